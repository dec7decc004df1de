//! Silent hours: at how many hours nothing came although something usually does. A feed that was down from nine to noon has
//! rows on that day, and only this shows the hole.

use super::RARE;
use crate::event::name as n;
use crate::event::tables::{EVENT, HOURLY};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, sources::Source};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions::told_once;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use chrono::{Days, MappedLocalTime, NaiveDate, TimeZone};
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.silent_hours",
        version: 1,
        title: "Silent hours of a source",
        question: "Did a source fall silent for hours at which it never is?",
        formula: "hours without an event, of the usual hours of the days on which the source has any; an hour is usual if more than half of \
                  the same hours of the 8 weeks before (at least 3 of them) have `quality.silent_hour_rows` events or more; total = sum over sources",
        ratio: None,
        source: "auditpack definition 1",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Sum,
        clock: "local hour of the event, up to the last event of the source",
        exclusions: "days without any event, which quality.coverage counts; holidays of the calendar; hours that the clock leaves out; aggregates, reviews and cases",
        needs: &[],
        inputs: "any export of events",
        caveat: "Chance leaves an hour empty in which 5 events are usual less than once in a hundred times (e⁻⁵ = 0.007), so that a source with \
                 hundreds of usual hours has a few silent ones.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "On four Mondays a source has 6 events at nine and 6 at ten o'clock. On Monday 5 October it has 6 at nine and none at ten, and goes \
                  on at eleven: 1 hour.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(hours),
    example: Example {
        daily: "local_day | events | kind=admin | outcome=success | source=claude_activity
                2026-09-07 | 12
                2026-09-14 | 12
                2026-09-21 | 12
                2026-09-28 | 12
                2026-10-05 | 7",
        hourly: "local_day | local_hour | events | kind=admin | actor_kind=user | source=claude_activity
                 2026-09-07 | 9  | 6
                 2026-09-07 | 10 | 6
                 2026-09-14 | 9  | 6
                 2026-09-14 | 10 | 6
                 2026-09-21 | 9  | 6
                 2026-09-21 | 10 | 6
                 2026-09-28 | 9  | 6
                 2026-09-28 | 10 | 6
                 2026-10-05 | 9  | 6
                 2026-10-05 | 11 | 1",
        gives: 1.0,
        ..Example::EMPTY
    },
};

/// Weeks of history that tell what is usual at an hour, and how many of them are needed.
const WEEKS: u64 = 8;
const WEEKS_NEEDED: usize = 3;

/// The last hour that a day may have.
const LAST_HOUR: u32 = 23;

/// The events of one source by day and hour.
#[derive(Default)]
struct Heard(BTreeMap<(NaiveDate, i64), i64>);

/// The usual hours of a source in the period, and how many of them were silent.
type Counts = (i64, i64);

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let sources = sources(facts);
    let (usual, silent) = sums(&sources);
    if usual == 0 {
        return vec![Measured::missing(RARE)];
    }
    let hours = |(usual, silent): Counts| Measured::estimate(silent as f64, usual);
    let members = sources.into_iter().map(|(name, counts)| hours(counts).of(name));
    [hours((usual, silent))].into_iter().chain(members).collect()
}

fn sums(sources: &BTreeMap<&str, Counts>) -> Counts {
    sources.values().fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1))
}

/// The sources that have a usual hour in the period.
fn sources<'a>(facts: &Facts<'a>) -> BTreeMap<&'a str, Counts> {
    let from = facts.period.start - Days::new(7 * WEEKS);
    let hours = &facts.log.hours;
    let first = hours.partition_point(|sum| sum.day < from);
    let mut sources: BTreeMap<&str, Heard> = BTreeMap::new();
    for sum in hours[first..].iter().take_while(|sum| sum.day < facts.period.end) {
        let Heard(hours) = sources.entry(&sum.source).or_default();
        *hours.entry((sum.day, sum.hour)).or_default() += sum.events;
    }
    let counted = sources.into_iter().map(|(name, heard)| (name, heard.count(facts, name)));
    counted.filter(|(_, (usual, _))| *usual > 0).collect()
}

impl Heard {
    /// Looks at every hour of the period up to the last event of the source.
    fn count(&self, facts: &Facts, name: &str) -> Counts {
        let source = facts.log.sources.0.get(&(EVENT.name, name.to_owned()));
        let Some((begun, ended)) = source.and_then(Source::span) else { return (0, 0) };
        // What follows the last event of all is no silence: it has not been delivered yet.
        let last = self.0.last_key_value().filter(|_| ended < facts.period.end).map(|(hour, _)| *hour);
        let days = facts.period.start.iter_days().take_while(|day| *day < facts.period.end);
        let days = days.filter(|day| self.is_heard(*day) && !facts.context.calendar.is_holiday(*day));
        let of_day =
            |day| (0..=LAST_HOUR).filter(move |hour| exists(facts, day, *hour)).map(move |hour| (day, hour.into()));
        let hours = days.flat_map(of_day).take_while(|hour| last.is_none_or(|last| *hour <= last));
        let usual: Vec<(NaiveDate, i64)> = hours.filter(|hour| self.is_usual(*hour, begun, facts)).collect();
        let silent = usual.iter().filter(|hour| !self.0.contains_key(hour)).count();
        (usual.len() as i64, silent as i64)
    }

    fn is_heard(&self, day: NaiveDate) -> bool {
        self.0.range((day, 0)..=(day, i64::from(LAST_HOUR))).next().is_some()
    }

    fn is_usual(&self, (day, hour): (NaiveDate, i64), begun: NaiveDate, facts: &Facts) -> bool {
        let least = i64::from(facts.context.settings.quality.silent_hour_rows);
        let before = (1..=WEEKS).filter_map(|weeks| day.checked_sub_days(Days::new(7 * weeks)));
        let weeks: Vec<bool> = before
            .take_while(|earlier| *earlier >= begun)
            .map(|earlier| self.0.get(&(earlier, hour)).is_some_and(|events| *events >= least))
            .collect();
        weeks.len() >= WEEKS_NEEDED && 2 * weeks.iter().filter(|busy| **busy).count() > weeks.len()
    }
}

/// Whether the clock on the wall shows any minute of an hour: not of one that it leaves out in spring.
fn exists(facts: &Facts, day: NaiveDate, hour: u32) -> bool {
    let shown = |minute| {
        let wall = day.and_hms_opt(hour, minute, 0).unwrap_or_default();
        facts.context.zone.from_local_datetime(&wall) != MappedLocalTime::None
    };
    shown(0) || shown(59)
}

fn steps(facts: &Facts) -> Vec<Step> {
    let (usual, silent) = sums(&sources(facts));
    vec![
        Step::new("usual hours of the days on which their source has events", usual),
        Step::new("of them without an event", silent),
    ]
}

/// The events of every hour of the period and of the weeks before it.
fn hours(facts: &Facts) -> String {
    let (source, day, hour) = (n::SOURCE, n::LOCAL_DAY, n::LOCAL_HOUR);
    format!(
        "SELECT {source} AS member, {day}, {hour}, CAST(SUM({}) AS BIGINT) AS hour_events\nFROM {}\n\
         WHERE {day} >= DATE '{}' AND {day} < DATE '{}' AND {day} <= DATE '{}'{}\n\
         GROUP BY {source}, {day}, {hour}\nORDER BY {source} ASC, {day} ASC, {hour} ASC\n",
        n::EVENTS,
        HOURLY.name,
        facts.period.start - Days::new(7 * WEEKS),
        facts.period.end,
        facts.today(),
        told_once(),
    )
}
