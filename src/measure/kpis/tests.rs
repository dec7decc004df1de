//! The worked example of every KPI, and what must not be mistaken for zero.

use super::{Example, kpis};
use crate::event::capability::Question;
use crate::event::table::Table;
use crate::event::tables::{ACTION, CASE, DAILY, ENTITY, HOURLY, KEYS, PEOPLE, REJECT, REVIEW, RUN, TOTALS, USAGE};
use crate::measure::assumptions::Assumptions;
use crate::measure::calendar::Calendar;
use crate::measure::edition::Published;
use crate::measure::example::{micros, rows};
use crate::measure::findings::{Choice, Findings, Kept};
use crate::measure::frame::from_batches;
use crate::measure::measurement::Measurement;
use crate::measure::period::Period;
use crate::measure::precedence::{Precedence, no_source};
use crate::measure::prices::{Budgets, PriceBook};
use crate::measure::rollup::{ROLLUPS, made_from};
use crate::measure::settings::{Settings, Suppression};
use crate::measure::{Context, Tables, findings};
use crate::policy::{Policy, Verdict};
use crate::words::english;
use polars::prelude::{IntoLazy, LazyFrame};

const POLICY: &str = r#"
    [targets."usage.unattributed_share"]
    at_most = 0.05
    [targets."review.completion_rate"]
    at_least = 0.8
    [review.coverage]
    high = 1.0
    low = 0.1
    [investigation]
    sla_hours = { critical = 8, high = 24 }
    horizon_hours = 720
    dispositions = { true_positive = ["confirmed"], false_positive = ["false positive"] }
"#;

/// Business hours of an office.
const CALENDAR: &str = r#"
    people_share_zone = true
    [[business]]
    valid_from = "2026-01-01"
    [business.hours]
    mon = "09:00-17:30"
    tue = "09:00-17:30"
    wed = "09:00-17:30"
    thu = "09:00-17:30"
    fri = "09:00-17:30"
"#;

/// Prices of a million tokens, and a budget.
const SETTINGS: &str = r#"
    price = [
        { model = "sonnet*", class = "input",       usd_per_million = "3.00",  valid_from = "2026-01-01" },
        { model = "sonnet*", class = "cache_read",  usd_per_million = "0.30",  valid_from = "2026-01-01" },
        { model = "sonnet*", class = "cache_write", usd_per_million = "3.75",  valid_from = "2026-01-01" },
        { model = "sonnet*", class = "output",      usd_per_million = "15.00", valid_from = "2026-01-01" },
        { model = "falling", class = "input",       usd_per_million = "3.00",  valid_from = "2026-01-01" },
        { model = "falling", class = "output", usd_per_million = "15.00", valid_from = "2026-01-01", valid_to = "2026-10-01" },
        { model = "falling", class = "output",      usd_per_million = "12.00", valid_from = "2026-10-01" },
    ]
    budget = [{ period = "2026-10", usd = "40" }]
"#;

/// The parts of the settings that examples rest on.
#[derive(serde::Deserialize)]
struct Priced {
    price: PriceBook,
    budget: Budgets,
}

fn settings() -> Settings {
    let Priced { price, budget } = toml::from_str(SETTINGS).unwrap();
    // Examples are small enough to be worked out by hand: what they give would have to be withheld.
    let suppression = Suppression { k: 0, dominance: 1.0 };
    Settings { prices: price, budgets: budget, suppression, ..Settings::default() }
}

/// Certain minutes, and a share that is as good as certainly 0.9.
const VALUE: &str = r#"
    seed = 1
    draws = 2000
    realised_share = { alpha = 5e11, beta = 5e11 }
    hourly_rate_usd = "60"
    reviewer_rate_usd = "80"
    seat_usd_per_month = "25"
    [[task]]
    class = "drafting"
    title = "Drafting letters"
    evidence = "E2"
    baseline_minutes = { low = 20, mode = 20, high = 20 }
    assisted_minutes = { low = 7, mode = 7, high = 7 }
    review_minutes = { low = 2, mode = 2, high = 2 }
    rework_minutes = { low = 1, mode = 1, high = 1 }
    accepted_share = { alpha = 9e9, beta = 1e9 }
"#;

fn lazy(table: &Table, text: &str) -> LazyFrame {
    from_batches(&[rows(table, text)], table).unwrap().lazy()
}

