//! How soon flagged cases are noticed, touched, decided and closed, with the cases that are still open taken into account;
//! how they leave the queue, what is waiting, and how often a flag was right.

mod backlog_age;
mod cases_decided;
mod cases_flagged;
mod competing_exit_share;
mod flag_precision;
mod flags_per_1000_outputs;
mod littles_law_ratio;
mod mtta_business_median;
mod mtta_median;
mod mtta_p90;
mod mttd_median;
mod mttd_p90;
mod mtti_business_median;
mod mtti_business_p90;
mod mtti_final_median;
mod mtti_mean_closed;
mod mtti_median;
mod mtti_p90;
mod mtti_restricted_mean;
mod mttr_business_median;
mod mttr_median;
mod mttr_p90;
mod mttr_restricted_mean;
mod oldest_open_days;
mod open_cases;
mod overdue_share;
mod reopen_rate;
mod sla_attainment;

use super::Area;
use super::measured::Measured;
use super::survival::{self, Asked, FEW};
use crate::event::capability::Question;
use crate::measure::calendar::Clock as Business;
use crate::measure::facts::cases::{Case, Clock, Cohort, HOUR_US, Seen, Standing, left_out};
use crate::measure::facts::{Facts, local_day};
use crate::measure::sql::waits as sql;
use crate::measure::stats::kaplan_meier::Observation;
use crate::measure::stats::{order_statistic, poisson};
use crate::measure::steps::Step;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static AREA: Area = Area {
    id: "investigation",
    title: "Investigations",
    intro: "How long flagged cases wait for a decision. Open cases count: leaving the hard ones open does not help.",
    kpis: &[
        &mtti_median::KPI,
        &mtti_p90::KPI,
        &mtti_restricted_mean::KPI,
        &sla_attainment::KPI,
        &open_cases::KPI,
        &backlog_age::KPI,
        &overdue_share::KPI,
        &oldest_open_days::KPI,
        &cases_flagged::KPI,
        &cases_decided::KPI,
        &littles_law_ratio::KPI,
        &competing_exit_share::KPI,
        &reopen_rate::KPI,
        &flag_precision::KPI,
        &flags_per_1000_outputs::KPI,
        &mttd_median::KPI,
        &mttd_p90::KPI,
        &mtta_median::KPI,
        &mtta_p90::KPI,
        &mttr_median::KPI,
        &mttr_p90::KPI,
        &mttr_restricted_mean::KPI,
        &mtti_business_median::KPI,
        &mtti_business_p90::KPI,
        &mtta_business_median::KPI,
        &mttr_business_median::KPI,
        &mtti_final_median::KPI,
        &mtti_mean_closed::KPI,
    ],
};

/// The exports that tell of cases.
const CASE_EXPORTS: &str = "a ticket export";

/// The clock of every time to a decision.
const CLOCK: &str = "from flag to first disposition, in elapsed hours; cases by the local day of the flag, as they stand at \
                     the as-of instant; those of an earlier period at the instant that lies as long after its end";

/// What every time to a decision leaves out.
const EXCLUSIONS: &str = "cancelled, merged and auto-closed cases (competing exits, by policy.investigation.exits), clocks \
                          that run backwards, cases resolved at an unknown time";

/// The same for times to the first touch.
const TOUCH_EXCLUSIONS: &str = "cancelled, merged and auto-closed cases, clocks that run backwards, cases decided without a \
                                known first touch; an automatic assignment is no touch";

/// What places a stock in its period.
const STOCK_CLOCK: &str =
    "state at the as-of instant; for an earlier period at the instant that lies as long after its end";

/// What a stock leaves out.
const STOCK_EXCLUSIONS: &str = "cancelled, merged and auto-closed cases, cases resolved at an unknown time; a reopened case \
                                keeps its first disposition";

/// Where the curves come from.
const CURVE_SOURCE: &str = "Kaplan and Meier, JASA 53 (1958); Brookmeyer and Crowley, Biometrics 38 (1982)";

/// The name of the dimension of most KPIs here.
const SEVERITY: Option<&str> = Some("severity");

/// From the cases of the source that is heard to those of the period whose clock has stopped.
fn steps(facts: &Facts, clock: Clock) -> Vec<Step> {
    let cohort = facts.cohort(clock);
    let stopped = match clock {
        Clock::Acknowledged => "of them touched",
        Clock::Decided | Clock::DecidedFinally => "of them decided",
        Clock::Closed => "of them closed",
    };
    vec![
        Step::new("cases of the source that is heard", facts.cases().len() as i64),
        Step::new("of them flagged in the period", cohort.cases() + cohort.missing()),
        Step::new("of them with clocks that can be told", cohort.cases()),
        Step::new(stopped, cohort.ended()),
    ]
}

