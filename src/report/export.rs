//! The results for machines: `kpis.json` and `kpis.csv`, same measurements, same order, full precision; and what they mean,
//! `definitions.json`.

use super::around::{ComparisonEntry, PresetEntry, RestatementEntry, SignalEntry, TrendEntry};
use crate::measure::assumptions::Evidence;
use crate::measure::card::Card;
use crate::measure::findings::{
    BreakEven, Choice, DayCount, Evidenced, Feed, Findings, FullCost, HourCount, Incident, Input, Kept, OpenCase,
    Survival, TaskSaving, Tornado, Unsettled,
};
use crate::measure::measurement::Measurement;
use crate::measure::spread::{ReviewFunnel, Spread};
use crate::measure::unit::Unit;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;

/// `kpis.json`. Field order is the order in the file.
#[derive(Serialize)]
struct Document<'a> {
    /// Name and version of this layout.
    schema: &'static str,
    /// The period.
    period: PeriodEntry<'a>,
    /// Instant that open work was judged at, RFC 3339 in UTC.
    as_of: String,
    /// The organisation's name.
    organization: &'a str,
    /// What fed the numbers.
    inputs: &'a [Input],
    /// Which source was heard for what, and what was left aside.
    choices: &'a [Choice],
    /// Every KPI.
    measurements: &'a [Measurement],
    /// How the projects of a rate spread around their pooled share.
    spreads: &'a [Spread],
    /// What became of the eligible outputs.
    review_funnel: Option<ReviewFunnel>,
    /// How much each assumption moves the time saved, in hours.
    time_saved_assumptions: &'a Tornado,
    /// What a task must take without AI for its use to pay off.
    break_even: &'a [BreakEven],
    /// Published multipliers that stand in for assumptions of one's own, by task class.
    presets: Vec<PresetEntry<'a>>,
    /// What supports each control.
    controls: &'a [Evidenced],
    /// The controls that apply and that nothing in this document supports.
    controls_without_evidence: Vec<&'a str>,
    /// Whether the period is over and its sources have settled.
    state: &'static str,
    /// What the charts say of the totals.
    signals: Vec<SignalEntry<'a>>,
    /// How many of them are expected to show a change although there is none.
    false_signals_expected: f64,
    /// How the totals compare with those of the period before.
    comparisons: Vec<ComparisonEntry>,
    /// Published numbers that are others now.
    restatements: Vec<RestatementEntry<'a>>,
    /// How many numbers are withheld.
    withheld: usize,
    /// The sources whose rows may still come.
    unsettled: &'a [Unsettled],
    /// The totals over the last periods.
    trends: Vec<TrendEntry>,
    /// Calls by day.
    days: &'a [DayCount],
    /// Calls by weekday and hour.
    hours: &'a [HourCount],
    /// How long the cases flagged in the period stay open.
    survival: &'a Survival,
    /// The cases without a disposition at the as-of instant.
    open_cases: &'a [OpenCase],
    /// The cases that were flagged, decided or closed in the period.
    incidents: &'a [Incident],
    /// Hours saved by task class.
    time_saved_tasks: &'a [TaskSaving],
    /// What AI cost besides tokens.
    full_cost: Option<FullCost>,
    /// How each source was heard.
    feeds: &'a [Feed],
    /// From which day on the rows behind the numbers are still there; null where none were deleted.
    kept: Kept,
}

/// A period: the local days from `start` up to but not including `end`.
#[derive(Serialize)]
struct PeriodEntry<'a> {
    id: String,
    start: NaiveDate,
    end: NaiveDate,
    timezone: &'a str,
}

/// The results as JSON text, layout `auditpack.kpis/1`, ending with a newline.
#[must_use]
pub fn kpis_json(findings: &Findings) -> String {
    let period = findings.period;
    let document = Document {
        schema: "auditpack.kpis/1",
        period: PeriodEntry { id: period.id(), start: period.start, end: period.end, timezone: &findings.timezone },
        as_of: as_of(findings),
        organization: &findings.organization,
        inputs: &findings.inputs,
        choices: &findings.choices,
        measurements: &findings.measurements,
        spreads: &findings.spreads,
        review_funnel: findings.review_funnel,
        time_saved_assumptions: &findings.tornado,
        break_even: &findings.break_even,
        presets: findings.tasks.iter().filter_map(PresetEntry::of).collect(),
        controls: &findings.controls,
        controls_without_evidence: findings.controls_without_evidence(),
        state: findings.state.as_str(),
        signals: findings.signals.iter().map(SignalEntry::of).collect(),
        false_signals_expected: findings.false_signals_expected,
        comparisons: findings.comparisons.iter().map(ComparisonEntry::of).collect(),
        restatements: findings.restatements.iter().map(RestatementEntry::of).collect(),
        withheld: findings.withheld(),
        unsettled: &findings.unsettled,
        trends: findings.trends.iter().map(TrendEntry::of).collect(),
        days: &findings.days,
        hours: &findings.hours,
        survival: &findings.survival,
        open_cases: &findings.open_cases,
        incidents: &findings.incidents,
        time_saved_tasks: &findings.tasks,
        full_cost: findings.full_cost,
        feeds: &findings.feeds,
        kept: findings.quality.kept,
    };
    let mut text = serde_json::to_string_pretty(&document).expect("plain values have a JSON form");
    text.push('\n');
    text
}

