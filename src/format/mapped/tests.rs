//! Single columns read through a mapping: every type, unit and form of date, what is taken and what is refused.

use super::*;
use crate::event::row::{Case, Entity, Event, Reject, Review, Usage};
use std::fmt::Write;
use std::sync::Arc;

/// Writes down the row's debug print, or the reject's detail.
#[derive(Default)]
struct Rows(String);

impl Sink for Rows {
    fn event(&mut self, _: u64, row: Event<'_>) {
        let _ = writeln!(self.0, "{row:?}");
    }
    fn review(&mut self, _: u64, row: Review<'_>) {
        let _ = writeln!(self.0, "{row:?}");
    }
    fn case(&mut self, _: u64, row: Case<'_>) {
        let _ = writeln!(self.0, "{row:?}");
    }
    fn usage(&mut self, _: u64, row: Usage<'_>) {
        let _ = writeln!(self.0, "{row:?}");
    }
    fn entity(&mut self, _: u64, row: Entity<'_>) {
        let _ = writeln!(self.0, "{row:?}");
    }
    fn reject(&mut self, reject: Reject, _: &[u8]) {
        let _ = writeln!(self.0, "{} {}", reject.reason, reject.detail);
    }
}

fn options(mapping: &str) -> Options {
    let draft: Draft = toml::from_str(mapping).unwrap_or_else(|error| panic!("{error}"));
    let mapping = Mapping::of(&draft).unwrap_or_else(|problems| panic!("{problems:?}"));
    Options { mapping: Some(Arc::new(mapping)), zone: chrono_tz::Tz::America__New_York, ..Options::default() }
}

fn rows(options: &Options, text: &str) -> String {
    let mut rows = Rows::default();
    let piece = Piece { bytes: text.as_bytes(), first_line: 1, header: None };
    (FORMAT.read)(&piece, options, &mut rows).unwrap();
    rows.0
}

/// One more column of an event, and how `value` (JSON) reads in it.
fn check(column: &str, value: &str, expected: &str) {
    let mapping = format!("table = \"event\"\n[columns]\nkind = {{ constant = \"call\" }}\nts = \"at\"\n{column}\n");
    let found = rows(&options(&mapping), &format!("{{\"at\":\"2026-09-03T10:00:00Z\",\"x\":{value},\"y\":3}}"));
    assert!(found.contains(expected), "{column} {value}: {found}");
}

/// How `value` reads as the time of an event.
fn time(form: &str, value: &str, expected: Option<&str>) {
    let mapping =
        format!("table = \"event\"\n[columns]\nkind = {{ constant = \"call\" }}\nts = {{ from = \"x\"{form} }}\n");
    let found = rows(&options(&mapping), &format!("{{\"x\":{value}}}"));
    let expected = expected.map_or("bad_time expected a".to_owned(), |utc| {
        let instant = chrono::DateTime::parse_from_rfc3339(utc).unwrap().timestamp_micros();
        format!("ts_us: {instant},")
    });
    assert!(found.contains(&expected), "{form} {value}: {found}");
}

#[test]
fn money_is_read_in_its_unit() {
    for (unit, value, nanos) in [
        ("usd", "\"0.012\"", "Some(12000000)"),
        ("usd", "1.2e-7", "Some(120)"),
        ("usd", "\"$2\"", "Some(2000000000)"),
        ("usd", "-1", "Some(-1000000000)"),
        ("usd_cents", "1.5", "Some(15000000)"),
        ("usd_micros", "1234567", "Some(1234567000)"),
        ("usd_micros", "\"0.0005\"", "Some(0)"),
        ("usd_micros", "\"0.0015\"", "Some(2)"),
        ("usd_nanos", "42", "Some(42)"),
        ("usd_nanos", "null", "None"),
        ("usd_nanos", "\"\"", "None"),
    ] {
        check(
            &format!("cost_nano_usd = {{ from = \"x\", unit = \"{unit}\" }}"),
            value,
            &format!("cost_nano_usd: {nanos}"),
        );
    }
    for value in ["\"1,5\"", "\"1.5 EUR\"", "true", "99999999999"] {
        let expected = "bad_number expected an amount in `cost_nano_usd` (from `x`)";
        check("cost_nano_usd = { from = \"x\", unit = \"usd\" }", value, expected);
    }
}

