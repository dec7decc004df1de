//! Two sets of results side by side: what is in one and not, or not so, in the other. Works on the files themselves, so
//! that packs of other organisations and of older versions compare as well.

use super::prose::ABSENT;
use crate::words::Words;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The results and the definitions of one pack, as read from `kpis.json` and `definitions.json`.
#[derive(Clone, Debug)]
pub struct Results {
    /// `kpis.json`.
    pub kpis: Value,
    /// `definitions.json`.
    pub definitions: Value,
}

/// One number, named as people do: the KPI and the member of its dimension, empty for the total.
type Key = (String, String);

/// What two packs tell differently.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diff {
    /// Period, instant and state of the first.
    pub before: Side,
    /// And of the second.
    pub after: Side,
    /// How many numbers both have, with the same value.
    pub equal: usize,
    /// Numbers that are in one only, or have another value or another verdict.
    pub numbers: Vec<Changed>,
    /// Definitions that are in one only, or are others.
    pub definitions: Vec<Redefined>,
    /// Numbers that only the second pack tells differently from when they were published.
    pub restatements: Vec<Restated>,
}

/// What a pack is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Period, such as `2026-10`.
    pub period: String,
    /// Instant that open work was judged at.
    pub as_of: String,
    /// `provisional` or `final`.
    pub state: String,
}

/// A number that is another one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed {
    /// KPI id.
    pub kpi: String,
    /// Member of its dimension; empty for the total.
    pub member: String,
    /// Unit of the value.
    pub unit: String,
    /// Value in the first; `None` if it has none.
    pub before: Option<f64>,
    /// Value in the second.
    pub after: Option<f64>,
    /// Verdict in the first; `None` if the number is not there.
    pub verdict_before: Option<String>,
    /// Verdict in the second.
    pub verdict_after: Option<String>,
}

/// A definition that is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redefined {
    /// KPI id.
    pub kpi: String,
    /// Version and fingerprint in the first; `None` if it is not there.
    pub before: Option<String>,
    /// And in the second.
    pub after: Option<String>,
    /// The parts of the definition that differ, such as `formula`.
    pub parts: Vec<String>,
}

/// A published number that is another one now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Restated {
    /// KPI id.
    pub kpi: String,
    /// Period of the number.
    pub period: String,
    /// Member of its dimension; empty for the total.
    pub member: String,
    /// Unit of the value.
    pub unit: String,
    /// What was published first.
    pub first: Option<f64>,
    /// What it is now.
    pub current: Option<f64>,
    /// Why.
    pub reason: String,
}

/// What the second pack tells differently from the first.
#[must_use]
pub fn diff(before: &Results, after: &Results) -> Diff {
    let (old, new) = (measurements(&before.kpis), measurements(&after.kpis));
    let keys: BTreeSet<&Key> = old.keys().chain(new.keys()).collect();
    let told = |one: Option<&&Value>| one.map(|one| (one["value"].as_f64(), text(&one["verdict"])));
    let mut numbers = Vec::new();
    for key in &keys {
        let (one, other) = (old.get(*key), new.get(*key));
        if told(one) == told(other) {
            continue;
        }
        let value = |one: Option<&&Value>| one.and_then(|one| one["value"].as_f64());
        let verdict = |one: Option<&&Value>| one.map(|one| text(&one["verdict"]));
        let (kpi, member) = (*key).clone();
        let unit = one.or(other).map(|one| text(&one["unit"])).unwrap_or_default();
        let (verdict_before, verdict_after) = (verdict(one), verdict(other));
        let (before, after) = (value(one), value(other));
        numbers.push(Changed { kpi, member, unit, before, after, verdict_before, verdict_after });
    }
    Diff {
        before: side(&before.kpis),
        after: side(&after.kpis),
        equal: keys.len() - numbers.len(),
        numbers,
        definitions: redefined(&before.definitions, &after.definitions),
        restatements: restated(&before.kpis, &after.kpis),
    }
}

/// Whether a KPI's numbers are all the same in two results, field by field: `Some` with what differs for each KPI that is
/// in either, `None` for one that is equal. For re-performance, where nothing may differ.
#[must_use]
pub fn differences(before: &Value, after: &Value) -> BTreeMap<String, Option<Vec<String>>> {
    let (old, new) = (measurements(before), measurements(after));
    let mut found: BTreeMap<String, Option<Vec<String>>> = BTreeMap::new();
    for key in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        let entry = found.entry(key.0.clone()).or_default();
        let what = match (old.get(key), new.get(key)) {
            (Some(one), Some(other)) if one == other => continue,
            (Some(one), Some(other)) => fields(one, other),
            (Some(_), None) => "not measured now".to_owned(),
            _ => "not in the pack".to_owned(),
        };
        let member = if key.1.is_empty() { String::new() } else { format!("{}: ", key.1) };
        entry.get_or_insert_default().push(format!("{member}{what}"));
    }
    found
}

/// The fields in which two measurements differ, such as `value 3 → 4`.
fn fields(one: &Value, other: &Value) -> String {
    let empty = Map::new();
    let (one, other) = (one.as_object().unwrap_or(&empty), other.as_object().unwrap_or(&empty));
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let shown = |value: Option<&Value>| value.map_or_else(|| ABSENT.to_owned(), Value::to_string);
    let changed = names.into_iter().filter(|name| one.get(*name) != other.get(*name));
    let changed = changed.map(|name| format!("{name} {} → {}", shown(one.get(name)), shown(other.get(name))));
    changed.collect::<Vec<_>>().join(", ")
}

