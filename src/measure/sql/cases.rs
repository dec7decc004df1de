//! Cases in SQL: the fold of their records, and counts and shares of them at the as-of instant.
//!
//! `case` is a word of SQL, so the queries call the table `cases`.

use super::{answer, calls, literal, past};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::CASE;
use crate::event::taxonomy::CaseState::{Active, Cancelled, Closed, New, Resolved, Waiting};
use crate::measure::facts::Facts;

/// The case is without a disposition.
pub(crate) const OPEN: &str = "standing = 'open'";

/// A disposition stands.
pub(super) fn done() -> String {
    format!("last_state IN ('{Resolved}', '{Closed}')")
}

/// What the ways out are called that are no disposition.
pub(crate) const AUTO_CLOSED: &str = "auto-closed";
pub(crate) const MERGED: &str = "merged";
pub(crate) const WITHDRAWN: &str = "withdrawn";

/// The case has a disposition.
pub(crate) const DECIDED: &str = "standing = 'decided'";

/// The relation of the cases, one row each, as the beginning of a query: when they were flagged, decided or gone,
/// `standing`, their other clocks and what the latest record says.
pub(super) fn known(facts: &Facts) -> String {
    let exits = &facts.context.policy.at(facts.context.period.last_day()).investigation.exits;
    let named = |words: &[String]| format!("({} OR {})", one_of("last_word", words), one_of("last_native", words));
    let (by_rule, merged) = (named(&exits.auto_closed), named(&exits.merged));
    let (done, gone) = (done(), "COALESCE(closing_us, record_us)");
    let decided_first = format!("last_state = '{Cancelled}' AND first_us < gone_us");
    let also = "begin_us, touch_us, closing_us, redone_us, reopenings, record_us, last_state, last_severity, last_word";
    format!(
        "{folded}gone_cases AS (
  SELECT
    case_name, flag_us, first_us, {also},
    CASE WHEN {by_rule} THEN '{AUTO_CLOSED}' WHEN {merged} THEN '{MERGED}' ELSE '{WITHDRAWN}' END AS way_out,
    CASE WHEN last_state = '{Cancelled}' AND {gone} > flag_us THEN {gone}
      WHEN last_state = '{Cancelled}' THEN flag_us
      WHEN {done} AND ({by_rule} OR {merged}) THEN COALESCE(first_us, closing_us)
      ELSE NULL END AS gone_us
  FROM folded_cases
  WHERE flag_us IS NOT NULL
),
ended_cases AS (
  SELECT
    case_name, flag_us, {also}, way_out,
    CASE WHEN {decided_first} THEN first_us
      WHEN gone_us IS NOT NULL THEN NULL
      ELSE COALESCE(first_us, closing_us) END AS decision_us,
    CASE WHEN {decided_first} THEN NULL ELSE gone_us END AS exit_us
  FROM gone_cases
),
known_cases AS (
  SELECT
    case_name, flag_us, decision_us, exit_us, {also}, way_out,
    CASE WHEN decision_us < flag_us OR exit_us < flag_us THEN 'backwards'
      WHEN exit_us IS NOT NULL THEN 'left'
      WHEN decision_us IS NOT NULL THEN 'decided'
      WHEN {done} THEN 'undated'
      ELSE 'open' END AS standing
  FROM ended_cases
)
",
        folded = folded(facts),
    )
}

