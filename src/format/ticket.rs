//! The words of ticket systems: what a state, a priority or an urgency means, whichever tool wrote it. Numbers are not
//! here: every tool counts its own states.

use crate::event::taxonomy::{CaseState, Severity};

/// States by the whole word.
const STATES: &[(&str, CaseState)] = &[
    ("new", CaseState::New),
    ("open", CaseState::New),
    ("reopened", CaseState::New),
    ("to do", CaseState::New),
    ("todo", CaseState::New),
    ("backlog", CaseState::New),
    ("triage", CaseState::New),
    ("unassigned", CaseState::New),
    ("selected for development", CaseState::New),
    ("active", CaseState::Active),
    ("assigned", CaseState::Active),
    ("escalated", CaseState::Active),
    ("work in progress", CaseState::Active),
    ("done", CaseState::Closed),
    ("complete", CaseState::Closed),
    ("completed", CaseState::Closed),
];

/// States by how the word begins; the first that fits. A case that ends as another's duplicate was withdrawn, not decided.
const BEGINNINGS: &[(&str, CaseState)] = &[
    ("in progress", CaseState::Active),
    ("in review", CaseState::Active),
    ("in analysis", CaseState::Active),
    ("investigat", CaseState::Active),
    ("under ", CaseState::Active),
    ("awaiting", CaseState::Waiting),
    ("blocked", CaseState::Waiting),
    ("on hold", CaseState::Waiting),
    ("on-hold", CaseState::Waiting),
    ("pending", CaseState::Waiting),
    ("waiting", CaseState::Waiting),
    ("resolved", CaseState::Resolved),
    ("fixed", CaseState::Resolved),
    ("declined", CaseState::Resolved),
    ("rejected", CaseState::Resolved),
    ("won't", CaseState::Resolved),
    ("cannot reproduce", CaseState::Resolved),
    ("cancel", CaseState::Cancelled),
    ("withdrawn", CaseState::Cancelled),
    ("merged", CaseState::Cancelled),
    ("duplicate", CaseState::Cancelled),
    ("closed cancel", CaseState::Cancelled),
    ("closed duplicate", CaseState::Cancelled),
    ("closed", CaseState::Closed),
];

/// Severities by a word somewhere in the text; the first that is found, so that `highest` is not taken for `high`.
const SEVERITIES: &[(&str, Severity)] = &[
    ("critical", Severity::Critical),
    ("blocker", Severity::Critical),
    ("highest", Severity::Critical),
    ("high", Severity::High),
    ("major", Severity::High),
    ("moderate", Severity::Medium),
    ("medium", Severity::Medium),
    ("low", Severity::Low),
    ("minor", Severity::Low),
    ("trivial", Severity::Low),
    ("planning", Severity::Low),
    ("informational", Severity::Low),
];

/// The state that a word stands for; `None` for a word of the user's own.
pub(super) fn state(native: &str) -> Option<CaseState> {
    let word = native.trim().to_lowercase().replace('\u{2019}', "'");
    let whole = STATES.iter().find(|(state, _)| word == *state);
    let found = whole.or_else(|| BEGINNINGS.iter().find(|(begin, _)| word.starts_with(begin)))?;
    Some(found.1)
}

/// The severity that a word stands for.
pub(super) fn severity(native: &str) -> Option<Severity> {
    let text = native.to_lowercase();
    SEVERITIES.iter().find(|(word, _)| text.contains(word)).map(|(_, severity)| *severity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_what_people_mean_by_them() {
        for (word, expected) in [
            ("Open", Some(CaseState::New)),
            ("In Progress - L2", Some(CaseState::Active)),
            ("Waiting for customer", Some(CaseState::Waiting)),
            ("Resolved", Some(CaseState::Resolved)),
            ("Won\u{2019}t Do", Some(CaseState::Resolved)),
            ("Duplicate", Some(CaseState::Cancelled)),
            ("Closed Duplicate", Some(CaseState::Cancelled)),
            ("Closed", Some(CaseState::Closed)),
            ("Done", Some(CaseState::Closed)),
            ("Undone", None),
            ("Containment", None),
            ("", None),
        ] {
            assert_eq!(state(word), expected, "{word}");
        }
        for (word, expected) in [
            ("Highest", Some(Severity::Critical)),
            ("2 - High", Some(Severity::High)),
            ("Lowest", Some(Severity::Low)),
            ("P2", None),
        ] {
            assert_eq!(severity(word), expected, "{word}");
        }
    }
}