fn measure(example: &Example, period: &str) -> Findings {
    let of_daily = |table: &Table| {
        let rollup = ROLLUPS.iter().find(|rollup| rollup.table == table).unwrap();
        let made = made_from(rollup, lazy(&DAILY, example.daily)).unwrap();
        from_batches(&[made], table).unwrap().lazy()
    };
    let tables = Tables {
        totals: vec![of_daily(&TOTALS)],
        daily: vec![lazy(&DAILY, example.daily)],
        people: vec![of_daily(&PEOPLE)],
        keys: lazy(&KEYS, example.keys),
        hourly: lazy(&HOURLY, example.hourly),
        action: lazy(&ACTION, example.action),
        usage: lazy(&USAGE, example.usage),
        review: vec![lazy(&REVIEW, example.review)],
        case: vec![lazy(&CASE, example.case)],
        entity: lazy(&ENTITY, example.entity),
        run: lazy(&RUN, example.run),
        reject: lazy(&REJECT, ""),
        published: Published::default(),
        kept: Kept::default(),
    };
    let policy: Policy = toml::from_str(POLICY).unwrap();
    let value: Assumptions = toml::from_str(VALUE).unwrap();
    let as_of_us = micros("2026-11-05 09:00");
    let period = Period::parse(period, "2026-11-05".parse().unwrap()).unwrap();
    let zone = chrono_tz::Europe::London;
    let (policy, value, settings, precedence) = (&policy, &value, &settings(), &Precedence::default());
    let calendar = &toml::from_str::<Calendar>(CALENDAR).unwrap();
    let context =
        Context { organization: "Example", period, zone, calendar, as_of_us, precedence, policy, value, settings };
    findings(tables, &context).unwrap()
}

fn total(findings: &Findings, kpi: &str) -> Measurement {
    findings.measurements.iter().find(|one| one.kpi == kpi && one.dimensions.is_empty()).unwrap().clone()
}

fn member(findings: &Findings, kpi: &str, name: &str) -> Measurement {
    let found = |one: &&Measurement| one.kpi == kpi && one.dimensions.values().any(|member| member == name);
    findings.measurements.iter().find(found).unwrap().clone()
}

fn example_of(kpi: &str) -> &'static Example {
    &kpis().find(|one| one.card.id == kpi).unwrap().example
}

/// The reason why a KPI has no value.
fn missing(findings: &Findings, kpi: &str) -> String {
    let found = total(findings, kpi);
    assert_eq!((found.value, found.verdict), (None, Verdict::NotMeasurable), "{found:?}");
    found.told().unwrap()
}

#[test]
fn every_worked_example_gives_what_its_card_says() {
    for kpi in kpis() {
        let (card, gives) = (&kpi.card, kpi.example.gives);
        let found = total(&measure(&kpi.example, "2026-10"), card.id);
        let value = found.value.unwrap_or_else(|| panic!("{} has no value: {:?}", card.id, found.reason));
        assert!((value - gives).abs() < 5e-4, "{}: {value} is not {gives}", card.id);
        assert!(card.example.contains(&gives.to_string()), "{}: `{}` does not say {gives}", card.id, card.example);
    }
}

#[test]
fn an_absent_input_is_named() {
    let nothing = measure(&Example::EMPTY, "2026-10");
    let absent = |question| no_source(question).english();
    assert_eq!(missing(&nothing, "usage.calls"), absent(Question::Calls));
    assert_eq!(missing(&nothing, "review.routing_rate"), absent(Question::Calls));
    assert_eq!(missing(&nothing, "review.overturn_rate"), absent(Question::Reviews));
    assert_eq!(missing(&nothing, "investigation.open_cases"), absent(Question::Cases));
    assert_eq!(missing(&nothing, "quality.rows_read"), "nothing has been ingested yet");
    assert!(nothing.measurements.iter().all(|one| one.value.is_none() && !one.reason.is_empty()));
}

