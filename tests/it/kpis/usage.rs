//! KPIs of use.

use super::lake::{Dice, Lake, member, total};
use super::setting::value;
use auditpack::event::tables::{DAILY, KEYS};
use auditpack::measure::findings::Findings;

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "usage.calls",
    "usage.unattributed_share",
    "usage.effective_projects",
    "usage.calls_attempted",
    "usage.error_share",
    "usage.project_share",
    "usage.top_1_share",
    "usage.top_3_share",
    "usage.top_10_share",
    "usage.hhi",
    "usage.gini",
    "usage.calls_per_working_day",
    "usage.growth",
    "usage.change_in_calls",
    "usage.new_projects",
    "usage.calls_per_active_person",
    "usage.tasks_per_working_day",
    "usage.keys_active",
    "usage.keys_unused",
    "usage.keys_multi_project",
];

const CALLS: &str = "local_day|project|events|outcome|kind=call|source=litellm";

fn calls(rows: &[&str]) -> Findings {
    Lake::of(&[(&DAILY, CALLS, rows)]).measure(&value())
}

fn close(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 1e-6)
}

#[test]
fn concentration_equals_the_reference_values_within_its_bounds() {
    let projects = [("a", 500), ("b", 300), ("c", 100), ("d", 50), ("e", 30), ("f", 20), ("unattributed", 150)];
    let rows = projects.map(|(project, calls)| format!("2026-10-01|{project}|{calls}|success"));
    let found = calls(&rows.each_ref().map(String::as_str));
    for (kpi, expected) in [
        ("usage.top_1_share", 0.5),
        ("usage.top_3_share", 0.9),
        ("usage.top_10_share", 1.0),
        ("usage.hhi", 0.3538),
        ("usage.gini", 0.652),
        ("usage.effective_projects", 2.826_456),
        ("usage.project_share", 1000.0 / 1150.0),
    ] {
        assert!(close(total(&found, kpi).value, expected), "{kpi}: {:?}", total(&found, kpi));
    }
    let projects = total(&found, "usage.effective_projects");
    assert!(close(projects.ci_low, 2.512_825) && close(projects.ci_high, 3.737_988), "{projects:?}");
    let index = total(&found, "usage.hhi");
    assert!(close(index.ci_low, 1.0 / 3.737_988_1) && close(index.ci_high, 1.0 / 2.512_825_4), "{index:?}");
    assert!(index.told().unwrap().contains("3,538 on the scale to 10,000; normalised 0.2246"));
}

#[test]
fn too_many_unattributed_calls_leave_bounds_only() {
    let found = calls(&["2026-10-01|a|60|success", "2026-10-01|unattributed|40|success"]);
    for kpi in ["usage.top_1_share", "usage.hhi", "usage.gini", "usage.effective_projects"] {
        let found = total(&found, kpi);
        assert!(found.value.is_none() && found.told().unwrap().starts_with("40% of the calls"), "{kpi}");
    }
    let projects = total(&found, "usage.effective_projects");
    assert!(close(projects.ci_low, 1.0) && close(projects.ci_high, 1.0 / 0.36), "{projects:?}");
}

#[test]
fn a_working_day_without_rows_is_unknown_and_one_without_calls_is_zero() {
    // Thursday, Friday, Monday: only an administrator's row on the Friday, nothing at all on the Monday.
    let header = "local_day|kind|events|project=a|outcome=success|source=litellm";
    let rows = ["2026-10-01|call|8", "2026-10-02|admin|1", "2026-10-03|call|500"];
    let found = total(&Lake::of(&[(&DAILY, header, &rows)]).measure(&value()), "usage.calls_per_working_day");
    assert_eq!((found.value, found.n), (Some(4.0), Some(2)));
    // October 2026 has 22 working days.
    assert!(found.told().unwrap().contains("20 working days without any row left out"));
}

#[test]
fn a_change_is_split_and_refused_where_the_source_changed() {
    let found = calls(&[
        "2026-09-01|a|50|success",
        "2026-09-01|b|30|success",
        "2026-10-01|a|45|success",
        "2026-10-01|c|40|success",
        "2026-10-01|unattributed|2|success",
    ]);
    let part = |name| member(&found, "usage.change_in_calls", name).value;
    assert_eq!((part("new"), part("retired"), part("continuing")), (Some(40.0), Some(-30.0), Some(-5.0)));
    assert_eq!((part("unattributed"), total(&found, "usage.change_in_calls").value), (Some(2.0), Some(7.0)));
    let header = "local_day|source|events|project=a|outcome=success|kind=call";
    let moved = Lake::of(&[(&DAILY, header, &["2026-09-01|litellm|50", "2026-10-01|otlp|50"])]).measure(&value());
    let refused = total(&moved, "usage.change_in_calls");
    let reason = "`a` was heard from `litellm` in 2026-09 and is now heard from `otlp`";
    assert_eq!((refused.value, refused.told().as_deref()), (None, Some(reason)));
}

#[test]
fn no_growth_on_a_small_base() {
    let found = total(&calls(&["2026-09-01|a|29|success", "2026-10-01|a|60|success"]), "usage.growth");
    let reason = "too few calls to speak of growth: 29 in 2026-09; +31 on a typical working day";
    assert_eq!((found.value, found.told().as_deref()), (None, Some(reason)));
}

#[test]
fn a_key_that_passed_to_another_project_serves_one_at_a_time() {
    let header = "local_day|api_key_id|project|events=1|kind=call|source=litellm";
    let rows = ["2026-10-01|k|a", "2026-10-05|k|a", "2026-10-06|k|b", "2026-10-02|m|a", "2026-10-02|m|b"];
    let days = ["2026-10-01|a|5|success", "2026-10-02|b|5|success"];
    let found = Lake::of(&[(&KEYS, header, &rows), (&DAILY, CALLS, &days)]).measure(&value());
    let shared = total(&found, "usage.keys_multi_project");
    assert_eq!((shared.value, shared.n), (Some(1.0), Some(2)));
    assert_eq!(total(&found, "usage.keys_active").value, Some(2.0));
    let unused = total(&found, "usage.keys_unused");
    assert!(unused.value.is_none() && unused.told().unwrap().starts_with("no directory of API keys"));
}

#[test]
fn bounds_contain_the_value_and_the_largest_shares_grow_with_their_number() {
    let mut dice = Dice(11);
    for round in 0..10 {
        let found = dice.lake().measure(&value());
        for kpi in ["usage.hhi", "usage.effective_projects"] {
            let one = total(&found, kpi);
            let Some(value) = one.value else { continue };
            assert!(one.ci_low.is_some_and(|low| low <= value + 1e-12), "round {round}: {one:?}");
            assert!(one.ci_high.is_none_or(|high| value <= high + 1e-12), "round {round}: {one:?}");
        }
        let shares = [1, 3, 10].map(|count| total(&found, &format!("usage.top_{count}_share")).value);
        assert!(shares.is_sorted(), "round {round}: {shares:?}");
    }
}
