//! The first page: the cover strip, the three questions, what matters, what could not be measured.

use super::facts::{self, Facts};
use super::model::{Cover, Date, Figure, Question, VerdictCount};
use super::{change, prose, statement};
use crate::measure::measurement::Measurement;
use crate::policy::Verdict;
use chrono::Datelike;

/// The strip above everything.
pub(super) fn cover(facts: &Facts<'_>, document_id: String) -> Cover {
    let (findings, options) = (facts.findings, facts.options);
    let day = prose::local_day(findings.as_of_us, &findings.timezone);
    Cover {
        title: options.title.clone(),
        dashboard_title: options.dashboard_title.clone(),
        title_short: prose::short(&options.title, 60),
        organization: findings.organization.clone(),
        organization_short: prose::short(&findings.organization, 40),
        period: prose::period(findings.period),
        period_id: findings.period.id(),
        as_of: prose::instant(findings.as_of_us, &findings.timezone),
        date: Date { year: day.year(), month: day.month(), day: day.day() },
        version: if options.approved { "Final" } else { "Draft" }.to_owned(),
        draft: !options.approved,
        classification: options.classification.clone(),
        classification_short: prose::short(&options.classification, 30),
        distribution: options.distribution.join(", "),
        prepared_by: options.prepared_by.clone(),
        approved: match (options.approved, options.approved_on) {
            (true, Some(day)) => format!("{}, {}", options.approved_by, prose::day(day)),
            _ => String::new(),
        },
        document_id,
    }
}

/// In control, worth it, to be trusted: each with an answer and its figures.
pub(super) fn questions(facts: &Facts<'_>) -> Vec<Question> {
    let question = |question: &str, answer: String, kpis: &[&'static str]| Question {
        question: question.to_owned(),
        answer,
        figures: kpis.iter().map(|kpi| figure(facts, kpi)).collect(),
    };
    vec![
        question("Are we in control?", control(facts), &[facts::COVERAGE, facts::MTTI_MEDIAN, facts::SLA]),
        question("Is it worth it?", worth(facts), &[facts::TIME_SAVED, facts::NET_TIME_SAVED, facts::CALLS]),
        question("Can I trust this?", trust(facts), &[facts::DATA_COVERAGE, facts::UNATTRIBUTED, facts::ROWS_REJECTED]),
    ]
}

/// What matters, as plain sentences: misses first, then what cannot be told, then signals of change.
pub(super) fn sentences(facts: &Facts<'_>) -> Vec<String> {
    const MOST: usize = 4;
    let mut sentences: Vec<String> = Vec::new();
    for verdict in [Verdict::NotMet, Verdict::CannotTell] {
        for one in facts.with_verdict(verdict) {
            let reason = statement::reason(facts, one);
            let reason = reason.map(|text| format!(" {}", prose::sentence(&text))).unwrap_or_default();
            sentences.push(format!("{}{reason}", statement::found(facts, one)));
        }
    }
    if sentences.len() > MOST {
        let rest = sentences.len() - MOST;
        sentences.truncate(MOST);
        sentences.push(format!("{} more in the table of indicators.", prose::count(rest as f64)));
    }
    let changed = facts.findings.signals.iter().filter(|signal| !signal.rules.is_empty());
    sentences.extend(changed.filter_map(|signal| change::sentence(facts, signal.kpi)).take(2));
    sentences.extend(change::budget(facts));
    if sentences.is_empty() {
        let text = if facts.is_anything_known() {
            "No target was missed, and no comparison with the period before can be made."
        } else {
            "Nothing could be measured in this period: that is not a clean result."
        };
        sentences.push(text.to_owned());
    }
    sentences
}

/// How many results ended with which verdict.
pub(super) fn verdicts(facts: &Facts<'_>) -> Vec<VerdictCount> {
    let all = [Verdict::Met, Verdict::NotMet, Verdict::CannotTell, Verdict::NotMeasurable, Verdict::NoTarget];
    let count = |verdict| VerdictCount {
        verdict: statement::mark(verdict),
        count: prose::count(headline_results(facts, verdict) as f64),
    };
    all.map(count).into()
}

/// Totals, and members that have a target of their own: members without one would drown the rest.
fn headline_results(facts: &Facts<'_>, verdict: Verdict) -> usize {
    facts.with_verdict(verdict).iter().filter(|one| one.dimensions.is_empty() || one.target.is_some()).count()
}

fn figure(facts: &Facts<'_>, kpi: &'static str) -> Figure {
    let member = telling(facts, kpi).map(|one| statement::subject(facts, one));
    let label = member.unwrap_or_else(|| facts.title(kpi).to_owned());
    let Some(one) = telling(facts, kpi) else {
        let verdict = statement::mark(Verdict::NotMeasurable);
        return Figure { label, value: prose::ABSENT.to_owned(), note: String::new(), verdict };
    };
    let mut notes: Vec<String> = statement::interval(facts, one).into_iter().collect();
    notes.extend(one.target.map(|target| format!("target {}", prose::target(target, one.unit, facts.better(kpi)))));
    Figure { label, value: prose::cell(one), note: notes.join("; "), verdict: statement::mark(one.verdict) }
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
    match met + missed + unclear {
        0 => "No oversight target could be judged.".to_owned(),
        all if met == all => {
            format!("All {} that could be judged are met.", prose::counted(all as f64, "oversight target"))
        }
        all => format!(
            "Of {}, {} met, {} missed, {} cannot be told yet.",
            prose::counted(all as f64, "oversight target"),
            are(met),
            are(missed),
            prose::count(unclear as f64)
        ),
    }
}

fn are(count: usize) -> String {
    format!("{} {}", prose::count(count as f64), if count == 1 { "is" } else { "are" })
}

fn worth(facts: &Facts<'_>) -> String {
    let Some((one, hours)) = facts.measured(facts::TIME_SAVED) else {
        return "Time saved could not be estimated.".to_owned();
    };
    match (one.ci_low, one.ci_high) {
        (Some(low), _) if low > 0.0 => {
            format!("An estimated {} saved; even the 10th percentile is above zero.", prose::hours(hours))
        }
        (_, Some(high)) if high < 0.0 => {
            format!("An estimated {} saved; even the 90th percentile is below zero.", prose::hours(hours))
        }
        _ => format!("An estimated {} saved; whether there is a gain at all is open.", prose::hours(hours)),
    }
}

fn trust(facts: &Facts<'_>) -> String {
    let quality = &facts.findings.quality;
    let unbalanced = quality.files.iter().filter(|file| !super::appendix::is_balanced(file)).count();
    let missing = facts.kpis().into_iter().filter(|kpi| facts.measured(kpi).is_none()).count();
    let all = facts.kpis().len();
    let balance = match (quality.files.len(), unbalanced) {
        (0, _) => "No input file is on record".to_owned(),
        (files, 0) => format!("Every row of {} is accounted for", prose::counted(files as f64, "input file")),
        (_, some) => format!("The rows of {} do not add up", prose::counted(some as f64, "input file")),
    };
    format!("{balance}; {} of {} indicators could be measured.", all - missing, all)
}
