//! Self-audit noise: how much of a feed is the export reading itself.

use super::{shares, steps};
use crate::event::taxonomy::Kind;
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
        id: "quality.self_audit_share",
        version: 1,
        title: "Self-audit noise",
        question: "How much of the feed is the export reading itself?",
        formula: "events of kind self_audit ÷ all events of the sources that have any; total = sums over these sources",
        ratio: Some(Ratio {
            numerator: "events of kind self_audit",
            denominator: "events of the sources that have any",
        }),
        source: "auditpack definition 1",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: Some("source"),
        parts: Parts::Apart,
        clock: "local day of the event",
        exclusions: "sources without such events",
        needs: &[],
        inputs: "any export of events",
        caveat: "It grows with the number of requests that fetch the export, not with the use of AI. It is in no other KPI.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "A feed has 30 rows, 6 of which are requests that fetched it: 6 ÷ 30 = 0.2.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::share_by_source(facts, &sql::is_of(Kind::SelfAudit), sql::ANY), scale: 1.0 },
    example: Example {
        daily: "local_day | kind | events | outcome=success | source=claude_activity
                2026-10-05 | admin      | 24
                2026-10-06 | self_audit | 6",
        gives: 0.2,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut sources: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for sum in facts.log.days.iter().filter(|sum| facts.period.holds(sum.day)) {
        let (part, all) = sources.entry(&sum.source).or_default();
        *part += if sum.kind == Kind::SelfAudit.as_ref() { sum.events } else { 0 };
        *all += sum.events;
    }
    sources.retain(|_, (part, _)| *part > 0);
    shares(sources, Remark::plain("remark-none-reads-itself"))
}
