//! Units of KPI values: a closed list, so that every unit has its words in the reports and its bounds in the checks.

use serde::Serialize;
use strum::{Display, IntoStaticStr, VariantArray};

/// What a value counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, IntoStaticStr, VariantArray, Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Unit {
    /// Requests to a model.
    Calls,
    /// A part of a whole, 0 to 1.
    Share,
    /// Projects.
    Projects,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
    /// Cases.
    Cases,
    /// Rows of exports.
    Rows,
    /// Calendar days.
    Days,
    /// People.
    People,
    /// API keys.
    Keys,
    /// Things that somebody did.
    Actions,
    /// Tokens.
    Tokens,
    /// Uses that are tagged with a kind of task.
    Tasks,
    /// US dollars.
    Dollars,
    /// A coefficient without a unit, −1 to 1.
    Index,
    /// One amount over another of the same kind; it may exceed 1.
    Ratio,
    /// An amount as a share of what is allowed for it; it may exceed 1.
    Utilisation,
    /// Natural logarithm of a ratio: 0 is no change.
    LogRatio,
    /// Per thousand.
    PerThousand,
    /// Per hour.
    PerHour,
}

impl Unit {
    /// The word in files and tables, such as `share` or `per_thousand`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The least and the greatest value that makes sense, where there are such.
    #[must_use]
    pub const fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Self::Share => Some((0.0, 1.0)),
            Self::Index => Some((-1.0, 1.0)),
            _ => None,
        }
    }
}
