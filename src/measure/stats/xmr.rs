//! The limits of an individuals chart: how far single values stray by themselves.
//!
//! Centre = mean; limits = mean ± 2.66 · mean moving range; upper limit of the ranges = 3.268 · mean moving range (D. J.
//! Wheeler, "Understanding variation", 1993; 2.66 is 3/1.128, the expected range of two normal values). A moving range is
//! the distance of neighbours: across a gap there is none. Ranges beyond 3.267 times their mean may be left out, once, as
//! the R package `NHSRplotthedots` does. Checked against the flow rates of the NIST/SEMATECH e-Handbook, 6.3.2.2: mean
//! 50.81, mean moving range 1.8778, limits 45.8159 and 55.8041 (there with 3/1.128 unrounded).

use super::Interval;

/// The limits are this many mean moving ranges from the centre.
const LIMIT: f64 = 2.66;

/// The upper limit of the moving ranges, in mean moving ranges.
const RANGE_LIMIT: f64 = 3.268;

/// A moving range beyond this many mean moving ranges is left out by [`Screen::Once`].
const SCREEN: f64 = 3.267;

/// Whether outlying moving ranges count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// All count.
    None,
    /// Those beyond their own upper limit are left out, once.
    Once,
}

/// What a stretch of values says about the values to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Xmr {
    /// Mean of the values.
    pub centre: f64,
    /// Mean moving range.
    pub moving_range: f64,
    /// Limits of single values.
    pub limits: Interval,
    /// Upper limit of the moving ranges.
    pub range_high: f64,
    /// How many values there were.
    pub n: usize,
}

/// The limits from a stretch of values in the order of time, with its gaps; none without two neighbours.
#[must_use]
pub fn limits(values: &[Option<f64>], screen: Screen) -> Option<Xmr> {
    let measured: Vec<f64> = values.iter().flatten().copied().collect();
    let moving_range = mean_moving_range(values, screen)?;
    let centre = mean(&measured)?;
    let half = LIMIT * moving_range;
    let limits = Interval { low: centre - half, high: centre + half };
    Some(Xmr { centre, moving_range, limits, range_high: RANGE_LIMIT * moving_range, n: measured.len() })
}

/// The mean distance of neighbouring values; none without two neighbours.
pub(super) fn mean_moving_range(values: &[Option<f64>], screen: Screen) -> Option<f64> {
    let neighbours = values.iter().zip(values.iter().skip(1));
    let ranges: Vec<f64> = neighbours.filter_map(|(one, next)| Some((*next.as_ref()? - one.as_ref()?).abs())).collect();
    let all = mean(&ranges)?;
    match screen {
        Screen::None => Some(all),
        Screen::Once => mean(&ranges.into_iter().filter(|range| *range <= SCREEN * all).collect::<Vec<_>>()),
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn equals_the_reference_values() {
        let baseline = some(&[52.0, 47.0, 53.0, 51.0, 50.0, 49.0, 55.0, 48.0, 46.0, 54.0, 51.0, 50.0]);
        let found = limits(&baseline, Screen::None).unwrap();
        assert_close(found.centre, 50.5, "mean");
        assert_close(found.moving_range, 3.818_182, "mean moving range");
        assert_close(found.limits.low, 40.343_636, "lower limit");
        assert_close(found.limits.high, 60.656_364, "upper limit");
        assert_close(found.range_high, 12.477_818, "upper range limit");
        assert_eq!(found.n, 12);
        assert_eq!(limits(&baseline, Screen::Once), Some(found), "no range is beyond");
    }

    #[test]
    fn equals_the_published_example() {
        let rates = some(&[49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
        let found = limits(&rates, Screen::None).unwrap();
        assert_close(found.centre, 50.81, "mean");
        assert!((found.moving_range - 1.8778).abs() < 5e-5, "{found:?}");
        // 2.66 instead of 3/1.128 = 2.65957 moves the limits by 0.0008.
        assert!((found.limits.low - 45.8159).abs() < 1e-3 && (found.limits.high - 55.8041).abs() < 1e-3, "{found:?}");
    }

    #[test]
    fn there_is_no_range_across_a_gap() {
        let found = limits(&[Some(1.0), Some(2.0), None, Some(90.0), Some(91.0)], Screen::None).unwrap();
        assert_close(found.moving_range, 1.0, "mean moving range");
        assert_close(found.centre, 46.0, "mean");
        assert_eq!(limits(&[Some(1.0), None, Some(2.0)], Screen::None), None);
        assert_eq!(limits(&[], Screen::None), None);
    }

    #[test]
    fn an_outlying_range_is_left_out_once_if_asked() {
        let mut values = some(&[10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0]);
        values.push(Some(30.0));
        let (all, screened) = (limits(&values, Screen::None).unwrap(), limits(&values, Screen::Once).unwrap());
        assert_close(all.moving_range, 28.0 / 9.0, "all");
        assert_close(screened.moving_range, 1.0, "screened");
        assert_close(all.centre, screened.centre, "the value itself still counts");
    }
}
