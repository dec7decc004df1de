//! What a mapped source answers: the questions that its mapping gives columns for.

use super::column::{Target, Type};
use super::mapping::Mapping;
use super::value::Cell;
use crate::event::capability::{Evidence, Question};
use crate::event::name as n;
use crate::event::taxonomy::Kind;

/// The columns that answer a question by having a value.
const BY_COLUMN: &[(Question, &[&str])] = &[
    (Question::Tokens, &[n::TOKENS_IN, n::TOKENS_OUT, n::TOKENS_CACHE_READ, n::TOKENS_CACHE_WRITE]),
    (Question::Cost, &[n::COST_NANO_USD]),
    (Question::Adoption, &[n::ACTOR]),
];
/// The kinds of events that answer a question by happening.
const BY_KIND: &[(Question, &[Kind])] = &[
    (Question::Calls, &[Kind::Call]),
    (Question::Flags, &[Kind::RiskFlag]),
    (Question::Administration, &[Kind::Admin, Kind::Access]),
];

impl Mapping {
    /// The questions that the mapped columns answer, and on what evidence.
    #[must_use]
    pub fn answers(&self) -> Vec<(Question, Evidence)> {
        let columns = BY_COLUMN.iter().filter(|(_, names)| names.iter().any(|name| self.rule(name).is_some()));
        let columns = columns.map(|(question, _)| *question);
        match self.target {
            Target::Review => vec![(Question::Reviews, Evidence::Rows)],
            Target::Case => vec![(Question::Cases, Evidence::Rows)],
            Target::Usage => {
                let calls = self.rule(n::REQUESTS).map(|_| (Question::Calls, Evidence::Counts));
                let messages = self.rule(n::MESSAGES).map(|_| (Question::Calls, Evidence::Proxy));
                let counted = columns.map(|question| (question, Evidence::Counts));
                calls.or(messages).into_iter().chain(counted).collect()
            }
            Target::Event => {
                let kinds = BY_KIND.iter().filter(|(_, kinds)| kinds.iter().any(|kind| self.may_be(*kind)));
                kinds.map(|(question, _)| *question).chain(columns).map(|question| (question, Evidence::Rows)).collect()
            }
        }
    }

    /// Whether a row can become an event of this kind.
    fn may_be(&self, kind: Kind) -> bool {
        let Some(rule) = self.rule(n::KIND) else { return false };
        let values = rule.values.iter().flatten().map(|(_, value)| value);
        let fixed = [&rule.constant, &rule.otherwise, &rule.absent];
        let mut named = fixed.into_iter().flatten().chain(values);
        let as_it_is = rule.constant.is_none() && rule.values.is_none() && matches!(rule.column.kind, Type::Word(_));
        as_it_is || named.any(|cell| *cell == Cell::Word(kind.into()))
    }
}
