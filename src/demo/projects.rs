//! The AI projects of the organisation: who runs them, how risky they are, how their calls can be told, and how they
//! grow. The attribution map is written from the same table.

use super::calendar;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// How a project's calls can be told from others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Each request carries a tag.
    Tag,
    /// The project has an API key of its own.
    ApiKey,
    /// The calls come through the shared key; only the team is known.
    Team,
    /// Not at all: trials that nobody registered.
    Nothing,
    /// Not through the gateway: a product with a log of its own, whose rows carry a tag.
    Product,
}

/// A kind of work and its share among the project's calls.
pub(super) type Task = (u64, Option<&'static str>);

/// One project.
pub(super) struct Project {
    /// Name in tags and, but for the renamed one, in reports.
    pub(super) tag: &'static str,
    /// The team that runs it.
    pub(super) team: &'static str,
    /// Where its cost goes.
    pub(super) cost_centre: &'static str,
    /// Risk tier: `high`, `medium` or `low`.
    pub(super) tier: &'static str,
    /// How its calls can be told.
    pub(super) route: Route,
    /// Calls of an ordinary working day, in hundredths, at the story's beginning and end.
    pub(super) daily_hundredths: (i64, i64),
    /// First and last day of use.
    pub(super) life: (NaiveDate, NaiveDate),
    /// What the calls are for.
    pub(super) tasks: &'static [Task],
    /// Calls per mille that continue the trace of the call before: agents work in loops.
    pub(super) loops_per_mille: u64,
    /// How much of a working day's traffic a day without work has, in per mille.
    pub(super) idle_per_mille: i64,
}

impl Project {
    /// Hash of the API key as the gateway stores it: SHA-256 of the key.
    pub(super) fn key_hash(&self) -> String {
        match self.route {
            Route::Tag | Route::ApiKey => hash_of(self.tag),
            Route::Team | Route::Nothing | Route::Product => hash_of("shared"),
        }
    }

    /// The gateway's team id.
    pub(super) fn team_id(&self) -> String {
        format!("team-{}", self.team.to_lowercase().replace(' ', "-"))
    }
}

/// All projects.
pub(super) fn all() -> Vec<Project> {
    let mut projects = business();
    projects.extend(technical());
    projects
}

/// The projects that work with customers, policies and claims.
fn business() -> Vec<Project> {
    let life = (calendar::first_day(), calendar::last_day());
    let mut projects = vec![
        project("claims-triage", "Claims", "CC-4100", "medium", (1000, 1600)),
        project("underwriting-notes", "Underwriting", "CC-4200", "high", (450, 580)),
        project("broker-chat", "Distribution", "CC-4300", "medium", (500, 800)),
        project("policy-wording", "Product", "CC-4400", "medium", (350, 360)),
        project(LETTERS, "Customer Care", "CC-4600", "high", (250, 290)),
        project("fraud-signals", "Special Investigations", "CC-4150", "high", (30, 520)),
        project(ASSISTANT, "Customer Care", "CC-4610", "medium", (600, 2000)),
    ];
    projects[0].tasks = &[(45, Some("triage")), (45, Some("drafting")), (10, None)];
    projects[1].tasks = &[(85, Some("summarising")), (15, None)];
    projects[2].route = Route::ApiKey;
    projects[2].tasks = &[(80, Some("enquiries")), (20, None)];
    projects[3].tasks = &[(85, Some("drafting")), (15, None)];
    projects[4].tasks = &[(100, Some("drafting"))];
    projects[5].tasks = &[(60, Some("summarising")), (40, Some("translation"))];
    projects[5].life = (calendar::day(2026, 6, 8), life.1);
    projects[6].route = Route::Product;
    projects[6].tasks = &[(75, Some("self_service")), (25, None)];
    projects[6].idle_per_mille = 800;
    projects
}

/// The tag of the assistant that policyholders talk to, day and night.
pub(super) const ASSISTANT: &str = "policyholder-assistant";

/// The tag of the letters that answer complaints. They are reviewed in the post room's own tool.
pub(super) const LETTERS: &str = "complaints-drafting";

/// The projects of the back office, and the trials that nobody registered.
fn technical() -> Vec<Project> {
    let mut projects = vec![
        project("code-assistant", "Engineering", "CC-5100", "low", (600, 820)),
        project("actuarial-q&a", "Actuarial", "CC-4250", "low", (200, 240)),
        project("marketing-copy", "Marketing", "CC-4500", "low", (420, 90)),
        project("regulatory-horizon", "Compliance", "CC-6100", "low", (80, 190)),
        project("sandbox", "Nobody", "", "", (190, 430)),
    ];
    projects[0].route = Route::ApiKey;
    projects[0].tasks = &[(100, Some("coding"))];
    projects[0].loops_per_mille = 350;
    projects[1].route = Route::Team;
    projects[2].tasks = &[(100, Some("drafting"))];
    projects[2].life = (calendar::first_day(), calendar::day(2026, 2, 27));
    projects[3].route = Route::Team;
    projects[3].tasks = &[(70, Some("summarising")), (30, None)];
    projects[4].route = Route::Nothing;
    projects
}

fn project(
    tag: &'static str,
    team: &'static str,
    cost_centre: &'static str,
    tier: &'static str,
    daily_hundredths: (i64, i64),
) -> Project {
    let life = (calendar::first_day(), calendar::last_day());
    let tasks: &[Task] = &[(100, None)];
    let route = Route::Tag;
    let (loops_per_mille, idle_per_mille) = (0, 60);
    Project { tag, team, cost_centre, tier, route, daily_hundredths, life, tasks, loops_per_mille, idle_per_mille }
}

/// The day on which `policy-wording` became `wording-desk`: the tag stayed, the name changed.
pub(super) const RENAMED_ON: &str = "2026-05-01";

/// The attribution map.
pub(super) fn map_csv() -> String {
    let mut csv = "valid_from,valid_to,key,value,project,team,cost_centre,tier\n".to_owned();
    let mut row = |from: &str, to: &str, key: &str, value: &str, name: &str, project: &Project| {
        let Project { team, cost_centre, tier, .. } = project;
        let _ = writeln!(csv, "{from},{to},{key},{value},{name},{team},{cost_centre},{tier}");
    };
    for project in all().iter().filter(|project| project.route != Route::Nothing) {
        let from = project.life.0.format("%Y-%m-%d").to_string();
        match (project.route, project.tag) {
            (Route::Tag, "policy-wording") => {
                row(&from, RENAMED_ON, "tag", project.tag, "policy-wording", project);
                row(RENAMED_ON, "", "tag", project.tag, "wording-desk", project);
            }
            (Route::Tag, "marketing-copy") => row(&from, "2026-03-01", "tag", project.tag, project.tag, project),
            (Route::Tag | Route::Product, _) => row(&from, "", "tag", project.tag, project.tag, project),
            (Route::ApiKey, _) => row(&from, "", "api_key", &project.key_hash(), project.tag, project),
            (Route::Team, _) => row(&from, "", "team", &project.team_id(), project.tag, project),
            (Route::Nothing, _) => {}
        }
        if project.tag == "code-assistant" {
            row(&from, "", "workspace", WORKSPACE, project.tag, project);
        }
    }
    csv
}

/// The platform workspace of the engineering project.
pub(super) const WORKSPACE: &str = "wrkspc_01NwEngineering7Kd3Tq";

/// What a gateway stores instead of an API key.
pub(super) fn hash_of(name: &str) -> String {
    Sha256::digest(format!("sk-northwind-{name}")).iter().map(|byte| format!("{byte:02x}")).collect()
}
