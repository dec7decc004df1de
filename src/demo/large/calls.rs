//! What happens on a day of the large organisation: calls through the gateway, and what people do in the vendor's
//! workspace beside them.

use super::{DAY_US, Day, is_working, mixed};
use crate::demo::dice::Dice;
use crate::event::taxonomy::{Kind, Outcome};

/// People who ever use AI.
pub(super) const PEOPLE: u64 = 4_000;

/// Projects that the attribution map knows; the one after them stands for what it does not know.
pub(super) const PROJECTS: u64 = 150;

/// Teams that run them.
pub(super) const TEAMS: u64 = 30;

/// Kinds of task.
pub(super) const TASKS: [&str; 6] = ["drafting", "summarising", "triage", "enquiries", "coding", "translation"];

/// Models, with who serves each and what a token in and a token out cost in nano-dollars.
pub(super) const MODELS: [(&str, &str, (i64, i64)); 8] = [
    ("claude-sonnet-4-5", "anthropic", (3000, 15_000)),
    ("claude-haiku-4-5", "anthropic", (1000, 5000)),
    ("claude-opus-4-5", "anthropic", (5000, 25_000)),
    ("claude-sonnet-4", "anthropic", (3000, 15_000)),
    ("gpt-5-mini", "openai", (250, 2000)),
    ("gpt-5", "openai", (1250, 10_000)),
    ("gpt-4o", "openai", (2500, 10_000)),
    ("mistral-small", "mistral", (100, 300)),
];

/// Risk tiers: of ten projects one is critical, two are high and so on.
const TIERS: [&str; 10] = ["critical", "high", "high", "medium", "medium", "medium", "low", "low", "low", "low"];

/// What people do in the workspace, by share: the vendor's word and what it is.
const ACTIVITIES: &[(u64, (&str, Kind, Outcome))] = &[
    (40, ("claude_chat_viewed", Kind::Access, Outcome::Success)),
    (20, ("claude_chat_created", Kind::Content, Outcome::Success)),
    (18, ("sso_login_succeeded", Kind::Auth, Outcome::Success)),
    (1, ("sso_login_failed", Kind::Auth, Outcome::Failure)),
    (12, ("claude_file_uploaded", Kind::Content, Outcome::Success)),
    (5, ("claude_artifact_sharing_updated", Kind::Content, Outcome::Success)),
    (2, ("claude_file_access_failed", Kind::Access, Outcome::Denied)),
    (1, ("role_assignment_granted", Kind::Admin, Outcome::Success)),
    (1, ("platform_api_key_created", Kind::Admin, Outcome::Success)),
];

/// Who acted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Actor {
    Person(u64),
    /// The service account of the project.
    Service,
}

/// One event.
#[derive(Clone, Copy)]
pub(super) struct Event {
    pub(super) id: u64,
    pub(super) at_us: i64,
    pub(super) source: &'static str,
    pub(super) kind: Kind,
    pub(super) native_type: &'static str,
    pub(super) outcome: Outcome,
    /// Place of the project; [`PROJECTS`] if nobody knows it.
    pub(super) project: u64,
    pub(super) actor: Actor,
    /// What only calls have.
    pub(super) work: Option<Work>,
}

/// What a call was for and what it took.
#[derive(Clone, Copy)]
pub(super) struct Work {
    pub(super) task: Option<&'static str>,
    /// Place in [`MODELS`].
    pub(super) model: usize,
    pub(super) tokens_in: i64,
    pub(super) tokens_cached: i64,
    pub(super) tokens_out: i64,
    pub(super) millis: i64,
}

impl Event {
    /// The project as reports name it; names have the order of the numbers.
    pub(super) fn project_name(&self) -> String {
        if self.project == PROJECTS { "unattributed".to_owned() } else { format!("project-{:03}", self.project) }
    }

