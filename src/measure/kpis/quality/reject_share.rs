//! Reject share: how much of what was delivered could not be accepted.

use super::{ANY_EXPORT, CUMULATIVE, of_rows, shares};
use crate::event::name as n;
use crate::event::tables::RUN;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.reject_share",
        version: 1,
        title: "Share of rows rejected",
        question: "How much of what was delivered could not be accepted?",
        formula: "Σ rejected rows ÷ Σ (accepted + rejected rows) over all runs and files; total = sums over sources",
        ratio: Some(Ratio { numerator: "rejected rows", denominator: "accepted and rejected rows" }),
        source: "the row balance: read = accepted + duplicate + rejected, checked in every run",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: CUMULATIVE,
        exclusions: "duplicate rows, so that a second delivery changes nothing",
        needs: &[],
        inputs: ANY_EXPORT,
        caveat: "A source by the name of the format that its files were recognised as. A file that was not recognised stops the run and is not in it.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Two files with 92 and 4 accepted, 7 and 39 duplicate, 3 and 1 rejected rows: 4 ÷ 100 = 0.04.",
    },
    basis: Basis::Census,
    cumulative: true,
    measure,
    steps: of_rows,
    sql: Sql::Value { text: |_| share(), scale: 1.0 },
    example: Example {
        run: "run_id | source_file | format | rows_read | rows_accepted | rows_duplicate | rows_rejected
              r1 | a.json | litellm  | 102 | 92 | 7  | 3
              r2 | b.json | langfuse | 44  | 4  | 39 | 1",
        gives: 0.04,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for file in &facts.log.runs.quality.files {
        let (part, all) = sources.entry(&file.format).or_default();
        *part += file.rejected;
        *all += file.accepted + file.rejected;
    }
    sources.retain(|_, (_, all)| *all > 0);
    shares(sources, Remark::plain("remark-nothing-ingested"))
}

fn share() -> String {
    let (rejected, accepted) = (n::ROWS_REJECTED, n::ROWS_ACCEPTED);
    let part = |member: &str| {
        format!(
            "  SELECT {member} AS member, CAST(SUM({rejected}) AS BIGINT) AS numerator, \
             CAST(SUM({accepted} + {rejected}) AS BIGINT) AS denominator FROM {}",
            RUN.name
        )
    };
    let members = format!("{} GROUP BY {}", part(n::FORMAT), n::FORMAT);
    crate::measure::sql::answer("", &[part("CAST(NULL AS VARCHAR)"), members], false)
}
