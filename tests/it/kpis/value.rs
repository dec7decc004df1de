//! KPIs of time saved.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "value.time_saved_hours",
    "value.net_time_saved_hours",
    "value.oversight_hours",
    "value.realised_hours",
    "value.hours_per_person_week",
    "value.gross_value",
    "value.net_value",
    "value.value_per_dollar",
    "value.break_even_minutes",
];

use super::lake::{Lake, total};
use super::setting::value;
use auditpack::event::tables::{DAILY, REVIEW};
use auditpack::measure::assumptions::Assumptions;
use auditpack::measure::findings::{Findings, Swing};

fn of(assumptions: &Assumptions) -> Findings {
    let header = "local_day|source|project|task_class|events|kind=call|outcome=success";
    let rows = ["2026-10-11|litellm|claims|drafting|1000", "2026-10-12|litellm|claims|coding|10"];
    Lake::default().with(&DAILY, header, &rows).measure(assumptions)
}

#[test]
fn the_widest_swing_comes_first_and_the_order_of_the_classes_is_of_no_matter() {
    let found = of(&value()).tornado;
    let (first, widths) = (&found.swings[0], found.swings.iter().map(Swing::width).collect::<Vec<_>>());
    assert_eq!((first.class.as_str(), first.assumption), ("drafting", "baseline_minutes"));
    assert!(first.p10_hours < found.hours && found.hours < first.p90_hours);
    assert!(widths.is_sorted_by(|a, b| a >= b));
    // Rework of coding is certain: nine of the ten assumptions can swing.
    assert_eq!(found.swings.len(), 9);
    let assisted = found.swings.iter().find(|swing| swing.assumption == "assisted_minutes").unwrap();
    assert!(assisted.p10_hours > assisted.p90_hours, "more minutes with AI save less");
    let mut reversed = value();
    reversed.task.reverse();
    assert_eq!(of(&reversed).tornado, found);
}

#[test]
fn an_absent_input_is_named() {
    let reason = |assumptions: &Assumptions, kpi: &str| {
        let found = of(assumptions);
        let one = found.measurements.iter().find(|one| one.kpi == kpi && one.dimensions.is_empty()).unwrap();
        assert_eq!(one.value, None, "{kpi}");
        one.reason.clone().unwrap()
    };
    let unrealised = Assumptions { realised_share: None, ..value() };
    assert!(reason(&unrealised, "value.realised_hours").contains("`value.realised_share`"));
    assert!(reason(&unrealised, "value.net_value").contains("`value.realised_share`"));
    let unrated = Assumptions { hourly_rate_usd: None, ..value() };
    assert!(reason(&unrated, "value.gross_value").contains("`value.hourly_rate_usd`"));
    assert!(reason(&value(), "value.value_per_dollar").starts_with("no call of the period tells its tokens"));
    assert!(reason(&value(), "value.hours_per_person_week").contains("names a person"));
    assert!(reason(&value(), "value.oversight_hours").starts_with("no review log"));
}

#[test]
fn classes_are_told_apart_and_the_weakest_evidence_is_that_of_the_whole() {
    let found = of(&value());
    let saved: Vec<_> = found.measurements.iter().filter(|one| one.kpi == "value.time_saved_hours").collect();
    let grades: Vec<String> = saved.iter().map(|one| one.grade.unwrap().to_string()).collect();
    assert_eq!(grades, ["E1", "E1", "E2"], "the total, coding, drafting");
    assert!(saved[1].value.unwrap() < 0.0, "a class may lose time");
    assert!(saved[0].reason.as_ref().unwrap().starts_with("evidence grade E1: a capacity scenario"));
}

/// Reviews of two products: of `claims` two tools tell the same, of `letters` another tool alone.
#[test]
fn review_time_is_chosen_project_by_project() {
    let header = "output_id|source|observed_us|completed_us|review_ms|output_us|output_day|project|content_hash";
    let at = "2026-10-05 15:00";
    let review = |id: &str, source: &str, ms: i64, hash: i64| format!("{id}|{source}|{at}|{at}|{ms}|-|-|-|{hash}");
    let link = |id: &str, project: &str, hash: i64| format!("{id}|link|{at}|-|-|{at}|2026-10-05|{project}|{hash}");
    let rows = [
        review("a", "langfuse", 3_600_000, 1),
        review("a", "second_tool", 7_200_000, 2),
        link("a", "claims", 3),
        review("b", "second_tool", 1_800_000, 4),
        link("b", "letters", 5),
        review("c", "second_tool", 900_000, 6),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = Lake::default().with(&REVIEW, header, &rows).measure(&value());
    let hours = total(&found, "value.oversight_hours");
    // One hour of claims, half an hour of letters, a quarter of an output that no log knows; claims once only.
    assert_eq!((hours.value, hours.n), (Some(1.75), Some(3)));
}
