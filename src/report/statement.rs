//! Sentences from measurements: what was found, and against which target.

use super::facts::Facts;
use super::model::Mark;
use super::prose;
use crate::measure::measurement::Measurement;
use crate::policy::Verdict;
use crate::words::Words;

/// The verdict as word and shape; the id is its colour's class.
pub(super) fn mark(verdict: Verdict) -> Mark {
    let shape = match verdict {
        Verdict::Met => "●",
        Verdict::NotMet => "▲",
        Verdict::CannotTell => "◆",
        Verdict::NoTarget => "–",
        Verdict::NotMeasurable => "○",
    };
    let id = verdict.as_str();
    Mark { id, word: Words::english().word(&format!("verdict-{}", id.replace('_', "-"))), shape }
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

/// Why a number is not there, or what to know about it; `None` if there is nothing to say.
pub(super) fn reason(facts: &Facts<'_>, one: &Measurement) -> Option<String> {
    (!one.reason.is_empty()).then(|| facts.words.remark(&one.reason))
}

/// One sentence: what was found, its interval and its target.
pub(super) fn found(facts: &Facts<'_>, one: &Measurement) -> String {
    let subject = subject(facts, one);
    let Some(value) = one.value else {
        let reason = reason(facts, one).unwrap_or_else(|| facts.reason(one.kpi));
        return prose::sentence(&format!("{subject}: not measurable, {reason}"));
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
