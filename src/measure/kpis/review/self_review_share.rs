//! Self-review: how often people review what they asked for themselves.

use super::{COHORT, completed, narrowed};
use crate::event::capability::Question;
use crate::event::taxonomy::EntityKind;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, reviews::Review};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.self_review_share",
        version: 1,
        title: "Outputs reviewed by their own author",
        question: "Does anybody review what they asked for themselves?",
        formula: "completed reviews whose reviewer is the person who asked for the output ÷ completed reviews of which both are known; 95 % Wilson interval",
        ratio: Some(Ratio { numerator: "completed reviews by the person who asked for the output", denominator: "completed reviews of which reviewer and author are known" }),
        source: "E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "reviews without a reviewer, outputs that no person asked for, outputs that are not eligible or not in the call log",
        needs: &[Question::Calls, Question::Reviews],
        inputs: "a call log and a review log that name people alike, or a directory that joins their names",
        caveat: "Exports often name people by different ids. Only if somebody occurs on both sides can it be measured: otherwise a zero would say nothing.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "p1 and p2 ask and review: of 4 completed reviews with both known p1 decided on one output of p1. 1 ÷ 4 = 0.25.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::None,
    example: Example {
        daily: "local_day | project | tier | events | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | high  | 4",
        review: "output_id | source | observed_us | completed_us | decision | reviewer | output_us | output_day | tier | author | author_kind
                 a | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | p1 | - | - | - | - | -
                 b | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | p2 | - | - | - | - | -
                 c | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | p2 | - | - | - | - | -
                 d | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | p1 | - | - | - | - | -
                 a | link | 2026-10-05 09:00 | - | - | - | 2026-10-05 09:00 | 2026-10-05 | high | p1 | user
                 b | link | 2026-10-05 09:00 | - | - | - | 2026-10-05 09:00 | 2026-10-05 | high | p1 | user
                 c | link | 2026-10-05 09:00 | - | - | - | 2026-10-05 09:00 | 2026-10-05 | high | p1 | user
                 d | link | 2026-10-05 09:00 | - | - | - | 2026-10-05 09:00 | 2026-10-05 | high | p2 | user",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let completed = match completed(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(completed) => completed,
    };
    let names = joined(facts);
    let one = |person| named(&names, person);
    let all = || facts.log.reviews.iter().flatten();
    let mut reviewers = BTreeSet::new();
    all().filter_map(|review| review.reviewer.as_deref()).for_each(|person| _ = reviewers.insert(person));
    let reviewers: BTreeSet<&str> = reviewers.into_iter().map(one).collect();
    let mut authors = all().filter_map(|review| review.author.as_deref()).map(one);
    if !authors.any(|author| reviewers.contains(author)) {
        let reason =
            "nobody is named both as a reviewer and as an author of outputs: the exports may name people differently";
        return vec![Measured::missing(reason)];
    }
    let known: Vec<(&str, &str)> =
        completed.iter().filter_map(|review| both(review)).map(|(a, b)| (one(a), one(b))).collect();
    let own = known.iter().filter(|(reviewer, author)| reviewer == author).count() as i64;
    let nothing = "no completed review of the period names reviewer and author";
    vec![Measured::sampled_share(own, known.len() as i64, nothing).noting(facts.gaps(Question::Reviews))]
}

/// The one name of a person.
fn named<'a>(names: &BTreeMap<&'a str, &'a str>, person: &'a str) -> &'a str {
    names.get(person).copied().unwrap_or(person)
}

/// Reviewer and author of a review, if both are known.
fn both(review: &Review) -> Option<(&str, &str)> {
    Some((review.reviewer.as_deref()?, review.author.as_deref()?))
}

/// The one name for people whom a directory knows under two.
fn joined<'a>(facts: &'a Facts) -> BTreeMap<&'a str, &'a str> {
    let people = facts.log.entities.iter().filter(|entity| entity.kind == EntityKind::User);
    people.filter_map(|person| Some((person.id.as_str(), person.alias.as_deref()?))).collect()
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, "of them with a known reviewer and author", |review| both(review).is_some())
}