/// The records of the source that is heard, folded by case, as the beginning of a list of relations.
fn folded(facts: &Facts) -> String {
    let past = |clock: &str| past(facts, clock);
    let latest = |column: &str| format!("MAX(CASE WHEN version_rank = 1 THEN {column} ELSE NULL END)");
    format!(
        "WITH ranked_records AS (
  SELECT
    {id} AS in_case, {observed} AS in_observed, {state} AS in_state, {native} AS in_native, {severity} AS in_severity,
    {disposition} AS in_word, {reopened} AS in_reopened,
    {in_event} AS in_event,
    {in_flagged} AS in_flagged,
    {in_touched} AS in_touched,
    {in_disposed} AS in_disposed,
    {in_closed} AS in_closed,
    ROW_NUMBER() OVER (PARTITION BY {id} ORDER BY {observed} DESC, {hash} DESC) AS version_rank
  FROM {cases}
  WHERE {source_column} = {source} AND {observed} <= {as_of}
),
folded_cases AS (
  SELECT
    in_case AS case_name, MIN(in_event) AS begin_us, MIN(in_flagged) AS flag_us, MIN(in_touched) AS touch_us,
    MIN(in_disposed) AS first_us, MAX(in_disposed) AS redone_us, MAX(in_closed) AS closing_us, MAX(in_reopened) AS reopenings,
    {last_observed} AS record_us,
    {last_state} AS last_state,
    {last_native} AS last_native,
    {last_severity} AS last_severity,
    {last_word} AS last_word
  FROM ranked_records
  GROUP BY in_case
),
",
        id = n::CASE_ID,
        observed = n::OBSERVED_US,
        state = n::STATE,
        native = n::NATIVE_STATE,
        severity = n::SEVERITY,
        disposition = n::DISPOSITION,
        reopened = n::REOPEN_COUNT,
        hash = n::CONTENT_HASH,
        cases = CASE.relation(),
        source_column = n::SOURCE,
        source = literal(facts.case_source().unwrap_or_default()),
        as_of = facts.context.as_of_us,
        in_event = past(n::EVENT_US),
        in_flagged = past(n::FLAGGED_US),
        in_touched = past(n::ACKNOWLEDGED_US),
        in_disposed = past(n::DISPOSED_US),
        in_closed = past(n::CLOSED_US),
        last_observed = latest("in_observed"),
        last_state = latest("in_state"),
        last_native = latest("in_native"),
        last_severity = latest("in_severity"),
        last_word = latest("in_word"),
    )
}

/// Whether a word is one of a list, upper and lower case alike.
pub(super) fn one_of<T: AsRef<str>>(column: &str, words: &[T]) -> String {
    if words.is_empty() {
        return "1 = 0".to_owned();
    }
    let words: Vec<String> = words.iter().map(|word| literal(&word.as_ref().to_lowercase())).collect();
    format!("LOWER(TRIM({column})) IN ({})", words.join(", "))
}

/// The case was flagged in the period.
pub(crate) fn flagged(facts: &Facts) -> String {
    within("flag_us", facts)
}

/// The case was first decided in the period.
pub(crate) fn decided(facts: &Facts) -> String {
    format!("{DECIDED} AND {}", within("decision_us", facts))
}

fn within(clock: &str, facts: &Facts) -> String {
    let (start, end) = facts.span_us();
    format!("{clock} >= {start} AND {clock} < {end}")
}

/// The number of cases for which a condition holds.
pub(crate) fn count(facts: &Facts, condition: &str) -> String {
    reply(facts, &[counted("NULL", condition)])
}

/// The same in all and by severity.
pub(crate) fn count_by_severity(facts: &Facts, condition: &str) -> String {
    let members = format!("{} GROUP BY last_severity", counted("last_severity", condition));
    reply(facts, &[counted("NULL", condition), members])
}

/// The number of open cases in all and by age in days: from the first number to before the second.
pub(crate) fn count_by_age(facts: &Facts, bands: &[(&str, i64, Option<i64>)], day_us: i64) -> String {
    let as_of = facts.context.as_of_us;
    let age = format!("{as_of} - flag_us");
    let band = |(name, from, to): &(&str, i64, Option<i64>)| {
        let below = to.map_or_else(String::new, |to| format!(" AND {age} < {}", to * day_us));
        counted(&literal(name), &format!("{OPEN} AND {age} >= {}{below}", from * day_us))
    };
    let parts: Vec<String> = std::iter::once(counted("NULL", OPEN)).chain(bands.iter().map(band)).collect();
    reply(facts, &parts)
}

/// The age in microseconds of the oldest open case.
pub(crate) fn oldest(facts: &Facts) -> String {
    let age = format!("CAST(MAX({} - flag_us) AS BIGINT)", facts.context.as_of_us);
    let part = format!(
        "  SELECT NULL AS member, {age} AS numerator, CAST(1 AS BIGINT) AS denominator FROM known_cases WHERE {OPEN}"
    );
    reply(facts, &[part])
}

