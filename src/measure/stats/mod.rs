//! The statistics, as pure functions of numbers. Each file gives its formula and where it comes from, and is tested
//! against values that independent programs computed.

pub mod concentration;
pub mod kaplan_meier;
pub mod monte_carlo;
pub mod wilson;

/// The standard normal quantile of a two-sided 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// Both ends of a 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Asserts equality to the six figures that the reference values are given with.
#[cfg(test)]
fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < 1e-6, "{what}: {found} is not {expected}");
}
