//! The attribution map: from a project tag, an API key, a workspace or a team to project, team, cost centre and tier.
//!
//! A vendor's own project is looked up like a workspace. Entries are dated: `valid_from` inclusive, `valid_to` exclusive, either may be empty. The first key that matches
//! wins, in the order tag, API key, workspace, team. What matches nothing is `unattributed`, never spread.

use crate::event::row::{Event, Text, Usage};
use crate::event::taxonomy::{AttributedBy, UNATTRIBUTED};
use chrono::NaiveDate;
use hashbrown::HashMap;
use serde::Deserialize;

/// The columns of the map, for messages.
pub const COLUMNS: &str = "valid_from,valid_to,key,value,project,team,cost_centre,tier";

/// What a key stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The project.
    pub project: String,
    /// The team.
    pub team: Option<String>,
    /// The cost centre.
    pub cost_centre: Option<String>,
    /// The risk tier.
    pub tier: Option<String>,
}

/// What a row says about whom it belongs to.
pub struct Keys<'a> {
    tags: &'a [Text<'a>],
    api_key_id: Option<&'a str>,
    /// Workspace and project of the vendor.
    workspaces: [Option<&'a str>; 2],
    native_team: Option<&'a str>,
}

impl<'a> Keys<'a> {
    /// The key that an entry of the map would best name, and what kind of key it is.
    pub(super) fn best(&self) -> Option<(AttributedBy, &'a str)> {
        let tag = self.tags.first().map(|tag| (AttributedBy::Tag, &**tag));
        let workspace = || self.workspaces.into_iter().rev().flatten().next().map(|id| (AttributedBy::Workspace, id));
        let api_key = || self.api_key_id.map(|id| (AttributedBy::ApiKey, id));
        tag.or_else(workspace).or_else(api_key).or_else(|| self.native_team.map(|team| (AttributedBy::Team, team)))
    }
}

impl<'a> From<&'a Event<'a>> for Keys<'a> {
    fn from(event: &'a Event<'a>) -> Self {
        Self {
            tags: &event.tags,
            api_key_id: event.api_key_id.as_deref(),
            workspaces: [event.workspace_id.as_deref(), event.native_project.as_deref()],
            native_team: event.native_team.as_deref(),
        }
    }
}

impl<'a> From<&'a Usage<'a>> for Keys<'a> {
    fn from(usage: &'a Usage<'a>) -> Self {
        Self {
            tags: &[],
            api_key_id: usage.api_key_id.as_deref(),
            workspaces: [usage.workspace_id.as_deref(), usage.native_project.as_deref()],
            native_team: usage.native_team.as_deref(),
        }
    }
}

/// One dated entry.
#[derive(Clone, Debug)]
struct Entry {
    from: NaiveDate,
    to: NaiveDate,
    line: u64,
    owner: Owner,
}

/// A row of the file.
#[derive(Deserialize)]
struct Row {
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    key: String,
    value: String,
    project: String,
    #[serde(default)]
    team: Option<String>,
    #[serde(default)]
    cost_centre: Option<String>,
    #[serde(default)]
    tier: Option<String>,
}

/// The map, ready for look-ups.
#[derive(Clone, Debug, Default)]
pub struct Map {
    tags: HashMap<String, Vec<Entry>>,
    api_keys: HashMap<String, Vec<Entry>>,
    workspaces: HashMap<String, Vec<Entry>>,
    teams: HashMap<String, Vec<Entry>>,
}

