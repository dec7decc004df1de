//! `[retention]`: how long rows are kept, and what must be kept whatever its age.

use crate::event::tables::{ACTION, CASE, DAILY, EVENT, HOURLY, KEYS, PEOPLE, REJECT, REVIEW, TOTALS, USAGE};
use crate::event::taxonomy::Kind;
use crate::format::mapped::Problem;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use strum::VariantArray;
use toml::Spanned;

/// The tables that a rule may name. The others are the record of what was read and told, and the names of ids.
const TABLES: &[&str] = &[
    EVENT.name,
    USAGE.name,
    REVIEW.name,
    CASE.name,
    REJECT.name,
    DAILY.name,
    TOTALS.name,
    PEOPLE.name,
    KEYS.name,
    HOURLY.name,
    ACTION.name,
];

/// How long rows are kept.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Rules by table.
    pub table: BTreeMap<Spanned<String>, Bounds>,
    /// Rules for kinds of event, which replace those of the table.
    pub event_kind: BTreeMap<Spanned<String>, Bounds>,
    /// What must be kept.
    pub hold: Vec<Spanned<Hold>>,
}

/// How many days rows are kept; each day counts from its own end.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bounds {
    /// Rows are not deleted before they are so many days old.
    pub keep_at_least: Option<Spanned<i64>>,
    /// Rows are deleted as soon as they are older than so many days.
    pub keep_at_most: Option<Spanned<i64>>,
}

/// A legal hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The project whose rows it keeps.
    pub project: Option<String>,
    /// The case whose records it keeps, and what it names.
    pub case: Option<String>,
    /// The person whose rows it keeps: a pseudonym, or the name that exports know.
    pub person: Option<String>,
    /// Why.
    pub reason: String,
    /// Who asked for it.
    pub by: String,
    /// Since when.
    pub since: NaiveDate,
}

impl Retention {
    /// What is wrong with the section, each with its place in the configuration.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let kinds: Vec<&str> = Kind::VARIANTS.iter().map(AsRef::as_ref).collect();
        let mut problems = Vec::new();
        let named = [(&self.table, "a table that is pruned", TABLES), (&self.event_kind, "a kind of event", &kinds)];
        for (rules, what, known) in named {
            for (name, bounds) in rules {
                if !known.contains(&name.get_ref().as_str()) {
                    let known = known.join("`, `");
                    let text = format!("`{}` is not {what}, expected one of `{known}`", name.get_ref());
                    problems.push(Problem { span: name.span(), text });
                }
                problems.extend(bounds.problems());
            }
        }
        problems.extend(self.hold.iter().filter_map(|hold| {
            let Hold { project, case, person, .. } = hold.get_ref();
            let named = [project, case, person].into_iter().flatten().count();
            let text = format!("a hold names one of `project`, `case` and `person`, this one {named} of them");
            (named != 1).then(|| Problem { span: hold.span(), text })
        }));
        problems.sort_by_key(|problem| problem.span.start);
        problems
    }
}

impl Bounds {
    fn problems(&self) -> Vec<Problem> {
        let bounds = [&self.keep_at_least, &self.keep_at_most].into_iter().flatten();
        let mut problems: Vec<Problem> = bounds
            .filter(|days| *days.get_ref() < 1)
            .map(|days| Problem { span: days.span(), text: "expected a number of days from 1".to_owned() })
            .collect();
        if let (Some(least), Some(most)) = (&self.keep_at_least, &self.keep_at_most)
            && least.get_ref() > most.get_ref()
        {
            let (least, days) = (least.get_ref(), most.get_ref());
            let text = format!("`keep_at_most = {days}` deletes what `keep_at_least = {least}` keeps");
            problems.push(Problem { span: most.span(), text });
        }
        problems
    }
}
