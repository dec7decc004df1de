//! What happened one by one: the cases of the period, and how each source was heard.

use super::facts::Facts;
use super::model::Table;
use super::prose;
use super::section::table;
use crate::measure::findings::{Feed, Incident};
use crate::words::Arg;
use chrono::NaiveDate;

/// Gaps of one source that are named.
const GAPS: usize = 3;

/// The cases that were flagged, decided or closed in the period: what each was, and when; never who worked on it.
pub(super) fn cases(facts: &Facts<'_>) -> Table {
    let words = facts.words;
    let instant = |us: i64| words.stamp(us, &facts.findings.timezone);
    let at = |us: Option<i64>| us.map_or_else(|| prose::ABSENT.to_owned(), instant);
    let row = |one: &Incident| {
        let outcome = match (one.class, &one.disposition) {
            (Some(class), _) => words.word(&format!("case-{}", class.replace('_', "-"))),
            (None, Some(told)) => told.clone(),
            (None, None) => prose::ABSENT.to_owned(),
        };
        vec![
            one.case_id.clone(),
            words.called("severity", &one.severity),
            instant(one.flagged_us),
            at(one.acknowledged_us),
            at(one.decided_us),
            at(one.closed_us),
            outcome,
            state(facts, one),
        ]
    };
    let caption = words.say("cases-caption", &[("zone", facts.findings.timezone.clone().into())]);
    let columns = ["case", "severity", "flagged", "first-touched", "decided", "closed", "outcome", "state"];
    table(facts, "cases", caption, &columns, facts.findings.incidents.iter().map(row).collect())
}

fn state(facts: &Facts<'_>, one: &Incident) -> String {
    let state = facts.words.word(&format!("case-state-{}", one.state.replace('_', "-")));
    if one.reopened { facts.words.say("case-reopened", &[("state", state.into())]) } else { state }
}

/// Expected and heard days of every source, and the days on which it was silent.
pub(super) fn feeds(facts: &Facts<'_>) -> Table {
    let words = facts.words;
    let row = |feed: &Feed| {
        let late = feed.late_days.map(|days| words.value(days as f64, "days"));
        vec![
            feed.source.clone(),
            words.count(feed.expected_days as f64),
            words.count(feed.heard_days as f64),
            gaps(facts, feed),
            late.unwrap_or_else(|| prose::ABSENT.to_owned()),
        ]
    };
    let columns = ["source", "#days-expected", "#days-heard", "silent", "#lateness"];
    table(facts, "feeds", words.word("feeds-caption"), &columns, facts.findings.feeds.iter().map(row).collect())
}

/// The first silent stretches, and how many more there are.
fn gaps(facts: &Facts<'_>, feed: &Feed) -> String {
    let words = facts.words;
    let gap = |(first, last): &(NaiveDate, NaiveDate)| {
        let days = ((*last - *first).num_days() + 1) as f64;
        let args = [("days", Arg::Count(days)), ("first", words.day(*first).into()), ("last", words.day(*last).into())];
        words.say("feeds-gap", &args)
    };
    let named: Vec<String> = feed.gaps.iter().take(GAPS).map(gap).collect();
    if named.is_empty() {
        return prose::ABSENT.to_owned();
    }
    let gaps = words.row(&named);
    match feed.gaps.len().saturating_sub(GAPS) {
        0 => gaps,
        more => words.say("feeds-gaps-more", &[("gaps", gaps.into()), ("more", Arg::Count(more as f64))]),
    }
}
