//! What people, keys and machines did on the platform: the records of the Activity Feed. All kinds of actor appear,
//! types and an actor that nobody has documented yet, and a month in which the feed was switched off.

use super::admin;
use super::calendar;
use super::dice::Dice;
use super::json::{Object, texts};
use super::people::{self, Person};
use super::projects::WORKSPACE;
use chrono::{Datelike, NaiveDate};

/// One record.
pub(super) struct Activity {
    /// When, microseconds since 1970 UTC.
    pub(super) at_us: i64,
    /// Its id, `activity_…`.
    pub(super) id: String,
    /// The record as JSON.
    pub(super) json: String,
    /// What a risk officer would look at.
    pub(super) flag: Option<&'static str>,
    /// What was asked for in a ticket before it was done.
    pub(super) request: Option<&'static str>,
}

/// Whether the record carries the organisation: sign-ins and reads of the feed do not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Organization {
    /// It does.
    Named,
    /// It says `null`.
    Null,
}

/// What staff do, by share. The fields of each type are in [`staff_fields`].
const STAFF_TYPES: &[(u64, &str)] = &[
    (24, "claude_chat_created"),
    (20, "claude_chat_viewed"),
    (12, "claude_file_uploaded"),
    (9, "claude_file_viewed"),
    (18, "sso_login_succeeded"),
    (1, "sso_login_failed"),
    (4, "user_logged_out"),
    (3, "claude_project_created"),
    (3, "claude_chat_deleted"),
    (2, "claude_artifact_sharing_updated"),
    (2, "inference_hooks_request_denied"),
    (1, "inference_hooks_request_failed_open"),
    (1, "claude_project_reported"),
    (1, "claude_chat_access_failed"),
    (3, "claude_spaces_pinned"),
];

/// The feed was off from the first to the second of these local moments: (month, day, second of the day).
const FEED_OFF: [(u32, u32, i64); 2] = [(2, 27, 63_600), (4, 1, 29_100)];

/// All records, by time.
pub(super) fn all(seed: u64, share: i64, whole: i64) -> Vec<Activity> {
    let mut dice = Dice::new(seed, 1);
    let mut records = Vec::new();
    for day in calendar::days() {
        let count = 27 * calendar::activity_per_mille(day, 60) / 1000 + dice.between(0, 4);
        let members = people::members("", day);
        for _ in 0..(count * share + whole - 1) / whole {
            let person = *dice.pick_weighted(&members);
            records.push(staff(person, calendar::office_instant(day, &mut dice), &mut dice));
        }
        machines(day, &mut dice, &mut records);
    }
    records.extend(admin::deeds(seed));
    let [off_us, on_us] =
        FEED_OFF.map(|(month, day, second)| calendar::local_instant(calendar::day(2026, month, day), second));
    records.retain(|record| !(off_us..=on_us).contains(&record.at_us));
    for (at_us, enabled) in [(off_us, "false"), (on_us, "true")] {
        let fields = Object::new().raw("compliance_api_enabled", "true").raw("compliance_api_logging_enabled", enabled);
        let actor = user(people::named("quentin.ashdown"));
        records.push(record(
            at_us,
            "org_compliance_api_settings_updated",
            Organization::Named,
            &actor,
            fields,
            &mut dice,
        ));
    }
    records.retain(|record| record.at_us < calendar::exported_us());
    records.sort_by(|a, b| (a.at_us, &a.id).cmp(&(b.at_us, &b.id)));
    records
}

/// Something that a member of staff did.
fn staff(person: &Person, at_us: i64, dice: &mut Dice) -> Activity {
    let kind = *dice.pick_weighted(STAFF_TYPES);
    let actor = if kind == "sso_login_failed" {
        let actor = Object::new().text("type", "unauthenticated_user_actor");
        actor.text("unauthenticated_email_address", &person.email()).text("ip_address", &person.ip()).end()
    } else {
        user(person)
    };
    let signing = matches!(kind, "sso_login_succeeded" | "sso_login_failed" | "user_logged_out");
    let organization = if signing { Organization::Null } else { Organization::Named };
    let mut found = record(at_us, kind, organization, &actor, staff_fields(kind, dice), dice);
    found.flag = match kind {
        "inference_hooks_request_denied" => Some("Personal data in prompt"),
        "inference_hooks_request_failed_open" => Some("Control unavailable"),
        "claude_project_reported" => Some("Reported content"),
        _ => None,
    };
    found
}

