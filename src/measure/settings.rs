//! What the organisation sets beside its policy: price book, budgets, small groups, re-basing, settling, watching.
//! Numbers without a published source are its own choice, and the configuration says so.

use super::calendar::Calendar;
use super::prices::{Budgets, PriceBook};
use chrono::{Days, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Every `[[price]]`.
    pub prices: PriceBook,
    /// Every `[[budget]]`.
    pub budgets: Budgets,
    /// `[suppression]`.
    pub suppression: Suppression,
    /// `[signals]`.
    pub signals: Signals,
    /// `[periods]`.
    pub periods: Periods,
    /// `[security]`.
    pub security: Security,
    /// `[adoption]`.
    pub adoption: Adoption,
    /// `[quality]`.
    pub quality: Quality,
}

/// When a number would tell of too few people.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Suppression {
    /// Least number of people behind a number.
    pub k: u32,
    /// Share of a sum of money above which its largest contributor, if that is a person, could be read from it.
    pub dominance: f64,
}

impl Default for Suppression {
    fn default() -> Self {
        Self { k: 5, dominance: 0.85 }
    }
}

/// How charts are told what changed on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signals {
    /// Every `[[signals.rebase]]`.
    pub rebase: Vec<Rebase>,
}

/// A day from which the limits of a chart are computed anew, and why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rebase {
    /// KPI id.
    pub kpi: String,
    /// First day of the new process.
    pub from: NaiveDate,
    /// What changed.
    pub reason: String,
    /// Who decided it.
    pub by: String,
    /// When it was decided.
    pub on: NaiveDate,
}

/// How periods are closed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Periods {
    /// Days after the end of a period before its values are final.
    pub final_after_days: u32,
    /// Source → the same for its rows, where they come later or sooner than those of others.
    pub final_after_days_of: BTreeMap<String, u32>,
}

impl Default for Periods {
    fn default() -> Self {
        Self { final_after_days: 5, final_after_days_of: BTreeMap::new() }
    }
}

impl Periods {
    /// The day from which a source changes nothing of a period any more that ends before the day `end`.
    #[must_use]
    pub fn settled_on(&self, source: &str, end: NaiveDate) -> NaiveDate {
        let days = self.final_after_days_of.get(source).copied().unwrap_or(self.final_after_days);
        end.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
    }

    fn problems(&self, is_source: impl Fn(&str) -> bool) -> Vec<String> {
        let unknown = self.final_after_days_of.keys().filter(|name| !is_source(name));
        let told = |name| {
            format!(
                "`periods.final_after_days_of.{name}`: neither a format nor the `name` of a source; `auditpack formats` lists the formats"
            )
        };
        unknown.map(told).collect()
    }
}

/// What is unusual enough to be counted.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Security {
    /// Downloads of one actor in one hour that are bulk whatever the actor does otherwise.
    pub download_cap_per_hour: u32,
    /// Median absolute deviations above the actor's own median that are bulk.
    pub mad_factor: f64,
    /// Refused accesses of one actor above which they are a burst.
    pub failed_access_burst: u32,
    /// Every `[[security.allow]]`.
    pub allow: Vec<Allow>,
}

impl Default for Security {
    fn default() -> Self {
        Self { download_cap_per_hour: 100, mad_factor: 5.0, failed_access_burst: 50, allow: Vec::new() }
    }
}

/// An actor whose bulk downloads are its job.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The actor as the lake names it.
    pub actor: String,
    /// Who answers for it.
    pub owner: String,
    /// Why.
    pub reason: String,
    /// First day on which it no longer counts.
    pub valid_to: NaiveDate,
}

/// How seats are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Adoption {
    /// Days after its assignment in which a seat need not be used.
    pub seat_grace_days: u32,
}

impl Default for Adoption {
    fn default() -> Self {
        Self { seat_grace_days: 30 }
    }
}

/// What is expected of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Quality {
    /// Rows that must be usual for an hour of the week before its silence counts.
    pub silent_hour_rows: u32,
}

impl Default for Quality {
    fn default() -> Self {
        Self { silent_hour_rows: 5 }
    }
}

impl Security {
    /// Whether an actor may download in bulk on a day.
    #[must_use]
    pub fn allows(&self, actor: &str, day: NaiveDate) -> bool {
        self.allow.iter().any(|allow| allow.actor == actor && day < allow.valid_to)
    }
}

impl Settings {
    /// Everything that is wrong, one sentence each. `is_kpi` knows the ids, `is_source` what the sources are called.
    #[must_use]
    pub fn check(
        &self,
        calendar: &Calendar,
        is_kpi: impl Fn(&str) -> bool,
        is_source: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let mut problems = self.prices.check();
        problems.extend(self.budgets.check(calendar));
        problems.extend(self.suppression.problems());
        problems.extend(self.periods.problems(is_source));
        problems.extend(self.security.problems());
        for (index, Rebase { kpi, from, reason, by, on }) in self.signals.rebase.iter().enumerate() {
            let mut wrong = |key: &str, what: &str| {
                problems.push(format!("`signals.rebase.{key}` of `{kpi}` from {from}: {what}"));
            };
            if !is_kpi(kpi) {
                wrong("kpi", "not a KPI; `explain` lists them");
            }
            if reason.trim().is_empty() {
                wrong("reason", "say what changed");
            }
            if by.trim().is_empty() {
                wrong("by", "say who decided it");
            }
            if self.signals.rebase[..index].iter().any(|before| (&before.kpi, before.from) == (kpi, *from)) {
                wrong("from", &format!("given twice, again on {on}"));
            }
        }
        problems
    }
}

