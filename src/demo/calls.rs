//! The calls of the organisation's systems to language models, as they truly happened. How they are exported is the
//! subject of [`super::gateway`] and [`super::assistant`].

use super::calendar::{self, HOUR, SECOND};
use super::dice::Dice;
use super::models::{self, Model, Tokens};
use super::people;
use super::projects::{self, ASSISTANT, Project, Route};
use chrono::{Datelike, NaiveDate};

/// One request to the gateway.
#[derive(Clone)]
pub(super) struct Call {
    /// The gateway's request id.
    pub(super) id: String,
    /// When it began, microseconds since 1970 UTC.
    pub(super) at_us: i64,
    /// How long it took.
    pub(super) millis: i64,
    /// The trace that it belongs to.
    pub(super) trace: String,
    /// Whether it is the only call of its trace.
    pub(super) alone: bool,
    /// What the gateway was asked to do.
    pub(super) kind: &'static str,
    /// Address of the person or name of the service that called.
    pub(super) user: String,
    /// Hash of the API key.
    pub(super) key: String,
    /// The caller's team.
    pub(super) team: Option<String>,
    /// The tag that names the project.
    pub(super) tag: Option<&'static str>,
    /// Risk tier of the project as the map has it on that day; empty when the map has none.
    pub(super) tier: &'static str,
    /// What the call was for.
    pub(super) task: Option<&'static str>,
    /// The model.
    pub(super) model: &'static Model,
    /// Tokens, by what they are paid for; none without an answer.
    pub(super) tokens: Tokens,
    /// Whether the model answered. To decline is an answer.
    pub(super) answered: bool,
    /// Whether the model declined.
    pub(super) declined: bool,
}

impl Call {
    /// When it ended, microseconds since 1970 UTC.
    pub(super) fn end_us(&self) -> i64 {
        self.at_us + self.millis * 1000
    }

    /// Whether it passed the gateway; the assistant has a log of its own.
    pub(super) fn passed_gateway(&self) -> bool {
        self.tag != Some(ASSISTANT)
    }
}

/// Name of the gateway's own health checks, in place of a key, a user and a tag.
pub(super) const HEALTH_CHECK: &str = "litellm-internal-health-check";

/// Name of the key of the nightly service.
pub(super) const BATCH: &str = "svc-claims-batch";

/// All requests, by time. `share` of `whole` of the traffic is made.
pub(super) fn all(seed: u64, share: i64, whole: i64) -> Vec<Call> {
    let mut calls = Vec::new();
    for (index, project) in projects::all().iter().enumerate() {
        let mut dice = Dice::new(seed, 100 + index as u64);
        for day in calendar::days() {
            let count = count_of(project, day, &mut dice) * share;
            let count = count / (whole * 1000) + i64::from(dice.below(1000) < (count / whole % 1000) as u64);
            make_day(project, day, count, &mut dice, &mut calls);
        }
        if project.tag == "claims-triage" {
            make_night_batches(project, share, whole, &mut dice, &mut calls);
        }
    }
    make_routine(seed, &mut calls);
    calls.retain(|call| call.end_us() < calendar::exported_us());
    calls.sort_by(|a, b| (a.at_us, &a.id).cmp(&(b.at_us, &b.id)));
    calls
}

/// Expected calls of a project on a day, in thousandths.
fn count_of(project: &Project, day: NaiveDate, dice: &mut Dice) -> i64 {
    let (first, last) = project.life;
    let luck = dice.between(800, 1200);
    if day > last && project.tag == "marketing-copy" {
        // The tag of the retired project lives on in a forgotten script.
        return 180 * luck / 1000;
    }
    if day < first || day > last {
        return 0;
    }
    let (start, end) = project.daily_hundredths;
    let hundredths = start + (end - start) * (day - first).num_days() / (last - first).num_days();
    let season = calendar::activity_per_mille(day, project.idle_per_mille);
    hundredths * 10 * season / 1000 * luck / 1000
}

