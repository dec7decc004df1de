//! The definition card of a KPI: what a careful reader must know to trust or to dispute the number.

use crate::event::capability::Question;
use sha2::{Digest, Sha256};

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: the number describes.
    Neither,
}

/// The definition of one KPI, in words. Printed by `explain` and in the appendix of the pack.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// `area.name`.
    pub id: &'static str,
    /// At most 40 characters.
    pub title: &'static str,
    /// The question it answers; ends with a question mark.
    pub question: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// Where the formula comes from.
    pub source: &'static str,
    /// Unit of the value: `calls`, `share`, `projects`, `hours`, `cases`, `rows`, `days`.
    pub unit: &'static str,
    /// Which direction is good.
    pub better: Better,
    /// Name of the dimension that it is also cut by.
    pub dimension: Option<&'static str>,
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
    /// Ids of the controls that it supports.
    pub controls: &'static [&'static str],
    /// The worked example in words: what goes in and what comes out. A test computes it.
    pub example: &'static str,
}

impl Card {
    /// First 12 hex digits of the SHA-256 of everything that defines the number: two values compare only if this is equal.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let text = [self.id, self.formula, self.unit, self.clock, self.exclusions].join("\n");
        let digest = Sha256::digest(text.as_bytes());
        digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}
