//! Throughput: uses that are tagged with a kind of task, per working day.

use super::{sql, steps};
use crate::event::capability::Question;
use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::call_days::WorkingDays;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.tasks_per_working_day",
        version: 1,
        title: "Tasks per working day",
        question: "How many tasks is AI used for on a working day?",
        formula: "accepted calls that are tagged with a kind of task ÷ working days; per team",
        ratio: Some(Ratio { numerator: "accepted calls with a kind of task", denominator: "working days" }),
        source: "throughput in tasks, not tokens: auditpack definition 1",
        unit: Unit::Tasks,
        better: Better::Higher,
        dimension: Some("team"),
        parts: Parts::Sum,
        clock: "local day of the request; working days by the calendar",
        exclusions: "calls without a kind of task; working days on which no source has a row; calls that a vendor \
                  counted",
        needs: &[Question::Calls],
        inputs: "a call log whose calls are tagged with a kind of task",
        caveat: "A task that takes three calls counts three times. More tasks are no proof of more done: read \
                  it beside the overturn rate, and with no claim that AI is the cause.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "On Thursday 1 and Friday 2 October there are 12 calls for drafting and 4 for coding, and 9 \
                  without a kind of task: 16 ÷ 2 = 8.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily:
            "local_day | task_class | events | team=red | project=claims | kind=call | outcome=success | source=litellm
                2026-10-01 | drafting | 12
                2026-10-02 | coding   | 4
                2026-10-02 | -        | 9",
        gives: 8.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let working = match WorkingDays::of(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(working) => working,
    };
    let mut teams: BTreeMap<&str, i64> = BTreeMap::new();
    for day in facts.call_days().into_iter().filter(|day| day.tasks > 0) {
        *teams.entry(day.team.as_deref().unwrap_or(UNATTRIBUTED)).or_default() += day.tasks;
    }
    if teams.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-no-task-tagged"))];
    }
    let days = working.days.len() as i64;
    let rate = |tasks: i64| Measured { n: Some(tasks), ..Measured::share(tasks, days) };
    let total = rate(teams.values().sum()).noting(working.remark()).noting(facts.gaps(Question::Calls));
    [total].into_iter().chain(teams.into_iter().map(|(team, tasks)| rate(tasks).of(team))).collect()
}

fn query(facts: &Facts) -> String {
    let tagged = facts.call_days().iter().any(|day| day.tasks > 0);
    sql::tasks(facts, !tagged || WorkingDays::of(facts).is_err())
}
