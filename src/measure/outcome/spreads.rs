//! The funnel plots of rates by project, and the review funnel.

use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::facts::Facts;
use crate::measure::kpis::passage::{Passage, Passages};
use crate::measure::measurement::Measurement;
use crate::measure::privacy::{Size, few};
use crate::measure::spread::{ReviewFunnel, Spread};
use crate::measure::stats::funnel::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// What the units are.
const PROJECT: &str = "project";

/// How many of a project's outputs count, and out of how many.
type Count = fn(&Passage) -> Unit;

/// Rates over reviews, each with what it counts of a project.
const OF_REVIEWS: [(&str, Count); 3] = [
    ("review.routing_rate", |counts| Unit { hits: counts.routed, n: counts.eligible }),
    ("review.completion_rate", |counts| Unit { hits: counts.completed, n: counts.routed }),
    ("review.overturn_rate", |counts| Unit { hits: counts.changed, n: counts.decided }),
];

/// Rates that are measured by project anyhow.
const OF_CALLS: [&str; 2] = ["usage.error_share", "security.refusal_rate"];

/// A rate and what it counts of each project.
type Rate<'a> = (&'static str, BTreeMap<&'a str, Unit>);

/// The rates that have enough projects to be compared. A project is left out of all of them if fewer than `k` people are
/// known to have called for it, if it would give such a project away, or if its rate is withheld elsewhere.
pub(super) fn spreads(facts: &Facts, passages: &Passages, measurements: &[Measurement]) -> Vec<Spread> {
    let is_told =
        |kpi: &str| measurements.iter().any(|one| one.kpi == kpi && one.dimensions.is_empty() && one.value.is_some());
    let of_reviews = OF_REVIEWS.map(|(kpi, count)| {
        let units = passages.iter().map(|(project, counts)| (*project, count(counts)));
        (kpi, units.collect::<BTreeMap<_, _>>())
    });
    let rates = of_reviews.into_iter().chain(OF_CALLS.map(|kpi| (kpi, measured(kpi, measurements))));
    // Units without an observation have no share; calls of no project are no project's.
    let rates: Vec<Rate<'_>> = rates
        .filter(|(kpi, _)| is_told(kpi))
        .map(|(kpi, mut units)| {
            units.retain(|project, unit| *project != UNATTRIBUTED && !project.is_empty() && unit.n > 0);
            (kpi, units)
        })
        .collect();
    let withheld = withheld(facts, &rates);
    rates.iter().filter_map(|rate| spread(rate, &withheld)).collect()
}

/// What became of all eligible outputs; none where that cannot be said.
pub(super) fn review_funnel(passages: &Passages) -> Option<ReviewFunnel> {
    let mut all = ReviewFunnel::default();
    for counts in passages.values() {
        all.eligible += counts.eligible;
        all.routed += counts.routed;
        all.started += counts.started;
        all.decided += counts.decided;
        all.changed += counts.changed;
    }
    (all.eligible > 0).then_some(all)
}

/// The members of a KPI that are not withheld.
fn measured<'m>(kpi: &str, measurements: &'m [Measurement]) -> BTreeMap<&'m str, Unit> {
    let members = measurements.iter().filter(|one| one.kpi == kpi);
    let unit = |one: &'m Measurement| {
        let (hits, n) = (one.numerator? as i64, one.denominator? as i64);
        Some((one.dimensions.get(PROJECT)?.as_str(), Unit { hits, n }))
    };
    members.filter_map(unit).collect()
}

/// The projects that no rate tells.
fn withheld(facts: &Facts, rates: &[Rate<'_>]) -> BTreeSet<String> {
    let mut people: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for day in facts.calling_days() {
        people.entry(facts.log.people.names.name(day.project)).or_default().insert(day.person);
    }
    let size = |(project, unit): (&&str, &Unit)| Size {
        member: (*project).to_owned(),
        value: unit.n as f64,
        people: people.get(project).map(|people| people.len() as i64),
    };
    let tables: Vec<Vec<Size>> = rates.iter().map(|(_, units)| units.iter().map(size).collect()).collect();
    few(PROJECT, tables, &facts.context.settings.suppression)
}

fn spread((kpi, units): &Rate<'_>, withheld: &BTreeSet<String>) -> Option<Spread> {
    let told: Vec<(&str, Unit)> = units
        .iter()
        .filter(|(project, _)| !withheld.contains(**project))
        .map(|(project, unit)| (*project, *unit))
        .collect();
    Spread::of(kpi, PROJECT, &told, units.len() - told.len())
}
