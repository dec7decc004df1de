//! Export formats against real-shaped files: what is read from each fixture, in any packing and cut anywhere.

use auditpack::event::row::{Case, Entity, Event, Reject, Review, Usage};
use auditpack::format::mapped::Mapping;
use auditpack::format::{DateOrder, FORMATS, Format, Head, Options, Piece, Sink};
use std::collections::BTreeMap;
use std::fmt::{Debug, Write};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "formats/blocks.rs"]
pub(crate) mod blocks;
#[path = "formats/tickets.rs"]
mod tickets;
#[path = "formats/watch.rs"]
pub(crate) mod watch;
#[path = "formats/well_formed.rs"]
mod well_formed;

/// Writes down every call, one line each.
#[derive(Default)]
struct Recorder {
    text: String,
    calls: usize,
    rejects: usize,
    cases: BTreeMap<String, Clocks>,
}

/// The clocks of a case, folded from its rows.
#[derive(Default)]
struct Clocks {
    flagged: Option<i64>,
    acknowledged: Option<i64>,
    disposed: Option<i64>,
    closed: Option<i64>,
}

impl Recorder {
    /// `name=value` for every field of a debug print that holds something.
    fn note(&mut self, line: u64, what: &str, row: &dyn Debug) {
        self.calls += 1;
        let print = format!("{row:#?}").replace("Some(\n", "").replace(",\n    ),", ",");
        let fields = print.lines().skip(1).map(str::trim);
        let kept = fields.filter(|field| {
            !field.is_empty() && !field.ends_with(": None,") && !field.ends_with(": [],") && *field != "}"
        });
        let row = kept.collect::<Vec<_>>().join(" ").trim_end_matches(',').to_owned();
        writeln!(self.text, "{line} {what} {row}").unwrap();
    }
}

impl Sink for Recorder {
    fn event(&mut self, line: u64, event: Event<'_>) {
        self.note(line, "event", &event);
    }

    fn review(&mut self, line: u64, review: Review<'_>) {
        self.note(line, "review", &review);
    }

    fn case(&mut self, line: u64, case: Case<'_>) {
        self.note(line, "case", &case);
        let least = |old: Option<i64>, new: Option<i64>| old.into_iter().chain(new).min();
        let clocks = self.cases.entry(case.case_id.into_owned()).or_default();
        clocks.flagged = least(clocks.flagged, Some(case.flagged_us));
        clocks.acknowledged = least(clocks.acknowledged, case.acknowledged_us);
        clocks.disposed = least(clocks.disposed, case.disposed_us);
        clocks.closed = clocks.closed.max(case.closed_us);
    }

    fn usage(&mut self, line: u64, usage: Usage<'_>) {
        self.note(line, "usage", &usage);
    }

    fn entity(&mut self, line: u64, entity: Entity<'_>) {
        self.note(line, "entity", &entity);
    }

    fn reject(&mut self, reject: Reject, raw: &[u8]) {
        self.calls += 1;
        self.rejects += 1;
        writeln!(self.text, "{} reject {} {} ({} bytes)", reject.line, reject.reason, reject.detail, raw.len())
            .unwrap();
    }
}

/// Reads a whole file with one format, in blocks of `size` bytes where the format allows it.
fn read(format: &Format, bytes: &[u8], size: usize) -> Recorder {
    let mut recorder = Recorder::default();
    read_into(&mut recorder, format, bytes, size, &Options::default());
    recorder
}

/// Reads a fixture, with the mapping beside it if there is one.
fn read_fixture(format: &Format, path: &Path, size: usize) -> Recorder {
    let mut recorder = Recorder::default();
    read_into(&mut recorder, format, &fs::read(path).unwrap(), size, &options_beside(path));
    recorder
}

pub(crate) fn options_beside(path: &Path) -> Options {
    let mapping = fs::read_to_string(path.with_extension("mapping.toml")).ok();
    let mapping = mapping.map(|text| Mapping::of(&toml::from_str(&text).unwrap()).unwrap().into());
    Options { mapping, ..Options::default() }
}

fn read_into(recorder: &mut Recorder, format: &Format, bytes: &[u8], size: usize, options: &Options) {
    if let Err(error) = blocks::read(format, bytes, size, options, recorder) {
        writeln!(recorder.text, "error: {error}\nhint: {}", error.hint()).unwrap();
    }
}

fn format(id: &str) -> &'static Format {
    FORMATS.iter().find(|format| format.id == id).unwrap()
}

fn folder(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(id)
}

/// Every fixture of a format, by name.
fn fixtures(format: &Format) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(format.id)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "json" || end == "ndjson" || end == "csv"));
    paths.sort();
    assert!(!paths.is_empty(), "no fixture for {}", format.id);
    paths
}

pub(crate) fn all_fixtures() -> Vec<(&'static Format, PathBuf)> {
    FORMATS.iter().flat_map(|format| fixtures(format).into_iter().map(move |path| (*format, path))).collect()
}

pub(crate) fn is_small(path: &Path) -> bool {
    fs::metadata(path).unwrap().len() < 100_000
}