#[test]
fn a_silent_month_is_not_a_month_without_calls() {
    let log = "local_day | outcome | source | events | project=claims | kind=call
               2026-09-30 | success | litellm | 4
               2026-11-01 | success | litellm | 4
               2026-08-01 | failure | litellm | 4
               2026-08-02 | success | second  | 4";
    let example = Example { daily: log, ..Example::EMPTY };
    let october = measure(&example, "2026-10");
    assert_eq!(missing(&october, "usage.calls"), "`litellm` and `second` have no row in 2026-10, the only call log");
    assert!(october.days.is_empty());
    let september = total(&measure(&example, "2026-09"), "usage.calls");
    assert_eq!(september.value, Some(4.0));
    assert_eq!(september.told().as_deref(), Some("`second` has no row in 2026-09"));
    let trend = &october.trends[0].points;
    let values: Vec<Option<f64>> = trend[trend.len() - 3..].iter().map(|point| point.value).collect();
    assert_eq!((trend.len(), values), (13, vec![Some(4.0), Some(4.0), None]));
    let failed = Example {
        daily: "local_day | source | events | outcome=failure | kind=call\n2026-10-01 | litellm | 4",
        ..Example::EMPTY
    };
    assert_eq!(total(&measure(&failed, "2026-10"), "usage.calls").value, Some(0.0));
    assert_eq!(missing(&measure(&failed, "2026-10"), "usage.unattributed_share"), "no call was accepted in the period");
}

#[test]
fn members_add_up_to_the_total_and_are_sorted() {
    let found = measure(example_of("usage.calls"), "2026-10");
    let calls: Vec<_> = found.measurements.iter().filter(|one| one.kpi == "usage.calls").collect();
    let members: Vec<&str> = calls[1..].iter().map(|one| one.dimensions["project"].as_str()).collect();
    assert_eq!(members, ["audit", "claims"]);
    assert_eq!(calls[0].value, Some(calls[1..].iter().filter_map(|one| one.value).sum()));
    assert_eq!((found.days.len(), found.days[2].calls, found.days[2].failed), (3, 2, 1));
}

#[test]
fn too_many_unattributed_calls_hide_the_projects() {
    let daily = "local_day | project | events | outcome=success | kind=call | source=litellm
                 2026-10-01 | claims | 79
                 2026-10-01 | unattributed | 21";
    let found = measure(&Example { daily, ..Example::EMPTY }, "2026-10");
    let reason = missing(&found, "usage.effective_projects");
    assert_eq!(reason, "21% of the calls have no project: complete the attribution map");
    let share = total(&found, "usage.unattributed_share");
    assert_eq!((share.verdict, share.target), (Verdict::NotMet, Some(0.05)));
}

#[test]
fn tiers_are_judged_by_their_own_duty() {
    // A month of which one day is in the log could not be met.
    let found = measure(example_of("review.coverage"), "2026-10-05");
    let high = member(&found, "review.coverage", "high");
    assert_eq!((high.value, high.target, high.verdict), (Some(1.0), Some(1.0), Verdict::Met));
    let low = member(&found, "review.coverage", "low");
    assert_eq!((low.value, low.denominator, low.verdict), (Some(0.0), Some(2.0), Verdict::CannotTell));
    assert!(low.told().unwrap().contains("more observations"));
    assert_eq!(total(&found, "review.coverage").verdict, Verdict::NoTarget);
    let completion = total(&measure(example_of("review.completion_rate"), "2026-10"), "review.completion_rate");
    assert_eq!((completion.verdict, completion.target), (Verdict::CannotTell, Some(0.8)));
    assert!(completion.ci_low.unwrap() < 0.75 && completion.ci_high.unwrap() > 0.75);
}

#[test]
fn reviews_that_contradict_the_call_log_give_no_rate() {
    let whole = example_of("review.coverage");
    let few = "local_day | tier | events | kind=call | outcome=success | source=litellm\n2026-10-05 | high | 1";
    let found = measure(&Example { daily: few, review: whole.review, ..Example::EMPTY }, "2026-10");
    assert_eq!(
        missing(&found, "review.coverage"),
        "2 outputs of tier `high` were routed but only 1 are in the call log"
    );
    let unlinked = example_of("review.completion_rate").review;
    let found = measure(&Example { daily: whole.daily, review: unlinked, ..Example::EMPTY }, "2026-10");
    assert_eq!(missing(&found, "review.routing_rate"), "none of the 4 reviewed outputs is in the call log");
}

