//! What is shared with the public and has not been taken back.

use super::{CLOCK_STOCK, EXPORTS};
use crate::event::capability::Question;
use crate::event::taxonomy::{Action, SHARED_INSIDE, SHARED_PUBLICLY};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, actions::Deed};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions as sql;
use crate::measure::stats::Interval;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.public_shares_open",
        version: 1,
        title: "Public shares that are still open",
        question: "What can everybody see at the end of the period?",
        formula: "number of projects and artifacts whose last known change of sharing up to the end of the period has the public in its audience and that \
                  were not deleted since; upper bound: plus the public shares that do not tell what was shared",
        ratio: None,
        source: "auditpack definition 1",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK_STOCK,
        exclusions: "changes that failed; changes that do not tell the audience, after which the one before still counts",
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "What was shared before the log began is not in it. The feed tells of the deletion of projects, not of artifacts: an artifact that was \
                 deleted counts as open.",
        uncertainty: Uncertainty::Bounds,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Projects a, b and c were shared with the public, b is shared with the organisation only since, and c was deleted: 1 is open.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::public_objects(facts, silence(facts).is_some()), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=content | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | ts_us | local_day | action | risk_category | object_id | outcome=success | actor=p1 | actor_kind=user | source=claude_activity
                 1 | 2026-09-05 09:00 | 2026-09-05 | shared         | shared_publicly | a
                 2 | 2026-10-05 09:00 | 2026-10-05 | shared         | shared_publicly | b
                 3 | 2026-10-05 10:00 | 2026-10-05 | shared         | shared_inside   | b
                 4 | 2026-10-06 09:00 | 2026-10-06 | shared         | shared_publicly | c
                 5 | 2026-10-06 10:00 | 2026-10-06 | object_deleted | -               | c",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    let (open, nameless) = (open(facts), nameless(facts));
    let count = Measured::count(open);
    if nameless == 0 {
        return vec![count.noting(facts.gaps(Question::Administration))];
    }
    let bounds = Interval { low: open as f64, high: (open + nameless) as f64 };
    let told = Remark::of("remark-shares-of-unknown", [("n", nameless.into())]);
    vec![count.within(bounds).noting([told]).noting(facts.gaps(Question::Administration))]
}

/// Why nothing can be said. Where no public share tells what was shared, a zero would be no finding.
fn silence(facts: &Facts) -> Option<Remark> {
    facts.silence(Question::Administration).or_else(|| {
        let known = changes(facts).any(|deed| is_public(deed) && deed.object.is_some());
        (nameless(facts) > 0 && !known).then_some(Remark::plain("remark-no-share-tells"))
    })
}

fn is_public(deed: &Deed) -> bool {
    deed.action == Action::Shared && deed.risk.as_deref() == Some(SHARED_PUBLICLY)
}

/// Everything up to the end of the period that says who may see something, in the order of time.
fn changes<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Deed> {
    let end = facts.period.end;
    let wanted = move |deed: &&Deed| {
        let tells = match deed.action {
            Action::Shared => matches!(deed.risk.as_deref(), Some(SHARED_PUBLICLY | SHARED_INSIDE)),
            Action::ShareRevoked | Action::ObjectDeleted => true,
            _ => false,
        };
        tells && deed.day < end && deed.succeeded()
    };
    facts.log.actions.iter().filter(wanted)
}

/// How many things were shared with the public last.
fn open(facts: &Facts) -> i64 {
    let mut last: BTreeMap<(&str, &str), &Deed> = BTreeMap::new();
    for deed in changes(facts) {
        if let Some(object) = &deed.object {
            last.insert((&deed.source, object), deed);
        }
    }
    last.values().filter(|deed| is_public(deed)).count() as i64
}

/// How many public shares do not tell of what.
fn nameless(facts: &Facts) -> i64 {
    changes(facts).filter(|deed| is_public(deed) && deed.object.is_none()).count() as i64
}

fn steps(facts: &Facts) -> Vec<Step> {
    let known = changes(facts).filter(|deed| deed.object.is_some()).count() as i64;
    let all = changes(facts).count() as i64;
    vec![
        Step::new("changes of sharing that tell the audience, and deletions, up to the end of the period", all),
        Step::new("of them that tell of what", known),
        Step::new("things that were shared with the public last", open(facts)),
    ]
}
