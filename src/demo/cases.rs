//! Flagged cases and how they were investigated, as it truly was: when flagged, touched, decided, closed. How the
//! ticket system exports them is the subject of [`super::tickets`].

use super::activity::Activity;
use super::admin::LEAVER;
use super::calendar::{self, DAY, HOUR, MINUTE};
use super::calls::Call;
use super::dice::Dice;
use super::people::INVESTIGATORS;

/// One case. Times in microseconds since 1970 UTC, at full minutes: the ticket system knows no seconds.
pub(super) struct Case {
    /// When it happened, as the ticket has it.
    pub(super) event_us: i64,
    /// When it was opened.
    pub(super) flagged_us: i64,
    /// When an investigator first touched it.
    pub(super) touched_us: i64,
    /// When it was decided.
    pub(super) disposed_us: i64,
    /// When it was opened again and decided again.
    pub(super) reopened_us: Option<(i64, i64)>,
    /// When all was done.
    pub(super) closed_us: i64,
    /// Whether it was withdrawn instead of decided.
    pub(super) cancelled: bool,
    /// `1 - Critical` to `4 - Low`.
    pub(super) priority: &'static str,
    /// What it is about.
    pub(super) category: &'static str,
    /// Names the activity, or the trace of the call.
    pub(super) short_description: String,
    /// Who investigates.
    pub(super) owner: &'static str,
    /// The disposition.
    pub(super) code: &'static str,
}

/// A priority, and the minutes to its disposition in quantiles (per mille, minutes).
type Severity = (&'static str, &'static [(i64, i64)]);

/// How bad cases are, by share: right-skewed, as they are everywhere.
static SEVERITIES: &[(u64, Severity)] = &[
    (8, ("1 - Critical", &[(0, 30), (500, 170), (900, 540), (1000, 1900)])),
    (27, ("2 - High", &[(0, 45), (500, 310), (900, 1500), (1000, 9000)])),
    (45, ("3 - Moderate", &[(0, 60), (500, 560), (900, 4300), (1000, 24000)])),
    (20, ("4 - Low", &[(0, 120), (500, 1100), (900, 9000), (1000, 52000)])),
];

/// How cases end, by share. The last two are no dispositions: a rule closed it, or it was another's double.
const DISPOSITIONS: &[(u64, &str)] = &[
    (34, "Confirmed"),
    (30, "False positive"),
    (10, "Accepted risk"),
    (18, "Training given"),
    (4, "Auto-closed"),
    (4, "Duplicate"),
];

/// Cases that were never decided: month and day of the flag. A question to a vendor that nobody answers.
const STUCK: &[(&str, usize)] = &[("2026-07", 6), ("2026-09", 4), ("2026-10", 9)];

/// The case that was opened again: month and place in it.
const REOPENED: &[(&str, usize)] = &[("2026-02", 3), ("2026-05", 4), ("2026-07", 9), ("2026-10", 2)];

/// Cases that were withdrawn: month and place in it.
const CANCELLED: &[(&str, usize)] = &[("2025-12", 2), ("2026-05", 7), ("2026-08", 1), ("2026-10", 7)];

/// What a case can be about: time, id, category.
type Lead = (i64, String, &'static str);

/// All cases, by the time of the flag.
pub(super) fn all(seed: u64, calls: &[Call], activities: &[Activity]) -> Vec<Case> {
    let mut dice = Dice::new(seed, 6);
    let mut leads = leads(calls, activities, &mut dice);
    leads.sort();
    let mut cases = Vec::new();
    for (index, month) in calendar::months().iter().enumerate() {
        let leads: Vec<&Lead> = leads.iter().filter(|lead| calendar::month(lead.0) == *month).collect();
        let wanted = 9 + index * 2 / 3 + dice.below(4) as usize;
        let wanted = if month == "2026-11" { 2 } else { wanted }.min(leads.len());
        for place in 0..wanted {
            let lead = leads[place * leads.len() / wanted];
            cases.push(investigate(lead, (month.as_str(), place), &mut dice));
        }
        // Nobody overlooks what the leaver took along, and it takes weeks to find out what it was.
        if let Some(lead) = leads.iter().find(|lead| lead.2 == LEAVER) {
            let mut case = investigate(lead, ("", 0), &mut dice);
            case.priority = "2 - High";
            case.code = "Confirmed";
            case.touched_us = case.flagged_us + 95 * MINUTE;
            case.disposed_us = case.flagged_us + 25 * DAY + 5 * HOUR;
            case.closed_us = case.disposed_us + 2 * DAY;
            cases.push(case);
        }
    }
    cases.sort_by_key(|case| case.flagged_us);
    cases
}

/// What could be flagged: risk flags of the feed, and outputs of the projects with the highest tier.
fn leads(calls: &[Call], activities: &[Activity], dice: &mut Dice) -> Vec<Lead> {
    let flags = activities.iter().filter_map(|found| Some((found.at_us, found.id.clone(), found.flag?)));
    let mut leads: Vec<Lead> = flags.collect();
    for call in calls.iter().filter(|call| call.answered && matches!(call.tier, "high" | "medium")) {
        if dice.chance(12) {
            let &category = dice.pick(&["Wrong advice", "Unfair outcome", "Data leak"]);
            leads.push((call.at_us, call.trace.clone(), category));
        }
    }
    leads.retain(|lead| lead.0 < calendar::exported_us() - DAY);
    leads
}

fn investigate(lead: &Lead, place: (&str, usize), dice: &mut Dice) -> Case {
    let (event_us, id, category) = lead;
    // Most is seen at once, some only when somebody complains.
    let noticed = dice.quantile(&[(0, 6), (700, 70), (900, 300), (1000, 5200)]);
    let flagged_us = minute(quiet(event_us + noticed * MINUTE));
    let (priority, table) = *dice.pick_weighted(SEVERITIES);
    let minutes = dice.quantile(table);
    let disposed_us = minute(quiet(flagged_us + minutes * MINUTE));
    let touched_us = minute(flagged_us + (minutes * dice.between(5, 40) / 100).max(1) * MINUTE);
    let reopened_us = REOPENED.contains(&place).then(|| {
        let again = calendar::next_morning(disposed_us + DAY, dice);
        (minute(again), minute(again + dice.between(20, 70) * HOUR))
    });
    let closed_us = minute(calendar::next_morning(reopened_us.map_or(disposed_us, |(_, end)| end) + 2 * DAY, dice));
    let &owner = dice.pick(INVESTIGATORS);
    let &code = dice.pick_weighted(DISPOSITIONS);
    let never = i64::MAX;
    let stuck = STUCK.contains(&place);
    Case {
        event_us: minute(*event_us),
        flagged_us,
        touched_us,
        disposed_us: if stuck { never } else { disposed_us },
        reopened_us,
        closed_us: if stuck { never } else { closed_us },
        cancelled: CANCELLED.contains(&place),
        priority,
        category,
        short_description: format!("{category}: see {id}"),
        owner,
        code,
    }
}

/// The minute that holds `us`.
fn minute(us: i64) -> i64 {
    us - us.rem_euclid(MINUTE)
}

/// Moves an instant out of the night in which London's clocks show one hour twice: the ticket system's times carry no
/// offset, so nobody could read it back.
fn quiet(us: i64) -> i64 {
    let nights = [calendar::day(2025, 10, 26), calendar::day(2026, 10, 25), calendar::day(2026, 3, 29)];
    let night = nights.map(|day| calendar::local_instant(day, 0));
    if night.iter().any(|&start| (start..start + 4 * HOUR).contains(&us)) { us + 5 * HOUR } else { us }
}
