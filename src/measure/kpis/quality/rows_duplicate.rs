//! Duplicate rows: what was delivered more than once and kept once.

use super::{ANY_EXPORT, CUMULATIVE, of_rows, rows, rows_sql};
use crate::event::name as n;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.rows_duplicate",
        version: 1,
        title: "Duplicate rows",
        question: "How many rows had the lake already?",
        formula: "Σ duplicate rows over all runs and files",
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
        caveat: "Deliveries overlap on purpose, so duplicates are normal; none at all may mean gaps between \
                 deliveries.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Two files with 7 and 39 duplicate rows: 46 rows.",
    },
    basis: Basis::Census,
    cumulative: true,
    measure,
    steps: of_rows,
    sql: Sql::Value { text: |_| rows_sql(n::ROWS_DUPLICATE), scale: 1.0 },
    example: Example {
        run: "run_id | source_file | rows_read | rows_accepted | rows_duplicate | rows_rejected
              r1 | a.json | 100 | 90 | 7  | 3
              r2 | b.json | 50  | 10 | 39 | 1",
        gives: 46.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    rows(facts, |file| file.duplicate)
}
