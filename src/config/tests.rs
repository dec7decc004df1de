//! Every mistake in a mapping, with the line that it is on.

use super::*;

const HEAD: &str = "[organization]\nname = \"Acme\"\ntimezone = \"UTC\"\n[[source]]\npaths = [\"x\"]\n";

/// Parses a source whose text begins on line 6, and compares how its problems begin.
fn check(text: &str, expected: &[&str]) {
    let config = Config::parse(&format!("{HEAD}{text}"), Path::new(".")).unwrap_or_else(|error| panic!("{error}"));
    let found = &config.problems;
    let same = found.len() == expected.len() && found.iter().zip(expected).all(|(one, other)| one.starts_with(other));
    assert!(same, "{text}\nfound {found:#?}\nexpected {expected:#?}");
}

/// A mapping of `table` whose columns begin on line 10; `{table}` may hold further lines.
fn columns(table: &str, columns: &str, expected: &[&str]) {
    check(
        &format!("name = \"own\"\n[source.mapping]\ntable = \"{table}\"\n[source.mapping.columns]\n{columns}"),
        expected,
    );
}

#[test]
fn a_mapping_without_mistakes_is_one_of_the_options() {
    columns("event", "ts = \"t\"\nkind = { constant = \"call\" }\n", &[]);
    columns("usage\"\nbucket = \"day", "bucket_start_us = \"t\"\nrequests = \"n\"\n", &[]);
    columns("review", "output_id = \"o\"\ncompleted_us = \"t\"\n", &[]);
    columns("case", "case_id = \"c\"\nstate = \"s\"\nflagged_us = \"t\"\n", &[]);
    let alone = "line 6, column 8: a `name` goes with a [source.mapping]; any other source is called by its format";
    check("name = \"second_gateway_2\"\n", &[alone]);
    for (kind, readable) in [("call", true), ("cal", false)] {
        let mapping = format!(
            "[source.mapping]\ntable = \"event\"\ncolumns = {{ ts = \"t\", kind = {{ constant = \"{kind}\" }} }}"
        );
        let config = Config::parse(&format!("{HEAD}{mapping}"), Path::new(".")).unwrap();
        assert_eq!(config.sources[0].options().mapping.is_some(), readable);
    }
}

