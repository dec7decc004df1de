//! What a KPI's numbers are made by: its definition, digests of what the organisation sets, and the sources.

use super::history::sources;
use crate::event::capability::Question;
use crate::measure::card::Chart;
use crate::measure::edition::Grounds;
use crate::measure::facts::Facts;
use crate::measure::kpis::Kpi;
use sha2::{Digest, Sha256};
use std::fmt::Debug;

/// What a KPI is made by in a period. Only parts that can touch it are named, so that a changed price does not look like
/// the reason for another number of reviews.
pub(super) fn grounds(kpi: &Kpi, facts: &Facts) -> Grounds {
    let (card, context) = (&kpi.card, facts.context);
    let needs = |question| card.needs.contains(&question);
    let in_area = |area: &str| card.id.split('.').next() == Some(area);
    let mut basis = Vec::new();
    if needs(Question::Cases) || card.chart == Chart::PerWorkingDay || in_area("adoption") || in_area("security") {
        basis.push(digest("calendar", context.calendar));
    }
    if needs(Question::Reviews) || needs(Question::Cases) {
        basis.push(policy(facts));
    }
    if in_area("cost") || in_area("value") {
        basis.push(digest("prices", &(&context.settings.prices, &context.settings.budgets)));
    }
    if in_area("value") {
        // The order in which task classes are written is of no matter to any number.
        let mut value = context.value.clone();
        value.task.sort_by(|a, b| a.class.cmp(&b.class));
        basis.push(digest("assumptions", &value));
    }
    Grounds { definition: card.fingerprint(), basis: basis.join(" "), sources: named(&sources(kpi, facts)) }
}

/// What the policy says in the period of reviews and cases; of a period in which that changed, every version.
fn policy(facts: &Facts) -> String {
    let within = facts.context.policy.within(facts.period.start, facts.period.end);
    let mut said: Vec<_> =
        within.into_iter().map(|(day, terms)| (day, (&terms.review, &terms.investigation))).collect();
    said.dedup_by(|next, before| next.1 == before.1);
    match said.as_slice() {
        [(_, one)] => digest("policy", one),
        several => digest("policy", &several),
    }
}

/// Sources as table `published` has them.
fn named(sources: &[&str]) -> String {
    let names: Vec<String> = sources.iter().map(|name| format!("`{name}`")).collect();
    names.join(" and ")
}

fn digest(name: &str, part: &impl Debug) -> String {
    let digest = Sha256::digest(format!("{part:?}").as_bytes());
    let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{name}={digits}")
}
