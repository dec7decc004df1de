//! Who stands behind the uses of each task class in the period that is reported on, so that the savings of a few people
//! are not told as those of a class.

use super::Facts;
use super::calls::stands_in;
use super::seats::own_names;
use crate::event::name as n;
use crate::event::taxonomy::{ActorKind, Kind, Outcome};
use crate::measure::frame::{Rows, day_literal, required};
use crate::measure::{Context, Parts};
use anyhow::Result;
use polars::prelude::{Expr, col, lit};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// What one person did in one task class with calls, or with answers, that were accepted.
#[derive(Clone, Debug)]
pub(crate) struct ClassUse {
    source: String,
    project: String,
    class: String,
    kind: String,
    person: String,
    events: i64,
}

/// Reads `daily` for the declared classes: the people of each source and project.
pub(super) fn collect(daily: Parts, context: &Context) -> Result<Vec<ClassUse>> {
    let any = |column: &'static str, words: &mut dyn Iterator<Item = &str>| {
        words.map(|word| col(column).eq(lit(word))).reduce(Expr::or).unwrap_or(lit(false))
    };
    let period = context.period;
    let mut accepted = Outcome::VARIANTS.iter().filter(|outcome| outcome.is_accepted()).map(AsRef::as_ref);
    let counts = col(n::LOCAL_DAY)
        .gt_eq(day_literal(period.start))
        .and(col(n::LOCAL_DAY).lt(day_literal(period.end)))
        .and(col(n::ACTOR_KIND).eq(lit(ActorKind::User.as_ref())))
        .and(col(n::ACTOR).is_not_null())
        .and(any(n::KIND, &mut [Kind::Call.as_ref(), Kind::Output.as_ref()].into_iter()))
        .and(any(n::TASK_CLASS, &mut context.value.task.iter().map(|task| task.class.as_str())))
        .and(any(n::OUTCOME, &mut accepted));
    // Part by part, because a month of a large organisation is millions of rows, and its people are few.
    let mut found: BTreeMap<[String; 5], i64> = BTreeMap::new();
    for part in daily {
        let keys = [n::SOURCE, n::PROJECT, n::TASK_CLASS, n::KIND, n::ACTOR];
        let groups = part.filter(counts.clone()).group_by(keys.map(col)).agg([col(n::EVENTS).sum()]);
        let rows = Rows::collect(groups)?;
        let [source, project, class, kind, person] = keys.map(|key| rows.text(key));
        let columns = [source?, project?, class?, kind?, person?];
        let events = rows.int(n::EVENTS)?;
        for row in 0..rows.len() {
            let key = columns.map(|column| required(column, row).to_owned());
            *found.entry(key).or_default() += events.get(row).unwrap_or_default();
        }
    }
    let class_use = |([source, project, class, kind, person], events): ([String; 5], i64)| ClassUse {
        source,
        project,
        class,
        kind,
        person,
        events,
    };
    Ok(found.into_iter().map(class_use).collect())
}

/// The people behind the uses of some task classes, and how many of the uses are theirs.
#[derive(Default)]
pub(crate) struct ClassPeople<'a> {
    people: BTreeSet<&'a str>,
    uses: i64,
}

impl ClassPeople<'_> {
    /// How many people stand behind `uses`; `None` where most of these are of nobody who is known, such as those of a key.
    pub(crate) fn behind(&self, uses: i64) -> Option<i64> {
        (self.uses * 2 >= uses && !self.people.is_empty()).then_some(self.people.len() as i64)
    }

    /// Those of several classes together.
    pub(crate) fn of_all(classes: &BTreeMap<&str, Self>) -> Self {
        let people = classes.values().flat_map(|one| one.people.iter().copied()).collect();
        Self { people, uses: classes.values().map(|one| one.uses).sum() }
    }
}

impl<'a> Facts<'a> {
    /// The people behind each task class, of the sources that are heard. Of earlier periods nobody is known.
    pub(crate) fn class_people(&self) -> BTreeMap<&'a str, ClassPeople<'a>> {
        let mut classes: BTreeMap<&str, ClassPeople<'_>> = BTreeMap::new();
        if self.period != self.context.period {
            return classes;
        }
        let (heard, same) = (self.callers(), own_names(&self.log.entities));
        for one in &self.log.class_uses {
            let kind = if stands_in(self.context.precedence, &one.source) { Kind::Output } else { Kind::Call };
            if heard.get(one.project.as_str()) != Some(&one.source.as_str()) || one.kind != kind.as_ref() {
                continue;
            }
            let class = classes.entry(&one.class).or_default();
            class.people.insert(same.get(one.person.as_str()).copied().unwrap_or(&one.person));
            class.uses += one.events;
        }
        classes
    }
}
