//! Seeded chance in whole numbers only. No floating point and no system mathematics library takes part, so that every
//! machine draws the same bytes from the same seed.

use rand::{RngCore, SeedableRng};
use rand_pcg::Pcg64;

/// The letters of Bitcoin's base 58, as in the ids of the Activity Feed.
const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Odd constant that spreads neighbouring streams over all seeds (2^64 divided by the golden ratio).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// One stream of chance.
pub(super) struct Dice(Pcg64);

impl Dice {
    /// The stream `stream` of `seed`. Every part of the organisation has a stream of its own, so that a change in one
    /// part leaves the others as they are.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self(Pcg64::seed_from_u64(seed.wrapping_add(stream.wrapping_mul(SPREAD))))
    }

    /// A number from 0 up to but not including `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(end)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }

    /// True in `per_mille` of 1000 throws.
    pub(super) fn chance(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }

    /// One of `items`, each as likely as the other.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }

    /// One of `items`, as likely as its weight.
    pub(super) fn pick_weighted<'a, T>(&mut self, items: &'a [(u64, T)]) -> &'a T {
        let total = items.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(total);
        for (weight, item) in items {
            if left < *weight {
                return item;
            }
            left -= weight;
        }
        unreachable!("`left` is below the sum of the weights")
    }

    /// A value drawn from a distribution given by some of its quantiles: (per mille, value), from 0 to 1000, with
    /// straight lines between them.
    pub(super) fn quantile(&mut self, table: &[(i64, i64)]) -> i64 {
        let at = self.below(1_000_000) as i64;
        let next = table.partition_point(|&(mille, _)| mille * 1000 <= at).clamp(1, table.len() - 1);
        let ((from, low), (to, high)) = (table[next - 1], table[next]);
        low + (high - low) * (at - from * 1000) / ((to - from) * 1000)
    }

    /// `length` characters of base 58.
    pub(super) fn base58(&mut self, length: usize) -> String {
        let mut text = Vec::with_capacity(length);
        self.push_base58(length, &mut text);
        String::from_utf8(text).expect("base 58 is ASCII")
    }

    /// Appends `length` characters of base 58. Ten characters come from one throw: 58^10 is below 2^64.
    pub(super) fn push_base58(&mut self, length: usize, into: &mut Vec<u8>) {
        let mut left = length;
        while left > 0 {
            let mut throw = self.0.next_u64();
            for _ in 0..left.min(10) {
                into.push(BASE58[(throw % 58) as usize]);
                throw /= 58;
            }
            left -= left.min(10);
        }
    }

    /// A random UUID, version 4.
    pub(super) fn uuid(&mut self) -> String {
        let (high, low) = (self.0.next_u64(), self.0.next_u64());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            (low >> 48) & 0x3fff | 0x8000,
            low & 0xffff_ffff_ffff
        )
    }
}
