//! Reading a file without keeping its rows: how many there are, of which days, and which questions they answer. What
//! `check` shows before anything is written.

use super::attribution::{Keys, Map};
use super::clock::LocalClock;
use super::pieces::Pieces;
use super::recognise::Input;
use super::rows::date;
use super::unpack;
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Case, Entity, Event, Reject, Review, Usage};
use crate::event::taxonomy::{AttributedBy, Kind, Outcome};
use crate::failure::{Exit, Failure};
use crate::format::{Piece, Sink, mapped};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// Rejects that are shown of one file, and rows that a mapping is shown on.
const SHOWN: usize = 3;

/// What a file holds.
pub struct Survey {
    /// Rows, accepted or not, as often as they stand there.
    pub rows: u64,
    /// Rows that would be rejected.
    pub rejected: u64,
    /// The first few of them.
    pub first_rejects: Vec<Reject>,
    /// Rows of each local day.
    pub days: BTreeMap<NaiveDate, i64>,
    /// The questions that its rows answer, and on what evidence.
    pub answers: BTreeSet<(Question, Evidence)>,
    /// The first rows as the mapping reads them, where there is one.
    pub sample: Vec<String>,
    /// Calls and aggregates that the attribution map gives to no project, by the key that it could name.
    pub unattributed: BTreeMap<(AttributedBy, String), u64>,
    /// The names of ids that a directory tells.
    pub names: BTreeMap<String, String>,
    clock: LocalClock,
    declared: Vec<(Question, Evidence)>,
    map: Map,
}

/// Reads all of `input`; days are counted in `zone`, owners looked up in `map`.
///
/// # Errors
/// A file that cannot be read as what it was recognised as.
pub fn survey(input: &Input, zone: Tz, map: &Map) -> Result<Survey, Failure> {
    let mapping = input.options.mapping.as_ref();
    let declared = mapping.map_or_else(|| input.format.answers.to_vec(), |mapping| mapping.answers());
    let mut survey = Survey {
        rows: 0,
        rejected: 0,
        first_rejects: Vec::new(),
        days: BTreeMap::new(),
        answers: BTreeSet::new(),
        sample: Vec::new(),
        unattributed: BTreeMap::new(),
        names: BTreeMap::new(),
        clock: LocalClock::new(zone),
        declared,
        map: map.clone(),
    };
    let wanted = |index| index == input.part;
    unpack::each_part(&input.path, &input.name, input.limits, &wanted, &mut |_, text| {
        let mut pieces = Pieces::new(input, text);
        while let Some(owned) = pieces.next()? {
            let piece = Piece { bytes: &owned.bytes, first_line: owned.first_line, header: owned.header.as_deref() };
            let failed = |error: crate::format::FormatError| {
                Failure::new(Exit::Input, format!("cannot read `{}`: {error}", input.name), error.hint())
            };
            if mapping.is_some() && survey.sample.is_empty() {
                survey.sample = mapped::sample(&piece, &input.options, SHOWN).map_err(failed)?;
            }
            (input.format.read)(&piece, &input.options, &mut survey).map_err(failed)?;
        }
        Ok(())
    })?;
    Ok(survey)
}

impl Survey {
    fn note(&mut self, instants: &[Option<i64>]) {
        self.rows += 1;
        let days: BTreeSet<i32> = instants.iter().flatten().map(|us| self.clock.at(*us).0).collect();
        for day in days {
            *self.days.entry(date(day)).or_default() += 1;
        }
    }

    /// Takes note of a row that no entry of the attribution map owns.
    fn attribute(&mut self, keys: &Keys<'_>, ts_us: i64) {
        if self.map.owner(keys, date(self.clock.at(ts_us).0)).0.is_none()
            && let Some((by, id)) = keys.best()
        {
            *self.unattributed.entry((by, id.to_owned())).or_default() += 1;
        }
    }

    /// The rows bear out what the format declares.
    fn bears_out(&mut self, question: Question, found: bool) {
        if found {
            self.answers.extend(self.declared.iter().filter(|(declared, _)| *declared == question));
        }
    }
}

impl Sink for Survey {
    fn event(&mut self, _: u64, event: Event<'_>) {
        self.note(&[Some(event.ts_us)]);
        let stands_in = self.declared.contains(&(Question::Calls, Evidence::Proxy)) && event.kind == Kind::Output;
        let counts = event.outcome == Outcome::Success && (event.kind == Kind::Call || stands_in);
        self.bears_out(Question::Calls, counts);
        if counts {
            self.attribute(&Keys::from(&event), event.ts_us);
        }
        self.bears_out(Question::Tokens, event.tokens_in.or(event.tokens_out).is_some());
        self.bears_out(Question::Cost, event.cost_nano_usd.is_some());
        self.bears_out(Question::Flags, event.kind == Kind::RiskFlag);
        self.bears_out(Question::Adoption, event.actor.is_some());
        let administration = matches!(event.kind, Kind::Admin | Kind::Access | Kind::Auth | Kind::Content);
        self.bears_out(Question::Administration, administration);
    }

    fn usage(&mut self, _: u64, usage: Usage<'_>) {
        self.note(&[Some(usage.bucket_start_us)]);
        self.attribute(&Keys::from(&usage), usage.bucket_start_us);
        self.bears_out(Question::Calls, usage.requests.or(usage.messages).is_some());
        self.bears_out(Question::Tokens, usage.tokens_in.or(usage.tokens_out).is_some());
        self.bears_out(Question::Cost, usage.cost_nano_usd.is_some());
        self.bears_out(Question::Adoption, usage.actor.is_some());
    }

    fn review(&mut self, _: u64, review: Review<'_>) {
        self.note(&[Some(review.observed_us), review.routed_us, review.started_us, review.completed_us]);
        self.bears_out(Question::Reviews, true);
    }

    fn case(&mut self, _: u64, case: Case<'_>) {
        let clocks = [case.acknowledged_us, case.disposed_us, case.closed_us];
        self.note(&[&[Some(case.observed_us), Some(case.flagged_us)][..], &clocks].concat());
        self.bears_out(Question::Cases, true);
    }

    fn entity(&mut self, _: u64, entity: Entity<'_>) {
        self.rows += 1;
        if let Some(name) = entity.name {
            self.names.insert(entity.entity_id.into_owned(), name.into_owned());
        }
        self.bears_out(Question::Names, true);
    }

    fn reject(&mut self, reject: Reject, _: &[u8]) {
        self.rows += 1;
        self.rejected += 1;
        if self.first_rejects.len() < SHOWN {
            self.first_rejects.push(reject);
        }
    }
}
