//! The actions that the organisation keeps in a CSV file of its own, and how they stand at the as-of instant.

use super::facts::Facts;
use super::model::Table;
use super::prose;
use super::section::table;
use crate::words::Arg;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use strum::{Display, EnumString, VariantNames};

/// The columns of the file; `exception` may be left out.
pub const COLUMNS: &str = "id,action,owner,due,status,exception";

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its number, unique in the file.
    pub id: String,
    /// What is to be done.
    pub action: String,
    /// Who does it.
    pub owner: String,
    /// The day by which it is to be done.
    pub due: NaiveDate,
    /// How it stands.
    pub status: Status,
    /// The exception that it answers, such as `EX-1a2b3c`.
    pub exception: Option<String>,
}

/// How an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

/// A line as it stands.
#[derive(Deserialize)]
struct Line {
    id: String,
    action: String,
    owner: String,
    due: String,
    status: String,
    #[serde(default)]
    exception: String,
}

/// Reads the file.
///
/// # Errors
/// What is wrong, with its line: all of it at once.
pub fn parse(text: &str) -> Result<Vec<Action>, Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let headers = reader.headers().cloned().map_err(|error| vec![error.to_string()])?;
    let (mut actions, mut problems, mut ids) = (Vec::new(), Vec::new(), BTreeSet::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        match record.deserialize::<Line>(Some(&headers)).map_err(|error| vec![what(&error)]).and_then(read) {
            Ok(action) if !ids.insert(action.id.clone()) => {
                problems.push(format!("line {line}: `id` {} stands there twice", action.id));
            }
            Ok(action) => actions.push(action),
            Err(found) => problems.extend(found.into_iter().map(|problem| format!("line {line}: {problem}"))),
        }
    }
    if problems.is_empty() { Ok(actions) } else { Err(problems) }
}

fn what(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => format!("{err}; expected the columns {COLUMNS}"),
        _ => error.to_string(),
    }
}

fn read(line: Line) -> Result<Action, Vec<String>> {
    let mut problems = Vec::new();
    let empty = [("id", &line.id), ("action", &line.action), ("owner", &line.owner)];
    problems.extend(empty.iter().filter(|(_, text)| text.is_empty()).map(|(name, _)| format!("`{name}` is empty")));
    let due = line.due.parse::<NaiveDate>();
    if due.is_err() {
        problems.push(format!("`due` is `{}`, expected a day such as 2026-11-30", line.due));
    }
    let status = line.status.parse::<Status>();
    if status.is_err() {
        problems.push(format!("`status` is `{}`, expected {}", line.status, Status::VARIANTS.join(", ")));
    }
    match (due, status) {
        (Ok(due), Ok(status)) if problems.is_empty() => {
            let exception = Some(line.exception).filter(|id| !id.is_empty());
            Ok(Action { id: line.id, action: line.action, owner: line.owner, due, status, exception })
        }
        _ => Err(problems),
    }
}

/// The actions by the day on which they are due, those that are open first.
pub(super) fn rows(facts: &Facts<'_>) -> Table {
    let today = prose::local_day(facts.findings.as_of_us, &facts.findings.timezone);
    let mut actions: Vec<&Action> = facts.actions.iter().collect();
    actions.sort_by_key(|action| (action.status != Status::Open, action.due, &action.id));
    let row = |action: &&Action| {
        let over = (today - action.due).num_days();
        let state = match action.status {
            Status::Open if over > 0 => facts.words.say("action-overdue", &[("days", Arg::Count(over as f64))]),
            status => facts.words.word(&format!("action-{status}")),
        };
        vec![
            action.id.clone(),
            action.action.clone(),
            action.owner.clone(),
            facts.words.day(action.due),
            state,
            action.exception.clone().unwrap_or_default(),
        ]
    };
    let titles = ["action", "what", "owner", "due", "state", "exception"];
    table(facts, "actions", facts.words.word("action-caption"), &titles, actions.iter().map(row).collect())
}

/// How many actions are open, and of these how many are overdue.
pub(super) fn open(facts: &Facts<'_>) -> (usize, usize) {
    let today = prose::local_day(facts.findings.as_of_us, &facts.findings.timezone);
    let open = facts.actions.iter().filter(|action| action.status == Status::Open);
    (open.clone().count(), open.filter(|action| action.due < today).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_told_with_its_line() {
        let good =
            "id,action,owner,due,status,exception\nA1,Route all,Claims,2026-11-30,open,EX-1\nA2,x,y,2026-01-01,done,\n";
        let actions = parse(good).unwrap();
        assert_eq!(actions.len(), 2);
        assert_eq!(actions[0].exception.as_deref(), Some("EX-1"));
        assert_eq!(actions[1].exception, None);
        let bad =
            "id,action,owner,due,status\nA1,,y,30.11.2026,later\nA2,x,y,2026-01-01,done\nA2,x,y,2026-01-01,done\n";
        let problems = parse(bad).unwrap_err();
        assert_eq!(problems.len(), 4, "{problems:?}");
        assert!(problems[0].starts_with("line 2: `action` is empty"), "{problems:?}");
        assert!(problems[3].starts_with("line 4: `id` A2"), "{problems:?}");
        assert!(parse("id,action\nA1,x\n").unwrap_err()[0].contains(COLUMNS));
    }
}
