//! Everything that measuring found out about one period: the only thing that `report` sees.

mod happened;
mod heard;
mod kept;

pub use happened::{Feed, FullCost, HourCount, Incident};
pub use kept::Kept;

use super::edition::{Comparison, Grounds, Restatement};
use super::measurement::{Measurement, State};
use super::period::Period;
use super::presets::Preset;
use super::settings::Suppression;
use super::signal::Signal;
use super::spread::{ReviewFunnel, Spread};
use super::steps::Way;
use crate::event::capability::{Evidence, Question};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// A source whose rows of the period may still come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unsettled {
    /// Name of the source.
    pub source: String,
    /// The day from which they no longer do.
    pub settled_on: NaiveDate,
}

/// All results of one period.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The organisation's name.
    pub organization: String,
    /// The period.
    pub period: Period,
    /// Name of the reporting zone, such as `Europe/London`.
    pub timezone: String,
    /// Instant that open work was judged at, microseconds since 1970 UTC.
    pub as_of_us: i64,
    /// The rule by which numbers about too few people are withheld.
    pub rules: Suppression,
    /// What fed the numbers, by source name.
    pub inputs: Vec<Input>,
    /// Which source was heard for what in the period, by question and project.
    pub choices: Vec<Choice>,
    /// Every KPI, in catalogue order, totals before members, members by name.
    pub measurements: Vec<Measurement>,
    /// The totals over the last 13 periods, oldest first, one entry per KPI in catalogue order.
    pub trends: Vec<Trend>,
    /// Calls of each day of the period; days without any data are absent.
    pub days: Vec<DayCount>,
    /// How long cases flagged in the period stay open.
    pub survival: Survival,
    /// Time saved by task class, largest first.
    pub tasks: Vec<TaskSaving>,
    /// Open cases at the as-of instant, oldest first.
    pub open_cases: Vec<OpenCase>,
    /// The row balance.
    pub quality: Quality,
    /// How each KPI came from the rows that were read.
    pub ways: BTreeMap<&'static str, Way>,
    /// The controls that apply on the period's last day or later, by framework, and what supports each.
    pub controls: Vec<Evidenced>,
    /// How much each assumption moves the time saved.
    pub tornado: Tornado,
    /// The break-even of all task classes and of each that is used; empty where it is not measurable.
    pub break_even: Vec<BreakEven>,
    /// How the projects of a rate spread around their pooled share, in the order of the catalogue's areas.
    pub spreads: Vec<Spread>,
    /// What became of the eligible outputs; none where that cannot be said.
    pub review_funnel: Option<ReviewFunnel>,
    /// Whether the period is over and its sources have settled.
    pub state: State,
    /// The sources that have not and so keep it provisional.
    pub unsettled: Vec<Unsettled>,
    /// What the charts of the totals say, in catalogue order; none for a KPI without enough comparable periods.
    pub signals: Vec<Signal>,
    /// How many of them are expected to show a change although there is none.
    pub false_signals_expected: f64,
    /// How the totals compare with those of the period before, in catalogue order.
    pub comparisons: Vec<Comparison>,
    /// Published numbers that are others now: totals of the periods of the trends, and everything of this period.
    pub restatements: Vec<Restatement>,
    /// What the totals of each KPI are made by.
    pub grounds: BTreeMap<&'static str, Grounds>,
    /// The earlier totals in the trends of KPIs whose numbers may have to be withheld, as they are told or not.
    pub earlier: Vec<(Period, Measurement)>,
    /// Cases that were flagged, decided or closed in the period, the newest flag first; never who did it.
    pub incidents: Vec<Incident>,
    /// Calls by weekday and hour; none if they would tell of fewer people than may be told of.
    pub hours: Vec<HourCount>,
    /// On how many of the days of the period each source was heard, by name.
    pub feeds: Vec<Feed>,
    /// What AI cost; none where a part is not known or is withheld.
    pub full_cost: Option<FullCost>,
}

