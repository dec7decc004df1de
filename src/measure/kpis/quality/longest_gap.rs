//! Longest gap: for how many expected days in a row a source said nothing.

use super::steps;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::heard;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.longest_gap",
        version: 1,
        title: "Longest silence of a source",
        question: "For how long was a source silent when it should not have been?",
        formula: "largest number of expected days in a row without a row; a weekday is expected as for quality.coverage; total = largest of the sources",
        ratio: None,
        source: "auditpack definition 1",
        unit: Unit::Days,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local day, up to the as-of instant",
        exclusions: "days before the first row of a source; weekdays on which the source is mostly silent",
        needs: &[],
        inputs: "any export",
        caveat: "A gap that began in the period before is counted from the first day of this one.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "A source has a row on every day from Monday 5 to Saturday 31 October but not on the 14th, 15th and 16th: 3 days.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(heard::rows),
    example: Example {
        daily: "local_day | events | kind=admin | outcome=success | source=claude_activity
                2026-10-05 | 4
                2026-10-06 | 4
                2026-10-07 | 4
                2026-10-08 | 4
                2026-10-09 | 4
                2026-10-10 | 4
                2026-10-11 | 4
                2026-10-12 | 4
                2026-10-13 | 4
                2026-10-17 | 4
                2026-10-18 | 4
                2026-10-19 | 4
                2026-10-20 | 4
                2026-10-21 | 4
                2026-10-22 | 4
                2026-10-23 | 4
                2026-10-24 | 4
                2026-10-25 | 4
                2026-10-26 | 4
                2026-10-27 | 4
                2026-10-28 | 4
                2026-10-29 | 4
                2026-10-30 | 4
                2026-10-31 | 4",
        gives: 3.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, i64> = BTreeMap::new();
    for ((_, name), source) in &facts.log.sources.0 {
        if let Some(days) = source.longest_gap(facts.period, facts.today()) {
            let longest = sources.entry(name).or_default();
            *longest = days.max(*longest);
        }
    }
    let Some(longest) = sources.values().copied().max() else {
        return vec![Measured::missing(Remark::plain("remark-nothing-expected"))];
    };
    let members = sources.into_iter().map(|(name, days)| Measured::count(days).of(name));
    [Measured::count(longest)].into_iter().chain(members).collect()
}
