//! Growth of calls on a typical working day.

use super::{CALL_LOGS, sql, steps, unattributed_of_all};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::call_days::WorkingDays;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.growth",
        version: 1,
        title: "Growth per working day",
        question: "Is AI used more than in the period before, whatever the number of working days?",
        formula: "natural logarithm of calls on a typical working day ÷ the same in the period before; 0 is no \
                  change, 0.693 twice as many, −0.693 half as many",
        ratio: Some(Ratio {
            numerator: "calls on a typical working day",
            denominator: "calls on a typical working day of the period before",
        }),
        source: "logarithmic growth treats rise and fall alike: auditpack definition 1",
        unit: Unit::LogRatio,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the request; working days by the calendar",
        exclusions: "as for calls on a typical working day; no growth is given where the period before has fewer \
                  than 30 calls",
        needs: &[Question::Calls],
        inputs: CALL_LOGS,
        caveat: "Two periods are no trend: the chart of calls on a typical working day tells whether anything \
                  changed.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "A typical working day has 45 calls in October and had 30 in September: ln(45 ÷ 30) = 0.4055.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-09-01 | claims | success | 30
                2026-09-02 | claims | success | 30
                2026-10-01 | claims | success | 45
                2026-10-02 | claims | success | 45",
        gives: 0.4055,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![growth(facts).unwrap_or_else(Measured::missing)]
}

/// A base of fewer calls is too small to speak of growth.
const BASE: i64 = 30;

fn growth(facts: &Facts) -> Result<Measured, Remark> {
    let working = WorkingDays::of(facts)?;
    let previous = facts.previous().ok_or(Remark::plain("remark-no-period-before"))?;
    let id = previous.period.id();
    let nothing =
        |why: Remark| Remark::of("remark-nothing-to-compare", [("period", id.as_str().into()), ("why", why.into())]);
    let before = WorkingDays::of(&previous).map_err(nothing)?;
    let (_, base) = unattributed_of_all(&previous);
    let (median, median_before) = (working.median(), before.median());
    if base < BASE || median <= 0.0 || median_before <= 0.0 {
        let change = median - median_before;
        let change = Arg::Change(change, usize::from(change.fract() != 0.0));
        let args = [("n", base.into()), ("period", id.into()), ("change", change)];
        return Err(Remark::of("remark-few-calls-to-grow", args));
    }
    let numbers = Measured { numerator: Some(median), denominator: Some(median_before), ..Measured::default() };
    let measured =
        Measured { value: Some((median / median_before).ln()), n: Some(working.days.len() as i64), ..numbers };
    Ok(measured.noting(working.remark()).noting(facts.gaps(Question::Calls)))
}

/// The days of both periods: the logarithm of the ratio of their medians is left to the reader.
fn query(facts: &Facts) -> String {
    let Some(previous) = facts.previous().filter(|_| growth(facts).is_ok()) else { return String::new() };
    let days = |facts| WorkingDays::of(&facts).map_or_else(|_| Vec::new(), |working| working.days);
    sql::by_day(&[(previous, days(previous)), (*facts, days(*facts))])
}
