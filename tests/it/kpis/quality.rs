//! KPIs of the log itself.

use super::investigation::near;
use super::lake::{Lake, member, total};
use super::setting::{Setting, value};
use auditpack::event::tables::{CASE, DAILY, HOURLY, REJECT, REVIEW};
use auditpack::measure::calendar::Calendar;
use auditpack::policy::Verdict;

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "quality.received_share",
    "quality.longest_gap",
    "quality.lateness_days",
    "quality.feed_off_days",
    "quality.self_audit_share",
    "quality.unknown_type_share",
    "quality.rows_read",
    "quality.rows_rejected",
    "quality.rows_duplicate",
    "quality.coverage",
    "quality.silent_hours",
    "quality.bad_clock_share",
    "quality.reject_share",
    "quality.reviews_unlinked_share",
];

/// A feed with so many events at each hour of the days that `hours` gives, in the zone of New York.
fn hourly(hours: &[(&str, &[u32])], events: u32) -> Lake {
    let of_day = |(day, hours): &(&str, &[u32])| {
        let row = |hour: &u32| format!("{day}|{hour}|{events}");
        hours.iter().map(row).collect::<Vec<_>>()
    };
    let rows: Vec<String> = hours.iter().flat_map(of_day).collect();
    let header = "local_day|local_hour|events|source=claude_activity|kind=admin|actor_kind=user".to_owned();
    let days = hours.iter().map(|(day, _)| (*day).to_owned()).collect();
    let daily = "local_day|kind=admin|outcome=success|source=claude_activity|events=9".to_owned();
    Lake([(HOURLY.name, (header, rows)), (DAILY.name, (daily, days))].into())
}

const BEFORE: [&str; 4] = ["2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28"];

#[test]
fn an_hour_is_silent_where_it_usually_is_not() {
    let usual: Vec<(&str, &[u32])> = BEFORE.iter().map(|day| (*day, [9, 10, 11, 12].as_slice())).collect();
    // The 12th has no event at all, which is another KPI's to tell; the 19th ends the log at eleven.
    let october: [(&str, &[u32]); 2] = [("2026-10-05", &[9, 12]), ("2026-10-19", &[9, 11])];
    let told = [usual.as_slice(), &october].concat();
    let silent = |events, setting: Setting| total(&setting.measure(&hourly(&told, events)), "quality.silent_hours");
    let found = silent(5, Setting::default());
    assert_eq!((found.value, found.n), (Some(3.0), Some(7)), "ten and eleven, then ten");
    assert_eq!(silent(4, Setting::default()).value, None, "four events are too few to be missed");
    let settings = || {
        let mut setting = Setting::default();
        setting.settings.quality.silent_hour_rows = 4;
        setting
    };
    near(silent(4, settings()).value, 3.0);
    let holiday: Calendar = toml::from_str("holiday = [{ day = \"2026-10-05\" }]").unwrap();
    near(silent(5, Setting { calendar: holiday, ..Setting::default() }).value, 1.0);
}

#[test]
fn two_earlier_weeks_tell_nothing_and_half_of_them_is_not_usual() {
    let october: (&str, &[u32]) = ("2026-10-05", &[12]);
    let of = |before: &[(&str, &[u32])]| {
        let found = hourly(&[before, &[october]].concat(), 9).measure(&value());
        total(&found, "quality.silent_hours").value
    };
    assert_eq!(of(&[(BEFORE[2], &[9]), (BEFORE[3], &[9])]), None);
    assert_eq!(of(&[(BEFORE[1], &[9]), (BEFORE[2], &[9]), (BEFORE[3], &[8])]), Some(1.0));
    assert_eq!(of(&[(BEFORE[0], &[9]), (BEFORE[1], &[9]), (BEFORE[2], &[8]), (BEFORE[3], &[8])]), None);
}

#[test]
fn an_hour_that_the_clock_leaves_out_is_not_silent() {
    let usual = ["2026-02-08", "2026-02-15", "2026-02-22", "2026-03-01"].map(|day| (day, [1, 2, 3].as_slice()));
    let march = |hours: &'static [u32]| {
        let lake = hourly(&[usual.as_slice(), &[("2026-03-08", hours)]].concat(), 9);
        let setting = Setting { period: "2026-03", as_of: "2026-04-05 09:00", ..Setting::default() };
        let found = total(&setting.measure(&lake), "quality.silent_hours");
        (found.value, found.n)
    };
    // At two o'clock on 8 March 2026 it is three in New York. Before that the 1st is looked at: one and two and three.
    assert_eq!(march(&[1, 3]), (Some(0.0), Some(5)));
    assert_eq!(march(&[3]), (Some(1.0), Some(5)));
}

/// Sixty cases of October, decided within an hour but for the `wrong` ones, whose decision lies before the flag; and rows
/// that were refused for their clocks.
fn cases(wrong: usize, refused: usize) -> Lake {
    let case = |number: usize| {
        let (day, hour) = (1 + number % 30, if number < wrong { 8 } else { 10 });
        format!("c{number}|2026-10-{day:02} 09:00|2026-10-{day:02} {hour:02}:00|2026-10-{day:02} 11:00|{number}")
    };
    let header = "case_id|flagged_us|disposed_us|observed_us|content_hash|source=jira|state=resolved|severity=high|native_state=Done";
    let rejects = vec!["1".to_owned(); refused];
    let rejected = "source_line|source=jira|reason=negative_clock|source_file=f".to_owned();
    Lake([(CASE.name, (header.to_owned(), (0..60).map(case).collect())), (REJECT.name, (rejected, rejects))].into())
}

