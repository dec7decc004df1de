//! Every indicator by area, and every project and team with its own numbers: what only the dashboard has room for.

use super::facts::{self, Facts};
use super::model::{Area, Breakdown, Column, KpiRow, Member, Table};
use super::section::table;
use super::{kpis, prose, statement};
use crate::measure::measurement::Measurement;
use crate::words::Arg;
use std::collections::BTreeMap;

/// The dimensions that have a section of their own.
const DIMENSIONS: [&str; 2] = ["project", "team"];

/// Columns of the table over all members of a dimension; the rest stands with each member.
const COLUMNS: usize = 6;

/// The indicators by area, in the order of the findings.
pub(super) fn areas(facts: &Facts<'_>) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for row in kpis::rows(facts) {
        let id = row.kpi.split('.').next().unwrap_or_default().to_owned();
        match areas.last_mut().filter(|area| area.id == id) {
            Some(area) => area.rows.push(row),
            None => areas.push(Area { id, title: String::new(), summary: String::new(), open: false, rows: vec![row] }),
        }
    }
    for area in &mut areas {
        let totals: Vec<&KpiRow> = area.rows.iter().filter(|row| !row.member).collect();
        let measured = totals.iter().filter(|row| row.value != prose::ABSENT).count();
        let args = [("measured", Arg::Count(measured as f64)), ("all", Arg::Count(totals.len() as f64))];
        area.title = facts.words.word(&format!("area-{}", area.id));
        area.summary = facts.words.say("area-summary", &args);
        area.open = area.rows.iter().any(|row| ["not_met", "cannot_tell"].contains(&row.verdict.id));
    }
    areas
}

/// The sections by project and by team; none for a dimension without a member.
pub(super) fn breakdowns(facts: &Facts<'_>) -> Vec<Breakdown> {
    DIMENSIONS.iter().filter_map(|dimension| breakdown(facts, dimension)).collect()
}

/// The measurements of one member, by KPI.
type Numbers<'a> = BTreeMap<&'static str, &'a Measurement>;

fn breakdown(facts: &Facts<'_>, dimension: &'static str) -> Option<Breakdown> {
    let is_cut = |kpi: &&'static str| facts.card(kpi).is_some_and(|card| card.dimension == Some(dimension));
    let kpis: Vec<&'static str> = facts.kpis().into_iter().filter(is_cut).collect();
    let mut members: Vec<(&str, Numbers<'_>)> = Vec::new();
    for kpi in &kpis {
        for (name, one) in facts.members(kpi) {
            match members.iter_mut().find(|(member, _)| *member == name) {
                Some((_, numbers)) => _ = numbers.insert(kpi, one),
                None => members.push((name, Numbers::from([(*kpi, one)]))),
            }
        }
    }
    // What nobody owns is no project and no team; it comes last.
    members.sort_by_key(|(name, _)| *name == facts::UNATTRIBUTED_MEMBER);
    let shown: Vec<&'static str> = kpis.iter().copied().take(COLUMNS).collect();
    let named = members.iter().filter(|(name, _)| *name != facts::UNATTRIBUTED_MEMBER).count();
    let title = facts.words.say(&format!("breakdown-{dimension}"), &[("members", Arg::Count(named as f64))]);
    (!members.is_empty()).then(|| Breakdown {
        id: format!("by-{dimension}"),
        theme: facts.words.word(&format!("theme-{dimension}")),
        title,
        table: overview(facts, dimension, &shown, &members),
        members: members.iter().enumerate().map(|(at, member)| details(facts, dimension, at, member)).collect(),
    })
}

/// All members side by side.
fn overview(
    facts: &Facts<'_>,
    dimension: &'static str,
    shown: &[&'static str],
    members: &[(&str, Numbers<'_>)],
) -> Table {
    let name = Column { title: facts.words.word(&format!("column-{dimension}")), numeric: false };
    let column = |kpi: &&'static str| Column { title: facts.title(kpi), numeric: true };
    // Two regions of one page do not go by the same name.
    let theme = facts.words.word(&format!("theme-{dimension}"));
    let row = |(name, numbers): &(&str, Numbers<'_>)| {
        let cell = |kpi| numbers.get(kpi).map_or_else(|| prose::ABSENT.to_owned(), |one| prose::cell(facts.words, one));
        [facts.words.called(dimension, name)].into_iter().chain(shown.iter().map(cell)).collect()
    };
    Table {
        id: format!("table-by-{dimension}"),
        caption: facts.words.say("breakdown-caption", &[("theme", theme.into())]),
        columns: [name].into_iter().chain(shown.iter().map(column)).collect(),
        rows: members.iter().map(row).collect(),
    }
}

/// One member beside the whole.
fn details(facts: &Facts<'_>, dimension: &str, at: usize, (name, numbers): &(&str, Numbers<'_>)) -> Member {
    let id = format!("{dimension}-{}", at + 1);
    let row = |(kpi, one): (&&'static str, &&Measurement)| {
        let words = facts.words;
        let interval = prose::interval(words, one.ci_low, one.ci_high, one.unit);
        let whole = facts.total(kpi).map_or_else(|| prose::ABSENT.to_owned(), |whole| prose::cell(words, whole));
        let verdict = statement::mark(words, one.verdict).word;
        let absent = || prose::ABSENT.to_owned();
        vec![facts.title(kpi), prose::cell(words, one), interval.unwrap_or_else(absent), whole, verdict]
    };
    let name = facts.words.called(dimension, name);
    let caption = facts.words.say("breakdown-member", &[("member", prose::name(&name).into())]);
    let titles = ["indicator", "#value", "#interval", "#all-together", "verdict"];
    let table = table(facts, &id, caption, &titles, numbers.iter().map(row).collect());
    Member { id, name, table }
}