/// `count` calls of office hours.
fn make_day(project: &Project, day: NaiveDate, count: i64, dice: &mut Dice, calls: &mut Vec<Call>) {
    let mut before: Option<Call> = None;
    let members = people::members(project.team, day);
    for _ in 0..count {
        let at_us = calendar::office_instant(day, dice);
        let email = dice.pick_weighted(&members).email();
        // Policyholders have no name in the log.
        let user = if project.route == Route::Product { String::new() } else { email };
        let mut call = make_call(project, at_us, user, dice);
        if let Some(first) = before.take().filter(|_| dice.chance(project.loops_per_mille)) {
            call.at_us = first.end_us() + dice.between(2, 40) * SECOND;
            call.trace.clone_from(&first.trace);
            call.user.clone_from(&first.user);
            call.alone = false;
            if let Some(first) = calls.last_mut() {
                first.alone = false;
            }
        }
        before = Some(call.clone());
        calls.push(call);
    }
}

/// Claims of the day before, sorted by a service between midnight and three: the rows that make months and days in
/// London differ from those in UTC, and that meet the nights in which the clocks change.
fn make_night_batches(project: &Project, share: i64, whole: i64, dice: &mut Dice, calls: &mut Vec<Call>) {
    for day in calendar::days().skip(1) {
        let count = if day.weekday().number_from_monday() == 7 { 5 } else { 2 };
        let count = (count * share + whole - 1) / whole;
        for _ in 0..count {
            let at_us = calendar::local_instant(day, dice.between(300, 3 * 3600)) + dice.between(0, 999_999);
            // A service is nobody: it has a key of its own and no user.
            let mut call = make_call(project, at_us, String::new(), dice);
            call.key = projects::hash_of(BATCH);
            call.task = Some("triage");
            calls.push(call);
        }
    }
}

fn make_call(project: &Project, at_us: i64, user: String, dice: &mut Dice) -> Call {
    let model = *dice.pick_weighted(models::of(project.tag));
    let answered = !dice.chance(28);
    // Policyholders ask for what an assistant must not give: advice, promises, other people's policies.
    let declined = answered && dice.chance(if project.route == Route::Product { 38 } else { 0 });
    let tokens = models::tokens(project.tag, calendar::local(at_us).date(), model, dice);
    // Claims staff sometimes borrow the engineers' key: the tag still says whose work it is.
    let borrowed = project.tag == "claims-triage" && dice.chance(30);
    let nothing = project.route == Route::Nothing;
    Call {
        id: format!("chatcmpl-{}", dice.base58(22)),
        at_us,
        millis: 350 + tokens.output * dice.between(9, 16) + dice.between(0, 900),
        trace: dice.uuid(),
        alone: true,
        kind: if model.provider == "openai" { "aresponses" } else { "acompletion" },
        user,
        key: if borrowed { projects::hash_of("code-assistant") } else { project.key_hash() },
        team: (!nothing).then(|| project.team_id()),
        tag: match project.route {
            Route::Tag | Route::Product => Some(project.tag),
            Route::Nothing if dice.chance(300) => Some("poc-sandbox"),
            _ => None,
        },
        tier: if at_us < calendar::local_instant(project.life.1, 24 * 3600) { project.tier } else { "" },
        task: if nothing { None } else { *dice.pick_weighted(project.tasks) },
        model,
        tokens: if answered { tokens } else { Tokens::default() },
        answered,
        declined,
    }
}

/// What the gateway does by itself, and what clients ask without calling a model: neither is a call.
fn make_routine(seed: u64, calls: &mut Vec<Call>) {
    let mut dice = Dice::new(seed, 2);
    let engineering = projects::all().into_iter().find(|project| project.tag == "code-assistant");
    let engineering = engineering.expect("the cast has an engineering project");
    for day in calendar::days() {
        let at_us = calendar::local_instant(day, 6 * 3600) + dice.between(0, HOUR);
        let mut check = make_call(&engineering, at_us, HEALTH_CHECK.to_owned(), &mut dice);
        HEALTH_CHECK.clone_into(&mut check.key);
        check.team = Some(HEALTH_CHECK.to_owned());
        check.tag = Some(HEALTH_CHECK);
        check.task = None;
        check.tokens = Tokens { input: 12, output: 5, ..Tokens::default() };
        calls.push(check);
        if calendar::is_working(day) {
            let at_us = calendar::office_instant(day, &mut dice);
            let user = dice.pick_weighted(&people::members(engineering.team, day)).email();
            let mut count = make_call(&engineering, at_us, user, &mut dice);
            count.kind = "acount_tokens";
            count.tokens = Tokens::default();
            count.task = None;
            calls.push(count);
        }
    }
}