#[test]
fn the_name_is_plain_and_its_own() {
    let mapping = "[source.mapping]\ntable = \"event\"\ncolumns = { ts = \"t\", kind = \"k\" }\n";
    let named = |name: &str, problem: &str| {
        check(&format!("name = \"{name}\"\n{mapping}"), &[&format!("line 6, column 8: the name `{name}` {problem}")]);
    };
    named("My Source", "must be lower-case letters, digits and `_`");
    named("", "must be");
    named("litellm", "is that of a format; choose another");
    named("mapped", "is that of a format");
    let mapping = "[source.mapping]\ntable = \"event\"\ncolumns = { ts = \"t\", kind = \"k\" }\n";
    check(mapping, &["line 7, column 9: a source with a mapping needs a `name`: what the lake calls it"]);
    let other = format!("name = \"own\"\nformat = \"litellm\"\n{mapping}");
    let config = Config::parse(&format!("{HEAD}{other}"), Path::new(".")).unwrap();
    let expected = "line 9, column 9: a source with a mapping has the format `mapped`, not `litellm`";
    assert_eq!(config.problems, [expected]);
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_the_file() {
    columns(
        "event",
        "tss = \"t\"\nproject = \"p\"\nkind = { constant = \"cal\" }\nmodel = { from = [] }\nactor = \"a..b\"\n",
        &[
            "line 8, column 9: table `event` needs the column `ts`",
            "line 10, column 1: unknown column `tss` of table `event`, expected one of `ts`, `kind`, `event_id`",
            "line 11, column 1: unknown column `project` of table `event` (the attribution map fills it), expected one of",
            "line 12, column 21: column `kind` cannot hold this `constant`: expected one of `call`, `prompt`, `output`",
            "line 13, column 9: expected at least one path",
            "line 14, column 9: expected names joined by dots in the path `a..b`, such as `usage.cost`",
        ],
    );
}

#[test]
fn words_of_the_mapping_are_known_ones() {
    let found = "line 8, column 9: unknown `table` `entity`, expected one of `event`, `usage`, `review`, `case`";
    columns("entity", "", &[found]);
    let event = "ts = \"t\"\nkind = \"k\"\n";
    let one = |entry: &str, expected: &str| columns("event", &format!("{event}{entry}\n"), &[expected]);
    one(
        "outcome = { from = \"o\", values = { \"200\" = \"succes\" } }",
        "line 12, column 44: column `outcome` cannot hold this `values`: expected one of `success`, `failure`, `denied`",
    );
    one(
        "outcome = { from = \"o\", otherwise = \"broken\" }",
        "line 12, column 37: column `outcome` cannot hold this `otherwise`: expected one of `success`",
    );
    one(
        "outcome = { from = \"o\", absent = 7.5 }",
        "line 12, column 34: column `outcome` cannot hold this `absent`: expected one of `success`",
    );
    one(
        "outcome = { from = \"o\", values = { OK = \"success\", ok = \"denied\" } }",
        "line 12, column 52: `values` has `ok` twice: upper and lower case are one",
    );
    one(
        "type_known = { constant = \"perhaps\" }",
        "line 12, column 27: column `type_known` cannot hold this `constant`: expected `true` or `false`",
    );
    one(
        "tokens_in = { from = \"n\", absent = -1 }",
        "line 12, column 36: column `tokens_in` cannot hold this `absent`: expected a whole number from zero",
    );
    one(
        "observed_us = { constant = \"2026-01-01\" }",
        "line 12, column 28: column `observed_us` cannot hold this `constant`: it must come from the row",
    );
    one(
        "observed_us = { from = \"t\", date = \"ymd\" }",
        "line 12, column 36: unknown `date` `ymd`, expected one of `dmy`, `mdy`, `iso`, `epoch_s`, `epoch_ms`, `epoch_us`, \
         `epoch_ns`",
    );
    one(
        "observed_us = { from = \"t\", zone = \"Paris\" }",
        "line 12, column 36: unknown time zone `Paris`, expected an IANA name such as `Europe/London`",
    );
    one(
        "cost_nano_usd = { from = \"c\", unit = \"eur\" }",
        "line 12, column 38: unknown `unit` `eur`, expected one of `usd`, `usd_cents`, `usd_micros`, `usd_nanos`",
    );
    one(
        "latency_ms = { from = \"c\", unit = \"usd\" }",
        "line 12, column 35: unknown `unit` `usd`, expected one of `h`, `min`, `s`, `ms`, `us`, `ns`",
    );
}

#[test]
fn every_key_stands_where_it_means_something() {
    let event = "ts = \"t\"\nkind = \"k\"\n";
    let one = |entry: &str, expected: &str| columns("event", &format!("{event}{entry}\n"), &[expected]);
    one("model = {}", "line 12, column 9: column `model` needs either `from` or `constant`");
    one(
        "model = { from = \"m\", constant = \"x\" }",
        "line 12, column 9: column `model` needs either `from` or `constant`",
    );
    one(
        "cost_nano_usd = \"c\"",
        "line 12, column 17: column `cost_nano_usd` needs its `unit`: one of `usd`, `usd_cents`",
    );
    one("latency_ms = \"c\"", "line 12, column 14: column `latency_ms` needs its `unit`: one of `h`, `min`, `s`, `ms`");
    one(
        "model = { from = \"m\", unit = \"usd\" }",
        "line 12, column 30: column `model` takes no `unit`, only columns with money or a span of time do",
    );
    one(
        "model = { from = \"m\", date = \"iso\" }",
        "line 12, column 30: column `model` takes no `date`, only columns with times do",
    );
    one(
        "model = { from = \"m\", zone = \"UTC\" }",
        "line 12, column 30: column `model` takes no `zone`, only columns with times do",
    );
    one(
        "model = { from = \"m\", minus = \"n\" }",
        "line 12, column 31: column `model` takes no `minus`, only columns with counts do",
    );
    one(
        "actor = { from = \"m\", otherwise = \"x\" }",
        "line 12, column 35: column `actor` takes no `otherwise`, only columns with text or closed words do",
    );
    one(
        "outcome = { constant = \"success\", otherwise = \"failure\" }",
        "line 12, column 47: `otherwise` means nothing beside `constant`",
    );
}

#[test]
fn a_key_of_one_column_may_stand_on_a_line_of_its_own() {
    let table = "ts = \"t\"\nkind = \"k\"\n[source.mapping.columns.outcome]\nfrom = \"o\"\n[source.mapping.columns.outcome.values]\n";
    columns(
        "event",
        &format!("{table}\"200\" = \"success\"\n\"500\" = \"fail\"\n"),
        &["line 16, column 9: column `outcome` cannot hold this `values`: expected one of `success`"],
    );
}

#[test]
fn every_table_says_what_it_needs() {
    columns(
        "usage",
        "model = \"m\"\n",
        &[
            "line 8, column 9: table `usage` needs the column `bucket_start_us`",
            "line 8, column 9: table `usage` needs either the column `bucket_end_us` or `bucket`",
            "line 8, column 9: table `usage` needs at least one of the columns `requests`, `messages`, `sessions`",
        ],
    );
    columns(
        "usage\"\nbucket = \"year",
        "bucket_start_us = \"s\"\nbucket_end_us = \"e\"\nrequests = \"n\"\n",
        &[
            "line 8, column 9: table `usage` needs either the column `bucket_end_us` or `bucket`",
            "line 9, column 10: unknown `bucket` `year`, expected one of `hour`, `day`, `week`, `month`",
        ],
    );
    columns(
        "review\"\nkeep = [\"x\"]\nbucket = \"day",
        "reviewer = \"r\"\n",
        &[
            "line 8, column 9: table `review` needs the column `output_id`",
            "line 8, column 9: table `review` needs at least one of the columns `observed_us`, `routed_us`",
            "line 9, column 9: table `review` keeps no other fields, only `event` and `usage` do",
            "line 10, column 10: table `review` has no `bucket`, only `usage` has",
        ],
    );
    columns(
        "case\"\ncuts = [\"x\", \"y.\"]\nrecords = \"",
        "",
        &[
            "line 8, column 9: table `case` needs the column `case_id`",
            "line 8, column 9: table `case` needs the column `state`",
            "line 8, column 9: table `case` needs the column `flagged_us`",
            "line 9, column 9: table `case` has no `cuts`, only `usage` has",
            "line 9, column 14: expected names joined by dots in the path `y.`",
            "line 10, column 11: expected names joined by dots in the path ``",
        ],
    );
}

#[test]
fn what_the_reader_of_toml_refuses_has_its_line_as_well() {
    for (text, line, expected) in [
        (
            "table = \"event\"\ncolumns = { ts = { form = \"t\" } }\n",
            8,
            "unknown field `form`, expected one of `from`, `minus`",
        ),
        (
            "table = \"event\"\ncolumns = { ts = 7 }\n",
            8,
            "a path such as \"usage.cost\", a list of paths, or a table with",
        ),
        (
            "table = \"event\"\ncolums = { ts = \"t\" }\n",
            8,
            "unknown field `colums`, expected one of `table`, `records`",
        ),
    ] {
        let error = Config::parse(&format!("{HEAD}[source.mapping]\n{text}"), Path::new(".")).unwrap_err();
        assert!(error.contains(&format!("line {line}")) && error.contains(expected), "{error}");
    }
}

#[test]
fn what_the_reference_shows_can_be_used_as_it_stands() {
    let shown = |line: &&str| {
        let key = line.strip_prefix("# ").and_then(|text| text.split([' ', '=']).next()).unwrap_or_default();
        key.starts_with('[') || line.split_once(" = ").is_some_and(|(left, _)| left == format!("# {key}"))
    };
    let line = |line: &str| if shown(&line) { format!("{}\n", &line[2..]) } else { format!("{line}\n") };
    let text: String = DEFAULT.lines().map(line).collect();
    let config = Config::parse(&text, Path::new(".")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(config.problems, Vec::<String>::new());
    assert_eq!(config.calendar.check(), Vec::<String>::new());
    assert_eq!(config.value.check(), Vec::<String>::new());
    assert_eq!(config.settings().check(&config.calendar, |_| true, |_| true), Vec::<String>::new());
    let units = [("usage.unattributed_share", "share")].into();
    assert_eq!(config.policy.check(&units), Vec::<String>::new());
    // Every section is shown: one that the reference leaves out would stand at its default.
    let plain = Config::parse(DEFAULT, Path::new(".")).unwrap();
    assert_ne!(config.calendar, plain.calendar);
    assert_ne!(config.settings().prices, plain.settings().prices);
    assert_ne!(config.settings().budgets, plain.settings().budgets);
    assert_ne!(config.settings().signals, plain.settings().signals);
    assert_ne!(config.settings().security, plain.settings().security);
    assert_ne!(config.policy, plain.policy);
    assert_eq!(config.report.further().len(), report::profile::further().len(), "every profile is named");
    assert_eq!(config.report.check(&config.suppression), Vec::<String>::new());
    assert_ne!(config.report.look, plain.report.look);
    assert_eq!(config.report.look.check(), Vec::<String>::new());
    // What is a number is shown with its default.
    let defaults = plain.settings();
    assert_eq!(config.suppression, defaults.suppression);
    assert_eq!(config.periods.final_after_days, defaults.periods.final_after_days);
    assert_ne!(config.periods.final_after_days_of, defaults.periods.final_after_days_of);
    assert_eq!((config.adoption, config.quality), (defaults.adoption, defaults.quality));
    let security = config.security;
    let numbers = Security { allow: Vec::new(), ..security };
    assert_eq!(numbers, defaults.security);
}

#[test]
fn a_language_that_there_is_not_is_refused_with_those_that_there_are() {
    let text = |tag: &str| DEFAULT.replace("language = \"en\"", &format!("language = \"{tag}\""));
    let error = Config::parse(&text("fr"), Path::new(".")).unwrap_err();
    assert!(error.contains("unknown language `fr`, expected `en` or `de`"), "{error}");
    assert!(error.contains("language = \"fr\""), "the line is shown: {error}");
    assert_eq!(Config::parse(&text("de"), Path::new(".")).unwrap().report.words().tag(), "de");
}
