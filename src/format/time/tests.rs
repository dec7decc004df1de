//! Times in every style that an export uses, with the instants worked out by hand.

use super::*;

/// Microseconds of a UTC time, by chrono's parser.
fn utc_of(text: &str) -> Option<Micros> {
    chrono::DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_micros())
}

fn check(text: &str, expected: &str) {
    assert_eq!(instant(text, Tz::UTC), utc_of(expected), "{text}");
}

#[test]
fn rfc_3339_with_any_fraction_and_offset() {
    check("2026-09-03T14:22:07Z", "2026-09-03T14:22:07Z");
    check("2026-09-03T14:22:07.4Z", "2026-09-03T14:22:07.4Z");
    check("2026-09-03T14:22:07.418223Z", "2026-09-03T14:22:07.418223Z");
    check("2026-09-03T14:22:07.418223999Z", "2026-09-03T14:22:07.418223Z");
    check("2026-09-03T14:22:07.418+02:00", "2026-09-03T12:22:07.418Z");
    check("2026-09-03T14:22:07-0530", "2026-09-03T19:52:07Z");
    check("2026-09-03T14:22:07.000+0000", "2026-09-03T14:22:07Z");
    check("2026-09-03 14:22:07.000+00", "2026-09-03T14:22:07Z");
    check("2026-09-03 14:22:07 UTC", "2026-09-03T14:22:07Z");
    check("2026-09-03T14:22:07", "2026-09-03T14:22:07Z");
    check("2026/09/03 14:22", "2026-09-03T14:22:00Z");
    check("2026-09-03", "2026-09-03T00:00:00Z");
    check("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z");
    check("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z");
    check("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z");
}

#[test]
fn numbers_since_1970_are_told_apart_by_their_size() {
    for text in ["1788445327", "1788445327.0", "1788445327000", "1788445327000000", "1788445327000000000"] {
        check(text, "2026-09-03T14:22:07Z");
    }
    check("1788445327.25", "2026-09-03T14:22:07.25Z");
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "Z",
        "now",
        "2026-02-30T00:00:00Z",
        "2025-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-09-03T24:00:00Z",
        "2026-09-03T14:60:00Z",
        "2026-09-03T14:22:07.Z",
        "2026-09-03T14:22:07.1x",
        "03-09-2026",
        "2026-09-03T1a:22:07Z",
        "2026-09-03T14:22:07+2",
        "2026-09-03 14:22:07 CEST",
        "12",
        "-5",
        "2026-09-03T14",
        "9999999999999999999999",
        "é026-09-03T14:22:07Z",
        "2026-09-03T14:22:07+25:00",
    ] {
        assert_eq!(instant(text, Tz::UTC), None, "{text}");
    }
}

#[test]
fn local_times_follow_the_zone_with_its_gaps_and_overlaps() {
    let london = |text: &str, expected: &str| assert_eq!(instant(text, Tz::Europe__London), utc_of(expected), "{text}");
    london("2026-07-01 12:00:00", "2026-07-01T11:00:00Z");
    london("2026-12-01 12:00:00", "2026-12-01T12:00:00Z");
    // 01:30 comes twice on the last Sunday of October: the earlier one is meant.
    london("2026-10-25 01:30:00", "2026-10-25T00:30:00Z");
    // 01:30 does not exist on the last Sunday of March: it is 02:30 summer time.
    london("2026-03-29 01:30:00", "2026-03-29T01:30:00Z");
    // An offset beats the zone.
    london("2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z");
    // Samoa skipped a whole day.
    let apia = instant("2011-12-30 12:00:00", Tz::Pacific__Apia);
    assert_eq!(apia, utc_of("2011-12-30T22:00:00Z"));
}

#[test]
fn dates_in_figures_follow_the_order() {
    let read = |text: &str, order| ordered(text, Tz::UTC, order);
    assert_eq!(read("29-02-2016 01:16", DateOrder::Dmy), utc_of("2016-02-29T01:16:00Z"));
    assert_eq!(read("03/04/2026 05:06:07", DateOrder::Dmy), utc_of("2026-04-03T05:06:07Z"));
    assert_eq!(read("03/04/2026 05:06:07", DateOrder::Mdy), utc_of("2026-03-04T05:06:07Z"));
    assert_eq!(read("7/4/2026", DateOrder::Mdy), utc_of("2026-07-04T00:00:00Z"));
    assert_eq!(read("2026-04-03 05:06:07", DateOrder::Mdy), utc_of("2026-04-03T05:06:07Z"));
    assert_eq!(read("07/07/2026, 22:12:29.690", DateOrder::Dmy), utc_of("2026-07-07T22:12:29.69Z"));
    assert_eq!(read("29-02-2016 01:16", DateOrder::Mdy), None);
}

