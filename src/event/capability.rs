//! What an export can answer, as data: which questions, and on what evidence. Every format declares its own; together, in
//! the order of the registry, they are the capability table that decides which source feeds a KPI.

use serde::Deserialize;
use strum::{AsRefStr, Display, EnumString, VariantArray};

/// A question that KPIs ask of the exports.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsRefStr, Display, EnumString, VariantArray, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Question {
    /// How often was a model asked, and on behalf of which project?
    Calls,
    /// How many tokens went in and out?
    Tokens,
    /// What did it cost?
    Cost,
    /// Which outputs did a human review, and how were they decided?
    Reviews,
    /// When was a case flagged, touched, decided and closed?
    Cases,
    /// What was marked as a risk?
    Flags,
    /// Who uses AI, and how often?
    Adoption,
    /// Who changed, viewed, exported or was refused what?
    Administration,
    /// Which name belongs to an id?
    Names,
}

impl Question {
    /// The kind of export that answers it, for "no call log".
    #[must_use]
    pub fn export(self) -> &'static str {
        match self {
            Self::Calls => "call log",
            Self::Tokens => "token report",
            Self::Cost => "cost report",
            Self::Reviews => "review log",
            Self::Cases => "ticket export",
            Self::Flags => "log of risk flags",
            Self::Adoption => "log of users",
            Self::Administration => "administration log",
            Self::Names => "directory",
        }
    }
}

/// What an answer rests on, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsRefStr, Display)]
#[strum(serialize_all = "snake_case")]
pub enum Evidence {
    /// Every single one is a row.
    Rows,
    /// The vendor counted them.
    Counts,
    /// Something else is counted in their place, such as messages for calls.
    Proxy,
}

/// One entry of the capability table: `source` answers `question` on this `evidence`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capability {
    /// Name of the format.
    pub source: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it answers.
    pub question: Question,
    /// On what evidence.
    pub evidence: Evidence,
}
