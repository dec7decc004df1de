//! How much of the time that the policy allows a case has taken: 1 is the very end of it. The policy says for each severity
//! how many hours it has and whether they are business hours; the version in force on the day of the flag counts.

use crate::measure::calendar::Clock;
use crate::measure::facts::cases::{Case, HOUR_US};
use crate::measure::facts::{Facts, local_day};

/// The service levels of a set of cases.
pub(crate) struct ServiceLevels<'f, 'a> {
    facts: &'f Facts<'a>,
    /// Business time from the first flag on, if any of the cases has a service level in business hours and the calendar
    /// names such.
    business: Option<Clock>,
}

impl<'f, 'a> ServiceLevels<'f, 'a> {
    /// Prepares to rate these cases.
    pub(crate) fn of<'c>(facts: &'f Facts<'a>, cases: impl Iterator<Item = &'c Case>) -> Self {
        let in_business = cases.filter(|case| is_business(facts, case));
        let first = in_business.map(|case| case.flagged_day).min();
        let zone = facts.context.zone;
        let last = local_day(facts.stock_us, zone);
        let business = first.and_then(|first| facts.context.calendar.clock(zone, first, last.max(first)));
        Self { facts, business }
    }

    /// Business time, where it is counted.
    pub(crate) fn business(&self) -> Option<&Clock> {
        self.business.as_ref()
    }

    /// The time from the flag to `until_us` over the time allowed; none without a service level, or where that is in
    /// business hours and the calendar names none.
    pub(crate) fn used(&self, case: &Case, until_us: i64) -> Option<f64> {
        let allowed = self.facts.sla(&case.severity, case.flagged_day)?;
        let hours = if is_business(self.facts, case) {
            self.business.as_ref()?.between(case.flagged_us, until_us)? as f64 / HOUR_US
        } else {
            case.age_hours(until_us)
        };
        Some(hours / allowed)
    }
}

fn is_business(facts: &Facts, case: &Case) -> bool {
    let terms = facts.context.policy.at(case.flagged_day);
    terms.investigation.in_business_hours(&case.severity)
}
