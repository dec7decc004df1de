//! Lateness: how long after its newest row a file was read.

use super::of_rows;
use crate::event::name as n;
use crate::event::tables::RUN;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, local_day};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.lateness_days",
        version: 1,
        title: "Lateness of deliveries",
        question: "How long after the fact did the exports arrive?",
        formula: "95th percentile (nearest rank) over files of the days from a file's newest row to the run that read it; files by the day of \
                  their newest row",
        ratio: None,
        source: "auditpack definition 1",
        unit: Unit::Days,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "UTC days; a run after the as-of instant counts as of that instant",
        exclusions: "files without a dated row; files whose newest row lies after the as-of instant",
        needs: &[],
        inputs: "any export",
        caveat: "It is the lateness of files, not of rows: a file of a whole month is as late as its newest row.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Two files end on 30 October; one is read on the 31st, the other on 4 November: 1 and 5 days, the 95th percentile is 5 days.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps: of_rows,
    sql: Sql::Inputs(deliveries),
    example: Example {
        run: "run_id | source_file | format=litellm | day | last_us
              r1 | a.json | 2026-10-31 | 2026-10-30 12:00
              r2 | b.json | 2026-11-04 | 2026-10-30 09:00",
        gives: 5.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    let today = local_day(facts.context.as_of_us, Tz::UTC);
    for delivery in &facts.log.runs.deliveries {
        let newest = local_day(delivery.newest_us, Tz::UTC);
        if delivery.newest_us <= facts.context.as_of_us && facts.period.holds(newest) {
            let late = delivery.read.min(today) - newest;
            sources.entry(&delivery.format).or_default().push(late.num_days().max(0));
        }
    }
    let all: Vec<i64> = sources.values().flatten().copied().collect();
    let Some(total) = percentile(all) else {
        return vec![Measured::missing("no file ends in the period")];
    };
    let members = sources.into_iter().filter_map(|(name, days)| Some(percentile(days)?.of(name)));
    [total].into_iter().chain(members).collect()
}

/// The day of the run and the newest row of every file that ends in the period.
fn deliveries(facts: &Facts) -> String {
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp_micros();
    let (start, end) = (midnight(facts.period.start), midnight(facts.period.end).min(facts.context.as_of_us + 1));
    let (run, format, day, last) = (RUN.name, n::FORMAT, n::DAY, n::LAST_US);
    format!("SELECT {format} AS member, {day}, {last}\nFROM {run}\nWHERE {last} >= {start} AND {last} < {end}\n")
}

/// The 95th percentile by nearest rank.
fn percentile(mut days: Vec<i64>) -> Option<Measured> {
    days.sort_unstable();
    let rank = (days.len() * 95).div_ceil(100);
    let value = days.get(rank.checked_sub(1)?)?;
    Some(Measured::estimate(*value as f64, days.len() as i64))
}
