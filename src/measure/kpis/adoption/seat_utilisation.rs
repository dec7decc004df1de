//! Seat utilisation: which part of the seats was used in the last week.

use super::{Heard, SEAT_EXPORTS, Seat, WEEK, heard, seat_sql, seat_steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.seat_utilisation",
        version: 1,
        title: "Seat utilisation",
        question: "Are the seats that are paid for used?",
        formula: "seats whose holders used AI in the 7 days that end with the period ÷ seats at the end of the \
                  period",
        ratio: Some(Ratio { numerator: "seats whose holders used AI in the last 7 days", denominator: "seats at the end of the period" }),
        source: "weekly active users ÷ seats, as Anthropic defines it for Claude Enterprise",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day; the 7 days that end with the period; seats at its end",
        exclusions: "seats younger than `adoption.seat_grace_days`; suspended seats and seats that were taken \
                  back; actors that are no people",
        needs: &[Question::Adoption],
        inputs: SEAT_EXPORTS,
        caveat: "Seats are told by the newest record of each: who was suspended since is left out of earlier \
                  periods too. It can rise because seats were taken back.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::People,
        example: "Of four seats a was used on 30 October, b last on 1 October, c never, and d was assigned on \
                  20 October, less than 30 days before the end: 1 ÷ 3 = 0.3333.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps: seat_steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-10-01 | b | 4
                2026-10-30 | a | 1
                2026-10-30 | d | 1",
        entity: "entity_id | created_us | ended_us | state | observed_us | entity_kind=user | source=claude_directory
                 a | 2026-01-05 09:00 | - | - | 2026-01-05 09:00
                 b | 2026-01-05 09:00 | - | - | 2026-01-05 09:00
                 c | 2026-01-05 09:00 | - | - | 2026-01-05 09:00
                 d | 2026-10-20 09:00 | - | - | 2026-10-20 09:00",
        gives: 0.3333,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let measured = heard(facts).and_then(|heard| utilisation(&heard));
    vec![measured.unwrap_or_else(Measured::missing)]
}

fn utilisation(heard: &Heard) -> Result<Measured, Remark> {
    let seats = heard.seats()?;
    let grace = Days::new(u64::from(heard.facts.context.settings.adoption.seat_grace_days));
    let begun = heard.until - grace;
    let live = |until: NaiveDate| seats.iter().filter(move |seat| heard.is_live(seat, until));
    let counted: Vec<&Seat> =
        live(heard.until).filter(|seat| heard.assigned(seat).is_none_or(|day| day < begun)).collect();
    let active = heard.people(WEEK);
    let used = counted.iter().filter(|seat| active.contains(&seat.person)).count() as i64;
    let holders: BTreeSet<u32> = live(heard.until).map(|seat| seat.person).collect();
    let without = active.difference(&holders).count();
    let without = (without > 0).then(|| Remark::of("remark-people-without-seat", [("n", without.into())]));
    let (first, last) = (live(heard.facts.period.start).count(), holders.len());
    let both = first + last;
    let average = Arg::Number(both as f64 / 2.0, both % 2);
    let average = Remark::of("remark-seats-on-average", [("seats", average)]);
    let number = counted.len() as i64;
    let share = Measured::share(used, number).noting([average]).noting(without).noting(heard.remarks(WEEK));
    let none = Remark::plain("remark-no-seat-counts");
    if number == 0 { Err(none) } else { Ok(Measured { people: Some(number), ..share }) }
}

fn query(facts: &Facts) -> String {
    let Ok(heard) = heard(facts) else { return String::new() };
    let grace = Days::new(u64::from(facts.context.settings.adoption.seat_grace_days));
    let days = [heard.until - Days::new(WEEK), heard.until - grace, heard.until];
    seat_sql::used(facts, heard.name(), days, utilisation(&heard).is_err())
}
