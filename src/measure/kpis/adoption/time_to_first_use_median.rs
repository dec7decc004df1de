//! How long people take to use a new seat, those who have not yet used it included.

use super::{Heard, SEAT_EXPORTS, heard, seat_sql, seat_steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::kaplan_meier::{Curve, Observation};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.time_to_first_use_median",
        version: 1,
        title: "Median days to first use",
        question: "How long does it take until a new seat is used?",
        formula: "first number of days by which the Kaplan-Meier share of unused seats is at most 0.5; seats \
                  that are not yet used censored at the as-of instant or when they were taken back; 95 % \
                  interval from the log(-log) interval of the curve",
        ratio: None,
        source: "Kaplan and Meier, JASA 53 (1958); Brookmeyer and Crowley, Biometrics 38 (1982)",
        unit: Unit::Days,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "from the local day of the assignment to that of the first use; seats by the day of \
                  assignment",
        exclusions: "suspended seats; seats of people who used AI before they had it; seats assigned before the \
                  log begins",
        needs: &[Question::Adoption],
        inputs: SEAT_EXPORTS,
        caveat: "It knows days only: a seat used on the day of its assignment took 0 days.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::People,
        example: "Of four seats of 5 October a was used on the same day, b after 4 days, c after 10, and d not \
                  yet: half of four are used after 4 days.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: seat_steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-10-01 | z | 1
                2026-10-05 | a | 1
                2026-10-09 | b | 1
                2026-10-15 | c | 1",
        entity: "entity_id | created_us | ended_us | state | observed_us | entity_kind=user | source=claude_directory
                 a | 2026-10-05 09:00 | - | - | 2026-10-05 09:00
                 b | 2026-10-05 09:00 | - | - | 2026-10-05 09:00
                 c | 2026-10-05 09:00 | - | - | 2026-10-05 09:00
                 d | 2026-10-05 09:00 | - | - | 2026-10-05 09:00",
        gives: 4.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let measured = heard(facts).and_then(|heard| median(&heard));
    vec![measured.unwrap_or_else(Measured::missing)]
}

fn median(heard: &Heard) -> Result<Measured, Remark> {
    let first_uses = &heard.facts.log.people.first_use;
    let (mut seen, mut left_out) = (Vec::new(), 0);
    for seat in heard.seats()?.iter().filter(|seat| !seat.suspended) {
        let Some(assigned) = heard.assigned(seat).filter(|day| heard.facts.period.holds(*day)) else { continue };
        // What became of the seat is followed to the as-of instant, beyond the end of the period.
        let first = first_uses.get(&(heard.source, seat.person)).copied();
        if assigned < heard.begun || first.is_some_and(|first| first < assigned) {
            left_out += 1;
            continue;
        }
        let last = heard.ended(seat).map_or(heard.facts.today(), |ended| ended.min(heard.facts.today()));
        let first = first.filter(|first| *first <= last);
        let days = (first.unwrap_or(last).max(assigned) - assigned).num_days();
        seen.push(Observation { time: days as f64, ended: first.is_some() });
    }
    if seen.is_empty() {
        return Err(Remark::plain("remark-no-seat-followed"));
    }
    let number = seen.len() as i64;
    let found = Curve::of(&seen).quantile(0.5);
    let unused = seen.iter().filter(|seat| !seat.ended).count();
    let unseen =
        found.time.is_none().then(|| Remark::of("remark-seats-unused", [("n", unused.into()), ("all", number.into())]));
    let left_out =
        (left_out > 0).then(|| Remark::of("remark-seats-not-followed", [("n", Arg::Count(f64::from(left_out)))]));
    let numbers = Measured { value: found.time, low: found.low, high: found.high, ..Measured::default() };
    Ok(Measured { n: Some(number), people: Some(number), ..numbers }.noting(unseen).noting(left_out))
}

/// The days of each seat: the curve is left to the reader.
fn query(facts: &Facts) -> String {
    let followed = heard(facts).ok().filter(|heard| median(heard).is_ok());
    followed.map_or_else(String::new, |heard| seat_sql::days_to_use(facts, heard.name()))
}