#[test]
fn a_quiet_month_has_no_clock_but_a_stock() {
    let case = "case_id | flagged_us | observed_us | state | severity=high | source=servicenow
                A | 2026-09-05 00:00 | 2026-10-07 00:00 | active";
    let found = measure(&Example { case, ..Example::EMPTY }, "2026-10");
    assert_eq!(missing(&found, "investigation.mtti_median"), "no case was flagged in the period");
    assert_eq!(total(&found, "investigation.open_cases").value, Some(1.0));
    assert_eq!((found.open_cases[0].case_id.as_str(), found.open_cases[0].sla_hours), ("A", Some(24.0)));
    let august = measure(&Example { case, ..Example::EMPTY }, "2026-08");
    assert_eq!(
        missing(&august, "investigation.open_cases"),
        "`servicenow` has no row in 2026-08, the only ticket export"
    );
}

#[test]
fn what_is_left_out_is_counted_and_open_cases_hide_the_p90() {
    let case = "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
                A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
                B | 2026-10-06 00:00 | 2026-10-05 20:00 | 2026-10-06 20:00 | resolved
                C | 2026-10-07 00:00 | -                | 2026-10-08 16:00 | closed
                D | 2026-10-31 23:30 | -                | 2026-11-01 00:00 | active
                E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | cancelled";
    let found = measure(&Example { case, ..Example::EMPTY }, "2026-10");
    let median = total(&found, "investigation.mtti_median");
    assert_eq!((median.value, median.n, median.ci_high), (Some(10.0), Some(2), None));
    let left_out = "left out: 1 cancelled, 1 with a clock that runs backwards, 1 resolved at an unknown time";
    assert_eq!(median.told().unwrap(), format!("only 2 cases: read them one by one; {left_out}"));
    let p90 = missing(&found, "investigation.mtti_p90");
    assert!(
        p90.starts_with("the 90th percentile is beyond 106 hours and not yet observable: 1 case still open"),
        "{p90}"
    );
    assert_eq!((found.survival.cases, found.survival.disposed, found.survival.sla_hours), (2, 1, Some(24.0)));
    assert_eq!(found.survival.censored_hours, [105.5]);
}

#[test]
fn a_stock_of_an_earlier_period_is_counted_as_long_after_its_end() {
    let found = measure(example_of("investigation.open_cases"), "2026-10");
    let trend = found.trends.iter().find(|trend| trend.kpi == "investigation.open_cases").unwrap();
    // On 5 October at 09:00, as long after September as the as-of instant is after October, A and C were open.
    assert_eq!(trend.points.iter().rev().take(2).map(|point| point.value).collect::<Vec<_>>(), [Some(2.0), Some(2.0)]);
}

#[test]
fn cases_not_yet_due_do_not_decide_the_service_level() {
    let case = "case_id | flagged_us | observed_us | state=active | severity | source=servicenow
                A | 2026-10-31 20:00 | 2026-10-31 20:00 | low";
    let found = measure(&Example { case, ..Example::EMPTY }, "2026-10");
    let reason = missing(&found, "investigation.sla_attainment");
    assert!(reason.starts_with("the policy sets no service level"), "{reason}");
}

#[test]
fn unknown_review_time_is_not_no_review_time() {
    let with = example_of("value.net_time_saved_hours");
    let review = "output_id | observed_us | completed_us | source=langfuse\na | 2026-10-05 09:05 | 2026-10-05 09:05";
    let found = measure(&Example { daily: with.daily, review, ..Example::EMPTY }, "2026-10");
    assert_eq!(
        missing(&found, "value.net_time_saved_hours"),
        "none of the 1 completed reviews records its working time"
    );
    let found = measure(with, "2026-10");
    assert!(
        total(&found, "value.net_time_saved_hours").told().unwrap().contains("known for 2 of 2 reviews: 1.5 hours")
    );
    assert_eq!((found.tasks.len(), found.tasks[0].uses, found.tasks[0].evidence.as_str()), (1, 100, "E2"));
}

/// Calls of two gateways and of a vendor's report, by project.
const SEVERAL: Example = Example {
    daily: "local_day | project | source | events | kind | outcome=success
            2026-10-01 | claims | litellm      | 5   | call
            2026-10-01 | claims | my_gateway   | 50  | call
            2026-10-02 | chats  | claude_chats | 7   | output
            2026-10-02 | chats  | claude_chats | 6   | prompt
            2026-10-02 | audit  | my_gateway   | 3   | call",
    usage: "bucket_start_us | bucket_end_us | local_day | project | native_project | requests | observed_us | content_hash | source=openai_usage | report=completions
            2026-10-03 00:00 | 2026-10-04 00:00 | 2026-10-03 | claims | p1 | 900 | 2026-10-04 00:00 | 1
            2026-10-03 00:00 | 2026-10-04 00:00 | 2026-10-03 | toys   | p2 | 30  | 2026-10-04 00:00 | 9
            2026-10-03 00:00 | 2026-10-04 00:00 | 2026-10-03 | toys   | p2 | 40  | 2026-10-05 00:00 | 2
            2026-10-31 00:00 | 2026-11-02 00:00 | 2026-10-31 | toys   | p2 | 500 | 2026-11-02 00:00 | 3",
    ..Example::EMPTY
};