#[test]
fn every_fixture_reads_as_expected() {
    for (format, path) in all_fixtures().into_iter().filter(|(_, path)| is_small(path)) {
        let found = read_fixture(format, &path, usize::MAX >> 1).text;
        let mut expected = path.clone().into_os_string();
        expected.push(".expected");
        if option_env!("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap();
        assert_eq!(found, expected, "{}", path.display());
    }
}

#[test]
fn every_fixture_is_recognised_by_its_own_format_only() {
    for (format, path) in all_fixtures() {
        let bytes = fs::read(&path).unwrap();
        let head = Head::of(&bytes);
        let by: Vec<&str> = FORMATS.iter().filter(|any| (any.recognises)(&head)).map(|any| any.id).collect();
        let mapped = path.with_extension("mapping.toml").exists();
        assert_eq!(by, if mapped { vec![] } else { vec![format.id] }, "{}", path.display());
    }
}

#[test]
fn any_block_size_reads_the_same() {
    for (format, path) in all_fixtures().into_iter().filter(|(_, path)| is_small(path)) {
        let whole = read_fixture(format, &path, usize::MAX >> 1).text;
        for size in [1, 7, 100, 1_000] {
            assert_eq!(read_fixture(format, &path, size).text, whole, "{} in blocks of {size}", path.display());
        }
    }
}

/// The records of a fixture, packed in another way.
fn packings(records: &[String]) -> Vec<String> {
    let page = |records: &[String]| format!("{{\"data\":[{}],\"has_more\":true,\"last_id\":null}}", records.join(","));
    let (first, second) = records.split_at(records.len() / 2);
    vec![
        records.join("\n"),
        records.join("\r\n") + "\r\n",
        records.concat(),
        format!("[{}]", records.join(",")),
        format!("[\n  {}\n]\n", records.join(",\n  ")),
        page(records),
        page(first) + &page(second),
        page(first) + "\n" + &page(second) + "\n",
        format!("\u{feff}{}", page(records).replace("\"data\":[", "\"data\": [\n")),
    ]
}

#[test]
fn the_same_records_in_any_packing_give_the_same_rows() {
    for (id, file) in [
        ("claude_activity", "actors.ndjson"),
        ("litellm", "spend_logs.ndjson"),
        ("langfuse", "mixed.ndjson"),
        ("langfuse", "blob_observations.ndjson"),
        ("langfuse", "blob_traces.ndjson"),
        ("helicone", "requests.ndjson"),
        ("portkey", "logs.ndjson"),
        ("bedrock", "records.ndjson"),
        ("openai_audit", "panther_rule_tests.ndjson"),
        ("jira", "issues.ndjson"),
        ("thehive", "alerts.ndjson"),
    ] {
        let text = fs::read_to_string(folder(id).join(file)).unwrap();
        let records: Vec<String> = text.lines().map(str::to_owned).collect();
        let rows = |text: &str, size: usize| -> Vec<String> {
            let found = read(format(id), text.as_bytes(), size).text;
            found.lines().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect()
        };
        let expected = rows(&text, usize::MAX >> 1);
        assert_eq!(expected.len(), records.len());
        for packed in packings(&records) {
            assert!((format(id).recognises)(&Head::of(packed.as_bytes())), "{packed}");
            assert_eq!(rows(&packed, usize::MAX >> 1), expected, "{packed}");
            assert_eq!(rows(&packed, 333), expected, "in blocks: {packed}");
        }
    }
}

#[test]
fn a_mapping_reads_the_same_rows_from_lines_lists_and_tables() {
    for stem in ["calls", "usage", "reviews", "cases"] {
        let rows = |end: &str| -> Vec<String> {
            let found = read_fixture(format("mapped"), &folder("mapped").join(stem).with_extension(end), 100);
            found
                .text
                .lines()
                .map(|line| line.split_once(' ').unwrap().1.split(" (").next().unwrap().to_owned())
                .collect()
        };
        assert_eq!(rows("csv"), rows("ndjson"), "{stem}");
        assert_eq!(rows("json"), rows("ndjson"), "{stem}");
    }
}

#[test]
fn nothing_that_must_not_be_kept_leaves_a_reader() {
    for (_, path) in all_fixtures().into_iter().filter(|(_, path)| is_small(path)) {
        let mut expected = path.clone().into_os_string();
        expected.push(".expected");
        let text = fs::read_to_string(expected).unwrap();
        for word in
            ["198.51.100", "claude-cli", "Mozilla", "dana@", "secret", "line one", "answer", "sk-1234", "@y.example"]
        {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn vendor_examples_are_read_without_a_reject() {
    for path in fixtures(format("claude_activity")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with("docs_") || name.starts_with("panther_") {
            let found = read(format("claude_activity"), &fs::read(&path).unwrap(), usize::MAX >> 1);
            assert!(found.calls > 0 && found.rejects == 0, "{name}: {}", found.text);
        }
    }
}

/// The folded clocks of a recorder's cases, one line each.
fn clocks(found: &Recorder) -> String {
    let seconds = |clock: Option<i64>| clock.map_or("-".to_owned(), |us| (us / 1_000_000).to_string());
    let line = |(id, clocks): (&String, &Clocks)| {
        let [flagged, acknowledged, disposed, closed] =
            [clocks.flagged, clocks.acknowledged, clocks.disposed, clocks.closed].map(seconds);
        format!("{id} flagged={flagged} acknowledged={acknowledged} disposed={disposed} closed={closed}\n")
    };
    found.cases.iter().map(line).collect()
}

#[test]
fn real_incidents_have_the_clocks_that_their_rows_tell() {
    let path = folder("servicenow").join("uci_200_incidents.csv");
    let found = read(format("servicenow"), &fs::read(&path).unwrap(), usize::MAX >> 1);
    assert_eq!((found.calls, found.rejects, found.cases.len()), (1285, 0, 200));
    assert_eq!(clocks(&found), fs::read_to_string(path.with_extension("clocks")).unwrap());
}

#[test]
fn an_audit_export_in_two_files_has_the_same_clocks() {
    let path = folder("servicenow").join("uci_200_incidents.csv");
    let text = fs::read_to_string(&path).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let mut found = Recorder::default();
    for part in 0..2 {
        let rows = rows.lines().enumerate().filter(|(index, _)| index % 2 == part).map(|(_, row)| row);
        let file = [header].into_iter().chain(rows).collect::<Vec<_>>().join("\n");
        read_into(&mut found, format("servicenow"), file.as_bytes(), usize::MAX >> 1, &Options::default());
    }
    assert_eq!(clocks(&found), fs::read_to_string(path.with_extension("clocks")).unwrap());
}

/// One piece read with options of its own: what was noted, or the error.
fn read_with(id: &str, header: Option<&str>, text: &str, options: &Options) -> String {
    let mut found = Recorder::default();
    let header = header.map(str::as_bytes);
    let piece = Piece { bytes: text.as_bytes(), first_line: 2, header };
    match (format(id).read)(&piece, options, &mut found) {
        Ok(()) => found.text,
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_configured_order_and_zone_decide_what_the_file_leaves_open() {
    let (header, row) = ("number,state,opened_at,sys_updated_on", "INC1,New,07/03/2026 10:00,07/03/2026 10:00\n");
    let zone = "Europe/London".parse().unwrap();
    for (order, instant) in [(DateOrder::Dmy, "1772877600000000"), (DateOrder::Mdy, "1783069200000000")] {
        let options = Options { zone, date_order: Some(order), ..Options::default() };
        let found = read_with("servicenow", Some(header), row, &options);
        assert!(found.contains(&format!("flagged_us: {instant}")), "{found}");
    }
}

#[test]
fn times_that_are_utc_without_saying_so_ignore_the_source_zone() {
    let options = Options { zone: "America/New_York".parse().unwrap(), ..Options::default() };
    for (id, file) in [
        ("langfuse", "blob_observations.ndjson"),
        ("langfuse", "blob_traces.ndjson"),
        ("langfuse", "blob_scores.ndjson"),
        ("helicone", "requests.ndjson"),
        ("m365_copilot", "docs_auditdata.ndjson"),
    ] {
        let text = fs::read_to_string(folder(id).join(file)).unwrap();
        assert_eq!(read_with(id, None, &text, &options), read_with(id, None, &text, &Options::default()), "{file}");
    }
}

#[test]
fn the_manifest_of_an_export_is_no_data() {
    let manifest = r#"{"version": 1, "projectId": "lf-proj", "window": {"minTimestamp": "2026-08-01T10:00:00.000Z",
        "maxTimestamp": "2026-08-01T11:00:00.000Z"}, "files": [{"key": "lf-proj/traces/2026-08-01.jsonl.gz", "table":
        "traces", "fileType": "JSONL", "compressed": true, "rowCount": 2, "sizeBytes": 900}]}"#;
    let head = Head::of(manifest.as_bytes());
    assert!(matches!(head, Head::Json(_)));
    assert!(FORMATS.iter().all(|format| !(format.recognises)(&head)));
}

#[test]
fn a_file_that_is_not_what_it_claims_is_an_error() {
    let read = |id, header, text| read_with(id, header, text, &Options::default());
    let found = read("servicenow", Some("number,state"), "INC1,New\n");
    assert!(found.starts_with("the header has no column `opened_at` or `opened`"), "{found}");
    let error = r#"{"type":"error","error":{"type":"permission_error","message":"Needed: read"}}"#;
    let found = read("claude_activity", None, error);
    assert_eq!(found, "line 2: the export holds an API error instead of data: permission_error: Needed: read");
}

#[test]
fn a_directory_without_offsets_is_in_utc_whatever_the_source_says() {
    let zone = "America/New_York".parse().unwrap();
    let record = r#"{"id":"rbac_group_01Fake","name":"Claims","created_at":"2025-03-12T18:22:41"}"#;
    let found = read_with("claude_directory", None, record, &Options { zone, ..Options::default() });
    assert!(found.contains("observed_us: 1741803761000000"), "{found}");
}
