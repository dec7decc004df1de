//! Findings, definition cards and options of one report, with the look-ups that every page needs.

use super::look::Look;
use super::profile::Extent;
use super::{Action, Options, statement};
use crate::measure::card::{Better, Card};
use crate::measure::findings::{Findings, TrendPoint};
use crate::measure::measurement::Measurement;
use crate::measure::narrow::Part;
use crate::policy::Verdict;
use crate::words::Words;

pub(super) const CALLS: &str = "usage.calls";
pub(super) const UNATTRIBUTED: &str = "usage.unattributed_share";
pub(super) const EFFECTIVE_PROJECTS: &str = "usage.effective_projects";
pub(super) const ROUTING: &str = "review.routing_rate";
pub(super) const COMPLETION: &str = "review.completion_rate";
pub(super) const COVERAGE: &str = "review.coverage";
pub(super) const OVERTURN: &str = "review.overturn_rate";
pub(super) const MTTI_MEAN: &str = "investigation.mtti_mean_closed";
pub(super) const MTTI_MEDIAN: &str = "investigation.mtti_median";
pub(super) const MTTI_P90: &str = "investigation.mtti_p90";
pub(super) const MTTI_RESTRICTED: &str = "investigation.mtti_restricted_mean";
pub(super) const OPEN_CASES: &str = "investigation.open_cases";
pub(super) const SLA: &str = "investigation.sla_attainment";
pub(super) const TIME_SAVED: &str = "value.time_saved_hours";
pub(super) const NET_TIME_SAVED: &str = "value.net_time_saved_hours";
pub(super) const BUDGET: &str = "cost.budget_burn";
pub(super) const DATA_COVERAGE: &str = "quality.coverage";
pub(super) const ROWS_REJECTED: &str = "quality.rows_rejected";

/// What the board reads even where no target is set; everything else stands in the dashboard and in `kpis.json`.
const HEADLINES: &[&str] = &[
    CALLS,
    UNATTRIBUTED,
    EFFECTIVE_PROJECTS,
    "adoption.active_people",
    ROUTING,
    COMPLETION,
    COVERAGE,
    OVERTURN,
    MTTI_MEDIAN,
    MTTI_P90,
    OPEN_CASES,
    SLA,
    TIME_SAVED,
    NET_TIME_SAVED,
    "cost.spend",
    "security.privileged_actions",
    "security.data_exports",
    "security.public_shares",
    DATA_COVERAGE,
    ROWS_REJECTED,
];

/// The member that stands for calls which no rule attributes.
pub(super) const UNATTRIBUTED_MEMBER: &str = "unattributed";

/// Everything that a page is built from.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    /// The language.
    pub(super) words: &'a Words,
    /// The results.
    pub(super) findings: &'a Findings,
    /// The definition cards.
    pub(super) cards: &'a [&'static Card],
    /// The `[report]` section.
    pub(super) options: &'a Options,
    /// What the organisation does about its exceptions.
    pub(super) actions: &'a [Action],
    /// How documents look.
    pub(super) look: &'a Look,
}

impl<'a> Facts<'a> {
    /// Whether the readers of the pack are told everything.
    pub(super) fn is_everything(&self) -> bool {
        self.options.readers.pack.extent == Extent::Everything
    }

    /// Whether the readers of this report are told a part of the findings.
    pub(super) fn has(&self, part: Part) -> bool {
        self.options.readers.pack.parts.contains(&part)
    }

    /// Whether the readers of the pack see a KPI: it is a headline, or a target is set for it or for one of its members.
    pub(super) fn is_headline(&self, kpi: &str) -> bool {
        let aimed = |one: &Measurement| one.kpi == kpi && one.target.is_some();
        self.is_everything() || HEADLINES.contains(&kpi) || self.findings.measurements.iter().any(aimed)
    }

    /// The total of a KPI.
    pub(super) fn total(&self, kpi: &str) -> Option<&'a Measurement> {
        self.findings.measurements.iter().find(|one| one.kpi == kpi && one.dimensions.is_empty())
    }

    /// The total of a KPI, if it has a value.
    pub(super) fn measured(&self, kpi: &str) -> Option<(&'a Measurement, f64)> {
        let total = self.total(kpi)?;
        Some((total, total.value?))
    }

    /// The members of a KPI with their names, in the order of the findings.
    pub(super) fn members(&self, kpi: &str) -> Vec<(&'a str, &'a Measurement)> {
        let of_kpi = self.findings.measurements.iter().filter(|one| one.kpi == kpi);
        of_kpi.filter_map(|one| Some((one.dimensions.values().next()?.as_str(), one))).collect()
    }

    /// The KPIs that were asked for, each once, in the order of the findings.
    pub(super) fn kpis(&self) -> Vec<&'static str> {
        let mut ids: Vec<&'static str> = Vec::new();
        for one in &self.findings.measurements {
            if !ids.contains(&one.kpi) {
                ids.push(one.kpi);
            }
        }
        ids
    }

    /// The definition card of a KPI.
    pub(super) fn card(&self, kpi: &str) -> Option<&'static Card> {
        self.cards.iter().copied().find(|card| card.id == kpi)
    }

    /// The KPI's title; without a card its id.
    pub(super) fn title(&self, kpi: &str) -> String {
        self.card(kpi).map_or_else(|| kpi.to_owned(), |card| self.told(card, "title", card.title))
    }

    /// A field of a definition card in the language; `text` is what the card itself says.
    pub(super) fn told(&self, card: &Card, field: &str, text: &str) -> String {
        self.words.or(&format!("card-{}-{field}", card.id.replace(['.', '_'], "-")), text)
    }

    /// The name of a measurement's member in the language: names from outside stay as they are.
    pub(super) fn member(&self, one: &Measurement, name: &str) -> String {
        one.dimensions.keys().next().map_or_else(|| name.to_owned(), |dimension| self.words.called(dimension, name))
    }

    /// Which direction of the KPI is good.
    pub(super) fn better(&self, kpi: &str) -> Better {
        self.card(kpi).map_or(Better::Neither, |card| card.better)
    }

    /// The history of the KPI's total, oldest first; the last point is the period itself.
    pub(super) fn trend(&self, kpi: &str) -> &'a [TrendPoint] {
        self.findings.trends.iter().find(|trend| trend.kpi == kpi).map_or(&[], |trend| &trend.points)
    }

    /// Why a KPI has no value, as it stands inside a sentence.
    pub(super) fn reason(&self, kpi: &str) -> String {
        let reason = self.total(kpi).and_then(|one| statement::reason(self, one));
        reason.unwrap_or_else(|| self.words.word("found-no-result"))
    }

    /// Whether anything at all was measured.
    pub(super) fn is_anything_known(&self) -> bool {
        self.findings.measurements.iter().any(|one| one.value.is_some())
    }

    /// Who answers for a KPI: its own owner, its area's, or everybody's.
    pub(super) fn owner(&self, kpi: &str) -> &'a str {
        let owners = &self.options.owners;
        let area = kpi.split('.').next().unwrap_or_default();
        [kpi, area, "*"].iter().find_map(|key| owners.get(*key)).map_or("", String::as_str)
    }

    /// Totals and members whose verdict is `verdict`.
    pub(super) fn with_verdict(&self, verdict: Verdict) -> Vec<&'a Measurement> {
        self.findings.measurements.iter().filter(|one| one.verdict == verdict).collect()
    }
}
