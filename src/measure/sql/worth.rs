//! Time and money saved in SQL. Draws are not made in it: the queries give what they are made from, the uses of each class of
//! tasks with the numbers that are assumed of it.

use super::calls::{accepted, calls_of, is_counted, sum};
use super::costs::active_people;
use super::people::names;
use super::tokens::{NANOS, UNITS, spending, sum as total};
use super::{answer, literal, reviews};
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::measure::assumptions::Task;
use crate::measure::calendar::day_begins_us;
use crate::measure::facts::Facts;
use crate::measure::link;
use crate::measure::money::NanoUsd;
use crate::measure::stats::monte_carlo::{Beta, Pert};

/// Milliseconds of one hour.
const HOUR_MS: i64 = 3_600_000;

/// A column that every class has beside its uses, and the relations that its expression reads.
pub(crate) struct Given {
    name: &'static str,
    expression: String,
    relations: Vec<String>,
}

impl Given {
    /// A number as it is declared.
    pub(crate) fn number(name: &'static str, number: f64) -> Self {
        Self { name, expression: number.to_string(), relations: Vec::new() }
    }

    /// An amount as it is declared, in dollars.
    pub(crate) fn dollars(name: &'static str, amount: NanoUsd) -> Self {
        let (whole, part) = (amount.0 / NANOS, amount.0 % NANOS);
        Self { name, expression: format!("{whole}.{part:09}"), relations: Vec::new() }
    }

    /// Working time of the reviews that were completed in the period, in milliseconds.
    pub(crate) fn review_millis(facts: &Facts) -> Self {
        let expression = format!("(SELECT {} FROM timed_reviews)", total("worked_ms"));
        Self { name: "oversight_ms", expression, relations: vec![timed_reviews(facts)] }
    }

    /// People who used AI in the period.
    pub(crate) fn people(facts: &Facts) -> Self {
        let expression = "(SELECT CAST(COUNT(*) AS BIGINT) FROM active_people)".to_owned();
        Self { name: "people", expression, relations: vec![active_people(facts)] }
    }

    /// People who have a seat at the end of the period.
    pub(crate) fn seats(facts: &Facts) -> Self {
        let ends = day_begins_us(facts.period.end, facts.context.zone);
        let expression = format!(
            "(SELECT CAST(COUNT(DISTINCT COALESCE(user_alias, user_name)) AS BIGINT) FROM user_records WHERE user_rank = 1 AND \
             (user_begun IS NULL OR user_begun < {ends}) AND (user_ended IS NULL OR user_ended >= {ends}))"
        );
        Self { name: "seats", expression, relations: vec![names(facts)] }
    }

    /// What was spent, and how much of that is a dollar; none where the query cannot be written.
    pub(crate) fn spend(facts: &Facts) -> Option<[Self; 2]> {
        let (rows, whole) = spending(facts, UNITS)?;
        let expression = format!("(SELECT {} FROM spent_rows)", total("spent_units"));
        let rows = rows.trim_start_matches("WITH ").to_owned();
        let dollar = Self { name: "dollar", expression: format!("CAST({whole} AS BIGINT)"), relations: Vec::new() };
        Some([Self { name: "cost", expression, relations: vec![rows] }, dollar])
    }
}

/// Working hours of the reviews that were completed in the period.
pub(crate) fn oversight(facts: &Facts, is_silent: bool) -> String {
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, {} AS numerator, CAST({HOUR_MS} AS BIGINT) AS denominator\n  FROM \
         timed_reviews",
        total("worked_ms")
    );
    answer(&format!("WITH {}\n", timed_reviews(facts)), &[part], is_silent)
}

