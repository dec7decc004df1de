//! Clocks that cannot be right: how many records of cases and reviews have one.

use super::Facts;
use crate::event::tables::CASE;
use crate::event::taxonomy::RejectReason;
use crate::policy::is_trusted;
use crate::words::Remark;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Records, and how many of them have a wrong clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Records {
    /// With a wrong clock.
    pub(crate) wrong: i64,
    /// All.
    pub(crate) all: i64,
}

/// The records of each table, source and day.
#[derive(Default)]
pub(crate) struct Clocks(BTreeMap<&'static str, BTreeMap<String, BTreeMap<NaiveDate, Records>>>);

/// One instant must not lie before another.
pub(super) type Order = (Option<i64>, Option<i64>);

impl Clocks {
    /// Takes note of a record of a day. It has a wrong clock if one of `instants` lies after the as-of instant, up to
    /// which it was seen, or if the second of a pair lies before the first.
    pub(super) fn note(
        &mut self,
        (table, source): (&'static str, &str),
        day: NaiveDate,
        (instants, as_of_us): (&[Option<i64>], i64),
        orders: &[Order],
    ) {
        let ahead = instants.iter().flatten().any(|us| *us > as_of_us);
        let backwards = orders.iter().any(|order| matches!(order, (Some(first), Some(second)) if second < first));
        let sources = self.0.entry(table).or_default();
        if !sources.contains_key(source) {
            sources.insert(source.to_owned(), BTreeMap::new());
        }
        if let Some(days) = sources.get_mut(source) {
            let records = days.entry(day).or_default();
            records.wrong += i64::from(ahead || backwards);
            records.all += 1;
        }
    }

    /// The records of a period by source, over both tables.
    pub(crate) fn within<'a>(&'a self, facts: &Facts) -> BTreeMap<&'a str, Records> {
        let mut found: BTreeMap<&str, Records> = BTreeMap::new();
        for (source, days) in self.0.values().flatten() {
            let of_period = sum(days.range(facts.period.start..facts.period.end).map(|(_, records)| *records));
            if of_period.all > 0 {
                let records = found.entry(source).or_default();
                *records = sum([*records, of_period].into_iter());
            }
        }
        found
    }

    /// All records.
    pub(crate) fn all(&self) -> i64 {
        self.0.values().flat_map(BTreeMap::values).flat_map(BTreeMap::values).map(|records| records.all).sum()
    }

    /// The records of cases of a source.
    fn cases(&self, source: &str) -> Option<&BTreeMap<NaiveDate, Records>> {
        self.0.get(CASE.name)?.get(source)
    }
}

fn sum(records: impl Iterator<Item = Records>) -> Records {
    records.fold(Records::default(), |sum, one| Records { wrong: sum.wrong + one.wrong, all: sum.all + one.all })
}

impl Facts<'_> {
    /// Why no time between the clocks of cases can be trusted in the period, if so: too many of the records of the source
    /// that is heard have a wrong clock, or too many of its rows had one that was so wrong that they were refused. Refused
    /// rows have no period.
    pub(crate) fn doubt(&self) -> Option<Remark> {
        let source = self.case_source()?;
        let days = self.log.clocks.cases(source)?;
        let Records { wrong, all } = sum(days.range(self.period.start..self.period.end).map(|(_, records)| *records));
        if !is_trusted(wrong, all) {
            return Some(Remark::of("remark-wrong-clocks", [("n", wrong.into()), ("all", all.into())]));
        }
        let refused = self.log.runs.refused(source, RejectReason::NegativeClock);
        let delivered = refused + sum(days.values().copied()).all;
        let args = || [("n", refused.into()), ("all", delivered.into()), ("source", source.into())];
        let told = || Remark::of("remark-clocks-refused", args());
        (!is_trusted(refused, delivered)).then(told)
    }

    /// The sources that are heard for cases and reviews and that had rows refused for a wrong clock, and how many rows.
    pub(crate) fn refused_for_clocks(&self) -> Option<Remark> {
        let sources: Vec<&String> = self.log.clocks.0.values().flat_map(BTreeMap::keys).collect();
        let refused: i64 =
            sources.iter().map(|source| self.log.runs.refused(source, RejectReason::NegativeClock)).sum();
        let told = || Remark::of("remark-clocks-refused-ever", [("n", refused.into())]);
        (refused > 0).then(told)
    }
}