#[test]
fn a_span_of_time_is_read_in_its_unit() {
    for (unit, value, millis) in [
        ("h", "\"0.5\"", "Some(1800000)"),
        ("min", "1.5", "Some(90000)"),
        ("min", "0.00001", "Some(1)"),
        ("s", "1.2345", "Some(1234)"),
        ("ms", "950", "Some(950)"),
        ("us", "1500001", "Some(1500)"),
        ("ns", "2500000001", "Some(2500)"),
        ("ns", "0", "Some(0)"),
        ("s", "null", "None"),
    ] {
        check(&format!("latency_ms = {{ from = \"x\", unit = \"{unit}\" }}"), value, &format!("latency_ms: {millis}"));
    }
    for value in ["-1", "\"-0.0001\"", "\"1s\"", "\"00:01:30\""] {
        check(
            "latency_ms = { from = \"x\", unit = \"s\" }",
            value,
            "bad_number expected a span of time in `latency_ms`",
        );
    }
}

#[test]
fn times_are_read_in_their_form_and_zone() {
    let date = |form: &str| format!(", date = \"{form}\"");
    time("", "\"2026-09-03T10:00:00Z\"", Some("2026-09-03T10:00:00Z"));
    time("", "\"2026-09-03 10:00\"", Some("2026-09-03T14:00:00Z"));
    time("", "1788430000123", Some("2026-09-03T10:06:40.123Z"));
    time("", "\"03/09/2026\"", None);
    time(", zone = \"Asia/Tokyo\"", "\"2026-09-03 10:00\"", Some("2026-09-03T01:00:00Z"));
    time(&date("iso"), "\"2026-09-03T10:00:00+02:00\"", Some("2026-09-03T08:00:00Z"));
    time(&date("iso"), "1788430000", None);
    time(&date("dmy"), "\"03/09/2026 10:00\"", Some("2026-09-03T14:00:00Z"));
    time(&date("mdy"), "\"03/09/2026 10:00\"", Some("2026-03-09T14:00:00Z"));
    time(&date("mdy"), "\"13/09/2026 10:00\"", None);
    time(&date("dmy"), "\"09/13/2026 10:00\"", None);
    for (form, value, wrong) in [
        ("epoch_s", "1788430000.5", "1788430000500"),
        ("epoch_ms", "1788430000500", "1788430000"),
        ("epoch_us", "\"1788430000500000\"", "1788430000500"),
        ("epoch_ns", "1788430000500000999", "1788430000500000"),
    ] {
        time(&date(form), value, Some("2026-09-03T10:06:40.5Z"));
        time(&date(form), wrong, None);
        time(&date(form), "\"2026-09-03T10:00:00Z\"", None);
    }
}

#[test]
fn the_order_of_the_source_holds_where_a_column_has_none() {
    let mut options = options("table = \"event\"\ncolumns = { kind = { constant = \"call\" }, ts = \"x\" }");
    options.date_order = Some(crate::format::DateOrder::Mdy);
    assert!(rows(&options, "{\"x\":\"03/09/2026 10:00Z\"}").contains("ts_us: 1773050400000000"));
}

#[test]
fn counts_are_whole_and_lose_what_is_counted_elsewhere() {
    check("tokens_in = \"x\"", "12", "tokens_in: Some(12)");
    check("tokens_in = \"x\"", "\"12.0\"", "tokens_in: Some(12)");
    check("tokens_in = { from = \"x\", minus = \"y\" }", "12", "tokens_in: Some(9)");
    check("tokens_in = { from = \"x\", minus = [\"y\", \"none\"] }", "2", "tokens_in: Some(0)");
    check(
        "tokens_in = { from = \"x\", minus = \"at\" }",
        "2",
        "bad_number expected a whole number from zero in `tokens_in` (`minus`: `at`)",
    );
    check("tokens_in = { from = \"x\", absent = 0 }", "null", "tokens_in: Some(0)");
    for value in ["-1", "1.5", "\"many\""] {
        check("tokens_in = \"x\"", value, "bad_number expected a whole number from zero in `tokens_in` (from `x`)");
    }
}

