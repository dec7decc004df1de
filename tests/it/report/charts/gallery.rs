//! What the gallery draws: each chart in each state.

mod counts;

use auditpack::measure::findings::{Survival, SurvivalStep};
use auditpack::report::chart::{
    Sheet, both, bullet, days, dots, funnel, heat, ranges, ranked, sparkline, spread, stacked, strip, survival,
    tornado, xmr,
};
use auditpack::report::look::Look;
use counts::{days, funnel, ranges, ranked, sparkline, spread, strip};
use std::sync::{Arc, LazyLock};

/// A state in which a report may find what it draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Usual,
    Nothing,
    One,
    Nine,
    Gap,
    Provisional,
    Equal,
    Hostile,
}

pub(super) const STATES: [State; 8] = [
    State::Usual,
    State::Nothing,
    State::One,
    State::Nine,
    State::Gap,
    State::Provisional,
    State::Equal,
    State::Hostile,
];

/// What every chart here is drawn with.
pub(super) static HOUSE: LazyLock<Arc<Look>> = LazyLock::new(Look::house);

/// Numbers with a comma at thousands, as English prints them.
pub(super) const PLAIN: &dyn Fn(f64) -> String = &|value| {
    let value = (value * 100.0).round() / 100.0;
    let (whole, sign) = (value.abs().trunc() as i64, if value < 0.0 { "−" } else { "" });
    let rest = if value.fract() == 0.0 { String::new() } else { format!("{:.2}", value.abs().fract())[1..].to_owned() };
    if whole >= 1000 {
        format!("{sign}{},{:03}{rest}", whole / 1000, whole % 1000)
    } else {
        format!("{sign}{whole}{rest}")
    }
};

const PERCENT: &dyn Fn(f64) -> String = &|value| format!("{}%", (value * 1000.0).round() / 10.0);

/// A fixed stream of numbers from nought to one.
struct Dice(u32);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0 >> 8) / f64::from(1_u32 << 24)
    }
}

impl State {
    /// How many members a chart of members has.
    fn members(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::One => 1,
            Self::Nine => 9,
            _ => 4,
        }
    }

    fn name(self, index: usize, usual: &str) -> String {
        match (self, index) {
            (Self::Hostile, 0) => super::super::HOSTILE[1].to_owned(),
            (Self::Hostile, 1) => "x".repeat(300),
            (Self::Hostile, 2) => super::super::HOSTILE[5].to_owned(),
            (Self::Hostile, 3) => super::super::HOSTILE[7].to_owned(),
            _ => usual.to_owned(),
        }
    }
}

