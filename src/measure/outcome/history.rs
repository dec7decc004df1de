//! The total of a KPI over the periods since its log began: what its signals and its comparisons are made from.
//!
//! Earlier periods are computed from the lake by today's definition and by the review and investigation policy that the
//! period reported on ends under: a change of either restates them. What cannot be restated is told apart: a period whose
//! inputs are incomplete, or in which another source was heard; and reviews of a period in which their policy changes, because
//! each day of the period reported on is counted under its own.

use crate::measure::Context;
use crate::measure::card::{Chart, Privacy};
use crate::measure::facts::{Facts, Log};
use crate::measure::kpis::Kpi;
use crate::measure::kpis::measured::Measured;
use crate::measure::period::Period;
use crate::measure::signal::Point;
use crate::measure::stats::laney::Count;
use crate::policy::is_complete;
use crate::words::{Arg, Remark};
use chrono::Days;
use std::collections::BTreeMap;

/// So many periods are looked at at most, the newest included: four years of months.
pub(super) const PERIODS_MAX: usize = 48;

/// Length of the trends, in periods: a year, and the same period a year ago.
pub(super) const SHOWN: usize = 13;

/// A source that gives no more than this part of what answers a question is not what the number rests on.
const MAIN_SHARE: (i64, i64) = (1, 20);

/// How the KPIs begin that count what the policy asks to review.
const REVIEW: &str = "review.";

/// The total of a KPI in one period.
pub(super) struct Total {
    /// The period.
    pub(super) period: Period,
    /// The total; nothing where the KPI has no history.
    pub(super) measured: Measured,
    /// Of a KPI that may have to be withheld the members of its dimension, in earlier periods.
    pub(super) members: Vec<Measured>,
    /// Why it must not be set beside the newest, if so.
    pub(super) apart: Option<Remark>,
    /// Working days of the period that have begun.
    pub(super) working_days: i64,
}

/// The place of the first period in which any source was heard; the last if there is none.
pub(super) fn anchor(log: &Log) -> usize {
    let is_heard = |period: &Period| {
        let mut sources = log.sources.0.values();
        sources.any(|source| source.days.range(period.start..period.end).next().is_some())
    };
    log.periods.iter().position(is_heard).unwrap_or(log.periods.len() - 1)
}

/// The totals of a KPI from the period at `first` on, oldest first; the last is `newest`. `context` has the policy that
/// earlier periods are measured by. What describes the whole lake has no history.
pub(super) fn totals(kpi: &Kpi, now: &Facts, context: &Context, first: usize, newest: Option<&Measured>) -> Vec<Total> {
    let log = now.log;
    let last = log.periods.len() - 1;
    let total = |index: usize| {
        let then = Facts::of(log, context, index);
        let mut all = match index {
            _ if index == last => newest.cloned().into_iter().collect(),
            _ if kpi.cumulative => Vec::new(),
            _ => (kpi.measure)(&then, &kpi.card),
        }
        .into_iter();
        let measured = all.next();
        let members = if is_protected(kpi) { all.collect() } else { Vec::new() };
        let (period, working_days) = (then.period, working_days(&then));
        Total { period, measured: measured.unwrap_or_default(), members, apart: apart(kpi, &then, now), working_days }
    };
    (first..=last).map(total).collect()
}

/// Working days of a period up to the as-of instant.
fn working_days(facts: &Facts) -> i64 {
    let tomorrow = facts.today().checked_add_days(Days::new(1)).unwrap_or(facts.period.end);
    let begun = Period { end: facts.period.end.min(tomorrow), ..facts.period };
    facts.context.calendar.working_days(begun)
}

/// Why the number of a period must not be set beside that of another, if so.
fn apart(kpi: &Kpi, then: &Facts, now: &Facts) -> Option<Remark> {
    let needs = kpi.card.needs;
    let changes = now.review_policies().split_off(1);
    if then.period == now.period && kpi.card.id.starts_with(REVIEW) && !changes.is_empty() {
        let days = Arg::List(changes.iter().map(|(day, _)| Arg::from(*day)).collect());
        return Some(Remark::of("remark-review-policy-changed", [("days", days), ("period", now.period.id().into())]));
    }
    if let Some(covered) = then.covered(needs).filter(|covered| !is_complete(covered.heard, covered.expected)) {
        let (heard, expected, period) = (covered.heard.into(), covered.expected.into(), then.period.id().into());
        let args = [("heard", heard), ("expected", expected), ("period", period)];
        return Some(Remark::of("remark-too-little-covered-before", args));
    }
    let (was, is) = (sources(kpi, then), sources(kpi, now));
    let differ = !was.is_empty() && !is.is_empty() && was != is;
    differ.then(|| {
        let args = [
            ("was", Arg::names(was)),
            ("before", then.period.id().into()),
            ("is", Arg::names(is)),
            ("period", now.period.id().into()),
        ];
        Remark::of("remark-other-sources", args)
    })
}

/// The names of the sources that a KPI rests on in a period, sorted; none if none was heard.
pub(super) fn sources<'a>(kpi: &Kpi, facts: &Facts<'a>) -> Vec<&'a str> {
    let mut named: Vec<&str> = Vec::new();
    for question in kpi.card.needs {
        let mut numbers: BTreeMap<&str, i64> = BTreeMap::new();
        for choice in facts.choices().iter().filter(|choice| choice.question == *question) {
            *numbers.entry(&choice.source).or_default() += choice.number;
        }
        let all: i64 = numbers.values().sum();
        let (part, whole) = MAIN_SHARE;
        let main = numbers.into_iter().filter(|(_, number)| number * whole > all * part || all == 0);
        named.extend(main.map(|(source, _)| source));
    }
    named.sort_unstable();
    named.dedup();
    named
}

/// What a chart needs to know of a total.
pub(super) fn point(kpi: &Kpi, total: &Total) -> Point {
    let Measured { value, numerator, denominator, .. } = total.measured;
    let ratio = || Some(Count { hits: numerator?, size: denominator? });
    let exposure = || Some(Count { hits: value?, size: total.working_days as f64 });
    let counted = kpi.card.chart == Chart::Rate && kpi.card.ratio.is_none();
    Point {
        period: total.period,
        value,
        count: if counted { exposure() } else { ratio() },
        working_days: total.working_days,
        comparable: total.apart.is_none(),
    }
}

/// Whether earlier totals of a KPI may have to be withheld.
pub(super) fn is_protected(kpi: &Kpi) -> bool {
    kpi.card.privacy != Privacy::Open
}
