//! API keys that nobody uses: nobody would notice their theft.

use super::key_sql;
use crate::event::capability::Question;
use crate::event::taxonomy::EntityKind;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::entities::Entity;
use crate::measure::facts::local_day;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::precedence::exports;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.keys_unused",
        version: 1,
        title: "API keys unused for 90 days",
        question: "How many API keys lie about unused?",
        formula: "number of API keys of the directory that are at least 90 days old and not ended at the end \
                  of the period, and of which no log tells in the 90 days that end with it",
        ratio: None,
        source: "keys unused for 90 days: auditpack definition 1",
        unit: Unit::Keys,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "the 90 days that end with the period; all kinds of events of all sources",
        exclusions: "keys that were made in these 90 days, whose making is not known, or that are archived, \
                  inactive or expired",
        needs: &[Question::Calls],
        inputs: "the directory of API keys, and a call log that names them by id, over at least 90 days",
        caveat: "Exports that know keys by name only do not tell of their ids: a key that only such an export \
                  names looks unused.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "The directory has k1, which was used in September, k2, which was not used since, k3, made in \
                  October, and k4, which ended: 1 key.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps: key_steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | events | kind=call | outcome=success | source=litellm
                2026-10-01 | claims | 5",
        keys: "local_day | api_key_id | project | events | kind=call | source=litellm
               2026-07-01 | k2 | claims | 5
               2026-09-01 | k1 | claims | 5",
        entity: "entity_id | created_us | ended_us | observed_us | entity_kind=api_key | source=claude_directory
                 k1 | 2026-01-01 00:00 | -                | 2026-01-01 00:00
                 k2 | 2026-01-01 00:00 | -                | 2026-01-01 00:00
                 k3 | 2026-10-05 00:00 | -                | 2026-10-05 00:00
                 k4 | 2026-01-01 00:00 | 2026-05-01 00:00 | 2026-05-01 00:00",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![unused(facts).unwrap_or_else(Measured::missing)]
}

/// Days after which a key counts as unused.
const DAYS: Days = Days::new(NEEDED);
const NEEDED: u64 = 90;

/// Words of directories for a key that no longer works.
const DEAD: &[&str] = &["inactive", "archived", "expired", "deleted", "revoked"];

fn unused(facts: &Facts) -> Result<Measured, Remark> {
    let kept: Vec<&Entity> = facts.log.entities.iter().filter(|entity| entity.kind == EntityKind::ApiKey).collect();
    if kept.is_empty() {
        return Err(Remark::of("remark-no-key-directory", [("exports", exports(Question::Names))]));
    }
    let until = facts.period.end.min(facts.today() + Days::new(1));
    let from = until - DAYS;
    let first = facts.log.keys.first().map(|day| day.day).ok_or(Remark::plain("remark-no-event-names-key"))?;
    if first > from {
        return Err(Remark::of(
            "remark-keys-since",
            [("day", first.into()), ("needed", Arg::Value(NEEDED as f64, "days"))],
        ));
    }
    let known: BTreeSet<&str> = kept.iter().map(|key| key.id.as_str()).collect();
    if !facts.log.keys.iter().any(|day| known.contains(day.key.as_str())) {
        return Err(Remark::plain("remark-keys-named-otherwise"));
    }
    let recent = facts.log.keys.iter().filter(|day| from <= day.day && day.day < until);
    let used: BTreeSet<&str> = recent.map(|day| day.key.as_str()).collect();
    let old: BTreeSet<&str> = kept.iter().filter(|key| is_old(key, from, until, facts)).map(|key| &*key.id).collect();
    let strangers = used.iter().filter(|key| !known.contains(*key)).count();
    let strangers = (strangers > 0).then(|| Remark::of("remark-strange-keys", [("n", strangers.into())]));
    let unused = old.iter().filter(|key| !used.contains(*key)).count() as i64;
    Ok(Measured { n: Some(old.len() as i64), ..Measured::count(unused) }.noting(strangers))
}

/// Whether a key was there for all the days, and still is.
fn is_old(key: &Entity, from: NaiveDate, until: NaiveDate, facts: &Facts) -> bool {
    let day = |us: i64| local_day(us, facts.context.zone);
    let dead = key.state.as_deref().is_some_and(|state| DEAD.contains(&&*state.to_lowercase()));
    // A directory that dates the end knows better than its word of today.
    let gone = key.ended_us.map_or(dead, |us| day(us) < until);
    key.created_us.is_some_and(|us| day(us) < from) && !gone
}

fn key_steps(facts: &Facts) -> Vec<Step> {
    let keys = facts.log.entities.iter().filter(|entity| entity.kind == EntityKind::ApiKey);
    let until = facts.period.end.min(facts.today() + Days::new(1));
    let (all, old): (Vec<_>, Vec<_>) =
        (keys.clone().collect(), keys.filter(|key| is_old(key, until - DAYS, until, facts)).collect());
    vec![
        Step::new("API keys of the directories", all.len() as i64),
        Step::new("of them older than 90 days and not ended", old.len() as i64),
    ]
}

fn query(facts: &Facts) -> String {
    let until = facts.period.end.min(facts.today() + Days::new(1));
    key_sql::unused(facts, until - DAYS, until, DEAD, unused(facts).is_err())
}
