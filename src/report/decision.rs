//! The first page: what the committee is asked to do, what changed, and how far the numbers can be trusted. Every ask rests
//! on a fact of the findings; none invents an action.

use super::facts::{self, Facts};
use super::model::{Ask, Decision, Mark};
use super::{change, prose, statement};
use crate::measure::measurement::{Measurement, State};
use crate::policy::Verdict;
use crate::words::Arg;

/// Asks on the page: a board decides few things at a time.
const ASKS: usize = 3;

/// Changes on the page.
const CHANGES: usize = 2;

/// A feed that was heard on less than this share of its days limits what can be said.
const COMPLETE: f64 = 0.95;

/// Sources that are named one by one; more are counted.
const NAMED: usize = 3;

/// The page.
pub(super) fn decision(facts: &Facts<'_>) -> Decision {
    let asks = asks(facts);
    let heading = match asks.first() {
        Some(_) if !facts.options.readers.pack.decides => facts.words.word("decision-heading-others"),
        Some(ask) => facts.words.word(&format!("decision-heading-{}", ask.verb.id)),
        None => facts.words.word("decision-heading-note"),
    };
    let signals = facts.findings.signals.iter().filter(|signal| !signal.rules.is_empty());
    let changed = signals.filter_map(|signal| change::sentence(facts, signal.kpi)).take(CHANGES).collect();
    let (confidence, confidence_lines) = confidence(facts);
    Decision { heading, asks, changed, confidence, confidence_lines }
}

fn verb(facts: &Facts<'_>, id: &'static str) -> Mark {
    let shape = match id {
        "decide" => "▲",
        "discuss" => "◆",
        _ => "●",
    };
    Mark { id, word: facts.words.word(&format!("decision-{id}")), shape }
}

/// What is asked, the weightiest first.
fn asks(facts: &Facts<'_>) -> Vec<Ask> {
    let ask = |id, text| Ask { verb: verb(facts, id), text };
    let (missed, unclear) = (judged(facts, Verdict::NotMet), judged(facts, Verdict::CannotTell));
    let mut asks: Vec<Ask> = missed.iter().take(ASKS).map(|one| ask("decide", breach(facts, one))).collect();
    if missed.len() > ASKS {
        let more = ("more", Arg::Count((missed.len() - ASKS + 1) as f64));
        asks.truncate(ASKS - 1);
        asks.push(ask("decide", facts.words.say("decision-more-breaches", &[more])));
    }
    if let Some(first) = unclear.first().filter(|_| asks.len() < ASKS) {
        let reason = statement::reason(facts, first).unwrap_or_else(|| facts.reason(first.kpi));
        let args = [
            ("targets", Arg::Count(unclear.len() as f64)),
            ("subject", statement::subject(facts, first).into()),
            ("reason", reason.into()),
        ];
        asks.push(ask("discuss", facts.words.say("decision-unclear", &args)));
    }
    let restated = facts.findings.restatements.len();
    if restated > 0 && asks.len() < ASKS {
        asks.push(ask("note", facts.words.say("decision-restated", &[("numbers", Arg::Count(restated as f64))])));
    }
    if asks.is_empty() {
        let id = if facts.is_anything_known() { "decision-nothing-missed" } else { "decision-nothing-measured" };
        asks.push(ask("note", facts.words.word(id)));
    }
    asks
}

/// Totals and members that ended with a verdict, oversight before everything else, data quality last.
fn judged<'a>(facts: &Facts<'a>, verdict: Verdict) -> Vec<&'a Measurement> {
    let mut found = facts.with_verdict(verdict);
    let place = |kpi: &str| match kpi.split('.').next() {
        Some("review" | "investigation") => 0,
        Some("quality") => 2,
        _ => 1,
    };
    found.sort_by_key(|one| place(one.kpi));
    found
}

fn breach(facts: &Facts<'_>, one: &Measurement) -> String {
    let bound = one.target.map(|target| prose::target(facts.words, target, one.unit, facts.better(one.kpi)));
    let args = [
        ("subject", statement::subject(facts, one).into()),
        ("value", prose::cell(facts.words, one).into()),
        ("bound", bound.unwrap_or_default().into()),
    ];
    facts.words.say("decision-breach", &args)
}

/// Whether the numbers are complete, and what limits them.
fn confidence(facts: &Facts<'_>) -> (Mark, Vec<String>) {
    let words = facts.words;
    let mut limits = Vec::new();
    let heard = facts.members(facts::DATA_COVERAGE).into_iter();
    let worst = heard.filter_map(|(name, one)| Some((name, one.value?))).min_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((source, share)) = worst.filter(|(_, share)| *share < COMPLETE) {
        let args = [("source", prose::name(source).into()), ("share", facts.words.share(share).into())];
        limits.push(words.say("confidence-coverage", &args));
    }
    limits.extend(provisional(facts, NAMED));
    let unbalanced = facts.findings.quality.files.iter().filter(|file| !super::appendix::is_balanced(file)).count();
    if unbalanced > 0 {
        limits.push(words.say("confidence-unbalanced", &[("files", Arg::Count(unbalanced as f64))]));
    }
    let is_complete = limits.is_empty() && facts.is_anything_known();
    let kpis = facts.kpis();
    let measured = kpis.iter().filter(|kpi| facts.measured(kpi).is_some()).count();
    let args = [("measured", Arg::Count(measured as f64)), ("all", Arg::Count(kpis.len() as f64))];
    let mut lines = vec![words.say("confidence-measured", &args)];
    if let Some((_, share)) = facts.measured(facts::UNATTRIBUTED) {
        lines.push(words.say("confidence-unattributed", &[("share", facts.words.share(share).into())]));
    }
    limits.extend(lines);
    let mark = if is_complete {
        Mark { id: "met", word: words.word("confidence-complete"), shape: "●" }
    } else {
        Mark { id: "cannot_tell", word: words.word("confidence-limited"), shape: "◆" }
    };
    (mark, limits)
}

/// Until when the period may still change, and which sources it waits for: by name unless there are more than `most`.
pub(super) fn provisional(facts: &Facts<'_>, most: usize) -> Option<String> {
    if facts.findings.state != State::Provisional {
        return None;
    }
    let unsettled = &facts.findings.unsettled;
    let Some(day) = unsettled.iter().map(|one| one.settled_on).max() else {
        return Some(facts.words.word("confidence-provisional"));
    };
    let day = facts.words.day(day);
    Some(if unsettled.len() > most {
        let count = Arg::Count(unsettled.len() as f64);
        facts.words.say("confidence-unsettled-many", &[("day", day.into()), ("sources", count)])
    } else {
        let sources: Vec<String> = unsettled.iter().map(|one| prose::name(&one.source)).collect();
        facts.words.say("confidence-unsettled", &[("day", day.into()), ("sources", facts.words.list(&sources).into())])
    })
}
