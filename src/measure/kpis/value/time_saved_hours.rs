//! Time saved: working hours that the uses of AI saved, as a range.

use super::{behind, by_name, estimated, graded, hours, saved, steps, uses};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::presets::Preset;
use crate::measure::sql::worth;
use crate::measure::stats::Interval;
use crate::measure::stats::monte_carlo::Percentiles;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.time_saved_hours",
        version: 2,
        title: "Time saved",
        question: "How much working time did the use of AI save?",
        formula: "Σ over task classes of uses × accepted share × (baseline − assisted − review − rework minutes) ÷ \
                  60; median of a seeded simulation, P10 and P90 as interval; percentiles by linear interpolation \
                  (type 7)",
        ratio: None,
        source: "distributions declared in [value]: PERT minutes, Beta share; one PCG-64 stream per class",
        unit: Unit::Hours,
        better: Better::Higher,
        dimension: Some("task"),
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "calls without a declared task class; failed calls",
        needs: &[Question::Calls],
        inputs: "a call log with task tags",
        caveat: "It is as good as its assumptions: the grade of evidence stands beside it. Time saved is not money \
                 saved.",
        uncertainty: Uncertainty::Simulation,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "100 uses; 20 minutes become 7, of which 2 for checking and 1 for rework: 10 minutes saved if \
                  accepted, as 9 in 10 are. 100 × 0.9 × 10 ÷ 60 = 15 hours.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | task_class | events | kind=call | outcome=success | source=litellm
                2026-10-05 | drafting | 60
                2026-10-06 | drafting | 40
                2026-10-06 | chess    | 70
                2026-09-06 | drafting | 70",
        gives: 15.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let (total, all) = match saved(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(saved) => saved,
    };
    let (uses, people) = (uses(facts), behind(facts));
    let used = by_name(facts).into_iter().filter(|index| uses[*index] > 0);
    let members = used.filter_map(|index| {
        let task = &facts.context.value.task[index];
        let found = Percentiles::of(hours(&facts.log.draws[index], uses[index]))?;
        let interval = Interval { low: found.p10, high: found.p90 };
        let people = people.get(&*task.class).copied();
        let hours = Measured { people, ..Measured::estimate(found.p50, uses[index]) }
            .within(interval)
            .graded(Some(task.evidence));
        let preset = task.preset.as_ref().map(Preset::told);
        Some(hours.noting([graded(task.evidence)]).noting(preset).of(&task.class))
    });
    let members: Vec<Measured> = members.collect();
    [estimated(facts, total, all)].into_iter().chain(members).collect()
}

/// What the draws are made from: they are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    worth::uses(facts, &[])
}