impl Suppression {
    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.k < 2 {
            problems.push(format!("`suppression.k`: expected at least 2 people, found {}", self.k));
        }
        if !(0.0..=1.0).contains(&self.dominance) || self.dominance <= 0.0 {
            let what = format!("expected a share above 0, up to 1, found {}", self.dominance);
            problems.push(format!("`suppression.dominance`: {what}"));
        }
        problems
    }
}

impl Security {
    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if !(self.mad_factor.is_finite() && self.mad_factor > 0.0) {
            problems.push(format!("`security.mad_factor`: expected a number above zero, found {}", self.mad_factor));
        }
        for (key, value) in
            [("download_cap_per_hour", self.download_cap_per_hour), ("failed_access_burst", self.failed_access_burst)]
        {
            if value == 0 {
                problems.push(format!("`security.{key}`: expected a number above zero, found 0"));
            }
        }
        for Allow { actor, owner, reason, .. } in &self.allow {
            for (key, text) in [("actor", actor), ("owner", owner), ("reason", reason)] {
                if text.trim().is_empty() {
                    problems.push(format!("`security.allow.{key}` of `{actor}`: must not be empty"));
                }
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(settings: &Settings) -> String {
        settings.check(&Calendar::default(), |kpi| kpi == "usage.calls", |source| source == "jira").join("\n")
    }

    #[test]
    fn the_defaults_are_sound() {
        assert_eq!(check(&Settings::default()), "");
    }

    #[test]
    fn every_problem_is_named() {
        let suppression = toml::from_str("k = 1\ndominance = 1.5").unwrap();
        let found = check(&Settings { suppression, ..Settings::default() });
        let keys = ["`suppression.k`", "`suppression.dominance`"];
        assert!(keys.iter().all(|key| found.contains(key)), "{found}");
        let periods = toml::from_str("final_after_days_of = { jira = 9, jra = 9 }").unwrap();
        let found = check(&Settings { periods, ..Settings::default() });
        assert!(found.starts_with("`periods.final_after_days_of.jra`") && !found.contains("jira"), "{found}");
        let security = "mad_factor = nan\ndownload_cap_per_hour = 0\nfailed_access_burst = 0\n\
                        allow = [{ actor = \"a\", owner = \" \", reason = \"x\", valid_to = \"2027-01-01\" }]";
        let found = check(&Settings { security: toml::from_str(security).unwrap(), ..Settings::default() });
        for key in ["mad_factor", "download_cap_per_hour", "failed_access_burst", "allow.owner"] {
            assert!(found.contains(&format!("`security.{key}`")), "{found}");
        }
        let one = "{ kpi = \"usage.cals\", from = \"2026-07-01\", reason = \"\", by = \" \", on = \"2026-07-02\" }";
        let signals = toml::from_str(&format!("rebase = [{one}, {one}]")).unwrap();
        let found = check(&Settings { signals, ..Settings::default() });
        for key in ["kpi", "reason", "by", "from"] {
            assert!(found.contains(&format!("`signals.rebase.{key}` of `usage.cals` from 2026-07-01")), "{found}");
        }
        assert!(toml::from_str::<Suppression>("kk = 5").is_err());
        assert!(toml::from_str::<Periods>("final_after = 5").is_err());
        assert!(toml::from_str::<Security>("allowed = []").is_err());
        assert!(toml::from_str::<Signals>("rebase = [{ kpi = \"usage.calls\", from = \"2026-07-01\" }]").is_err());
    }

    #[test]
    fn every_source_settles_in_its_own_time() {
        let periods: Periods = toml::from_str("final_after_days_of = { jira = 9, otlp = 0 }").unwrap();
        let end = "2026-11-01".parse().unwrap();
        let days = ["litellm", "jira", "otlp"].map(|source| periods.settled_on(source, end).to_string());
        assert_eq!(days, ["2026-11-06", "2026-11-10", "2026-11-01"]);
    }

    #[test]
    fn leave_to_download_ends_on_its_day() {
        let text = "allow = [{ actor = \"p1\", owner = \"Legal\", reason = \"holds\", valid_to = \"2026-10-01\" }]";
        let security: Security = toml::from_str(text).unwrap();
        let allows = |actor, day: &str| security.allows(actor, day.parse().unwrap());
        assert!(allows("p1", "2026-09-30") && !allows("p1", "2026-10-01") && !allows("p2", "2026-09-30"));
    }
}
