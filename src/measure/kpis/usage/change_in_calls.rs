//! What the change of accepted calls against the period before is made of.

use super::{CALL_EXPORTS, CLOCK, by_project, sql, steps};
use crate::event::capability::Question;
use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::decompose::{Pair, Turnover, turnover};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.change_in_calls",
        version: 1,
        title: "Change in accepted calls",
        question: "Do more calls come from new projects, or from those that were there before?",
        formula: "accepted calls − accepted calls of the period before; new: of projects without a call \
                  before; retired: of projects without one now; continuing: of projects with both; \
                  unattributed: of what has no project; the four add up",
        ratio: None,
        source: "decomposition into new, retired and continuing members: auditpack definition 1",
        unit: Unit::Calls,
        better: Better::Neither,
        dimension: Some("part"),
        parts: Parts::Sum,
        clock: CLOCK,
        exclusions: "as for accepted calls; no change is given where a project was heard from another source \
                  before",
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "Months differ in length: the growth per working day is free of that. A project that was \
                  renamed is a retired and a new one.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "claims had 50 calls and has 45, audit had 30 and has none, legal is new with 40, and \
                  unattributed calls fell from 3 to 1: 40 − 30 − 5 − 2 = 3.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-09-01 | claims       | success | 50
                2026-09-02 | audit        | success | 30
                2026-09-02 | unattributed | success | 3
                2026-10-01 | claims       | success | 45
                2026-10-02 | legal        | success | 40
                2026-10-02 | unattributed | success | 1",
        gives: 3.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    change(facts).unwrap_or_else(|reason| vec![Measured::missing(reason)])
}

fn change(facts: &Facts) -> Result<Vec<Measured>, Remark> {
    let previous = facts.previous().ok_or(Remark::plain("remark-no-period-before"))?;
    let id = previous.period.id();
    facts.silence(Question::Calls).map_or(Ok(()), Err)?;
    let silent = previous.silence(Question::Calls);
    let nothing =
        |why: Remark| Remark::of("remark-nothing-to-compare", [("period", id.as_str().into()), ("why", why.into())]);
    silent.map_or(Ok(()), |why| Err(nothing(why)))?;
    let (sources, sources_before) = (facts.callers(), previous.callers());
    for (project, source) in sources {
        if let Some(before) = sources_before.get(project).filter(|before| **before != source) {
            let args =
                [("project", project.into()), ("was", (*before).into()), ("period", id.into()), ("is", source.into())];
            return Err(Remark::of("remark-heard-from-another", args));
        }
    }
    let mut pairs: BTreeMap<&str, Pair> = BTreeMap::new();
    let none = Pair { before: 0, now: 0 };
    for (project, calls) in by_project(facts) {
        pairs.entry(project).or_insert(none).now = calls;
    }
    for (project, calls) in by_project(&previous) {
        pairs.entry(project).or_insert(none).before = calls;
    }
    let total: i64 = pairs.values().map(|pair| pair.now - pair.before).sum();
    let unattributed = pairs.remove(UNATTRIBUTED).map_or(0, |pair| pair.now - pair.before);
    let Turnover { new, retired, continuing } = turnover(&pairs.into_values().collect::<Vec<_>>());
    let parts = [("continuing", continuing), ("new", new), ("retired", retired), (UNATTRIBUTED, unattributed)];
    let number = |change: i64| Measured { value: Some(change as f64), ..Measured::default() };
    let total = number(total)
        .noting([Remark::of("remark-against", [("period", id.into())])])
        .noting(facts.gaps(Question::Calls));
    Ok([total].into_iter().chain(parts.map(|(part, change)| number(change).of(part))).collect())
}

fn query(facts: &Facts) -> String {
    sql::change(facts, change(facts).is_err())
}