#[test]
fn words_are_translated_or_taken_as_they_are() {
    let values = "outcome = { from = \"x\", values = { \"200\" = \"success\", Stop = \"refused\" }";
    check(&format!("{values} }}"), "200", "outcome: Success");
    check(&format!("{values} }}"), "\"STOP\"", "outcome: Refused");
    check(
        &format!("{values} }}"),
        "\"success\"",
        "bad_value expected one of the words of `values` in `outcome` (from `x`)",
    );
    check(&format!("{values} }}"), "null", "outcome: Unknown");
    check(&format!("{values}, otherwise = \"failure\" }}"), "500", "outcome: Failure");
    check(&format!("{values}, otherwise = \"failure\" }}"), "{\"a\":1}", "outcome: Failure");
    check(&format!("{values}, absent = \"denied\" }}"), "\"\"", "outcome: Denied");
    check("outcome = \"x\"", "\"Fail_Open\"", "outcome: FailOpen");
    check("outcome = \"x\"", "\"fine\"", "bad_value expected a known word in `outcome` (from `x`)");
    check("type_known = \"x\"", "false", "type_known: false");
    check("type_known = \"x\"", "1", "type_known: true");
    check(
        "model = { from = \"x\", values = { a = \"model-a\" }, otherwise = \"other\" }",
        "\"b\"",
        "model: Some(\"other\")",
    );
    check("model = { from = [\"none\", \"x\"] }", "\" m \"", "model: Some(\"m\")");
}

#[test]
fn what_only_a_wrong_path_brings_stays_out() {
    let refused = "bad_value expected a short text without an e-mail address in `model` (from `x`)";
    check("model = \"x\"", "\"lee@acme.example\"", refused);
    check("model = \"x\"", "\"for lee@acme.example please\"", refused);
    check("model = \"x\"", &format!("\"{}\"", "word ".repeat(200)), refused);
    check("model = \"x\"", "\"text-bison@1.5\"", "model: Some(\"text-bison@1.5\")");
    check("model = \"x\"", "[1]", "bad_value expected a single value and not an object or a list in `model`");
    check("tags = \"x\"", "[\"lee@acme.example\"]", "bad_value expected a short text without");
    check("tags = \"x\"", "{\"a\":1}", "bad_value expected a text or a list of texts in `tags`");
    check("api_key_id = \"x\"", "\"sk-1234\"", "api_key_id: None");
    check("api_key_id = \"x\"", "\"api_key_01AB\"", "api_key_id: Some(\"01AB\")");
    check("actor = \"x\"", "\"lee@acme.example\"", "actor: Some(\"lee@acme.example\"), actor_kind: User");
    check("model = \"y\"", "\"not mapped, so not kept\"", "extra: []");
}

