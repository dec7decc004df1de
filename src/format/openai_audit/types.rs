//! What an audit log's type tells: its kind, how it ended and which risk it flags. The types are those documented in
//! September 2026; what they do not list is read from its last word.

use crate::event::taxonomy::{Kind, Outcome};

/// What a type's name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AuditType {
    /// Whether the name is in our list.
    pub(super) known: bool,
    /// What happened.
    pub(super) kind: Kind,
    /// How it ended.
    pub(super) outcome: Outcome,
    /// The risk that it flags.
    pub(super) risk: Option<&'static str>,
}

/// What `name` tells, known or not.
pub(super) fn of(name: &str) -> AuditType {
    let known = is_known(name);
    let kind = kind(name);
    let risk = match kind {
        Kind::RiskFlag if name.starts_with("login.") => Some("sign_in_failed"),
        Kind::RiskFlag => Some("other"),
        _ => None,
    };
    AuditType { known, kind, outcome: outcome(name, known), risk }
}

/// Credentials in use, which the first word does not tell.
const AUTH: &[&str] =
    &["tenant.principal_authentication_policy.resolved", "tenant.workload_identity.access_token.issued"];

fn kind(name: &str) -> Kind {
    let (first, last) = (name.split('.').next().unwrap_or_default(), last(name));
    match last {
        // A sign-out that fails leaves a session open, which is no risk of its own.
        "failed" | "denied" | "blocked" if first != "logout" => Kind::RiskFlag,
        _ if matches!(first, "login" | "logout") || AUTH.contains(&name) => Kind::Auth,
        "viewed" | "listed" | "accessed" | "downloaded" | "exported" | "looked_up" => Kind::Access,
        _ => Kind::Admin,
    }
}

