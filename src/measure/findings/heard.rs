//! Which source was heard for what, and what was left aside, as remarks.

use super::Findings;
use crate::event::capability::{Evidence, Question};
use crate::words::{Arg, Remark};
use std::collections::BTreeMap;

/// Numbers by source and evidence.
type Numbers<'a> = BTreeMap<(&'a str, Evidence), i64>;

impl Findings {
    /// Which sources were heard for each question, and which were left aside: one remark each.
    #[must_use]
    pub fn heard(&self) -> Vec<Remark> {
        let mut told: BTreeMap<Question, [Numbers<'_>; 2]> = BTreeMap::new();
        for choice in &self.choices {
            let [heard, aside] = told.entry(choice.question).or_default();
            *heard.entry((&choice.source, choice.evidence)).or_default() += choice.number;
            for other in &choice.aside {
                *aside.entry((&other.source, other.evidence)).or_default() += other.number;
            }
        }
        let one = |((source, evidence), number): (&(&str, Evidence), &i64)| match evidence {
            Evidence::Rows => Remark::of("remark-source-rows", [("source", (*source).into()), ("n", (*number).into())]),
            Evidence::Counts => {
                Remark::of("remark-source-counts", [("source", (*source).into()), ("n", (*number).into())])
            }
            Evidence::Proxy => {
                Remark::of("remark-source-proxy", [("source", (*source).into()), ("n", (*number).into())])
            }
        };
        let list = |sources: &Numbers<'_>| Arg::Row(sources.iter().map(|source| one(source).into()).collect());
        let sentence = |(question, [heard, aside]): (Question, [Numbers<'_>; 2])| {
            let asked = || thing(question).into();
            if aside.is_empty() {
                return Remark::of("remark-heard", [("question", asked()), ("heard", list(&heard))]);
            }
            let args = [("question", asked()), ("heard", list(&heard)), ("aside", list(&aside))];
            Remark::of("remark-heard-and-aside", args)
        };
        told.into_iter().map(sentence).collect()
    }
}

/// What a question is about.
fn thing(question: Question) -> Remark {
    Remark::plain(match question {
        Question::Calls => "remark-question-calls",
        Question::Tokens => "remark-question-tokens",
        Question::Cost => "remark-question-cost",
        Question::Reviews => "remark-question-reviews",
        Question::Cases => "remark-question-cases",
        Question::Flags => "remark-question-flags",
        Question::Adoption => "remark-question-adoption",
        Question::Administration => "remark-question-administration",
        Question::Names => "remark-question-names",
    })
}
