//! Metrics: the counters of Claude Code as aggregates, every other measurement as an event that counts nowhere.
//!
//! Only a counter that tells what was added since the last time can be summed up. One that tells the total since the
//! program began has a report of its own, and its value stands in no column that is summed.

use super::attributes::Attributes;
use super::{Place, instant, origin};
use crate::event::row::{Event, Micros, Usage};
use crate::event::taxonomy::{Kind, RejectReason};
use crate::format::Sink;
use crate::format::field;
use crate::format::rows::{Fault, Row};
use std::borrow::Cow;

/// The counters of Claude Code: their reports, if they tell what was added and if they tell totals.
const COUNTERS: &[(&str, &str)] = &[
    ("claude_code.token.usage", "claude_code.token.usage_cumulative"),
    ("claude_code.cost.usage", "claude_code.cost.usage_cumulative"),
    ("claude_code.session.count", "claude_code.session.count_cumulative"),
    ("claude_code.code_edit_tool.decision", "claude_code.code_edit_tool.decision_cumulative"),
    ("claude_code.active_time.total", "claude_code.active_time.total_cumulative"),
    ("claude_code.lines_of_code.count", "claude_code.lines_of_code.count_cumulative"),
    ("claude_code.commit.count", "claude_code.commit.count_cumulative"),
    ("claude_code.pull_request.count", "claude_code.pull_request.count_cumulative"),
];

/// The kinds of measurement, each an object with the data points.
const SHAPES: &[&str] = &["sum", "gauge", "histogram", "exponentialHistogram", "summary"];

/// Reads one metric: each of its data points is a row.
pub(super) fn read<'a>(metric: &Row<'a, '_>, place: &Place<'a>, sink: &mut dyn Sink) -> Result<(), Fault> {
    let name = metric.text(&["name"]).ok_or_else(|| Fault::missing("name"))?;
    let shape = SHAPES.iter().find(|shape| metric.get(shape).is_some());
    let data = shape.and_then(|shape| metric.child(shape)).ok_or_else(|| {
        let detail = "expected a metric with `sum`, `gauge`, `histogram`, `exponentialHistogram` or `summary`";
        Fault::new(RejectReason::WrongRecord, detail)
    })?;
    let counter = COUNTERS.iter().find(|(delta, _)| *delta == name).filter(|_| shape == Some(&"sum"));
    let temporality = data.text(&["aggregationTemporality"]);
    let delta = matches!(temporality.as_deref(), Some("1" | "AGGREGATION_TEMPORALITY_DELTA"));
    for point in data.children("dataPoints") {
        let attributes = Attributes::of(&point).within(&place.resource);
        let measured = match counter {
            Some((report, _)) if delta => added(report, &point, &attributes, sink),
            Some((_, report)) => usage(report, &point, &attributes).map(|mut usage| {
                usage.extra.extend(value(&point));
                sink.usage(point.line, usage);
            }),
            None => {
                let event = other(&name, &point, &attributes, place.is_claude_code());
                event.map(|event| sink.event(point.line, event))
            }
        };
        point.settle(measured, sink);
    }
    Ok(())
}

/// What a point counted, as it stands.
fn value<'a>(point: &Row<'a, '_>) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
    let text = point.text(VALUES)?;
    let plain = serde_json::from_str::<f64>(&text).is_ok();
    Some((Cow::Borrowed("value"), if plain { text } else { Cow::Owned(field::quote(&text)) }))
}

/// Names of a point's value.
const VALUES: &[&str] = &["asInt", "asDouble"];

/// The bucket of a counter of Claude Code, without its value.
fn usage<'a>(report: &'static str, point: &Row<'a, '_>, attributes: &Attributes<'a>) -> Result<Usage<'a>, Fault> {
    let end_us = instant(point, "timeUnixNano")?.ok_or_else(|| Fault::missing("timeUnixNano"))?;
    let start_us = instant(point, "startTimeUnixNano")?.unwrap_or(end_us);
    if start_us > end_us {
        let detail = "expected `timeUnixNano` at or after `startTimeUnixNano`";
        return Err(Fault::new(RejectReason::NegativeClock, detail));
    }
    let mut usage = Usage::new(report, start_us, end_us);
    origin::of_usage(&mut usage, attributes);
    Ok(usage)
}

/// A counter that tells what was added.
fn added<'a>(
    report: &'static str,
    point: &Row<'a, '_>,
    attributes: &Attributes<'a>,
    sink: &mut dyn Sink,
) -> Result<(), Fault> {
    let mut usage = usage(report, point, attributes)?;
    let text = point.text(VALUES).ok_or_else(|| Fault::missing("asDouble"))?;
    let number = |places: i64| field::scaled(&text, places).map(Some).ok_or_else(|| Fault::number("asDouble"));
    let count = number(0)?;
    let word = |name: &str| attributes.text(&[name]);
    // Rules and hooks decide too; only what a person decided is a person's decision.
    let by_person = word("source").is_none_or(|source| source.starts_with("user_"));
    let slot = match (report, word("type").as_deref(), word("decision").as_deref()) {
        ("claude_code.token.usage", Some("input"), _) => &mut usage.tokens_in,
        ("claude_code.token.usage", Some("output"), _) => &mut usage.tokens_out,
        ("claude_code.token.usage", Some("cacheRead"), _) => &mut usage.tokens_cache_read,
        ("claude_code.token.usage", Some("cacheCreation"), _) => &mut usage.tokens_cache_write,
        ("claude_code.code_edit_tool.decision", _, Some("accept")) if by_person => &mut usage.accepted,
        ("claude_code.code_edit_tool.decision", _, Some("reject")) if by_person => &mut usage.rejected,
        // The overview of running agents is a program that was started, not a conversation.
        ("claude_code.session.count", _, _) if word("start_type").as_deref() != Some("agents_view") => {
            &mut usage.sessions
        }
        ("claude_code.cost.usage", _, _) => {
            usage.cost_nano_usd = number(9)?;
            sink.usage(point.line, usage);
            return Ok(());
        }
        ("claude_code.active_time.total", _, _) => {
            usage.active_ms = number(3)?;
            sink.usage(point.line, usage);
            return Ok(());
        }
        _ => {
            usage.extra.extend(value(point));
            sink.usage(point.line, usage);
            return Ok(());
        }
    };
    *slot = count;
    sink.usage(point.line, usage);
    Ok(())
}

/// A measurement that no column is for.
fn other<'a>(
    name: &str,
    point: &Row<'a, '_>,
    attributes: &Attributes<'a>,
    claude_code: bool,
) -> Result<Event<'a>, Fault> {
    let ts_us: Micros = instant(point, "timeUnixNano")?.ok_or_else(|| Fault::missing("timeUnixNano"))?;
    let name = if field::is_word(name) { name } else { "metric" };
    let mut event = Event::new(Cow::Borrowed(""), ts_us, Kind::Other, Cow::Owned(name.to_owned()));
    // The conventions' own measurements sum up calls that the spans tell one by one.
    event.type_known = name.starts_with("gen_ai.client.") || name.starts_with("gen_ai.server.");
    origin::of_event(&mut event, attributes, claude_code);
    event.extra = attributes.kept(origin::MAPPED);
    event.extra.extend(value(point));
    for name in ["count", "sum", "min", "max"] {
        let number = point.text(&[name]).filter(|text| serde_json::from_str::<f64>(text).is_ok());
        event.extra.extend(number.map(|number| (Cow::Borrowed(name), number)));
    }
    Ok(event)
}