impl Map {
    /// Reads the map from CSV text.
    ///
    /// # Errors
    /// One line per problem: the line of the file, what was expected and what was found.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut map = Self::default();
        let mut problems = Vec::new();
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        for (index, row) in reader.deserialize::<Row>().enumerate() {
            let line = index as u64 + 2;
            let added = row.map_err(|error| error.to_string()).and_then(|row| map.add(line, row));
            if let Err(problem) = added {
                problems.push(format!("line {line}: {problem}"));
            }
        }
        if problems.is_empty() { Ok(map) } else { Err(problems.join("\n")) }
    }

    fn add(&mut self, line: u64, row: Row) -> Result<(), String> {
        let entries = match row.key.as_str() {
            "tag" => &mut self.tags,
            "api_key" => &mut self.api_keys,
            "workspace" => &mut self.workspaces,
            "team" => &mut self.teams,
            other => return Err(format!("unknown key `{other}`, expected `tag`, `api_key`, `workspace` or `team`")),
        };
        if row.value.is_empty() || row.project.is_empty() {
            return Err("`value` and `project` must not be empty".to_owned());
        }
        let (from, to) = (row.valid_from.unwrap_or(NaiveDate::MIN), row.valid_to.unwrap_or(NaiveDate::MAX));
        if from >= to {
            return Err(format!("`valid_from` {from} is not before `valid_to` {to}"));
        }
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        let owner = Owner {
            project: row.project,
            team: filled(row.team),
            cost_centre: filled(row.cost_centre),
            tier: filled(row.tier),
        };
        let dated = entries.entry(row.value.clone()).or_default();
        if let Some(other) = dated.iter().find(|entry| entry.from < to && from < entry.to) {
            return Err(format!("`{}` is already mapped for some of these days in line {}", row.value, other.line));
        }
        dated.push(Entry { from, to, line, owner });
        Ok(())
    }

    /// Who owns a row of `day` with these keys, and which key said so.
    #[must_use]
    pub fn owner(&self, keys: &Keys<'_>, day: NaiveDate) -> (Option<&Owner>, AttributedBy) {
        let by_tag = || keys.tags.iter().find_map(|tag| find(&self.tags, tag, day));
        let by_key = || find(&self.api_keys, keys.api_key_id?, day);
        let by_workspace = || keys.workspaces.into_iter().flatten().find_map(|id| find(&self.workspaces, id, day));
        let by_team = || find(&self.teams, keys.native_team?, day);
        let first = by_tag()
            .map(|owner| (owner, AttributedBy::Tag))
            .or_else(|| by_key().map(|owner| (owner, AttributedBy::ApiKey)))
            .or_else(|| by_workspace().map(|owner| (owner, AttributedBy::Workspace)))
            .or_else(|| by_team().map(|owner| (owner, AttributedBy::Team)));
        first.map_or((None, AttributedBy::None), |(owner, by)| (Some(owner), by))
    }
}

/// The entry of `value` that is valid on `day`.
fn find<'a>(entries: &'a HashMap<String, Vec<Entry>>, value: &str, day: NaiveDate) -> Option<&'a Owner> {
    let dated = entries.get(value)?;
    dated.iter().find(|entry| entry.from <= day && day < entry.to).map(|entry| &entry.owner)
}

/// The project of an event: its owner's, or [`UNATTRIBUTED`].
#[must_use]
pub fn project(owner: Option<&Owner>) -> &str {
    owner.map_or(UNATTRIBUTED, |owner| &owner.project)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::taxonomy::Kind;

    const MAP: &str = "\
valid_from,valid_to,key,value,project,team,cost_centre,tier
,2026-07-01,tag,triage,Claims triage,Claims,CC1,high
2026-07-01,,tag,triage,Claims intake,Claims,CC1,high
,,api_key,01K,Pricing,Actuarial,,medium
,,team,legal,Legal desk,Legal,CC3,
";

    fn owner(map: &Map, day: &str, set: impl FnOnce(&mut Event<'static>)) -> (String, AttributedBy) {
        let mut event = Event::new("e".into(), 0, Kind::Call, "call".into());
        set(&mut event);
        let (owner, by) = map.owner(&Keys::from(&event), day.parse().unwrap());
        (project(owner).to_owned(), by)
    }

    #[test]
    fn the_day_decides_and_the_last_day_is_excluded() {
        let map = Map::parse(MAP).unwrap();
        let tagged = |event: &mut Event<'static>| event.tags = vec!["other".into(), "triage".into()];
        assert_eq!(owner(&map, "2026-06-30", tagged), ("Claims triage".to_owned(), AttributedBy::Tag));
        assert_eq!(owner(&map, "2026-07-01", tagged), ("Claims intake".to_owned(), AttributedBy::Tag));
    }

    #[test]
    fn a_tag_goes_before_a_key_before_a_team() {
        let map = Map::parse(MAP).unwrap();
        let both = |event: &mut Event<'static>| {
            event.api_key_id = Some("01K".into());
            event.native_team = Some("legal".into());
        };
        assert_eq!(owner(&map, "2026-01-01", both), ("Pricing".to_owned(), AttributedBy::ApiKey));
        let team = |event: &mut Event<'static>| event.native_team = Some("legal".into());
        assert_eq!(owner(&map, "2026-01-01", team), ("Legal desk".to_owned(), AttributedBy::Team));
        assert_eq!(owner(&map, "2026-01-01", |_| ()), ("unattributed".to_owned(), AttributedBy::None));
    }

    #[test]
    fn problems_name_their_line() {
        let overlap =
            format!("{MAP}2026-06-01,2026-08-01,tag,triage,Other,,,\n,,planet,x,y,,,\n2026-02-30,,tag,z,y,,,\n");
        let problems = Map::parse(&overlap).unwrap_err();
        assert!(problems.contains("line 6: `triage` is already mapped for some of these days in line 2"), "{problems}");
        assert!(problems.contains("line 7: unknown key `planet`"), "{problems}");
        assert!(problems.contains("line 8: "), "{problems}");
    }
}
