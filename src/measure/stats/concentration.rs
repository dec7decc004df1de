//! How concentrated a total is: the effective number of members.
//!
//! 1 / Σ sᵢ², the inverse of the Herfindahl-Hirschman index over shares sᵢ (also Simpson's and Laakso-Taagepera's
//! effective number). Ten equal members give 10; one that takes nearly all gives nearly 1.

/// The effective number of members; none if the total is zero.
#[must_use]
pub fn effective_number(counts: &[i64]) -> Option<f64> {
    let total: i64 = counts.iter().sum();
    if total <= 0 {
        return None;
    }
    let total = total as f64;
    // Summed in ascending order, so that the result does not depend on the order of the members.
    let mut squares: Vec<f64> = counts.iter().map(|count| (*count as f64 / total).powi(2)).collect();
    squares.sort_by(f64::total_cmp);
    Some(1.0 / squares.iter().sum::<f64>())
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
    }
}
