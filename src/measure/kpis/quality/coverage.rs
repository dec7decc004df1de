//! Coverage: on how many of the days on which a source should have said something it did.

use super::{shares, steps};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, sources::Coverage};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::heard;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.coverage",
        version: 1,
        title: "Days covered by the exports",
        question: "Is the log complete, or did a source fall silent?",
        formula: "expected days with at least one row ÷ expected days; a weekday is expected if the source had rows \
                  on at least half of these weekdays between its first and its last day; total = sums over sources",
        ratio: Some(Ratio { numerator: "expected days with at least one row", denominator: "expected days" }),
        source: "auditpack definition 1",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local day, up to the as-of instant",
        exclusions: "days before the first row of a source; linking rows made by auditpack",
        needs: &[],
        inputs: "any export",
        caveat: "A quiet day and a lost file look alike. The audit export reading itself counts: it shows that the \
                 feed was on.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "A source has rows on the Mondays 5, 12 and 26 October but not on the 19th, and on no other \
                  weekday: 3 of 4 expected days, 0.75.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(heard::rows),
    example: Example {
        daily: "local_day | events | kind=admin | outcome=success | source=claude_activity
                2026-10-05 | 4
                2026-10-12 | 4
                2026-10-26 | 4",
        gives: 0.75,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    // A source that fills two tables is heard if either says something; its days are counted once per table.
    let mut sources: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for ((_, name), source) in &facts.log.sources.0 {
        if let Some(Coverage { heard, expected }) = source.coverage(facts.period, facts.today()) {
            let days = sources.entry(name).or_default();
            *days = (days.0 + heard, days.1 + expected);
        }
    }
    shares(sources, Remark::plain("remark-nothing-expected"))
}
