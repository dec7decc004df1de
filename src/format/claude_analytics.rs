//! Claude Enterprise Analytics: users, chat projects, daily summaries, and usage and cost by product, user or group.
//!
//! Users and projects carry no date, the request alone does: `date`, or `starting_at` and `ending_at`, must be added to
//! the page or to its rows. What is grouped by RBAC group overlaps, because a person may be in several, and what is told
//! by user is told again in total: each is a report of its own.

mod people;

use super::bucket::{self, ClaudeReport};
use super::claude_activity::surface_word;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Micros, Text, Usage};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, RejectReason};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_analytics",
    title: "Claude Enterprise Analytics",
    looks_for: "JSON pages of `summaries`, of rows with `chat_metrics`, `message_count` by `project_id` or an `actor` with \
                tokens, or of buckets whose `results` have `requests` and `product`",
    how_to_export: "save the pages of GET /v1/organizations/analytics/…, and to those of /users and /apps/chat/projects add \
                    the request's `date` beside `data`",
    gaps: "requests are counted by user, product and model but not by project, and figures may change for 30 days",
    fills: &[&tables::USAGE],
    answers: &[
        (Question::Calls, Evidence::Counts),
        (Question::Tokens, Evidence::Counts),
        (Question::Cost, Evidence::Counts),
        (Question::Adoption, Evidence::Counts),
        (Question::Reviews, Evidence::Proxy),
    ],
    fills_gaps_of: None,
    unit: Unit::Page,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(json) = head else { return false };
    bucket::claude_report(head) == Some(ClaudeReport::Analytics)
        || bucket::records(json).into_iter().any(|record| {
            let has = |name: &str| record.contains_key(name);
            let told_by_user = record.get("actor").is_some_and(|actor| actor.get("user_id").is_some());
            let day = record.get("summaries").and_then(|days| days.get(0));
            day.is_some_and(|day| day.get("daily_active_user_count").is_some())
                || has("chat_metrics")
                || (has("project_id") && has("message_count") && has("distinct_user_count"))
                || (has("starting_at") && (has("daily_active_user_count") || (told_by_user && has("requests"))))
        })
}

/// Names of the list of a page.
const LISTS: &[&str] = &["data", "summaries"];

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each_page(piece, sink, &mut |page, sink| {
        let frame = Frame::of(page);
        let Some(list) = LISTS.iter().find(|name| bucket::has_list(page, name)) else {
            return record(page, &frame, sink);
        };
        for row in page.children(list) {
            row.settle(record(&row, &frame, sink), sink);
        }
        Ok(())
    })
}

/// What a page says about all its rows.
struct Frame {
    /// The organisation.
    org: Option<String>,
    /// When the figures were computed.
    refreshed: Result<Option<Micros>, Fault>,
    /// The days that the request asked for.
    days: Result<Option<(Micros, Micros)>, Fault>,
}

impl Frame {
    fn of(page: &Row<'_, '_>) -> Self {
        let org = page.text(&["organization_id"]).map(Text::into_owned);
        Self { org, refreshed: bucket::instant(page, "data_refreshed_at"), days: bucket::days(page) }
    }