/// From the cases of the source that is heard to some of them.
fn narrowed<const N: usize>(facts: &Facts, parts: [(&str, usize); N]) -> Vec<Step> {
    let heard = Step::new("cases of the source that is heard", facts.cases().len() as i64);
    let parts = parts.into_iter().map(|(what, count)| Step::new(what, count as i64));
    std::iter::once(heard).chain(parts).collect()
}

/// The cases that were flagged in the period, however they went on.
fn flagged<'a>(facts: &Facts<'a>) -> Vec<&'a Case> {
    let known = |case: &&Case| facts.period.holds(case.flagged_day) && case.flagged_us <= facts.stock_us;
    facts.cases().into_iter().filter(known).collect()
}

/// The cases that are open at the stock instant.
fn open<'a>(facts: &Facts<'a>) -> Vec<&'a Case> {
    facts.cases().into_iter().filter(|case| case.standing(facts.stock_us) == Standing::Open).collect()
}

/// The period's cases as far as they can be timed, if there are any; an error is the reason why nothing can be said.
fn cohort<'a>(facts: &Facts<'a>, clock: Clock) -> Result<Cohort<'a>, Remark> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return Err(reason);
    }
    if clock == Clock::Acknowledged && !facts.cases().iter().any(|case| case.acknowledged_us.is_some()) {
        return Err(Remark::plain("remark-no-first-touch"));
    }
    let cohort = facts.cohort(clock);
    if cohort.cases() == 0 {
        return Err(match cohort.left_out() {
            Some(left) => Remark::of("remark-no-case-timed", [("left", left.into())]),
            None => Remark::plain("remark-no-case-flagged"),
        });
    }
    Ok(cohort)
}

/// That these are few, where they are.
fn few(count: i64) -> Option<Remark> {
    (count < FEW).then(|| Remark::of("remark-few-cases", [("n", count.into())]))
}

/// What to know about any number of the cohort.
fn remarks(facts: &Facts, cohort: &Cohort) -> Vec<Remark> {
    few(cohort.cases()).into_iter().chain(cohort.left_out()).chain(facts.gaps(Question::Cases)).collect()
}

/// The total with what to know about it, and the members by severity.
fn by_severity(facts: &Facts, cohort: &Cohort, one: impl Fn(&[Observation], bool) -> Measured) -> Vec<Measured> {
    let hours = |seen: &[Seen]| seen.iter().map(|seen| seen.hours).collect::<Vec<_>>();
    let total = one(&cohort.hours(), true).noting(remarks(facts, cohort));
    let severities = cohort.by_severity().into_iter();
    let member =
        |(severity, seen): (&str, Vec<Seen>)| one(&hours(&seen), false).noting(few(seen.len() as i64)).of(severity);
    std::iter::once(total).chain(severities.map(member)).collect()
}

/// A quantile of the hours from the flag to where the clock stopped, in all and by severity.
fn quantile(facts: &Facts, clock: Clock, asked: Asked) -> Vec<Measured> {
    let cohort = match cohort(facts, clock) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let fewest = if asked.share > 0.5 { FEW } else { 1 };
    by_severity(facts, &cohort, |hours, is_total| {
        let asked = if is_total { asked } else { Asked { fewest, ..asked } };
        survival::quantile(hours, asked)
    })
}

/// The mean of the hours from the flag to where the clock stopped, in all and by severity. All periods of a history have
/// one horizon, for means up to different horizons do not compare: that of the policy at the end of the period reported
/// on, or what was seen of that period's cases if that is shorter.
fn restricted_mean(facts: &Facts, clock: Clock) -> Vec<Measured> {
    let cohort = match cohort(facts, clock) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let (allowed, horizon) = horizon(facts, &facts.newest().cohort(clock).hours());
    let shorter = || Remark::of("remark-shorter-horizon", [("hours", survival::elapsed(horizon))]);
    let mut measured = by_severity(facts, &cohort, |hours, _| survival::restricted_mean(hours, horizon));
    let total = &mut measured[0];
    if total.value.is_some() && horizon < allowed {
        total.reason.insert(0, shorter());
    }
    measured
}

/// The horizon of the policy, and how far these hours of the period reported on let one see.
fn horizon(facts: &Facts, newest: &[Observation]) -> (f64, f64) {
    let terms = facts.context.policy.at(facts.context.period.last_day());
    let allowed = terms.investigation.horizon_hours;
    (allowed, if newest.is_empty() { allowed } else { survival::seen_up_to(newest, allowed) })
}

