//! The statistics, as pure functions of numbers. Each file gives its formula, where it comes from and the published
//! table or dataset it was checked against; `tests/independent/formulas.py` recomputes generated cases of them.

pub mod aalen_johansen;
pub mod agreement;
pub mod beta;
pub mod concentration;
pub mod decompose;
pub mod funnel;
mod gamma;
pub mod kaplan_meier;
pub mod laney;
pub mod monte_carlo;
pub mod order_statistic;
pub mod poisson;
pub mod stratified;
pub mod wilson;
pub mod xmr;

/// The standard normal quantile of a two-sided 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// The standard normal quantile of a two-sided 99.8 % interval.
pub const Z_998: f64 = 3.090_232_306_167_813;

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
pub(super) fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < 1e-6, "{what}: {found} is not {expected}");
}
