//! Actions of people outside business hours.

use super::EXPORTS;
use crate::event::capability::Question;
use crate::event::taxonomy::{ActorKind, Kind};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, hours::HourSum};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::events as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.after_hours_share",
        version: 1,
        title: "Actions outside business hours",
        question: "How much is done when nobody should be at work?",
        formula: "sign-ins, accesses, changes of content and of administration by people in hours without any business minute ÷ all of these",
        ratio: Some(Ratio { numerator: "actions of people outside business hours", denominator: "actions of people" }),
        source: "auditpack definition 1; hours: calendar.business",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "hour of day in the reporting zone, by local day",
        exclusions: "keys, services, devices and agents; calls, prompts and outputs",
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "It needs everybody to work in the reporting zone. Late work is no offence: it may be a deadline.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "8 actions of people on a Monday at 10 and 2 at 20 o'clock, 5 of a key at night: 2 ÷ 10 = 0.2.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::after_hours(facts, KINDS, silence(facts).is_some()), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        hourly: "local_day=2026-10-05 | local_hour | actor_kind | events | kind=admin | source=claude_activity
                 10 | user    | 8
                 20 | user    | 2
                 3  | api_key | 5",
        gives: 0.2,
        ..Example::EMPTY
    },
};

/// What people do, other than to use AI.
const KINDS: &[Kind] = &[Kind::Access, Kind::Content, Kind::Auth, Kind::Admin];

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    let hours = of_people(facts);
    let all: i64 = hours.iter().map(|sum| sum.events).sum();
    let late: i64 = hours.iter().filter(|sum| is_late(facts, sum)).map(|sum| sum.events).sum();
    if all == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-action-of-person"))];
    }
    vec![Measured::share(late, all).noting(facts.gaps(Question::Administration))]
}

/// Why nothing can be said.
fn silence(facts: &Facts) -> Option<Remark> {
    let calendar = facts.context.calendar;
    let told = || (!calendar.people_share_zone).then_some(Remark::plain("remark-other-zones"));
    let hours = || calendar.is_open(facts.period.start, 12);
    let open = || hours().is_none().then_some(Remark::plain("remark-no-business-hours"));
    facts.silence(Question::Administration).or_else(told).or_else(open)
}

fn of_people<'a>(facts: &Facts<'a>) -> Vec<&'a HourSum> {
    let told =
        |sum: &&HourSum| facts.period.holds(sum.day) && sum.actor_kind == ActorKind::User && KINDS.contains(&sum.kind);
    facts.log.hours.iter().filter(told).collect()
}

fn is_late(facts: &Facts, sum: &HourSum) -> bool {
    let hour = u32::try_from(sum.hour).unwrap_or_default();
    facts.context.calendar.is_open(sum.day, hour) == Some(false)
}

fn steps(facts: &Facts) -> Vec<Step> {
    let hours = of_people(facts);
    let late = hours.iter().filter(|sum| is_late(facts, sum)).map(|sum| sum.events).sum();
    vec![
        Step::new("actions of people in the period", hours.iter().map(|sum| sum.events).sum()),
        Step::new("of them outside business hours", late),
    ]
}
