//! How each source was heard in the period, and when it was silent: what stands beside every nought.

use crate::measure::facts::Facts;
use crate::measure::findings::Feed;
use crate::measure::measurement::Measurement;
use chrono::NaiveDate;
use std::collections::BTreeSet;

const COVERAGE: &str = "quality.coverage";
const LATENESS: &str = "quality.lateness_days";

/// Every source from which something was to be expected in the period, by name.
pub(super) fn feeds(facts: &Facts, measurements: &[Measurement]) -> Vec<Feed> {
    let of = |kpi: &'static str| measurements.iter().filter(move |one| one.kpi == kpi);
    let name = |one: &Measurement| one.dimensions.values().next().cloned();
    let feed = |one: &Measurement| {
        let source = name(one)?;
        let late = of(LATENESS).find(|late| name(late).as_ref() == Some(&source));
        Some(Feed {
            expected_days: one.denominator? as i64,
            heard_days: one.numerator? as i64,
            gaps: gaps(facts, &source),
            late_days: late.and_then(|late| late.value).map(|days| days as i64),
            source,
        })
    };
    of(COVERAGE).filter_map(feed).collect()
}

/// The silent stretches of every table that the source fills.
fn gaps(facts: &Facts, name: &str) -> Vec<(NaiveDate, NaiveDate)> {
    let tables = facts.log.sources.0.iter().filter(|((_, found), _)| found == name);
    let silences = tables.flat_map(|(_, source)| source.silences(facts.period, facts.today()));
    silences.collect::<BTreeSet<_>>().into_iter().collect()
}