/// A type that we know and that names no other end is in the log because it was done.
fn outcome(name: &str, known: bool) -> Outcome {
    match last(name) {
        "failed" => Outcome::Failure,
        "denied" | "blocked" => Outcome::Denied,
        "succeeded" | "completed" => Outcome::Success,
        "started" | "requested" | "submitted" => Outcome::Unknown,
        _ if known => Outcome::Success,
        _ => Outcome::Unknown,
    }
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// Whether a type is documented.
fn is_known(name: &str) -> bool {
    let (subject, verb) = name.rsplit_once('.').unwrap_or_default();
    let verbs = TYPES.iter().filter(|(listed, _)| *listed == subject).flat_map(|(_, verbs)| verbs.split(' '));
    verbs.into_iter().any(|listed| listed == verb)
}

/// The documented types: what they are about, and what may happen to it.
const TYPES: &[(&str, &str)] = &[
    ("api_key", "created updated deleted"),
    ("certificate", "created updated deleted"),
    ("certificates", "activated deactivated"),
    ("checkpoint.permission", "created deleted"),
    ("external_key", "registered removed"),
    ("group", "created updated deleted"),
    ("invite", "sent accepted deleted"),
    ("ip_allowlist", "created updated deleted"),
    ("ip_allowlist.config", "activated deactivated"),
    ("login", "succeeded failed"),
    ("logout", "succeeded failed"),
    ("organization", "updated"),
    ("project", "created updated archived deleted"),
    ("rate_limit", "updated deleted"),
    ("resource", "deleted"),
    ("role", "created updated deleted bound_to_resource unbound_from_resource"),
    ("role.assignment", "created deleted"),
    ("scim", "enabled disabled"),
    ("service_account", "created updated deleted"),
    ("tunnel", "created updated deleted"),
    ("user", "added updated deleted"),
    ("workload_identity_provider", "created updated deleted"),
    ("workload_identity_provider_mapping", "created updated deleted"),
    ("tenant.admin_api_key", "created updated deleted"),
    ("tenant.ads_account.onboarding", "redemption"),
    ("tenant.api_organization_invite", "upserted deleted"),
    ("tenant.billing.alerts", "updated"),
    ("tenant.billing.info", "updated"),
    ("tenant.billing.overage_limit", "updated"),
    ("tenant.chatgpt_access_token", "revoked"),
    ("tenant.chatgpt_workspace_invite", "upserted"),
    ("tenant.custom_role", "created updated deleted"),
    ("tenant.domains", "migrated"),
    ("tenant.group", "created updated deleted"),
    ("tenant.group.member", "added removed"),
    ("tenant.membership", "revoked accepted declined"),
    ("tenant.metadata", "updated"),
    ("tenant.microsoft_entra_mapping", "upserted deleted"),
    ("tenant.migration", "completed"),
    ("tenant.migration_rollout.status", "updated"),
    ("tenant.migration_rollout.tier", "updated"),
    ("tenant.policy", "created updated deleted attached detached"),
    ("tenant.principal_authentication_policy", "resolved"),
    ("tenant.product_access_policy", "updated"),
    ("tenant.project_api_key", "created"),
    ("tenant.resource_access", "updated deleted"),
    ("tenant.resource_role_assignment", "created deleted"),
    ("tenant.resource_share_grant", "created updated accepted declined revoked deleted"),
    ("tenant.role.metadata", "updated"),
    ("tenant.role_assignment", "created deleted"),
    ("tenant.scim.deletion", "requested"),
    ("tenant.scim.directory", "created"),
    ("tenant.scim.setup", "started"),
    ("tenant.service_account", "updated deleted"),
    ("tenant.service_account.token", "revoked"),
    ("tenant.session_policy", "created updated deleted"),
    ("tenant.session_revocation", "started"),
    ("tenant.sso", "migrated"),
    ("tenant.sso_connection", "created updated deleted"),
    ("tenant.sso_connection.setup", "started"),
    ("tenant.third_party_app_policy", "updated"),
    ("tenant.trusted_access.application", "submitted"),
    ("tenant.trusted_access.business_verification", "started"),
    ("tenant.usage_limit.group", "updated"),
    ("tenant.usage_limit.increase_request", "updated resolved"),
    ("tenant.usage_limit.user", "updated"),
    ("tenant.usage_limit.workspace", "updated"),
    ("tenant.user", "added updated removed looked_up invited"),
    ("tenant.workload_identity.access_token", "issued"),
    ("tenant.workload_identity.binding", "created"),
    ("tenant.workload_identity.mapping", "created updated archived"),
    ("tenant.workload_identity.principal", "provisioned"),
    ("tenant.workload_identity.provider", "created updated archived"),
    ("tenant.workspace_invite_email_settings", "updated"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_every_documented_type_once() {
        let names =
            TYPES.iter().flat_map(|(subject, verbs)| verbs.split(' ').map(move |verb| format!("{subject}.{verb}")));
        let mut names: Vec<_> = names.collect();
        assert!(names.iter().all(|name| of(name).known));
        let listed = names.len();
        names.sort();
        names.dedup();
        assert_eq!((names.len(), listed), (147, 147));
    }

    #[test]
    fn a_type_tells_its_kind_outcome_and_risk() {
        for (name, known, kind, outcome, risk) in [
            ("login.succeeded", true, Kind::Auth, Outcome::Success, None),
            ("login.failed", true, Kind::RiskFlag, Outcome::Failure, Some("sign_in_failed")),
            ("logout.failed", true, Kind::Auth, Outcome::Failure, None),
            ("role.bound_to_resource", true, Kind::Admin, Outcome::Success, None),
            ("tenant.scim.deletion.requested", true, Kind::Admin, Outcome::Unknown, None),
            ("tenant.user.looked_up", true, Kind::Access, Outcome::Success, None),
            ("tenant.workload_identity.access_token.issued", true, Kind::Auth, Outcome::Success, None),
            ("tenant.hologram.exported", false, Kind::Access, Outcome::Unknown, None),
            ("hologram.export.denied", false, Kind::RiskFlag, Outcome::Denied, Some("other")),
            ("api_key", false, Kind::Admin, Outcome::Unknown, None),
            ("created", false, Kind::Admin, Outcome::Unknown, None),
        ] {
            assert_eq!(of(name), AuditType { known, kind, outcome, risk }, "{name}");
        }
    }
}
