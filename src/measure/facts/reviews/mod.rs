//! Reviews: what the records of a review tool say of each output, by period, and what waits in the queue.

mod fold;

pub(in crate::measure::facts) use fold::earliest;

use super::choice::{Candidate, Candidates, choose};
use super::clocks::Clocks;
use super::sources::Sources;
use super::{local_day, place};
use crate::event::capability::{Evidence, Question};
use crate::event::taxonomy::Decision;
use crate::measure::findings::Choice;
use crate::measure::period::Period;
use crate::measure::{Context, Parts};
use anyhow::Result;
use chrono::NaiveDate;
use fold::{Fold, Folded};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The review of one output, as the records up to the as-of instant tell it.
#[derive(Clone, Debug)]
pub(crate) struct Review {
    /// When it was put before a human; when it was begun or first seen, where nobody says.
    pub(crate) routed_us: i64,
    /// When it was begun; when it was complete, where nobody says.
    pub(crate) begun_us: Option<i64>,
    /// When it was complete.
    pub(crate) completed_us: Option<i64>,
    /// What the human decided.
    pub(crate) decision: Option<Decision>,
    /// How long the human worked on it.
    pub(crate) dwell: Option<Dwell>,
    /// Who decided.
    pub(crate) reviewer: Option<Arc<str>>,
    /// What the first two of several reviewers decided.
    pub(crate) pair: Option<Pair>,
    /// When the output was released.
    pub(crate) released_us: Option<i64>,
    /// The person who asked for the output.
    pub(crate) author: Option<Arc<str>>,
    /// Whether the output is in the log.
    pub(crate) linked: bool,
    /// Project of the output.
    pub(crate) project: Option<Arc<str>>,
    /// Local day of the output; of the routing where it is not in the log.
    pub(crate) day: NaiveDate,
    /// Risk tier of the output.
    pub(crate) tier: Option<Arc<str>>,
}

/// Working time of one review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dwell {
    /// Milliseconds.
    pub(crate) millis: i64,
    /// Whether the tool measured it; else it is the time from start to completion.
    pub(crate) measured: bool,
}

/// Two judgements of one output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// What the one who decided first decided.
    pub(crate) first: Decision,
    /// What the next one decided.
    pub(crate) second: Decision,
    /// Whether more than two decided.
    pub(crate) more: bool,
}

/// A review as the queue knows it, whenever its output was made.
#[derive(Clone, Debug)]
pub(crate) struct Queued {
    /// When it was put before a human.
    pub(crate) routed_us: i64,
    /// When it was complete.
    pub(crate) completed_us: Option<i64>,
    /// Whether the output is in the log.
    pub(crate) linked: bool,
    /// Local day of the output; of the routing where it is not in the log.
    pub(crate) day: NaiveDate,
    /// Risk tier of the output.
    pub(crate) tier: Option<Arc<str>>,
}

/// Working time of the reviews that were completed in a period.
#[derive(Clone, Default)]
pub(crate) struct ReviewTime {
    /// The source that is heard for each project; none for outputs that are not in the log.
    pub(crate) heard: Vec<(Option<Arc<str>>, String)>,
    /// Completed reviews.
    pub(crate) completed: i64,
    /// Completed reviews whose working time is known.
    pub(crate) timed: i64,
    /// Their working time in milliseconds.
    pub(crate) millis: i64,
}

/// All that is collected of reviews.
pub(super) struct Heard {
    /// Reviews by the period of their output.
    pub(super) reviews: Vec<Vec<Review>>,
    /// Working time by the period of completion.
    pub(super) times: Vec<ReviewTime>,
    /// Every review of the sources that are heard over the whole log.
    pub(super) queue: Vec<Queued>,
    /// Which sources these are.
    pub(super) queue_choices: Vec<Choice>,
    /// Which source was heard, by period.
    pub(super) choices: Vec<Vec<Choice>>,
}

/// What the sources tell for each period and project; none where the output is not in the log.
type ByProject<T> = BTreeMap<(usize, Option<Arc<str>>), Candidates<T>>;