    /// A row for the days that `row` or, if it does not say, the page speaks of.
    fn usage(&self, report: &'static str, row: &Row<'_, '_>) -> Result<Usage<'static>, Fault> {
        let days = bucket::days(row)?.map_or_else(|| self.days.clone(), |days| Ok(Some(days)))?;
        let days = days.ok_or_else(|| {
            let detail = "expected `date` in the row or beside `data`: the export names the day only in its request, so \
                          add it to the file";
            Fault::new(RejectReason::MissingField, detail)
        })?;
        self.usage_of(report, days)
    }

    fn usage_of(&self, report: &'static str, (start, end): (Micros, Micros)) -> Result<Usage<'static>, Fault> {
        let mut usage = Usage::new(report, start, end);
        usage.observed_us = self.refreshed.clone()?.unwrap_or(end);
        usage.org_id = self.org.clone().map(Cow::Owned);
        Ok(usage)
    }
}

/// Fields of the request's days, wherever they stand.
const DAYS: &[&str] = &["date", "starting_at", "ending_at"];

fn record(row: &Row<'_, '_>, frame: &Frame, sink: &mut dyn Sink) -> Result<(), Fault> {
    let has = |name: &str| row.fields.iter().any(|field| field.name == name);
    if row.get("results").is_some() {
        let bounds = bucket::bounds(row, bucket::CLAUDE)?;
        return bucket::each_result(row, sink, &mut |result, sink| {
            sink.usage(result.line, spend(result, frame.usage_of(spend_report(result), bounds)?)?);
            Ok(())
        });
    }
    if has("uncached_input_tokens") || has("amount") {
        sink.usage(row.line, spend(row, frame.usage(spend_report(row), row)?)?);
    } else if row.get("project_id").is_some() {
        sink.usage(row.line, project(row, frame)?);
    } else if row.fields.iter().any(|field| people::is_metrics(&field.name)) {
        people::rows(row, frame, sink)?;
    } else if has("daily_active_user_count") {
        let mut usage = frame.usage("summaries", row)?;
        usage.extra = bucket::rest(row, &[DAYS]);
        sink.usage(row.line, usage);
    } else {
        let detail = "expected a bucket with `results`, or a row about a user, a chat project or a day";
        return Err(Fault::new(RejectReason::WrongRecord, detail));
    }
    Ok(())
}

/// The report that tells usage or cost, in total or by user, and by overlapping groups or not.
fn spend_report(row: &Row<'_, '_>) -> &'static str {
    let cost = row.fields.iter().any(|field| field.name == "amount");
    match (cost, row.get("actor").is_some(), row.get("rbac_group_id").is_some()) {
        (false, false, false) => "usage",
        (false, false, true) => "usage_by_group",
        (false, true, false) => "user_usage",
        (false, true, true) => "user_usage_by_group",
        (true, false, false) => "cost",
        (true, false, true) => "cost_by_group",
        (true, true, false) => "user_cost",
        (true, true, true) => "user_cost_by_group",
    }
}

/// Dimensions without a column of their own.
const CUTS: &[&str] =
    &["context_window", "cost_type", "inference_geo", "service_tier", "slack_channel_id", "speed", "token_type"];

/// Fields with a column of their own.
const COLUMNS: &[&str] = &["actor", "amount", "currency", "model", "product", "rbac_group_id", "requests"];

/// Tokens or cost, with requests where they are counted: not where a request would be split by kind of cost.
fn spend<'a>(row: &Row<'a, '_>, mut usage: Usage<'a>) -> Result<Usage<'a>, Fault> {
    usage.extra = bucket::rest(row, &[CUTS, COLUMNS, DAYS, bucket::CLAUDE_TOKENS]);
    usage.requests = bucket::count(row, "requests")?;
    usage.surface = row.text(&["product"]).map(surface_word);
    usage.model = row.text(&["model"]);
    usage.native_team = row.text(&["rbac_group_id"]);
    usage.cut = bucket::cut(row, CUTS);
    if row.fields.iter().any(|field| field.name == "amount") {
        usage.cost_nano_usd = Some(bucket::cost_of_cents(row)?);
    } else {
        bucket::set_claude_tokens(&mut usage, row)?;
    }
    if let Some(actor) = row.child("actor") {
        usage.actor = actor.text(&["user_id", "email"]);
        usage.actor_kind = match actor.text(&["type"]).as_deref() {
            Some("user_actor" | "user") => ActorKind::User,
            Some("service_account_actor") => ActorKind::ServiceAccount,
            _ => ActorKind::Unknown,
        };
        let deleted = actor.get("deleted").map(|deleted| (Cow::Borrowed("actor.deleted"), deleted.as_json()));
        usage.extra.extend(deleted);
    }
    Ok(usage)
}

/// Fields of a project that have a column of their own, or that name a person or what a person wrote.
const PROJECT_MAPPED: &[&str] = &[
    "created_by",
    "distinct_conversation_count",
    "message_count",
    "product",
    "project_id",
    "project_name",
    "rbac_group_id",
    "user_id",
];

/// The messages of one chat project.
fn project<'a>(row: &Row<'a, '_>, frame: &Frame) -> Result<Usage<'a>, Fault> {
    let report = match (row.get("user_id").is_some(), row.get("rbac_group_id").is_some()) {
        (false, false) => "projects",
        (true, false) => "user_projects",
        (false, true) => "projects_by_group",
        (true, true) => "user_projects_by_group",
    };
    let mut usage = frame.usage(report, row)?;
    usage.native_project = row.text(&["project_id"]);
    usage.surface = Some(row.text(&["product"]).map_or(Cow::Borrowed("chat"), surface_word));
    usage.native_team = row.text(&["rbac_group_id"]);
    usage.messages = bucket::count(row, "message_count")?;
    usage.sessions = bucket::count(row, "distinct_conversation_count")?;
    usage.extra = bucket::rest(row, &[DAYS, PROJECT_MAPPED]);
    usage.actor = row.text(&["user_id"]);
    if usage.actor.is_some() {
        usage.actor_kind = ActorKind::User;
    }
    Ok(usage)
}
