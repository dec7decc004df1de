//! Guardrails: how often a rule stopped what it looked at.

use super::EVENT_CLOCK;
use crate::event::capability::Question;
use crate::event::taxonomy::{Kind, Outcome};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, calls::DaySum};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::events as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.guardrail_block_rate",
        version: 1,
        title: "Requests stopped by a guardrail",
        question: "How often does a rule stop a request?",
        formula: "decisions of rules that denied ÷ decisions that denied, allowed or let pass unchecked; 95 % Wilson interval; a member is the denials of one risk over all decisions",
        ratio: Some(Ratio { numerator: "decisions that denied", denominator: "decisions" }),
        source: "E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: Some("risk"),
        parts: Parts::Sum,
        clock: EVENT_CLOCK,
        exclusions: "sources that record denials only: what they looked at is not known; decisions of unknown outcome",
        needs: &[Question::Flags],
        inputs: "a log of the decisions of rules, allowed ones included",
        caveat: "A rule that blocks much may be right or too strict; one that blocks nothing may be switched off.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "A source with 3 denied and 9 allowed decisions and one that records denials only: 3 ÷ 12 = 0.25.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::denials(facts, DECIDED, NO_RISK), scale: 1.0 },
    example: Example {
        daily: "local_day=2026-10-05 | kind=policy_decision | source | outcome | risk_category | events
                otlp               | denied  | prompt_denied | 3
                otlp               | success | -             | 9
                claude_hook_frames | denied  | -             | 7",
        gives: 0.25,
        ..Example::EMPTY
    },
};

/// How a decision of a rule ends.
const DECIDED: &[Outcome] = &[Outcome::Denied, Outcome::Success, Outcome::FailOpen];

/// The member of decisions that tell no risk.
const NO_RISK: &str = "not told";

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let (decisions, blind) = decisions(facts);
    let number = |wanted: &dyn Fn(&DaySum) -> bool| {
        decisions.iter().filter(|sum| wanted(sum)).map(|sum| sum.events).sum::<i64>()
    };
    let all = number(&|_| true);
    if all == 0 {
        let reason = match (facts.silence(Question::Flags), blind) {
            (_, true) => Remark::plain("remark-denials-only"),
            (Some(reason), false) => reason,
            (None, false) => Remark::plain("remark-no-rule-decided"),
        };
        return vec![Measured::missing(reason)];
    }
    let mut risks: BTreeMap<&str, i64> = BTreeMap::new();
    for sum in decisions.iter().filter(|sum| is_denied(sum)) {
        *risks.entry(sum.risk.as_deref().unwrap_or(NO_RISK)).or_default() += sum.events;
    }
    let share = |part| Measured::sampled_share(part, all, Remark::plain("remark-no-rule-decided"));
    let left = blind.then(|| Remark::plain("remark-denials-left-out"));
    let total = share(number(&is_denied)).noting(left).noting(facts.gaps(Question::Flags));
    std::iter::once(total).chain(risks.iter().map(|(risk, part)| share(*part).of(*risk))).collect()
}

/// The decisions of the period by sources that also tell what was allowed, and whether there are other sources.
fn decisions<'a>(facts: &Facts<'a>) -> (Vec<&'a DaySum>, bool) {
    let decided = |sum: &&DaySum| sum.kind == Kind::PolicyDecision.as_ref() && is_decided(sum);
    let all = || facts.log.days.iter().filter(decided);
    let seeing: BTreeSet<&str> = all().filter(|sum| !is_denied(sum)).map(|sum| sum.source.as_str()).collect();
    let (seen, blind): (Vec<&DaySum>, Vec<&DaySum>) =
        all().filter(|sum| facts.period.holds(sum.day)).partition(|sum| seeing.contains(sum.source.as_str()));
    (seen, !blind.is_empty())
}

fn is_denied(sum: &DaySum) -> bool {
    sum.outcome.parse() == Ok(Outcome::Denied)
}

fn is_decided(sum: &DaySum) -> bool {
    sum.outcome.parse().is_ok_and(|outcome| DECIDED.contains(&outcome))
}

fn steps(facts: &Facts) -> Vec<Step> {
    let (decisions, _) = decisions(facts);
    let denied = decisions.iter().filter(|sum| is_denied(sum)).map(|sum| sum.events).sum();
    vec![
        Step::new("decisions of rules in the period", decisions.iter().map(|sum| sum.events).sum()),
        Step::new("of them denied", denied),
    ]
}
