//! Self-review: how often people review what they asked for themselves.

use super::{COHORT, completed, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, reviews::Review, seats::own_names};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
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
    sql: Sql::Value { text: |facts| sql::own(facts, !knows_both_sides(facts)), scale: 1.0 },
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
    if !knows_both_sides(facts) {
        return vec![Measured::missing(Remark::plain("remark-nobody-on-both-sides"))];
    }
    let names = own_names(&facts.log.entities);
    let one = |person| named(&names, person);
    let known: Vec<(&str, &str)> =
        completed.iter().filter_map(|review| both(review)).map(|(a, b)| (one(a), one(b))).collect();
    let own = known.iter().filter(|(reviewer, author)| reviewer == author).count() as i64;
    let nothing = Remark::plain("remark-no-reviewer-and-author");
    vec![Measured::sampled_share(own, known.len() as i64, nothing).noting(facts.gaps(Question::Reviews))]
}

/// Whether anybody in the whole log is named both as a reviewer and as an author.
fn knows_both_sides(facts: &Facts) -> bool {
    let names = own_names(&facts.log.entities);
    let all = || facts.log.reviews.iter().flatten();
    let reviewers: BTreeSet<&str> = all().filter_map(|review| review.reviewer.as_deref()).collect();
    let reviewers: BTreeSet<&str> = reviewers.into_iter().map(|person| named(&names, person)).collect();
    let mut authors = all().filter_map(|review| review.author.as_deref());
    authors.any(|author| reviewers.contains(named(&names, author)))
}

/// The one name of a person.
fn named<'a>(names: &BTreeMap<&'a str, &'a str>, person: &'a str) -> &'a str {
    names.get(person).copied().unwrap_or(person)
}

/// Reviewer and author of a review, if both are known.
fn both(review: &Review) -> Option<(&str, &str)> {
    Some((review.reviewer.as_deref()?, review.author.as_deref()?))
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, "of them with a known reviewer and author", |review| both(review).is_some())
}
