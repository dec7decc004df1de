//! The gateway's spend logs (`LiteLLM_SpendLogs`), a file a month in changing packings: NDJSON, an array, a database
//! dump. With what happens to such files: rows delivered late, rows delivered twice, a line cut off, a time left empty.

use super::File;
use super::calendar::{self, DAY};
use super::calls::{Call, HEALTH_CHECK};
use super::dice::Dice;
use super::json::{Object, texts};
use super::models::Tokens;
use std::collections::BTreeMap;

/// How a month was exported.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Packing {
    Ndjson,
    Array,
    Dump,
}

/// The columns of the database dump, in its order.
const COLUMNS: &[&str] = &[
    "request_id",
    "call_type",
    "api_key",
    "spend",
    "total_tokens",
    "prompt_tokens",
    "completion_tokens",
    "startTime",
    "endTime",
    "request_duration_ms",
    "model",
    "model_group",
    "custom_llm_provider",
    "user",
    "metadata",
    "cache_hit",
    "request_tags",
    "team_id",
    "end_user",
    "requester_ip_address",
    "messages",
    "response",
    "session_id",
    "status",
];

/// The exports of the gateway.
pub(super) fn files(seed: u64, calls: &[Call]) -> Vec<File> {
    let mut dice = Dice::new(seed, 3);
    let months = deliver(calls, &mut dice);
    months.iter().map(|(month, calls)| pack(month, calls)).collect()
}

/// Which call is delivered in which month's file. Of the last day's calls some arrive only with the next file, and some
/// arrive with both.
fn deliver<'a>(calls: &'a [Call], dice: &mut Dice) -> BTreeMap<String, Vec<&'a Call>> {
    let mut months: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
    for call in calls.iter().filter(|call| call.passed_gateway()) {
        let month = calendar::month(call.at_us);
        let next = calendar::month(call.at_us + DAY);
        let late = next != month && dice.chance(200);
        let twice = next != month && !late && dice.chance(200);
        if late || twice {
            months.entry(next).or_default().push(call);
        }
        if !late {
            months.entry(month).or_default().push(call);
        }
    }
    months
}

fn pack(month: &str, calls: &[&Call]) -> File {
    let (packing, suffix) = match month {
        "2025-11" | "2026-02" | "2026-05" | "2026-08" => (Packing::Dump, "csv.gz"),
        "2025-12" | "2026-04" | "2026-09" => (Packing::Array, "json.gz"),
        "2026-11" => (Packing::Array, "json"),
        _ => (Packing::Ndjson, "ndjson.gz"),
    };
    let bytes = match packing {
        Packing::Ndjson => ndjson(month, calls),
        Packing::Array => array(calls),
        Packing::Dump => dump(month, calls),
    };
    File::packed(format!("exports/litellm/{month}.{suffix}"), bytes)
}

fn ndjson(month: &str, calls: &[&Call]) -> Vec<u8> {
    let mut text = String::new();
    for (line, call) in calls.iter().enumerate() {
        let row = row_json(call);
        if month == "2026-07" && line == 400 {
            // The disk was full for a moment: one line ends in the middle of a word.
            text.push_str(&row[..row.len() / 2]);
            text.push('\n');
        }
        text.push_str(&row);
        text.push('\n');
    }
    text.into_bytes()
}

fn array(calls: &[&Call]) -> Vec<u8> {
    let rows: Vec<String> = calls.iter().map(|call| row_json(call)).collect();
    format!("[{}]\n", rows.join(",\n ")).into_bytes()
}

/// A `COPY … TO … CSV HEADER` of the table: JSON columns are text, times carry no zone, null is empty.
fn dump(month: &str, calls: &[&Call]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("memory takes every record");
    for (line, call) in calls.iter().enumerate() {
        let mut row = row_csv(call);
        writer.write_record(&row).expect("memory takes every record");
        if month == "2026-05" && line == 200 {
            // A row whose start was never stored.
            row[0].push_str("-lost");
            "0000-00-00 00:00:00".clone_into(&mut row[7]);
            writer.write_record(&row).expect("memory takes every record");
        }
    }
    writer.into_inner().expect("memory takes every record")
}

