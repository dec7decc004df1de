//! What follows from numbers that were told, by adding and subtracting them: linear equations in row echelon form.
//!
//! The number of a series over a stretch of days is the difference of two unknowns, what there was up to its end and up to
//! its beginning: a stretch that was told says what the difference is, and a total with its members that their differences
//! add up. Only whether a difference follows is asked, never what it is, so coefficients are counted modulo a prime. A
//! combination that follows is never overlooked; one that does not could be taken to follow only if the prime divided a
//! minor of these small whole numbers.

use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A series, by its place, up to a day.
pub(super) type Node = (usize, NaiveDate);

/// A stretch of days: the first, and the first after.
pub(super) type Span = (NaiveDate, NaiveDate);

/// Coefficients that are not zero, modulo [`PRIME`].
pub(super) type Row = BTreeMap<Node, i64>;

/// Products of two residues fit 64 bits.
const PRIME: i64 = 2_147_483_647;

/// Equations, each by its last unknown, which has the coefficient one.
#[derive(Clone, Debug, Default)]
pub(super) struct Equations(BTreeMap<Node, Row>);

/// The number of a series over a stretch.
pub(super) fn stretch(series: usize, (start, end): Span) -> Row {
    if start == end { Row::new() } else { [((series, end), 1), ((series, start), PRIME - 1)].into() }
}

/// That some members add up to their total over a stretch.
pub(super) fn margin(total: usize, members: &[usize], span: Span) -> Row {
    let mut row = stretch(total, span);
    for member in members {
        add(&mut row, &stretch(*member, span), PRIME - 1);
    }
    row
}

impl Equations {
    /// What is left of a row when everything is taken out that follows: the same for rows whose difference follows. `and` is
    /// one more equation as [`Self::new_of`] gives it.
    pub(super) fn left(&self, mut row: Row, and: Option<&Row>) -> Row {
        let extra = and.and_then(|row| Some((*row.keys().next_back()?, row)));
        let mut below = None;
        loop {
            let next = match below {
                None => row.keys().next_back().copied(),
                Some(node) => row.range(..node).next_back().map(|(node, _)| *node),
            };
            let Some(node) = next else { return row };
            let of_extra = extra.filter(|(last, _)| *last == node).map(|(_, equation)| equation);
            if let Some(equation) = self.0.get(&node).or(of_extra) {
                let factor = PRIME - row[&node];
                add(&mut row, equation, factor);
            }
            below = Some(node);
        }
    }

    /// What a row says that does not follow yet, with one before its last unknown; none if all of it follows.
    pub(super) fn new_of(&self, row: Row) -> Option<Row> {
        let mut left = self.left(row, None);
        let inverse = power(*left.values().next_back()?, PRIME - 2);
        for number in left.values_mut() {
            *number = *number * inverse % PRIME;
        }
        Some(left)
    }

    /// Learns a row.
    pub(super) fn learn(&mut self, row: Row) {
        if let Some(new) = self.new_of(row)
            && let Some(last) = new.keys().next_back().copied()
        {
            self.0.insert(last, new);
        }
    }

    /// Whether a row follows.
    pub(super) fn imply(&self, row: Row) -> bool {
        self.left(row, None).is_empty()
    }
}

/// Adds a multiple of one row to another.
fn add(row: &mut Row, other: &Row, factor: i64) {
    for (node, number) in other {
        let sum = row.entry(*node).or_default();
        *sum = (*sum + number * factor % PRIME) % PRIME;
        if *sum == 0 {
            row.remove(node);
        }
    }
}

/// A power modulo [`PRIME`].
fn power(base: i64, mut exponent: i64) -> i64 {
    let (mut base, mut product) = (base % PRIME, 1);
    while exponent > 0 {
        if exponent % 2 == 1 {
            product = product * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, 1).unwrap()
    }

    #[test]
    fn a_quarter_less_two_months_is_the_third() {
        let mut known = Equations::default();
        known.learn(stretch(0, (day(7), day(10))));
        known.learn(stretch(0, (day(8), day(9))));
        assert!(!known.imply(stretch(0, (day(7), day(8)))));
        let new = known.new_of(stretch(0, (day(9), day(10)))).unwrap();
        assert!(known.left(stretch(0, (day(7), day(8))), Some(&new)).is_empty());
        known.learn(stretch(0, (day(9), day(10))));
        assert!(known.imply(stretch(0, (day(7), day(8)))) && known.imply(stretch(0, (day(8), day(10)))));
        assert!(!known.imply(stretch(1, (day(7), day(8)))), "another series");
        assert_eq!(known.new_of(stretch(0, (day(7), day(10)))), None);
    }

    #[test]
    fn members_add_up_in_every_stretch() {
        let (july, august) = ((day(7), day(8)), (day(8), day(9)));
        let mut known = Equations::default();
        for span in [july, august, (day(7), day(9))] {
            known.learn(margin(0, &[1, 2], span));
        }
        known.learn(stretch(0, july));
        known.learn(stretch(1, (day(7), day(9))));
        known.learn(stretch(1, august));
        // The total of July less what the first has in both months but August.
        assert!(known.imply(stretch(2, july)));
        assert!(!known.imply(stretch(2, august)));
    }
}
