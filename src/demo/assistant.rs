//! The log of the assistant that policyholders talk to: a product of its own with a log of its own, which no format knows.
//! The configuration describes it by a mapping.

use super::File;
use super::calendar;
use super::calls::Call;
use super::gateway;
use super::json::Object;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The key of the assistant, as the vendor's directory names it.
pub(super) const KEY: &str = "apikey_01NwAssistantProd6Ht3Vq";
/// The key that it had before.
pub(super) const OLD_KEY: &str = "apikey_01NwAssistantOld2Mz9Kc";

/// The logs, a file a month.
pub(super) fn files(calls: &[Call]) -> Vec<File> {
    let mut months: BTreeMap<String, String> = BTreeMap::new();
    for call in calls.iter().filter(|call| !call.passed_gateway()) {
        let _ = writeln!(months.entry(calendar::month(call.at_us)).or_default(), "{}", line(call));
    }
    let path = |month: &str| format!("exports/assistant/{month}.ndjson.gz");
    months.into_iter().map(|(month, text)| File::packed(path(&month), text.into_bytes())).collect()
}

fn line(call: &Call) -> String {
    let result = match (call.answered, call.declined) {
        (false, _) => "error",
        (true, true) => "declined",
        (true, false) => "ok",
    };
    let before = call.at_us < calendar::local_instant(calendar::day(2026, 3, 2), 0);
    let tokens = call.tokens;
    let usage = Object::new()
        .number("in", tokens.input)
        .number("cached", tokens.cache_read)
        .number("written", tokens.cache_write)
        .number("out", tokens.output)
        .end();
    let (asked, answered) = gateway::words(call);
    let line = Object::new()
        .text("requestId", &call.id)
        .number("at", call.at_us / 1000)
        .text("product", "policyholder-assistant")
        .text("conversation", &call.trace)
        .text("result", result)
        .text("model", call.model.name)
        .text("apiKey", if before { OLD_KEY } else { KEY })
        .raw("usage", &usage)
        .number("tookMs", call.millis)
        .maybe("topic", call.task);
    line.text("question", &asked).text("answer", &answered).end()
}
