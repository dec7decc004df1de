//! What the vendors billed, day by day in UTC: a little more than the gateway and the assistant know of, because requests
//! that broke off are billed as well.

use super::File;
use super::calendar;
use super::calls::Call;
use super::dice::Dice;
use super::json::Object;
use super::models;
use std::collections::BTreeMap;

/// Nano-dollars by UTC day, vendor, workspace and model.
type Sums<'a> = BTreeMap<(String, &'a str, Option<&'static str>, &'a str), i64>;

/// The cost reports, one of each vendor's a month.
pub(super) fn files(seed: u64, calls: &[Call]) -> Vec<File> {
    let mut dice = Dice::new(seed, 12);
    let prices = models::price_list();
    let mut sums = Sums::new();
    for call in calls.iter().filter(|call| call.answered) {
        let workspace = (!call.passed_gateway()).then_some("wrkspc_01NwAssistant9Fk3Lm");
        let day = calendar::iso_micros(call.at_us)[..10].to_owned();
        let charged = models::charged(&prices, call.model, &call.tokens, calendar::local(call.at_us).date());
        *sums.entry((day, call.model.provider, workspace, call.model.name)).or_default() += charged;
    }
    let mut months: BTreeMap<(&str, String), BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for ((day, vendor, workspace, model), nano) in sums {
        // One in sixty of the tokens was for an answer that nobody got.
        let nano = nano + nano * dice.between(4, 28) / 1000;
        let result = match vendor {
            "anthropic" => claude(nano, workspace, model),
            "openai" => openai(nano),
            _ => continue,
        };
        let month = day[..7].to_owned();
        months.entry((vendor, month)).or_default().entry(day).or_default().push(result);
    }
    months.into_iter().map(|((vendor, month), days)| report(vendor, &month, &days)).collect()
}

fn claude(nano: i64, workspace: Option<&str>, model: &str) -> String {
    // Cents, with what is less than a cent behind the point.
    let amount = format!("{}.{:07}", nano / 10_000_000, nano % 10_000_000);
    let result = Object::new().text("currency", "USD").text("amount", &amount).maybe("workspace_id", workspace);
    result.raw("description", "null").raw("cost_type", "null").text("model", model).end()
}

fn openai(nano: i64) -> String {
    let value = format!("{}.{:09}", nano / 1_000_000_000, nano % 1_000_000_000);
    let amount = Object::new().raw("value", &value).text("currency", "usd").end();
    let result = Object::new().text("object", "organization.costs.result").raw("amount", &amount);
    result.raw("line_item", "null").text("project_id", "proj_NwGateway").end()
}

fn report(vendor: &str, month: &str, days: &BTreeMap<String, Vec<String>>) -> File {
    let buckets = days.iter().map(|(day, results)| {
        let results = format!("[{}]", results.join(","));
        let from_us = midnight(day);
        let to_us = from_us + calendar::DAY;
        let bucket = Object::new();
        let bucket = match vendor {
            "openai" => bucket
                .text("object", "bucket")
                .number("start_time", from_us / calendar::SECOND)
                .number("end_time", to_us / calendar::SECOND),
            _ => bucket
                .text("starting_at", &calendar::iso_seconds(from_us))
                .text("ending_at", &calendar::iso_seconds(to_us)),
        };
        bucket.raw("results", &results).end()
    });
    let buckets: Vec<String> = buckets.collect();
    let page = Object::new().raw("data", &format!("[\n{}\n]", buckets.join(",\n"))).raw("has_more", "false");
    let folder = if vendor == "openai" { "openai_usage" } else { "claude_cost_report" };
    File::packed(format!("exports/{folder}/{month}.json.gz"), (page.end() + "\n").into_bytes())
}

/// Midnight in UTC of a day as `2026-10-01`.
fn midnight(day: &str) -> i64 {
    let day: chrono::NaiveDate = day.parse().expect("the day was printed above");
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros()
}
