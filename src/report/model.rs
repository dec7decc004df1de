//! The one view model that the dashboard and the board pack both show. Every number in it is already text; a template
//! decides where it stands, never what it says.

mod back;

pub use back::{Definition, QualityPage, Signature, Term};

use super::look::Look;
use super::profile::Audience;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A report, ready to be laid out.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The language that it is written in.
    pub language: Language,
    /// What stands on the pages whatever the numbers are, by name.
    pub labels: BTreeMap<String, String>,
    /// The strip above everything.
    pub cover: Cover,
    /// For whom it is written.
    pub audience: Audience,
    /// What the reader is asked to do.
    pub decision: Decision,
    /// The three questions that the first screen answers.
    pub questions: Vec<Question>,
    /// What matters, as plain sentences.
    pub headlines: Vec<String>,
    /// What is not as it should be, and what is done about it.
    pub exceptions: Exceptions,
    /// KPIs that could not be measured, grouped by what is missing.
    pub missing: Table,
    /// Controls and the KPIs that support them.
    pub controls: Table,
    /// The same with the number of KPIs only.
    pub controls_in_short: Table,
    /// How many targets ended with which verdict.
    pub verdicts: Vec<VerdictCount>,
    /// The KPIs by area.
    pub areas: Vec<Area>,
    /// Projects and teams, each with its own numbers.
    pub breakdowns: Vec<Breakdown>,
    /// Usage, oversight, investigation and value.
    pub sections: Vec<Section>,
    /// Which themes the organisation gave no page, in a sentence; empty if none.
    pub left_out: String,
    /// The definition cards.
    pub definitions: Vec<Definition>,
    /// Where the numbers come from and what was refused.
    pub quality: QualityPage,
    /// Published numbers that are others now.
    pub restated: Table,
    /// What the numbers cannot say.
    pub limits: Vec<String>,
    /// What the words mean.
    pub glossary: Vec<Term>,
    /// Who signs.
    pub sign_off: Vec<Signature>,
    /// What it is laid out with.
    #[serde(skip)]
    pub look: Arc<Look>,
}

/// What browsers, readers and the layout must know about the language.
#[derive(Clone, Debug, Serialize)]
pub struct Language {
    /// Its entry in [`crate::words::LANGUAGES`].
    pub id: String,
    /// Its tag with the region, such as `en-GB`.
    pub tag: String,
    /// Whether its words are so long that they are broken at line ends.
    pub hyphenate: bool,
}

/// The strip above everything: what this is, of whom, of when.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    /// Title of the pack.
    pub title: String,
    /// Title of the dashboard.
    pub dashboard_title: String,
    /// The organisation.
    pub organization: String,
    /// The organisation, cut for running headers.
    pub organization_short: String,
    /// The title, cut for running headers.
    pub title_short: String,
    /// The period in words.
    pub period: String,
    /// The period's id, such as `2026-10`.
    pub period_id: String,
    /// The as-of instant in the reporting zone.
    pub as_of: String,
    /// Day of the as-of instant in the reporting zone.
    pub date: Date,
    /// `Draft` or `Final`.
    pub version: String,
    /// Whether the draft mark is printed.
    pub draft: bool,
    /// Classification marking.
    pub classification: String,
    /// The marking, cut for running footers.
    pub classification_short: String,
    /// Who receives it.
    pub distribution: String,
    /// Who prepared it.
    pub prepared_by: String,
    /// Who approved it, and when; empty for a draft.
    pub approved: String,
    /// Stable id of the content.
    pub document_id: String,
}

/// What the reader is asked to do, and how far the numbers carry it.
#[derive(Clone, Debug, Serialize)]
pub struct Decision {
    /// Whether it is for decision, for discussion or for note.
    pub heading: String,
    /// What is asked, at most three.
    pub asks: Vec<Ask>,
    /// The signals of change, at most three.
    pub changed: Vec<String>,
    /// Whether the numbers are complete.
    pub confidence: Mark,
    /// What limits them.
    pub confidence_lines: Vec<String>,
}

/// What is not as it should be, and what is done about it.
#[derive(Clone, Debug, Serialize)]
pub struct Exceptions {
    /// The message.
    pub message: String,
    /// Plain sentences.
    pub sentences: Vec<String>,
    /// One row per exception, the gravest first.
    pub register: Table,
    /// One row per action.
    pub actions: Table,
    /// One row per case that something happened to in the period.
    pub cases: Table,
    /// What stands there where no case is.
    pub no_cases: String,
}