#[test]
fn months_by_their_names_need_no_order() {
    check("14/Jul/25 3:42 PM", "2025-07-14T15:42:00Z");
    check("03/Sep/26 9:05 AM", "2026-09-03T09:05:00Z");
    check("03-Sep-2026 09:05", "2026-09-03T09:05:00Z");
    check("3.sept.2026", "2026-09-03T00:00:00Z");
    check("14/OCT/25 15:42:07.5", "2025-10-14T15:42:07.5Z");
    check("01-August-2026 01:02", "2026-08-01T01:02:00Z");
    check("2026-May-09 01:02:03", "2026-05-09T01:02:03Z");
    check("29/Feb/24 1:00 AM", "2024-02-29T01:00:00Z");
    let order = |order| ordered("03/Sep/26 9:05 AM", Tz::UTC, order);
    assert_eq!(order(DateOrder::Dmy), order(DateOrder::Mdy));
    for (index, name) in
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].iter().enumerate()
    {
        check(&format!("07/{name}/99"), &format!("2099-{:02}-07T00:00:00Z", index + 1));
    }
    for text in
        ["14/Juli/25", "29/Feb/25", "32/Jul/25", "14/Jul/125", "14/Jul", "Jul/14/25", "14/J/25", "14/Jul/25 x", "//"]
    {
        assert_eq!(instant(text, Tz::UTC), None, "{text}");
    }
}

#[test]
fn a_clock_of_twelve_hours_begins_with_twelve() {
    for (clock, expected) in [
        ("12:00 AM", "00:00:00"),
        ("12:59 AM", "00:59:00"),
        ("1:00 AM", "01:00:00"),
        ("11:59:59 AM", "11:59:59"),
        ("12:00 PM", "12:00:00"),
        ("12:59 pm", "12:59:00"),
        ("1:00PM", "13:00:00"),
        ("11:59\u{202f}PM", "23:59:00"),
        ("11:59:59.25 PM", "23:59:59.25"),
    ] {
        check(&format!("2026-09-03 {clock}"), &format!("2026-09-03T{expected}Z"));
    }
    check("2026-09-03 12:30 AM +02:00", "2026-09-02T22:30:00Z");
    check("2026-09-03 12:30 PM UTC", "2026-09-03T12:30:00Z");
    for clock in ["0:30 AM", "0:30 PM", "13:00 PM", "15:42 AM", "PM", " AM", "12 PM", "1:00 XM", "1:00 M"] {
        assert_eq!(instant(&format!("2026-09-03 {clock}"), Tz::UTC), None, "{clock}");
    }
}

#[test]
fn years_of_two_digits_are_of_this_century() {
    let read = |text: &str, order| ordered(text, Tz::UTC, order);
    assert_eq!(read("6/21/25 16:14", DateOrder::Mdy), utc_of("2025-06-21T16:14:00Z"));
    assert_eq!(read("21.06.25 16:14", DateOrder::Dmy), utc_of("2025-06-21T16:14:00Z"));
    assert_eq!(read("01/02/00", DateOrder::Dmy), utc_of("2000-02-01T00:00:00Z"));
    assert_eq!(read("6/21/2025 4:14 PM", DateOrder::Mdy), utc_of("2025-06-21T16:14:00Z"));
    assert_eq!(read("6/21/25", DateOrder::Dmy), None);
    assert_eq!(read("6/21/125", DateOrder::Mdy), None);
    assert_eq!(read("2026-04-03", DateOrder::Mdy), utc_of("2026-04-03T00:00:00Z"));
    // Without an order, nothing tells which part is the year.
    assert_eq!(instant("21.06.25 16:14", Tz::UTC), None);
}

#[test]
fn the_order_is_decided_by_all_dates_of_a_file() {
    let decide = |texts: &[&str]| {
        let mut orders = Orders::default();
        for text in texts {
            orders.look(text);
        }
        orders.decide()
    };
    assert_eq!(decide(&["03-04-2026 01:00", "29-02-2016 01:16"]), Ok(DateOrder::Dmy));
    assert_eq!(decide(&["03-04-2026 01:00", "02-29-2016 01:16"]), Ok(DateOrder::Mdy));
    assert_eq!(decide(&["2026-09-03 01:00", "?"]), Ok(DateOrder::Dmy));
    assert_eq!(decide(&["03-03-2026"]), Ok(DateOrder::Dmy));
    assert_eq!(decide(&["03/04/26 1:00 AM", "6/21/25 16:14"]), Ok(DateOrder::Mdy));
    assert_eq!(decide(&["03/04/26", "21.06.25"]), Ok(DateOrder::Dmy));
    assert_eq!(decide(&["14/Jul/25 3:42 PM", "03/Sep/26"]), Ok(DateOrder::Dmy));
    let ambiguous = FormatError::AmbiguousDates { example: "03-04-2026 01:00".to_owned() };
    assert_eq!(decide(&["03-03-2026", "03-04-2026 01:00"]), Err(ambiguous));
    let mixed = FormatError::MixedDates { day_first: "29-02-2016".to_owned(), month_first: "02-28-2016".to_owned() };
    assert_eq!(decide(&["29-02-2016", "02-28-2016"]), Err(mixed));
}

#[test]
fn the_calendar_agrees_with_chrono_over_four_centuries() {
    let mut day = NaiveDate::from_ymd_opt(1800, 1, 1).unwrap();
    for _ in 0..146_097 {
        let parts = day.format("%Y %m %d").to_string();
        let mut parts = parts.split(' ').map(|part| part.parse::<i64>().unwrap());
        let (year, month, of_month) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let expected = day.signed_duration_since(NaiveDate::from_ymd_opt(1970, 1, 1).unwrap()).num_days();
        assert_eq!(days(year, month, of_month), Some(expected), "{day}");
        day = day.succ_opt().unwrap();
    }
}
