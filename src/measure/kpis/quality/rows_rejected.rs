//! Rows rejected: what could not be accepted, each kept with its reason.

use super::{ANY_EXPORT, CONTROLS, CUMULATIVE, rows};
use crate::measure::card::{Better, Card};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, measured::Measured};
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.rows_rejected",
        title: "Rows rejected",
        question: "How many rows could not be accepted?",
        formula: "Σ rejected rows over all runs and files",
        source: "the row balance: read = accepted + duplicate + rejected, checked in every run",
        unit: "rows",
        better: Better::Lower,
        dimension: None,
        clock: CUMULATIVE,
        exclusions: "none",
        needs: &[],
        inputs: ANY_EXPORT,
        caveat: "Each is kept with its reason, file and line; a rejected row is not in any other number.",
        controls: CONTROLS,
        example: "Two files with 3 and 1 rejected rows: 4 rows.",
    },
    basis: Basis::Census,
    cumulative: true,
    measure,
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
