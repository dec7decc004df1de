//! Rows read: everything that was ever delivered and looked at.

use super::{ANY_EXPORT, CONTROLS, CUMULATIVE, rows};
use crate::measure::card::{Better, Card};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, measured::Measured};
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.rows_read",
        title: "Rows read",
        question: "How many rows were read into the lake so far?",
        formula: "Σ rows read over all runs and files",
        source: "the row balance: read = accepted + duplicate + rejected, checked in every run",
        unit: "rows",
        better: Better::Neither,
        dimension: None,
        clock: CUMULATIVE,
        exclusions: "none",
        needs: &[],
        inputs: ANY_EXPORT,
        caveat: "An export that is delivered twice is read twice.",
        controls: CONTROLS,
        example: "Two files of 100 and 50 rows: 150 rows.",
    },
    basis: Basis::Census,
    cumulative: true,
    measure,
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
