//! Published multipliers of time saved, as data: what a task class may borrow while nothing was timed, at the price of its
//! grade of evidence, and what one's own figures can be compared with.

use super::assumptions::Evidence;
use super::stats::monte_carlo::Pert;
use crate::words::Remark;
use serde::Deserialize;

/// What a multiplier counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Minutes saved by one use.
    Use,
    /// Minutes saved by one person in a day.
    PersonDay,
    /// Minutes saved by one person in a week.
    PersonWeek,
    /// Change of the time that tasks take, in percent.
    TaskTime,
}

/// One published multiplier.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Its name in the configuration.
    pub id: String,
    /// Its name for people, with who published it.
    pub title: String,
    /// Grade of the evidence behind it.
    pub evidence: Evidence,
    /// What it counts.
    pub per: Per,
    /// Least value or lower end of its interval.
    pub low: f64,
    /// Most likely value.
    pub mode: f64,
    /// Greatest value or upper end of its interval.
    pub high: f64,
    /// How far to trust it.
    pub remark: String,
}

impl Preset {
    /// What it counts, in words: `6 minutes saved by one use`.
    #[must_use]
    pub fn counts(&self) -> String {
        let (low, mode, high) = (self.low, self.mode, self.high);
        let range = if low < high { format!(" ({low} to {high})") } else { String::new() };
        match self.per {
            Per::Use => format!("{mode}{range} minutes saved by one use"),
            Per::PersonDay => format!("{mode}{range} minutes saved by one person in a day"),
            Per::PersonWeek => format!("{mode}{range} minutes saved by one person in a week"),
            Per::TaskTime => format!("{mode}{range} % more time for a task"),
        }
    }

    /// Which it is and what it is worth, in one sentence without a full stop.
    #[must_use]
    pub fn told(&self) -> Remark {
        let args = [
            ("id", self.id.as_str().into()),
            ("grade", self.evidence.to_string().into()),
            ("title", self.title.as_str().into()),
            ("worth", self.remark.as_str().into()),
        ];
        Remark::of("remark-preset", args)
    }

    /// Its value as a distribution.
    #[must_use]
    pub fn value(&self) -> Pert {
        Pert { low: self.low, mode: self.mode, high: self.high }
    }
}

/// Every preset, in the order of the file.
///
/// # Panics
/// Never: the file is compiled in, and a test reads it.
#[must_use]
pub fn presets() -> Vec<Preset> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        preset: Vec<Preset>,
    }
    let file: File = toml::from_str(include_str!("presets.toml")).expect("a test reads the file");
    file.preset
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_preset_is_graded_above_what_people_say() {
        let presets = presets();
        let ids: BTreeSet<&str> = presets.iter().map(|preset| preset.id.as_str()).collect();
        assert_eq!(ids.len(), presets.len());
        for preset in &presets {
            assert_eq!(preset.value().problem(), None, "{}", preset.id);
            assert!(preset.evidence <= Evidence::E1, "{}", preset.id);
            assert!(
                preset.per != Per::Use || preset.evidence == Evidence::E0,
                "{}: nobody said so of a use",
                preset.id
            );
            assert!(!preset.title.is_empty() && !preset.remark.is_empty());
        }
    }
}