/// `definitions.json`.
#[derive(Serialize)]
struct Definitions {
    /// Name and version of this layout.
    schema: &'static str,
    /// The definition of every KPI.
    definitions: Vec<DefinitionEntry>,
}

/// What defines a number, and what its reader should know.
#[derive(Serialize)]
struct DefinitionEntry {
    kpi: &'static str,
    version: u16,
    /// Two numbers compare only if this is equal.
    fingerprint: String,
    title: &'static str,
    question: &'static str,
    formula: &'static str,
    numerator: Option<&'static str>,
    denominator: Option<&'static str>,
    unit: Unit,
    /// The direction that is good; `neither` for a number that describes.
    better: &'static str,
    dimension: Option<&'static str>,
    clock: &'static str,
    exclusions: &'static str,
    inputs: &'static str,
    interval: &'static str,
    chart: &'static str,
    caveat: &'static str,
    example: &'static str,
    source: &'static str,
}

/// The definitions as JSON text, layout `auditpack.definitions/1`, ending with a newline.
#[must_use]
pub fn definitions_json(cards: &[&'static Card]) -> String {
    let entry = |card: &&'static Card| DefinitionEntry {
        kpi: card.id,
        version: card.version,
        fingerprint: card.fingerprint(),
        title: card.title,
        question: card.question,
        formula: card.formula,
        numerator: card.ratio.map(|ratio| ratio.numerator),
        denominator: card.ratio.map(|ratio| ratio.denominator),
        unit: card.unit,
        better: card.better.into(),
        dimension: card.dimension,
        clock: card.clock,
        exclusions: card.exclusions,
        inputs: card.inputs,
        interval: card.uncertainty.method(),
        chart: card.chart.into(),
        caveat: card.caveat,
        example: card.example,
        source: card.source,
    };
    let document = Definitions { schema: "auditpack.definitions/1", definitions: cards.iter().map(entry).collect() };
    serde_json::to_string_pretty(&document).expect("plain values have a JSON form") + "\n"
}

/// The results as CSV (RFC 4180, `\n` line ends): one row per measurement, empty where there is no value.
#[must_use]
pub fn kpis_csv(findings: &Findings) -> String {
    const IN_MEMORY: &str = "writing into memory does not fail";
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = [
        "period",
        "as_of",
        "kpi",
        "dimension",
        "member",
        "value",
        "unit",
        "numerator",
        "denominator",
        "n",
        "ci_low",
        "ci_high",
        "target",
        "verdict",
        "reason",
        "grade",
        "withheld",
        "state",
    ];
    writer.write_record(header).expect(IN_MEMORY);
    let (period, as_of) = (findings.period.id(), as_of(findings));
    for one in &findings.measurements {
        let (dimension, member) = one.dimensions.iter().next().map_or(("", ""), |(name, member)| (*name, member));
        let n = one.n.map(|n| n.to_string()).unwrap_or_default();
        let reason = one.told().unwrap_or_default();
        let numbers = [one.value, one.numerator, one.denominator, one.ci_low, one.ci_high, one.target].map(number);
        let [value, numerator, denominator, low, high, target] = &numbers;
        let grade = one.grade.as_ref().map_or("", Evidence::as_ref);
        let withheld = if one.withheld { "true" } else { "false" };
        let record: [&str; 18] = [
            &period,
            &as_of,
            one.kpi,
            dimension,
            member,
            value,
            one.unit.as_str(),
            numerator,
            denominator,
            &n,
            low,
            high,
            target,
            one.verdict.as_str(),
            &reason,
            grade,
            withheld,
            one.state.as_str(),
        ];
        writer.write_record(record).expect(IN_MEMORY);
    }
    String::from_utf8(writer.into_inner().expect(IN_MEMORY)).expect("every field is text")
}

/// The same digits as in the JSON.
fn number(value: Option<f64>) -> String {
    value.and_then(serde_json::Number::from_f64).map(|number| number.to_string()).unwrap_or_default()
}

fn as_of(findings: &Findings) -> String {
    let instant = DateTime::<Utc>::from_timestamp_micros(findings.as_of_us).unwrap_or_default();
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
