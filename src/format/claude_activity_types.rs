//! What we know of an activity's type: its kind, how it ended, where it happened and which risk it flags. The names stand
//! in `claude_activity_types.tsv` (a kind, a tab, names), as documented up to September 2026; the rest follows from the name.

use crate::event::taxonomy::{Kind, Outcome};
use hashbrown::HashMap;
use std::sync::LazyLock;

/// What a type's name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ActivityType {
    /// Whether the name is in our list.
    pub(super) known: bool,
    /// What happened.
    pub(super) kind: Kind,
    /// How it ended.
    pub(super) outcome: Outcome,
    /// Where it happened.
    pub(super) surface: Option<&'static str>,
    /// The risk that it flags.
    pub(super) risk: Option<&'static str>,
}

static TYPES: LazyLock<HashMap<&'static str, ActivityType>> = LazyLock::new(|| {
    let mut types = HashMap::new();
    for line in include_str!("claude_activity_types.tsv").lines() {
        let (kind, names) = line.split_once('\t').expect("a kind, a tab, names");
        let kind: Kind = kind.parse().expect("a word of the taxonomy");
        types.extend(names.split(' ').map(|name| (name, described(name, kind, true))));
    }
    types
});

/// What `name` tells, known or not.
pub(super) fn of(name: &str) -> ActivityType {
    TYPES.get(name).copied().unwrap_or_else(|| described(name, kind_by_suffix(name), false))
}

fn described(name: &str, kind: Kind, known: bool) -> ActivityType {
    ActivityType { known, kind, outcome: outcome(name, known), surface: surface(name), risk: risk(name, kind) }
}

/// The kind of a type that is not in the list.
fn kind_by_suffix(name: &str) -> Kind {
    let ends = |suffixes: &[&str]| suffixes.iter().any(|suffix| name.ends_with(suffix));
    if ends(&["_viewed", "_listed", "_accessed", "_downloaded", "_exported"]) {
        Kind::Access
    } else if ends(&["_failed", "_denied", "_reported", "_failed_open"]) {
        Kind::RiskFlag
    } else {
        Kind::Admin
    }
}

/// Suffixes that tell how it ended, the longer before the shorter.
const OUTCOMES: &[(&str, Outcome)] = &[
    ("_failed_open", Outcome::FailOpen),
    ("_failed", Outcome::Failure),
    ("_invalid", Outcome::Failure),
    ("_tripped", Outcome::Failure),
    ("_denied", Outcome::Denied),
    ("_blocked", Outcome::Denied),
    ("_credential_rejected", Outcome::Denied),
    ("_succeeded", Outcome::Success),
    ("_success", Outcome::Success),
    ("_completed", Outcome::Success),
    ("_initiated", Outcome::Unknown),
    ("_attempted", Outcome::Unknown),
    ("_started", Outcome::Unknown),
    ("_requested", Outcome::Unknown),
    ("_triggered", Outcome::Unknown),
];

/// A type that we know and that names no other end is in the feed because it was done.
fn outcome(name: &str, known: bool) -> Outcome {
    let by_suffix = OUTCOMES.iter().find(|(suffix, _)| name.ends_with(suffix));
    let done = if known && name != "abuse_decision_received" { Outcome::Success } else { Outcome::Unknown };
    by_suffix.map_or(done, |(_, outcome)| *outcome)
}

/// Prefixes that tell the surface, the longer before the shorter.
const SURFACES: &[(&str, &str)] = &[
    ("claude_code_", "claude_code"),
    ("ccr_", "claude_code"),
    ("cowork_", "cowork"),
    ("claude_", "chat"),
    ("platform_", "api"),
    ("compliance_api_", "compliance_api"),
];

fn surface(name: &str) -> Option<&'static str> {
    SURFACES.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, surface)| *surface)
}

fn risk(name: &str, kind: Kind) -> Option<&'static str> {
    match name {
        _ if kind != Kind::RiskFlag => None,
        "abuse_decision_received" => Some("abuse"),
        "claude_project_reported" => Some("content_reported"),
        "anthropic_access" | "cmek_preserve" => Some("vendor_access"),
        "inference_hooks_request_denied" => Some("prompt_denied"),
        "inference_hooks_request_failed_open" => Some("prompt_unchecked"),
        "inference_hooks_circuit_breaker_tripped" => Some("control_down"),
        "ghe_webhook_signature_invalid" => Some("signature_invalid"),
        _ if name.ends_with("_access_failed") => Some("access_failed"),
        _ if name.ends_with("login_failed") || name.ends_with("authentication_failed") => Some("sign_in_failed"),
        _ => Some("other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_complete_and_has_no_name_twice() {
        let names = |line: &'static str| line.split_once('\t').unwrap().1.split(' ');
        let listed = include_str!("claude_activity_types.tsv").lines().flat_map(names).count();
        assert_eq!((listed, TYPES.len()), (519, 519), "514 of the feed, 3 later, 2 of access transparency");
    }

    #[test]
    fn what_is_not_listed_is_kept_by_its_suffix() {
        let found = of("claude_hologram_viewed");
        assert_eq!((found.known, found.kind, found.outcome), (false, Kind::Access, Outcome::Unknown));
        let found = of("quantum_login_failed");
        assert_eq!((found.kind, found.outcome, found.risk), (Kind::RiskFlag, Outcome::Failure, Some("sign_in_failed")));
        assert_eq!(of("entirely_new").kind, Kind::Admin);
    }

    #[test]
    fn listed_types_carry_their_kind_outcome_and_risk() {
        let check = |name, kind, outcome, risk| {
            let found = of(name);
            assert_eq!((found.known, found.kind, found.outcome, found.risk), (true, kind, outcome, risk), "{name}");
        };
        check("compliance_api_accessed", Kind::SelfAudit, Outcome::Success, None);
        check("claude_chat_created", Kind::Session, Outcome::Success, None);
        check("inference_hooks_request_denied", Kind::RiskFlag, Outcome::Denied, Some("prompt_denied"));
        check("inference_hooks_request_failed_open", Kind::RiskFlag, Outcome::FailOpen, Some("prompt_unchecked"));
        check("sso_login_initiated", Kind::Auth, Outcome::Unknown, None);
        check("anthropic_access", Kind::RiskFlag, Outcome::Success, Some("vendor_access"));
        check("claude_chat_access_failed", Kind::RiskFlag, Outcome::Failure, Some("access_failed"));
        check("claude_code_security_vulnerability_updated", Kind::Investigation, Outcome::Success, None);
    }
}
