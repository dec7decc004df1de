//! Whether two people who judge the same things judge alike, beyond what chance would give.
//!
//! Cohen's κ = (po − pe)/(1 − pe) with pe = Σ pᵢ·p·ᵢ (J. Cohen, Educational and Psychological Measurement 20, 1960); its
//! standard error is that of J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72 (1969). Where nearly all
//! things are of one kind κ falls to nothing however well they agree; Gwet's AC1 does not: the same form with
//! pe = Σ πₖ(1−πₖ)/(q−1) and πₖ = (pₖ· + p·ₖ)/2 over the q kinds that either used, with the standard error of K. L. Gwet,
//! British Journal of Mathematical and Statistical Psychology 61 (2008). Checked against Gwet's table of two abstractors
//! (package irrCAC, `cont3x3abstractors`): κ = .7964094, standard error .05891072; and against the diagnoses of J. L.
//! Fleiss, "Statistical methods for rates and proportions", 13.1: κ = .68.

use super::{Interval, Z_95};

/// A coefficient of agreement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// The coefficient: 1 if they always agree, 0 if as by chance.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Share of things judged alike.
    pub observed: f64,
    /// Share that would be judged alike by chance.
    pub expected: f64,
}

/// A variance below this is 0 but for rounding; that of any table of less than a thousand million pairs is above.
const VARIANCE_MIN: f64 = 1e-12;

impl Agreement {
    /// The 95 % interval, cut off at −1 and 1. None where the standard error is 0, as when all pairs agree or one of the two
    /// knows only one word: then the table does not tell how well the coefficient is known.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        let half = Z_95 * self.standard_error;
        (half > 0.0).then(|| Interval { low: (self.value - half).max(-1.0), high: (self.value + half).min(1.0) })
    }

    /// From the shares and the variance of one pair, before it is scaled by what is not chance.
    fn of(shares: &Shares, expected: f64, value: f64, variance: f64) -> Self {
        let variance = if variance < VARIANCE_MIN { 0.0 } else { variance };
        let standard_error = (variance / shares.n).sqrt() / (1.0 - expected);
        Self { value, standard_error, observed: shares.alike, expected }
    }
}

/// The square table of some pairs of judgements: first the first's, then the second's, both numbered below `kinds`.
#[must_use]
pub fn table(pairs: &[(usize, usize)], kinds: usize) -> Vec<Vec<i64>> {
    let mut table = vec![vec![0; kinds]; kinds];
    for (first, second) in pairs {
        table[*first][*second] += 1;
    }
    table
}

/// Cohen's κ of a square table; none of an empty one, or if chance alone would give full agreement.
#[must_use]
pub fn cohen(table: &[Vec<i64>]) -> Option<Agreement> {
    let shares = Shares::of(table)?;
    let expected: f64 = shares.rows.iter().zip(&shares.columns).map(|(row, column)| row * column).sum();
    if (1.0 - expected).abs() < f64::EPSILON {
        return None;
    }
    let value = (shares.alike - expected) / (1.0 - expected);
    let mut spread = 0.0;
    for (i, row) in shares.cells.iter().enumerate() {
        for (j, share) in row.iter().enumerate() {
            let chance = (1.0 - value) * (shares.columns[i] + shares.rows[j]);
            spread += share * if i == j { (1.0 - chance).powi(2) } else { chance.powi(2) };
        }
    }
    let variance = spread - (value - expected * (1.0 - value)).powi(2);
    Some(Agreement::of(&shares, expected, value, variance))
}

/// Gwet's AC1 of a square table; none unless at least two kinds were used.
#[must_use]
pub fn gwet_ac1(table: &[Vec<i64>]) -> Option<Agreement> {
    let shares = Shares::of(table)?;
    let means: Vec<f64> =
        shares.rows.iter().zip(&shares.columns).map(|(row, column)| f64::midpoint(*row, *column)).collect();
    let others = means.iter().filter(|mean| **mean > 0.0).count() as f64 - 1.0;
    if others < 1.0 {
        return None;
    }
    let expected = means.iter().map(|mean| mean * (1.0 - mean)).sum::<f64>() / others;
    let value = (shares.alike - expected) / (1.0 - expected);
    let mut spread = 0.0;
    for (i, row) in shares.cells.iter().enumerate() {
        for (j, share) in row.iter().enumerate() {
            let chance = 2.0 * (1.0 - value) * (1.0 - f64::midpoint(means[i], means[j])) / others;
            spread += share * (f64::from(u8::from(i == j)) - chance).powi(2);
        }
    }
    let variance = spread - (shares.alike - 2.0 * (1.0 - value) * expected).powi(2);
    Some(Agreement::of(&shares, expected, value, variance))
}

/// A table as shares of its total.
struct Shares {
    /// The total.
    n: f64,
    /// Every cell.
    cells: Vec<Vec<f64>>,
    /// Sums of the rows.
    rows: Vec<f64>,
    /// Sums of the columns.
    columns: Vec<f64>,
    /// Sum of the diagonal.
    alike: f64,
}

