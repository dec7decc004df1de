//! Complementary suppression: a total and the members that make it up are an equation, and one unknown in it is none.
//!
//! Where a withheld number could be computed from those beside it, the smallest of these is withheld as well, until at
//! least two are unknown in every such equation and together stand for as many people as any number must. One member is
//! withheld in all KPIs of its dimension: the numerator of one is often the value of another. Numbers that only resemble a
//! sum, such as people who belong to two teams, are treated as one.

use super::Why;
use crate::measure::card::Privacy;
use crate::measure::settings::Suppression;

/// A KPI's total and its members, as far as they have a value.
#[derive(Clone, Debug)]
pub(super) struct Margin {
    /// The dimension; none if there is only a total.
    pub(super) dimension: Option<&'static str>,
    /// What must be looked at.
    pub(super) privacy: Privacy,
    /// The total and the members.
    pub(super) cells: Vec<Cell>,
}

/// One number.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Its place among the measurements.
    pub(super) at: usize,
    /// The member; none for the total.
    pub(super) member: Option<String>,
    /// The value.
    pub(super) value: f64,
    /// People behind it, where that is known.
    pub(super) people: Option<i64>,
    /// The largest share of it that is one person's.
    pub(super) largest: Option<f64>,
    /// Why it is withheld, if it is.
    pub(super) why: Option<Why>,
    /// Whether earlier packs tell it all the same: it then protects nothing.
    pub(super) known: bool,
}

impl Cell {
    fn is_unknown(&self) -> bool {
        self.why.is_some() && !self.known
    }
}

/// Withholds what would give a withheld number away.
pub(super) fn complete(margins: &mut [Margin], rules: &Suppression) {
    loop {
        share(margins);
        let next = margins.iter().enumerate().find_map(|(at, margin)| Some((at, margin.next(rules)?)));
        let Some((margin, cell)) = next else { return };
        margins[margin].cells[cell].why = Some(Why::Complement);
    }
}

/// A member that one KPI withholds is withheld by all KPIs of its dimension that tell of the same kind of thing.
fn share(margins: &mut [Margin]) {
    for from in 0..margins.len() {
        let (dimension, privacy) = (margins[from].dimension, margins[from].privacy);
        let withheld = margins[from].cells.iter().filter(|cell| cell.why.is_some());
        let withheld: Vec<String> = withheld.filter_map(|cell| cell.member.clone()).collect();
        for margin in margins.iter_mut().filter(|other| (other.dimension, other.privacy) == (dimension, privacy)) {
            let open = margin.cells.iter_mut().filter(|cell| cell.why.is_none());
            open.filter(|cell| cell.member.as_ref().is_some_and(|member| withheld.contains(member)))
                .for_each(|cell| cell.why = Some(Why::Complement));
        }
    }
}

impl Margin {
    /// The place of the number that must be withheld next; none if nothing can be computed, or nothing is left to withhold.
    fn next(&self, rules: &Suppression) -> Option<usize> {
        if !self.is_open(rules) {
            return None;
        }
        let size = |cell: &Cell| match self.privacy {
            Privacy::Spend => cell.value.abs(),
            _ => cell.people.map_or(f64::INFINITY, |people| people as f64),
        };
        let left = self.cells.iter().enumerate().filter(|(_, cell)| cell.why.is_none() && !cell.known);
        let order = |(_, a): &(usize, &Cell), (_, b): &(usize, &Cell)| {
            (a.member.is_none().cmp(&b.member.is_none()))
                .then(size(a).total_cmp(&size(b)))
                .then(a.value.total_cmp(&b.value))
                .then_with(|| a.member.cmp(&b.member))
        };
        left.min_by(order).map(|(at, _)| at)
    }

    /// Whether the numbers that are told give one away that is not, or the sum of some that is about too few.
    fn is_open(&self, rules: &Suppression) -> bool {
        let Some(total) = self.cells.iter().find(|cell| cell.member.is_none()) else { return false };
        let unknown: Vec<&Cell> = self.cells.iter().filter(|cell| cell.is_unknown()).collect();
        if unknown.is_empty() || self.cells.len() == 1 {
            return false;
        }
        unknown.len() == 1 || !total.is_unknown() && self.is_sensitive(&unknown, rules)
    }

    /// Whether the sum of some members must not be known.
    fn is_sensitive(&self, members: &[&Cell], rules: &Suppression) -> bool {
        if self.privacy == Privacy::Spend {
            let sum: f64 = members.iter().map(|cell| cell.value.abs()).sum();
            let of_one = members.iter().map(|cell| cell.value.abs() * cell.largest.unwrap_or_default());
            return sum > 0.0 && of_one.fold(0.0, f64::max) > rules.dominance * sum;
        }
        members.iter().filter_map(|cell| cell.people).sum::<i64>() < i64::from(rules.k)
    }
}