/// Name, state and drawing of every chart, wide and narrow; a sparkline has one width.
pub(super) fn drawings() -> Vec<(String, State, String)> {
    type Draw = fn(&str, Sheet<'_>, State) -> String;
    let kinds: [(&str, Draw); 14] = [
        ("xmr", xmr),
        ("survival", survival),
        ("dots", dots),
        ("tornado", tornado),
        ("bullet", bullet),
        ("stacked", stacked),
        ("heat", heat),
        ("days", days),
        ("ranked", ranked),
        ("ranges", ranges),
        ("funnel", funnel),
        ("strip", strip),
        ("spread", spread),
        ("bullet-small", |id, sheet, state| {
            bullet(id, Sheet::new(if sheet.width > 500.0 { 120.0 } else { 90.0 }, &HOUSE), state)
        }),
    ];
    let mut all = Vec::new();
    for (name, draw) in kinds {
        for state in STATES {
            let (wide, narrow) = both(&HOUSE, &format!("{name}-{state:?}"), |id, sheet| draw(id, sheet, state));
            all.push((name.to_owned(), state, wide));
            all.push((name.to_owned(), state, narrow));
        }
    }
    for state in STATES {
        all.push(("sparkline".to_owned(), state, sparkline(&format!("sparkline-{state:?}"), state)));
    }
    all
}

fn values(state: State) -> Vec<Option<f64>> {
    let usual = [982.0, 1044.0, 910.0, 1102.0, 1015.0, 968.0, 1071.0, 1120.0, 995.0, 1038.0, 1090.0, 1012.0, 1296.0];
    let count = match state {
        State::Nothing => 0,
        State::One => 1,
        State::Nine => 9,
        _ => 13,
    };
    let value = |index: usize| match state {
        State::Gap if (3..5).contains(&index) || index == 9 => None,
        State::Equal => Some(1000.0),
        _ => Some(usual[index]),
    };
    (0..count).map(value).collect()
}

fn xmr(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let months = ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"];
    let values = values(state);
    let newest = values.len().saturating_sub(1);
    let limits = values.len() == 13 && state != State::Equal;
    let point = |(index, value): (usize, &Option<f64>)| xmr::XmrPoint {
        label: state.name(index, months[index]),
        value: *value,
        words: value.map(PLAIN).unwrap_or_default(),
        limits: limits.then_some((830.0, 1216.0)),
        centre: limits.then_some(1023.0),
        fired: value.is_some_and(|value| limits && value > 1216.0),
        gap: value.is_none().then(|| "not measurable: no review log".to_owned()),
        provisional: state == State::Provisional && index == newest,
    };
    let xmr = xmr::Xmr {
        points: values.iter().enumerate().map(point).collect(),
        target: matches!(state, State::Usual | State::Hostile).then(|| (900.0, state.name(1, "at least 900"))),
        usual: "usually 830 to 1,216".to_owned(),
        baseline: limits.then(|| (0, 11, "the range is made from these".to_owned())),
        rebased: (state == State::Gap).then(|| (6, "a second gateway was connected on 4 April".to_owned())),
        so_far: "so far".to_owned(),
        tick: PLAIN,
    };
    xmr::svg(id, sheet, "Calls are above their usual range", &xmr)
}

fn survival(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let cases: i64 = match state {
        State::Nothing => 0,
        State::One => 1,
        State::Nine => 9,
        _ => 41,
    };
    let open = match state {
        State::One => 0,
        State::Nine => 2,
        State::Gap => cases - 3,
        _ => cases / 6,
    };
    let mut share = 1.0;
    let mut steps = Vec::new();
    for index in 0..cases - open {
        let at_risk = cases - index;
        let hours = if state == State::Equal { 12.0 } else { 0.02 * (index as f64).powf(2.6) + 2.0 };
        share *= 1.0 - 1.0 / at_risk as f64;
        let spread = 0.28 * (share * (1.0 - share)).sqrt();
        steps.push(SurvivalStep { hours, open: share, ci_low: share - spread, ci_high: share + spread, at_risk });
    }
    if state == State::Equal {
        steps = vec![SurvivalStep { hours: 12.0, open: 0.2, ci_low: 0.1, ci_high: 0.33, at_risk: cases }];
    }
    let last = steps.last().map_or(30.0, |step| step.hours);
    let censored_hours: Vec<f64> = (0..open).map(|index| last + 4.0 * (index + 1) as f64).collect();
    let median_hours = steps.iter().find(|step| step.open <= 0.5).map(|step| step.hours);
    let found = Survival { steps, censored_hours, cases, disposed: cases - open, median_hours, ..Survival::default() };
    let words = survival::Words {
        share: "Share of cases still open".to_owned(),
        hours: "Hours since the flag".to_owned(),
        at_risk: "Cases at risk".to_owned(),
        median: median_hours.map(|hours| format!("Median {} hours", PLAIN(hours))).unwrap_or_default(),
        open: "still open".to_owned(),
        levels: [(24.0, "high: 24 hours"), (72.0, "medium: 72 hours"), (168.0, "low: 168 hours")]
            .iter()
            .enumerate()
            .map(|(index, (hours, name))| (*hours, state.name(index, name)))
            .collect(),
        tick: PLAIN,
        percent: PERCENT,
    };
    survival::svg(id, sheet, "Half of the cases had a disposition within 13 hours", &found, &words)
}

fn dots(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let shares = [0.965, 0.42, 0.31, 0.05, 1.0, 0.0, 0.77, 0.5, 0.995];
    let dot = |index: usize| {
        let share = if state == State::Equal { 0.5 } else { shares[index] };
        let known = state != State::Gap || index != 1;
        dots::Dot {
            name: state.name(index, ["high", "medium", "low", "minimal", "unknown"][index.min(4)]),
            share: known.then_some(share),
            words: if known { PERCENT(share) } else { "no review log".to_owned() },
            count: if known { format!("{} of 287", (share * 287.0).round()) } else { String::new() },
            interval: known.then(|| ((share - 0.06).max(0.0), (share + 0.05).min(1.0))),
            target: [Some(1.0), Some(0.25), Some(0.25)].get(index).copied().flatten(),
            missed: index == 0,
        }
    };
    let dots: Vec<dots::Dot> = (0..state.members()).map(dot).collect();
    let words = dots::Words { target: "target".to_owned(), tick: PERCENT };
    dots::svg(id, sheet, "Ten high-risk outputs were left without review", &dots, &words)
}

fn tornado(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let swings = [(31.0, 96.0), (48.0, 82.0), (78.0, 55.0), (60.0, 73.0), (61.0, 72.0), (62.0, 71.0), (63.0, 70.0)];
    let swing = |index: usize| {
        let (low, high) = if state == State::Equal { (67.0, 67.0) } else { swings[index % 7] };
        tornado::Swing { name: state.name(index, "Minutes per letter without AI"), low, high }
    };
    let swings: Vec<tornado::Swing> = (0..state.members()).map(swing).collect();
    let words = tornado::Words {
        centre: "67 hours as declared".to_owned(),
        low: "at its 10th percentile".to_owned(),
        high: "at its 90th".to_owned(),
        tick: PLAIN,
    };
    tornado::svg(id, sheet, "The minutes per letter move the hours most", 67.0, &swings, &words)
}

fn bullet(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let usual = bullet::Bullet {
        value: Some(5.4),
        interval: Some((4.3, 6.7)),
        inside: (None, Some(5.0)),
        tolerated: (None, Some(8.0)),
        range: (0.0, 12.0),
        missed: true,
    };
    let found = match state {
        State::Usual => usual,
        State::Nothing => bullet::Bullet { value: Some(0.0), interval: None, missed: false, ..usual },
        State::One => bullet::Bullet { value: Some(1.0), interval: None, missed: false, ..usual },
        State::Nine => bullet::Bullet { value: Some(99.0), interval: Some((90.0, 108.0)), ..usual },
        State::Gap => bullet::Bullet { value: None, interval: None, ..usual },
        State::Provisional => bullet::Bullet {
            value: Some(0.96),
            interval: Some((0.93, 0.98)),
            inside: (Some(0.95), None),
            tolerated: (Some(0.9), None),
            range: (0.8, 1.0),
            missed: false,
        },
        State::Equal => bullet::Bullet { range: (5.4, 5.4), ..usual },
        State::Hostile => bullet::Bullet { inside: (Some(9.0), Some(2.0)), ..usual },
    };
    bullet::svg(id, sheet, "5.4% against at most 5%", &found, PLAIN)
}

fn stacked(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let shares = match state {
        State::Nothing => vec![],
        State::One => vec![1.0],
        State::Nine => vec![0.0, 0.97, 0.01, 0.02],
        State::Equal => vec![0.25; 4],
        State::Gap => vec![0.004, 0.003, 0.003, 0.99],
        _ => vec![0.12, 0.23, 0.4, 0.25],
    };
    let names = ["over 30 days", "7 to 30 days", "1 to 7 days", "under 1 day"];
    let part = |(index, share): (usize, &f64)| stacked::Part {
        name: state.name(index, names[index]),
        share: *share,
        words: format!("{} cases", (share * 40.0).round()),
    };
    let parts: Vec<stacked::Part> = shares.iter().enumerate().map(part).collect();
    stacked::svg(id, sheet, "Five cases have been open for over 30 days", &parts)
}

fn heat(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let mut dice = Dice(7);
    let mut counts = [[0.0; 24]; 7];
    for (weekday, day) in counts.iter_mut().enumerate() {
        for (hour, count) in day.iter_mut().enumerate() {
            let busy = (-((hour as f64 - 13.0) / 3.6).powi(2)).exp() * if weekday > 4 { 0.08 } else { 1.0 };
            *count = match state {
                State::Nothing => 0.0,
                State::One => f64::from(u8::from(weekday == 2 && hour == 11)),
                State::Equal => 7.0,
                State::Gap if weekday == 3 => 0.0,
                _ => (busy * (60.0 + 30.0 * dice.next())).floor(),
            };
        }
    }
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let labels = heat::HeatLabels {
        weekdays: std::array::from_fn(|index| state.name(index, weekdays[index])),
        hours: [0, 6, 12, 18, 24].map(|hour| (hour, format!("{hour:02}"))).to_vec(),
        total: "calls".to_owned(),
        tick: PLAIN,
    };
    heat::svg(id, sheet, "Calls are made from nine to five on working days", &counts, &labels)
}