fn staff_fields(kind: &str, dice: &mut Dice) -> Object {
    let chat = format!("claude_chat_01{}", dice.base58(22));
    let project = format!("claude_proj_01NwShared{:03}", dice.below(12));
    let &surface = dice.pick(&["claude-ai", "claude-code"]);
    let fields = Object::new();
    match kind {
        "claude_chat_created" | "claude_chat_viewed" | "claude_chat_deleted" | "claude_chat_access_failed" => {
            let project = dice.chance(400).then_some(project.as_str());
            fields.text("claude_chat_id", &chat).maybe("claude_project_id", project)
        }
        "claude_file_uploaded" | "claude_file_viewed" => {
            fields.text("claude_file_id", &format!("claude_file_01{}", dice.base58(22))).text("filename", "")
        }
        "sso_login_succeeded" => fields.text("auth_method", "saml").raw("mfa_method", "null"),
        "claude_project_created" | "claude_project_reported" => fields.text("claude_project_id", &project),
        "claude_artifact_sharing_updated" => fields
            .text("claude_artifact_id", &format!("claude_artifact_01{}", dice.base58(22)))
            .text("claude_artifact_version_id", &dice.uuid())
            .raw("audience", "[{\"type\":\"organization\"}]"),
        "inference_hooks_request_denied" => fields
            .text("conversation_id", &dice.uuid())
            .text("reference_id", &format!("scan_01{}", dice.base58(8).to_uppercase()))
            .text("request_id", &format!("req_01{}", dice.base58(22)))
            .text("surface", surface),
        "inference_hooks_request_failed_open" => fields.text("reason", "endpoint_timeout").text("surface", surface),
        // A type and a field that no documentation knows yet.
        "claude_spaces_pinned" => fields.text("claude_space_id", &dice.uuid()).raw("layout", "{\"columns\":2}"),
        _ => fields,
    }
}

/// What keys, services and directories do: the other kinds of actor.
fn machines(day: NaiveDate, dice: &mut Dice, records: &mut Vec<Activity>) {
    // The nightly export reads the feed, and each read is a record of its own.
    for page in 0..2 {
        let at_us = calendar::local_instant(day, 5 * 3600 + page * 4) + dice.between(0, 999_999);
        let fields = Object::new()
            .text("request_id", &format!("req_01{}", dice.base58(22)))
            .text("request_method", "GET")
            .number("status_code", 200)
            .text("url", "https://api.anthropic.com/v1/compliance/activities?limit=5000");
        let actor = keyed("api_actor", "api_key_id", "apikey_01NwCompliance8Kd2Tq");
        records.push(record(at_us, "compliance_api_accessed", Organization::Null, &actor, fields, dice));
    }
    let Some((kind, actor, fields)) = machine_of(day.ordinal(), dice) else { return };
    let at_us = calendar::office_instant(day, dice);
    let mut found = record(at_us, kind, Organization::Named, &actor, fields, dice);
    found.flag = (kind == "abuse_decision_received").then_some("Abuse decision");
    records.push(found);
}

