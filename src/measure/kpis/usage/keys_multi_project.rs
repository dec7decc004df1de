//! API keys that serve several projects.

use super::{CLOCK, KEY_EXPORTS, key_days, key_sql, key_steps, keyless};
use crate::event::capability::Question;
use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.keys_multi_project",
        version: 1,
        title: "API keys serving several projects",
        question: "How many API keys can nobody answer for alone?",
        formula: "number of API keys with calls of at least two projects of the attribution map whose days \
                  overlap",
        ratio: None,
        source: "part of the exposed surface: auditpack definition 1",
        unit: Unit::Keys,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "unattributed calls; keys that passed from one project to the next on a day, as all calls of \
                  the one lie before those of the other",
        needs: &[Question::Calls],
        inputs: KEY_EXPORTS,
        caveat: "A key of a shared service may serve several projects on purpose: tags on its calls then say \
                  which.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "k1 serves claims and audit on the same days, k2 passed from audit to legal on the 12th, k3 \
                  serves claims alone: 1 key.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps: key_steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | events | kind=call | outcome=success | source=litellm
                2026-10-01 | claims | 9
                2026-10-02 | audit  | 9
                2026-10-12 | legal  | 9",
        keys: "local_day | api_key_id | project | events | kind=call | source=litellm
               2026-10-01 | k1 | claims       | 5
               2026-10-20 | k1 | claims       | 5
               2026-10-05 | k1 | audit        | 1
               2026-10-06 | k2 | audit        | 1
               2026-10-12 | k2 | legal        | 1
               2026-10-01 | k3 | claims       | 3
               2026-10-01 | k3 | unattributed | 3",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = keyless(facts) {
        return vec![Measured::missing(reason)];
    }
    let mut spans: BTreeMap<&str, BTreeMap<&str, (NaiveDate, NaiveDate)>> = BTreeMap::new();
    for day in key_days(facts) {
        let projects = spans.entry(&day.key).or_default();
        if day.project != UNATTRIBUTED {
            let span = projects.entry(&day.project).or_insert((day.day, day.day));
            *span = (span.0.min(day.day), span.1.max(day.day));
        }
    }
    let keys = spans.len() as i64;
    let shared = spans.into_values().filter(|projects| overlap(projects.values().copied().collect())).count();
    let of_keys = Remark::of("remark-keys-in-use", [("n", keys.into())]);
    vec![
        Measured { n: Some(keys), ..Measured::count(shared as i64) }
            .noting([of_keys])
            .noting(facts.gaps(Question::Calls)),
    ]
}

/// Whether two of the spans of days have a day in common.
fn overlap(mut spans: Vec<(NaiveDate, NaiveDate)>) -> bool {
    spans.sort_unstable();
    // Sorted by their first days, some overlap if and only if two neighbours do.
    spans.windows(2).any(|pair| pair[1].0 <= pair[0].1)
}

fn query(facts: &Facts) -> String {
    key_sql::in_use(facts, true, keyless(facts).is_some())
}