/// A control and the KPIs of the period that support it. Whether it is satisfied is not for a number to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidenced {
    /// Its name, such as `EU AI Act 26(5)`.
    pub control: String,
    /// The first day on which it applies, where it has one.
    pub applies_from: Option<NaiveDate>,
    /// Whom or what alone it binds.
    pub only: Option<String>,
    /// The KPIs with a value that support it; none: no evidence in this period.
    pub supported_by: Vec<&'static str>,
}

/// What a task must take without AI for its use to pay off, beside what is declared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BreakEven {
    /// The task class; none for all of them together.
    pub class: Option<String>,
    /// Minutes at which the value pays for the costs.
    pub minutes: f64,
    /// Minutes as they are declared, on average.
    pub declared_minutes: f64,
}

/// How much each assumption moves the time saved: it at its tenth and ninetieth percentile, all others at their medians.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tornado {
    /// Hours with every assumption at its median.
    pub hours: f64,
    /// One entry per assumption of the classes in use that is not certain, the widest first.
    pub swings: Vec<Swing>,
}

/// What one assumption does to the hours saved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Swing {
    /// The task class.
    pub class: String,
    /// Its name for people.
    pub title: String,
    /// The assumption, by its key in `[[value.task]]`.
    pub assumption: &'static str,
    /// Hours with it at its tenth percentile.
    pub p10_hours: f64,
    /// Hours with it at its ninetieth percentile.
    pub p90_hours: f64,
}

impl Swing {
    /// Distance of the two ends in hours.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.p90_hours - self.p10_hours).abs()
    }
}

/// One source and what it covers. Only facts that do not depend on how the export was cut into files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Name of the format.
    pub source: String,
    /// Table that it fills.
    pub table: String,
    /// Rows in the lake.
    pub rows: i64,
    /// First local day.
    pub first_day: Option<NaiveDate>,
    /// Last local day.
    pub last_day: Option<NaiveDate>,
}

/// The history of one KPI's total.
#[derive(Clone, Debug)]
pub struct Trend {
    /// KPI id.
    pub kpi: &'static str,
    /// One point per period, oldest first; the last is the period itself.
    pub points: Vec<TrendPoint>,
}

/// One period in a trend.
#[derive(Clone, Debug)]
pub struct TrendPoint {
    /// The period.
    pub period: Period,
    /// The value; `None`: not measurable.
    pub value: Option<f64>,
    /// Lower end of the interval.
    pub ci_low: Option<f64>,
    /// Upper end of the interval.
    pub ci_high: Option<f64>,
}

/// The one source that was heard for a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The question.
    #[serde(serialize_with = "word")]
    pub question: Question,
    /// The project that it was asked for; `None` where the sources know of none.
    pub project: Option<String>,
    /// The source that was heard.
    pub source: String,
    /// What its answer rests on.
    #[serde(serialize_with = "word")]
    pub evidence: Evidence,
    /// What it counts: calls, reviews, cases.
    pub number: i64,
    /// The sources that were left aside, the best first. Their numbers may be of the same things.
    pub aside: Vec<Aside>,
}

impl Findings {
    /// The names of the controls that apply and that no KPI of the period supports.
    #[must_use]
    pub fn controls_without_evidence(&self) -> Vec<&str> {
        let last = self.period.last_day();
        let applies = |one: &&Evidenced| one.applies_from.is_none_or(|from| from <= last);
        let bare = self.controls.iter().filter(applies).filter(|one| one.supported_by.is_empty());
        bare.map(|one| one.control.as_str()).collect()
    }

    /// How many numbers of the period are withheld.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.measurements.iter().filter(|one| one.withheld).count()
    }
}

/// A source that was left aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aside {
    /// The source.
    pub source: String,
    /// What its answer rests on.
    #[serde(serialize_with = "word")]
    pub evidence: Evidence,
    /// What it counts.
    pub number: i64,
}

