//! Confirmed violations for every thousand calls.

use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, cases::Clock};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::violations as sql;
use crate::measure::stats::{Interval, poisson};
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.confirmed_violations_rate",
        version: 1,
        title: "Confirmed violations per 1,000 calls",
        question: "How often does use turn out to be a violation?",
        formula: "cases flagged in the period whose disposition is a true positive ÷ accepted calls · 1000; exact 95 % Poisson interval",
        ratio: Some(Ratio { numerator: "cases with a true positive disposition", denominator: "accepted calls" }),
        source: "Garwood, Biometrika 28 (1936); words: policy.investigation.dispositions",
        unit: Unit::PerThousand,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the flag, and of the call; cases as they stand at the as-of instant, or as long after the end of an earlier period",
        exclusions: "cases without a disposition that policy.investigation.dispositions classifies; cancelled, merged and auto-closed cases; failed and denied calls",
        needs: &[Question::Cases, Question::Calls],
        inputs: "a ticket export with dispositions and a call log",
        caveat: "Only what is flagged can be confirmed. Cases that are still open may be confirmed later: it rises when the period is measured again.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "Of two decided cases one is confirmed; 4000 calls were accepted: 0.25 per 1,000 calls.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::confirmed, scale: 1000.0 },
    example: Example {
        daily: "local_day | project | events | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | 4000",
        case: "case_id | flagged_us | disposed_us | observed_us | state=resolved | disposition | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | confirmed
               B | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | false positive",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let silence = facts.silence(Question::Cases).or_else(|| facts.silence(Question::Calls));
    if let Some(reason) = silence {
        return vec![Measured::missing(reason)];
    }
    let calls: i64 = facts.calls().iter().map(|calls| calls.accepted).sum();
    if calls == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-call-accepted"))];
    }
    let (confirmed, unclassified) = verdicts(facts);
    let per = |cases: f64| cases * 1000.0 / calls as f64;
    let chance = poisson::interval(confirmed);
    let interval = Interval { low: per(chance.low), high: per(chance.high) };
    let remark = (unclassified > 0).then(|| Remark::of("remark-unclassified", [("n", unclassified.into())]));
    let rate = Measured {
        numerator: Some(confirmed as f64),
        denominator: Some(calls as f64),
        ..Measured::estimate(per(confirmed as f64), confirmed)
    };
    vec![rate.within(interval).noting(remark).noting(facts.gaps(Question::Cases)).noting(facts.gaps(Question::Calls))]
}

/// Decided cases of the period that were confirmed, and those whose disposition is not classified.
fn verdicts(facts: &Facts) -> (i64, i64) {
    let words = &facts.context.policy.at(facts.context.period.last_day()).investigation.dispositions;
    let cohort = facts.cohort(Clock::Decided);
    let mut sums = (0, 0);
    for seen in cohort.seen.iter().filter(|seen| seen.hours.ended) {
        match seen.case.disposition.as_deref().and_then(|word| words.is_true_positive(word)) {
            Some(true) => sums.0 += 1,
            Some(false) => {}
            None => sums.1 += 1,
        }
    }
    sums
}

fn steps(facts: &Facts) -> Vec<Step> {
    let decided = facts.cohort(Clock::Decided).ended();
    vec![
        Step::new("cases of the period with a disposition", decided),
        Step::new("of them confirmed", verdicts(facts).0),
    ]
}
