//! Numbers, plurals and dates of each language, and that its file holds what English holds.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

fn words(tag: &str) -> &'static Words {
    Words::of(tag).unwrap()
}

#[test]
fn a_number_is_rounded_to_what_a_reader_needs() {
    let cases = [
        (1_204_332.0, "calls", "1,204,332 calls", "1.204.332 Aufrufe"),
        (1.0, "calls", "1 call", "1 Aufruf"),
        (0.0, "cases", "0 cases", "0 Fälle"),
        (-1.0, "cases", "−1 case", "−1 Fall"),
        (0.8744, "share", "87.4%", "87,4\u{a0}%"),
        (0.5, "share", "50%", "50\u{a0}%"),
        (0.0, "share", "0%", "0\u{a0}%"),
        (0.000_1, "share", "less than 0.1%", "weniger als 0,1\u{a0}%"),
        (0.9999, "share", "more than 99.9%", "mehr als 99,9\u{a0}%"),
        (1.0, "share", "100%", "100\u{a0}%"),
        (13.24, "hours", "13.2 hours", "13,2 Stunden"),
        (24.0, "hours", "24 hours", "24 Stunden"),
        (1.0, "hours", "1 hour", "1 Stunde"),
        (1.02, "hours", "1 hour", "1 Stunde"),
        (0.25, "hours", "15 minutes", "15 Minuten"),
        (0.004, "hours", "less than 1 minute", "weniger als 1 Minute"),
        (1240.4, "hours", "1,240 hours", "1.240 Stunden"),
        (-1240.4, "hours", "−1,240 hours", "−1.240 Stunden"),
        (-0.04, "projects", "0.0 projects", "0,0 Projekte"),
        (3.44, "projects", "3.4 projects", "3,4 Projekte"),
        (12.0, "days", "12 days", "12 Tage"),
        (2.46, "days", "2.5 days", "2,5 Tage"),
        (1.0, "minutes", "1 minute", "1 Minute"),
        (1.0, "people", "1 person", "1 Person"),
        (12.0, "people", "12 people", "12 Personen"),
        (2.325, "dollars", "$2.33", "2,33\u{a0}$"),
        (-1_240.4, "dollars", "−$1,240", "−1.240\u{a0}$"),
        (-0.001, "dollars", "$0.00", "0,00\u{a0}$"),
        (-0.023_392, "index", "−0.023", "−0,023"),
        (1.0828, "utilisation", "108.3%", "108,3\u{a0}%"),
        (1.049, "ratio", "1.05", "1,05"),
        (0.095_3, "log_ratio", "0.095 (natural logarithm)", "0,095 (natürlicher Logarithmus)"),
        (0.204, "per_thousand", "0.20 per 1,000", "0,20 je 1.000"),
        (3.24, "per_hour", "3.2 per hour", "3,2 je Stunde"),
    ];
    for (number, unit, english, german) in cases {
        assert_eq!(words("en").value(number, unit), english);
        assert_eq!(words("de").value(number, unit), german);
    }
}

#[test]
fn the_ends_of_an_interval_differ() {
    let en = words("en");
    assert_eq!(en.interval(Some(0.0207), Some(0.0213), "share").unwrap(), "2.07% to 2.13%");
    assert_eq!(en.interval(Some(0.0671), Some(0.0724), "dollars").unwrap(), "$0.0671 to $0.0724");
    assert_eq!(en.interval(Some(880.0), Some(1702.0), "hours").unwrap(), "880 to 1,702 hours");
    assert_eq!(en.interval(Some(0.5), Some(2.0), "hours").unwrap(), "30 minutes to 2 hours");
    assert_eq!(en.interval(Some(0.0), Some(1.0), "share").unwrap(), "0% to 100%");
    assert_eq!(en.interval(Some(8.9), None, "hours").unwrap(), "8.9 hours or more");
    assert_eq!(en.interval(None, Some(8.9), "hours").unwrap(), "8.9 hours or less");
    assert_eq!(en.interval(None, None, "hours"), None);
    assert_eq!(words("de").interval(Some(880.0), Some(1702.5), "hours").unwrap(), "880 bis 1.702 Stunden");
    assert_eq!(en.between(880.0, 1702.0, "hours"), "between 880 and 1,702 hours");
}

#[test]
fn instants_and_lists_are_told_in_the_language() {
    let noon = 1_793_869_200_000_000;
    assert_eq!(words("en").instant(noon, "Europe/London"), "5 November 2026, 09:00 Europe/London");
    assert_eq!(words("en").instant(noon, "Asia/Kolkata"), "5 November 2026, 14:30 Asia/Kolkata");
    assert_eq!(words("de").instant(noon, "nowhere"), "5. November 2026, 09:00 UTC");
    let three: Vec<String> = ["a", "b", "c"].map(String::from).into();
    assert_eq!(words("en").list(&three), "a, b and c");
    assert_eq!(words("de").list(&three), "a, b und c");
    assert_eq!((words("en").row(&three), words("de").parts(&three)), ("a, b, c".to_owned(), "a; b; c".to_owned()));
    let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    assert_eq!((words("en").day_short(day), words("de").day_short(day)), ("5 Mar".to_owned(), "5. Mär".to_owned()));
}

