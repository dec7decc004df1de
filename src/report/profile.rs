//! For whom documents are written: which part of the findings they tell, by which rule for small groups, and how much of it
//! stands in the pack. A profile is one entry of [`PROFILES`] and its name in the files of words.

use super::facts::Facts;
use super::{Options, prose};
use crate::measure::narrow::{Part, Reach};
use crate::measure::settings::Suppression;
use crate::words::Arg;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

/// Readers and what they are told.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name in the configuration, on the command line and of its folder.
    pub id: &'static str,
    /// The dimensions whose members they are told; none: all.
    pub dimensions: Option<&'static [&'static str]>,
    /// The parts that tell of single things and that they are told.
    pub parts: &'static [Part],
    /// Least number of people behind a number about people, where `[suppression]` asks for fewer.
    pub people: u32,
    /// What of it stands in their pack.
    pub extent: Extent,
    /// Whether they are who decides; others read what those who do are asked.
    pub decides: bool,
}

/// What of the findings stands in a pack. The dashboard shows all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The headline indicators and their definitions, and the rows of each format.
    Headlines,
    /// Every indicator, every definition and the rows of every file.
    Everything,
}

/// Every profile: first those of the period's own folder, then those that are written where they are asked for.
///
/// For a works council the only members are teams, and sources, which are no people. A project, a task class, a model, a
/// severity or a tier may be one person's, and nobody counts how many people stand behind it.
pub static PROFILES: [Profile; 4] = [
    Profile {
        id: "leaders",
        dimensions: None,
        parts: Part::VARIANTS,
        people: 0,
        extent: Extent::Everything,
        decides: true,
    },
    Profile {
        id: "committee",
        dimensions: None,
        parts: Part::VARIANTS,
        people: 0,
        extent: Extent::Headlines,
        decides: true,
    },
    Profile {
        id: "audit",
        dimensions: None,
        parts: Part::VARIANTS,
        people: 0,
        extent: Extent::Everything,
        decides: false,
    },
    Profile {
        id: "works-council",
        dimensions: Some(&["source", "team"]),
        parts: &[],
        people: 10,
        extent: Extent::Headlines,
        decides: false,
    },
];

/// How many of them have the period's own folder.
const OWN: usize = 2;

/// The profiles that are written where they are asked for.
#[must_use]
pub fn further() -> &'static [Profile] {
    &PROFILES[OWN..]
}

/// For whom the documents of one folder are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readers {
    /// Who reads the dashboard.
    pub dashboard: &'static Profile,
    /// Who reads the pack.
    pub pack: &'static Profile,
}

impl Default for Readers {
    /// Those of the period's own folder.
    fn default() -> Self {
        Self { dashboard: &PROFILES[0], pack: &PROFILES[1] }
    }
}

impl Readers {
    /// The readers whose documents have a folder of their own.
    #[must_use]
    pub fn further(id: &str) -> Option<Self> {
        let profile = further().iter().find(|profile| profile.id == id)?;
        Some(Self { dashboard: profile, pack: profile })
    }

    /// The readers whose pack says that it is for this profile.
    #[must_use]
    pub fn of_pack(id: &str) -> Option<Self> {
        let own = Self::default();
        if own.pack.id == id { Some(own) } else { Self::further(id) }
    }

    /// The folder in that of the period; none for the documents of the period itself.
    #[must_use]
    pub fn folder(&self) -> Option<&'static str> {
        (*self != Self::default()).then_some(self.pack.id)
    }

    /// What they are told: as much as the narrower of the two profiles.
    #[must_use]
    pub fn reach(&self, options: &Options, base: &Suppression) -> Reach<'static> {
        let Profile { id, dimensions, parts, people, .. } = self.pack;
        let own = options.profile.get(*id).and_then(|own| own.people);
        let k = own.unwrap_or(*people).max(base.k);
        Reach { dimensions: *dimensions, parts, rules: Suppression { k, ..*base } }
    }
}

