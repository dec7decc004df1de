//! How concentrated a total is: the effective number of members, the share of the largest, the inequality.
//!
//! The Herfindahl-Hirschman index is Σ sᵢ² over shares sᵢ, from 1/N to 1; its inverse is the effective number of members
//! (also Simpson's and Laakso-Taagepera's). Ten equal members give 10; one that takes nearly all gives nearly 1. HHI* =
//! (HHI − 1/N)/(1 − 1/N) runs from 0 to 1. Gini's coefficient is Σ(2i − n − 1)xᵢ/(n·Σx) over ascending xᵢ; times n/(n−1)
//! it reaches 1 when one has all (G. Deltas, Review of Economics and Statistics 85, 2003). Checked against the example of the
//! US Department of Justice, whose shares of 30, 30, 20 and 20 per cent make 2,600 points, which are 0.26 here.

/// The Herfindahl-Hirschman index, 0 to 1; none if the total is zero.
#[must_use]
pub fn herfindahl(counts: &[i64]) -> Option<f64> {
    let total: i64 = counts.iter().sum();
    if total <= 0 {
        return None;
    }
    let total = total as f64;
    // Summed in ascending order, so that the result does not depend on the order of the members.
    let mut squares: Vec<f64> = counts.iter().map(|count| (*count as f64 / total).powi(2)).collect();
    squares.sort_by(f64::total_cmp);
    Some(squares.iter().sum::<f64>())
}

/// The index stretched over 0 to 1; none if the total is zero or there is only one member.
#[must_use]
pub fn normalised(counts: &[i64]) -> Option<f64> {
    let equal = 1.0 / counts.len() as f64;
    let index = herfindahl(counts)?;
    (counts.len() > 1).then(|| (index - equal) / (1.0 - equal))
}

/// The effective number of members; none if the total is zero.
#[must_use]
pub fn effective_number(counts: &[i64]) -> Option<f64> {
    herfindahl(counts).map(|index| 1.0 / index)
}

/// The least and the greatest index that a total can have of which `unknown` belongs to members not known: it may be spread
/// over any number of others, or all be the largest one's. None if the total is zero.
#[must_use]
pub fn bounds(counts: &[i64], unknown: i64) -> Option<(f64, f64)> {
    let total = counts.iter().sum::<i64>() + unknown;
    if total <= 0 {
        return None;
    }
    let known = (total - unknown) as f64 / total as f64;
    let least = herfindahl(counts).unwrap_or(0.0) * known * known;
    let mut greatest = counts.to_vec();
    greatest.sort_unstable();
    match greatest.last_mut() {
        Some(largest) => *largest += unknown,
        None => greatest.push(unknown),
    }
    Some((least, herfindahl(&greatest)?))
}

/// The share of the `n` largest members; none if the total is zero.
#[must_use]
pub fn top(counts: &[i64], n: usize) -> Option<f64> {
    let total: i64 = counts.iter().sum();
    let mut descending = counts.to_vec();
    descending.sort_unstable_by(|a, b| b.cmp(a));
    (total > 0).then(|| descending.iter().take(n).sum::<i64>() as f64 / total as f64)
}

/// Gini's coefficient, 0 if all members have the same and 1 − 1/n if one has all; none if the total is zero.
#[must_use]
pub fn gini(counts: &[i64]) -> Option<f64> {
    let total: i64 = counts.iter().sum();
    if total <= 0 {
        return None;
    }
    let mut ascending = counts.to_vec();
    ascending.sort_unstable();
    let n = ascending.len() as i128;
    let ranked: i128 = (1..).zip(&ascending).map(|(rank, count)| (2 * rank - n - 1) * i128::from(*count)).sum();
    Some(ranked as f64 / (n as f64 * total as f64))
}

/// Gini's coefficient times n/(n−1), so that one member who has all gives 1; none if the total is zero or there is only one.
#[must_use]
pub fn gini_adjusted(counts: &[i64]) -> Option<f64> {
    let n = counts.len() as f64;
    (counts.len() > 1).then(|| gini(counts)).flatten().map(|gini| gini * n / (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    #[test]
    fn equals_the_reference_values() {
        let counts = [500, 300, 100, 50, 30, 20];
        assert_close(1.0 / effective_number(&counts).unwrap(), 0.3538, "HHI");
        assert!((effective_number(&counts).unwrap() - 2.8265).abs() < 5e-5);
        assert_close(normalised(&counts).unwrap(), 0.22456, "HHI*");
        assert_close(gini(&counts).unwrap(), 0.543_333, "Gini");
        assert_close(gini_adjusted(&counts).unwrap(), 0.652, "Gini, adjusted");
        assert_close(top(&counts, 1).unwrap(), 0.5, "largest");
        assert_close(top(&counts, 3).unwrap(), 0.9, "three largest");
        assert_close(top(&counts, 10).unwrap(), 1.0, "more than there are");
        assert_close(herfindahl(&[30, 30, 20, 20]).unwrap(), 0.26, "example of the guidelines");
    }

    #[test]
    fn what_is_unknown_bounds_the_index() {
        let (least, greatest) = bounds(&[500, 300, 100, 50, 30, 20], 150).unwrap();
        assert_close(1.0 / greatest, 2.512_825, "least effective number");
        assert_close(1.0 / least, 3.737_988, "greatest effective number");
        let (least, greatest) = bounds(&[7, 3], 0).unwrap();
        assert_close(least, 0.58, "all known, least");
        assert_close(greatest, 0.58, "all known, greatest");
        assert_eq!(bounds(&[], 9), Some((0.0, 1.0)));
    }

    #[test]
    fn one_member_has_no_inequality() {
        assert_eq!((normalised(&[5]), gini_adjusted(&[5]), gini(&[5])), (None, None, Some(0.0)));
        assert_close(gini_adjusted(&[0, 0, 9]).unwrap(), 1.0, "one has all");
        assert_close(normalised(&[0, 0, 9]).unwrap(), 1.0, "one has all");
        assert_close(gini(&[4, 4, 4]).unwrap(), 0.0, "all have the same");
    }

    #[test]
    fn equal_members_count_fully_and_order_is_of_no_matter() {
        assert_close(effective_number(&[7, 7, 7]).unwrap(), 3.0, "three equal members");
        assert_eq!(effective_number(&[1, 2, 3, 900]), effective_number(&[900, 3, 2, 1]));
    }

    #[test]
    fn nothing_has_no_concentration() {
        assert_eq!(effective_number(&[]), None);
        assert_eq!(effective_number(&[0, 0]), None);
        assert_eq!((bounds(&[], 0), top(&[0], 1), gini(&[]), gini_adjusted(&[0, 0])), (None, None, None, None));
    }
}
