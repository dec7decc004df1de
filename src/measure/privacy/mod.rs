//! Numbers about too few people are withheld: once for all outputs, before any of them is made.
//!
//! A number about people is withheld if fewer than `k` of them stand behind it, and a sum of money if most of it is one
//! person's. Then follows whatever would give such a number away: numbers beside it ([`margin`]) and numbers of other
//! packs ([`memory`]). Some readers are told less ([`stricter`]). Counts of controls and failures are never withheld: nobody may hide behind the protection of others.

mod equations;
mod margin;
mod memory;
mod stricter;

pub(super) use memory::Memory;
pub(super) use stricter::withhold_more;

use super::card::{Card, Privacy};
use super::kpis::card;
use super::measurement::Measurement;
use super::period::Period;
use super::settings::Suppression;
use crate::policy::Verdict;
use crate::words::{Arg, Remark};
use chrono::NaiveDate;
use margin::{Cell, Margin, complete};
use std::collections::BTreeSet;

/// Why a number is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Too few people stand behind it.
    Few,
    /// Most of it is one person's.
    Dominated,
    /// It would give a number beside it away.
    Complement,
    /// It was told before, about a few people more or less.
    Changed,
    /// It was withheld before, and may still be.
    Before,
    /// It would give away what another pack withheld of these days.
    GivesAway(NaiveDate, NaiveDate),
}

impl Why {
    fn remark(self, rules: &Suppression) -> Remark {
        let fewest = || Arg::from(i64::from(rules.k));
        match self {
            Self::Few => Remark::of("remark-withheld-few", [("fewest", fewest())]),
            Self::Dominated => {
                Remark::of("remark-withheld-dominated", [("most", Arg::Value(rules.dominance, "share"))])
            }
            Self::Complement => Remark::plain("remark-withheld-complement"),
            Self::Changed => Remark::of("remark-withheld-changed", [("fewest", fewest())]),
            Self::Before => Remark::plain("remark-withheld-before"),
            Self::GivesAway(start, end) => {
                let last = end.pred_opt().unwrap_or(end);
                Remark::of("remark-withheld-gives-away", [("first", start.into()), ("last", last.into())])
            }
        }
    }
}

/// Withholds what must be of the numbers of one period, all together, and lets `memory` know.
pub(super) fn withhold(found: &mut [Measurement], period: Period, rules: &Suppression, memory: &mut Memory) {
    withhold_by(found, period, rules, memory, privacy_of);
}

fn withhold_by(
    found: &mut [Measurement],
    period: Period,
    rules: &Suppression,
    memory: &mut Memory,
    privacy: impl Fn(&str) -> Privacy,
) {
    let mut margins: Vec<Margin> = Vec::new();
    let before: Vec<bool> = found.iter().map(|one| one.withheld).collect();
    for one in found.iter_mut().filter(|one| one.value.is_none() && tells_of_people(one)) {
        if let Some(why) = alone(one, privacy(one.kpi), rules) {
            hide(one, why, rules);
        }
    }
    for (at, one) in found.iter().enumerate() {
        let privacy = privacy(one.kpi);
        // What is withheld already is unknown in every equation, and nobody here knows how many stand behind it.
        let withheld = before[at].then_some(0.0);
        let Some(value) = one.value.or(withheld).filter(|_| privacy != Privacy::Open) else { continue };
        let cell = remembered(one, period, privacy);
        let why = before[at]
            .then_some(Why::Before)
            .or_else(|| alone(one, privacy, rules))
            .or_else(|| memory.differs_by_few(&cell, rules.k).then_some(Why::Changed))
            .or_else(|| memory.gives_away_over_time(&cell).map(|(start, end)| Why::GivesAway(start, end)));
        let dimension = one.dimensions.keys().next().copied();
        let of_kpi = margins.last_mut().filter(|margin| found[margin.cells[0].at].kpi == one.kpi);
        let known = memory.knows(&cell);
        let (people, largest, member) = (one.people, one.largest, one.dimensions.values().next().cloned());
        let cell = Cell { at, member, value, people, largest, why, known };
        match of_kpi {
            Some(margin) => {
                margin.dimension = margin.dimension.or(dimension);
                margin.cells.push(cell);
            }
            None => margins.push(Margin { dimension, privacy, cells: vec![cell] }),
        }
    }
    loop {
        complete(&mut margins, rules);
        let withheld = margins.iter_mut().filter_map(|margin| together(margin, found, period, memory)).count();
        if withheld == 0 {
            break;
        }
    }
    for margin in margins {
        add_up(&margin, found, period, memory);
        for cell in margin.cells {
            let one = &mut found[cell.at];
            match cell.why {
                None => memory.tell(&remembered(one, period, margin.privacy)),
                Some(why) => {
                    memory.withhold(&remembered(one, period, margin.privacy));
                    if !one.withheld {
                        hide(one, why, rules);
                    }
                }
            }
        }
    }
}

/// Withholds what gives a withheld number away only if all numbers of the period are told, over members and over time at
/// once. Hands back the first of them.
fn together(margin: &mut Margin, found: &[Measurement], period: Period, memory: &Memory) -> Option<usize> {
    let kpi = found[margin.cells[0].at].kpi;
    let mut trial = memory.only(kpi);
    add_up(margin, found, period, &mut trial);
    let privacy = margin.privacy;
    let cell_of = |cell: &Cell| remembered(&found[cell.at], period, privacy);
    for cell in &margin.cells {
        // Of two numbers that make a third the last may be known before it is told.
        if cell.why.is_some() { trial.withhold(&cell_of(cell)) } else { trial.look(&cell_of(cell)) }
    }
    let mut told: Vec<&mut Cell> = margin.cells.iter_mut().filter(|cell| cell.why.is_none()).collect();
    // What is told first is told at any rate: the total, then what most people stand behind.
    told.sort_by_key(|cell| (cell.member.is_some(), std::cmp::Reverse(cell.people), cell.at));
    let mut first = None;
    for cell in told {
        let own = cell_of(cell);
        match trial.gives_away(&own) {
            None => trial.tell(&own),
            Some((start, end)) => {
                trial.withhold(&own);
                cell.why = Some(Why::GivesAway(start, end));
                first = first.or(Some(cell.at));
            }
        }
    }
    first
}

