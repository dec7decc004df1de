//! Sentences from measurements: what was found, against which target, and whether it differs from the period before.

use super::facts::Facts;
use super::model::Mark;
use super::prose;
use crate::measure::findings::TrendPoint;
use crate::measure::measurement::Measurement;
use crate::policy::Verdict;

/// The verdict as word and shape; the id is its colour's class.
pub(super) fn mark(verdict: Verdict) -> Mark {
    let (word, shape) = match verdict {
        Verdict::Met => ("Met", "●"),
        Verdict::NotMet => ("Not met", "▲"),
        Verdict::CannotTell => ("Cannot tell", "◆"),
        Verdict::NoTarget => ("No target", "–"),
        Verdict::NotMeasurable => ("Not measurable", "○"),
    };
    Mark { id: verdict.as_str(), word, shape }
}

/// The interval in words with its kind; `None` if there is none.
pub(super) fn interval(facts: &Facts<'_>, one: &Measurement) -> Option<String> {
    let kind = facts.card(one.kpi)?.uncertainty.words();
    Some(format!("{kind} {}", prose::interval(one.ci_low, one.ci_high, one.unit)?))
}

/// Title of the KPI, and the member if it is one.
pub(super) fn subject(facts: &Facts<'_>, one: &Measurement) -> String {
    let title = facts.title(one.kpi);
    match one.dimensions.iter().next() {
        Some((dimension, member)) => format!("{title}, {dimension} {}", prose::name(member)),
        None => title.to_owned(),
    }
}

/// One sentence: what was found, its interval and its target.
pub(super) fn found(facts: &Facts<'_>, one: &Measurement) -> String {
    let subject = subject(facts, one);
    let Some(value) = one.value else {
        let reason = one.reason.clone().unwrap_or_else(|| facts.reason(one.kpi));
        return prose::sentence(&format!("{subject}: not measurable, {}", lowered(&reason)));
    };
    let mut notes: Vec<String> = interval(facts, one).into_iter().collect();
    if let Some(target) = one.target {
        let target = prose::target(target, one.unit, facts.better(one.kpi));
        notes.push(format!("target {target}: {}", mark(one.verdict).word.to_lowercase()));
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    prose::sentence(&format!("{subject}: {}{notes}", prose::value(value, one.unit)))
}

/// The sentence about a KPI's total; without a result, why.
pub(super) fn total(facts: &Facts<'_>, kpi: &'static str) -> String {
    match facts.total(kpi) {
        Some(one) => found(facts, one),
        None => prose::sentence(&format!("{}: not measurable, {}", facts.title(kpi), facts.reason(kpi))),
    }
}

/// How the total compares with the period before. A direction is only named where the two intervals lie apart.
pub(super) fn change(facts: &Facts<'_>, kpi: &'static str) -> Option<String> {
    let [.., before, now] = facts.trend(kpi) else { return None };
    let unit = facts.total(kpi)?.unit;
    let (was, _) = before.value.zip(now.value)?;
    let title = facts.title(kpi);
    let earlier = format!("{} in {}", prose::value(was, unit), prose::period(before.period));
    let text = match direction(before, now) {
        Some(Direction::Above) => format!("{title} is above the {earlier}; the two intervals do not overlap"),
        Some(Direction::Below) => format!("{title} is below the {earlier}; the two intervals do not overlap"),
        Some(Direction::Unclear) => format!("{title}: no statistical signal of a change from the {earlier}"),
        None => return None,
    };
    Some(prose::sentence(&text))
}

/// Where a point lies against the one before.
#[derive(Debug, PartialEq, Eq)]
enum Direction {
    Above,
    Below,
    Unclear,
}

/// `None` where an interval is missing: then nothing is said.
fn direction(before: &TrendPoint, now: &TrendPoint) -> Option<Direction> {
    let (was, is) = (before.ci_low.zip(before.ci_high)?, now.ci_low.zip(now.ci_high)?);
    Some(if is.0 > was.1 {
        Direction::Above
    } else if is.1 < was.0 {
        Direction::Below
    } else {
        Direction::Unclear
    })
}

/// A reason inside a sentence does not start with a capital, unless it starts with an abbreviation.
pub(super) fn lowered(text: &str) -> String {
    let mut chars = text.trim().trim_end_matches('.').chars();
    let first = chars.next().map(String::from).unwrap_or_default();
    let rest = chars.as_str();
    let is_word = rest.chars().next().is_some_and(char::is_lowercase);
    format!("{}{rest}", if is_word { first.to_lowercase() } else { first })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::period::Period;
    use chrono::NaiveDate;

    fn point(interval: Option<(f64, f64)>) -> TrendPoint {
        let period = Period::month_of(NaiveDate::default());
        let (ci_low, ci_high) = (interval.map(|ends| ends.0), interval.map(|ends| ends.1));
        TrendPoint { period, value: Some(0.5), ci_low, ci_high }
    }

    #[test]
    fn a_direction_needs_intervals_that_lie_apart() {
        let check = |before, now, expected| assert_eq!(direction(&point(before), &point(now)), expected);
        check(Some((0.1, 0.2)), Some((0.3, 0.4)), Some(Direction::Above));
        check(Some((0.3, 0.4)), Some((0.1, 0.2)), Some(Direction::Below));
        check(Some((0.1, 0.3)), Some((0.2, 0.4)), Some(Direction::Unclear));
        check(None, Some((0.2, 0.4)), None);
    }
}
