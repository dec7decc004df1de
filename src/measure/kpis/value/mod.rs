//! What the use of AI is worth in time, with the oversight that it costs.

mod net_time_saved_hours;
mod time_saved_hours;

use super::Area;
use crate::event::capability::Question;
use crate::measure::assumptions::Evidence;
use crate::measure::facts::Facts;
use crate::measure::stats::monte_carlo::Percentiles;
use crate::measure::steps::Step;

pub(super) static AREA: Area = Area {
    id: "value",
    title: "Time saved",
    intro: "How much working time AI saved under the organisation's own assumptions, and what human review took of it.",
    kpis: &[&time_saved_hours::KPI, &net_time_saved_hours::KPI],
};

/// Minutes of one hour.
const MINUTES: f64 = 60.0;

/// The uses of each configured task class in the period, in the order of the configuration.
pub(crate) fn uses(facts: &Facts) -> Vec<i64> {
    let of = |class: &str| {
        let calls = facts.calls().iter().filter(|calls| calls.task_class.as_deref() == Some(class));
        calls.map(|calls| calls.accepted).sum()
    };
    facts.context.value.task.iter().map(|task| of(&task.class)).collect()
}

/// Hours saved by a number of uses: one draw of the minutes per use, times the uses.
pub(crate) fn hours(minutes: &[f64], uses: i64) -> Vec<f64> {
    minutes.iter().map(|minutes| minutes * uses as f64 / MINUTES).collect()
}

/// Time saved over all classes and the number of uses; an error is the reason why nothing can be said.
fn saved(facts: &Facts) -> Result<(Percentiles, i64), String> {
    let tasks = &facts.context.value.task;
    if tasks.is_empty() {
        return Err("no task class is declared: fill in `[[value.task]]`".to_owned());
    }
    if let Some(reason) = facts.silence(Question::Calls) {
        return Err(reason);
    }
    let uses = uses(facts);
    let all: i64 = uses.iter().sum();
    // By name, so that the order of the configuration is of no matter.
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    order.sort_by_key(|index| &tasks[*index].class);
    if all == 0 {
        let classes: Vec<String> = order.iter().map(|index| format!("`{}`", tasks[*index].class)).collect();
        let classes = classes.join(", ");
        return Err(format!("no accepted call in the period is tagged with a declared task class ({classes})"));
    }
    // Classes vary independently: the n-th draws of all classes make the n-th draw of the total.
    let mut total = vec![0.0; facts.context.value.draws];
    for index in order {
        for (sum, hours) in total.iter_mut().zip(hours(&facts.log.draws[index], uses[index])) {
            *sum += hours;
        }
    }
    Percentiles::of(total).map(|found| (found, all)).ok_or_else(|| "`value.draws` is zero".to_owned())
}

/// The weakest grade of evidence among the declared classes.
fn grade(facts: &Facts) -> Option<Evidence> {
    facts.context.value.task.iter().map(|task| task.evidence).min()
}

/// A grade in words.
fn graded(grade: Evidence) -> String {
    format!("evidence grade {grade}")
}

/// From the accepted calls of the period to those of a declared task class.
fn steps(facts: &Facts) -> Vec<Step> {
    let accepted = facts.calls().iter().map(|calls| calls.accepted).sum();
    vec![
        Step::new("accepted calls of the period in the sources that are heard", accepted),
        Step::new("of them tagged with a declared task class", uses(facts).into_iter().sum()),
    ]
}