/// Right flags over right and wrong ones, of the cases flagged in the period, in all and by severity.
pub(crate) fn precision(facts: &Facts) -> String {
    let words = &facts.context.policy.at(facts.context.period.last_day()).investigation.dispositions;
    let right = one_of("last_word", &words.true_positive);
    let wrong = one_of("last_word", &words.false_positive);
    let condition = format!("{DECIDED} AND {}", flagged(facts));
    let part = |member: &str| {
        format!(
            "  SELECT {member} AS member, CAST(SUM(CASE WHEN {right} THEN 1 ELSE 0 END) AS BIGINT) AS numerator, CAST(SUM(CASE \
             WHEN {right} OR {wrong} THEN 1 ELSE 0 END) AS BIGINT) AS denominator FROM known_cases WHERE {condition}"
        )
    };
    reply(facts, &[part("NULL"), format!("{} GROUP BY last_severity", part("last_severity"))])
}

/// Cases opened again within `window_us` of their first disposition, over those whose first disposition became so old in
/// the period.
pub(crate) fn reopened(facts: &Facts, window_us: i64) -> String {
    let (start, end) = facts.span_us();
    let with = format!("{},\n{}\n", known(facts).trim_end(), again());
    let due = format!(
        "{DECIDED} AND decision_us >= {} AND decision_us < {} AND decision_us <= {}",
        start - window_us,
        end - window_us,
        facts.context.as_of_us - window_us,
    );
    let soon = format!("again_us <= decision_us + {window_us}");
    let counted_soon = format!("again_us IS NULL AND reopenings > 0 AND record_us <= decision_us + {window_us}");
    let unknown = format!("again_us IS NULL AND reopenings > 0 AND record_us > decision_us + {window_us}");
    let part = format!(
        "  SELECT NULL AS member, CAST(SUM(CASE WHEN {soon} OR ({counted_soon}) THEN 1 ELSE 0 END) AS BIGINT) AS numerator, \
         CAST(SUM(CASE WHEN {unknown} THEN 0 ELSE 1 END) AS BIGINT) AS denominator\n  FROM known_cases \
         INNER JOIN again_cases ON case_name = again_name\n  WHERE {due}"
    );
    answer(&with, &[part], is_silent(facts))
}

/// The relation `again_cases`: when a case was first open again after its first disposition, null if no record tells of that.
pub(super) fn again() -> String {
    let open = format!("in_state IN ('{New}', '{Active}', '{Waiting}')");
    format!(
        "again_cases AS (
  SELECT
    case_name AS again_name, MIN(CASE WHEN {open} AND in_observed > decision_us THEN in_observed ELSE NULL END) AS again_us
  FROM known_cases INNER JOIN ranked_records ON case_name = in_case
  WHERE {DECIDED}
  GROUP BY case_name
)"
    )
}

/// Cases flagged in the period over its accepted calls.
pub(crate) fn per_call(facts: &Facts) -> String {
    if calls::is_counted(facts) {
        return String::new();
    }
    let with = format!("{},\n{}\n", known(facts).trim_end(), calls::calls_of(facts, "heard_calls"));
    let part = format!(
        "  SELECT NULL AS member, (SELECT CAST(COUNT(*) AS BIGINT) FROM known_cases WHERE {}) AS numerator, {} AS denominator FROM \
         heard_calls",
        flagged(facts),
        calls::sum(&calls::accepted())
    );
    answer(&with, &[part], is_silent(facts) || facts.silence(Question::Calls).is_some())
}

fn counted(member: &str, condition: &str) -> String {
    format!(
        "  SELECT {member} AS member, CAST(COUNT(*) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS denominator FROM \
         known_cases WHERE {condition}"
    )
}

pub(super) fn reply(facts: &Facts, parts: &[String]) -> String {
    answer(&known(facts), parts, is_silent(facts))
}

pub(super) fn is_silent(facts: &Facts) -> bool {
    facts.silence(Question::Cases).is_some()
}
