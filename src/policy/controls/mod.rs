//! Which controls of which frameworks a KPI supports, as data with dates: one versioned file a framework. A KPI supports a
//! control; whether it is satisfied is for an auditor to say. Ids are those of the frameworks, texts are our own words.

use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// The files, in the order in which they are printed.
const FILES: &[&str] = &[
    include_str!("nist_ai_rmf.toml"),
    include_str!("iso_42001.toml"),
    include_str!("eu_ai_act.toml"),
    include_str!("soc2.toml"),
    include_str!("dora.toml"),
    include_str!("hipaa.toml"),
];

static CONTROLS: LazyLock<Vec<Control>> =
    LazyLock::new(|| FILES.iter().flat_map(|text| read(text).expect("a test reads every file")).collect());

/// One control of a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Name of the framework.
    pub framework: String,
    /// Which edition of it the id is taken from.
    pub edition: String,
    /// Version of the data file, from 1: another number, another mapping.
    pub version: u32,
    /// The control's id in the framework.
    pub id: String,
    /// What it asks for, in our words.
    pub text: String,
    /// The first day on which it applies; none: it always did, or it is voluntary.
    pub applies_from: Option<NaiveDate>,
    /// The first day on which it no longer applies.
    pub applies_until: Option<NaiveDate>,
    /// Name of the control that took its place.
    pub superseded_by: Option<String>,
    /// Whom or what alone it binds.
    pub only: Option<String>,
    /// What to know about the entry.
    pub remark: Option<String>,
    /// The KPIs that support it: ids, or `area.*` for all of an area.
    pub supports: Vec<String>,
}

/// A data file. What stands at its top holds for every control that does not say otherwise; an empty text takes it back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    framework: String,
    edition: String,
    version: u32,
    applies_from: Option<NaiveDate>,
    only: Option<String>,
    remark: Option<String>,
    control: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    text: String,
    applies_from: Option<NaiveDate>,
    applies_until: Option<NaiveDate>,
    superseded_by: Option<String>,
    only: Option<String>,
    remark: Option<String>,
    supports: Vec<String>,
}

fn read(text: &str) -> Result<Vec<Control>, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let filled =
        |own: Option<String>, default: &Option<String>| own.or_else(|| default.clone()).filter(|text| !text.is_empty());
    let control = |entry: Entry| Control {
        framework: file.framework.clone(),
        edition: file.edition.clone(),
        version: file.version,
        id: entry.id,
        text: entry.text,
        applies_from: entry.applies_from.or(file.applies_from),
        applies_until: entry.applies_until,
        superseded_by: entry.superseded_by,
        only: filled(entry.only, &file.only),
        remark: filled(entry.remark, &file.remark),
        supports: entry.supports,
    };
    Ok(file.control.into_iter().map(control).collect())
}

impl Control {
    /// Its name: `NIST AI RMF GOVERN 1.6`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.framework, self.id)
    }

    /// Whether it applies on a day.
    #[must_use]
    pub fn applies_on(&self, day: NaiveDate) -> bool {
        self.applies_from.is_none_or(|from| from <= day) && self.applies_until.is_none_or(|until| day < until)
    }

    /// Its name, and from which day it applies if that day has not come: `EU AI Act 26(5) (from 2027-12-02)`.
    #[must_use]
    pub fn name_on(&self, day: NaiveDate) -> String {
        match self.applies_from.filter(|from| day < *from) {
            Some(from) => format!("{} (from {from})", self.name()),
            None => self.name(),
        }
    }

    /// Whether a KPI supports it.
    #[must_use]
    pub fn is_supported_by(&self, kpi: &str) -> bool {
        let names = |entry: &String| match entry.strip_suffix('*') {
            Some(area) => kpi.starts_with(area),
            None => entry == kpi,
        };
        self.supports.iter().any(names)
    }
}

/// Every control, by framework.
#[must_use]
pub fn controls() -> &'static [Control] {
    &CONTROLS
}

/// The controls that apply on a day or from a later one; those that ended or were superseded by then are left out.
pub fn current(day: NaiveDate) -> impl Iterator<Item = &'static Control> {
    controls().iter().filter(move |control| control.applies_until.is_none_or(|until| day < until))
}

/// The controls of [`current`] that a KPI supports.
pub fn supporting(kpi: &str, day: NaiveDate) -> impl Iterator<Item = &'static Control> {
    current(day).filter(move |control| control.is_supported_by(kpi))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_file_can_be_read_and_no_control_stands_twice() {
        let all: Vec<Control> = FILES.iter().flat_map(|text| read(text).unwrap()).collect();
        let names: BTreeSet<String> = all.iter().map(Control::name).collect();
        assert_eq!(names.len(), all.len());
        for control in &all {
            let name = control.name();
            assert!(!control.supports.is_empty() && control.version > 0, "{name}");
            assert!(control.text.ends_with('.') && control.text.len() <= 120, "{name}");
            assert!(control.only.is_some(), "{name}: whom does it bind?");
            let entries: BTreeSet<&String> = control.supports.iter().collect();
            assert_eq!(entries.len(), control.supports.len(), "{name}");
            for word in ["satisf", "complian", "in force", "certif"] {
                assert!(!format!("{control:?}").to_lowercase().contains(word), "{name}: {word}");
            }
            assert!(control.superseded_by.is_none() || control.applies_until.is_some(), "{name}: superseded when?");
            assert!(control.superseded_by.iter().all(|other| names.contains(other)), "{name}");
        }
    }

    #[test]
    fn duties_of_the_act_are_told_with_the_day_from_which_they_apply() {
        let named = |kpi, on: &str| supporting(kpi, day(on)).map(|one| one.name_on(day(on))).collect::<Vec<_>>();
        let coverage = named("review.coverage", "2026-10-31");
        assert!(coverage.contains(&"EU AI Act 14(1-3) (from 2027-12-02)".to_owned()), "{coverage:?}");
        assert!(coverage.contains(&"NIST AI RMF MAP 3.5".to_owned()));
        assert!(named("review.coverage", "2027-12-02").contains(&"EU AI Act 14(1-3)".to_owned()));
        assert!(named("adoption.active_people", "2026-10-31").contains(&"EU AI Act 4".to_owned()));
        assert_eq!(named("nothing.at_all", "2026-10-31"), Vec::<String>::new());
        let dates = controls().iter().filter(|one| one.framework == "EU AI Act" && one.id != "4");
        assert!(dates.clone().all(|one| one.remark.as_ref().is_some_and(|text| text.contains("verify"))));
        assert!(dates.clone().count() == 11 && dates.clone().all(|one| one.applies_from == Some(day("2027-12-02"))));
    }

    #[test]
    fn what_was_superseded_no_longer_counts() {
        let text = "framework = \"Old\"\nedition = \"1\"\nversion = 2\nonly = \"all\"\n[[control]]\nid = \"1\"\n\
                    text = \"Old.\"\napplies_until = \"2026-04-17\"\nsuperseded_by = \"New 1\"\nonly = \"\"\n\
                    supports = [\"usage.*\"]";
        let control = &read(text).unwrap()[0];
        assert!(control.applies_on(day("2026-04-16")) && !control.applies_on(day("2026-04-17")));
        assert!(control.is_supported_by("usage.calls") && !control.is_supported_by("review.coverage"));
        assert_eq!((control.only.as_deref(), control.superseded_by.as_deref()), (None, Some("New 1")));
        assert!(read(&text.replace("supports", "satisfies")).is_err());
    }
}
