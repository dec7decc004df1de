//! The definition card of a KPI: what a careful reader must know to trust or to dispute the number.

use super::unit::Unit;
use crate::event::capability::Question;
use crate::words::Arg;
use sha2::{Digest, Sha256};
use strum::IntoStaticStr;

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: the number describes.
    Neither,
}

/// The two counts of a rate, in words.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// What is counted above the line.
    pub numerator: &'static str,
    /// What is counted below it.
    pub denominator: &'static str,
}

/// What the interval beside a value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertainty {
    /// No interval: everything was counted.
    Census,
    /// 95 % score interval of a share.
    Wilson,
    /// The same at the effective sample size of a stratified sample.
    StratifiedWilson,
    /// 95 % interval from a Kaplan-Meier curve.
    KaplanMeier,
    /// 95 % interval of a quantile between two order statistics.
    OrderStatistic,
    /// Exact 95 % interval of a Poisson count.
    Poisson,
    /// 95 % interval of the normal approximation.
    Normal,
    /// 10th to 90th percentile of a simulation.
    Simulation,
    /// The least and the greatest value that what is not known allows.
    Bounds,
}

impl Uncertainty {
    /// What the interval is, in words that go before its two ends.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Census => "complete count, no interval",
            Self::Simulation => "10th to 90th percentile",
            Self::Bounds => "lower to upper bound",
            Self::Wilson
            | Self::StratifiedWilson
            | Self::KaplanMeier
            | Self::OrderStatistic
            | Self::Poisson
            | Self::Normal => "95% interval",
        }
    }

    /// The method by name, for the definition card.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Census => "none: a complete count",
            Self::Wilson => "95 % Wilson interval",
            Self::StratifiedWilson => "95 % Wilson interval at the effective sample size of the strata",
            Self::KaplanMeier => "95 % interval of the Kaplan-Meier estimate",
            Self::OrderStatistic => "95 % interval between order statistics",
            Self::Poisson => "exact 95 % Poisson interval",
            Self::Normal => "95 % interval, normal approximation",
            Self::Simulation => "10th to 90th percentile of a seeded simulation",
            Self::Bounds => "bounds of what is not known, not a sampling interval",
        }
    }
}

/// The process chart on which signals are looked for in the totals of successive periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Chart {
    /// None: a change says nothing about a process.
    None,
    /// `XmR` on the values.
    Individuals,
    /// `XmR` on the values per working day: months differ in length.
    PerWorkingDay,
    /// `XmR` on the logarithms: waiting times are skewed.
    LogIndividuals,
    /// Laney p′ on numerator and denominator.
    Proportion,
    /// Laney u′ on numerator and denominator.
    Rate,
}

/// Whether the members of the dimension add up to the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// They do.
    Sum,
    /// They do not, or there are none.
    Apart,
}

/// What must be looked at before a value is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Nothing: the value tells of no person, or of a control that nobody may hide.
    Open,
    /// How many people stand behind it.
    People,
    /// How much of the amount is one person's.
    Spend,
}

/// The definition of one KPI, in words. Printed by `explain` and in the appendix of the pack.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// `area.name`.
    pub id: &'static str,
    /// Version of the definition, from 1.
    pub version: u16,
    /// At most 40 characters.
    pub title: &'static str,
    /// The question it answers; ends with a question mark.
    pub question: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// What its two counts are, if it is a rate.
    pub ratio: Option<Ratio>,
    /// Where the formula comes from.
    pub source: &'static str,
    /// Unit of the value.
    pub unit: Unit,
    /// Which direction is good.
    pub better: Better,
    /// Name of the dimension that it is also cut by.
    pub dimension: Option<&'static str>,
    /// Whether its members add up to the total.
    pub parts: Parts,
    /// The clock or calendar that places a row in the period.
    pub clock: &'static str,
    /// What is left out.
    pub exclusions: &'static str,
    /// The questions that exports must answer for it; none if any export will do.
    pub needs: &'static [Question],
    /// What it is made from, in words.
    pub inputs: &'static str,
    /// What the number cannot say.
    pub caveat: &'static str,
    /// What its interval means.
    pub uncertainty: Uncertainty,
    /// Where signals are looked for.
    pub chart: Chart,
    /// What suppression looks at.
    pub privacy: Privacy,
    /// The worked example in words: what goes in and what comes out. A test computes it.
    pub example: &'static str,
}

impl Card {
    /// The exports that it needs, as a language tells them.
    pub(crate) fn inputs_told(&self) -> Arg {
        Arg::Told(format!("card-{}-inputs", self.id.replace(['.', '_'], "-")), self.inputs)
    }

    /// First 12 hex digits of the SHA-256 of everything that defines the number: two values compare only if this is equal.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let version = self.version.to_string();
        let (numerator, denominator) = self.ratio.map_or(("", ""), |ratio| (ratio.numerator, ratio.denominator));
        let (unit, method) = (self.unit.as_str(), self.uncertainty.method());
        let parts =
            [self.id, &version, self.formula, numerator, denominator, unit, self.clock, self.exclusions, method];
        let text = parts.join("\n");
        let digest = Sha256::digest(text.as_bytes());
        digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}
