//! Little's law: whether open work, arrivals and durations tell one story.

use super::{CASE_EXPORTS, EXCLUSIONS, horizon, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{
    Facts,
    cases::{Case, Clock, DAY_US, Standing},
};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::waits as sql;
use crate::measure::stats::kaplan_meier::Curve;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.littles_law_ratio",
        version: 1,
        title: "Open work against arrivals and durations",
        question: "Do open work, arrivals and durations fit together?",
        formula: "L ÷ (λ·W): L the average number of open cases over the period, λ the cases flagged a day, W the \
                  restricted mean of the time to a decision of the period's cases in days",
        ratio: None,
        source: "Little, Operations Research 9 (1961)",
        unit: Unit::Ratio,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "open time between the first and the last instant of the period, up to the as-of instant; flags and \
                durations as for the mean time to decide",
        exclusions: EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Near 1 where work is steady. Above 1 the period began with more open work than its own arrivals \
                 explain, below 1 work is piling up; a ratio far off that flows do not explain means that one of the \
                 three is wrong.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Three cases flagged in October, each decided after 48 hours, and 48 hours of a fourth that was \
                  flagged in September: 4 × 48 ÷ (3 × 48) = 1.3333.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(sql::flows),
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-07 00:00 | 2026-10-07 00:00 | resolved
               B | 2026-10-12 00:00 | 2026-10-14 00:00 | 2026-10-14 00:00 | resolved
               C | 2026-10-19 00:00 | 2026-10-21 00:00 | 2026-10-21 00:00 | resolved
               D | 2026-09-07 00:00 | 2026-10-02 23:00 | 2026-10-02 23:00 | resolved",
        gives: 1.3333,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let cohort = match super::cohort(facts, Clock::Decided) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let hours = cohort.hours();
    let (_, horizon) = horizon(facts, &hours);
    let mean = Curve::of(&hours).restricted_mean(horizon).mean;
    let (start, end) = facts.span_us();
    let end = end.min(facts.stock_us);
    if mean <= 0.0 || end <= start {
        return vec![Measured::missing(Remark::plain("remark-no-time-taken")).noting(super::remarks(facts, &cohort))];
    }
    let flows = Flows::of(&facts.cases(), (start, end), facts.stock_us);
    let days = (end - start) as f64 / DAY_US as f64;
    let (open, a_day, mean_days) =
        (flows.open_us as f64 / (end - start) as f64, cohort.cases() as f64 / days, mean / 24.0);
    let two = |number| Arg::Number(number, 2);
    let told = [
        Remark::of("remark-flow-rates", [("open", two(open)), ("flagged", two(a_day)), ("days", two(mean_days))]),
        Remark::of("remark-flow-counts", [("n", cohort.cases().into()), ("decided", flows.decided.into())]),
    ];
    let ratio = Measured::estimate(open / (a_day * mean_days), cohort.cases());
    vec![ratio.noting(told).noting(super::remarks(facts, &cohort))]
}

/// What went through the queue in a span of time.
struct Flows {
    /// Open time within the span, over all cases.
    open_us: i64,
    /// Cases decided within it.
    decided: i64,
}

impl Flows {
    fn of(cases: &[&Case], (start, end): (i64, i64), instant: i64) -> Self {
        let mut flows = Self { open_us: 0, decided: 0 };
        for case in cases {
            let until = match case.standing(instant) {
                Standing::Open => end,
                Standing::Decided(us) => us,
                _ => continue,
            };
            flows.open_us += (until.min(end) - case.flagged_us.max(start)).max(0);
            flows.decided += i64::from(until < end && until >= start);
        }
        flows
    }
}

fn steps(facts: &Facts) -> Vec<Step> {
    let cohort = facts.cohort(Clock::Decided);
    narrowed(facts, [("of them flagged in the period and timed", cohort.seen.len())])
}