/// The relation `timed_reviews`: the latest working time of each review that was completed in the period, by the source that
/// is heard for the project of its output.
fn timed_reviews(facts: &Facts) -> String {
    let (start, end) = facts.span_us();
    let pairs = &facts.review_time().heard;
    format!(
        "{links},
review_ends AS (
  SELECT {id} AS ended_output, {source} AS ended_source, MIN({completed}) AS done_us
  FROM {review}
  WHERE {rows} AND {completed} <= {as_of}
  GROUP BY {id}, {source}
),
review_times AS (
  SELECT
    {id} AS timed_output, {source} AS timed_source, {worked} AS worked_ms,
    ROW_NUMBER() OVER (PARTITION BY {id}, {source} ORDER BY {observed} DESC, {hash} DESC) AS time_rank
  FROM {review}
  WHERE {rows} AND {worked} IS NOT NULL
),
timed_reviews AS (
  SELECT worked_ms
  FROM review_ends
  INNER JOIN review_times ON ended_output = timed_output AND ended_source = timed_source
  LEFT JOIN linked_outputs ON ended_output = linked_id
  WHERE time_rank = 1 AND done_us >= {start} AND done_us < {end} AND {heard}
)",
        links = reviews::links(facts),
        id = n::OUTPUT_ID,
        source = n::SOURCE,
        completed = n::COMPLETED_US,
        review = REVIEW.name,
        rows = format_args!("{} <> '{}' AND {} <= {}", n::SOURCE, link::SOURCE, n::OBSERVED_US, facts.context.as_of_us),
        as_of = facts.context.as_of_us,
        worked = n::REVIEW_MS,
        observed = n::OBSERVED_US,
        hash = n::CONTENT_HASH,
        heard = reviews::heard_of(
            "ended_source",
            pairs.iter().map(|(project, source)| (project.as_deref(), source.as_str()))
        ),
    )
}

/// The uses of each declared class of tasks, by name, with what is assumed of it and what is `given` beside.
pub(crate) fn uses(facts: &Facts, given: &[Given]) -> String {
    if is_counted(facts) {
        return String::new();
    }
    let mut assumed: Vec<String> = facts.context.value.task.iter().map(assumed).collect();
    // The order of the configuration is of no matter.
    assumed.sort_unstable();
    let mut relations = vec![calls_of(facts, "heard_calls")];
    relations.extend(given.iter().flat_map(|one| one.relations.iter().cloned()));
    let given: String = given.iter().map(|one| format!(",\n  {} AS {}", one.expression, one.name)).collect();
    format!(
        "WITH {relations},
assumed_tasks AS (
{assumed}
)
SELECT
  task_class AS task, {uses} AS uses,
  baseline_low, baseline_mode, baseline_high, assisted_low, assisted_mode, assisted_high,
  review_low, review_mode, review_high, rework_low, rework_mode, rework_high, accepted_alpha, accepted_beta{given}
FROM assumed_tasks
LEFT JOIN heard_calls ON task_class = in_task
GROUP BY
  task_class, baseline_low, baseline_mode, baseline_high, assisted_low, assisted_mode, assisted_high,
  review_low, review_mode, review_high, rework_low, rework_mode, rework_high, accepted_alpha, accepted_beta
ORDER BY task_class ASC
",
        relations = relations.join(",\n"),
        assumed = assumed.join("\n  UNION ALL\n"),
        uses = sum(&accepted()),
    )
}

/// What is assumed of one class of tasks, as a row.
fn assumed(task: &Task) -> String {
    let minutes = [
        ("baseline", task.baseline_minutes),
        ("assisted", task.assisted_minutes),
        ("review", task.review_minutes),
        ("rework", task.rework_minutes),
    ];
    let minutes = minutes.map(|(name, Pert { low, mode, high })| {
        format!("{low} AS {name}_low, {mode} AS {name}_mode, {high} AS {name}_high")
    });
    let Beta { alpha, beta } = task.accepted_share;
    format!(
        "  SELECT {} AS task_class, {}, {alpha} AS accepted_alpha, {beta} AS accepted_beta",
        literal(&task.class),
        minutes.join(", "),
    )
}
