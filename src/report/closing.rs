//! The end of both documents: what was restated, what the numbers cannot say, what the words mean, and who signs.

use super::facts::{self, Facts};
use super::model::{Signature, Table, Term};
use super::prose;
use super::section::table;
use crate::measure::assumptions::Evidence;
use crate::measure::edition::Restatement;
use crate::measure::unit::Unit;
use crate::words::Arg;

/// Words of the documents that a reader may not share, in alphabetical order of the English.
const TERMS: [&str; 13] = [
    "as-of",
    "cannot-tell",
    "edition",
    "evidence",
    "interval",
    "median",
    "provisional",
    "review-coverage",
    "routing",
    "signal",
    "target",
    "tier",
    "unattributed",
];

/// Which themes have no page because the organisation chose so.
pub(super) fn left_out(facts: &Facts<'_>, themes: &[String]) -> String {
    if themes.is_empty() {
        return String::new();
    }
    let count = Arg::Count(themes.len() as f64);
    facts.words.say("look-left-out", &[("themes", facts.words.list(themes).into()), ("count", count)])
}

/// A feed that was heard on less than this share of its days limits what can be said.
const HEARD: f64 = 0.95;

/// Published numbers that are others now.
pub(super) fn restated(facts: &Facts<'_>) -> Table {
    let row = |one: &Restatement| {
        let unit = facts.card(one.kpi).map_or(Unit::Ratio, |card| card.unit);
        let value = |value: f64| prose::value(facts.words, value, unit);
        let subject = [facts.title(one.kpi)].into_iter().chain(one.member.as_deref().map(prose::name));
        vec![
            facts.words.row(&subject.collect::<Vec<_>>()),
            prose::period(facts.words, one.period),
            value(one.first),
            one.current.map_or_else(|| prose::ABSENT.to_owned(), value),
            prose::sentence(&facts.words.remark(&one.reason)),
        ]
    };
    let rows = facts.findings.restatements.iter().map(row).collect();
    let titles = ["indicator", "period", "#published-as", "#now", "why"];
    table(facts, "restated", facts.words.word("restated-caption"), &titles, rows)
}

/// What the numbers of this period cannot say, whoever reads them.
pub(super) fn limits(facts: &Facts<'_>) -> Vec<String> {
    let findings = facts.findings;
    let mut limits = vec![facts.words.word("limit-recorded"), facts.words.word("limit-cohort")];
    let weak = findings.measurements.iter().filter(|one| one.value.is_some() && one.dimensions.is_empty());
    let weak = weak.filter(|one| matches!(one.grade, Some(Evidence::E0 | Evidence::E1))).count();
    if weak > 0 {
        limits.push(facts.words.say("limit-evidence", &[("indicators", Arg::Count(weak as f64))]));
    }
    let proxies = findings.choices.iter().filter(|choice| choice.evidence.as_ref() == "proxy");
    let proxies: Vec<String> = proxies.map(|choice| facts.words.called("question", choice.question.as_ref())).collect();
    if !proxies.is_empty() {
        limits.push(facts.words.say("limit-proxy", &[("questions", facts.words.list(&proxies).into())]));
    }
    for (source, one) in facts.members(facts::DATA_COVERAGE) {
        let Some(share) = one.value.filter(|share| *share < HEARD) else { continue };
        let args = [("source", prose::name(source).into()), ("share", facts.words.share(share).into())];
        limits.push(facts.words.say("confidence-coverage", &args));
    }
    if let Some((_, share)) = facts.measured(facts::UNATTRIBUTED).filter(|(_, share)| *share > 0.0) {
        limits.push(facts.words.say("confidence-unattributed", &[("share", facts.words.share(share).into())]));
    }
    if findings.withheld() > 0 {
        limits.push(facts.words.say("limit-withheld", &[("numbers", Arg::Count(findings.withheld() as f64))]));
    }
    let deleted = findings.deleted();
    limits.extend(deleted.into_iter().map(|remark| prose::sentence(&facts.words.remark(&[remark]))));
    limits
}

/// What the words mean.
pub(super) fn glossary(facts: &Facts<'_>) -> Vec<Term> {
    let term = |id: &&str| Term {
        word: facts.words.word(&format!("term-{id}")),
        meaning: facts.words.word(&format!("term-{id}-means")),
    };
    TERMS.iter().map(term).collect()
}

/// Who signs. A person does; software never does.
pub(super) fn sign_off(facts: &Facts<'_>) -> Vec<Signature> {
    let options = facts.options;
    let approved = options.approved_on.map_or_else(String::new, |day| facts.words.day(day));
    let signature = |role: &str, name: &str, date: String| Signature {
        role: facts.words.word(&format!("sign-{role}")),
        statement: facts.words.word(&format!("sign-{role}-states")),
        name: name.to_owned(),
        date,
    };
    vec![
        signature("prepared", &options.prepared_by, String::new()),
        signature("reviewed", &options.reviewed_by, String::new()),
        signature("approved", &options.approved_by, approved),
    ]
}
