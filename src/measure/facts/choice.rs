//! The one source that is heard for a question, per project and period, and what was left aside for it.

use super::calls::{Calls, DaySum, Told};
use super::people::People;
use super::place;
use super::sources::Sources;
use crate::event::capability::{Evidence, Question};
use crate::event::tables::EVENT;
use crate::measure::findings::{Aside, Choice};
use crate::measure::period::Period;
use crate::measure::precedence::{Precedence, Rank, heard_before};
use crate::words::Remark;
use chrono::{Days, NaiveDate};
use hashbrown::HashSet;
use std::collections::BTreeMap;

/// What one source has to say: its number, and what it stands for.
pub(super) struct Candidate<T> {
    /// Rows, calls, cases: what is compared in print.
    pub(super) number: i64,
    /// What these rows rest on; the source itself may promise no better.
    pub(super) evidence: Evidence,
    /// What is taken if this source is heard.
    pub(super) told: T,
}

/// What the sources have to say, by name.
pub(super) type Candidates<T> = BTreeMap<String, Candidate<T>>;

/// Events of one source that is heard, and by source those that tell of the same records.
type Overlap = (i64, BTreeMap<String, i64>);

/// The candidate that is heard and the record of the choice; `None` without a candidate.
pub(super) fn choose<T>(
    question: Question,
    project: Option<&str>,
    candidates: Candidates<T>,
    precedence: &Precedence,
) -> Option<(Choice, T)> {
    let rank = |(source, candidate): (String, Candidate<T>)| {
        let mut rank = precedence.rank(question, &source);
        rank.evidence = rank.evidence.max(candidate.evidence);
        (rank, source, candidate.number, candidate.told)
    };
    let mut ranked: Vec<(Rank, String, i64, T)> = candidates.into_iter().map(rank).collect();
    ranked.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let mut ranked = ranked.into_iter();
    let (first, source, number, told) = ranked.next()?;
    let aside = |(rank, source, number, _): (Rank, String, i64, T)| Aside { source, evidence: rank.evidence, number };
    let choice = Choice {
        question,
        project: project.map(str::to_owned),
        source,
        evidence: first.evidence,
        number,
        aside: ranked.map(aside).collect(),
    };
    Some((choice, told))
}

/// The calls that are heard, and the choices, by period.
pub(super) fn calls(told: Vec<Told>, periods: usize, precedence: &Precedence) -> (Vec<Vec<Calls>>, Vec<Vec<Choice>>) {
    let mut by_project: BTreeMap<(usize, String), Candidates<Vec<Calls>>> = BTreeMap::new();
    for Told { place, source, evidence, calls } in told {
        let candidates = by_project.entry((place, calls.project.clone())).or_default();
        let candidate = candidates.entry(source).or_insert(Candidate { number: 0, evidence, told: Vec::new() });
        candidate.evidence = candidate.evidence.min(evidence);
        candidate.number += calls.accepted;
        candidate.told.push(calls);
    }
    let mut heard: Vec<Vec<Calls>> = vec![Vec::new(); periods];
    let mut choices: Vec<Vec<Choice>> = vec![Vec::new(); periods];
    for ((place, project), mut candidates) in by_project {
        // A source that saw only failures of a project is no candidate where another saw calls accepted.
        if candidates.values().any(|candidate| candidate.number > 0) {
            candidates.retain(|_, candidate| candidate.number > 0);
        }
        if let Some((choice, calls)) = choose(Question::Calls, Some(&project), candidates, precedence) {
            heard[place].extend(calls);
            choices[place].push(choice);
        }
    }
    (heard, choices)
}

