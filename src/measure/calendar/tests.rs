//! Periods and business time, worked by hand; and business time against counting every minute.

use super::*;
use chrono::{DateTime, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::{America, Europe};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};

const LONDON: &str = r#"
    [[business]]
    valid_from = "2025-01-01"
    [business.hours]
    mon = "09:00-17:30"
    tue = "09:00-17:30"
    wed = "09:00-17:30"
    thu = "09:00-17:30"
    fri = "09:00-17:30"
    [[holiday]]
    day = "2026-12-25"
    name = "Christmas Day"
    [[holiday]]
    day = "2026-12-28"
"#;

fn calendar(text: &str) -> Calendar {
    let calendar: Calendar = toml::from_str(text).unwrap();
    assert_eq!(calendar.check(), Vec::<String>::new());
    calendar
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The instant at which the clock on the wall of a zone shows a time.
fn at(zone: Tz, wall: &str) -> i64 {
    let wall = NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").unwrap();
    zone.from_local_datetime(&wall).earliest().unwrap().timestamp_micros()
}

/// Business hours between two times on the wall.
fn hours(calendar: &Calendar, zone: Tz, from: &str, to: &str) -> f64 {
    calendar.business_us(at(zone, from), at(zone, to), zone).unwrap() as f64 / 3.6e9
}

fn period(calendar: &Calendar, text: &str, start: &str, end: &str) {
    let period = calendar.parse(text, day("2026-11-03")).unwrap_or_else(|| panic!("{text}"));
    assert_eq!((period.start, period.end), (day(start), day(end)), "{text}");
    assert_eq!(calendar.holding(period.grain, period.start), period);
    assert_eq!(calendar.holding(period.grain, period.last_day()), period);
    assert_eq!(calendar.previous(period).end, period.start);
    if !text.starts_with("last") {
        assert_eq!(period.id(), text);
    }
}

fn london(from: &str, to: &str, expected: f64) {
    let found = hours(&calendar(LONDON), Europe::London, from, to);
    assert!((found - expected).abs() < 1e-9, "{from} to {to}: {found}");
}

#[test]
fn business_hours_are_those_on_the_wall() {
    // The clocks go back on Sunday 25 October: 67 hours by the clock.
    london("2026-10-23 16:00", "2026-10-26 10:00", 2.5);
    assert_eq!(at(Europe::London, "2026-10-26 10:00") - at(Europe::London, "2026-10-23 16:00"), 67 * 3_600_000_000);
    // Two holidays and a weekend.
    london("2026-12-24 17:00", "2026-12-29 09:30", 1.0);
    // Flagged off hours: the clock starts with the next opening.
    london("2026-10-24 10:00", "2026-10-26 09:45", 0.75);
    london("2026-10-21 18:00", "2026-10-22 08:59", 0.0);
    london("2026-10-19 00:00", "2026-10-26 00:00", 42.5);
    // The clocks go forward on Sunday 29 March.
    london("2026-03-27 16:30", "2026-03-30 09:30", 1.5);
}

#[test]
fn the_next_opening_is_the_instant_itself_within_hours() {
    let calendar = calendar(LONDON);
    let zone = Europe::London;
    let opens = |from: &str, to: &str| assert_eq!(calendar.next_opening_us(at(zone, from), zone), Some(at(zone, to)));
    opens("2026-10-24 10:00", "2026-10-26 09:00");
    opens("2026-10-26 09:00", "2026-10-26 09:00");
    opens("2026-10-26 13:37", "2026-10-26 13:37");
    opens("2026-10-26 17:30", "2026-10-27 09:00");
    opens("2026-12-24 17:45", "2026-12-29 09:00");
}

#[test]
fn without_hours_nothing_is_said_about_business_time() {
    let (zone, free) = (Europe::London, Calendar::default());
    let (from, to) = (at(zone, "2026-10-23 16:00"), at(zone, "2026-10-26 10:00"));
    assert_eq!((free.business_us(from, to, zone), free.next_opening_us(from, zone)), (None, None));
    let later = calendar(&LONDON.replace("2025-01-01", "2026-10-24"));
    assert_eq!(later.business_us(from, to, zone), None, "the stretch begins before the first hours");
    assert_eq!(calendar(LONDON).business_us(to, from, zone), None, "backwards");
    assert_eq!(free.is_open(day("2026-10-23"), 12), None);
}

#[test]
fn hours_change_on_their_day_and_may_have_a_break() {
    let text = r#"
        [[business]]
        valid_from = "2026-10-22"
        hours = { thu = "09:00-12:30, 13:30-17:30", fri = "22:00-24:00", sat = "00:00-02:00" }
        [[business]]
        valid_from = "2026-01-01"
        hours = { wed = "10:00-12:00", thu = "10:00-12:00" }
    "#;
    let calendar = calendar(text);
    let hours = |from, to| hours(&calendar, America::New_York, from, to);
    assert!((hours("2026-10-21 00:00", "2026-10-23 00:00") - 9.5).abs() < 1e-9);
    assert!((hours("2026-10-23 21:00", "2026-10-24 01:00") - 3.0).abs() < 1e-9);
    assert_eq!(calendar.is_open(day("2026-10-22"), 12), Some(true), "up to 12:30");
    assert_eq!(calendar.is_open(day("2026-10-22"), 17), Some(true), "up to 17:30");
    assert_eq!(calendar.is_open(day("2026-10-22"), 18), Some(false));
    assert_eq!(calendar.is_open(day("2026-10-22"), 8), Some(false));
    assert!(!calendar.is_working(day("2026-10-28")), "a Wednesday, free by then");
}

#[test]
fn working_days_are_counted_with_and_without_hours() {
    let october = Period::parse("2026-10", day("2026-11-03")).unwrap();
    assert_eq!(Calendar::default().working_days(october), 22);
    assert_eq!(calendar(LONDON).working_days(october), 22);
    let december = Period::parse("2026-12", day("2026-11-03")).unwrap();
    assert_eq!(calendar(LONDON).working_days(december), 21);
    let year = Calendar::default().parse("FY2026", day("2026-11-03")).unwrap();
    for month in Calendar::default().history(Period::month_of(year.last_day()), 12) {
        assert!((20..=23).contains(&Calendar::default().working_days(month)), "{}", month.id());
    }
}

#[test]
fn fiscal_years_of_months() {
    let april = calendar("fiscal_year_starts = \"04-01\"");
    period(&april, "FY2027", "2026-04-01", "2027-04-01");
    period(&april, "FY2027-Q3", "2026-10-01", "2027-01-01");
    period(&april, "FY2027-P07", "2026-10-01", "2026-11-01");
    period(&april, "FY2027-P03", "2026-06-01", "2026-07-01");
    period(&april, "2026-10", "2026-10-01", "2026-11-01");
    period(&april, "last-fiscal-period", "2026-10-01", "2026-11-01");
    period(&april, "last-fiscal-quarter", "2026-07-01", "2026-10-01");
    period(&april, "last-fiscal-year", "2025-04-01", "2026-04-01");
    let of_october = april.holding(Grain::FiscalPeriod, day("2026-10-31"));
    assert_eq!(of_october.id(), "FY2027-P07");
    let ids: Vec<_> = april.history(of_october, 8).iter().map(|one| one.id()).collect();
    assert_eq!((ids[0].as_str(), ids[1].as_str(), ids[7].as_str()), ("FY2026-P12", "FY2027-P01", "FY2027-P07"));
    let by_start = calendar("fiscal_year_starts = \"04-01\"\nfiscal_year_named_by = \"start\"");
    period(&by_start, "FY2026", "2026-04-01", "2027-04-01");
    // A year that begins in January is called by it either way.
    period(&Calendar::default(), "FY2026", "2026-01-01", "2027-01-01");
    period(&calendar("fiscal_year_starts = \"04-06\""), "FY2027-P12", "2027-03-06", "2027-04-06");
}

#[test]
fn fiscal_years_of_weeks() {
    // The retail calendar: years end on the Saturday nearest to 31 January; 2023 had 53 weeks and ended on 3 February 2024.
    let retail = "fiscal_year_starts = \"02-01\"\nfiscal_pattern = \"4-5-4\"\nfiscal_week_ends = \"sat\"\n\
                  fiscal_year_named_by = \"start\"";
    let retail = calendar(retail);
    period(&retail, "FY2023", "2023-01-29", "2024-02-04");
    period(&retail, "FY2024", "2024-02-04", "2025-02-02");
    period(&retail, "FY2023-P01", "2023-01-29", "2023-02-26");
    period(&retail, "FY2023-P02", "2023-02-26", "2023-04-02");
    period(&retail, "FY2023-P12", "2023-12-31", "2024-02-04");
    assert_eq!(retail.parse("FY2023", day("2026-11-03")).unwrap().days(), 53 * 7);
    // Years that end on the last Saturday of September: 2023 had 53 weeks and ended on the 30th.
    let last = "fiscal_year_starts = \"10-01\"\nfiscal_pattern = \"4-4-5\"\nfiscal_week_ends = \"sat\"\n\
                fiscal_week_rule = \"last\"";
    let last = calendar(last);
    period(&last, "FY2023", "2022-09-25", "2023-10-01");
    period(&last, "FY2024", "2023-10-01", "2024-09-29");
    let days = |id: &str| last.parse(id, day("2026-11-03")).unwrap().days();
    assert_eq!((days("FY2024-P01"), days("FY2024-P02"), days("FY2024-P03")), (28, 28, 35));
    assert_eq!((days("FY2024-P12"), days("FY2023-P12"), days("FY2023-Q4"), days("FY2024-Q4")), (35, 42, 98, 91));
}

#[test]
fn anything_else_is_no_period() {
    for text in [
        "FY",
        "FY27",
        "FY2027-",
        "FY2027-Q5",
        "FY2027-Q0",
        "FY2027-P13",
        "FY2027-P00",
        "FY2027-P1",
        "FY2027-W1",
        "last-fiscal-week",
    ] {
        assert_eq!(Calendar::default().parse(text, day("2026-11-03")), None, "{text}");
    }
}

#[test]
fn every_problem_is_named() {
    let problems = |text: &str| toml::from_str::<Calendar>(text).unwrap().check().join("\n");
    assert!(problems("fiscal_week_ends = \"sat\"").contains("`calendar.fiscal_week_ends`"));
    assert!(problems("people_share_zone = true").contains("`calendar.people_share_zone`"));
    assert!(problems("[[holiday]]\nday = \"2026-12-25\"\n[[holiday]]\nday = \"2026-12-25\"").contains("given twice"));
    assert!(problems("[[business]]\nvalid_from = \"2026-12-25\"\nhours = {}").contains("`calendar.business.hours`"));
    assert!(problems(&format!("{LONDON}{}", LONDON.split("[[holiday]]").next().unwrap())).contains("two begin on"));
    let refused = |text: &str, why: &str| {
        let error = toml::from_str::<Calendar>(text).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    };
    refused("fiscal_year_starts = \"02-29\"", "the day up to 28");
    refused("fiscal_pattern = \"5-5-5\"", "expected one of `months`, `4-4-5`");
    refused("fiscal_year_start = \"04-01\"", "unknown field `fiscal_year_start`");
    for hours in ["22:00-02:00", "09:00", "9-17", "09:00-25:00", "09:60-10:00", "13:00-14:00, 09:00-12:00"] {
        let text = format!("[[business]]\nvalid_from = \"2026-01-01\"\nhours = {{ mon = \"{hours}\" }}");
        refused(&text, "expected hours such as");
    }
}

/// Business minutes by asking of every minute what the clock on the wall shows.
fn counted(from_us: i64, to_us: i64, zone: Tz) -> i64 {
    let calendar = calendar(LONDON);
    let minutes = (from_us..to_us).step_by(60_000_000);
    let open = |us: &i64| {
        let wall = DateTime::from_timestamp_micros(*us).unwrap().with_timezone(&zone);
        let minute = wall.hour() * 60 + wall.minute();
        calendar.is_working(wall.date_naive()) && (9 * 60..17 * 60 + 30).contains(&minute)
    };
    minutes.filter(open).count() as i64
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(40))]
    #[test]
    fn business_time_is_the_number_of_business_minutes(
        from in (0_i64..500_000).prop_map(|minute| 1_767_225_600_000_000 + minute * 60_000_000),
        length in 0_i64..12_000,
        place in 0_usize..3,
    ) {
        let zone = [Europe::London, America::New_York, chrono_tz::Asia::Kolkata][place];
        let to = from + length * 60_000_000;
        let found = calendar(LONDON).business_us(from, to, zone).unwrap();
        prop_assert_eq!(found, counted(from, to, zone) * 60_000_000);
        // What is laid out for longer gives the same.
        let (first, last) = (day("2025-06-01"), day("2027-06-01"));
        prop_assert_eq!(calendar(LONDON).clock(zone, first, last).unwrap().between(from, to), Some(found));
    }
}
