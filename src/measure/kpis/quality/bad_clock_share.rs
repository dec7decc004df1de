//! Bad clocks: how many records of cases and reviews tell of times that cannot be.

use super::shares;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::clocks as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.bad_clock_share",
        version: 1,
        title: "Records with a wrong clock",
        question: "Can the times between the clocks be trusted?",
        formula: "records of cases and reviews with a wrong clock ÷ records; a clock is wrong if it lies after the as-of instant, if the activity \
                  lies after the flag, the first touch, the disposition or the end before it, or the end of a review before its routing or its start; \
                  total = sums over sources",
        ratio: Some(Ratio {
            numerator: "records of cases and reviews with a wrong clock",
            denominator: "records of cases and reviews",
        }),
        source: "auditpack definition 1",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local day of the flag or the routing; of the record where there is none up to the as-of instant",
        exclusions: "records made after the as-of instant; rows that were refused for their clocks, which have no period",
        needs: &[],
        inputs: "a ticket export or a review log",
        caveat: "Where more than 1 % of the case records of the period are wrong, or more than 1 % of the rows of the source were refused for it, \
                 no investigation KPI is met. A clock that is wrong by a little is not seen.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Of four records of cases one tells of a disposition an hour before the flag: 1 ÷ 4 = 0.25.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::wrong, scale: 1.0 },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state=resolved | severity=high | source=servicenow
               A | 2026-10-05 09:00 | 2026-10-05 10:00 | 2026-10-05 10:00
               B | 2026-10-05 09:00 | 2026-10-05 09:00 | 2026-10-05 10:00
               C | 2026-10-05 09:00 | 2026-10-05 08:00 | 2026-10-05 10:00
               D | 2026-10-05 09:00 | -                | 2026-10-05 10:00",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let sources = facts.log.clocks.within(facts);
    let sources = sources.into_iter().map(|(source, records)| (source, (records.wrong, records.all))).collect();
    let mut measured = shares(sources, Remark::plain("remark-no-record-of-period"));
    let total = measured.remove(0).noting(facts.refused_for_clocks());
    measured.insert(0, total);
    measured
}

fn steps(facts: &Facts) -> Vec<Step> {
    let (wrong, all) = facts
        .log
        .clocks
        .within(facts)
        .values()
        .fold((0, 0), |(wrong, all), records| (wrong + records.wrong, all + records.all));
    vec![
        Step::new("records of cases and reviews", facts.log.clocks.all()),
        Step::new("of them of the period", all),
        Step::new("of them with a wrong clock", wrong),
    ]
}
