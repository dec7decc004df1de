//! What the security server archived of the inference hook: every prompt that it was asked about since April 2026, with its
//! verdict. The prompts that it denied are those of which the Activity Feed tells.

use super::File;
use super::activity::Activity;
use super::calendar::{self, SECOND};
use super::dice::Dice;
use super::json::Object;
use super::people;
use serde_json::Value;
use std::collections::BTreeMap;

/// One prompt.
struct Prompt {
    request: String,
    user: String,
    surface: String,
    /// The server's own id, where it denied.
    denied: Option<String>,
}

/// The archive, a file a month.
pub(super) fn files(seed: u64, share: i64, whole: i64, activities: &[Activity]) -> Vec<File> {
    let mut dice = Dice::new(seed, 13);
    let first = calendar::day(2026, 4, 2);
    let mut frames: Vec<(i64, String)> = Vec::new();
    for day in calendar::days().filter(|day| *day >= first) {
        let members = people::members("", day);
        let count = (dice.between(13, 21) * calendar::activity_per_mille(day, 60) / 1000 * share + whole - 1) / whole;
        for _ in 0..count {
            let at_us = calendar::office_instant(day, &mut dice);
            let prompt = Prompt {
                request: format!("req_01{}", dice.base58(22)),
                user: dice.pick_weighted(&members).user_id(),
                surface: (*dice.pick(&["claude-ai", "claude-code"])).to_owned(),
                denied: None,
            };
            frames.push((at_us, frame(at_us, &prompt, &mut dice)));
        }
    }
    let denied = activities.iter().filter(|found| found.at_us >= calendar::local_instant(first, 0));
    for (at_us, prompt) in denied.filter_map(|found| Some((found.at_us - SECOND, denied_prompt(found)?))) {
        frames.push((at_us, frame(at_us, &prompt, &mut dice)));
    }
    frames.retain(|(at_us, _)| *at_us < calendar::exported_us());
    frames.sort();
    let mut months: BTreeMap<String, String> = BTreeMap::new();
    for (at_us, line) in frames {
        let text = months.entry(calendar::month(at_us)).or_default();
        text.push_str(&line);
        text.push('\n');
    }
    let path = |month: &str| format!("exports/claude_hook_frames/{month}.ndjson.gz");
    months.into_iter().map(|(month, text)| File::packed(path(&month), text.into_bytes())).collect()
}

/// The prompt behind a record of the feed that tells of a denial.
fn denied_prompt(found: &Activity) -> Option<Prompt> {
    let record: Value = serde_json::from_str(&found.json).ok()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    (record["type"] == "inference_hooks_request_denied").then_some(())?;
    Some(Prompt {
        request: text(&record["request_id"])?,
        user: text(&record["actor"]["user_id"])?,
        surface: text(&record["surface"])?,
        denied: text(&record["reference_id"]),
    })
}

fn frame(at_us: i64, prompt: &Prompt, dice: &mut Dice) -> String {
    let actor = Object::new().text("type", "user").text("id", &prompt.user).end();
    let source = Object::new().text("application", &prompt.surface).end();
    let content = format!("Is NWA-{} covered?", dice.between(100_000, 999_999));
    let message = Object::new().text("role", "user").text("content", &content).end();
    let frame = Object::new()
        .text("type", "prompt")
        .text("request_id", &prompt.request)
        .raw("actor", &actor)
        .raw("source", &source)
        .text("model", "claude-sonnet-4-5")
        .raw("messages", &format!("[{message}]"))
        .end();
    let verdict = match &prompt.denied {
        None => Object::new().text("action", "allow").end(),
        Some(reference) => Object::new().text("action", "deny").text("reference_id", reference).end(),
    };
    let archived = Object::new().text("received_at", &calendar::iso_millis(at_us));
    archived.raw("frame", &frame).raw("verdict", &verdict).end()
}
