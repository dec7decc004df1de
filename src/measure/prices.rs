//! The price book: what a million tokens of a model cost on a day, by class of token; and the budgets.

use super::calendar::Calendar;
use super::money::NanoUsd;
use super::period::{FORMS, Period};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use strum::{AsRefStr, Display, VariantArray};

/// What tokens are paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, AsRefStr, Display, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum TokenClass {
    /// Read by the model, from no cache.
    Input,
    /// Read by the model from the cache.
    CacheRead,
    /// Written to the cache.
    CacheWrite,
    /// Written by the model.
    Output,
}

/// One `[[price]]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Name of the model; a `*` at its end stands for any rest.
    pub model: String,
    /// Class of tokens.
    pub class: TokenClass,
    /// Price of a million of them.
    pub usd_per_million: NanoUsd,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day after; none: open.
    pub valid_to: Option<NaiveDate>,
}

/// Every `[[price]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct PriceBook(Vec<Price>);

impl Price {
    /// How closely it names a model: the length of what it says of it; none if it means another.
    fn fits(&self, model: &str) -> Option<(bool, usize)> {
        match self.model.strip_suffix('*') {
            Some(prefix) => model.starts_with(prefix).then_some((false, prefix.len())),
            None => (self.model == model).then_some((true, model.len())),
        }
    }

    fn counts_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|end| day < end)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let begins_before = |one: &Self, end: Option<NaiveDate>| end.is_none_or(|end| one.valid_from < end);
        let same = (&self.model, self.class) == (&other.model, other.class);
        same && begins_before(self, other.valid_to) && begins_before(other, self.valid_to)
    }
}

impl PriceBook {
    /// Whether there is no price at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Nano-dollars for a million tokens of a class on a local day; none: not in the book, which is not the same as free.
    /// A model's own name counts before a pattern, a long pattern before a short one.
    #[must_use]
    pub fn price(&self, model: &str, class: TokenClass, day: NaiveDate) -> Option<NanoUsd> {
        let of_day = self.0.iter().filter(|price| price.class == class && price.counts_on(day));
        let fitting = of_day.filter_map(|price| Some((price.fits(model)?, price.usd_per_million)));
        fitting.max_by_key(|(fit, _)| *fit).map(|(_, price)| price)
    }

    /// Everything that is wrong with the sections, one sentence each.
    #[must_use]
    pub fn check(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (index, price) in self.0.iter().enumerate() {
            let Price { model, class, valid_from, .. } = price;
            let mut wrong = |key: &str, what: &str| {
                problems.push(format!("`price.{key}` of `{model}`, {class} from {valid_from}: {what}"));
            };
            if model.is_empty() || model.trim_end_matches('*').contains('*') || model.ends_with("**") {
                wrong("model", "expected a name, with at most one `*`, at its end");
            }
            if price.valid_to.is_some_and(|end| end <= *valid_from) {
                wrong("valid_to", "expected a day after `valid_from`");
            }
            if self.0[..index].iter().any(|before| before.overlaps(price)) {
                wrong("valid_from", "another price of the same model and class counts on these days");
            }
        }
        problems
    }
}

/// One `[[budget]]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Id of the period.
    pub period: String,
    /// The project; none: everything.
    pub project: Option<String>,
    /// What may be spent in the period.
    pub usd: NanoUsd,
}

/// Every `[[budget]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Budgets(Vec<Budget>);

impl Budgets {
    /// The budget of exactly this period, of a project or of everything; none is not zero.
    #[must_use]
    pub fn of(&self, period: Period, project: Option<&str>) -> Option<NanoUsd> {
        let id = period.id();
        let found = self.0.iter().find(|budget| budget.period == id && budget.project.as_deref() == project);
        found.map(|budget| budget.usd)
    }

