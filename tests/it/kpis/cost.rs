//! KPIs of tokens and money.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "cost.spend",
    "cost.tokens",
    "cost.unpriced_share",
    "cost.recorded_spend",
    "cost.billed_amount",
    "cost.reconciliation_gap",
    "cost.budget_burn",
    "cost.variance",
    "cost.cost_per_call",
    "cost.cost_per_active_person",
    "cost.cost_per_accepted_output",
    "cost.cache_hit_rate",
    "cost.net_cache_saving",
];

use super::lake::Lake;
use super::setting::value;
use auditpack::event::tables::{DAILY, USAGE};
use auditpack::measure::findings::Findings;
use auditpack::measure::measurement::Measurement;

const TOKENS: &str = "local_day|source|project|model|tokens_in|tokens_cache_read|tokens_cache_write|events|tokens_count|kind=call|outcome=success";
const BUCKETS: &str = "bucket_start_us|bucket_end_us|local_day|source|report|project|model|tokens_in|cost_nano_usd|observed_us|content_hash";

fn of(rows: &[&str], buckets: &[&str]) -> Findings {
    Lake::default().with(&DAILY, TOKENS, rows).with(&USAGE, BUCKETS, buckets).measure(&value())
}

fn total(found: &Findings, kpi: &str) -> Measurement {
    found.measurements.iter().find(|one| one.kpi == kpi && one.dimensions.is_empty()).unwrap().clone()
}

fn value_of(found: &Findings, kpi: &str) -> f64 {
    let one = total(found, kpi);
    one.value.unwrap_or_else(|| panic!("{kpi}: {:?}", one.reason))
}

fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

#[test]
fn the_price_is_that_of_the_day() {
    // $1.25 a million up to the 11th, $1.10 from the 12th.
    let found = of(
        &["2026-10-11|litellm|claims|gpt-5|1000000|0|0|1|1", "2026-10-12|litellm|claims|gpt-5|1000000|0|0|1|1"],
        &[],
    );
    assert_near(value_of(&found, "cost.spend"), 2.35);
}

#[test]
fn tokens_without_a_price_are_told_and_never_free() {
    let rows = ["2026-10-11|litellm|claims|gpt-5|800000|0|0|1|1", "2026-10-11|litellm|claims|other|200000|0|0|1|1"];
    let found = of(&rows, &[]);
    assert_near(value_of(&found, "cost.spend"), 1.0);
    assert_near(value_of(&found, "cost.unpriced_share"), 0.2);
    assert!(total(&found, "cost.spend").told().unwrap().starts_with("200,000 of 1,000,000 tokens have no price"));
    let none = of(&rows[1..], &[]);
    let spend = total(&none, "cost.spend");
    assert_eq!(spend.value, None);
    assert_eq!(spend.told().unwrap(), "none of the 200,000 tokens has a price in the price book");
    assert_eq!(total(&none, "cost.cost_per_call").value, None);
}

#[test]
fn a_cache_that_is_filled_and_not_read_costs() {
    // Read at $0.125 in place of $1.25; what writing costs is not known before the 20th.
    let found = of(&["2026-10-11|litellm|claims|gpt-5|0|1000000|1000000|1|1"], &[]);
    assert_near(value_of(&found, "cost.net_cache_saving"), 1.125);
    let reason = total(&found, "cost.net_cache_saving").told().unwrap();
    assert!(reason.starts_with("1,000,000 of 2,000,000 cached tokens have no price"), "{reason}");
    assert_near(value_of(&found, "cost.cache_hit_rate"), 0.5);
    // 1,000,000 written at $20 in place of $1.10.
    let written = of(&["2026-10-21|litellm|claims|gpt-5|0|0|1000000|1|1"], &[]);
    assert_near(value_of(&written, "cost.net_cache_saving"), -18.9);
}

#[test]
fn tokens_of_two_sources_are_never_added() {
    let found = of(
        &["2026-10-11|litellm|claims|gpt-5|800000|0|0|1|1"],
        &[
            "2026-10-11 00:00|2026-10-12 00:00|2026-10-11|openai_usage|usage|claims|gpt-5|900000|-|2026-10-12 00:00|1",
            "2026-10-11 00:00|2026-10-12 00:00|2026-10-11|openai_usage|usage|toys|gpt-5|400000|-|2026-10-12 00:00|2",
        ],
    );
    // Claims by the gateway's rows, toys by the vendor's counts.
    assert_near(value_of(&found, "cost.tokens"), 1_200_000.0);
    assert_near(value_of(&found, "cost.spend"), 1.5);
}

#[test]
fn bills_of_one_vendor_are_heard_once_and_those_of_two_added() {
    let bill = |source: &str, report: &str, hash: &str, cost: &str| {
        format!(
            "2026-10-11 00:00|2026-10-12 00:00|2026-10-11|{source}|{report}|claims|-|-|{cost}|2026-10-12 00:00|{hash}"
        )
    };
    let bills = [
        bill("claude_cost_report", "cost", "1", "1000000000"),
        bill("claude_console_csv", "cost", "2", "1100000000"),
        bill("openai_usage", "costs", "3", "500000000"),
        bill("claude_code_analytics", "models", "4", "900000000"),
    ];
    let found = of(&["2026-10-11|litellm|claims|gpt-5|800000|0|0|1|1"], &bills.each_ref().map(String::as_str));
    assert_near(value_of(&found, "cost.billed_amount"), 1.5);
    // $1 computed against $1.50 billed.
    assert_near(value_of(&found, "cost.reconciliation_gap"), 0.5 / 1.5);
}

#[test]
fn days_with_only_one_side_are_not_reconciled() {
    let found = of(
        &["2026-10-10|litellm|claims|gpt-5|800000|0|0|1|1"],
        &[
            "2026-10-11 00:00|2026-10-12 00:00|2026-10-11|claude_cost_report|cost|claims|-|-|1000000000|2026-10-12 00:00|1",
        ],
    );
    let gap = total(&found, "cost.reconciliation_gap");
    assert_eq!(
        (gap.value, gap.told().as_deref()),
        (None, Some("nothing was billed on a day for which the spend is known"))
    );
}

#[test]
fn the_parts_of_spend_and_of_its_change_add_up() {
    let rows = [
        "2026-09-11|litellm|claims|gpt-5|800000|5000|0|1|1",
        "2026-10-11|litellm|claims|gpt-5|300000|0|0|1|1",
        "2026-10-20|litellm|audit|gpt-4|700000|9000|0|1|1",
    ];
    let found = of(&rows, &[]);
    for kpi in ["cost.spend", "cost.tokens", "cost.variance"] {
        let members = found.measurements.iter().filter(|one| one.kpi == kpi && !one.dimensions.is_empty());
        let sum: f64 = members.filter_map(|one| one.value).sum();
        assert!((sum - value_of(&found, kpi)).abs() < 1e-9, "{kpi}: {sum}");
    }
    let changed = of(&["2026-09-11|otlp|claims|gpt-5|800000|0|0|1|1", rows[1]], &[]);
    let reason = total(&changed, "cost.variance").told().unwrap();
    assert_eq!(reason, "the tokens come from other sources: litellm, before otlp");
}
