//! Rows read: everything that was ever delivered and looked at.

use super::{ANY_EXPORT, CUMULATIVE, of_rows, rows, rows_sql};
use crate::event::name as n;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.rows_read",
        version: 1,
        title: "Rows read",
        question: "How many rows were read into the lake so far?",
        formula: "Σ rows read over all runs and files",
        ratio: None,
        source: "the row balance: read = accepted + duplicate + rejected, checked in every run",
        unit: Unit::Rows,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: CUMULATIVE,
        exclusions: "none",
        needs: &[],
        inputs: ANY_EXPORT,
        caveat: "An export that is delivered twice is read twice.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Two files of 100 and 50 rows: 150 rows.",
    },
    basis: Basis::Census,
    cumulative: true,
    measure,
    steps: of_rows,
    sql: Sql::Value { text: |_| rows_sql(n::ROWS_READ), scale: 1.0 },
    example: Example {
        run: "run_id | source_file | rows_read | rows_accepted | rows_duplicate | rows_rejected
              r1 | a.json | 100 | 90 | 7  | 3
              r2 | b.json | 50  | 10 | 39 | 1",
        gives: 150.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    rows(facts, |file| file.read)
}
