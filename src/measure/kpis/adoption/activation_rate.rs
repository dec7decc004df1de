//! Activation: who used the new seat within 30 days.

use super::{Heard, SEAT_EXPORTS, heard, seat_sql, seat_steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use chrono::Days;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.activation_rate",
        version: 1,
        title: "Seats used within 30 days",
        question: "Do people to whom a seat is given begin to use it?",
        formula: "seats with a first use within 30 days of their assignment ÷ seats whose first 30 days ended \
                  in the period",
        ratio: Some(Ratio { numerator: "seats with a first use within 30 days", denominator: "seats whose first 30 days ended in the period" }),
        source: "activation: first use within 30 days, auditpack definition 1",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the assignment plus 30 days",
        exclusions: "seats that were suspended, or taken back within 30 days; seats of people who used AI before \
                  they had it; seats assigned before the log begins",
        needs: &[Question::Adoption],
        inputs: SEAT_EXPORTS,
        caveat: "A first use is no habit. Who was given a seat because of asking for it activates sooner.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::People,
        example: "a was assigned on 10 September and used it on 20 September, b was assigned that day and used \
                  it on 1 November, c on 20 October, which is too late to tell: 1 ÷ 2 = 0.5.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps: seat_steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-09-01 | z | 1
                2026-09-20 | a | 1
                2026-10-30 | z | 1
                2026-11-01 | b | 1",
        entity: "entity_id | created_us | ended_us | state | observed_us | entity_kind=user | source=claude_directory
                 a | 2026-09-10 09:00 | - | - | 2026-09-10 09:00
                 b | 2026-09-10 09:00 | - | - | 2026-09-10 09:00
                 c | 2026-10-20 09:00 | - | - | 2026-10-20 09:00
                 z | 2026-01-10 09:00 | - | - | 2026-01-10 09:00",
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let measured = heard(facts).and_then(|heard| activation(&heard));
    vec![measured.unwrap_or_else(Measured::missing)]
}

/// Days in which a seat should be used for the first time.
const SOON: Days = Days::new(30);

fn activation(heard: &Heard) -> Result<Measured, Remark> {
    let (mut seats, mut activated, mut unseen, mut before) = (0, 0, 0, 0);
    for seat in heard.seats()?.iter().filter(|seat| !seat.suspended) {
        let Some((assigned, due)) = heard.assigned(seat).map(|day| (day, day + SOON)) else { continue };
        let is_due = heard.facts.period.holds(due) && due < heard.until;
        if !is_due || heard.ended(seat).is_some_and(|day| day <= due) {
            continue;
        }
        match heard.first_use(seat.person) {
            _ if assigned < heard.begun => unseen += 1,
            Some(first) if first < assigned => before += 1,
            first => {
                seats += 1;
                activated += i64::from(first.is_some_and(|day| day <= due));
            }
        }
    }
    let unseen = (unseen > 0).then(|| Remark::of("remark-assigned-before-log", [("n", Arg::Count(f64::from(unseen)))]));
    let before = (before > 0).then(|| Remark::of("remark-used-before", [("n", Arg::Count(f64::from(before)))]));
    let nothing = Remark::plain("remark-no-seat-due");
    let share = Measured::sampled_share(activated, seats, nothing);
    Ok(Measured { people: Some(seats), ..share }.noting(unseen).noting(before).noting(heard.remarks(0)))
}

fn query(facts: &Facts) -> String {
    let Ok(heard) = heard(facts) else { return String::new() };
    let until = facts.period.end.min(heard.until);
    seat_sql::activated(facts, heard.name(), SOON, until, activation(&heard).is_err())
}
