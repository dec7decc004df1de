//! Folds the records of `review` into one review per source and output: earliest clocks, latest decision.

use super::{Dwell, Pair, Review};
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::event::taxonomy::{ActorKind, Decision};
use crate::measure::facts::clocks::Clocks;
use crate::measure::facts::local_day;
use crate::measure::facts::names::Words;
use crate::measure::facts::sources::Sources;
use crate::measure::frame::{Rows, calendar_day, required};
use crate::measure::{Context, link};
use anyhow::Result;
use chrono::NaiveDate;
use chrono_tz::Tz;
use polars::prelude::{LazyFrame, col, lit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// When a record was observed, and its hash: the largest is the latest.
type Age = (i64, i64);

/// What the records of one output add up to.
#[derive(Default)]
pub(super) struct Fold {
    /// Earliest of each clock.
    routed_us: Option<i64>,
    begun_us: Option<i64>,
    started_us: Option<i64>,
    pub(super) completed_us: Option<i64>,
    observed_us: Option<i64>,
    released_us: Option<i64>,
    decision: Option<(Age, Decision)>,
    pub(super) review_ms: Option<(Age, i64)>,
    /// What each reviewer decided.
    voices: Vec<Voice>,
}

/// What one reviewer decided on one output.
struct Voice {
    reviewer: Arc<str>,
    /// When first.
    decided_us: i64,
    /// What last.
    decision: Option<(Age, Decision)>,
}

/// The output of a review, from its earliest linking row.
#[derive(Clone)]
pub(super) struct Output {
    /// Time of the output, whether the row lacks the author, and hash of the row: a lake that was linked before authors
    /// were kept has a second, fuller row.
    age: (i64, bool, i64),
    /// Local day.
    pub(super) day: NaiveDate,
    pub(super) project: Arc<str>,
    tier: Option<Arc<str>>,
    /// Who asked for it, if that is a person.
    author: Option<Arc<str>>,
}

/// What the table says: the records of every source and output, and the outputs.
#[derive(Default)]
pub(super) struct Folded {
    pub(super) reviews: BTreeMap<(Arc<str>, Box<str>), Fold>,
    pub(super) outputs: BTreeMap<Box<str>, Output>,
    words: Words,
}

impl Folded {
    /// Adds the rows of a part of the table.
    pub(super) fn read(
        &mut self,
        review: LazyFrame,
        context: &Context,
        (sources, told): (&mut Sources, &mut Clocks),
    ) -> Result<()> {
        const TAKEN: [&str; 17] = [
            n::OUTPUT_ID,
            n::SOURCE,
            n::OBSERVED_US,
            n::ROUTED_US,
            n::STARTED_US,
            n::COMPLETED_US,
            n::RELEASED_US,
            n::DECISION,
            n::REVIEWER,
            n::REVIEW_MS,
            n::OUTPUT_US,
            n::OUTPUT_DAY,
            n::PROJECT,
            n::TIER,
            n::AUTHOR,
            n::AUTHOR_KIND,
            n::CONTENT_HASH,
        ];
        let seen = col(n::OBSERVED_US).lt_eq(lit(context.as_of_us));
        let rows = Rows::collect(review.filter(seen).select(TAKEN.map(col)))?;
        let (id, source) = (rows.text(n::OUTPUT_ID)?, rows.text(n::SOURCE)?);
        let (observed, hash) = (rows.int(n::OBSERVED_US)?, rows.int(n::CONTENT_HASH)?);
        let (routed, started) = (rows.int(n::ROUTED_US)?, rows.int(n::STARTED_US)?);
        let (completed, released) = (rows.int(n::COMPLETED_US)?, rows.int(n::RELEASED_US)?);
        let (decision, reviewer, millis) = (rows.text(n::DECISION)?, rows.text(n::REVIEWER)?, rows.int(n::REVIEW_MS)?);
        for row in 0..rows.len() {
            let (name, id) = (required(source, row), required(id, row));
            if name == link::SOURCE {
                continue;
            }
            let age = (observed.get(row).unwrap_or_default(), hash.get(row).unwrap_or_default());
            // A clock after the as-of instant has not happened yet.
            let past = |us: Option<i64>| us.filter(|us| *us <= context.as_of_us);
            let clocks = [routed, started, completed, released].map(|column| past(column.get(row)));
            let days = clocks[..3].iter().copied().flatten().chain([age.0]).map(|us| local_day(us, context.zone));
            sources.hear_row(REVIEW.name, name, days);
            let all = [routed, started, completed, released].map(|column| column.get(row));
            let day = local_day(clocks[0].unwrap_or(age.0), context.zone);
            told.note((REVIEW.name, name), day, (&all, context.as_of_us), &[(all[0], all[2]), (all[1], all[2])]);
            let fold = self.reviews.entry((self.words.keep(name), id.into())).or_default();
            let decision = decision.get(row).and_then(|word| word.parse().ok()).map(|decision| (age, decision));
            fold.record(age, clocks, decision, millis.get(row));
            if let (Some(reviewer), Some(decision)) = (reviewer.get(row), decision) {
                fold.hear(self.words.keep(reviewer), clocks[2].unwrap_or(age.0), decision);
            }
        }
        self.link(&rows)
    }

    /// Adds the outputs that linking rows name.
    fn link(&mut self, rows: &Rows) -> Result<()> {
        let (id, source, hash) = (rows.text(n::OUTPUT_ID)?, rows.text(n::SOURCE)?, rows.int(n::CONTENT_HASH)?);
        let (output, day) = (rows.int(n::OUTPUT_US)?, rows.day(n::OUTPUT_DAY)?);
        let (project, tier) = (rows.text(n::PROJECT)?, rows.text(n::TIER)?);
        let (author, author_kind) = (rows.text(n::AUTHOR)?, rows.text(n::AUTHOR_KIND)?);
        for row in (0..rows.len()).filter(|row| required(source, *row) == link::SOURCE) {
            let (Some(us), Some(day)) = (output.get(row), day.get(row)) else { continue };
            let age = (us, author.get(row).is_none(), hash.get(row).unwrap_or_default());
            let id = required(id, row);
            if self.outputs.get(id).is_some_and(|known| known.age <= age) {
                continue;
            }
            let person = author_kind.get(row) == Some(ActorKind::User.as_ref());
            let output = Output {
                age,
                day: calendar_day(day),
                project: self.words.keep(required(project, row)),
                tier: tier.get(row).map(|tier| self.words.keep(tier)),
                author: author.get(row).filter(|_| person).map(|author| self.words.keep(author)),
            };
            self.outputs.insert(id.into(), output);
        }
        Ok(())
    }
}

impl Fold {
    fn record(&mut self, age: Age, clocks: [Option<i64>; 4], decision: Option<(Age, Decision)>, millis: Option<i64>) {
        let [routed, started, completed, released] = clocks;
        earliest(&mut self.routed_us, routed);
        earliest(&mut self.started_us, started);
        earliest(&mut self.begun_us, started.or(completed));
        earliest(&mut self.completed_us, completed);
        earliest(&mut self.released_us, released);
        earliest(&mut self.observed_us, Some(age.0));
        latest(&mut self.decision, decision);
        latest(&mut self.review_ms, millis.map(|millis| (age, millis)));
    }

    /// Takes note of what a reviewer decided.
    fn hear(&mut self, reviewer: Arc<str>, us: i64, decision: (Age, Decision)) {
        if let Some(voice) = self.voices.iter_mut().find(|voice| voice.reviewer == reviewer) {
            voice.decided_us = voice.decided_us.min(us);
            latest(&mut voice.decision, Some(decision));
        } else {
            self.voices.push(Voice { reviewer, decided_us: us, decision: Some(decision) });
        }
    }

    /// The review; none if no record dates it.
    pub(super) fn finish(mut self, output: Option<&Output>, zone: Tz) -> Option<Review> {
        // A review that nobody routed in so many words was routed when it was begun, or first seen, at the latest.
        let routed_us = self.routed_us.or(self.begun_us).or(self.observed_us)?;
        self.voices.sort_by(|a, b| (a.decided_us, &a.reviewer).cmp(&(b.decided_us, &b.reviewer)));
        Some(Review {
            routed_us,
            begun_us: self.begun_us,
            completed_us: self.completed_us,
            decision: self.decision.map(|(_, decision)| decision),
            dwell: self.dwell(),
            reviewer: self.decider(),
            pair: self.pair(),
            released_us: self.released_us,
            author: output.and_then(|output| output.author.clone()),
            linked: output.is_some(),
            project: output.map(|output| output.project.clone()),
            day: output.map_or_else(|| local_day(routed_us, zone), |output| output.day),
            tier: output.and_then(|output| output.tier.clone()),
        })
    }

    /// The working time as measured, or from start to completion if these are in order.
    fn dwell(&self) -> Option<Dwell> {
        let measured = self.review_ms.map(|(_, millis)| Dwell { millis, measured: true });
        let elapsed = || {
            let micros = self.completed_us? - self.started_us?;
            (micros >= 0).then_some(Dwell { millis: micros / 1000, measured: false })
        };
        measured.filter(|dwell| dwell.millis >= 0).or_else(elapsed)
    }

    /// The one whose decision stands: that of the latest record.
    fn decider(&self) -> Option<Arc<str>> {
        let stands = |voice: &&Voice| voice.decision.is_some() && voice.decision == self.decision;
        self.voices.iter().find(stands).map(|voice| voice.reviewer.clone())
    }

    fn pair(&self) -> Option<Pair> {
        let [first, second, others @ ..] = self.voices.as_slice() else { return None };
        Some(Pair { first: first.decision?.1, second: second.decision?.1, more: !others.is_empty() })
    }
}

/// Keeps the value of the later record.
fn latest<T: Copy>(kept: &mut Option<(Age, T)>, found: Option<(Age, T)>) {
    if let Some((age, _)) = found
        && kept.is_none_or(|(latest, _)| latest < age)
    {
        *kept = found;
    }
}

/// Keeps the smaller of two times, as far as there is one.
pub(in crate::measure::facts) fn earliest(kept: &mut Option<i64>, found: Option<i64>) {
    *kept = match (*kept, found) {
        (Some(kept), Some(found)) => Some(kept.min(found)),
        (kept, found) => kept.or(found),
    };
}
