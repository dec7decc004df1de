//! Which formats are fuzzed together, and what is asked of them.

use crate::format::cut::{Cutter, Shape};
use crate::format::mapped::Mapping;
use crate::format::{DateOrder, FORMATS, Head, Options, Unit};
use crate::watch;
use std::sync::{Arc, LazyLock};

/// The targets and their formats. A format of one family is never tried on another family's inputs, so that each target
/// learns its own words. A test of the program holds that every format has a family.
pub const FAMILIES: &[(&str, &[&str])] = &[
    (
        "anthropic",
        &[
            "claude_activity",
            "claude_usage_report",
            "claude_cost_report",
            "claude_code_analytics",
            "claude_analytics",
            "claude_console_csv",
            "claude_audit_csv",
            "claude_directory",
            "claude_chats",
            "claude_sessions",
            "claude_hook_frames",
        ],
    ),
    ("gateways", &["litellm", "langfuse", "helicone", "portkey", "bedrock"]),
    ("assistants", &["m365_copilot", "openai_usage", "openai_audit"]),
    ("tickets", &["servicenow", "jira", "thehive", "splunk"]),
    ("telemetry", &["otlp", "ocsf"]),
    ("mapped", &["mapped"]),
];

/// What the mapped format is told about its files: one mapping for each table, one for pages.
static MAPPINGS: LazyLock<Vec<Arc<Mapping>>> = LazyLock::new(|| {
    let mapping = |text| Arc::new(Mapping::of(&toml::from_str(text).expect("toml")).expect("a mapping"));
    [
        include_str!("../../tests/fixtures/mapped/calls.mapping.toml"),
        include_str!("../../tests/fixtures/mapped/usage.mapping.toml"),
        include_str!("../../tests/fixtures/mapped/reviews.mapping.toml"),
        include_str!("../../tests/fixtures/mapped/cases.mapping.toml"),
        include_str!("../../tests/fixtures/mapped/pages.mapping.toml"),
    ]
    .map(mapping)
    .into()
});

/// Reads `bytes` with every format of a family and panics if one of them breaks its word.
pub fn check(family: &str, bytes: &[u8]) {
    let (_, ids) = FAMILIES.iter().find(|(name, _)| *name == family).expect("a target names its own family");
    let head = Head::of(bytes);
    for format in FORMATS {
        let _ = (format.recognises)(&head);
        if !ids.contains(&format.id) {
            continue;
        }
        let options = options(bytes.len());
        let mappings = if format.id == "mapped" { &MAPPINGS[..] } else { &[] };
        let mapped = mappings.iter().map(|mapping| Options { mapping: Some(mapping.clone()), ..options.clone() });
        for options in std::iter::once(options.clone()).chain(mapped) {
            watch::hold(format, bytes, block(bytes), &options);
        }
    }
}

/// Zones with and without an offset, either order of day and month and none: what the configuration could say.
fn options(turn: usize) -> Options {
    let zone = [chrono_tz::UTC, chrono_tz::America::New_York, chrono_tz::Pacific::Apia][turn % 3];
    let date_order = [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy)][turn / 3 % 3];
    Options { zone, date_order, link_column: Some("correlation_id".to_owned()), ..Options::default() }
}

/// A size of blocks that the input itself decides. No more than sixteen: each piece of a CSV file makes a reader of its own.
fn block(bytes: &[u8]) -> usize {
    1 + bytes.len() / 16 + bytes.iter().fold(bytes.len(), |sum, byte| (sum * 31 + usize::from(*byte)) % 1009)
}

/// Cuts `bytes` in every shape and unit: the last boundary in a block is the last one that is found byte by byte.
pub fn check_cutting(bytes: &[u8]) {
    let size = block(bytes);
    for shape in [Shape::Lines, Shape::CsvRows, Shape::Values] {
        for unit in [Unit::Record, Unit::Page] {
            let (mut by_byte, mut by_block) = (Cutter::new(shape, unit), Cutter::new(shape, unit));
            for block in bytes.chunks(size) {
                let singles = block.iter().enumerate().filter_map(|(at, byte)| Some(at + by_byte.feed(&[*byte])?));
                let last = singles.last();
                assert_eq!(by_block.feed(block), last, "{shape:?} {unit:?} in blocks of {size}");
            }
        }
    }
}
