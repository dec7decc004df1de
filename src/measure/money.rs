//! Money, exactly: whole nano-dollars, read from decimal text.

use crate::format::nano_dollars;
use serde::{Deserialize, Deserializer};

/// An amount of US dollars, zero or more, in nano-dollars. Written as text, `"3.75"`: a binary fraction never comes in
/// between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NanoUsd(pub i64);

impl NanoUsd {
    /// The amount in dollars, for a value that is printed.
    #[must_use]
    pub fn dollars(self) -> f64 {
        self.0 as f64 / 1e9
    }
}

impl<'de> Deserialize<'de> for NanoUsd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || format!("expected an amount of dollars from zero, such as \"3.75\", found \"{text}\"");
        let amount = nano_dollars(&text).filter(|nano| *nano >= 0);
        amount.map(Self).ok_or_else(|| serde::de::Error::custom(wrong()))
    }
}
