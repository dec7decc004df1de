//! Lateness: how long after an event it was read. It is asked of every event and not of files, so that it does not move with
//! how an export is cut.

use crate::event::name as n;
use crate::event::tables::HOURLY;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, hours::HourSum};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions::told_once;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.lateness_days",
        version: 2,
        title: "Lateness of deliveries",
        question: "How long after the fact did the exports arrive?",
        formula: "95th percentile (nearest rank) over events of the days from the event to the run that wrote it into the lake",
        ratio: None,
        source: "auditpack definition 2",
        unit: Unit::Days,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local days; events by their own day; a run after the as-of instant counts as of that instant",
        exclusions: "events of which the lake does not know when they were read, because an older version wrote them; aggregates, reviews and cases, \
                     which are delivered again whenever they change",
        needs: &[],
        inputs: "any export of events",
        caveat: "A second delivery of an event is not late, it is a duplicate; of an event that changes, the delivery of the version that counts is \
                 looked at. A lake that is filled anew is late as a whole.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Of 20 events of 30 October 18 are read on the 31st and 2 on 4 November: 1 and 5 days. The 19th of the 20 is the 95th percentile, 5 days.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(deliveries),
    example: Example {
        hourly: "local_day | local_hour | received_day | events | kind=call | actor_kind=user | source=litellm
                 2026-10-30 | 9  | 2026-10-31 | 10
                 2026-10-30 | 10 | 2026-10-31 | 8
                 2026-10-30 | 10 | 2026-11-04 | 2",
        gives: 5.0,
        ..Example::EMPTY
    },
};

/// Events by the number of days after which they were read.
type Late = BTreeMap<i64, i64>;

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, Late> = BTreeMap::new();
    let mut all = Late::new();
    let (mut told, mut unknown) = (0, 0);
    for sum in of_period(facts) {
        let Some(received) = sum.received else {
            unknown += sum.events;
            continue;
        };
        let late = (received.min(facts.today()) - sum.day).num_days().max(0);
        *sources.entry(&sum.source).or_default().entry(late).or_default() += sum.events;
        *all.entry(late).or_default() += sum.events;
        told += sum.events;
    }
    let Some(total) = percentile(&all) else {
        let nothing = if unknown > 0 { "remark-reading-unknown" } else { "remark-no-event" };
        return vec![Measured::missing(Remark::plain(nothing))];
    };
    let args = || [("n", told.into()), ("all", (told + unknown).into())];
    let remark = (unknown > 0).then(|| Remark::of("remark-reading-known", args()));
    let members = sources.iter().filter_map(|(name, late)| Some(percentile(late)?.of(*name)));
    [total.noting(remark)].into_iter().chain(members).collect()
}

/// The events of the period by hour.
fn of_period<'a>(facts: &Facts<'a>) -> &'a [HourSum] {
    let hours = &facts.log.hours;
    let place = |day| hours.partition_point(|sum| sum.day < day);
    &hours[place(facts.period.start)..place(facts.period.end)]
}

/// The 95th percentile by nearest rank.
fn percentile(late: &Late) -> Option<Measured> {
    let events: i64 = late.values().sum();
    // As a product of whole numbers, so that the rank is exact.
    let rank = (events.checked_mul(95)? + 99) / 100;
    let mut seen = 0;
    let reached = |(_, of_day): &(&i64, &i64)| {
        seen += **of_day;
        seen >= rank
    };
    let (days, _) = late.iter().find(reached).filter(|_| events > 0)?;
    Some(Measured::estimate(*days as f64, events))
}

fn steps(facts: &Facts) -> Vec<Step> {
    let sum = |sums: &[HourSum], wanted: fn(&HourSum) -> bool| -> i64 {
        sums.iter().filter(|sum| wanted(sum)).map(|sum| sum.events).sum()
    };
    vec![
        Step::new("events in the log", sum(&facts.log.hours, |_| true)),
        Step::new("of them in the period", sum(of_period(facts), |_| true)),
        Step::new("of them with a known day of reading", sum(of_period(facts), |sum| sum.received.is_some())),
    ]
}

/// The events of the period by their own day and the day on which they were read.
fn deliveries(facts: &Facts) -> String {
    let (source, day, received) = (n::SOURCE, n::LOCAL_DAY, n::RECEIVED_DAY);
    format!(
        "SELECT {source} AS member, {day}, {received}, CAST(SUM({}) AS BIGINT) AS events_read\nFROM {}\n\
         WHERE {received} IS NOT NULL AND {day} >= DATE '{}' AND {day} < DATE '{}' AND {day} <= DATE '{}'{}\n\
         GROUP BY {source}, {day}, {received}\nORDER BY {source} ASC, {day} ASC, {received} ASC\n",
        n::EVENTS,
        HOURLY.name,
        facts.period.start,
        facts.period.end,
        facts.today(),
        told_once(),
    )
}
