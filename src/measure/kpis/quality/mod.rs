//! How complete the data is that everything else stands on.

mod coverage;
mod rows_duplicate;
mod rows_read;
mod rows_rejected;

use super::Area;
use super::measured::Measured;
use crate::measure::facts::Facts;
use crate::measure::findings::FileBalance;

pub(super) static AREA: Area = Area {
    id: "quality",
    title: "Data quality",
    intro: "What was read, what was refused, and on which days a source said nothing.",
    kpis: &[&coverage::KPI, &rows_read::KPI, &rows_rejected::KPI, &rows_duplicate::KPI],
};

/// The controls that complete logs support.
const CONTROLS: &[&str] = &[
    "NIST AI RMF MEASURE 2.8",
    "NIST AI RMF MEASURE 1.1",
    "ISO/IEC 42001 A.6.2.8",
    "EU AI Act 12",
    "EU AI Act 26(6)",
    "SOC 2 CC2.1",
    "SOC 2 CC7.2",
    "HIPAA 164.312(b)",
];

/// The clock of counts over the whole lake.
const CUMULATIVE: &str = "all runs so far, whatever the period";

/// What every count of rows reads.
const ANY_EXPORT: &str = "any export, through `ingest`";

/// The sum of one count over every file that was ever read.
fn rows(facts: &Facts, count: fn(&FileBalance) -> i64) -> Vec<Measured> {
    let total = facts.log.runs.total(count);
    vec![total.map_or_else(|| Measured::missing("nothing has been ingested yet"), Measured::count)]
}
