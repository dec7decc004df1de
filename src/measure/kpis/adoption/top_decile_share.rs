//! How much of the use is that of the tenth of the people who use AI most.

use super::{ACTIVE_DAYS, EXCLUSIONS, Heard, PEOPLE_EXPORTS, heard, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.top_decile_share",
        version: 1,
        title: "Share of the top tenth of people",
        question: "Is AI used by many, or by a few for the others?",
        formula: "uses by the ⌈10 %⌉ of the people with most ÷ uses by all people, in the 28 days that end \
                  with the period",
        ratio: Some(Ratio { numerator: "uses by the tenth of the people with most", denominator: "uses by all people" }),
        source: "concentration of use: auditpack definition 1",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day; the 28 days that end with the period, so that every weekday counts four times",
        exclusions: EXCLUSIONS,
        needs: &[Question::Adoption],
        inputs: PEOPLE_EXPORTS,
        caveat: "Uses are events: one long session with a tool may be hundreds. Nobody is named, and where \
                  the tenth is too few people nothing is told.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::People,
        example: "Ten people, of whom one had 55 uses and the others 5 each: 55 ÷ 100 = 0.55.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-10-05 | p0 | 55
                2026-10-06 | p1 | 5
                2026-10-07 | p2 | 5
                2026-10-08 | p3 | 5
                2026-10-09 | p4 | 5
                2026-10-10 | p5 | 5
                2026-10-11 | p6 | 5
                2026-10-12 | p7 | 5
                2026-10-13 | p8 | 5
                2026-10-14 | p9 | 5",
        gives: 0.55,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![match heard(facts) {
        Err(reason) => Measured::missing(reason),
        Ok(heard) => top_decile(&heard),
    }]
}

/// Fewer people have no tenth.
const FEWEST: usize = 10;

fn top_decile(heard: &Heard) -> Measured {
    let mut uses: BTreeMap<u32, i64> = BTreeMap::new();
    heard.last(ACTIVE_DAYS).for_each(|day| *uses.entry(day.person).or_default() += day.events);
    let mut uses: Vec<i64> = uses.into_values().collect();
    if uses.len() < FEWEST {
        let args = [("n", uses.len().into()), ("fewest", FEWEST.into())];
        return Measured::missing(Remark::of("remark-no-tenth", args));
    }
    uses.sort_unstable_by(|one, other| other.cmp(one));
    let tenth = uses.len().div_ceil(10);
    let share = Measured::share(uses[..tenth].iter().sum(), uses.iter().sum());
    // What could be read from it is what these few did.
    Measured { people: Some(tenth as i64), n: Some(uses.len() as i64), ..share }.noting(heard.remarks(ACTIVE_DAYS))
}

fn query(facts: &Facts) -> String {
    sql::top_decile(facts)
}
