//! The first page: the cover strip, the three questions, what matters, what could not be measured.

use super::facts::{self, Facts};
use super::model::{Cover, Date, Figure, Language, Question, VerdictCount};
use super::{change, prose, statement};
use crate::measure::measurement::Measurement;
use crate::policy::Verdict;
use crate::words::Arg;
use chrono::Datelike;
use std::collections::BTreeMap;

/// The strip above everything.
pub(super) fn cover(facts: &Facts<'_>, document_id: String) -> Cover {
    let (words, findings, options) = (facts.words, facts.findings, facts.options);
    let day = prose::local_day(findings.as_of_us, &findings.timezone);
    let own = |text: &Option<String>, id: &str| text.clone().unwrap_or_else(|| words.word(id));
    let title = own(&options.title, "cover-title");
    let classification = own(&options.classification, "cover-classification");
    Cover {
        title_short: prose::short(&title, 60),
        title,
        dashboard_title: own(&options.dashboard_title, "cover-dashboard-title"),
        organization: findings.organization.clone(),
        organization_short: prose::short(&findings.organization, 40),
        period: prose::period(words, findings.period),
        period_id: findings.period.id(),
        as_of: words.instant(findings.as_of_us, &findings.timezone),
        date: Date { year: day.year(), month: day.month(), day: day.day() },
        version: words.word(if options.approved { "cover-final" } else { "cover-draft" }),
        draft: !options.approved,
        classification_short: prose::short(&classification, 30),
        classification,
        distribution: words.row(&options.distribution),
        prepared_by: options.prepared_by.clone(),
        approved: match (options.approved, options.approved_on) {
            (true, Some(day)) => words.row(&[options.approved_by.clone(), words.day(day)]),
            _ => String::new(),
        },
        document_id,
    }
}

/// What stands on the pages whatever the numbers are. What is counted where the page is laid out stands there as a name in
/// braces.
pub(super) fn labels(facts: &Facts<'_>, document_id: &str) -> BTreeMap<String, String> {
    let counted = ["page", "pages", "shown", "rows"].map(|name| (name, Arg::from(format!("{{{name}}}"))));
    let args: Vec<_> = counted.into_iter().chain([("document", document_id.into())]).collect();
    facts.words.all("label-", &args)
}

/// What browsers, readers and the layout must know about the language.
pub(super) fn language(facts: &Facts<'_>) -> Language {
    let hyphenate = facts.words.word("language-hyphenates") == "yes";
    Language { id: facts.words.tag().to_owned(), tag: facts.words.word("language-tag"), hyphenate }
}

/// In control, worth it, to be trusted: each with an answer and its figures.
pub(super) fn questions(facts: &Facts<'_>) -> Vec<Question> {
    let question = |id: &str, answer: String, kpis: &[&'static str]| Question {
        question: facts.words.word(id),
        answer,
        figures: kpis.iter().map(|kpi| figure(facts, kpi)).collect(),
    };
    vec![
        question("question-control", control(facts), &[facts::COVERAGE, facts::MTTI_MEDIAN, facts::SLA]),
        question("question-worth", worth(facts), &[facts::TIME_SAVED, facts::NET_TIME_SAVED, facts::CALLS]),
        question("question-trust", trust(facts), &[facts::DATA_COVERAGE, facts::UNATTRIBUTED, facts::ROWS_REJECTED]),
    ]
}

/// What matters, as plain sentences: misses first, then what cannot be told, then signals of change.
pub(super) fn sentences(facts: &Facts<'_>) -> Vec<String> {
    const MOST: usize = 4;
    let mut sentences: Vec<String> = Vec::new();
    for verdict in [Verdict::NotMet, Verdict::CannotTell] {
        for one in facts.with_verdict(verdict) {
            let reason = statement::reason(facts, one).map(|reason| format!(" {}", prose::sentence(&reason)));
            sentences.push(format!("{}{}", statement::found(facts, one), reason.unwrap_or_default()));
        }
    }
    if sentences.len() > MOST {
        let rest = sentences.len() - MOST;
        sentences.truncate(MOST);
        sentences.push(facts.words.say("headline-more", &[("more", prose::many(rest))]));
    }
    let changed = facts.findings.signals.iter().filter(|signal| !signal.rules.is_empty());
    sentences.extend(changed.filter_map(|signal| change::sentence(facts, signal.kpi)).take(2));
    sentences.extend(change::budget(facts));
    if sentences.is_empty() {
        let id = if facts.is_anything_known() { "headline-nothing-missed" } else { "headline-nothing-measured" };
        sentences.push(facts.words.word(id));
    }
    sentences
}

