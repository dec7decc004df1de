//! The `[value]` section: what the organisation assumes about time saved, per task class, with its grade of evidence.

use super::money::NanoUsd;
use super::presets::{Per, Preset, presets};
use super::stats::monte_carlo::{Beta, Pert, generator};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use strum::{AsRefStr, Display};

/// How well an assumption is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, AsRefStr, Display)]
pub enum Evidence {
    /// A vendor's multiplier.
    E0,
    /// People's own estimate.
    E1,
    /// Telemetry and a local time study.
    E2,
    /// Before and after, with a matched comparison.
    E3,
    /// A randomised trial.
    E4,
}

impl Evidence {
    /// What stands behind an assumption of this grade.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::E0 => "a vendor's multiplier",
            Self::E1 => "people's own estimate",
            Self::E2 => "telemetry and a local time study",
            Self::E3 => "before and after, with a matched comparison",
            Self::E4 => "a randomised trial",
        }
    }
}

/// What is assumed about one class of tasks. All minutes are per use.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Given")]
pub struct Task {
    /// The class as calls are tagged with it.
    pub class: String,
    /// Name for people.
    pub title: String,
    /// Grade of the evidence.
    pub evidence: Evidence,
    /// The published multiplier that stands in for assumptions of one's own.
    pub preset: Option<Preset>,
    /// Minutes without AI.
    pub baseline_minutes: Pert,
    /// Minutes with AI.
    pub assisted_minutes: Pert,
    /// Minutes that the user takes to check the result.
    pub review_minutes: Pert,
    /// Expected minutes of rework.
    pub rework_minutes: Pert,
    /// Share of uses that end in an accepted result.
    pub accepted_share: Beta,
}

/// One `[[value.task]]` as it is written: with its own assumptions, or with a published multiplier in their place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    class: String,
    title: String,
    preset: Option<String>,
    evidence: Option<Evidence>,
    baseline_minutes: Option<Pert>,
    assisted_minutes: Option<Pert>,
    review_minutes: Option<Pert>,
    rework_minutes: Option<Pert>,
    accepted_share: Option<Beta>,
}

/// As good as certain: a published multiplier says nothing of results that were not accepted.
const ACCEPTED: Beta = Beta { alpha: 1e12, beta: 1.0 };

impl TryFrom<Given> for Task {
    type Error = String;

    fn try_from(given: Given) -> Result<Self, String> {
        let Given { class, title, preset, evidence, .. } = given;
        let own = [given.baseline_minutes, given.assisted_minutes, given.review_minutes, given.rework_minutes];
        let Some(id) = preset else {
            let needed = |minutes: Option<Pert>, key: &str| minutes.ok_or(format!("`{key}` of `{class}` is missing"));
            return Ok(Self {
                evidence: evidence.ok_or(format!("`evidence` of `{class}` is missing"))?,
                baseline_minutes: needed(given.baseline_minutes, "baseline_minutes")?,
                assisted_minutes: needed(given.assisted_minutes, "assisted_minutes")?,
                review_minutes: needed(given.review_minutes, "review_minutes")?,
                rework_minutes: needed(given.rework_minutes, "rework_minutes")?,
                accepted_share: given.accepted_share.ok_or(format!("`accepted_share` of `{class}` is missing"))?,
                preset: None,
                class,
                title,
            });
        };
        if evidence.is_some() || given.accepted_share.is_some() || own.iter().any(Option::is_some) {
            return Err(format!("`{class}` has a preset: expected no assumption and no evidence beside it"));
        }
        let presets = presets();
        let usable: Vec<&Preset> = presets.iter().filter(|preset| preset.per == Per::Use).collect();
        let Some(preset) = usable.iter().find(|preset| preset.id == id) else {
            let known: Vec<String> = usable.iter().map(|preset| format!("`{}`", preset.id)).collect();
            let known = known.join(", ");
            return Err(format!(
                "`preset` of `{class}`: expected one of {known}, found `{id}`; see `auditpack presets`"
            ));
        };
        let nothing = Pert { low: 0.0, mode: 0.0, high: 0.0 };
        Ok(Self {
            class,
            title,
            evidence: preset.evidence,
            baseline_minutes: preset.value(),
            assisted_minutes: nothing,
            review_minutes: nothing,
            rework_minutes: nothing,
            accepted_share: ACCEPTED,
            preset: Some((*preset).clone()),
        })
    }
}

