//! What administrators and other powerful people did on the platform: roles, settings, keys, integrations, exports and
//! shares. Most of what gives power was asked for in a ticket; one thing was not.

use super::activity::{Activity, Organization, record, user};
use super::calendar::{self, SECOND};
use super::dice::Dice;
use super::json::Object;
use super::people::{self, Person};
use super::projects::WORKSPACE;
use chrono::{Datelike, NaiveDate};

/// One type of deed.
struct Kind {
    /// The feed's word.
    name: &'static str,
    /// How often a month has it, least and most.
    often: (i64, i64),
    /// Those who do it.
    people: &'static [&'static str],
    /// What the ticket asked for, where there has to be one.
    request: Option<&'static str>,
}

const ADMINS: &[&str] = &["yara.haddon", "zane.porter"];
const ENGINEERS: &[&str] = &["zofia.maj", "alistair.boyd", "bianca.rossi", "connor.walsh", "divya.menon"];
const EXPORTERS: &[&str] = &[
    "tariq.aziz",
    "una.mulcahy",
    "vera.lindgren",
    "amara.okafor",
    "grace.adeyemi",
    "rosa.delgado",
    "idris.bello",
    "priya.raman",
    "liam.odonoghue",
];

/// What every month brings.
static KINDS: &[Kind] = &[
    Kind { name: "role_assignment_granted", often: (1, 3), people: ADMINS, request: Some("Grant a role") },
    Kind {
        name: "claude_organization_settings_updated",
        often: (0, 2),
        people: ADMINS,
        request: Some("Change a setting of the organisation"),
    },
    Kind { name: "platform_api_key_created", often: (0, 1), people: ENGINEERS, request: None },
    Kind { name: "claude_file_exported", often: (6, 9), people: EXPORTERS, request: None },
    Kind { name: "audit_log_export_started", often: (1, 1), people: &["tariq.aziz", "quentin.ashdown"], request: None },
    Kind { name: "platform_file_content_downloaded", often: (14, 26), people: ENGINEERS, request: None },
    Kind { name: "integration_user_connected", often: (1, 3), people: EXPORTERS, request: None },
    Kind { name: "integration_user_disconnected", often: (0, 2), people: EXPORTERS, request: None },
    Kind { name: "mcp_server_created", often: (0, 1), people: ENGINEERS, request: None },
    Kind { name: "mcp_server_deleted", often: (0, 1), people: ENGINEERS, request: None },
];

/// All deeds.
pub(super) fn deeds(seed: u64) -> Vec<Activity> {
    let mut dice = Dice::new(seed, 9);
    let mut deeds = Vec::new();
    for month in calendar::months() {
        let days: Vec<NaiveDate> = calendar::days().filter(|day| is_of(*day, &month)).collect();
        for kind in KINDS {
            let number = dice.between(kind.often.0, kind.often.1) * days.len() as i64 / 20;
            for _ in 0..number {
                let day = *dice.pick(&days);
                let &name = dice.pick(kind.people);
                let person = people::named(name);
                let mut deed = done(calendar::office_instant(day, &mut dice), kind.name, person, &mut dice);
                deed.request = kind.request;
                deeds.push(deed);
            }
        }
    }
    incidents(&mut dice, &mut deeds);
    deeds
}

fn is_of(day: NaiveDate, month: &str) -> bool {
    calendar::is_working(day) && day.format("%Y-%m").to_string() == month
}

