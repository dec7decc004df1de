//! Sentences from measurements: what was found, and against which target.

use super::facts::Facts;
use super::model::Mark;
use super::prose;
use crate::measure::measurement::Measurement;
use crate::policy::Verdict;
use crate::words::Words;

/// The verdict as word and shape; the id is its colour's class.
pub(super) fn mark(words: &Words, verdict: Verdict) -> Mark {
    let shape = match verdict {
        Verdict::Met => "●",
        Verdict::NotMet => "▲",
        Verdict::CannotTell => "◆",
        Verdict::NoTarget => "–",
        Verdict::NotMeasurable => "○",
    };
    let id = verdict.as_str();
    Mark { id, word: words.word(&format!("verdict-{}", id.replace('_', "-"))), shape }
}

/// The interval in words with its kind; `None` if there is none.
pub(super) fn interval(facts: &Facts<'_>, one: &Measurement) -> Option<String> {
    let kind = facts.words.called("interval", facts.card(one.kpi)?.uncertainty.words());
    let interval = prose::interval(facts.words, one.ci_low, one.ci_high, one.unit)?;
    Some(facts.words.say("found-interval", &[("kind", kind.into()), ("interval", interval.into())]))
}

/// The target in words, as a remark of its own; `None` if there is none.
pub(super) fn aim(facts: &Facts<'_>, one: &Measurement) -> Option<String> {
    let target = prose::target(facts.words, one.target?, one.unit, facts.better(one.kpi));
    Some(facts.words.say("target", &[("target", target.into())]))
}

/// Title of the KPI, and the member if it is one.
pub(super) fn subject(facts: &Facts<'_>, one: &Measurement) -> String {
    let title = facts.title(one.kpi);
    let Some((dimension, member)) = one.dimensions.iter().next() else { return title };
    let member = prose::name(&facts.words.called(dimension, member));
    let dimension = facts.words.called("dimension", dimension);
    facts
        .words
        .say("found-member", &[("title", title.into()), ("dimension", dimension.into()), ("member", member.into())])
}

/// Why a number is not there, or what to know about it; `None` if there is nothing to say.
pub(super) fn reason(facts: &Facts<'_>, one: &Measurement) -> Option<String> {
    (!one.reason.is_empty()).then(|| facts.words.remark(&one.reason))
}

/// One sentence: what was found, its interval and its target.
pub(super) fn found(facts: &Facts<'_>, one: &Measurement) -> String {
    let (words, subject) = (facts.words, subject(facts, one));
    let Some(value) = one.value else {
        let reason = reason(facts, one).unwrap_or_else(|| facts.reason(one.kpi));
        return unknown(facts, subject, reason);
    };
    let mut notes: Vec<String> = interval(facts, one).into_iter().collect();
    if let Some(target) = one.target {
        let target = prose::target(words, target, one.unit, facts.better(one.kpi));
        let verdict = words.word(&format!("found-{}", one.verdict.as_str().replace('_', "-")));
        notes.push(words.say("found-target", &[("target", target.into()), ("verdict", verdict.into())]));
    }
    let value = prose::value(words, value, one.unit);
    let mut args = vec![("subject", subject.into()), ("value", value.into())];
    if notes.is_empty() {
        return prose::sentence(&words.say("found", &args));
    }
    args.push(("notes", words.parts(&notes).into()));
    prose::sentence(&words.say("found-noted", &args))
}

/// The sentence about a KPI's total; without a result, why.
pub(super) fn total(facts: &Facts<'_>, kpi: &'static str) -> String {
    match facts.total(kpi) {
        Some(one) => found(facts, one),
        None => unknown(facts, facts.title(kpi), facts.reason(kpi)),
    }
}

fn unknown(facts: &Facts<'_>, subject: String, reason: String) -> String {
    prose::sentence(&facts.words.say("found-nothing", &[("subject", subject.into()), ("reason", reason.into())]))
}