impl Shares {
    /// None if the table is empty.
    fn of(table: &[Vec<i64>]) -> Option<Self> {
        assert!(table.iter().all(|row| row.len() == table.len()), "the table is not square: {table:?}");
        let total: i64 = table.iter().flatten().sum();
        let n = total as f64;
        let share = |count: i64| count as f64 / n;
        let kinds = 0..table.len();
        (total > 0).then(|| Self {
            n,
            cells: table.iter().map(|row| row.iter().map(|count| share(*count)).collect()).collect(),
            rows: table.iter().map(|row| share(row.iter().sum())).collect(),
            columns: kinds.clone().map(|kind| share(table.iter().map(|row| row[kind]).sum())).collect(),
            alike: share(kinds.map(|kind| table[kind][kind]).sum()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    fn counts<const N: usize>(table: [[i64; N]; N]) -> Vec<Vec<i64>> {
        table.iter().map(|row| row.to_vec()).collect()
    }

    #[test]
    fn equals_the_published_values() {
        let abstractors = counts([[13, 0, 0], [0, 20, 7], [0, 4, 56]]);
        let kappa = cohen(&abstractors).unwrap();
        assert_close(kappa.value, 0.796_409_4, "κ");
        assert_close(kappa.standard_error, 0.058_910_72, "standard error of κ");
        let ac1 = gwet_ac1(&abstractors).unwrap();
        assert_close(ac1.value, 0.849_331, "AC1");
        assert_close(ac1.standard_error, 0.043_217, "standard error of AC1");
        let diagnoses = cohen(&counts([[75, 1, 4], [5, 4, 1], [0, 0, 10]])).unwrap();
        assert_close(diagnoses.value, 0.676_471, "κ of the diagnoses");
        assert_close(diagnoses.standard_error, 0.087_703, "standard error of the diagnoses");
    }

    #[test]
    fn equals_the_reference_values() {
        let first = cohen(&counts([[20, 5], [10, 15]])).unwrap();
        assert_close(first.observed, 0.7, "observed");
        assert_close(first.expected, 0.5, "expected");
        for (table, kappa, kappa_error, ac1) in [
            ([[20, 5], [10, 15]], 0.4, 0.126_996, 0.405_941),
            ([[45, 15], [25, 15]], 0.130_435, 0.098_662, 0.266_055),
            ([[25, 35], [5, 35]], 0.259_259, 0.077_160, 0.207_921),
            ([[118, 5], [2, 0]], -0.023_392, 0.012_287, 0.940_776),
        ] {
            let found = cohen(&counts(table)).unwrap();
            assert_close(found.value, kappa, &format!("κ of {table:?}"));
            assert_close(found.standard_error, kappa_error, &format!("standard error of {table:?}"));
            assert_close(gwet_ac1(&counts(table)).unwrap().value, ac1, &format!("AC1 of {table:?}"));
        }
    }

    #[test]
    fn a_kind_that_nobody_used_changes_nothing() {
        let (used, padded) = (counts([[20, 5], [10, 15]]), counts([[20, 0, 5], [0, 0, 0], [10, 0, 15]]));
        assert_eq!(gwet_ac1(&used), gwet_ac1(&padded));
        assert_eq!(cohen(&used), cohen(&padded));
    }

    #[test]
    fn the_order_of_the_two_is_of_no_matter() {
        let (one, other) = (counts([[9, 2, 1], [4, 7, 0], [3, 1, 5]]), counts([[9, 4, 3], [2, 7, 1], [1, 0, 5]]));
        for coefficient in [cohen, gwet_ac1] {
            let (one, other) = (coefficient(&one).unwrap(), coefficient(&other).unwrap());
            assert_close(one.value, other.value, "value");
            assert_close(one.standard_error, other.standard_error, "standard error");
        }
    }

    #[test]
    fn one_kind_only_is_no_test_of_agreement() {
        let all = table(&[(1, 1); 30], 3);
        assert_eq!(all[1][1], 30);
        assert_eq!((cohen(&all), gwet_ac1(&all)), (None, None));
        assert_eq!((cohen(&[]), gwet_ac1(&[])), (None, None));
    }

    #[test]
    fn the_interval_stays_on_the_scale() {
        let found = cohen(&counts([[3, 0], [1, 2]])).unwrap().interval().unwrap();
        assert_close(found.high, 1.0, "upper end");
        assert!(found.low > -1.0);
    }

    #[test]
    fn a_table_that_cannot_vary_has_no_interval() {
        let full = cohen(&counts([[30, 0], [0, 12]])).unwrap();
        assert_eq!((full.value, full.standard_error, full.interval()), (1.0, 0.0, None));
        let one_word = cohen(&counts([[47, 10], [0, 0]])).unwrap();
        assert_close(one_word.value, 0.0, "κ is 0 whatever the other says");
        assert_eq!(one_word.interval(), None);
    }
}
