//! KPIs of security and administration.

use super::investigation::{near, one};
use super::lake::Lake;
use super::setting::{Setting, value};
use auditpack::event::tables::{ACTION, DAILY};
use auditpack::measure::calendar::Calendar;

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "security.privileged_actions",
    "security.unticketed_privileged_actions",
    "security.service_keys_created",
    "security.data_exports",
    "security.first_time_exporters",
    "security.bulk_download_hours",
    "security.public_shares",
    "security.public_shares_open",
    "security.integrations_added",
    "security.integrations_open",
    "security.failed_access",
    "security.access_bursts",
    "security.failed_sign_in_share",
    "security.after_hours_share",
    "security.guardrail_block_rate",
    "security.unchecked_requests",
    "security.refusal_rate",
    "security.confirmed_violations_rate",
];

/// Watched actions beside a log of administration; `header` names the columns that rows begin with.
fn lake(header: &str, rows: &[String]) -> Lake {
    let header = format!("{header}|event_id|outcome=success|actor_kind=user");
    let rows = rows.iter().enumerate().map(|(id, row)| format!("{row}|e{id}")).collect();
    let daily = "local_day|kind=admin|outcome=success|source=claude_activity|events=9".to_owned();
    let days = vec!["2026-08-05".to_owned(), "2026-10-05".to_owned()];
    Lake([(ACTION.name, (header, rows)), (DAILY.name, (daily, days))].into())
}

#[test]
fn shares_without_a_known_audience_are_counted_apart() {
    let row = |risk: &str| format!("2026-10-05|shared|p1|claude_activity|{risk}");
    let rows = ["shared_publicly", "shared_inside", "-", "-"].map(row);
    let found = lake("local_day|action|actor|source|risk_category", &rows).measure(&value());
    let shares = one(&found, "security.public_shares", None);
    near(shares.value, 1.0);
    assert_eq!(shares.told().as_deref(), Some("the audience of 2 more shares is not known"));
}

/// Changes of sharing: instant, action, audience, outcome of the change being that it worked, and what was shared.
fn shares(rows: &[&str]) -> Lake {
    let row = |row: &&str| format!("{}|{row}|p1|claude_activity", &row[..10]);
    lake("local_day|ts_us|action|risk_category|object_id|actor|source", &rows.iter().map(row).collect::<Vec<_>>())
}

#[test]
fn what_was_shared_publicly_last_is_open() {
    let open = |rows: &[&str]| {
        let found = one(&shares(rows).measure(&value()), "security.public_shares_open", None).clone();
        (found.value, found.ci_high, found.told())
    };
    let public = "2026-10-05 09:00|shared|shared_publicly|a";
    assert_eq!(open(&[public]), (Some(1.0), None, None));
    assert_eq!(open(&["2026-09-05 09:00|shared|shared_inside|a", public]).0, Some(1.0));
    for end in ["shared|shared_inside|a", "share_revoked|-|a", "object_deleted|-|a"] {
        assert_eq!(open(&[public, &format!("2026-10-05 09:01|{end}")]).0, Some(0.0), "{end}");
        assert_eq!(open(&[public, &format!("2026-11-01 09:01|{end}")]).0, Some(1.0), "{end} after the period");
        assert_eq!(
            open(&[public, &format!("2026-10-05 09:01|{}", end.replace("|a", "|b"))]).0,
            Some(1.0),
            "{end} of b"
        );
    }
    assert_eq!(open(&[public, "2026-10-06 09:00|shared|-|a"]).0, Some(1.0), "who may see it now is not told");
    assert_eq!(open(&["2026-10-06 09:00|shared|shared_inside|a"]).0, Some(0.0));
    let (value, high, reason) = open(&[public, "2026-10-07 09:00|shared|shared_publicly|-"]);
    assert_eq!((value, high), (Some(1.0), Some(2.0)));
    assert_eq!(reason.as_deref(), Some("what was shared is not known of 1 more public share"));
    let (value, _, reason) = open(&["2026-10-07 09:00|shared|shared_publicly|-"]);
    assert!(value.is_none() && reason.unwrap().starts_with("no public share tells what was shared"));
}

#[test]
fn a_second_export_of_the_same_day_adds_nothing() {
    let row = |(day, source): &(&str, &str)| format!("{day}|role_granted|p1|{source}");
    let told = [
        ("2026-10-05", "claude_activity"),
        ("2026-10-05", "claude_audit_csv"),
        ("2026-10-06", "claude_audit_csv"),
        ("2026-10-05", "openai_audit"),
    ];
    let found = lake("local_day|action|actor|source", &told.iter().map(row).collect::<Vec<_>>()).measure(&value());
    near(one(&found, "security.privileged_actions", None).value, 3.0);
}

#[test]
fn bulk_is_more_than_an_actor_usually_downloads() {
    let hour = |day: &str, hour: u32, number: usize| {
        vec![format!("{day}|{day} {hour}:10|file_downloaded|quiet-actor|claude_activity"); number]
    };
    let usual = (20..27).flat_map(|day| hour(&format!("2026-09-{day}"), 14, 120));
    let header = "local_day|ts_us|action|actor|source";
    let bulk = |number| {
        let rows: Vec<String> = usual.clone().chain(hour("2026-10-05", 14, number)).collect();
        let found = lake(header, &rows).measure(&value());
        assert!(!format!("{found:?}").contains("quiet-actor"));
        one(&found, "security.bulk_download_hours", None).value
    };
    // Seven active days of 120 an hour: the actor's own median goes beyond the cap of 100.
    assert_eq!((bulk(115), bulk(121)), (Some(0.0), Some(1.0)));
    let found = lake(header, &hour("2026-10-05", 14, 101)).measure(&value());
    near(one(&found, "security.bulk_download_hours", None).value, 1.0);
}

#[test]
fn hours_of_people_who_may_work_elsewhere_mean_nothing() {
    let setting = Setting { calendar: Calendar::default(), ..Setting::default() };
    let found = setting.measure(&lake("local_day|action|actor|source", &[]));
    let late = one(&found, "security.after_hours_share", None);
    assert!(late.told().unwrap().starts_with("people may work in other zones"), "{late:?}");
    near(one(&found, "security.privileged_actions", None).value, 0.0);
}

#[test]
fn who_is_new_can_be_told_only_after_a_while() {
    let row = |day: &str| format!("{day}|data_exported|p1|claude_activity");
    let mut lake = lake("local_day|action|actor|source", &[row("2026-10-05")]);
    near(one(&lake.measure(&value()), "security.first_time_exporters", None).value, 1.0);
    lake.0.get_mut(DAILY.name).unwrap().1.remove(0);
    let found = lake.measure(&value());
    let reason = one(&found, "security.first_time_exporters", None).told().unwrap();
    assert_eq!(reason, "the administration log does not reach back 28 days before the period");
}
