//! Reviewers outside the funnel: how many differ from the others by more than chance. None of them is named.

use super::{COHORT, REVIEW_EXPORTS, completed, narrowed, overturn_rate::overturned};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, reviews::Review};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::stats::Z_998;
use crate::measure::stats::funnel::{BEYOND_998, Funnel, JUDGED_MIN, Unit as Point};
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.reviewers_outside",
        version: 2,
        title: "Reviewers unlike the others",
        question: "Does anybody overturn far more or less than the others?",
        formula: "number of reviewers whose share of changed or rejected outputs lies beyond the 99.8 % limits around the pooled share: those of the binomial distribution up to 10 reviewers; beyond, p ± 3.09·√(φ·p(1−p)/n) with φ the mean of their squared z-scores, drawn in at the ends, where that is above 1",
        ratio: None,
        source: "D. J. Spiegelhalter, Statistics in Medicine 24 (2005) and Quality and Safety in Health Care 14 (2005)",
        unit: Unit::People,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "reviews without a known reviewer or decision; reviewers with fewer than 5 of them are not judged; reviews of outputs that are not eligible or not in the call log (where there is none: nothing)",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "It tells how many, never who. One in 500 is outside by chance alone. Whoever reviews the hardest outputs differs for a good reason: look at the work before the person.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "Five reviewers with 6 decisions each: four overturned none of theirs, one all 6. Pooled 0.2; 1 lies beyond the limits.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(sql::by_reviewer),
    example: Example {
        review: "output_id | observed_us | completed_us | decision | reviewer | source=langfuse
                 a0 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | a
                 a1 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | a
                 a2 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | a
                 a3 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | a
                 a4 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | a
                 a5 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | a
                 b0 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | b
                 b1 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | b
                 b2 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | b
                 b3 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | b
                 b4 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | b
                 b5 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | b
                 c0 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | c
                 c1 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | c
                 c2 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | c
                 c3 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | c
                 c4 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | c
                 c5 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | c
                 d0 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | d
                 d1 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | d
                 d2 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | d
                 d3 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | d
                 d4 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | d
                 d5 | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | d
                 e0 | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | e
                 e1 | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | e
                 e2 | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | e
                 e3 | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | e
                 e4 | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | e
                 e5 | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | e",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let completed = match completed(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(completed) => completed,
    };
    let points = points(&completed);
    let (Some(funnel), true) = (Funnel::of(&points), points.iter().any(|point| point.n >= JUDGED_MIN)) else {
        return vec![Measured::missing(Remark::of("remark-no-reviewer-judged", [("n", JUDGED_MIN.into())]))];
    };
    let outside = points.iter().filter(|point| funnel.is_outside(**point, Z_998)).count();
    let judged = points.iter().filter(|point| point.n >= JUDGED_MIN).count();
    let told = [
        Remark::of("remark-reviewers-judged", [("n", judged.into()), ("all", points.len().into())]),
        Remark::of("remark-outside-by-chance", [("number", Arg::Number(BEYOND_998 * judged as f64, 3))]),
    ];
    let count =
        Measured { n: Some(judged as i64), people: Some(points.len() as i64), ..Measured::count(outside as i64) };
    vec![count.noting(told).noting(facts.gaps(Question::Reviews))]
}

/// What each reviewer decided, in the order of their numbers: nothing here says who is who.
fn points(completed: &[&Review]) -> Vec<Point> {
    let mut reviewers: BTreeMap<&str, Point> = BTreeMap::new();
    for review in completed.iter().filter(|review| is_known(review)) {
        let point = reviewers.entry(review.reviewer.as_deref().unwrap_or_default()).or_insert(Point { hits: 0, n: 0 });
        point.n += 1;
        point.hits += i64::from(overturned(review));
    }
    let mut points: Vec<Point> = reviewers.into_values().collect();
    points.sort_by_key(|point| (point.n, point.hits));
    points
}

fn is_known(review: &Review) -> bool {
    review.reviewer.is_some() && review.decision.is_some()
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, "of them with a known reviewer and decision", is_known)
}
