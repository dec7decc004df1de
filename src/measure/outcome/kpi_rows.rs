//! The findings as rows of table `kpi`.

use crate::event::name as n;
use crate::event::table::Type;
use crate::event::tables::KPI;
use crate::measure::card::Card;
use crate::measure::findings::Findings;
use crate::measure::kpis::card;
use crate::measure::measurement::Measurement;
use arrow::array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use std::sync::Arc;

/// One row per measurement, in the table's order. The `day` of a row is the first day of its period.
#[must_use]
pub fn kpi_rows(findings: &Findings) -> RecordBatch {
    let mut found: Vec<&Measurement> = findings.measurements.iter().collect();
    found.sort_by_key(|one| (one.kpi, one.dimensions.iter().next()));
    let columns = KPI.columns.iter().map(|column| -> ArrayRef {
        match column.kind {
            Type::Text => Arc::new(found.iter().map(|one| text(findings, one, column.name)).collect::<StringArray>()),
            Type::Double => Arc::new(found.iter().map(|one| double(one, column.name)).collect::<Float64Array>()),
            Type::Date => {
                let day = if column.name == n::PERIOD_END { findings.period.end } else { findings.period.start };
                Arc::new(Date32Array::from(vec![day.to_epoch_days(); found.len()]))
            }
            Type::Int => Arc::new(
                found
                    .iter()
                    .map(|one| if column.name == n::N { one.n } else { Some(findings.as_of_us) })
                    .collect::<Int64Array>(),
            ),
            Type::Bool => Arc::new(found.iter().map(|one| Some(one.withheld)).collect::<BooleanArray>()),
            Type::Timestamp => unreachable!("table `kpi` has no such column"),
        }
    });
    RecordBatch::try_new(KPI.schema(), columns.collect()).expect("the columns are those of the table")
}

fn text(findings: &Findings, one: &Measurement, column: &str) -> Option<String> {
    let dimension = one.dimensions.iter().next();
    match column {
        n::PERIOD => Some(findings.period.id()),
        n::KPI => Some(one.kpi.to_owned()),
        n::DIMENSION => dimension.map(|(name, _)| (*name).to_owned()),
        n::MEMBER => dimension.map(|(_, member)| member.clone()),
        n::UNIT => Some(one.unit.as_str().to_owned()),
        n::VERDICT => Some(one.verdict.as_str().to_owned()),
        n::REASON => one.reason.clone(),
        n::STATE => Some(one.state.as_str().to_owned()),
        n::DEFINITION => card(one.kpi).map(Card::fingerprint),
        _ => unreachable!("table `kpi` has no text column {column}"),
    }
}

fn double(one: &Measurement, column: &str) -> Option<f64> {
    match column {
        n::VALUE => one.value,
        n::NUMERATOR => one.numerator,
        n::DENOMINATOR => one.denominator,
        n::CI_LOW => one.ci_low,
        n::CI_HIGH => one.ci_high,
        n::TARGET => one.target,
        _ => unreachable!("table `kpi` has no number column {column}"),
    }
}