/// The `[value]` section.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Assumptions {
    /// Seed of every draw.
    pub seed: u64,
    /// Number of draws.
    pub draws: usize,
    /// Share of the time saved that is put to other use.
    pub realised_share: Option<Beta>,
    /// What an hour of the people who use AI costs the organisation, everything included.
    pub hourly_rate_usd: Option<NanoUsd>,
    /// The same for an hour of review.
    pub reviewer_rate_usd: Option<NanoUsd>,
    /// What a seat costs a month.
    pub seat_usd_per_month: Option<NanoUsd>,
    /// The task classes.
    pub task: Vec<Task>,
}

impl Default for Assumptions {
    fn default() -> Self {
        let (realised_share, hourly_rate_usd) = (None, None);
        let (reviewer_rate_usd, seat_usd_per_month) = (None, None);
        let (seed, draws, task) = (0, 20_000, Vec::new());
        Self { seed, draws, realised_share, hourly_rate_usd, reviewer_rate_usd, seat_usd_per_month, task }
    }
}

/// Fewer draws make the percentiles jump; more take time and change nothing that is printed.
const DRAWS: std::ops::RangeInclusive<usize> = 1_000..=1_000_000;

impl Assumptions {
    /// The share of the time saved that is put to other use, drawn once for each draw of the minutes; none if it is not
    /// declared.
    #[must_use]
    pub fn draw_realised(&self) -> Option<Vec<f64>> {
        let mut stream = generator(self.seed, "value.realised_share");
        self.realised_share.map(|share| share.draw(&mut stream, self.draws))
    }

    /// Everything that is wrong with the section, one sentence each.
    #[must_use]
    pub fn check(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if !DRAWS.contains(&self.draws) {
            problems.push(format!("`value.draws`: expected 1000 to 1000000, found {}", self.draws));
        }
        let share = self.realised_share.and_then(|share| share.problem());
        problems.extend(share.map(|problem| format!("`value.realised_share`: {problem}")));
        let mut classes = BTreeSet::new();
        for task in &self.task {
            if !classes.insert(&task.class) {
                problems.push(format!("`value.task`: class `{}` is given twice", task.class));
            }
            problems.extend(task.problems());
        }
        problems
    }
}

impl Task {
    /// Minutes saved by one use, drawn `count` times: accepted share × (baseline − assisted − review − rework). Not cut
    /// off at zero, because some classes lose time.
    #[must_use]
    pub fn draw(&self, seed: u64, count: usize) -> Vec<f64> {
        let mut stream = generator(seed, &self.class);
        let mut saved = self.baseline_minutes.draw(&mut stream, count);
        for spent in [self.assisted_minutes, self.review_minutes, self.rework_minutes] {
            for (saved, spent) in saved.iter_mut().zip(spent.draw(&mut stream, count)) {
                *saved -= spent;
            }
        }
        for (saved, share) in saved.iter_mut().zip(self.accepted_share.draw(&mut stream, count)) {
            *saved *= share;
        }
        saved
    }

