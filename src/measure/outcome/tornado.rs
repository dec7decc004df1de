//! Which assumption matters: the time saved with one of them low or high and all others at their medians. A formula, no
//! simulation, so that two runs and two orders of the configuration give the same.

use crate::measure::assumptions::Task;
use crate::measure::facts::Facts;
use crate::measure::findings::{Swing, Tornado};
use crate::measure::kpis::value::{by_name, uses};
use std::collections::BTreeSet;

/// The assumptions of a task class, by their keys, in the order in which [`hours`] reads them.
const ASSUMPTIONS: [&str; 5] =
    ["baseline_minutes", "assisted_minutes", "review_minutes", "rework_minutes", "accepted_share"];

/// The tornado of the classes in use; empty without any. The hours are those of all of them, the swings of those that are
/// `told`.
pub(super) fn tornado(facts: &Facts, told: &BTreeSet<String>) -> Tornado {
    if told.is_empty() {
        return Tornado::default();
    }
    let uses = uses(facts);
    let used: Vec<usize> = by_name(facts).into_iter().filter(|index| uses[*index] > 0).collect();
    let tasks = &facts.context.value.task;
    let mut found = Tornado::default();
    let mut swings = Vec::new();
    for index in used {
        let (task, uses) = (&tasks[index], uses[index]);
        let medians = ASSUMPTIONS.map(|assumption| quantile(task, assumption, 0.5));
        found.hours += hours(medians, uses);
        for (place, assumption) in ASSUMPTIONS.into_iter().enumerate() {
            let [low, high] = [0.1, 0.9].map(|share| {
                let mut values = medians;
                values[place] = quantile(task, assumption, share);
                hours(values, uses) - hours(medians, uses)
            });
            let (class, title) = (task.class.clone(), task.title.clone());
            swings.push(Swing { class, title, assumption, p10_hours: low, p90_hours: high });
        }
    }
    for swing in &mut swings {
        swing.p10_hours += found.hours;
        swing.p90_hours += found.hours;
    }
    swings.retain(|swing| swing.width() > 0.0 && told.contains(&swing.class));
    swings.sort_by(|a, b| {
        b.width().total_cmp(&a.width()).then_with(|| (&a.class, a.assumption).cmp(&(&b.class, b.assumption)))
    });
    found.swings = swings;
    found
}

/// Hours saved by a number of uses.
fn hours([baseline, assisted, review, rework, accepted]: [f64; 5], uses: i64) -> f64 {
    accepted * (baseline - assisted - review - rework) * uses as f64 / 60.0
}

fn quantile(task: &Task, assumption: &str, share: f64) -> f64 {
    let minutes = match assumption {
        "baseline_minutes" => task.baseline_minutes,
        "assisted_minutes" => task.assisted_minutes,
        "review_minutes" => task.review_minutes,
        "rework_minutes" => task.rework_minutes,
        _ => return task.accepted_share.quantile(share),
    };
    minutes.quantile(share)
}