/// How many results ended with which verdict.
pub(super) fn verdicts(facts: &Facts<'_>) -> Vec<VerdictCount> {
    let all = [Verdict::Met, Verdict::NotMet, Verdict::CannotTell, Verdict::NotMeasurable, Verdict::NoTarget];
    let count = |verdict| VerdictCount {
        verdict: statement::mark(facts.words, verdict),
        count: facts.words.count(headline_results(facts, verdict) as f64),
    };
    all.map(count).into()
}

/// Totals, and members that have a target of their own: members without one would drown the rest.
fn headline_results(facts: &Facts<'_>, verdict: Verdict) -> usize {
    facts.with_verdict(verdict).iter().filter(|one| one.dimensions.is_empty() || one.target.is_some()).count()
}

fn figure(facts: &Facts<'_>, kpi: &'static str) -> Figure {
    let member = telling(facts, kpi).map(|one| statement::subject(facts, one));
    let label = member.unwrap_or_else(|| facts.title(kpi));
    let Some(one) = telling(facts, kpi) else {
        let verdict = statement::mark(facts.words, Verdict::NotMeasurable);
        return Figure { label, value: prose::ABSENT.to_owned(), note: String::new(), verdict };
    };
    let mut notes: Vec<String> = statement::interval(facts, one).into_iter().collect();
    notes.extend(statement::aim(facts, one));
    let (value, verdict) = (prose::cell(facts.words, one), statement::mark(facts.words, one.verdict));
    Figure { label, value, note: facts.words.parts(&notes), verdict }
}

/// The total; if only its members have targets, the one that fares worst.
fn telling<'a>(facts: &Facts<'a>, kpi: &str) -> Option<&'a Measurement> {
    let total = facts.total(kpi)?;
    if total.verdict != Verdict::NoTarget {
        return Some(total);
    }
    let judged = |verdict| facts.members(kpi).into_iter().map(|(_, one)| one).find(move |one| one.verdict == verdict);
    let worst = [Verdict::NotMet, Verdict::CannotTell, Verdict::Met].into_iter().find_map(judged);
    Some(worst.unwrap_or(total))
}

fn control(facts: &Facts<'_>) -> String {
    let count = |verdict| {
        let of_oversight = |kpi: &str| kpi.starts_with("review.") || kpi.starts_with("investigation.");
        facts.with_verdict(verdict).iter().filter(|one| of_oversight(one.kpi)).count()
    };
    let (met, missed, unclear) = (count(Verdict::Met), count(Verdict::NotMet), count(Verdict::CannotTell));
    let targets = ("targets", prose::many(met + missed + unclear));
    match met + missed + unclear {
        0 => facts.words.word("control-none"),
        all if met == all => facts.words.say("control-met", &[targets]),
        _ => {
            let [met, missed, unclear] = [met, missed, unclear].map(prose::many);
            facts.words.say("control-mixed", &[targets, ("met", met), ("missed", missed), ("unclear", unclear)])
        }
    }
}

fn worth(facts: &Facts<'_>) -> String {
    let Some((one, hours)) = facts.measured(facts::TIME_SAVED) else {
        return facts.words.word("worth-unknown");
    };
    let id = match (one.ci_low, one.ci_high) {
        (Some(low), _) if low > 0.0 => "worth-gain",
        (_, Some(high)) if high < 0.0 => "worth-loss",
        _ => "worth-open",
    };
    facts.words.say(id, &[("hours", facts.words.hours(hours).into())])
}

fn trust(facts: &Facts<'_>) -> String {
    let quality = &facts.findings.quality;
    let unbalanced = quality.files.iter().filter(|file| !super::appendix::is_balanced(file)).count();
    let missing = facts.kpis().into_iter().filter(|kpi| facts.measured(kpi).is_none()).count();
    let all = facts.kpis().len();
    let balance = match (quality.files.len(), unbalanced) {
        (0, _) => facts.words.word("trust-no-file"),
        (files, 0) => facts.words.say("trust-balanced", &[("files", prose::many(files))]),
        (_, some) => facts.words.say("trust-unbalanced", &[("files", prose::many(some))]),
    };
    let args = [("balance", Arg::from(balance)), ("measured", prose::many(all - missing)), ("all", prose::many(all))];
    facts.words.say("trust", &args)
}
