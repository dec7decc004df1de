//! Break-even: the minutes that a task must take without AI for the value to pay for the costs.

use super::{Costs, MINUTES, behind, by_name, few_behind, grade, graded, priced_uses, saved_draws, steps, uses};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::findings::BreakEven;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::measurement::Measurement;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.break_even_minutes",
        version: 1,
        title: "Break-even minutes",
        question: "How long must a task take without AI for its use to pay off?",
        formula: "at the means: (A + V + W) + costs ÷ (Σ n × q × ρ × rate ÷ 60), with A, V, W the minutes with AI, \
                  of checking and of rework, weighted by accepted uses; of one class with the others as declared: \
                  what they do not earn in place of costs",
        ratio: None,
        source: "break-even of net value in closed form; means of PERT and Beta distributions",
        unit: Unit::Minutes,
        better: Better::Lower,
        dimension: Some("task"),
        parts: Parts::Apart,
        clock: "local day of the call; reviews by the local day of completion",
        exclusions: "as for time saved; what spend and review time leave out",
        needs: &[Question::Calls, Question::Tokens, Question::Reviews],
        inputs: "as for net value",
        caveat: "Compare it with the declared minutes without AI. Of one class it is below zero where the others pay \
                 for everything.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "10 minutes with AI, checking and rework; costs of $176, as in the example of net value; 100 uses, \
                  0.9 accepted, half realised, $60 an hour: 10 + 176 ÷ (100 × 0.9 × 0.5 × 1) = 13.9111 minutes.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | task_class | events | model | tokens_in | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | drafting | 100 | sonnet-4 | 2000000 | 100",
        review: "output_id | observed_us | completed_us | review_ms | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | 3600000
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | 1800000
                 c | 2026-09-05 09:05 | 2026-09-05 09:05 | 3600000",
        entity: "entity_id | entity_kind | observed_us | created_us | ended_us | source=claude_directory
                 u1 | user | 2026-10-01 09:00 | 2026-01-01 09:00 | -
                 u2 | user | 2026-10-01 09:00 | -                | -
                 u3 | user | 2026-10-01 09:00 | 2026-01-01 09:00 | 2026-10-20 09:00",
        gives: 13.9111,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    even(facts).unwrap_or_else(|reason| vec![Measured::missing(reason)])
}

/// One class at the means of its assumptions.
struct Class<'a> {
    name: &'a str,
    uses: i64,
    /// Uses that end in an accepted result.
    accepted: f64,
    /// Minutes without AI.
    baseline: f64,
    /// Minutes with AI, checking and rework.
    assisted: f64,
}

fn even(facts: &Facts) -> Result<Vec<Measured>, Remark> {
    let value = facts.context.value;
    saved_draws(facts)?;
    let share = value.realised_share.ok_or(Remark::plain("remark-no-realised-share"))?;
    let rate = value.hourly_rate_usd.ok_or(Remark::plain("remark-no-hourly-rate"))?;
    let costs = Costs::of(facts)?;
    // What one saved minute is worth.
    let minute = share.mean() * rate.dollars() / MINUTES;
    let classes = classes(facts);
    let accepted: f64 = classes.iter().map(|class| class.accepted).sum();
    if accepted * minute <= 0.0 {
        return Err(Remark::plain("remark-worth-nothing"));
    }
    let mean = Arg::Value(weighted(&classes, |class| class.baseline), "minutes");
    let mean = Remark::of("remark-declared-on-average", [("minutes", mean)]);
    let uses: i64 = classes.iter().map(|class| class.uses).sum();
    let minutes = weighted(&classes, |class| class.assisted) + costs.all() / (accepted * minute);
    let total = Measured { people: few_behind(facts), ..Measured::estimate(minutes, uses) }
        .graded(grade(facts))
        .noting([mean])
        .noting(grade(facts).map(graded))
        .noting(costs.remarks.iter().cloned());
    let worth = |class: &Class<'_>| class.accepted * (class.baseline - class.assisted) * minute;
    let all: f64 = classes.iter().map(worth).sum();
    let people = behind(facts);
    let members = classes.iter().map(|class| {
        let open = costs.all() - (all - worth(class));
        let minutes = class.assisted + open / (class.accepted * minute);
        let declared = Remark::of("remark-declared", [("minutes", Arg::Value(class.baseline, "minutes"))]);
        let people = people.get(class.name).copied();
        Measured { people, ..Measured::estimate(minutes, class.uses) }.noting([declared]).of(class.name)
    });
    Ok([total].into_iter().chain(members).collect())
}

/// Minutes on average, each class by its accepted uses.
fn weighted(classes: &[Class<'_>], minutes: fn(&Class<'_>) -> f64) -> f64 {
    let accepted: f64 = classes.iter().map(|class| class.accepted).sum();
    classes.iter().map(|class| class.accepted * minutes(class)).sum::<f64>() / accepted
}

/// The break-even as it was measured, as far as it is told, beside the minutes without AI that are declared.
pub(crate) fn beside_declared(facts: &Facts, measurements: &[Measurement]) -> Vec<BreakEven> {
    let classes = classes(facts);
    let of = |one: &Measurement| {
        let class = one.dimensions.values().next();
        let declared = match class {
            Some(name) => classes.iter().find(|class| class.name == name)?.baseline,
            None => weighted(&classes, |class| class.baseline),
        };
        Some(BreakEven { class: class.cloned(), minutes: one.value?, declared_minutes: declared })
    };
    measurements.iter().filter(|one| one.kpi == KPI.card.id).filter_map(of).collect()
}

/// The classes in use, by name.
fn classes<'a>(facts: &Facts<'a>) -> Vec<Class<'a>> {
    let uses = uses(facts);
    let used = by_name(facts).into_iter().filter(|index| uses[*index] > 0);
    let class = |index: usize| {
        let task = &facts.context.value.task[index];
        Class {
            name: &task.class,
            uses: uses[index],
            accepted: uses[index] as f64 * task.accepted_share.mean(),
            baseline: task.baseline_minutes.mean(),
            assisted: task.assisted_minutes.mean() + task.review_minutes.mean() + task.rework_minutes.mean(),
        }
    };
    used.map(class).collect()
}

/// What it is computed from: the means of these distributions are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    priced_uses(facts)
}
