//! Unknown types: how much of the log is of a kind that this version does not know.

use super::{shares, steps};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::events as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.unknown_type_share",
        version: 1,
        title: "Events of an unknown type",
        question: "How much of the log is of a kind that auditpack does not know?",
        formula: "events whose native type is not known ÷ all events; total = sums over sources",
        ratio: Some(Ratio { numerator: "events whose native type is not known", denominator: "events" }),
        source: "auditpack definition 1",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local day of the event",
        exclusions: "none",
        needs: &[],
        inputs: "any export of events",
        caveat: "Unknown rows are kept, and their kind is told from their name alone. The list of types grows with every release of a vendor.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "A feed has 40 rows, 2 of which are of a type that is not in the list: 2 ÷ 40 = 0.05.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::share_by_source(facts, &sql::is_unknown(), sql::EVERY), scale: 1.0 },
    example: Example {
        daily: "local_day | type_known | events | kind=admin | outcome=success | source=claude_activity
                2026-10-05 | true  | 38
                2026-10-06 | false | 2",
        gives: 0.05,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for sum in facts.log.days.iter().filter(|sum| facts.period.holds(sum.day)) {
        let (part, all) = sources.entry(&sum.source).or_default();
        *part += if sum.type_known { 0 } else { sum.events };
        *all += sum.events;
    }
    shares(sources, Remark::plain("remark-no-event"))
}
