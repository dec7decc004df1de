//! Rows rejected: what could not be accepted, each kept with its reason.

use super::{ANY_EXPORT, CUMULATIVE, of_rows, rows, rows_sql};
use crate::event::name as n;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.rows_rejected",
        version: 1,
        title: "Rows rejected",
        question: "How many rows could not be accepted?",
        formula: "Σ rejected rows over all runs and files",
        ratio: None,
        source: "the row balance: read = accepted + duplicate + rejected, checked in every run",
        unit: Unit::Rows,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CUMULATIVE,
        exclusions: "none",
        needs: &[],
        inputs: ANY_EXPORT,
        caveat: "Each is kept with its reason, file and line; a rejected row is not in any other number.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Two files with 3 and 1 rejected rows: 4 rows.",
    },
    basis: Basis::Census,
    cumulative: true,
    measure,
    steps: of_rows,
    sql: Sql::Value { text: |_| rows_sql(n::ROWS_REJECTED), scale: 1.0 },
    example: Example {
        run: "run_id | source_file | rows_read | rows_accepted | rows_duplicate | rows_rejected
              r1 | a.json | 100 | 90 | 7  | 3
              r2 | b.json | 50  | 10 | 39 | 1",
        gives: 4.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    rows(facts, |file| file.rejected)
}
