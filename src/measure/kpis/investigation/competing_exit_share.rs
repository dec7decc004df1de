//! Competing exits: cases that left the queue without a disposition.

use super::{CASE_EXPORTS, horizon, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{
    Facts,
    cases::{Case, Exit, Standing},
};
use crate::measure::kpis::survival;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases::{AUTO_CLOSED, MERGED, WITHDRAWN};
use crate::measure::sql::waits as sql;
use crate::measure::stats::aalen_johansen::{Exit as End, incidence, steps as steps_of};
use crate::measure::stats::kaplan_meier::Observation;
use crate::measure::stats::wilson;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.competing_exit_share",
        version: 1,
        title: "Cases gone without a disposition",
        question: "How many flagged cases leave the queue without anybody deciding on them?",
        formula: "Aalen-Johansen share of cases that were closed by a rule, merged or withdrawn before any \
                  disposition, up to policy.investigation.horizon_hours, or up to the longest time seen of the period \
                  reported on if that is shorter; open cases censored; 95 % interval by the delta method on the scale \
                  of F^exp(± z·se ÷ (F·|ln F|)), by Wilson where the share is 0 or 1",
        ratio: Some(Ratio {
            numerator: "cases gone without a disposition",
            denominator: "cases flagged, open ones weighted by Aalen and Johansen",
        }),
        source: "Aalen and Johansen, Scand. J. Statist. 5 (1978); words: policy.investigation.exits",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: Some("exit"),
        parts: Parts::Sum,
        clock: "from flag to the exit, in elapsed hours; cases by the local day of the flag, as they stand at the \
                as-of instant, or as long after the end of an earlier period",
        exclusions: "clocks that run backwards, cases resolved at an unknown time",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Closing cases by a rule makes every time to a decision shorter: read this beside them. Words that \
                 the policy does not list are taken for dispositions.",
        uncertainty: Uncertainty::Normal,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Two cases decided, one open past the horizon of 720 hours, one auto-closed, one cancelled: 2 of 5 \
                  are gone, 0.4.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(sql::exits),
    example: Example {
        case:
            "case_id | flagged_us | disposed_us | observed_us | state | disposition | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved  | Confirmed
               B | 2026-10-05 00:00 | 2026-10-05 20:00 | 2026-10-05 20:00 | resolved  | False positive
               C | 2026-10-05 00:00 | -                | 2026-10-08 16:00 | active    | -
               D | 2026-10-05 00:00 | 2026-10-12 00:00 | 2026-10-12 00:00 | closed    | Auto-closed
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | cancelled | -",
        gives: 0.4,
        ..Example::EMPTY
    },
};

/// The exits and what they are called, in the order of the members.
const EXITS: [(Exit, &str); 3] =
    [(Exit::AutoClosed, AUTO_CLOSED), (Exit::Merged, MERGED), (Exit::Withdrawn, WITHDRAWN)];

/// The cause that stands for a disposition; the exits follow.
const DISPOSITION: usize = 0;

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    let exits = timed(facts);
    if exits.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-no-case-flagged"))];
    }
    let horizon = common_horizon(facts);
    let seen = survival::seen_up_to(&observations(&exits), horizon);
    if seen < horizon {
        return vec![Measured::missing(Remark::of("remark-share-horizon", [("hours", survival::elapsed(seen))]))];
    }
    let any = |exit: &End| End { cause: exit.cause.map(|cause| usize::from(cause != DISPOSITION)), ..*exit };
    let together: Vec<End> = exits.iter().map(any).collect();
    let total = share(&together, 2, 1, horizon).noting(facts.gaps(Question::Cases));
    let causes = EXITS.len() + 1;
    let members =
        EXITS.iter().enumerate().map(|(index, (_, name))| share(&exits, causes, index + 1, horizon).of(*name));
    std::iter::once(total).chain(members).collect()
}

/// The share gone by one of so many causes.
fn share(exits: &[End], causes: usize, cause: usize, horizon: f64) -> Measured {
    let n = exits.len() as i64;
    let found = incidence(&steps_of(exits, causes), cause, horizon);
    let certain = || wilson::interval(if found.share > 0.5 { n } else { 0 }, n);
    let measured = Measured::estimate(found.share.clamp(0.0, 1.0), n);
    match found.interval.or_else(certain) {
        Some(interval) => measured.within(interval),
        None => measured,
    }
}

/// How long each case of the period was watched and how it ended.
fn timed(facts: &Facts) -> Vec<End> {
    let end = |case: &Case| {
        let (until, cause) = match case.standing(facts.stock_us) {
            Standing::Open => (facts.stock_us, None),
            Standing::Decided(us) => (us, Some(DISPOSITION)),
            Standing::Left(us, exit) => (us, EXITS.iter().position(|(one, _)| *one == exit).map(|index| index + 1)),
            Standing::Unknown | Standing::Backwards | Standing::Undated => return None,
        };
        Some(End { time: case.age_hours(until), cause })
    };
    super::flagged(facts).into_iter().filter_map(end).collect()
}

fn observations(exits: &[End]) -> Vec<Observation> {
    exits.iter().map(|exit| Observation { time: exit.time, ended: exit.cause.is_some() }).collect()
}

/// One horizon for all periods of a history.
fn common_horizon(facts: &Facts) -> f64 {
    horizon(facts, &observations(&timed(&facts.newest()))).1
}

fn steps(facts: &Facts) -> Vec<Step> {
    let exits = timed(facts);
    let gone = exits.iter().filter(|exit| exit.cause.is_some_and(|cause| cause != DISPOSITION)).count();
    let parts = [
        ("of them flagged in the period", super::flagged(facts).len()),
        ("of them with clocks that can be told", exits.len()),
        ("of them gone without a disposition", gone),
    ];
    narrowed(facts, parts)
}
