//! Folds the records of `review` into one review per output.

use super::choice::{Candidate, Candidates, choose};
use super::sources::Sources;
use super::{local_day, place};
use crate::event::capability::{Evidence, Question};
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::event::taxonomy::Decision;
use crate::measure::findings::Choice;
use crate::measure::frame::{Rows, calendar_day, required};
use crate::measure::period::Period;
use crate::measure::{Context, Parts, link};
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{LazyFrame, col, lit};
use std::collections::BTreeMap;

/// The review of one output, as it stands at the as-of instant.
pub(crate) struct Review {
    /// Whether the review is complete.
    pub(crate) completed: bool,
    /// What the human decided.
    pub(crate) decision: Option<Decision>,
    /// Whether the output is in the log.
    pub(crate) linked: bool,
    /// Risk tier of the output.
    pub(crate) tier: Option<String>,
}

/// What the sources tell of the reviews of each period and project; none where the output is not in the log.
type ByProject = BTreeMap<(usize, Option<String>), Candidates<Vec<Review>>>;

/// The reviews and their working time by period, and which source was heard for them.
type Heard = (Vec<Vec<Review>>, Vec<ReviewTime>, Vec<Vec<Choice>>);

/// Working time of the reviews that were completed in a period.
#[derive(Clone, Copy, Default)]
pub(crate) struct ReviewTime {
    /// Completed reviews.
    pub(crate) completed: i64,
    /// Completed reviews whose working time is known.
    pub(crate) timed: i64,
    /// Their working time in milliseconds.
    pub(crate) millis: i64,
}

/// What the records of one output add up to.
#[derive(Default)]
struct Fold {
    /// Earliest of each clock.
    routed_us: Option<i64>,
    begun_us: Option<i64>,
    completed_us: Option<i64>,
    observed_us: Option<i64>,
    /// By (observed, hash), so that the largest is the latest.
    decision: Option<((i64, i64), Decision)>,
    review_ms: Option<((i64, i64), i64)>,
}

/// The output of a review, from its earliest linking row.
#[derive(Clone)]
struct Output {
    /// Time of the output, whether the row lacks the author, and hash of the row: a lake that was linked before authors
    /// were kept has a second, fuller row.
    age: (i64, bool, i64),
    /// Local day.
    day: NaiveDate,
    project: String,
    tier: Option<String>,
}

/// What the table says: the records of every source and output, and the outputs.
#[derive(Default)]
struct Folded {
    reviews: BTreeMap<(String, String), Fold>,
    outputs: BTreeMap<String, Output>,
}

/// Reads `review`: the reviews by period, and the working time by period. Where several sources tell of the reviews of
/// one project, one of them is heard.
pub(super) fn collect(review: Parts, context: &Context, periods: &[Period], sources: &mut Sources) -> Result<Heard> {
    let mut folded = Folded::default();
    for part in review {
        fold(part, context, sources, &mut folded)?;
    }
    let Folded { reviews, outputs } = folded;
    let mut told: ByProject = BTreeMap::new();
    let mut times: Vec<Candidates<ReviewTime>> = periods.iter().map(|_| BTreeMap::new()).collect();
    for ((source, id), fold) in reviews {
        if let Some(index) = fold.completed_us.and_then(|us| place(periods, local_day(us, context.zone))) {
            let nothing = Candidate { number: 0, evidence: Evidence::Rows, told: ReviewTime::default() };
            let time = times[index].entry(source.clone()).or_insert(nothing);
            time.number += 1;
            time.told.add(&fold);
        }
        // A review that nobody routed in so many words was routed when it was begun, or first seen, at the latest.
        let Some(routed_us) = fold.routed_us.or(fold.begun_us).or(fold.observed_us) else {
            continue;
        };
        let output = outputs.get(&id);
        let day = output.map_or_else(|| local_day(routed_us, context.zone), |output| output.day);
        if let Some(index) = place(periods, day) {
            let candidates = told.entry((index, output.map(|output| output.project.clone()))).or_default();
            let nothing = Candidate { number: 0, evidence: Evidence::Rows, told: Vec::new() };
            let candidate = candidates.entry(source).or_insert(nothing);
            candidate.number += 1;
            candidate.told.push(Review {
                completed: fold.completed_us.is_some(),
                decision: fold.decision.map(|(_, decision)| decision),
                linked: output.is_some(),
                tier: output.and_then(|output| output.tier.clone()),
            });
        }
    }
    Ok(heard(told, times, context))
}

/// The reviews, times and choices of the sources that are heard.
fn heard(told: ByProject, times: Vec<Candidates<ReviewTime>>, context: &Context) -> Heard {
    let mut reviews: Vec<Vec<Review>> = times.iter().map(|_| Vec::new()).collect();
    let mut choices: Vec<Vec<Choice>> = times.iter().map(|_| Vec::new()).collect();
    for ((index, project), candidates) in told {
        let chosen = choose(Question::Reviews, project.as_deref(), candidates, context.precedence);
        if let Some((choice, of_source)) = chosen {
            reviews[index].extend(of_source);
            choices[index].push(choice);
        }
    }
    let time = |candidates| choose(Question::Reviews, None, candidates, context.precedence);
    let times = times.into_iter().map(|candidates| time(candidates).map(|(_, time)| time).unwrap_or_default());
    (reviews, times.collect(), choices)
}