#[test]
fn a_bucket_ends_where_the_calendar_says() {
    let bucket = |bucket: &str, day: &str| {
        let mapping = format!(
            "table = \"usage\"\nbucket = \"{bucket}\"\ncolumns = {{ bucket_start_us = \"d\", requests = \"n\" }}"
        );
        let found = rows(&options(&mapping), &format!("{{\"d\":{day},\"n\":1}}"));
        let number = |name: &str| -> i64 {
            found.split(name).nth(1).unwrap().split([':', ' ', ',']).find_map(|part| part.parse().ok()).unwrap()
        };
        [number("bucket_start_us"), number("bucket_end_us")]
            .map(|micros| chrono::DateTime::from_timestamp_micros(micros).unwrap().format("%FT%H").to_string())
    };
    assert_eq!(bucket("hour", "\"2026-02-28 23:00\""), ["2026-03-01T04", "2026-03-01T05"]);
    assert_eq!(bucket("day", "\"2026-02-28\""), ["2026-02-28T00", "2026-03-01T00"]);
    assert_eq!(bucket("day", "\"2026-02-28T00:00:00-05:00\""), ["2026-02-28T00", "2026-03-01T00"]);
    assert_eq!(bucket("day", "1772254800"), ["2026-02-28T00", "2026-03-01T00"]);
    assert_eq!(bucket("week", "\"2026-02-23\""), ["2026-02-23T00", "2026-03-02T00"]);
    assert_eq!(bucket("month", "\"2026-02-01\""), ["2026-02-01T00", "2026-03-01T00"]);
    let both =
        options("table = \"usage\"\ncolumns = { bucket_start_us = \"s\", bucket_end_us = \"e\", requests = \"n\" }");
    let found = rows(&both, "{\"s\":\"2026-02-01\",\"e\":\"2026-02-02\",\"n\":1}");
    assert!(found.contains("bucket_start_us: 1769904000000000, bucket_end_us: 1769990400000000"), "{found}");
    let found = rows(&both, "{\"s\":\"2026-02-01\",\"e\":\"2026-02-01\",\"n\":1}");
    assert_eq!(found, "negative_clock expected `bucket_end_us` after `bucket_start_us`\n");
}

#[test]
fn a_table_without_a_needed_column_is_another_export() {
    let options = options(
        "table = \"event\"\ncolumns = { kind = { constant = \"call\" }, ts = [\"when\", \"at\"], model = \"m\" }",
    );
    let piece = |header: &'static str| Piece { bytes: b"x,y\n", first_line: 2, header: Some(header.as_bytes()) };
    let error = (FORMAT.read)(&piece("time,m\n"), &options, &mut Rows::default()).unwrap_err();
    assert_eq!(error.to_string(), "the header has no column `when` or `at`");
    assert_eq!((FORMAT.read)(&piece("at,n\n"), &options, &mut Rows::default()), Ok(()));
}

#[test]
fn without_a_mapping_every_row_is_rejected() {
    let found = rows(&Options::default(), "{\"a\":1}\n{\"a\":2}\n");
    assert_eq!(found, "wrong_record expected a mapping for this source\n".repeat(2));
}

#[test]
fn a_sample_shows_columns_and_no_persons() {
    let mapping = "table = \"event\"\nkeep = [\"z\"]\n[columns]\nkind = { constant = \"call\" }\nts = \"at\"\nactor = \"who\"\n\
                   tokens_in = \"n\"\nmodel = \"m\"\ntags = \"t\"\n";
    let text =
        "{\"at\":1788430000,\"who\":\"lee@acme.example\",\"n\":\"secret\",\"t\":[\"a\",\"b\"],\"z\":1}\n{\n{\"n\":5}\n";
    let piece = Piece { bytes: text.as_bytes(), first_line: 1, header: None };
    let shown = sample(&piece, &options(mapping), 3).unwrap();
    let expected = [
        "line 1\n  ts = 2026-09-03T10:06:40Z\n  kind = call\n  tags = a, b\n  actor = (pseudonym)\n  model = (nothing at `m`)\n  \
         tokens_in = rejected: expected a whole number from zero in `tokens_in` (from `n`)\n  z = (kept)",
        "line 2\n  rejected: not well-formed json",
        "line 3\n  ts = (nothing at `at`)\n  kind = call\n  tags = (nothing at `t`)\n  actor = (nothing at `who`)\n  \
         model = (nothing at `m`)\n  tokens_in = 5\n  z = (nothing)\n  rejected: expected a value in `ts` (from `at`)",
    ];
    assert_eq!(shown, expected);
    assert_eq!(sample(&piece, &options(mapping), 1).unwrap().len(), 1);
    assert_eq!(sample(&piece, &Options::default(), 3), Ok(vec![]));
}

