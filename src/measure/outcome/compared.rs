//! The totals against those of the period before, and published numbers against what they are now.

use super::History;
use super::history::{SHOWN, Total};
use crate::measure::edition::{Change, Comparison, Grounds, Published, Record, Restatement, compare, is_same, reason};
use crate::measure::findings::Findings;
use crate::measure::kpis::Kpi;
use crate::measure::measurement::Measurement;
use crate::words::{Arg, Remark};
use std::collections::BTreeMap;

/// What each KPI is made by now.
type AllGrounds = BTreeMap<&'static str, Grounds>;

/// How every total with a value compares with the one before; a KPI without a history is not compared.
pub(super) fn comparisons(histories: &[History], published: &Published, grounds: &AllGrounds) -> Vec<Comparison> {
    let one = |(kpi, totals): &History| {
        let [.., before, now] = totals.as_slice() else { return None };
        let value = now.measured.value?;
        let (id, period) = (kpi.card.id, before.period);
        let was = published.first(period, id, None).zip(grounds.get(id));
        Some(Comparison { kpi: id, before: period, change: change(value, before, now, was) })
    };
    histories.iter().filter(|(kpi, _)| !kpi.cumulative).filter_map(one).collect()
}

fn change(value: f64, before: &Total, now: &Total, was: Option<(&Record, &Grounds)>) -> Change {
    let apart = now.apart.clone().or_else(|| before.apart.clone());
    let absent = || {
        let told = Some(before.measured.reason.clone()).filter(|reason| !reason.is_empty());
        let why = told.unwrap_or_else(|| vec![Remark::plain("remark-not-told")]);
        Remark::of("remark-no-value-before", [("period", before.period.id().into()), ("why", Arg::Remarks(why))])
    };
    let from = match (apart, before.measured.value) {
        (Some(apart), _) => Err(apart),
        (None, from) => from.ok_or_else(absent),
    };
    compare(value, from, was)
}

/// Published numbers that are others now, in catalogue order: the totals of the trends, oldest first, then the members of
/// this period. What is withheld now is not told here either.
pub(super) fn restatements(
    histories: &[History],
    measurements: &[Measurement],
    published: &Published,
    grounds: &AllGrounds,
) -> Vec<Restatement> {
    let mut found = Vec::new();
    for (kpi, totals) in histories {
        let earlier = totals.len().saturating_sub(SHOWN)..totals.len().saturating_sub(1);
        found.extend(totals[earlier].iter().filter_map(|total| restated_total(kpi, total, published, grounds)));
        let Some(newest) = totals.last() else { continue };
        let own = measurements.iter().filter(|one| one.kpi == kpi.card.id && !one.withheld);
        let restated = own.filter_map(|one| {
            let member = one.dimensions.values().next();
            let record = published.first(newest.period, one.kpi, member.map(String::as_str))?;
            restated(kpi, newest, record, one.value, &one.reason, grounds)
        });
        found.extend(restated);
    }
    found
}

/// What describes the whole lake is another number after every run, and no restatement.
fn restated_total(kpi: &Kpi, total: &Total, published: &Published, grounds: &AllGrounds) -> Option<Restatement> {
    let record = published.first(total.period, kpi.card.id, None)?;
    let value = total.measured.value;
    let is_told = value.is_some() || !total.measured.reason.is_empty();
    is_told.then(|| restated(kpi, total, record, value, &total.measured.reason, grounds))?
}

fn restated(
    kpi: &Kpi,
    total: &Total,
    record: &Record,
    current: Option<f64>,
    why_absent: &[Remark],
    grounds: &AllGrounds,
) -> Option<Restatement> {
    let first = record.value?;
    if kpi.cumulative || current.is_some_and(|current| is_same(first, current)) {
        return None;
    }
    let made = grounds.get(kpi.card.id)?;
    let reason = match (current, why_absent) {
        (None, [_, ..]) => why_absent.to_vec(),
        _ => reason(&record.grounds, made),
    };
    Some(Restatement { kpi: kpi.card.id, period: total.period, member: record.member.clone(), first, current, reason })
}

impl Findings {
    /// How a KPI's total compares with the one before.
    #[must_use]
    pub fn comparison(&self, kpi: &str) -> Option<&Comparison> {
        self.comparisons.iter().find(|comparison| comparison.kpi == kpi)
    }
}