fn word<S: Serializer>(word: &impl AsRef<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(word.as_ref())
}

/// Calls of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayCount {
    /// Local day.
    pub day: NaiveDate,
    /// Accepted calls.
    pub calls: i64,
    /// Calls that failed.
    pub failed: i64,
}

/// A Kaplan-Meier curve of the time from flag to disposition.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Survival {
    /// The steps, by time. Starts implicitly at (0, 1).
    pub steps: Vec<SurvivalStep>,
    /// Hours at which open cases were censored, ascending.
    pub censored_hours: Vec<f64>,
    /// Cases in the cohort.
    pub cases: i64,
    /// Cases with a disposition.
    pub disposed: i64,
    /// Median hours, if the curve reaches one half.
    pub median_hours: Option<f64>,
    /// The service level that applies to most cases, in hours.
    pub sla_hours: Option<f64>,
    /// The service level of each severity of the cohort, in hours, the shortest first.
    pub levels: Vec<(String, f64)>,
}

/// One step of the curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SurvivalStep {
    /// Hours since the flag.
    pub hours: f64,
    /// Share of cases still without a disposition just after `hours`.
    pub open: f64,
    /// Lower end of the 95 % interval (log(-log) scale).
    pub ci_low: f64,
    /// Upper end of the 95 % interval.
    pub ci_high: f64,
    /// Cases at risk just before `hours`.
    pub at_risk: i64,
}

/// Time saved in one task class.
#[derive(Clone, Debug, Serialize)]
pub struct TaskSaving {
    /// The class as tagged in the export.
    pub class: String,
    /// Name for people.
    pub title: String,
    /// Evidence grade of its assumptions, `E0` to `E4`.
    pub evidence: String,
    /// The published multiplier that stands in for assumptions of one's own.
    #[serde(skip)]
    pub preset: Option<Preset>,
    /// Uses in the period.
    pub uses: i64,
    /// Hours saved: tenth percentile.
    pub p10_hours: f64,
    /// Hours saved: median.
    pub p50_hours: f64,
    /// Hours saved: ninetieth percentile.
    pub p90_hours: f64,
}

/// A case without a disposition at the as-of instant.
#[derive(Clone, Debug, Serialize)]
pub struct OpenCase {
    /// Number of the ticket.
    pub case_id: String,
    /// Severity word.
    pub severity: String,
    /// When it was flagged, microseconds since 1970 UTC.
    pub flagged_us: i64,
    /// Hours open.
    pub age_hours: f64,
    /// The service level that applies, in hours.
    pub sla_hours: Option<f64>,
    /// How much of it is used, by the clock that it runs on: more than 1 is over. In business hours that clock stands still
    /// outside them, so the age may exceed the level before.
    pub sla_used: Option<f64>,
}

/// The row balance of the lake and what was refused.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Quality {
    /// One entry per input file, by run and file name.
    pub files: Vec<FileBalance>,
    /// Rejected rows by file and reason.
    pub rejects: Vec<RejectCount>,
    /// What retention has left of the rows of the periods that were measured.
    pub kept: Kept,
}

/// The balance of one input file: `read = accepted + duplicate + rejected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileBalance {
    /// The file as given.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Name of the format.
    pub format: String,
    /// Rows read.
    pub read: i64,
    /// Rows that entered the lake.
    pub accepted: i64,
    /// Rows that the lake already had.
    pub duplicate: i64,
    /// Rows rejected.
    pub rejected: i64,
    /// Accepted rows whose native type is not known.
    pub type_unknown: i64,
}

/// Rejects of one file and reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RejectCount {
    /// The file as given.
    pub file: String,
    /// Stable word for the reason.
    pub reason: String,
    /// What was expected and found, from the first such row.
    pub detail: String,
    /// Line of the first such row.
    pub first_line: i64,
    /// Number of rows.
    pub rows: i64,
}
