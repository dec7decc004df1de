//! The KPI catalogue as a whole: its form, and what holds for every KPI on any data.

use auditpack::event::tables::KPI;
use auditpack::measure::assumptions::Assumptions;
use auditpack::measure::card::{Parts, Uncertainty};
use auditpack::measure::edition::Change;
use auditpack::measure::findings::Findings;
use auditpack::measure::frame::from_batches;
use auditpack::measure::unit::Unit;
use auditpack::measure::{areas, card, cards, kpi_rows};
use auditpack::policy::Verdict;
use auditpack::policy::controls::controls;
use auditpack::words::{LANGUAGES, Words};
use lake::{Dice, Lake};
use setting::value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::slice;

mod adoption;
mod controls;
mod cost;
mod heard;
mod inputs;
mod investigation;
mod judged;
mod lake;
mod oversight;
mod quality;
mod queries;
mod review;
mod security;
mod setting;
mod spreads;
mod usage;
mod value;
mod waits;

/// The ids that users and tests outside depend on, area by area.
fn promised() -> BTreeSet<&'static str> {
    let areas = [
        usage::PROMISED,
        adoption::PROMISED,
        review::PROMISED,
        investigation::PROMISED,
        value::PROMISED,
        cost::PROMISED,
        security::PROMISED,
        quality::PROMISED,
    ];
    areas.concat().into_iter().collect()
}

#[test]
fn every_card_is_complete_and_keeps_its_form() {
    for card in cards() {
        let id = card.id;
        let (area, name) = id.split_once('.').unwrap();
        let lower = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
        };
        assert!(lower(area) && lower(name), "{id}: expected `area.name`");
        assert!(card.title.chars().count() <= 40, "{id}: the title has more than 40 characters");
        assert!(card.question.ends_with('?'), "{id}: the question is none");
        assert!(card.version > 0, "{id}: versions begin with 1");
        assert!(card.parts == Parts::Apart || card.dimension.is_some(), "{id}: parts of no dimension");
        assert!(
            card.unit != Unit::Share || card.ratio.is_some() || card.uncertainty != Uncertainty::Wilson,
            "{id}: of what?"
        );
        for text in [card.formula, card.source, card.clock, card.exclusions, card.inputs, card.caveat, card.example] {
            assert!(!text.is_empty(), "{id}: an empty text");
        }
        assert!(controls().iter().any(|control| control.is_supported_by(id)), "{id}: supports no control");
    }
}

#[test]
fn ids_are_unique_and_those_that_were_promised() {
    let ids: Vec<&str> = cards().map(|card| card.id).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    assert_eq!(unique, promised());
    assert!(promised().iter().all(|id| card(id).is_some_and(|card| card.id == *id)));
    assert!(card("usage.nothing").is_none());
    let prints: BTreeSet<String> = cards().map(auditpack::measure::card::Card::fingerprint).collect();
    assert_eq!(prints.len(), ids.len());
}

#[test]
fn every_file_is_a_kpi_of_its_area_and_none_is_forgotten() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/measure/kpis");
    let mut found = BTreeSet::new();
    for area in areas() {
        for file in std::fs::read_dir(root.join(area.id)).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let name = name.strip_suffix(".rs").unwrap().to_owned();
            if name != "mod" {
                found.insert(format!("{}.{name}", area.id));
            }
        }
        assert!(area.cards().all(|card| card.id.starts_with(&format!("{}.", area.id))), "{}", area.id);
    }
    assert_eq!(found, cards().map(|card| card.id.to_owned()).collect());
    let folders = std::fs::read_dir(&root).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(folders, areas().len(), "a folder in kpis/ is no area");
}