fn measurements(kpis: &Value) -> BTreeMap<Key, &Value> {
    let key = |one: &Value| {
        let member = one["dimensions"].as_object().and_then(|dimensions| dimensions.values().next());
        (text(&one["kpi"]), member.map(text).unwrap_or_default())
    };
    list(&kpis["measurements"]).iter().map(|one| (key(one), one)).collect()
}

fn side(kpis: &Value) -> Side {
    Side { period: text(&kpis["period"]["id"]), as_of: text(&kpis["as_of"]), state: text(&kpis["state"]) }
}

/// The definitions that differ. What a card says beside its definition, such as its example, makes no other number.
fn redefined(before: &Value, after: &Value) -> Vec<Redefined> {
    let cards = |all: &'_ Value| -> BTreeMap<String, Value> {
        list(&all["definitions"]).iter().map(|card| (text(&card["kpi"]), card.clone())).collect()
    };
    let (old, new) = (cards(before), cards(after));
    let name = |card: &Value| format!("version {}, {}", card["version"], text(&card["fingerprint"]));
    let mut found = Vec::new();
    for kpi in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        let (one, other) = (old.get(kpi), new.get(kpi));
        if one.map(name) == other.map(name) {
            continue;
        }
        let parts = match (one.and_then(Value::as_object), other.and_then(Value::as_object)) {
            (Some(one), Some(other)) => {
                let parts = one.keys().filter(|part| one.get(*part) != other.get(*part) && *part != "fingerprint");
                parts.cloned().collect()
            }
            _ => Vec::new(),
        };
        found.push(Redefined { kpi: kpi.clone(), before: one.map(name), after: other.map(name), parts });
    }
    found
}

/// The restatements of the second pack that the first does not tell.
fn restated(before: &Value, after: &Value) -> Vec<Restated> {
    let told = list(&before["restatements"]);
    let measurements = list(&after["measurements"]);
    let unit = |kpi: &Value| measurements.iter().find(|one| one["kpi"] == *kpi).map(|one| text(&one["unit"]));
    let restated = |one: &Value| Restated {
        kpi: text(&one["kpi"]),
        period: text(&one["period"]),
        member: text(&one["member"]),
        unit: unit(&one["kpi"]).unwrap_or_default(),
        first: one["first"].as_f64(),
        current: one["current"].as_f64(),
        reason: text(&one["reason"]),
    };
    list(&after["restatements"]).iter().filter(|one| !told.contains(one)).map(restated).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl Diff {
    /// The differences as a Markdown document, which reads as text too.
    #[must_use]
    pub fn markdown(&self) -> String {
        let Self { before, after, equal, .. } = self;
        let side = |side: &Side| format!("{} ({}, as of {})", side.period, side.state, side.as_of);
        let mut lines = vec![format!("# {} → {}", side(before), side(after)), String::new()];
        lines.push(format!("{} numbers differ, {equal} are equal.", self.numbers.len()));
        lines.extend(self.numbers_table());
        lines.extend(self.definitions_list());
        lines.extend(self.restatements_list());
        lines.join("\n") + "\n"
    }

    fn numbers_table(&self) -> Vec<String> {
        if self.numbers.is_empty() {
            return Vec::new();
        }
        let verdict = |verdict: &Option<String>| {
            verdict.as_ref().map_or_else(|| "not there".to_owned(), |verdict| verdict.replace('_', " "))
        };
        let mut rows = vec![["KPI".to_owned(), "of".into(), "before".into(), "after".into(), "verdict".into()]];
        for one in &self.numbers {
            let verdicts = if one.verdict_before == one.verdict_after {
                verdict(&one.verdict_after)
            } else {
                format!("{} → {}", verdict(&one.verdict_before), verdict(&one.verdict_after))
            };
            let member = one.member.replace('|', "\\|");
            rows.push([one.kpi.clone(), member, value(one.before, &one.unit), value(one.after, &one.unit), verdicts]);
        }
        let mut lines = vec![String::new()];
        lines.extend(table(&rows));
        lines
    }

    fn definitions_list(&self) -> Vec<String> {
        let absent = || "not there".to_owned();
        let line = |one: &Redefined| {
            let (before, after) = (one.before.clone().unwrap_or_else(absent), one.after.clone().unwrap_or_else(absent));
            let parts = if one.parts.is_empty() { String::new() } else { format!(": {}", one.parts.join(", ")) };
            format!("* {}: {before} → {after}{parts}", one.kpi)
        };
        listed("Definitions that differ", self.definitions.iter().map(line).collect())
    }

    fn restatements_list(&self) -> Vec<String> {
        let line = |one: &Restated| {
            let Restated { kpi, period, member, unit, reason, .. } = one;
            let of = if member.is_empty() { String::new() } else { format!(" of {member}") };
            let (first, current) = (value(one.first, unit), value(one.current, unit));
            format!("* {kpi}{of}, {period}: published as {first}, now {current}: {reason}")
        };
        listed(&format!("Restated in {}", self.after.period), self.restatements.iter().map(line).collect())
    }
}

/// A value in its unit, for people.
fn value(value: Option<f64>, unit: &str) -> String {
    value.map_or_else(|| ABSENT.to_owned(), |value| Words::english().value(value, unit))
}

/// A heading and its lines; nothing without lines.
fn listed(heading: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    [String::new(), format!("## {heading}"), String::new()].into_iter().chain(lines).collect()
}

/// Rows as a Markdown table whose columns line up.
fn table<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let line = |row: &[String; N]| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let filling = " ".repeat(width(column) - cell.chars().count());
            format!(" {cell}{filling} ")
        });
        format!("|{}|", cells.collect::<Vec<_>>().join("|"))
    };
    let rule = (0..N).map(|column| "-".repeat(width(column) + 2)).collect::<Vec<_>>().join("|");
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.insert(1, format!("|{rule}|"));
    lines
}