#[test]
fn no_investigation_kpi_is_met_by_wrong_clocks() {
    let policy = "targets = { \"investigation.open_cases\" = { at_most = 5 }, \"investigation.cases_flagged\" = { at_least = 100 } }";
    let setting = Setting { policy: toml::from_str(policy).unwrap(), ..Setting::default() };
    let found = |wrong, refused| setting.measure(&cases(wrong, refused));
    let verdict = |wrong, refused| {
        let found = total(&found(wrong, refused), "investigation.open_cases");
        (found.verdict, found.told().unwrap_or_default())
    };
    assert_eq!(verdict(0, 0).0, Verdict::Met);
    let (wrong, why) = verdict(1, 0);
    assert_eq!(wrong, Verdict::CannotTell);
    assert!(why.starts_with("1 of the 60 case records of the period has a wrong clock, more than the 1%"), "{why}");
    let (refused, why) = verdict(0, 1);
    assert_eq!(refused, Verdict::CannotTell);
    assert!(why.starts_with("1 of the 61 rows of `jira` was refused for a wrong clock"), "{why}");
    assert_eq!(total(&found(1, 0), "investigation.cases_flagged").verdict, Verdict::NotMet);
    let share = total(&found(3, 2), "quality.bad_clock_share");
    near(share.value, 0.05);
    assert_eq!(
        share.told().as_deref(),
        Some("2 more rows were refused for a clock that runs backwards, over all runs")
    );
}

#[test]
fn every_wrong_clock_is_seen_once() {
    let header = "case_id|event_us|flagged_us|acknowledged_us|disposed_us|closed_us|content_hash|observed_us=2026-10-20 09:00|\
                  source=jira|state=resolved|severity=high|native_state=Done";
    let at = |day: u32| format!("2026-10-{day:02} 09:00");
    let case = |number: u32, clocks: [&str; 5]| format!("c{number}|{}|{number}", clocks.join("|"));
    let (first, second, third, ahead) = (at(5), at(6), at(7), "2026-12-01 09:00".to_owned());
    let rows = [
        case(1, [&first, &second, &third, &third, &third]),
        case(2, [&third, &second, "-", "-", "-"]),
        case(3, ["-", &second, &first, "-", "-"]),
        case(4, ["-", &second, "-", &first, &first]),
        case(5, ["-", &second, "-", "-", &ahead]),
        // Flagged after the as-of instant: the record's own day places it.
        case(6, ["-", &ahead, "-", "-", "-"]),
        case(7, ["-", &second, "-", "-", "-"]),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let reviews =
        "output_id|routed_us|started_us|completed_us|content_hash|observed_us=2026-10-20 09:00|source=langfuse";
    let review = |clocks: [&str; 3], hash: u32| format!("o|{}|{hash}", clocks.join("|"));
    let records = [
        review([&first, &second, &third], 1),
        review([&second, "-", &first], 2),
        review(["-", &third, &second], 3),
        review([&ahead, "-", "-"], 4),
    ];
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let lake = Lake::default().with(&CASE, header, &rows).with(&REVIEW, reviews, &records);
    let found = lake.measure(&value());
    let counts = |source| {
        let one = member(&found, "quality.bad_clock_share", source);
        (one.numerator, one.denominator)
    };
    assert_eq!(total(&found, "quality.bad_clock_share").value, Some(8.0 / 11.0));
    assert_eq!((counts("jira"), counts("langfuse")), ((Some(5.0), Some(7.0)), (Some(3.0), Some(4.0))));
}

#[test]
fn lateness_is_that_of_events_and_not_of_the_files_that_bring_them() {
    let header = "source|local_day|local_hour|received_day|events|kind=call|actor_kind=user";
    let late = |rows: &[&str]| Lake::default().with(&HOURLY, header, rows).measure(&value());
    let found = late(&[
        "litellm|2026-10-01|9|2026-10-02|94",
        "litellm|2026-10-01|9|2026-10-05|6",
        "otlp|2026-10-01|9|2026-10-02|100",
        "otlp|2026-10-01|9|-|50",
    ]);
    let one = total(&found, "quality.lateness_days");
    assert_eq!((one.value, one.n), (Some(1.0), Some(200)));
    assert_eq!(one.told().as_deref(), Some("it is known of 200 of 250 events when they were read"));
    let of = |found, source| member(found, "quality.lateness_days", source).value;
    assert_eq!((of(&found, "litellm"), of(&found, "otlp")), (Some(4.0), Some(1.0)));
    // The same events in smaller groups, and one that was read after the as-of instant, the 5th of November.
    let cut = late(&[
        "litellm|2026-10-01|9|2026-10-02|90",
        "litellm|2026-10-01|9|2026-10-02|4",
        "litellm|2026-10-01|9|2026-10-05|6",
    ]);
    assert_eq!(of(&cut, "litellm"), Some(4.0));
    assert_eq!(of(&late(&["litellm|2026-10-31|9|2026-12-24|1"]), "litellm"), Some(5.0));
    let old = total(&late(&["litellm|2026-10-31|9|-|1"]), "quality.lateness_days");
    assert_eq!(old.told().as_deref(), Some("the lake does not know when the events of the period were read"));
}