    /// Risk tier of the project.
    pub(super) fn tier(&self) -> Option<&'static str> {
        (self.project < PROJECTS).then(|| TIERS[(self.project % 10) as usize])
    }

    /// The name of whoever acted.
    pub(super) fn actor_name(&self) -> String {
        match self.actor {
            Actor::Person(person) => person_name(person),
            Actor::Service => format!("svc-{:03}", self.project),
        }
    }

    /// The id as the export has it.
    pub(super) fn name(&self) -> String {
        format!("{}-{:016x}", if self.work.is_some() { "chatcmpl" } else { "activity" }, self.id)
    }
}

/// The pseudonym of a person.
pub(super) fn person_name(person: u64) -> String {
    format!("p_{:016x}", mixed(person << 20))
}

/// The call of a day with this number.
pub(super) fn call(day: &Day, number: u64) -> Event {
    let mut dice = day.dice(1, number);
    let (person, project) = somebody(day, &mut dice);
    let service = dice.chance(80);
    // A service belongs to its project; what nobody registered is always somebody's.
    let project = if !service && dice.chance(30) { PROJECTS } else { project };
    let outcome = *dice.pick_weighted(&[
        (955, Outcome::Success),
        (22, Outcome::Failure),
        (14, Outcome::Refused),
        (9, Outcome::Denied),
    ]);
    let of_project = mixed(project) as usize;
    let answered = matches!(outcome, Outcome::Success | Outcome::Refused);
    let tokens_out = dice.quantile(&[(0, 12), (250, 90), (500, 260), (900, 900), (1000, 3800)]);
    let work = Work {
        // A project has two kinds of task and work that nobody tagged.
        task: [Some(TASKS[of_project % 6]), Some(TASKS[of_project / 6 % 6]), None][dice.below(3) as usize],
        model: [0, 0, 0, 1, 1, 4, 2 + of_project % 6, of_project % 8][dice.below(8) as usize],
        tokens_in: dice.quantile(&[(0, 60), (400, 600), (800, 2400), (1000, 14_000)]),
        tokens_cached: if dice.chance(300) { dice.between(500, 4000) } else { 0 },
        tokens_out: if answered { tokens_out } else { 0 },
        millis: 350 + tokens_out * dice.between(9, 16),
    };
    Event {
        id: mixed(day.number() << 40 | number),
        at_us: instant(day, &mut dice),
        source: "litellm",
        kind: Kind::Call,
        native_type: "acompletion",
        outcome,
        project,
        actor: if service { Actor::Service } else { Actor::Person(person) },
        work: Some(work),
    }
}

/// What people do in the workspace: two things a person and working day.
pub(super) fn activities(day: &Day) -> Vec<Event> {
    let number = if is_working(day.date) { 2 * day.people } else { day.people / 10 };
    let activity = |number| {
        let mut dice = day.dice(2, number);
        let (person, _) = somebody(day, &mut dice);
        let (native_type, kind, outcome) = *dice.pick_weighted(ACTIVITIES);
        Event {
            id: mixed(day.number() << 40 | 1 << 39 | number),
            at_us: instant(day, &mut dice),
            source: "claude_activity",
            kind,
            native_type,
            outcome,
            project: PROJECTS,
            actor: Actor::Person(person),
            work: None,
        }
    };
    (0..number).map(activity).collect()
}

/// A person and one of the one to four projects that this person works for. Some work more than others, and some projects
/// are larger than others.
fn somebody(day: &Day, dice: &mut Dice) -> (u64, u64) {
    let person = dice.below(day.people) * dice.below(day.people) / day.people;
    let choice = *dice.pick_weighted(&[(60, 0), (25, 1), (10, 2), (5, 3)]);
    let chosen = mixed(person << 2 | choice.min(mixed(person) % 4));
    (person, (chosen % PROJECTS) * (chosen / PROJECTS % PROJECTS) / PROJECTS)
}

/// Some instant of the day, mostly in office hours.
fn instant(day: &Day, dice: &mut Dice) -> i64 {
    const HOUR: i64 = DAY_US / 24;
    let hours = [(0, 0), (60, 7 * HOUR), (480, 12 * HOUR), (920, 18 * HOUR), (1000, DAY_US - 1)];
    // A step between two quantiles is longer than what is added here.
    day.begins_us() + dice.quantile(&hours) + dice.between(0, 50_000)
}
