//! Days off: on how many days the audit feed was switched off. Nothing is recorded then, and nothing can be fetched later.

use super::steps;
use crate::event::taxonomy::{AUDIT_LOG_OFF, AUDIT_LOG_ON, Kind};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::events as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.feed_off_days",
        version: 1,
        title: "Days with the audit feed off",
        question: "Was the recording itself switched off?",
        formula: "days of the period at whose end the last known setting of a source's audit feed was off",
        ratio: None,
        source: "the feed's own record of its settings (org_compliance_api_settings_updated)",
        unit: Unit::Days,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local day, up to the as-of instant",
        exclusions: "the time before the first known setting",
        needs: &[],
        inputs: "the Claude Activity Feed",
        caveat: "Only switching is recorded: a feed that was never on leaves no trace. Switched on and off within a day, the day counts as off.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "The feed is switched off on 12 October and on again on the 15th: off at the end of the 12th, 13th and 14th, 3 days.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::days_off(facts, AUDIT_LOG_OFF, AUDIT_LOG_ON), scale: 1.0 },
    example: Example {
        daily: "local_day | risk_category | events=1 | kind=admin | outcome=success | source=claude_activity
                2026-10-01 | -
                2026-10-12 | audit_log_off
                2026-10-15 | audit_log_on",
        gives: 3.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, BTreeMap<NaiveDate, bool>> = BTreeMap::new();
    for sum in &facts.log.days {
        let settings = sources.entry(&sum.source).or_default();
        match sum.risk.as_deref() {
            Some(AUDIT_LOG_OFF) => *settings.entry(sum.day).or_default() = true,
            Some(AUDIT_LOG_ON) => _ = settings.entry(sum.day).or_default(),
            _ => {}
        }
    }
    // The audit log of a source that never told of a switch may be on or off for all we know, unless it is the feed that
    // records its own switching: then it was not switched.
    let records_itself =
        |name: &str| facts.log.days.iter().any(|sum| sum.source == name && sum.kind == Kind::SelfAudit.as_ref());
    sources.retain(|name, settings| !settings.is_empty() || records_itself(name));
    if sources.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-no-own-settings"))];
    }
    let members: Vec<(&str, i64)> = sources.iter().map(|(name, settings)| (*name, days_off(facts, settings))).collect();
    let most = members.iter().map(|(_, days)| *days).max().unwrap_or_default();
    let members = members.into_iter().map(|(name, days)| Measured::count(days).of(name));
    [Measured::count(most)].into_iter().chain(members).collect()
}

/// Days of the period that end with the feed off.
fn days_off(facts: &Facts, settings: &BTreeMap<NaiveDate, bool>) -> i64 {
    let days = facts.period.start.iter_days().take_while(|day| *day < facts.period.end && *day <= facts.today());
    let off = |day: &NaiveDate| settings.range(..=*day).next_back().is_some_and(|(_, off)| *off);
    days.filter(off).count() as i64
}