#[test]
fn a_tick_has_no_needless_decimals() {
    let cases = [(0.0, "0", "0"), (1_200.0, "1,200", "1.200"), (0.5, "0.5", "0,5"), (0.256, "0.26", "0,26")];
    for (value, english, german) in cases {
        assert_eq!((words("en").tick(value).as_str(), words("de").tick(value).as_str()), (english, german));
    }
}

#[test]
fn a_word_of_files_is_itself_where_a_language_does_not_call_it_otherwise() {
    assert_eq!(word_id("age", "0 to 1 days"), "word-age-0-to-1-days");
    assert_eq!(words("de").called("severity", "high"), "hoch");
    assert_eq!(words("en").called("severity", "high"), "high");
    assert_eq!(words("de").called("project", "claims-triage"), "claims-triage");
    assert_eq!(words("de").called("project", "項目"), "項目");
}

#[test]
fn every_language_has_every_message_once() {
    let english: Vec<&String> = words("en").ids.iter().collect();
    for words in ALL.iter() {
        let mut ids: Vec<&String> = words.ids.iter().collect();
        ids.sort();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{}: a message is told twice", words.tag);
        let elsewhere = |id: &&String| ELSEWHERE.iter().any(|prefix| id.starts_with(prefix));
        assert!(words.tag != "en" || !ids.iter().any(elsewhere), "this English stands elsewhere");
        ids.retain(|id| !elsewhere(id));
        let missing: Vec<_> = english.iter().filter(|id| !ids.contains(id)).collect();
        let unknown: Vec<_> = ids.iter().filter(|id| !english.contains(id)).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{}: missing {missing:?}, unknown {unknown:?}", words.tag);
    }
}

/// The variables of each message, by id.
fn variables(text: &str) -> BTreeMap<&str, BTreeSet<String>> {
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut current = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        current = message_id(line).unwrap_or(current);
        for part in line.split("{ $").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            found.entry(current).or_default().insert(name.trim_end_matches("-n").to_owned());
        }
    }
    found
}

#[test]
fn a_message_says_the_same_things_in_every_language() {
    let english = variables(LANGUAGES[0].1);
    assert!(english["date-instant"].contains("zone"));
    for (tag, text) in &LANGUAGES[1..] {
        assert_eq!(variables(text), english, "{tag}");
    }
}

#[test]
fn a_broken_file_is_refused_with_its_line() {
    let problems = Words::parse("en", "a = b\nbroken = { $x\n\nc = d\n").map(|_| ()).unwrap_err();
    assert_eq!(problems[0].line, 2, "{problems:?}");
    assert!(Words::parse("not a tag", "a = b").is_err());
}

#[test]
fn a_remark_says_numbers_days_names_and_other_remarks() {
    let language = |tag, text: &str| Words::parse(tag, text).unwrap();
    let text = "list-separator = { \", \" }\nlist-last = { $head } and { $last }\nmoney = ${ $value }\n\
                date-day = { $day } { $month }\ndate-month-3 = March\nso-a = { $a }\nso-b = so\n";
    let (en, other) = (language("en", text), language("de", &text.replace(" and ", " und ")));
    let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    let plain = || Remark::plain("so-b");
    let cases: [(Arg, &str, &str); 9] = [
        (83_552_130_i64.into(), "83,552,130", "83.552.130"),
        (Arg::Dollars(1825.0), "$1,825.00", "$1.825,00"),
        (Arg::Change(31.5, 1), "+31.5", "+31,5"),
        (Arg::Change(-31.0, 0), "−31", "−31"),
        (day.into(), "5 March", "5 March"),
        (Arg::names(["x", "y", "z"]), "`x`, `y` and `z`", "`x`, `y` und `z`"),
        (Arg::Row(vec!["x".into(), 2_usize.into()]), "x, 2", "x, 2"),
        (Arg::Remarks(vec![plain(), plain()]), "so; so", "so; so"),
        (Arg::Told("so-c".to_owned(), "elsewhere"), "elsewhere", "elsewhere"),
    ];
    for (arg, english, told) in cases {
        let remark = [Remark::of("so-a", [("a", arg)])];
        assert_eq!((en.remark(&remark).as_str(), other.remark(&remark).as_str()), (english, told));
    }
    assert_eq!(en.remark(&[plain(), Remark::of("so-a", [("a", "as it is".into())])]), "so; as it is");
    assert_eq!(english(&[]), None);
}
