//! The one source that is heard for a question, per project and period, and what was left aside for it.

use super::calls::{Calls, Told};
use crate::event::capability::{Evidence, Question};
use crate::measure::findings::{Aside, Choice};
use crate::measure::precedence::{Precedence, Rank};
use std::collections::BTreeMap;

/// What one source has to say: its number, and what it stands for.
pub(super) struct Candidate<T> {
    /// Rows, calls, cases: what is compared in print.
    pub(super) number: i64,
    /// What is taken if this source is heard.
    pub(super) told: T,
}

/// The candidate that is heard and the record of the choice; `None` without a candidate.
pub(super) fn choose<T>(
    question: Question,
    project: Option<&str>,
    candidates: BTreeMap<String, Candidate<T>>,
    precedence: &Precedence,
) -> Option<(Choice, T)> {
    let rank = |(source, candidate): (String, Candidate<T>)| {
        (precedence.rank(question, &source), source, candidate.number, candidate.told)
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
    let mut by_project: BTreeMap<(usize, String), BTreeMap<String, Candidate<Vec<Calls>>>> = BTreeMap::new();
    // A source that counts none of a project's calls is no candidate for it.
    for Told { place, source, calls } in told.into_iter().filter(|told| told.calls.number > 0) {
        let candidates = by_project.entry((place, calls.project.clone())).or_default();
        let candidate = candidates.entry(source).or_insert(Candidate { number: 0, told: Vec::new() });
        candidate.number += calls.number;
        candidate.told.push(calls);
    }
    let mut heard: Vec<Vec<Calls>> = vec![Vec::new(); periods];
    let mut choices: Vec<Vec<Choice>> = vec![Vec::new(); periods];
    for ((place, project), candidates) in by_project {
        if let Some((choice, calls)) = choose(Question::Calls, Some(&project), candidates, precedence) {
            heard[place].extend(calls);
            choices[place].push(choice);
        }
    }
    (heard, choices)
}

/// What to know about the choices behind a number: what stands in for the thing itself, and what was left aside.
pub(super) fn remark(choices: &[Choice], question: Question) -> Option<String> {
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
        Evidence::Proxy => format!("{number} of them are messages from `{source}`"),
        _ => format!("{number} of them were counted by the vendor (`{source}`)"),
    };
    let left = |(source, (number, _)): (&str, (i64, usize))| format!("`{source}` with {number} was left aside");
    let all: Vec<String> = stand_ins.into_iter().map(stands).chain(aside.into_iter().map(left)).collect();
    (!all.is_empty()).then(|| all.join("; "))
}
