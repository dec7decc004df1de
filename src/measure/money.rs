//! Money, exactly: whole nano-dollars, read from decimal text.

use crate::format::nano_dollars;
use serde::{Deserialize, Deserializer};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

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

/// An exact amount of US dollars in units of 10⁻¹⁵ dollar, of either sign: what one token costs at a price of one
/// nano-dollar for a million. Sums of it are exact; it becomes a binary fraction once, when a value is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub i128);

/// Units of an [`Amount`] in one nano-dollar.
const OF_A_NANO: i128 = 1_000_000;

impl Amount {
    /// What tokens cost at a price for a million of them.
    #[must_use]
    pub fn of_tokens(tokens: i64, per_million: NanoUsd) -> Self {
        Self(i128::from(tokens) * i128::from(per_million.0))
    }

    /// An amount of whole nano-dollars, of either sign.
    #[must_use]
    pub fn of_nanos(nanos: i64) -> Self {
        Self(i128::from(nanos) * OF_A_NANO)
    }

    /// The amount in dollars, for a value that is printed.
    #[must_use]
    pub fn dollars(self) -> f64 {
        self.0 as f64 / 1e15
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Amount {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_cost_exactly_what_the_price_says() {
        // One token at $0.30 a million is 300 nano-dollars; a hundred billion of them cost $30,000, beyond what 64 bits
        // hold in these units.
        assert_eq!(Amount::of_tokens(1, NanoUsd(300_000_000)), Amount::of_nanos(300));
        let many = Amount::of_tokens(100_000_000_000, NanoUsd(300_000_000));
        assert!(many.0 > i128::from(i64::MAX) && (many.dollars() - 30_000.0).abs() < 1e-9);
        // A third of a nano-dollar is kept: three times as many tokens cost a whole one.
        let sum: Amount = [Amount::of_tokens(333_333, NanoUsd(1)); 3].into_iter().sum();
        assert_eq!(sum + Amount(1), Amount::of_nanos(1));
        assert_eq!(Amount::of_nanos(2) - Amount::of_nanos(5), Amount(-3_000_000));
    }
}
