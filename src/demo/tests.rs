//! What the story must hold, whatever the seed.

use super::*;
use std::io::Read as _;

fn text(files: &[File], path: &str) -> String {
    let file = files.iter().find(|file| file.path.contains(path)).unwrap();
    let mut text = String::new();
    if Path::new(&file.path).extension() == Some(OsStr::new("gz")) {
        flate2::read::GzDecoder::new(file.bytes.as_slice()).read_to_string(&mut text).unwrap();
    } else {
        text.push_str(std::str::from_utf8(&file.bytes).unwrap());
    }
    text
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let first = files(7, Scale::Tenth, "out");
    assert_eq!(first, files(7, Scale::Tenth, "out"));
    assert_ne!(first, files(8, Scale::Tenth, "out"));
}

#[test]
fn no_activity_is_known_of_the_month_in_which_the_feed_was_off() {
    let files = files(SEED, Scale::Tenth, "out");
    assert!(!files.iter().any(|file| file.path.contains("claude_activity/2026-03")));
    assert!(files.iter().any(|file| file.path.contains("litellm/2026-03")));
    assert!(text(&files, "claude_activity/2026-02").contains("\"compliance_api_logging_enabled\":false"));
    assert!(text(&files, "claude_activity/2026-04").contains("\"compliance_api_logging_enabled\":true"));
}

#[test]
fn every_kind_of_actor_acts() {
    let files = files(SEED, Scale::Tenth, "out");
    let feed = files.iter().filter(|file| file.path.contains("claude_activity")).map(|file| text(&files, &file.path));
    let feed: String = feed.collect();
    for kind in [
        "user_actor",
        "api_actor",
        "admin_api_key_actor",
        "service_account_actor",
        "unauthenticated_user_actor",
        "anthropic_actor",
        "system_actor",
        "scim_directory_sync_actor",
        "federated_identity_actor",
        "federated_actor",
        "attested_device_actor",
        "partner_agent_actor",
    ] {
        assert!(feed.contains(&format!("\"type\":\"{kind}\"")), "{kind}");
    }
}

#[test]
fn times_that_are_written_back_stand_in_every_row_of_a_case() {
    let files = files(SEED, Scale::Tenth, "out");
    let audit = text(&files, "incidents.csv");
    let mut reader = csv::Reader::from_reader(audit.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let new_but_resolved = rows.iter().filter(|row| &row[1] == "New" && &row[19] != "?").count();
    assert!(new_but_resolved > 50, "{new_but_resolved}");
    let open = rows.iter().filter(|row| &row[1] == "Active" && &row[19] == "?").count();
    // The third of those that nobody decides stands in the snapshot.
    assert!(open >= 2, "{open}");
    assert!(rows.iter().any(|row| &row[4] == "1"), "one case is reopened");
}

/// The feed's records, one to a line whatever the packing.
fn feed_of(month: &str) -> String {
    let files = files(SEED, Scale::Tenth, "out");
    text(&files, &format!("claude_activity/{month}")).replace("{\"id\":\"activity", "\n{\"id\":\"activity")
}

#[test]
fn one_thing_of_power_was_done_that_nobody_had_asked_for() {
    let files = files(SEED, Scale::Tenth, "out");
    let desk = files.iter().filter(|file| file.path.contains("exports/jira/")).map(|file| text(&files, &file.path));
    let requests: String = desk.collect();
    let october = feed_of("2026-10");
    let asked =
        |line: &&str| line.get(7..).and_then(|rest| rest.split('"').next()).is_some_and(|id| requests.contains(id));
    let powerful = ["role_assignment_granted", "organization_settings_updated", "ip_restriction_deleted"];
    let deeds = october.lines().filter(|line| powerful.iter().any(|kind| line.contains(kind)));
    let (ticketed, unticketed): (Vec<&str>, Vec<&str>) = deeds.partition(asked);
    assert!(!ticketed.is_empty());
    assert!(unticketed.len() == 1 && unticketed[0].contains("org_ip_restriction_deleted"), "{unticketed:?}");
}

#[test]
fn every_prompt_that_the_feed_says_was_denied_is_in_the_servers_archive() {
    let archive = text(&files(SEED, Scale::Tenth, "out"), "claude_hook_frames/2026-10");
    let october = feed_of("2026-10");
    let denied: Vec<&str> = october.lines().filter(|line| line.contains("inference_hooks_request_denied")).collect();
    let request = |line: &&str| line.split("\"request_id\":\"").nth(1)?.split('"').next().map(str::to_owned);
    assert!(!denied.is_empty());
    assert!(denied.iter().filter_map(request).all(|id| archive.contains(&id)));
}

#[test]
fn who_left_has_no_seat_and_who_has_one_is_in_the_directory() {
    let files = files(SEED, Scale::Tenth, "out");
    let (users, removed) = (text(&files, "directory/users-"), text(&files, "directory/removed-users-"));
    for person in people::STAFF.iter().chain(people::REVIEWERS) {
        let (here, gone) = (users.contains(&person.user_id()), removed.contains(&person.user_id()));
        assert!(here != gone && gone == person.left().is_some(), "{}", person.name);
        assert!(person.left().is_none_or(|left| person.assigned() < left), "{}", person.name);
    }
    let ids: std::collections::BTreeSet<String> = people::STAFF.iter().map(people::Person::user_id).collect();
    assert_eq!(ids.len(), people::STAFF.len());
}

#[test]
fn the_configuration_names_the_output_folder_and_is_toml() {
    let files = files(SEED, Scale::Tenth, "../reports");
    let config: toml::Table = text(&files, "auditpack.toml").parse().unwrap();
    assert_eq!(config["paths"]["output"].as_str(), Some("../reports"));
    assert!(!text(&files, "auditpack.toml").contains("{prices}"));
    assert_eq!(config["calendar"]["holiday"].as_array().map(Vec::len), Some(calendar::HOLIDAYS.len()));
    assert_eq!(config["price"].as_array().map(Vec::len), Some(models::price_list().len()));
}

#[test]
fn the_stream_writes_valid_records_newest_first() {
    let mut bytes = Vec::new();
    activity_ndjson(500, SEED, &mut bytes).unwrap();
    let lines: Vec<serde_json::Value> = bytes
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    assert_eq!(lines.len(), 500);
    let times: Vec<&str> = lines.iter().map(|line| line["created_at"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|newer, older| newer >= older));
    assert!(
        times[0].starts_with("2026-10-31T") && times[499].starts_with("2026-10-02T"),
        "{} {}",
        times[0],
        times[499]
    );
    assert!((400..600).contains(&(bytes.len() / 500)), "{}", bytes.len() / 500);
}