impl Review {
    /// Whether it was complete at an instant.
    pub(crate) fn completed_by(&self, us: i64) -> bool {
        self.completed_us.is_some_and(|completed| completed <= us)
    }
}

/// Reads `review`: the reviews by period, the working time by period, and the queue. Where several sources tell of the
/// reviews of one project, one of them is heard.
pub(super) fn collect(
    review: Parts,
    context: &Context,
    periods: &[Period],
    (sources, clocks): (&mut Sources, &mut Clocks),
) -> Result<Heard> {
    let mut folded = Folded::default();
    for part in review {
        folded.read(part, context, (sources, clocks))?;
    }
    let Folded { reviews, outputs, .. } = folded;
    let mut told: ByProject<Vec<Review>> = BTreeMap::new();
    let mut times: ByProject<ReviewTime> = BTreeMap::new();
    let mut queue: BTreeMap<Option<Arc<str>>, Candidates<Vec<Queued>>> = BTreeMap::new();
    for ((source, id), fold) in reviews {
        let output = outputs.get(&id);
        let project = output.map(|output| output.project.clone());
        if let Some(index) = fold.completed_us.and_then(|us| place(periods, local_day(us, context.zone))) {
            candidate(times.entry((index, project.clone())).or_default(), &source).told.add(&fold);
        }
        let Some(review) = fold.finish(output, context.zone) else { continue };
        let Review { routed_us, completed_us, linked, day, .. } = review;
        let queued = Queued { routed_us, completed_us, linked, day, tier: review.tier.clone() };
        candidate(queue.entry(project.clone()).or_default(), &source).told.push(queued);
        if let Some(index) = place(periods, day) {
            candidate(told.entry((index, project)).or_default(), &source).told.push(review);
        }
    }
    Ok(heard(told, times, queue, context, periods.len()))
}

/// The candidate of a source, which has one more to tell.
fn candidate<'c, T: Default>(candidates: &'c mut Candidates<T>, source: &str) -> &'c mut Candidate<T> {
    let nothing = || Candidate { number: 0, evidence: Evidence::Rows, told: T::default() };
    let candidate = candidates.entry(source.to_owned()).or_insert_with(nothing);
    candidate.number += 1;
    candidate
}

/// What the sources tell that are heard.
fn heard(
    told: ByProject<Vec<Review>>,
    times: ByProject<ReviewTime>,
    queue: BTreeMap<Option<Arc<str>>, Candidates<Vec<Queued>>>,
    context: &Context,
    periods: usize,
) -> Heard {
    let mut reviews: Vec<Vec<Review>> = vec![Vec::new(); periods];
    let mut choices: Vec<Vec<Choice>> = vec![Vec::new(); periods];
    let mut all = vec![ReviewTime::default(); periods];
    for ((index, project), candidates) in told {
        let chosen = choose(Question::Reviews, project.as_deref(), candidates, context.precedence);
        if let Some((choice, of_source)) = chosen {
            reviews[index].extend(of_source);
            choices[index].push(choice);
        }
    }
    for ((index, project), candidates) in times {
        let chosen = choose(Question::Reviews, project.as_deref(), candidates, context.precedence);
        if let Some((choice, time)) = chosen {
            all[index].heard.push((project, choice.source));
            all[index].completed += time.completed;
            all[index].timed += time.timed;
            all[index].millis += time.millis;
        }
    }
    let of_project = |(project, candidates): (Option<Arc<str>>, _)| {
        choose(Question::Reviews, project.as_deref(), candidates, context.precedence)
    };
    let (queue_choices, queued): (Vec<Choice>, Vec<_>) = queue.into_iter().filter_map(of_project).unzip();
    let queue = queued.into_iter().flatten().collect();
    Heard { reviews, times: all, queue, queue_choices, choices }
}

impl ReviewTime {
    fn add(&mut self, fold: &Fold) {
        self.completed += 1;
        self.timed += i64::from(fold.review_ms.is_some());
        self.millis += fold.review_ms.map_or(0, |(_, millis)| millis);
    }
}