    fn problems(&self) -> Vec<String> {
        let minutes = [
            ("baseline_minutes", self.baseline_minutes),
            ("assisted_minutes", self.assisted_minutes),
            ("review_minutes", self.review_minutes),
            ("rework_minutes", self.rework_minutes),
        ];
        let mut problems: Vec<(&str, String)> = Vec::new();
        for (name, pert) in minutes {
            problems.extend(pert.problem().map(|problem| (name, problem)));
            if pert.low < 0.0 {
                problems.push((name, format!("expected minutes of zero or more, found {}", pert.low)));
            }
        }
        problems.extend(self.accepted_share.problem().map(|problem| ("accepted_share", problem)));
        problems.iter().map(|(name, problem)| format!("`value.task.{name}` of `{}`: {problem}", self.class)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        seed = 20260101
        draws = 20000
        [[task]]
        class = "drafting"
        title = "Drafting letters"
        evidence = "E2"
        baseline_minutes = { low = 12, mode = 20, high = 40 }
        assisted_minutes = { low = 4, mode = 7, high = 14 }
        review_minutes = { low = 1, mode = 2, high = 5 }
        rework_minutes = { low = 0, mode = 1, high = 6 }
        accepted_share = { alpha = 45, beta = 5 }
    "#;

    #[test]
    fn a_sound_section_has_no_problem() {
        let read: Assumptions = toml::from_str(TEXT).unwrap();
        assert_eq!(read.check(), Vec::<String>::new());
        assert_eq!((read.seed, read.draws, read.task[0].evidence), (20_260_101, 20_000, Evidence::E2));
        assert_eq!(Assumptions::default().check(), Vec::<String>::new());
    }

    #[test]
    fn the_mean_saving_is_the_formula_of_the_means() {
        let read: Assumptions = toml::from_str(TEXT).unwrap();
        let draws = read.task[0].draw(read.seed, read.draws);
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        // 0.9 · (22 − 46/6 − 14/6 − 10/6): PERT means by hand.
        assert!((mean - 0.9 * (22.0 - 46.0 / 6.0 - 14.0 / 6.0 - 10.0 / 6.0)).abs() < 0.15, "{mean}");
    }

    #[test]
    fn a_preset_stands_in_for_assumptions_at_its_grade() {
        let text = "[[task]]\nclass = \"search\"\ntitle = \"Search\"\npreset = ";
        let read = |preset: &str| toml::from_str::<Assumptions>(&format!("{text}\"{preset}\""));
        let found = read("ms_assisted_hours_like").unwrap();
        assert_eq!((found.check(), found.task[0].evidence), (Vec::new(), Evidence::E0));
        assert!(found.task[0].draw(1, 100).iter().all(|minutes| (minutes - 6.0).abs() < 1e-6));
        let unknown = read("uk_gds").unwrap_err().to_string();
        assert!(unknown.contains("expected one of `ms_assisted_hours_like`"), "{unknown}");
        assert!(
            toml::from_str::<Assumptions>(&format!("{text}\"ms_assisted_hours_like\"\nevidence = \"E4\"")).is_err()
        );
        let bare = toml::from_str::<Assumptions>(&TEXT.replace("evidence = \"E2\"", "")).unwrap_err().to_string();
        assert!(bare.contains("`evidence` of `drafting` is missing"), "{bare}");
    }

    #[test]
    fn every_problem_is_named() {
        let share = "3\n        realised_share = { alpha = 0, beta = 1 }\n        hourly_rate_usd = \"55\"";
        let text = TEXT.replace("low = 12", "low = 30").replace("beta = 5", "beta = 0").replace("20000", share);
        let problems = toml::from_str::<Assumptions>(&text).unwrap().check();
        assert_eq!(problems.len(), 4, "{problems:?}");
        assert!(problems[0].starts_with("`value.draws`"));
        assert!(problems[1].starts_with("`value.realised_share`"));
        assert!(problems[2].starts_with("`value.task.baseline_minutes` of `drafting`"));
        assert!(problems[3].starts_with("`value.task.accepted_share` of `drafting`"));
        assert!(toml::from_str::<Assumptions>("sed = 1").is_err());
        assert!(toml::from_str::<Assumptions>("hourly_rate_usd = \"-55\"").is_err());
    }
}
