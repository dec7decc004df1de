//! The words of a verdict.

use serde::Serialize;

/// The answer to "does the value keep the policy?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The whole interval keeps the target.
    Met,
    /// The whole interval misses the target.
    NotMet,
    /// The interval straddles the target; the reason says how many more observations would decide.
    CannotTell,
    /// The policy sets no target.
    NoTarget,
    /// An input is absent; the reason names it.
    NotMeasurable,
}

impl Verdict {
    /// The word in `kpis.json` and in the lake.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::CannotTell => "cannot_tell",
            Self::NoTarget => "no_target",
            Self::NotMeasurable => "not_measurable",
        }
    }
}
