//! Flags per 1,000 outputs: how often use ends in a case.

use super::{flagged, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases as sql;
use crate::measure::stats::{Interval, poisson};
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.flags_per_1000_outputs",
        version: 1,
        title: "Cases per 1,000 accepted calls",
        question: "How often does the use of AI end in a case?",
        formula: "cases flagged in the period ÷ accepted calls of the period × 1000; exact 95 % Poisson interval of \
                  the cases",
        ratio: Some(Ratio { numerator: "cases flagged in the period", denominator: "accepted calls of the period" }),
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::PerThousand,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the flag, and of the call",
        exclusions: "failed and denied calls; flags on activities that are no calls count all the same",
        needs: &[Question::Cases, Question::Calls],
        inputs: "a ticket export and a call log",
        caveat: "More flags may mean more trouble or a sharper rule: read the precision beside it.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "2 cases flagged and 4000 calls accepted: 0.5 cases per 1,000 calls.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::per_call, scale: 1000.0 },
    example: Example {
        daily: "local_day | project | events | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | 4000",
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               D | 2026-10-08 00:00 | -                | 2026-10-08 00:00 | active",
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let silence = facts.silence(Question::Cases).or_else(|| facts.silence(Question::Calls));
    if let Some(reason) = silence {
        return vec![Measured::missing(reason)];
    }
    let (cases, calls) = (flagged(facts).len() as i64, accepted(facts));
    if calls == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-call-accepted"))];
    }
    let per = |cases: f64| cases * 1000.0 / calls as f64;
    let chance = poisson::interval(cases);
    let interval = Interval { low: per(chance.low), high: per(chance.high) };
    let (numerator, denominator) = (Some(cases as f64), Some(calls as f64));
    let rate = Measured { numerator, denominator, ..Measured::estimate(per(cases as f64), cases) };
    vec![rate.within(interval).noting(facts.gaps(Question::Cases)).noting(facts.gaps(Question::Calls))]
}

fn accepted(facts: &Facts) -> i64 {
    facts.calls().iter().map(|calls| calls.accepted).sum()
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, [("of them flagged in the period", flagged(facts).len())])
}