/// What happened once, and what a board would hear of.
fn incidents(dice: &mut Dice, deeds: &mut Vec<Activity>) {
    let at = |month, day, second| calendar::local_instant(calendar::day(2026, month, day), second);
    // The spend limit of the fraud project's workspace goes, as asked for: October's spend passes its budget.
    let mut limit = done(at(9, 28, 38_000), "platform_spend_limit_deleted", people::named("zane.porter"), dice);
    limit.request = Some("Lift the spend limit of fraud-signals");
    deeds.push(limit);
    // Late at night somebody takes a restriction away, and nobody had asked for it.
    deeds.push(done(at(10, 14, 78_420), "org_ip_restriction_deleted", people::named("yara.haddon"), dice));
    // Two who never exported anything begin to.
    for (day, name) in [(13, "mei.lin.tan"), (20, "oscar.whitfield")] {
        deeds.push(done(at(10, day, 41_000), "claude_file_exported", people::named(name), dice));
    }
    let mut last = done(at(11, 3, 36_000), "role_assignment_granted", people::named("zane.porter"), dice);
    last.request = Some("Grant a role");
    deeds.push(last);
    // On the eve of the last day somebody who leaves takes the files along.
    let leaver = people::named("rafe.sinclair");
    let evening = at(10, 1, 69_120);
    for place in 0..74 {
        let at_us = evening + place * 29 * SECOND + dice.between(0, 20) * SECOND;
        let mut download = done(at_us, "platform_file_content_downloaded", leaver, dice);
        download.flag = (place == 60).then_some(LEAVER);
        deeds.push(download);
    }
    // One night in July somebody tries the passwords of one account.
    let victim = people::named("edith.marlow");
    let actor = Object::new().text("type", "unauthenticated_user_actor");
    let actor = actor.text("unauthenticated_email_address", &victim.email()).text("ip_address", "192.0.2.77").end();
    for place in 0..36 {
        let at_us = at(7, 20, 7800) + place * 17 * SECOND;
        deeds.push(record(at_us, "sso_login_failed", Organization::Null, &actor, Object::new(), dice));
    }
    // A broken script asks for chats that are not its own.
    for place in 0..64 {
        let at_us = at(5, 12, 40_000) + place * 40 * SECOND;
        deeds.push(done(at_us, "claude_chat_access_failed", people::named("emil.hansen"), dice));
    }
    for (month, day, name) in
        [(1, 21, "otis.grant"), (6, 4, "maya.sorensen"), (8, 19, "petra.novak"), (10, 8, "mei.lin.tan")]
    {
        let fields = Object::new()
            .text("claude_artifact_id", &format!("claude_artifact_01{}", dice.base58(22)))
            .raw("audience", "[{\"type\":\"public\"}]");
        let actor = user(people::named(name));
        let kind = "claude_artifact_sharing_updated";
        deeds.push(record(at(month, day, 53_000), kind, Organization::Named, &actor, fields, dice));
    }
}

/// What the case of the leaver's downloads is about.
pub(super) const LEAVER: &str = "Bulk download by a leaver";

/// A deed of a member of staff.
fn done(at_us: i64, kind: &'static str, person: &Person, dice: &mut Dice) -> Activity {
    let id = |prefix: &str, dice: &mut Dice| format!("{prefix}_01{}", dice.base58(22));
    let fields = Object::new();
    let fields = match kind {
        "role_assignment_granted" => {
            let day = calendar::local(at_us).date();
            let other = *dice.pick_weighted(&people::members("", day));
            let role = if day.day().is_multiple_of(3) { "admin" } else { "developer" };
            fields.text("user_id", &other.user_id()).text("role", role).text("workspace_id", WORKSPACE)
        }
        "claude_file_exported" => fields.text("claude_file_id", &id("claude_file", dice)).text("filename", ""),
        "platform_file_content_downloaded" => fields.text("file_id", &id("file", dice)),
        "platform_api_key_created" => fields.text("api_key_id", &id("apikey", dice)),
        "platform_spend_limit_deleted" => fields.text("workspace_id", WORKSPACE),
        "mcp_server_created" | "mcp_server_deleted" => fields.text("mcp_server_id", &id("mcpsrv", dice)),
        "integration_user_connected" | "integration_user_disconnected" => fields.text("integration_type", "gdrive"),
        "claude_chat_access_failed" => fields.text("claude_chat_id", &id("claude_chat", dice)),
        _ => fields,
    };
    record(at_us, kind, Organization::Named, &user(person), fields, dice)
}