fn row_json(call: &Call) -> String {
    let (messages, response) = content(call);
    Object::new()
        .text("request_id", &call.id)
        .text("call_type", call.kind)
        .text("api_key", &call.key)
        .raw("spend", &spend(call))
        .number("total_tokens", call.tokens.all_input() + call.tokens.output)
        .number("prompt_tokens", call.tokens.all_input())
        .number("completion_tokens", call.tokens.output)
        .text("startTime", &calendar::iso_millis(call.at_us))
        .text("endTime", &calendar::iso_millis(call.end_us()))
        .number("request_duration_ms", call.millis)
        .text("model", call.model.name)
        .text("model_group", call.model.name)
        .text("custom_llm_provider", call.model.provider)
        .text("user", &call.user)
        .raw("metadata", &metadata(call))
        .text("cache_hit", "False")
        .raw("request_tags", &tags(call))
        .maybe("team_id", call.team.as_deref())
        .text("end_user", "")
        .text("requester_ip_address", &address(call))
        .raw("messages", &messages)
        .raw("response", &response)
        .text("session_id", &call.trace)
        .text("status", status(call))
        .end()
}

fn row_csv(call: &Call) -> Vec<String> {
    let (messages, response) = content(call);
    vec![
        call.id.clone(),
        call.kind.to_owned(),
        call.key.clone(),
        spend(call),
        (call.tokens.all_input() + call.tokens.output).to_string(),
        call.tokens.all_input().to_string(),
        call.tokens.output.to_string(),
        calendar::database_millis(call.at_us),
        calendar::database_millis(call.end_us()),
        call.millis.to_string(),
        call.model.name.to_owned(),
        call.model.name.to_owned(),
        call.model.provider.to_owned(),
        call.user.clone(),
        metadata(call),
        "False".to_owned(),
        tags(call),
        call.team.clone().unwrap_or_default(),
        String::new(),
        address(call),
        messages,
        response,
        call.trace.clone(),
        status(call).to_owned(),
    ]
}

/// Dollars, written without passing through floating point. The gateway knows lists, not agreements.
fn spend(call: &Call) -> String {
    let nano = call.model.listed(&call.tokens);
    format!("{}.{:09}", nano / 1_000_000_000, nano % 1_000_000_000)
}

fn metadata(call: &Call) -> String {
    let object = match call.tag.filter(|&tag| tag != HEALTH_CHECK) {
        Some(tag) => Object::new().text("project_id", tag),
        None => Object::new(),
    };
    let object = object.text("trace_id", &call.trace);
    if call.answered {
        // The gateway counts cached tokens among the prompt's, and says here how many they were.
        let Tokens { cache_read, cache_write, .. } = call.tokens;
        let details = Object::new().number("cached_tokens", cache_read).end();
        let usage = Object::new().raw("prompt_tokens_details", &details);
        let usage = usage.number("cache_creation_input_tokens", cache_write).end();
        return object.raw("usage_object", &usage).end();
    }
    let error = Object::new().text("error_class", "RateLimitError").text("error_code", "429").end();
    object.raw("error_information", &error).end()
}

fn tags(call: &Call) -> String {
    if call.key == HEALTH_CHECK {
        return texts(&[HEALTH_CHECK]);
    }
    let project = call.tag.map(|tag| format!("project:{tag}"));
    let task = call.task.map(|task| format!("task:{task}"));
    let tags: Vec<&str> = [project.as_deref(), task.as_deref()].into_iter().flatten().collect();
    texts(&tags)
}

fn status(call: &Call) -> &'static str {
    if call.answered { "success" } else { "failure" }
}

/// An address of the range that is reserved for documentation, the same for the same user.
fn address(call: &Call) -> String {
    let figure = call.user.bytes().fold(7_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
    format!("198.51.100.{figure}")
}

/// Prompt and answer as the gateway stores them.
fn content(call: &Call) -> (String, String) {
    if call.kind == "acount_tokens" || call.key == HEALTH_CHECK {
        return ("{}".to_owned(), "{}".to_owned());
    }
    let (ask, answer) = words(call);
    let message = Object::new().text("role", "user").text("content", &ask).end();
    let answer = Object::new().text("content", &answer).end();
    (format!("[{message}]"), if call.answered { answer } else { "{}".to_owned() })
}

/// Prompt and answer. Every one of them holds a claim number `NWA-…`, so that a test can show that none of it is kept.
pub(super) fn words(call: &Call) -> (String, String) {
    let number = call.id.bytes().fold(0_u32, |sum, byte| (sum * 58 + u32::from(byte)) % 899_981) + 100_000;
    let (ask, answer) = match call.task {
        Some("drafting") => ("Draft a reply to the policyholder of", "Dear customer, thank you for your letter about"),
        Some("triage") => ("How urgent is claim", "Escape of water, no injury: ordinary queue for"),
        Some("summarising") => ("Summarise the file of", "Three visits, one open question on"),
        Some("coding") => ("Why does the premium test fail for", "The rounding happens twice in the case of"),
        Some("translation") => ("Translate the witness statement in", "The witness saw two cars near the site of"),
        _ => ("What does the policy say about", "Section 4 covers the loss described in"),
    };
    (format!("{ask} NWA-{number}"), format!("{answer} NWA-{number}."))
}
