//! The findings as rows of tables `kpi` and `published`.

use crate::event::name as n;
use crate::event::table::{Table, Type};
use crate::event::tables::{KPI, PUBLISHED};
use crate::measure::card::Card;
use crate::measure::findings::Findings;
use crate::measure::kpis::card;
use crate::measure::measurement::Measurement;
use crate::measure::period::Period;
use arrow::array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use std::sync::Arc;

/// Which edition of a pack rows belong to; none in table `kpi`.
#[derive(Clone, Copy, Default)]
struct Issue {
    /// From 1.
    edition: i64,
    /// When it was written, microseconds since 1970 UTC.
    published_us: i64,
}

/// One row per measurement, in the table's order. The `day` of a row is the first day of its period.
#[must_use]
pub fn kpi_rows(findings: &Findings) -> RecordBatch {
    let found = findings.measurements.iter().map(|one| (findings.period, one)).collect();
    rows(&KPI, findings, found, Issue::default())
}

/// Everything that an edition of the period's pack tells and withholds, in the table's order: its measurements, and what
/// its trends say of KPIs whose numbers may have to be withheld. `edition` counts from 1, `published_us` is microseconds
/// since 1970 UTC. The `day` of a row is the first day of the pack's period.
#[must_use]
pub fn published_rows(findings: &Findings, edition: i64, published_us: i64) -> RecordBatch {
    let own = findings.measurements.iter().map(|one| (findings.period, one));
    let earlier = findings.earlier.iter().map(|(period, one)| (*period, one));
    rows(&PUBLISHED, findings, own.chain(earlier).collect(), Issue { edition, published_us })
}

/// A period and a number of it.
type Found<'a> = (Period, &'a Measurement);

fn rows(table: &'static Table, findings: &Findings, mut found: Vec<Found>, issue: Issue) -> RecordBatch {
    found.sort_by_key(|(period, one)| (period.start, one.kpi, one.dimensions.iter().next()));
    let columns = table.columns.iter().map(|column| -> ArrayRef {
        let name = column.name;
        match column.kind {
            Type::Text => Arc::new(found.iter().map(|one| text(findings, *one, name)).collect::<StringArray>()),
            Type::Double => Arc::new(found.iter().map(|(_, one)| double(one, name)).collect::<Float64Array>()),
            Type::Date => {
                let day = |(period, _): &Found| match name {
                    n::PERIOD_START => period.start,
                    n::PERIOD_END => period.end,
                    _ => findings.period.start,
                };
                Arc::new(found.iter().map(|one| Some(day(one).to_epoch_days())).collect::<Date32Array>())
            }
            Type::Int => {
                let number = |(_, one): &Found| match name {
                    n::N => one.n,
                    n::PEOPLE => one.people,
                    n::EDITION => Some(issue.edition),
                    n::PUBLISHED_US => Some(issue.published_us),
                    _ => Some(findings.as_of_us),
                };
                Arc::new(found.iter().map(number).collect::<Int64Array>())
            }
            Type::Bool => Arc::new(found.iter().map(|(_, one)| Some(one.withheld)).collect::<BooleanArray>()),
            Type::Timestamp => unreachable!("table `{}` has no such column", table.name),
        }
    });
    RecordBatch::try_new(table.schema(), columns.collect()).expect("the columns are those of the table")
}

fn text(findings: &Findings, (period, one): Found, column: &str) -> Option<String> {
    let dimension = one.dimensions.iter().next();
    let grounds = findings.grounds.get(one.kpi);
    match column {
        n::PACK => Some(findings.period.id()),
        n::PERIOD => Some(period.id()),
        n::KPI => Some(one.kpi.to_owned()),
        n::DIMENSION => dimension.map(|(name, _)| (*name).to_owned()),
        n::MEMBER => dimension.map(|(_, member)| member.clone()),
        n::UNIT => Some(one.unit.as_str().to_owned()),
        n::VERDICT => Some(one.verdict.as_str().to_owned()),
        n::REASON => one.told(),
        n::STATE => Some(one.state.as_str().to_owned()),
        n::DEFINITION => card(one.kpi).map(Card::fingerprint),
        n::BASIS => grounds.map(|grounds| grounds.basis.clone()),
        n::SOURCES => grounds.map(|grounds| grounds.sources.clone()),
        _ => unreachable!("tables `kpi` and `published` have no text column {column}"),
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
