//! Which source is heard where several answer the same question: two are never added, for they may tell of the same
//! things. The better evidence wins, then the order of the formats; the configuration may name another order.

use crate::event::capability::{Capability, Evidence, Question};
use crate::format;
use crate::words::{Arg, Remark};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The configuration's own order: for a question, the sources to hear first.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Precedence(BTreeMap<Question, Vec<String>>);

/// How good a source is for a question; the smallest is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    /// Place in the configuration's order.
    named: usize,
    /// What its answer rests on.
    pub(crate) evidence: Evidence,
    /// Place among the formats; a source that the configuration describes comes last.
    place: usize,
}

impl Precedence {
    /// The sources in the order in which they are heard for `question`.
    #[must_use]
    pub fn order<'s>(&self, question: Question, sources: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
        let mut sources: Vec<&str> = sources.collect();
        sources.sort_by_key(|source| (self.rank(question, source), *source));
        sources
    }

    /// Whether `source` answers `question`.
    pub(crate) fn answers(&self, question: Question, source: &str) -> bool {
        let named = self.0.get(&question).is_some_and(|order| order.iter().any(|name| name == source));
        named || format::capabilities().any(|known| known.source == source && known.question == question)
    }

    /// The rank of `source` for `question`. A source that no format stands for was described by the user: its rows are
    /// what they say they are.
    pub(crate) fn rank(&self, question: Question, source: &str) -> Rank {
        let order = self.0.get(&question).map(Vec::as_slice).unwrap_or_default();
        let named = order.iter().position(|name| name == source).unwrap_or(usize::MAX);
        let mut all = format::capabilities().enumerate();
        let known = all.find(|(_, known)| known.source == source && known.question == question);
        let (place, evidence) = known.map_or((usize::MAX, Evidence::Rows), |(place, known)| (place, known.evidence));
        Rank { named, evidence, place }
    }
}

/// The source that tells of the same records as `source` and is heard before it, day by day.
pub(crate) fn heard_before(source: &str) -> Option<&'static str> {
    fillers().find(|(filler, _)| *filler == source).map(|(_, first)| first)
}

/// The sources that only fill the gaps of another, each with that other.
pub(crate) fn fillers() -> impl Iterator<Item = (&'static str, &'static str)> {
    format::FORMATS.iter().filter_map(|format| Some((format.id, format.fills_gaps_of?)))
}

/// What to export so that a question can be answered on the best evidence: a few, in the order of precedence.
#[must_use]
pub(crate) fn exports(question: Question) -> Arg {
    // Anything can be mapped: that is no advice on what to export.
    let able = format::capabilities().filter(|one| one.question == question && one.source != format::mapped::FORMAT.id);
    let able: Vec<Capability> = able.collect();
    let best = able.iter().map(|one| one.evidence).min();
    let titles: Vec<&str> = able.iter().filter(|one| Some(one.evidence) == best).map(|one| one.title).collect();
    match titles.as_slice() {
        [] => Arg::Row(Vec::new()),
        [one] => (*one).into(),
        [one, other] => Remark::of("remark-exports-two", [("one", (*one).into()), ("other", (*other).into())]).into(),
        [one, other, third] => {
            let args = [("one", (*one).into()), ("other", (*other).into()), ("third", (*third).into())];
            Remark::of("remark-exports-three", args).into()
        }
        [one, other, third, ..] => {
            let args = [("one", (*one).into()), ("other", (*other).into()), ("third", (*third).into())];
            Remark::of("remark-exports-many", args).into()
        }
    }
}

/// That no export answers a question, and what to export: `no call log: export …`.
#[must_use]
pub fn no_source(question: Question) -> Remark {
    Remark::of("remark-no-source", [("absent", absent(question).into()), ("exports", exports(question))])
}

/// That no export answers it: `no call log`.
fn absent(question: Question) -> Remark {
    Remark::plain(match question {
        Question::Calls => "remark-absent-calls",
        Question::Tokens => "remark-absent-tokens",
        Question::Cost => "remark-absent-cost",
        Question::Reviews => "remark-absent-reviews",
        Question::Cases => "remark-absent-cases",
        Question::Flags => "remark-absent-flags",
        Question::Adoption => "remark-absent-adoption",
        Question::Administration => "remark-absent-administration",
        Question::Names => "remark-absent-names",
    })
}

/// That no other export answers it: `the only call log`.
pub(crate) fn only(question: Question) -> Remark {
    Remark::plain(match question {
        Question::Calls => "remark-only-calls",
        Question::Tokens => "remark-only-tokens",
        Question::Cost => "remark-only-cost",
        Question::Reviews => "remark-only-reviews",
        Question::Cases => "remark-only-cases",
        Question::Flags => "remark-only-flags",
        Question::Adoption => "remark-only-adoption",
        Question::Administration => "remark-only-administration",
        Question::Names => "remark-only-names",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_evidence_goes_first_and_the_configuration_before_it() {
        let plain = Precedence::default();
        assert!(plain.rank(Question::Calls, "litellm") < plain.rank(Question::Calls, "a source of the user's"));
        let named: Precedence = toml::from_str("calls = [\"mine\", \"litellm\"]").unwrap();
        assert!(named.rank(Question::Calls, "mine") < named.rank(Question::Calls, "litellm"));
        assert!(named.rank(Question::Cases, "servicenow") < named.rank(Question::Cases, "mine"));
        assert!(toml::from_str::<Precedence>("colours = []").is_err());
    }

    #[test]
    fn what_to_export_is_never_empty_for_what_kpis_ask() {
        for question in [Question::Calls, Question::Reviews, Question::Cases] {
            assert_ne!(exports(question), Arg::Row(Vec::new()));
        }
    }
}