/// The type, actor and fields of the one machine that acts on a day, in turns.
fn machine_of(day: u32, dice: &mut Dice) -> Option<(&'static str, String, Object)> {
    let fields = Object::new();
    let actor = |kind: &str| Object::new().text("type", kind);
    Some(match day % 14 {
        0 => {
            let actor = actor("scim_directory_sync_actor").text("directory_id", "directory_01NwOkta");
            let actor = actor.text("workos_event_id", &dice.uuid()).text("idp_connection_type", "OktaSCIMV2");
            ("scim_user_updated", actor.end(), fields.text("user_id", &dice.pick(people::STAFF).user_id()))
        }
        2 => {
            let actor = keyed("admin_api_key_actor", "admin_api_key_id", "admin_api_key_01NwBilling5Rv7Hd");
            ("platform_cost_report_viewed", actor, fields)
        }
        4 | 9 => {
            let actor = keyed("service_account_actor", "service_account_id", "svcacct_01NwClaimsBatch3Jn");
            let session = format!("session_01{}", dice.base58(22));
            (
                "platform_agent_session_created",
                actor,
                fields.text("session_id", &session).text("workspace_id", WORKSPACE),
            )
        }
        5 => {
            let actor =
                actor("federated_identity_actor").text("issuer", "https://token.ci.northwind-assurance.example");
            let actor = actor.text("subject", "repo:premium-engine").raw("audience", &texts(&["platform"]));
            ("platform_federated_authentication", actor.end(), fields)
        }
        6 => {
            let provider = Object::new().text("type", "aws").text("account_id", "000000000000").end();
            let actor = actor("federated_actor").raw("provider", &provider).text("subject", "role/claims-etl");
            (
                "platform_file_content_downloaded",
                actor.end(),
                fields.text("file_id", &format!("file_01{}", dice.base58(22))),
            )
        }
        7 => {
            let actor = actor("attested_device_actor").text("external_client_id", "nw-laptop-0417");
            let actor = actor.text("kid_hash", &dice.base58(16)).raw("ip_address", "null");
            ("platform_app_attest_authentication", actor.end(), fields)
        }
        8 => ("session_revoked", actor("system_actor").text("service", "session-reaper").end(), fields),
        11 if day.is_multiple_of(4) => {
            let fields = fields.text("decision", "blocked").raw("abuse_session_id", "null");
            ("abuse_decision_received", actor("system_actor").end(), fields)
        }
        12 if day.is_multiple_of(3) => {
            let actor = actor("anthropic_actor").raw("email_address", "null").end();
            ("org_users_listed", actor, fields)
        }
        13 if day.is_multiple_of(3) => {
            let actor = actor("partner_agent_actor").text("partner_agent_id", "pagent_01NwBroker").end();
            ("claude_chat_viewed", actor, fields.text("claude_chat_id", &format!("claude_chat_01{}", dice.base58(22))))
        }
        _ => return None,
    })
}

/// A member of staff as the actor of a record.
pub(super) fn user(person: &Person) -> String {
    Object::new()
        .text("type", "user_actor")
        .text("email_address", &person.email())
        .text("user_id", &person.user_id())
        .text("ip_address", &person.ip())
        .text("user_agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)")
        .end()
}

fn keyed(kind: &str, field: &str, id: &str) -> String {
    let actor = Object::new().text("type", kind).text(field, id);
    actor.text("ip_address", "198.51.100.7").text("user_agent", "python-requests/2.32").end()
}

/// A record of the feed.
pub(super) fn record(
    at_us: i64,
    kind: &str,
    organization: Organization,
    actor: &str,
    fields: Object,
    dice: &mut Dice,
) -> Activity {
    let id = format!("activity_01{}", dice.base58(22));
    let head = Object::new().text("id", &id).text("created_at", &calendar::iso_micros(at_us));
    let head = match organization {
        Organization::Named => {
            let head = head.text("organization_id", "org_01NorthwindAssurance7Kd2Tq");
            // Older records lack the second name of the organisation.
            let old = at_us < calendar::local_instant(calendar::day(2025, 12, 1), 0);
            if old { head } else { head.text("organization_uuid", "5d0c1a52-8a0e-4c39-9a11-0d6f2f6b9c10") }
        }
        Organization::Null => head.raw("organization_id", "null").raw("organization_uuid", "null"),
    };
    let head = head.raw("actor", actor).text("type", kind).end();
    let fields = fields.end();
    let json = match fields.as_str() {
        "{}" => head,
        fields => format!("{},{}", head.trim_end_matches('}'), fields.trim_start_matches('{')),
    };
    Activity { at_us, id, json, flag: None, request: None }
}