fn fold(review: LazyFrame, context: &Context, sources: &mut Sources, folded: &mut Folded) -> Result<()> {
    const TAKEN: [&str; 14] = [
        n::OUTPUT_ID,
        n::SOURCE,
        n::OBSERVED_US,
        n::ROUTED_US,
        n::STARTED_US,
        n::COMPLETED_US,
        n::DECISION,
        n::REVIEW_MS,
        n::OUTPUT_US,
        n::OUTPUT_DAY,
        n::PROJECT,
        n::TIER,
        n::AUTHOR,
        n::CONTENT_HASH,
    ];
    let seen = col(n::OBSERVED_US).lt_eq(lit(context.as_of_us));
    let rows = Rows::collect(review.filter(seen).select(TAKEN.map(col)))?;
    let (id, source) = (rows.text(n::OUTPUT_ID)?, rows.text(n::SOURCE)?);
    let (project, tier) = (rows.text(n::PROJECT)?, rows.text(n::TIER)?);
    let (observed, hash) = (rows.int(n::OBSERVED_US)?, rows.int(n::CONTENT_HASH)?);
    let clocks = [n::ROUTED_US, n::STARTED_US, n::COMPLETED_US].map(|name| rows.int(name));
    let [routed, started, completed] = clocks;
    let (routed, started, completed) = (routed?, started?, completed?);
    let (decision, millis) = (rows.text(n::DECISION)?, rows.int(n::REVIEW_MS)?);
    let (output, output_day) = (rows.int(n::OUTPUT_US)?, rows.day(n::OUTPUT_DAY)?);
    let author = rows.text(n::AUTHOR)?;
    for row in 0..rows.len() {
        let (name, id) = (required(source, row), required(id, row).to_owned());
        let age = (observed.get(row).unwrap_or_default(), hash.get(row).unwrap_or_default());
        if name == link::SOURCE {
            if let (Some(us), Some(day)) = (output.get(row), output_day.get(row)) {
                let (project, tier) = (required(project, row).to_owned(), tier.get(row).map(str::to_owned));
                folded.link(
                    id,
                    Output { age: (us, author.get(row).is_none(), age.1), day: calendar_day(day), project, tier },
                );
            }
            continue;
        }
        // A clock after the as-of instant has not happened yet.
        let past = |us: Option<i64>| us.filter(|us| *us <= context.as_of_us);
        let clocks = [routed, started, completed].map(|column| past(column.get(row)));
        let days = clocks.into_iter().flatten().chain([age.0]).map(|us| local_day(us, context.zone));
        sources.hear_row(REVIEW.name, name, days);
        let fold = folded.reviews.entry((name.to_owned(), id)).or_default();
        fold.record(age, clocks, decision.get(row), millis.get(row));
    }
    Ok(())
}

impl Folded {
    fn link(&mut self, id: String, output: Output) {
        if self.outputs.get(&id).is_none_or(|known| output.age < known.age) {
            self.outputs.insert(id, output);
        }
    }
}

impl ReviewTime {
    fn add(&mut self, fold: &Fold) {
        self.completed += 1;
        self.timed += i64::from(fold.review_ms.is_some());
        self.millis += fold.review_ms.map_or(0, |(_, millis)| millis);
    }
}

impl Fold {
    fn record(&mut self, age: (i64, i64), clocks: [Option<i64>; 3], decision: Option<&str>, millis: Option<i64>) {
        let [routed, started, completed] = clocks;
        earliest(&mut self.routed_us, routed);
        earliest(&mut self.begun_us, started.or(completed));
        earliest(&mut self.completed_us, completed);
        earliest(&mut self.observed_us, Some(age.0));
        let decision = decision.and_then(|word| word.parse().ok()).map(|decision| (age, decision));
        latest(&mut self.decision, decision);
        latest(&mut self.review_ms, millis.map(|millis| (age, millis)));
    }
}

/// Keeps the value of the later record.
fn latest<T: Copy>(kept: &mut Option<((i64, i64), T)>, found: Option<((i64, i64), T)>) {
    if let Some((age, _)) = found
        && kept.is_none_or(|(latest, _)| latest < age)
    {
        *kept = found;
    }
}

/// Keeps the smaller of two times, as far as there is one.
pub(super) fn earliest(kept: &mut Option<i64>, found: Option<i64>) {
    *kept = match (*kept, found) {
        (Some(kept), Some(found)) => Some(kept.min(found)),
        (kept, found) => kept.or(found),
    };
}
