//! The catalogue: every KPI, by area, in the order of the reports. Adding one is a file and a line in its area's list.

pub(crate) mod adoption;
pub(crate) mod cost;
pub(crate) mod investigation;
pub(crate) mod measured;
pub(crate) mod passage;
pub(crate) mod quality;
pub(crate) mod review;
pub(crate) mod security;
pub(crate) mod service_level;
mod survival;
pub(crate) mod usage;
pub(crate) mod value;

use super::card::Card;
use super::facts::Facts;
use super::steps::Step;
use crate::policy::Basis;
use measured::Measured;

/// A group of KPIs that share a page.
pub struct Area {
    /// First part of the ids.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// What the area is about, in one sentence.
    pub intro: &'static str,
    /// The KPIs.
    kpis: &'static [&'static Kpi],
}

/// One KPI: its definition in words and the function that computes it.
pub(crate) struct Kpi {
    /// The definition.
    pub(crate) card: Card,
    /// What kind of number it is, for the verdict.
    pub(crate) basis: Basis,
    /// Whether it describes the whole lake and not a period: it then has no history.
    pub(crate) cumulative: bool,
    /// Computes it for one period: the total first, then the members of its dimension by name.
    pub(crate) measure: fn(&Facts, &Card) -> Vec<Measured>,
    /// How what is counted narrows down to the value, from what the sources tell of the period.
    pub(crate) steps: fn(&Facts) -> Vec<Step>,
    /// The same number as a query over the lake.
    pub(crate) sql: Sql,
    /// The worked example that the card tells.
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is computed by the tests only"))]
    pub(crate) example: Example,
}

/// The query over the lake that gives the same number, in the SQL that every engine reads. Which sources are heard stands
/// in it as literals.
pub(crate) enum Sql {
    /// Columns `member` (null for the total), `numerator` and `denominator`, both BIGINT; the value is numerator ÷
    /// denominator × `scale`. No row where there is no value; an empty text where the query cannot be written for the
    /// period.
    Value {
        /// The query.
        text: fn(&Facts) -> String,
        /// Usually 1.
        scale: f64,
    },
    /// What the value is computed from, such as the durations of cases.
    Inputs(fn(&Facts) -> String),
}

/// Rows as text, and what they give in October 2026. The tests compute it under one fixed policy.
#[derive(Default)]
#[cfg_attr(not(test), expect(dead_code, reason = "the example is computed by the tests only"))]
pub(crate) struct Example {
    /// Rows of `daily`; `totals` and `people` are rolled up from them.
    pub(crate) daily: &'static str,
    /// Rows of `keys`.
    pub(crate) keys: &'static str,
    /// Rows of `hourly`.
    pub(crate) hourly: &'static str,
    /// Rows of `action`.
    pub(crate) action: &'static str,
    /// Rows of `usage`.
    pub(crate) usage: &'static str,
    /// Rows of `review`.
    pub(crate) review: &'static str,
    /// Rows of `case`.
    pub(crate) case: &'static str,
    /// Rows of `entity`.
    pub(crate) entity: &'static str,
    /// Rows of `run`.
    pub(crate) run: &'static str,
    /// The total.
    pub(crate) gives: f64,
}

impl Example {
    /// No rows: the start of every example.
    pub(crate) const EMPTY: Self = Self {
        daily: "",
        keys: "",
        hourly: "",
        action: "",
        usage: "",
        review: "",
        case: "",
        entity: "",
        run: "",
        gives: 0.0,
    };
}

static AREAS: &[&Area] = &[
    &usage::AREA,
    &adoption::AREA,
    &review::AREA,
    &investigation::AREA,
    &value::AREA,
    &cost::AREA,
    &security::AREA,
    &quality::AREA,
];

/// The areas, in the order of the reports.
#[must_use]
pub fn areas() -> &'static [&'static Area] {
    AREAS
}

impl Area {
    /// The definition cards of the area.
    pub fn cards(&self) -> impl Iterator<Item = &'static Card> {
        self.kpis.iter().map(|kpi| &kpi.card)
    }
}

/// Every KPI, in catalogue order.
pub(crate) fn kpis() -> impl Iterator<Item = &'static Kpi> {
    AREAS.iter().flat_map(|area| area.kpis.iter().copied())
}

/// Every definition card, in catalogue order.
pub fn cards() -> impl Iterator<Item = &'static Card> {
    kpis().map(|kpi| &kpi.card)
}

/// The definition card of one KPI.
#[must_use]
pub fn card(id: &str) -> Option<&'static Card> {
    cards().find(|card| card.id == id)
}

#[cfg(test)]
mod tests;