/// Lets `memory` know that the members of a period add up to their total.
fn add_up(margin: &Margin, found: &[Measurement], period: Period, memory: &mut Memory) {
    let members: Vec<Option<&str>> = margin.cells.iter().map(|cell| cell.member.as_deref()).collect();
    memory.add_up(found[margin.cells[0].at].kpi, &members, period);
}

/// Notes which numbers of earlier periods could be told, so that it is known what may follow from those of this one.
pub(super) fn look(earlier: &[(Period, Measurement)], rules: &Suppression, memory: &mut Memory) {
    for (period, one) in earlier.iter().filter(|(_, one)| one.value.is_some()) {
        let privacy = privacy_of(one.kpi);
        if alone(one, privacy, rules).is_none() {
            memory.look(&remembered(one, *period, privacy));
        }
    }
}

fn privacy_of(kpi: &str) -> Privacy {
    card(kpi).map_or(Privacy::Open, |card: &Card| card.privacy)
}

/// Withholds what must be of totals of earlier periods, as the trends of a pack show them, and lets `memory` know. Those
/// nearest to the period of the pack go first.
pub(super) fn withhold_earlier(totals: &mut [(Period, Measurement)], rules: &Suppression, memory: &mut Memory) {
    for (period, one) in totals.iter_mut().rev().filter(|(_, one)| one.value.is_some()) {
        let privacy = privacy_of(one.kpi);
        let cell = remembered(one, *period, privacy);
        let before = || memory.has_withheld(&cell) && !memory.knows(&cell);
        let why = alone(one, privacy, rules)
            .or_else(|| memory.differs_by_few(&cell, rules.k).then_some(Why::Changed))
            .or_else(|| before().then_some(Why::Before))
            .or_else(|| memory.gives_away(&cell).map(|(start, end)| Why::GivesAway(start, end)));
        match why {
            None => memory.tell(&cell),
            Some(why) => {
                memory.withhold(&cell);
                hide(one, why, rules);
            }
        }
    }
}

/// Whether a number tells of people although it has no value, such as a median that is not reached.
fn tells_of_people(one: &Measurement) -> bool {
    one.people.is_some_and(|people| people > 0)
        && (one.n.is_some() || one.denominator.is_some() || one.ci_low.is_some() || one.ci_high.is_some())
}

fn remembered(one: &Measurement, period: Period, privacy: Privacy) -> memory::Cell<'_> {
    let member = one.dimensions.values().next().map(String::as_str);
    memory::Cell { kpi: one.kpi, member, period, people: one.people, privacy }
}

/// Why a number is withheld that stands alone.
fn alone(one: &Measurement, privacy: Privacy, rules: &Suppression) -> Option<Why> {
    match privacy {
        Privacy::Open => None,
        Privacy::People => one.people.is_some_and(|people| people < i64::from(rules.k)).then_some(Why::Few),
        Privacy::Spend => one.largest.is_some_and(|share| share > rules.dominance).then_some(Why::Dominated),
    }
}

/// A member of a table that is no KPI: how large it is, and how many people stand behind it where any are known.
pub(super) struct Size {
    /// Its name.
    pub(super) member: String,
    /// Its number.
    pub(super) value: f64,
    /// People behind it.
    pub(super) people: Option<i64>,
}

/// The members of a dimension that no table may tell, because fewer than `k` people stand behind them or because they would
/// give such a member away. The totals are told.
pub(super) fn few(dimension: &'static str, tables: Vec<Vec<Size>>, rules: &Suppression) -> BTreeSet<String> {
    let cell = |(at, size): (usize, Size)| {
        let why = size.people.is_some_and(|people| people < i64::from(rules.k)).then_some(Why::Few);
        let (member, value, people) = (Some(size.member), size.value, size.people);
        Cell { at, member, value, people, largest: None, why, known: false }
    };
    let margin = |table: Vec<Size>| {
        let value = table.iter().map(|size| size.value).sum();
        let total = Cell { at: table.len(), member: None, value, people: None, largest: None, why: None, known: false };
        let cells = table.into_iter().enumerate().map(cell).chain([total]).collect();
        Margin { dimension: Some(dimension), privacy: Privacy::People, cells }
    };
    let mut margins: Vec<Margin> = tables.into_iter().map(margin).collect();
    complete(&mut margins, rules);
    let cells = margins.into_iter().flat_map(|margin| margin.cells);
    cells.filter(|cell| cell.why.is_some()).filter_map(|cell| cell.member).collect()
}

/// Takes away whatever tells of the value. The target is that of the policy.
fn hide(one: &mut Measurement, why: Why, rules: &Suppression) {
    *one = Measurement {
        value: None,
        numerator: None,
        denominator: None,
        n: None,
        ci_low: None,
        ci_high: None,
        verdict: Verdict::NotMeasurable,
        reason: vec![why.remark(rules)],
        grade: None,
        withheld: true,
        people: None,
        largest: None,
        kpi: one.kpi,
        dimensions: std::mem::take(&mut one.dimensions),
        unit: one.unit,
        target: one.target,
        state: one.state,
    };
}

#[cfg(test)]
mod tests;
