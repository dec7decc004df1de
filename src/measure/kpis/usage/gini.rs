//! Inequality of calls over projects: the Gini coefficient.

use super::{CALL_EXPORTS, CLOCK, SPREAD_EXCLUSIONS, hidden, spread, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::concentration;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.gini",
        version: 1,
        title: "Inequality over projects (Gini)",
        question: "How unequally is the use of AI spread over the projects that use it?",
        formula: "Σ (2i − n − 1)·x ÷ (n·Σ x) over the calls x of n projects in ascending order, times n ÷ (n − \
                  1), so that 1 means that one has all",
        ratio: None,
        source: "Gini coefficient with the correction of Deltas, Review of Economics and Statistics 85 (2003)",
        unit: Unit::Index,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: SPREAD_EXCLUSIONS,
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "Projects without a single call are not seen, so many idle projects do not raise it.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Six projects with 500, 300, 100, 50, 30 and 20 calls: 0.543333 × 6 ÷ 5 = 0.652.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | a            | success | 500
                2026-10-02 | b            | success | 300
                2026-10-02 | c            | success | 100
                2026-10-05 | d            | success | 50
                2026-10-06 | e            | success | 30
                2026-10-06 | f            | success | 20
                2026-10-07 | unattributed | success | 150",
        gives: 0.652,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let figure = |counts: &[i64]| {
        let adjusted = concentration::gini_adjusted(counts).ok_or(Remark::plain("remark-single-project"))?;
        let plain =
            concentration::gini(counts).map(|gini| Remark::of("remark-uncorrected", [("index", Arg::Number(gini, 4))]));
        Ok(Measured::estimate(adjusted, counts.iter().sum()).noting(plain))
    };
    vec![spread(facts, figure)]
}

fn query(facts: &Facts) -> String {
    let ranked = "SUM((2 * place_up - members_all - 1) * calls_made)";
    sql::spread(facts, ranked, "(MAX(members_all) - 1) * SUM(calls_made)", hidden(facts).is_some())
}
