//! API keys in SQL: those in use, those that several projects share, and those of the directory that nobody uses.

use super::calls::{condition, is_counted, within};
use super::{answer, literal};
use crate::event::name as n;
use crate::event::tables::ENTITY;
use crate::event::taxonomy::{EntityKind, UNATTRIBUTED};
use crate::measure::calendar::day_begins_us;
use crate::measure::facts::Facts;
use chrono::NaiveDate;

/// Keys with a call in the period, or those of them that were `shared` by several projects at the same time.
pub(crate) fn in_use(facts: &Facts, shared: bool, is_silent: bool) -> String {
    if is_counted(facts) {
        return String::new();
    }
    let uses = format!(
        "WITH key_projects AS (
  SELECT {key} AS key_name, {project} AS project_name, MIN({day}) AS first_day, MAX({day}) AS last_day
  FROM keys
  WHERE {}
  GROUP BY {key}, {project}
)
",
        condition(facts),
        key = n::API_KEY_ID,
        project = n::PROJECT,
        day = n::LOCAL_DAY,
    );
    let from = if shared {
        let attributed = |side: &str| format!("{side}.project_name <> {}", literal(UNATTRIBUTED));
        format!(
            "key_projects one_use
  INNER JOIN key_projects other_use ON one_use.key_name = other_use.key_name
    AND one_use.project_name < other_use.project_name
    AND one_use.first_day <= other_use.last_day AND other_use.first_day <= one_use.last_day
  WHERE {} AND {}",
            attributed("one_use"),
            attributed("other_use"),
        )
    } else {
        "key_projects one_use".to_owned()
    };
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(COUNT(DISTINCT one_use.key_name) AS BIGINT) AS numerator, CAST(1 AS \
         BIGINT) AS denominator\n  FROM {from}"
    );
    answer(&uses, &[part], is_silent)
}

/// Keys of the directory that were made before the day `from` and not ended before `until`, and of which no log tells in
/// between. A key without a day of its end has ended if its state is one of `dead`.
pub(crate) fn unused(facts: &Facts, from: NaiveDate, until: NaiveDate, dead: &[&str], is_silent: bool) -> String {
    let (zone, as_of) = (facts.context.zone, facts.context.as_of_us);
    let dead: Vec<String> = dead.iter().map(|word| literal(word)).collect();
    let records = format!(
        "WITH key_records AS (
  SELECT
    {id} AS key_name, {created} AS key_begun,
    CASE WHEN {ended} <= {as_of} THEN {ended} ELSE NULL END AS key_ended,
    CASE WHEN LOWER({state}) IN ({dead}) THEN 1 ELSE 0 END AS key_dead,
    ROW_NUMBER() OVER (PARTITION BY {source}, {id}, {parent} ORDER BY {observed} DESC, {hash} DESC) AS key_rank
  FROM {entity}
  WHERE {kind} = '{key}' AND {observed} <= {as_of}
)
",
        id = n::ENTITY_ID,
        created = n::CREATED_US,
        ended = n::ENDED_US,
        state = n::STATE,
        dead = dead.join(", "),
        source = n::SOURCE,
        parent = n::PARENT_ID,
        observed = n::OBSERVED_US,
        hash = n::CONTENT_HASH,
        entity = ENTITY.name,
        kind = n::ENTITY_KIND,
        key = EntityKind::ApiKey.as_ref(),
    );
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(COUNT(DISTINCT key_name) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS \
         denominator
  FROM key_records
  WHERE key_rank = 1 AND key_begun < {} AND (key_ended >= {} OR (key_ended IS NULL AND key_dead = 0))
    AND key_name NOT IN (SELECT {} FROM keys WHERE {})",
        day_begins_us(from, zone),
        day_begins_us(until, zone),
        n::API_KEY_ID,
        within(from, until),
    );
    answer(&records, &[part], is_silent)
}
