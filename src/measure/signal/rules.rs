//! The four rules by which a point on a chart is more than the noise of the points before it.
//!
//! (1) beyond a limit; (2) seven in a row on one side of the centre; (3) seven in a row rising or falling; (4) two of the
//! last three in the outer third between centre and limit, or beyond, on the same side. NHS England, "Making data count",
//! as in the R package `NHSRplotthedots`, which also wants the third point of rule 4 on that side; the older rule of the
//! Western Electric handbook (1956), taken here, does not. A gap ends a row.

use crate::measure::stats::Interval;
use strum::IntoStaticStr;

/// So many in a row make rules 2 and 3.
pub const ROW: usize = 7;

/// A point this far from the centre, in distances from centre to limit, is in the outer third.
const OUTER: f64 = 2.0 / 3.0;

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Rule {
    /// Beyond a limit.
    BeyondLimit,
    /// Seven in a row on one side of the centre.
    OneSide,
    /// Seven in a row rising or falling.
    Trend,
    /// Two of three in the outer third, on the same side.
    OuterThird,
}

/// Where a rule points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// Above the centre, or rising.
    High,
    /// Below the centre, or falling.
    Low,
}

/// A rule that the newest point fulfils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fired {
    /// The rule.
    pub rule: Rule,
    /// Where it points.
    pub side: Side,
}

/// Points with their centre and limits, in the order of time.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The values; none for a gap.
    pub values: &'a [Option<f64>],
    /// The centre.
    pub centre: f64,
    /// The limits of every point.
    pub limits: &'a [Interval],
}

/// The rules that the newest point fulfils, as the last of its row; in the order of their numbers.
#[must_use]
pub fn newest(line: &Line) -> Vec<Fired> {
    let beyond = side_of(line, line.values.len().wrapping_sub(1), 1.0);
    let found = [
        (Rule::BeyondLimit, beyond),
        (Rule::OneSide, one_side(line)),
        (Rule::Trend, trend(line.values)),
        (Rule::OuterThird, outer_third(line)),
    ];
    found.into_iter().filter_map(|(rule, side)| Some(Fired { rule, side: side? })).collect()
}

/// The side on which a point is farther from the centre than this share of the way to its limit.
fn side_of(line: &Line, index: usize, share: f64) -> Option<Side> {
    let (value, limits) = ((*line.values.get(index)?)?, line.limits.get(index)?);
    if value > line.centre + share * (limits.high - line.centre) {
        Some(Side::High)
    } else if value < line.centre - share * (line.centre - limits.low) {
        Some(Side::Low)
    } else {
        None
    }
}

fn one_side(line: &Line) -> Option<Side> {
    let row = line.values.len().checked_sub(ROW)?..line.values.len();
    let mut sides = row.map(|index| side_of(line, index, 0.0));
    let first = sides.next()??;
    sides.all(|side| side == Some(first)).then_some(first)
}

fn trend(values: &[Option<f64>]) -> Option<Side> {
    let row: Option<Vec<f64>> = values[values.len().checked_sub(ROW)?..].iter().copied().collect();
    let row = row?;
    if row.windows(2).all(|pair| pair[0] < pair[1]) {
        Some(Side::High)
    } else if row.windows(2).all(|pair| pair[0] > pair[1]) {
        Some(Side::Low)
    } else {
        None
    }
}

fn outer_third(line: &Line) -> Option<Side> {
    let count = line.values.len();
    // A row of three ends at a gap as any other does.
    line.values.get(count.checked_sub(3)?..)?.iter().copied().collect::<Option<Vec<f64>>>()?;
    let newest = side_of(line, count - 1, OUTER)?;
    let another = (count - 3..count - 1).any(|index| side_of(line, index, OUTER) == Some(newest));
    another.then_some(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Interval = Interval { low: 40.343_636, high: 60.656_364 };

    /// The rules at the last of some values around 50.5.
    fn fired(values: &[f64]) -> Vec<(Rule, Side)> {
        let values: Vec<Option<f64>> = values.iter().map(|value| value.is_finite().then_some(*value)).collect();
        let limits = vec![LIMITS; values.len()];
        let line = Line { values: &values, centre: 50.5, limits: &limits };
        newest(&line).into_iter().map(|fired| (fired.rule, fired.side)).collect()
    }

    #[test]
    fn equals_the_reference_values() {
        let later = [61.0, 63.0, 62.0, 64.0, 60.0, 62.0, 65.0];
        let beyond = |count: usize| fired(&later[..count]).contains(&(Rule::BeyondLimit, Side::High));
        assert_eq!((1..=7).map(beyond).collect::<Vec<_>>(), [true, true, true, true, false, true, true]);
        let one_side = |count: usize| fired(&later[..count]).contains(&(Rule::OneSide, Side::High));
        assert_eq!((1..=7).filter(|count| one_side(*count)).collect::<Vec<_>>(), [7]);
        assert_eq!(fired(&later[..5]), [(Rule::OuterThird, Side::High)], "60 is inside, but the third that is far out");
    }

    #[test]
    fn a_trend_is_seven_points_and_strict() {
        let rising = [47.0, 48.0, 49.0, 50.0, 51.0, 52.0, 53.0];
        assert_eq!(fired(&rising), [(Rule::Trend, Side::High)]);
        assert_eq!(fired(&rising[1..]), []);
        let falling: Vec<f64> = rising.iter().rev().copied().collect();
        assert_eq!(fired(&falling), [(Rule::Trend, Side::Low)]);
        assert_eq!(fired(&[47.0, 48.0, 49.0, 49.0, 51.0, 52.0, 53.0]), []);
    }

    #[test]
    fn two_of_three_must_be_on_one_side_and_hold_the_newest() {
        // The outer thirds begin at 57.27 and 43.73.
        assert_eq!(fired(&[58.0, 50.0, 58.0]), [(Rule::OuterThird, Side::High)]);
        assert_eq!(fired(&[43.0, 58.0, 43.0]), [(Rule::OuterThird, Side::Low)]);
        assert_eq!(fired(&[43.0, 50.0, 58.0]), []);
        assert_eq!(fired(&[58.0, 58.0, 50.0]), []);
        assert_eq!(fired(&[58.0, 57.0, 57.0]), []);
        assert_eq!(fired(&[61.0, 50.0, 58.0]), [(Rule::OuterThird, Side::High)], "beyond is farther than outer");
    }

    #[test]
    fn a_value_on_the_line_is_on_neither_side() {
        assert_eq!(fired(&[60.656_364]), []);
        assert_eq!(fired(&[51.0, 52.0, 51.0, 50.5, 51.0, 52.0, 51.0]), []);
    }

    #[test]
    fn a_gap_ends_a_row() {
        let gap = f64::NAN;
        assert_eq!(fired(&[51.0, 52.0, 51.0, gap, 51.0, 52.0, 51.0, 52.0]), []);
        assert_eq!(fired(&[58.0, gap, 58.0]), []);
        assert_eq!(fired(&[gap]), []);
        assert_eq!(fired(&[]), []);
    }

    #[test]
    fn limits_may_differ_from_point_to_point() {
        let narrow = Interval { low: 0.4, high: 0.6 };
        let wide = Interval { low: 0.2, high: 0.8 };
        let rules = |last| newest(&Line { values: &[Some(0.5), Some(0.7)], centre: 0.5, limits: &[wide, last] });
        assert_eq!(rules(narrow), [Fired { rule: Rule::BeyondLimit, side: Side::High }]);
        assert_eq!(rules(wide), []);
    }
}
