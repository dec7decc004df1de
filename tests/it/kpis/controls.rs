//! The controls and the KPIs that support them: what lacks evidence is told.

use super::lake::Lake;
use super::setting::value;
use auditpack::measure::findings::{Evidenced, Findings};
use auditpack::measure::{areas, card};
use auditpack::policy::controls::controls;
use chrono::NaiveDate;
use std::collections::BTreeSet;

#[test]
fn what_supports_a_control_is_of_an_area() {
    let areas: BTreeSet<&str> = areas().iter().map(|area| area.id).collect();
    for entry in controls().iter().flat_map(|control| &control.supports) {
        let (area, name) = entry.split_once('.').unwrap();
        assert!(areas.contains(area), "{entry}: no such area");
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        assert!(name == "*" || name.bytes().all(plain), "{entry}");
    }
}

#[test]
#[ignore = "until the catalogue is complete"]
fn every_kpi_that_a_control_names_is_there() {
    let named: BTreeSet<&String> = controls().iter().flat_map(|control| &control.supports).collect();
    let missing: Vec<_> = named.into_iter().filter(|id| !id.ends_with(".*") && card(id).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_control_without_a_measured_kpi_is_told_once_it_applies() {
    let empty = Lake::default().measure(&value());
    let told: BTreeSet<&str> = empty.controls_without_evidence().into_iter().collect();
    let applies = |one: &&Evidenced| one.applies_from.is_none_or(|from| from <= empty.period.last_day());
    assert_eq!(told, empty.controls.iter().filter(applies).map(|one| one.control.as_str()).collect());
    assert!(told.contains("HIPAA 164.312(b)") && told.contains("EU AI Act 4") && !told.contains("EU AI Act 12"));
    let one = |from: &str, supported_by: &[&'static str]| Evidenced {
        control: "A 1".to_owned(),
        applies_from: from.parse().ok(),
        only: None,
        supported_by: supported_by.to_vec(),
    };
    let count = |control| Findings { controls: vec![control], ..empty.clone() }.controls_without_evidence().len();
    assert_eq!(count(one("", &[])), 1);
    assert_eq!(count(one("2026-10-31", &[])), 1);
    assert_eq!(count(one("2026-11-01", &[])), 0, "it does not apply in October");
    assert_eq!(count(one("", &["usage.calls"])), 0);
}

#[test]
fn a_kpi_with_a_value_supports_its_controls() {
    let found = kpis_with_rows();
    let of = |name: &str| found.controls.iter().find(|one| one.control == name).unwrap();
    assert!(of("ISO/IEC 42001 A.6.2.8").supported_by.contains(&"quality.rows_read"));
    assert!(!found.controls_without_evidence().contains(&"ISO/IEC 42001 A.6.2.8"));
    assert_eq!(of("EU AI Act 12").applies_from, NaiveDate::from_ymd_opt(2027, 12, 2));
}

/// The findings of a lake into which one file was read.
fn kpis_with_rows() -> Findings {
    let header = "run_id|source_file|format|day|last_us|rows_read|rows_accepted|rows_duplicate|rows_rejected";
    let row = "r1|f1|litellm|2026-10-30|-|9|5|3|1".to_owned();
    Lake([("run", (header.to_owned(), vec![row]))].into()).measure(&value())
}