    /// Everything that is wrong with the sections, one sentence each.
    #[must_use]
    pub fn check(&self, calendar: &Calendar) -> Vec<String> {
        let mut problems = Vec::new();
        let mut known = BTreeSet::new();
        for Budget { period, project, .. } in &self.0 {
            // An id is one that reads back as itself: `last-month` would be another period every month.
            if calendar.parse(period, NaiveDate::MIN).is_none_or(|read| read.id() != *period) {
                problems.push(format!("`budget.period`: cannot read the period `{period}`, write it as {FORMS}"));
            }
            if !known.insert((period, project)) {
                let of = project.as_ref().map_or(String::new(), |project| format!(" of `{project}`"));
                problems.push(format!("`budget`: {period}{of} is given twice"));
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Sections {
        #[serde(default)]
        price: PriceBook,
        #[serde(default)]
        budget: Budgets,
    }

    const TEXT: &str = r#"
        [[price]]
        model = "claude-sonnet-4*"
        class = "input"
        usd_per_million = "3.00"
        valid_from = "2026-01-01"
        valid_to = "2026-10-01"
        [[price]]
        model = "claude-sonnet-4*"
        class = "input"
        usd_per_million = "2.50"
        valid_from = "2026-10-01"
        [[price]]
        model = "claude-sonnet-4-5*"
        class = "input"
        usd_per_million = "0.000000001"
        valid_from = "2026-10-01"
        [[price]]
        model = "claude-sonnet-4-5"
        class = "input"
        usd_per_million = "0.30"
        valid_from = "2026-10-01"
        [[budget]]
        period = "2026-10"
        usd = "12000"
        [[budget]]
        period = "FY2027-Q3"
        project = "claims"
        usd = "900.50"
    "#;

    fn sections(text: &str) -> Sections {
        toml::from_str(text).unwrap()
    }

    fn check(text: &str) -> Vec<String> {
        let Sections { price, budget } = sections(text);
        let april = toml::from_str("fiscal_year_starts = \"04-01\"").unwrap();
        price.check().into_iter().chain(budget.check(&april)).collect()
    }

    #[test]
    fn the_price_is_that_of_the_day_and_of_the_closest_name() {
        assert_eq!(check(TEXT), Vec::<String>::new());
        let book = sections(TEXT).price;
        let price = |model, class, day: &str| book.price(model, class, day.parse().unwrap()).map(|price| price.0);
        let input = |model, day| price(model, TokenClass::Input, day);
        assert_eq!(input("claude-sonnet-4-1", "2026-01-01"), Some(3_000_000_000));
        assert_eq!(input("claude-sonnet-4-1", "2026-09-30"), Some(3_000_000_000));
        assert_eq!(input("claude-sonnet-4-1", "2026-10-01"), Some(2_500_000_000));
        assert_eq!(input("claude-sonnet-4-1", "2025-12-31"), None);
        assert_eq!(input("claude-sonnet-4-5", "2026-10-01"), Some(300_000_000));
        assert_eq!(input("claude-sonnet-4-5-20260901", "2026-10-01"), Some(1));
        assert_eq!(input("claude-opus-5", "2026-10-01"), None);
        assert_eq!(price("claude-sonnet-4-1", TokenClass::Output, "2026-10-01"), None, "unknown, not free");
        assert!((NanoUsd(300_000_000).dollars() - 0.3).abs() < 1e-15);
    }

    #[test]
    fn a_budget_is_that_of_its_period_alone() {
        let budgets = sections(TEXT).budget;
        let april: Calendar = toml::from_str("fiscal_year_starts = \"04-01\"").unwrap();
        let of = |id: &str, project| budgets.of(april.parse(id, NaiveDate::MIN).unwrap(), project);
        assert_eq!(of("2026-10", None), Some(NanoUsd(12_000_000_000_000)));
        assert_eq!(of("FY2027-Q3", Some("claims")), Some(NanoUsd(900_500_000_000)));
        assert_eq!((of("2026-10", Some("claims")), of("2026-11", None)), (None, None));
    }

    #[test]
    fn every_problem_is_named() {
        let found = |from: &str, to: &str| {
            assert!(TEXT.contains(from));
            check(&TEXT.replacen(from, to, 1)).join("\n")
        };
        assert!(
            found("valid_to = \"2026-10-01\"", "").contains("`price.valid_from` of `claude-sonnet-4*`, input from")
        );
        assert!(found("valid_to = \"2026-10-01\"", "valid_to = \"2026-01-01\"").contains("`price.valid_to`"));
        assert!(found("\"claude-sonnet-4*\"", "\"claude-*-4*\"").contains("`price.model`"));
        assert!(found("\"claude-sonnet-4*\"", "\"\"").contains("`price.model`"));
        assert!(found("\"2026-10\"", "\"October\"").contains("`budget.period`: cannot read the period `October`"));
        assert!(found("\"2026-10\"", "\"last-month\"").contains("`budget.period`"));
        let twice = format!("{TEXT}[[budget]]\nperiod = \"FY2027-Q3\"\nproject = \"claims\"\nusd = \"1\"");
        assert_eq!(check(&twice), ["`budget`: FY2027-Q3 of `claims` is given twice"]);
        let refused = |from: &str, to: &str| toml::from_str::<Sections>(&TEXT.replacen(from, to, 1)).is_err();
        assert!(refused("\"3.00\"", "3.00") && refused("\"3.00\"", "\"-3\"") && refused("\"3.00\"", "\"three\""));
        assert!(refused("\"input\"", "\"inputs\"") && refused("model =", "modell ="));
    }
}
