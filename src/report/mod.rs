//! From measurements to what people read: one `Report` model, shown as a dashboard (HTML), a board pack (PDF) and, for
//! machines, `kpis.json` and `kpis.csv`. Opens no file, reads no clock: same findings, same bytes.
//!
//! `facts` looks things up, `prose` puts a number into words (and is the only place that rounds), `statement`, `change` and the
//! pages (`headline`, `kpis`, `areas`, `section`, `appendix`,
//! `closing`) make sentences and tables, `profile` says for whom, `chart` draws, `html`, `pdf` and
//! `markdown` lay out, with the organisation's own `look`; `unpack`
//! and `compare` read back what was handed out.

pub mod actions;
mod appendix;
mod areas;
mod around;
mod change;
pub mod chart;
mod closing;
pub mod compare;
mod decision;
mod exceptions;
mod export;
mod facts;
mod font;
mod glyphs;
mod happened;
mod headline;
mod html;
mod kpis;
pub mod look;
mod markdown;
pub mod model;
mod pdf;
pub mod profile;
mod prose;
mod section;
mod statement;
mod unpack;

use crate::measure::card::Card;
use crate::measure::findings::Findings;
use crate::measure::settings::Suppression;
use crate::words::{self, Words};
use chrono::NaiveDate;
use facts::Facts;
use glyphs::Lost;
use look::Look;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use actions::Action;
pub use export::{definitions_json, kpis_csv, kpis_json};
pub use html::html;
pub use markdown::markdown;
pub use model::Report;
pub use pdf::{Attachment, Pack, Relationship, pdf};
pub use profile::Readers;
pub use unpack::attachments;

/// The `[report]` section of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// The language of the documents, one of [`crate::words::LANGUAGES`].
    #[serde(deserialize_with = "language")]
    pub language: String,
    /// Title of the pack, if it is not the one that the language gives it.
    pub title: Option<String>,
    /// Title of the dashboard, likewise.
    pub dashboard_title: Option<String>,
    /// Classification marking, printed on every page, likewise.
    pub classification: Option<String>,
    /// Who receives it.
    pub distribution: Vec<String>,
    /// Who prepared it.
    pub prepared_by: String,
    /// The CSV file of actions, relative to the configuration.
    pub actions: Option<PathBuf>,
    /// Who answers for what: by KPI id, by area such as `review`, or `*` for the rest.
    pub owners: BTreeMap<String, String>,
    /// Who reviewed it.
    pub reviewed_by: String,
    /// Whether the pack is final; a draft carries a mark on every page.
    pub approved: bool,
    /// Who approved it.
    pub approved_by: String,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// The further readers for whom every run writes documents, by the ids of their profiles.
    pub profiles: Vec<String>,
    /// What is special about a profile, by its id.
    pub profile: BTreeMap<String, profile::Own>,
    /// For whom the documents are written.
    #[serde(skip)]
    pub readers: Readers,
    /// The organisation's own look.
    pub look: look::Options,
}

impl Options {
    /// What contradicts itself or the rule for everybody: an approval is somebody's, on a day; a profile is one that exists.
    #[must_use]
    pub fn check(&self, rules: &Suppression) -> Vec<String> {
        let mut problems = self.profile_problems(rules);
        problems.extend(self.look.check());
        let is_signed = !self.approved_by.is_empty() && self.approved_on.is_some();
        if self.approved && !is_signed {
            problems.push("`report.approved` needs `approved_by` and `approved_on`".to_owned());
        }
        problems
    }

    /// The words of the language.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        Words::of(&self.language).unwrap_or_else(Words::english)
    }
}

/// A language that there is.
fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let tag = String::deserialize(deserializer)?;
    if Words::of(&tag).is_some() {
        return Ok(tag);
    }
    let known: Vec<String> = words::tags().map(|tag| format!("`{tag}`")).collect();
    Err(D::Error::custom(format!("unknown language `{tag}`, expected {}", known.join(" or "))))
}

impl Default for Options {
    fn default() -> Self {
        Self {
            language: Words::english().tag().to_owned(),
            title: None,
            dashboard_title: None,
            classification: None,
            distribution: Vec::new(),
            prepared_by: String::new(),
            actions: None,
            owners: BTreeMap::new(),
            reviewed_by: String::new(),
            approved: false,
            approved_by: String::new(),
            approved_on: None,
            profiles: Vec::new(),
            profile: BTreeMap::new(),
            readers: Readers::default(),
            look: look::Options::default(),
        }
    }
}

/// Puts the findings into words, tables and charts. `cards` are the definitions of the KPIs in them, `actions` what the
/// organisation does about its exceptions, `look` how documents look.
#[must_use]
pub fn build(
    findings: &Findings,
    cards: &[&'static Card],
    options: &Options,
    actions: &[Action],
    look: &Arc<Look>,
) -> Report {
    let facts = Facts { words: look.words(options.words()), findings, cards, options, actions, look };
    let document_id = document_id(&facts);
    let (sections, left_out) = look.choose(section::all(&facts));
    let mut report = Report {
        language: headline::language(&facts),
        labels: headline::labels(&facts, &document_id),
        cover: headline::cover(&facts, document_id),
        audience: profile::audience(&facts),
        decision: decision::decision(&facts),
        questions: headline::questions(&facts),
        headlines: headline::sentences(&facts),
        exceptions: exceptions::exceptions(&facts),
        missing: appendix::missing(&facts),
        controls: appendix::controls(&facts),
        controls_in_short: appendix::controls_in_short(&facts),
        verdicts: headline::verdicts(&facts),
        areas: areas::areas(&facts),
        breakdowns: areas::breakdowns(&facts),
        sections,
        left_out: closing::left_out(&facts, &left_out),
        definitions: appendix::definitions(&facts),
        quality: appendix::quality(&facts),
        restated: closing::restated(&facts),
        limits: closing::limits(&facts),
        glossary: closing::glossary(&facts),
        sign_off: closing::sign_off(&facts),
        look: Arc::clone(look),
    };
    let mut lost = Lost::default();
    glyphs::clean_value(&mut value(&report), &look.fonts, &mut lost);
    report.quality.characters = appendix::characters(facts.words, &lost);
    report
}

/// The report as a tree, for templates and for cleaning.
fn value(report: &Report) -> serde_json::Value {
    serde_json::to_value(report).expect("plain values have a JSON form")
}

/// Equal for equal content: period and a digest of all results, of what refused rows there were, and of the options.
fn document_id(facts: &Facts<'_>) -> String {
    let mut digest = Sha256::new();
    digest.update(kpis_json(facts.findings));
    digest.update(format!("{:?}", facts.options));
    digest.update(format!("{:?}", facts.actions));
    digest.update(format!("{:?}", facts.look.files()));
    digest.update(format!("{:?}", facts.findings.quality));
    digest.update(facts.cards.iter().map(|card| card.fingerprint()).collect::<String>());
    let digest: String = digest.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("AP-{}-{digest}", facts.findings.period.id())
}
