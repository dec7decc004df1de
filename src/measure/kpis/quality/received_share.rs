//! Received share: how many of the rows that were to be expected of a source came. A feed that loses half of every day is heard
//! every day, and only this shows it.

use super::{shares, steps};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, sources::Received};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::heard;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.received_share",
        version: 1,
        title: "Rows received of those expected",
        question: "Did every source deliver as much as it usually does?",
        formula: "Σ min(rows received, rows expected) ÷ Σ rows expected over the days of the period; expected of a day = median of the same \
                  weekday in the 8 weeks before it (at least 3 of them); total = sums over sources",
        ratio: Some(Ratio { numerator: "rows received, of a day no more than expected", denominator: "rows expected" }),
        source: "auditpack definition 1",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local day, up to the as-of instant",
        exclusions: "days with less than 3 earlier weeks of the source; linking rows made by auditpack",
        needs: &[],
        inputs: "any export",
        caveat: "It follows the source's own habit: a slow decline becomes the habit. More rows than expected make good for no other day.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "On three Mondays of September a source has 10, 10 and 12 rows, on the four of October 6, 10, 0 and 0. Each \
                  was expected to have 10: 16 ÷ 40 = 0.4.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(heard::rows),
    example: Example {
        daily: "local_day | events | kind=admin | outcome=success | source=claude_activity
                2026-09-14 | 10
                2026-09-21 | 10
                2026-09-28 | 12
                2026-10-05 | 6
                2026-10-12 | 10
                2026-10-13 | 1",
        gives: 0.4,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for ((_, name), source) in &facts.log.sources.0 {
        if let Some(Received { received, expected }) = source.received(facts.period, facts.today()) {
            let rows = sources.entry(name).or_default();
            *rows = (rows.0 + received, rows.1 + expected);
        }
    }
    shares(sources, Remark::plain("remark-no-earlier-weeks"))
}
