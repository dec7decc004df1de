//! Drawings of counts: by day, ranked, in ranges and stages, one by one, in small.

use super::*;

pub(super) fn days(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let mut dice = Dice(3);
    let count = match state {
        State::Nothing => 0,
        State::One => 1,
        State::Nine => 9,
        _ => 31,
    };
    let day = |index: usize| {
        let rest = matches!(index % 7, 2 | 3);
        let calls = (if rest { 12.0 } else { 50.0 } + dice.next() * 16.0).round();
        let calls = if state == State::Equal { 50.0 } else { calls };
        days::Day {
            label: state.name(index, &format!("{} Oct", index + 1)),
            rest,
            calls: (state != State::Gap || !(8..13).contains(&index) && index != 20)
                .then_some((calls, if index == 5 { 14.0 } else { f64::from(u8::from(index.is_multiple_of(9))) })),
            unfinished: state == State::Provisional && index + 1 == count,
        }
    };
    let days: Vec<days::Day> = (0..count).map(day).collect();
    let words = days::Words {
        axis: "Accepted calls per day".to_owned(),
        failed: "18 failed in all".to_owned(),
        gap: "no data".to_owned(),
        tick: PLAIN,
    };
    days::svg(id, sheet, "Calls were recorded on every day", &days, &words)
}

pub(super) fn ranked(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let bar = |index: usize| {
        let value = if state == State::Equal { 400.0 } else { (1200.0 / (index + 1) as f64).round() };
        let grey = index == 3;
        ranked::Bar { name: state.name(index, "claims-triage"), value, words: PLAIN(value), grey }
    };
    ranked::svg(id, sheet, "claims-triage makes 47% of the calls", &(0..state.members()).map(bar).collect::<Vec<_>>())
}

pub(super) fn ranges(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let usual = [(12.0, 31.0, 55.0), (8.0, 17.0, 29.0), (-3.0, 9.0, 21.0), (2.0, 6.0, 11.0)];
    let range = |index: usize| {
        let (p10, p50, p90) = if state == State::Equal { (5.0, 5.0, 5.0) } else { usual[index % 4] };
        ranges::Range { name: state.name(index, "Letters (E2)"), p10, p50, p90, words: format!("{p50} hours") }
    };
    let ranges: Vec<ranges::Range> = (0..state.members()).map(range).collect();
    let words = ranges::Words { ends: ["10th percentile", "median", "90th"].map(str::to_owned), tick: PLAIN };
    ranges::svg(id, sheet, "Letters save most: 31 hours", &ranges, &words)
}

pub(super) fn funnel(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let counts = match state {
        State::Nothing => vec![0.0; 4],
        State::One => vec![1.0, 1.0, 1.0, 0.0],
        State::Nine => vec![9.0, 9.0, 7.0, 1.0],
        State::Equal => vec![50.0; 4],
        State::Gap => vec![],
        _ => vec![1296.0, 320.0, 277.0, 12.0],
    };
    let names = ["eligible", "routed to a human", "reviewed", "changed"];
    let share = |index: usize| match index {
        0 => String::new(),
        _ if counts[index - 1] == 0.0 => String::new(),
        _ => format!("{} of them", PERCENT(counts[index] / counts[index - 1])),
    };
    let stage = |index: usize| funnel::Stage {
        name: state.name(index, names[index]),
        count: counts[index],
        words: PLAIN(counts[index]),
        share: share(index),
    };
    let stages: Vec<funnel::Stage> = (0..counts.len()).map(stage).collect();
    funnel::svg(id, sheet, "12 of 277 reviewed outputs were changed", &stages)
}

pub(super) fn strip(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let usual = [2.0, 3.5, 3.6, 9.0, 26.0, 30.0, 31.0, 95.0, 140.0];
    let count = match state {
        State::Nothing => 0,
        State::One => 1,
        _ => 9,
    };
    let dot = |index: usize| strip::Dot {
        at: if state == State::Equal { 12.0 } else { usual[index] },
        open: index > 6 || state == State::Provisional,
    };
    let words = strip::Words {
        axis: "Hours since the flag".to_owned(),
        open: state.name(1, "still open"),
        levels: vec![(24.0, state.name(0, "high: 24 hours")), (72.0, state.name(1, "medium: 72 hours"))],
        tick: PLAIN,
    };
    strip::svg(id, sheet, "Two of nine cases are still open", &(0..count).map(dot).collect::<Vec<_>>(), &words)
}

pub(super) fn sparkline(id: &str, state: State) -> String {
    let values = values(state);
    let limits: Vec<Option<(f64, f64)>> =
        values.iter().map(|value| value.filter(|_| values.len() == 13).map(|_| (830.0, 1216.0))).collect();
    let spark = sparkline::Spark {
        values: &values,
        limits: if state == State::Equal { &[] } else { &limits },
        from_nought: state == State::Hostile,
        fired: values.last().copied().flatten().is_some_and(|value| value > 1216.0),
        provisional: state == State::Provisional,
    };
    sparkline::svg(id, &HOUSE, "Thirteen months of calls", &spark)
}

pub(super) fn spread(id: &str, sheet: Sheet<'_>, state: State) -> String {
    let usual = [(48_000.0, 0.2), (1_900.0, 0.31), (420.0, 0.17), (6.0, 0.0)];
    let point = |index: usize| {
        let (n, share) = if state == State::Equal { (400.0, 0.2) } else { usual[index % 4] };
        let outside = index == 1 || state == State::Hostile;
        spread::Point { name: state.name(index, "claims-triage"), n, share, outside }
    };
    let points: Vec<spread::Point> = (0..state.members()).map(point).collect();
    let limits = |n: f64| {
        let half = 3.09 * (0.2 * 0.8 / n).sqrt();
        ((0.2 - half).max(0.0), (0.2 + half).min(1.0))
    };
    let words = spread::Words {
        axis: "outputs".to_owned(),
        centre: "all together: 20%".to_owned(),
        share: PERCENT,
        size: PLAIN,
        limits: &limits,
    };
    spread::svg(id, sheet, "One of four projects is unlike the others", 0.2, &points, &words)
}