/// One thing that is asked.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// To decide, to discuss or to note.
    pub verb: Mark,
    /// What, and the fact behind it.
    pub text: String,
}

/// A calendar day.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
}

/// One of the reader's questions.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// The answer, one sentence.
    pub answer: String,
    /// The figures behind it.
    pub figures: Vec<Figure>,
}

/// One number, large.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What it is.
    pub label: String,
    /// The value in words.
    pub value: String,
    /// Interval and target.
    pub note: String,
    /// The verdict.
    pub verdict: Mark,
}

/// A verdict as word, shape and colour.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    /// The word in `kpis.json`; also the colour's class.
    pub id: &'static str,
    /// The word for people.
    pub word: String,
    /// The shape.
    pub shape: &'static str,
}

/// Number of results with one verdict.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Mark,
    /// How many.
    pub count: String,
}

/// The KPIs of one area of the catalogue.
#[derive(Clone, Debug, Serialize)]
pub struct Area {
    /// The part of the KPIs' ids before the dot.
    pub id: String,
    /// The area in words.
    pub title: String,
    /// How many of its indicators were measured.
    pub summary: String,
    /// Whether it holds something to look at: a target that is missed or cannot be told.
    pub open: bool,
    /// Totals, each followed by its members.
    pub rows: Vec<KpiRow>,
}

/// Everything that is measured for each member of a dimension.
#[derive(Clone, Debug, Serialize)]
pub struct Breakdown {
    /// Anchor.
    pub id: String,
    /// Name of the theme.
    pub theme: String,
    /// The message.
    pub title: String,
    /// The members side by side.
    pub table: Table,
    /// Each member beside the whole.
    pub members: Vec<Member>,
}

/// One project or team.
#[derive(Clone, Debug, Serialize)]
pub struct Member {
    /// Anchor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its numbers beside those of all together.
    pub table: Table,
}

/// One row of the KPI table.
#[derive(Clone, Debug, Serialize)]
pub struct KpiRow {
    /// Whether it belongs into the pack.
    pub headline: bool,
    /// KPI id.
    pub kpi: String,
    /// Title, or the name of the member.
    pub title: String,
    /// Whether the row is a member of the total above it.
    pub member: bool,
    /// The value in words.
    pub value: String,
    /// The interval in words.
    pub interval: String,
    /// Number of observations.
    pub n: String,
    /// The target in words.
    pub target: String,
    /// The verdict.
    pub verdict: Mark,
    /// Why.
    pub reason: String,
    /// Whether its chart shows a change; none without a chart.
    pub variation: Option<Mark>,
    /// Whether the target will be kept if nothing changes; none without a target or a chart.
    pub assurance: Option<Mark>,
    /// Who answers for it.
    pub owner: String,
    /// What kind of evidence it rests on: a letter and its meaning.
    pub grade: String,
    /// The last 13 periods; members have none.
    pub sparkline: Option<Picture>,
}

/// A drawing with the sentence that replaces it.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Unique on the page.
    pub id: String,
    /// The drawing.
    pub svg: String,
    /// What it says.
    pub alt: String,
}

/// One theme.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Anchor.
    pub id: &'static str,
    /// Name of the theme.
    pub theme: String,
    /// The message.
    pub title: String,
    /// Plain sentences.
    pub sentences: Vec<String>,
    /// The charts, each with its numbers.
    pub charts: Vec<Chart>,
    /// Tables without a chart.
    pub tables: Vec<Table>,
    /// Whether there is anything to tell: if not, the pack has no page for it.
    pub measured: bool,
}

/// A chart and its numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    /// Unique on the page.
    pub id: String,
    /// The message.
    pub title: String,
    /// The drawing for paper and wide screens.
    pub svg: String,
    /// The drawing for a telephone.
    pub svg_narrow: String,
    /// What it says.
    pub alt: String,
    /// How to read it: n, clock, source.
    pub caption: String,
    /// The same numbers.
    pub table: Table,
}

/// A table; the first column names the row.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// Unique on the page.
    pub id: String,
    /// What it shows.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The cells, one per column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Whether it holds numbers, set flush right.
    pub numeric: bool,
}