/// What must hold for every measurement, whatever the data.
fn assert_sound(findings: &Findings, what: &str) {
    let mut seen = BTreeSet::new();
    for one in &findings.measurements {
        let at = format!("{what}: {one:?}");
        for number in [one.value, one.numerator, one.denominator, one.ci_low, one.ci_high].into_iter().flatten() {
            assert!(number.is_finite(), "{at}");
        }
        let value = one.value.unwrap_or(f64::NAN);
        assert!(one.ci_low.is_none_or(|low| one.value.is_none() || low <= value + 1e-9), "{at}");
        assert!(one.ci_high.is_none_or(|high| one.value.is_none() || value <= high + 1e-9), "{at}");
        let (least, most) = one.unit.bounds().unwrap_or((f64::MIN, f64::MAX));
        assert!(one.value.is_none() || (least..=most).contains(&value), "{at}");
        // A language that lacks an argument of a remark panics.
        let explained = LANGUAGES.iter().all(|(tag, _)| !Words::of(tag).unwrap().remark(&one.reason).is_empty());
        let open = matches!(one.verdict, Verdict::CannotTell | Verdict::NotMeasurable);
        assert!(explained || !(open || one.value.is_none()), "{at}");
        assert!(one.verdict != Verdict::NotMeasurable || one.value.is_none(), "{at}");
        assert!(seen.insert((one.kpi, one.dimensions.clone())), "{at} is given twice");
    }
    for (tag, _) in LANGUAGES {
        let words = Words::of(tag).unwrap();
        assert!(findings.heard().iter().all(|heard| !words.remark(slice::from_ref(heard)).is_empty()));
        for comparison in &findings.comparisons {
            if let Change::Refused { reason } | Change::Restated { reason, .. } = &comparison.change {
                assert!(!words.remark(reason).is_empty(), "{what}: {comparison:?}");
            }
        }
    }
    for card in cards() {
        assert!(seen.contains(&(card.id, BTreeMap::new())), "{what}: {} has no total", card.id);
    }
    assert!(findings.trends.iter().all(|trend| trend.points.len() == 13));
    assert!(findings.trends.iter().flat_map(|trend| &trend.points).all(|point| point.value.is_none_or(f64::is_finite)));
    assert_eq!(kpi_rows(findings).num_rows(), findings.measurements.len());
}

/// The members of a KPI whose parts sum make its total, as far as all of them have a value.
fn assert_parts_sum(findings: &Findings, what: &str) {
    for card in cards().filter(|card| card.parts == Parts::Sum) {
        let all: Vec<_> = findings.measurements.iter().filter(|one| one.kpi == card.id).collect();
        let Some(parts) = all[1..].iter().map(|one| one.value).collect::<Option<Vec<f64>>>() else { continue };
        let sum: f64 = parts.iter().sum();
        let near = |total: f64| (total - sum).abs() <= 1e-9 * total.abs().max(1.0);
        assert!(all[0].value.is_none_or(near), "{what}: {all:?}");
    }
}

#[test]
fn an_empty_lake_gives_reasons_and_no_numbers() {
    for value in [value(), Assumptions::default()] {
        let found = Lake::default().measure(&value);
        assert_sound(&found, "empty");
        assert!(found.measurements.iter().all(|one| one.value.is_none_or(|value| value == 0.0)));
        assert_eq!(found.measurements.len(), promised().len());
    }
}

#[test]
fn any_lake_gives_sound_numbers_in_any_order_of_its_rows() {
    let mut dice = Dice(7);
    let mut measured: BTreeSet<&str> = BTreeSet::new();
    for round in 0..40 {
        let mut lake = dice.lake();
        let found = lake.measure(&value());
        assert_sound(&found, &format!("round {round}"));
        measured.extend(found.measurements.iter().filter(|one| one.value.is_some()).map(|one| one.kpi));
        for (_, rows) in lake.0.values_mut() {
            dice.shuffle(rows);
        }
        let mut reordered = value();
        reordered.task.reverse();
        let again = lake.measure(&reordered);
        assert!(format!("{again:?}") == format!("{found:?}"), "round {round}: the order of rows or classes matters");
        assert_parts_sum(&found, &format!("round {round}"));
    }
    assert_eq!(measured, promised(), "a KPI was never measured, so nothing was tested");
}

#[test]
fn rows_of_table_kpi_say_what_the_findings_say() {
    let found = Dice(3).lake().measure(&value());
    let frame = from_batches(&[kpi_rows(&found)], &KPI).unwrap();
    let text = |name: &str, row: usize| frame.column(name).unwrap().str().unwrap().get(row).map(str::to_owned);
    let number = |name: &str, row: usize| frame.column(name).unwrap().f64().unwrap().get(row);
    let mut rows = BTreeSet::new();
    for row in 0..frame.height() {
        let (kpi, member) = (text("kpi", row).unwrap(), text("member", row));
        let same = |one: &&auditpack::measure::measurement::Measurement| {
            one.kpi == kpi && one.dimensions.values().next() == member.as_ref()
        };
        let one = found.measurements.iter().find(same).unwrap();
        assert_eq!((number("value", row), number("ci_low", row)), (one.value, one.ci_low), "{kpi}");
        assert_eq!(text("verdict", row).as_deref(), Some(one.verdict.as_str()));
        assert_eq!(text("period", row).as_deref(), Some("2026-10"));
        assert!(rows.insert((kpi, text("dimension", row), member)), "rows are unique");
    }
}