/// What the configuration says of a profile: `[report.profile.works-council]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Own {
    /// Least number of people behind a number about people.
    pub people: Option<u32>,
    /// Who receives it.
    pub distribution: Vec<String>,
}

impl Options {
    /// The options as they stand on the documents of some readers.
    #[must_use]
    pub fn of(&self, readers: Readers) -> Self {
        let mut own = Self { readers, ..self.clone() };
        if let Some(id) = readers.folder() {
            own.distribution = self.profile.get(id).map(|own| own.distribution.clone()).unwrap_or_default();
        }
        if !readers.pack.parts.contains(&Part::Names) {
            own.owners.clear();
        }
        own
    }

    /// The documents of further readers that every run writes.
    #[must_use]
    pub fn further(&self) -> Vec<Readers> {
        further()
            .iter()
            .filter(|one| self.profiles.iter().any(|id| id == one.id))
            .filter_map(|one| Readers::further(one.id))
            .collect()
    }

    /// What is wrong with the profiles.
    pub(super) fn profile_problems(&self, base: &Suppression) -> Vec<String> {
        let unknown = |key: String, id: &str| format!("`{key}`: no profile `{id}`, expected {}", known());
        let is_unknown = |id: &&String| Readers::further(id).is_none();
        let mut problems: Vec<String> =
            self.profiles.iter().filter(is_unknown).map(|id| unknown("report.profiles".to_owned(), id)).collect();
        problems.extend(self.profile.keys().filter(is_unknown).map(|id| unknown(format!("report.profile.{id}"), id)));
        for (id, own) in &self.profile {
            if let Some(people) = own.people.filter(|people| *people < base.k) {
                let least = format!("expected at least {}, the `k` of [suppression]", base.k);
                problems.push(format!("`report.profile.{id}.people`: {least}, found {people}"));
            }
        }
        problems
    }
}

/// The ids that can be asked for, in words.
#[must_use]
pub fn known() -> String {
    let ids: Vec<String> = further().iter().map(|profile| format!("`{}`", profile.id)).collect();
    ids.join(" or ")
}

/// For whom a report is written.
#[derive(Clone, Debug, Serialize)]
pub struct Audience {
    /// What stands before the readers' name.
    pub label: String,
    /// Who reads the dashboard.
    pub dashboard: Reader,
    /// Who reads the pack.
    pub pack: Reader,
    /// Whether the pack holds every indicator, every definition and every file.
    pub everything: bool,
}

/// The readers of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Reader {
    /// Who they are.
    pub readers: String,
    /// Who they are and what they are not told, as sentences.
    pub left_out: String,
}

/// Whom both documents are written for, and what these are not told.
pub(super) fn audience(facts: &Facts<'_>) -> Audience {
    let Readers { dashboard, pack } = facts.options.readers;
    Audience {
        label: facts.words.word("profile-written-for"),
        dashboard: reader(facts, dashboard, Extent::Everything),
        pack: reader(facts, pack, pack.extent),
        everything: pack.extent == Extent::Everything,
    }
}

fn reader(facts: &Facts<'_>, profile: &Profile, extent: Extent) -> Reader {
    let readers = facts.words.word(&format!("profile-{}", profile.id));
    let people = Arg::Count(f64::from(facts.findings.rules.k));
    let mut left = vec![facts.words.say("profile-few", &[("people", people)])];
    if profile.dimensions.is_some() {
        left.push(facts.words.word("profile-members"));
    }
    for part in Part::VARIANTS.iter().filter(|part| !profile.parts.contains(part)) {
        let word: &'static str = part.into();
        left.push(facts.words.word(&format!("profile-part-{word}")));
    }
    if extent == Extent::Headlines {
        left.push(facts.words.word("profile-headlines"));
    }
    let left_out = facts.words.say("profile-left-out", &[("parts", left.join("; ").into())]);
    let sentence = prose::sentence(&format!("{}: {readers}", facts.words.word("profile-written-for")));
    Reader { readers, left_out: format!("{sentence} {left_out}") }
}
