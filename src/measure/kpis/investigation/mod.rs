//! How soon flagged cases are decided, with the cases that are still open taken into account.

mod mtti_mean_closed;
mod mtti_median;
mod mtti_p90;
mod mtti_restricted_mean;
mod open_cases;
mod sla_attainment;

use super::Area;
use super::measured::Measured;
use crate::event::capability::Question;
use crate::measure::facts::{Facts, cases::Cohort};
use crate::measure::stats::kaplan_meier::Curve;
use crate::measure::steps::Step;

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
        &mtti_mean_closed::KPI,
    ],
};

/// The exports that tell of cases.
const CASE_EXPORTS: &str = "a ticket export";

/// The clock of every time to a decision.
const CLOCK: &str = "from flag to first disposition, in elapsed hours; cases by the local day of the flag";

/// What every time to a decision leaves out.
const EXCLUSIONS: &str =
    "cancelled cases (a competing exit), clocks that run backwards, cases resolved at an unknown time";

/// Fewer cases than this are better read one by one.
const FEW: i64 = 10;

/// From the cases of the source that is heard to the decided ones of the period.
fn steps(facts: &Facts) -> Vec<Step> {
    let cohort = facts.cohort();
    let left_out = cohort.cancelled + cohort.backwards + cohort.undated;
    vec![
        Step::new("cases of the source that is heard", facts.cases().len() as i64),
        Step::new("of them flagged in the period", cohort.cases() + left_out),
        Step::new("of them open or decided at a known time", cohort.cases()),
        Step::new("of them decided", cohort.decided()),
    ]
}

/// The period's cases, if there are any; an error is the reason why nothing can be said.
fn cohort(facts: &Facts) -> Result<Cohort, String> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return Err(reason);
    }
    let cohort = facts.cohort();
    if cohort.cases() == 0 {
        let nothing = "no case was flagged in the period".to_owned();
        return Err(cohort.left_out().map_or(nothing.clone(), |left_out| format!("{nothing}; {left_out}")));
    }
    Ok(cohort)
}

/// What to know about any number of the cohort.
fn remark(facts: &Facts, cohort: &Cohort) -> Option<String> {
    let few = (cohort.cases() < FEW).then(|| format!("only {}: read them one by one", cases(cohort.cases())));
    super::measured::join(super::measured::join(few, cohort.left_out()), facts.gaps(Question::Cases))
}

/// The time by which the share `decided` of the cases has a disposition.
fn quantile(facts: &Facts, decided: f64, name: &str) -> Vec<Measured> {
    let cohort = match cohort(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let curve = Curve::of(&cohort.hours());
    let found = curve.quantile(1.0 - decided);
    let unseen = found.time.is_none().then(|| {
        let open = cohort.cases() - cohort.decided();
        format!("{name} is beyond {:.1} h and not yet observable: {} still open", curve.longest(), cases(open))
    });
    let numbers = Measured { value: found.time, low: found.low, high: found.high, ..Measured::default() };
    vec![Measured { n: Some(cohort.cases()), reason: unseen, ..numbers }.noting(remark(facts, &cohort))]
}

/// A number of cases, in words.
fn cases(count: i64) -> String {
    if count == 1 { "1 case".to_owned() } else { format!("{count} cases") }
}