/// Business time over all cases of a period; an error says what the calendar lacks.
fn business(facts: &Facts, cohort: &Cohort) -> Result<Business, Remark> {
    let zone = facts.context.zone;
    let first = cohort.seen.iter().map(|seen| seen.case.flagged_day).min().unwrap_or(facts.period.start);
    let last = local_day(facts.stock_us, zone).max(first);
    let clock = facts.context.calendar.clock(zone, first, last);
    clock.ok_or_else(|| Remark::of("remark-no-business-hours-on", [("day", first.into())]))
}

/// What they are computed from as a query; empty where there are none.
fn business_query(facts: &Facts, clock: Clock) -> String {
    let hours = cohort(facts, clock).and_then(|cohort| business(facts, &cohort));
    hours.map_or_else(|_| String::new(), |hours| sql::business_times(facts, clock, &hours))
}

/// The business hours of one case.
fn business_hours(clock: &Business, seen: &Seen) -> Observation {
    let passed = clock.between(seen.case.flagged_us, seen.until_us);
    Observation { time: passed.unwrap_or_default() as f64 / HOUR_US, ended: seen.hours.ended }
}

/// A quantile of the business hours from the flag to where the clock stopped.
fn business_quantile(facts: &Facts, clock: Clock, asked: Asked) -> Vec<Measured> {
    let cohort = match cohort(facts, clock) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let measured = match business(facts, &cohort) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(clock) => {
            let hours: Vec<Observation> = cohort.seen.iter().map(|seen| business_hours(&clock, seen)).collect();
            survival::quantile(&hours, asked)
        }
    };
    vec![measured.noting(remarks(facts, &cohort))]
}

/// A quantile of the hours from the activity to its flag; all of them have ended, for what was never flagged is no case.
fn detected(facts: &Facts, asked: Asked) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    let all = flagged(facts);
    let lag = |case: &&Case| case.event_us.map(|event| (case.flagged_us - event) as f64 / HOUR_US);
    let known: Vec<f64> = all.iter().filter_map(lag).collect();
    let mut hours: Vec<f64> = known.iter().copied().filter(|hours| *hours >= 0.0).collect();
    hours.sort_by(f64::total_cmp);
    let (untimed, backwards) = (all.len() - known.len(), known.len() - hours.len());
    let untimed = (untimed > 0).then(|| Remark::of("remark-left-untimed", [("n", untimed.into())]));
    let backwards = (backwards > 0).then(|| Remark::of("remark-left-backwards", [("n", backwards.into())]));
    let left_out = left_out(untimed.into_iter().chain(backwards).collect());
    if hours.is_empty() {
        let nothing = if all.is_empty() { "remark-no-case-flagged" } else { "remark-no-activity-time" };
        return vec![Measured::missing(Remark::plain(nothing)).noting(left_out)];
    }
    let seen: Vec<Observation> = hours.iter().map(|time| Observation { time: *time, ended: true }).collect();
    let found = survival::quantile(&seen, asked);
    let (low, high) = order_statistic::interval(&hours, asked.share);
    let (low, high) = if found.value.is_some() { (low, high) } else { (None, None) };
    let measured = Measured { low, high, ..found };
    vec![measured.noting(few(hours.len() as i64)).noting(left_out).noting(facts.gaps(Question::Cases))]
}

/// From the cases of the source that is heard to those whose detection can be timed.
fn detected_steps(facts: &Facts) -> Vec<Step> {
    let all = flagged(facts);
    let known = all.iter().filter(|case| case.event_us.is_some_and(|event| event <= case.flagged_us)).count();
    narrowed(
        facts,
        [("of them flagged in the period", all.len()), ("of them with a time of the activity before", known)],
    )
}

/// A number of cases of the period and its members by severity, with what such a number could have been by chance.
fn counted(facts: &Facts, counted: &[&Case]) -> Vec<Measured> {
    let count = |count: i64| Measured::count(count).within(poisson::interval(count));
    let mut severities: BTreeMap<&str, i64> = BTreeMap::new();
    for case in counted {
        *severities.entry(&case.severity).or_default() += 1;
    }
    let total = count(counted.len() as i64).noting(facts.gaps(Question::Cases));
    std::iter::once(total).chain(severities.into_iter().map(|(severity, n)| count(n).of(severity))).collect()
}

/// A number of cases, in words.
fn cases(count: i64) -> Remark {
    Remark::of("remark-cases", [("n", count.into())])
}
