//! What was changed, exported, shared and refused, and who may change it. No person is ever a member of a dimension here.

mod access_bursts;
mod after_hours_share;
mod bulk_download_hours;
mod confirmed_violations_rate;
mod data_exports;
mod failed_access;
mod failed_sign_in_share;
mod first_time_exporters;
mod guardrail_block_rate;
mod integrations_added;
mod integrations_open;
mod privileged_actions;
mod public_shares;
mod public_shares_open;
mod refusal_rate;
mod service_keys_created;
mod unchecked_requests;
mod unticketed_privileged_actions;

use super::Area;
use super::measured::Measured;
use crate::event::capability::Question;
use crate::event::taxonomy::Action;
use crate::measure::facts::{Facts, actions::Deed};
use crate::measure::stats::poisson;
use crate::measure::steps::Step;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static AREA: Area = Area {
    id: "security",
    title: "Security and administration",
    intro: "What was changed, exported, shared and refused, and who may change it.",
    kpis: &[
        &privileged_actions::KPI,
        &unticketed_privileged_actions::KPI,
        &service_keys_created::KPI,
        &data_exports::KPI,
        &first_time_exporters::KPI,
        &bulk_download_hours::KPI,
        &public_shares::KPI,
        &public_shares_open::KPI,
        &integrations_added::KPI,
        &integrations_open::KPI,
        &failed_access::KPI,
        &access_bursts::KPI,
        &failed_sign_in_share::KPI,
        &after_hours_share::KPI,
        &guardrail_block_rate::KPI,
        &unchecked_requests::KPI,
        &refusal_rate::KPI,
        &confirmed_violations_rate::KPI,
    ],
};

/// The exports that tell of administration.
const EXPORTS: &str = "an administration log";

/// The clock of everything that is counted by action.
const CLOCK: &str = "local day of the action";

/// The clock of everything that is counted by event.
const EVENT_CLOCK: &str = "local day of the event";

/// The clock of what adds up since the log began.
const CLOCK_STOCK: &str = "local day of the action, up to the last day of the period";

/// What counts of actions leave out.
const FAILED: &str = "actions that failed or were refused; records that a second export tells of the same day";

/// The name of the dimension of most KPIs here.
const ACTION: Option<&str> = Some("action");

/// What gives power or takes a protection away.
const PRIVILEGED: &[Action] = &[
    Action::RoleGranted,
    Action::OwnerTransferred,
    Action::SsoOff,
    Action::SpendLimitRemoved,
    Action::IpRestrictionRemoved,
    Action::AdminKeyCreated,
    Action::AdminKeyRemoved,
    Action::SettingsChanged,
    Action::RetentionChanged,
    Action::FeedSwitched,
];

/// What takes data out in bulk.
const EXPORTED: &[Action] = &[Action::DataExported];

/// What opens a way in or out.
const ADDED: &[Action] = &[Action::ServerAdded, Action::IntegrationAdded];

/// What makes a key.
const KEYS_MADE: &[Action] = &[Action::KeyCreated, Action::AdminKeyCreated];

/// Everything of some actions in the period, however it ended; an error is why nothing can be said.
fn tried<'a>(facts: &Facts<'a>, actions: &[Action]) -> Result<Vec<&'a Deed>, Remark> {
    if let Some(reason) = facts.silence(Question::Administration) {
        return Err(reason);
    }
    let wanted = |deed: &&Deed| facts.period.holds(deed.day) && actions.contains(&deed.action);
    Ok(facts.log.actions.iter().filter(wanted).collect())
}

/// What of it succeeded.
fn done<'a>(facts: &Facts<'a>, actions: &[Action]) -> Result<Vec<&'a Deed>, Remark> {
    Ok(tried(facts, actions)?.into_iter().filter(|deed| deed.succeeded()).collect())
}

/// A number of things that happen independently of each other, with its Poisson interval.
fn number(count: i64) -> Measured {
    Measured::count(count).within(poisson::interval(count))
}

/// The number of deeds, in all and by action.
fn counted(facts: &Facts, deeds: Result<Vec<&Deed>, Remark>) -> Vec<Measured> {
    match deeds {
        Err(reason) => vec![Measured::missing(reason)],
        Ok(deeds) => by_action(facts, &deeds, number),
    }
}

/// A measure of the number of deeds, in all and by action.
fn by_action(facts: &Facts, deeds: &[&Deed], measure: fn(i64) -> Measured) -> Vec<Measured> {
    let mut actions: BTreeMap<&str, i64> = BTreeMap::new();
    for deed in deeds {
        *actions.entry(deed.action.as_ref()).or_default() += 1;
    }
    let total = measure(deeds.len() as i64).noting(facts.gaps(Question::Administration));
    let members = actions.into_iter().map(|(action, count)| measure(count).of(action));
    std::iter::once(total).chain(members).collect()
}

/// From the watched actions of the period to those of some kinds that succeeded.
fn watched_steps(facts: &Facts, actions: &[Action]) -> Vec<Step> {
    let watched = facts.log.actions.iter().filter(|deed| facts.period.holds(deed.day)).count();
    let step = |what: &str, count: usize| Step::new(what, count as i64);
    vec![
        step("watched actions in the period", watched),
        step("of them of these kinds", tried(facts, actions).unwrap_or_default().len()),
        step("of them neither failed nor refused", done(facts, actions).unwrap_or_default().len()),
    ]
}
