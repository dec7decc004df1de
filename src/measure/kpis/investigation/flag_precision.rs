//! Precision of flags: how often a flag was right.

use super::{CASE_EXPORTS, SEVERITY, cohort, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{
    Facts,
    cases::{Case, Clock, Cohort},
};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.flag_precision",
        version: 1,
        title: "Precision of flags",
        question: "How often is a flag right?",
        formula: "cases whose disposition is a true positive ÷ cases whose disposition is a true or a false positive, \
                  by policy.investigation.dispositions; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "cases that were rightly flagged",
            denominator: "cases whose disposition is classified",
        }),
        source: "Wilson, JASA 22 (1927); words: policy.investigation.dispositions",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: "cases by the local day of the flag, with the disposition of their latest record, as they stand at the \
                as-of instant, or as long after the end of an earlier period",
        exclusions: "open cases, dispositions that the policy does not classify, cancelled, merged and auto-closed cases",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "What was never flagged is not seen: a rule that flags little may be right each time and miss the rest.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Two cases confirmed, one a false positive, one ended with a training, which is neither: 2 of 3, 0.6667.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::precision, scale: 1.0 },
    example: Example {
        case:
            "case_id | flagged_us | disposed_us | observed_us | state | disposition | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved | Confirmed
               B | 2026-10-05 00:00 | 2026-10-05 20:00 | 2026-10-05 20:00 | resolved | False positive
               C | 2026-10-05 00:00 | 2026-10-08 16:00 | 2026-10-08 16:00 | closed   | confirmed
               D | 2026-10-05 00:00 | 2026-10-12 00:00 | 2026-10-12 00:00 | closed   | Training given
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | active   | -",
        gives: 0.6667,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let cohort = match cohort(facts, Clock::Decided) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let classified = classified(facts, &cohort);
    let mut severities: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for (severity, right) in &classified {
        severities.entry(severity).or_default().push(*right);
    }
    let all: Vec<bool> = classified.iter().map(|(_, right)| *right).collect();
    let without = cohort.ended() - all.len() as i64;
    let unknown = (without > 0).then(|| Remark::of("remark-decided-unclassified", [("n", without.into())]));
    let total = precision(&all).noting(unknown).noting(facts.gaps(Question::Cases));
    let members = severities.iter().map(|(severity, right)| precision(right).of(*severity));
    std::iter::once(total).chain(members).collect()
}

/// Severity of each decided case, and whether its flag was right.
fn classified<'a>(facts: &Facts, cohort: &Cohort<'a>) -> Vec<(&'a str, bool)> {
    let words = &facts.context.policy.at(facts.context.period.last_day()).investigation.dispositions;
    let decided = cohort.seen.iter().filter(|seen| seen.hours.ended).map(|seen| seen.case);
    let right = |case: &'a Case| Some((case.severity.as_str(), words.is_true_positive(case.disposition.as_deref()?)?));
    decided.filter_map(right).collect()
}

fn precision(right: &[bool]) -> Measured {
    let hits = right.iter().filter(|right| **right).count() as i64;
    let nothing = Remark::plain("remark-no-disposition-classified");
    Measured::sampled_share(hits, right.len() as i64, nothing)
}

fn steps(facts: &Facts) -> Vec<Step> {
    let cohort = facts.cohort(Clock::Decided);
    let parts = [
        ("of them flagged in the period and timed", cohort.seen.len()),
        ("of them decided", cohort.ended() as usize),
        ("of them with a classified disposition", classified(facts, &cohort).len()),
    ];
    narrowed(facts, parts)
}