#[test]
fn two_sources_are_never_added_and_the_choice_is_told() {
    let found = measure(&SEVERAL, "2026-10");
    let calls = |project| member(&found, "usage.calls", project).value;
    assert_eq!(calls("claims"), Some(5.0), "the single rows of the known gateway");
    assert_eq!(calls("audit"), Some(3.0), "the only source of the project");
    assert_eq!(calls("chats"), Some(7.0), "answers stand in for calls where there are none");
    assert_eq!(calls("toys"), Some(40.0), "the bucket observed last; the one that reaches into November is left out");
    let told = |project: &str| {
        let of = |choice: &&Choice| choice.project.as_deref() == Some(project);
        let choice = found.choices.iter().find(of).unwrap();
        let aside = choice.aside.iter().map(|aside| format!("{} {} {}", aside.source, aside.evidence, aside.number));
        format!("{} {}: {}", choice.source, choice.number, aside.collect::<Vec<_>>().join(", "))
    };
    assert_eq!(told("claims"), "litellm 5: my_gateway rows 50, openai_usage counts 900");
    let reason = total(&found, "usage.calls").told().unwrap();
    assert!(reason.contains("40 of them were counted by the vendor (`openai_usage`)"), "{reason}");
    assert!(reason.contains("`my_gateway` with 50 was left aside"), "{reason}");
}

#[test]
fn a_second_export_of_the_same_records_fills_gaps_only() {
    let both = Example {
        daily: "local_day | source | events | kind=admin | outcome=success
                2026-10-01 | claude_activity  | 9
                2026-10-01 | claude_audit_csv | 8
                2026-10-02 | claude_audit_csv | 7
                2026-10-01 | openai_audit     | 5",
        ..Example::EMPTY
    };
    let heard = measure(&both, "2026-10").heard();
    let expected = "heard for administration: claude_activity (9), claude_audit_csv (7), openai_audit (5); \
                    left aside: claude_audit_csv (8)";
    assert_eq!(english(&heard).unwrap(), expected);
}

/// Calls of one gateway, three on every day of a range, and the policy's target for those without a project.
fn unattributed(first: &str, last: &str, silent: [&str; 2]) -> Measurement {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let days = day(first).iter_days().take_while(|one| *one <= day(last));
    let heard = days.filter(|one| !(day(silent[0]) <= *one && *one < day(silent[1])));
    let rows: Vec<String> = heard.map(|one| format!("{one} | 1000")).collect();
    let head = "local_day | events | project=claims | outcome=success | kind=call | source=litellm\n";
    let text: &'static str = format!("{head}{}", rows.join("\n")).leak();
    total(&measure(&Example { daily: text, ..Example::EMPTY }, "2026-10"), "usage.unattributed_share")
}

#[test]
fn a_target_is_not_met_while_days_are_missing() {
    let whole = unattributed("2026-08-01", "2026-11-04", ["2026-10-07", "2026-10-08"]);
    assert_eq!((whole.verdict, whole.value), (Verdict::Met, Some(0.0)), "30 of 31 days are 97 %");
    let gap = unattributed("2026-08-01", "2026-11-04", ["2026-10-07", "2026-10-09"]);
    assert_eq!((gap.verdict, gap.value, gap.target), (Verdict::CannotTell, Some(0.0), Some(0.05)));
    assert!(gap.told().unwrap().starts_with("its inputs cover 29 of 31 expected days"));
    let late = unattributed("2026-10-10", "2026-11-04", ["2026-10-10", "2026-10-10"]);
    assert!(late.told().unwrap().starts_with("its inputs cover 22 of 31 expected days"), "nothing before the 10th");
    let lost = unattributed("2026-08-01", "2026-10-24", ["2026-08-01", "2026-08-01"]);
    assert!(lost.told().unwrap().starts_with("its inputs cover 24 of 31 expected days"), "nothing after the 24th");
}