/// The events without those of days on which another source tells of the same records, and for each period which source
/// is heard for administration: its own events, those that fill its gaps, and those that were left aside.
pub(super) fn administration(
    days: Vec<DaySum>,
    sources: &Sources,
    periods: &[Period],
    precedence: &Precedence,
) -> (Vec<DaySum>, Vec<Vec<Choice>>) {
    let told_before = |sum: &DaySum| told_before(sources, &sum.source, sum.day);
    let mut numbers: Vec<BTreeMap<String, Overlap>> = vec![BTreeMap::new(); periods.len()];
    for sum in days.iter().filter(|sum| precedence.answers(Question::Administration, &sum.source)) {
        let Some(place) = place(periods, sum.day) else { continue };
        match told_before(sum) {
            Some(first) => {
                let (_, aside) = numbers[place].entry(first.to_owned()).or_default();
                *aside.entry(sum.source.clone()).or_default() += sum.events;
            }
            None => numbers[place].entry(sum.source.clone()).or_default().0 += sum.events,
        }
    }
    let evidence = |source: &str| precedence.rank(Question::Administration, source).evidence;
    let choice = |(source, (number, aside)): (String, Overlap)| {
        let aside = aside.into_iter().map(|(source, number)| Aside { evidence: evidence(&source), source, number });
        let (question, project) = (Question::Administration, None);
        Choice { question, project, evidence: evidence(&source), source, number, aside: aside.collect() }
    };
    let choices = numbers.into_iter().map(|sources| sources.into_iter().map(choice).collect()).collect();
    (days.into_iter().filter(|sum| told_before(sum).is_none()).collect(), choices)
}

/// The days before the end of a period in which whoever used AI is active. Four weeks hold every weekday equally often.
pub(crate) const ACTIVE_DAYS: u64 = 28;

/// Which source is heard for who uses AI, by period: two may know the same person by two names, so they are never added.
/// Its number is that of the people who used AI in the days that end with the period.
pub(super) fn adoption(
    people: &People,
    periods: &[Period],
    today: NaiveDate,
    precedence: &Precedence,
) -> Vec<Option<Choice>> {
    let active = |period: &Period| {
        let until = period.end.min(today + Days::new(1));
        let mut met: BTreeMap<u32, HashSet<u32>> = BTreeMap::new();
        for day in people.between(until - Days::new(ACTIVE_DAYS), until).filter(|day| day.is_use()) {
            met.entry(day.source).or_default().insert(day.person);
        }
        let candidate = |people: HashSet<u32>| {
            let number = people.len() as i64;
            Candidate { number, evidence: Evidence::Rows, told: () }
        };
        met.into_iter().map(|(source, met)| (people.names.name(source).to_owned(), candidate(met))).collect()
    };
    let choose = |period| choose(Question::Adoption, None, active(period), precedence).map(|(choice, ())| choice);
    periods.iter().map(choose).collect()
}

/// The source that tells of the same records on that day and is heard before this one, if there is one.
pub(super) fn told_before(sources: &Sources, source: &str, day: NaiveDate) -> Option<&'static str> {
    heard_before(source).filter(|first| sources.heard_on(EVENT.name, first, day))
}

/// What to know about the choices behind a number: what stands in for the thing itself, and what was left aside.
pub(super) fn remark(choices: &[Choice], question: Question) -> Vec<Remark> {
    let mut stand_ins: BTreeMap<(&str, Evidence), i64> = BTreeMap::new();
    let mut aside: BTreeMap<&str, (i64, usize)> = BTreeMap::new();
    for choice in choices.iter().filter(|choice| choice.question == question) {
        if choice.evidence != Evidence::Rows {
            *stand_ins.entry((&choice.source, choice.evidence)).or_default() += choice.number;
        }
        for other in &choice.aside {
            let (number, places) = aside.entry(&other.source).or_default();
            (*number, *places) = (*number + other.number, *places + 1);
        }
    }
    let stands = |((source, evidence), number): ((&str, Evidence), i64)| match evidence {
        Evidence::Proxy => Remark::of("remark-messages", [("n", number.into()), ("source", source.into())]),
        _ => Remark::of("remark-vendor-counted", [("n", number.into()), ("source", source.into())]),
    };
    let left = |(source, (number, _)): (&str, (i64, usize))| {
        Remark::of("remark-left-aside", [("source", source.into()), ("n", number.into())])
    };
    stand_ins.into_iter().map(stands).chain(aside.into_iter().map(left)).collect()
}