#[test]
fn a_mapping_answers_what_it_has_columns_for() {
    let answers = |mapping: &str| -> Vec<String> {
        let options = options(mapping);
        let answers = options.mapping.unwrap().answers();
        answers.iter().map(|(question, evidence)| format!("{question} {evidence}")).collect()
    };
    let event = |kind: &str| {
        format!("table = \"event\"\ncolumns = {{ ts = \"t\", kind = {kind}, tokens_in = \"n\", actor = \"a\" }}")
    };
    assert_eq!(answers(&event("{ constant = \"call\" }")), ["calls rows", "tokens rows", "adoption rows"]);
    let values = "{ from = \"k\", values = { a = \"risk_flag\" }, otherwise = \"other\" }";
    assert_eq!(answers(&event(values)), ["flags rows", "tokens rows", "adoption rows"]);
    assert!(answers(&event("\"k\"")).contains(&"administration rows".to_owned()));
    let usage = "table = \"usage\"\nbucket = \"day\"\ncolumns = { bucket_start_us = \"t\", messages = \"n\" }";
    assert_eq!(answers(usage), ["calls proxy"]);
    assert_eq!(answers("table = \"review\"\ncolumns = { output_id = \"o\", observed_us = \"t\" }"), ["reviews rows"]);
}

/// What a column holds after the name in a debug print.
fn number(found: &str, name: &str) -> Option<i64> {
    let rest = found.split(&format!("{name}: ")).nth(1)?;
    rest.trim_start_matches("Some(").split([',', ')']).next()?.parse().ok()
}

/// A whole number with its last `places` digits after a point.
fn pointed(number: i64, places: usize) -> String {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    format!("{}{whole}.{fraction}0", if number < 0 { "-" } else { "" })
}

proptest::proptest! {
    #[test]
    fn what_is_written_in_any_form_and_unit_is_read_back(
        micros in 100_000_000_000_000_i64..7_000_000_000_000_000,
        nanos in proptest::num::i64::ANY,
        millis in 0..i64::from(u32::MAX),
    ) {
        let one = |column: &str, value: &str| {
            let mapping = format!("table = \"event\"\n[columns]\nkind = {{ constant = \"call\" }}\n{column}\n");
            rows(&options(&mapping), &format!("{{\"at\":1788430000,\"x\":\"{value}\"}}"))
        };
        let at = |column: &str, value: &str| one(&format!("ts = \"at\"\n{column}"), value);
        for (form, places) in [("epoch_s", 6), ("epoch_ms", 3), ("epoch_us", 0)] {
            let found = one(&format!("ts = {{ from = \"x\", date = \"{form}\" }}"), &pointed(micros, places));
            proptest::prop_assert_eq!(number(&found, "ts_us"), Some(micros));
        }
        let time = chrono::DateTime::from_timestamp_micros(micros).unwrap();
        for (form, style) in [("iso", "%FT%T%.6fZ"), ("dmy", "%d.%m.%Y %T%.6fZ"), ("mdy", "%m/%d/%Y %T%.6fZ")] {
            let found = one(&format!("ts = {{ from = \"x\", date = \"{form}\" }}"), &time.format(style).to_string());
            proptest::prop_assert_eq!(number(&found, "ts_us"), Some(micros));
        }
        for (unit, places) in [("usd", 9), ("usd_cents", 7), ("usd_micros", 3), ("usd_nanos", 0)] {
            let found = at(&format!("cost_nano_usd = {{ from = \"x\", unit = \"{unit}\" }}"), &pointed(nanos, places));
            proptest::prop_assert_eq!(number(&found, "cost_nano_usd"), Some(nanos));
        }
        for (unit, written) in [
            ("s", pointed(millis, 3)),
            ("ms", millis.to_string()),
            ("us", format!("{millis}000")),
            ("ns", format!("{millis}000000")),
        ] {
            let found = at(&format!("latency_ms = {{ from = \"x\", unit = \"{unit}\" }}"), &written);
            proptest::prop_assert_eq!(number(&found, "latency_ms"), Some(millis));
        }
    }
}
