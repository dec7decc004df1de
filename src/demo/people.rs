//! The people of Northwind Assurance: who has a seat since when, in which team, and who left. All invented; the domain is
//! reserved and belongs to nobody.

use super::calendar;
use chrono::{Days, NaiveDate};
use sha2::{Digest, Sha256};

/// A member of staff.
pub(super) struct Person {
    /// Name as in the address, `first.last`.
    pub(super) name: &'static str,
    /// The team, as in the attribution map.
    pub(super) team: &'static str,
    /// Whether and when the seat was used.
    pub(super) seat: Seat,
    /// The last day with the seat, as year, month, day.
    left: Option<(i32, u32, u32)>,
}

/// The story of a seat.
#[derive(Clone, Copy)]
pub(super) enum Seat {
    /// Assigned before the story begins, and used.
    Old,
    /// Assigned on that day (year, month, day) and first used so many days later.
    Since((i32, u32, u32), u64),
    /// Assigned before the story begins, and never used.
    Unused,
    /// Assigned on that day and not yet used.
    NotYet((i32, u32, u32)),
}

impl Person {
    /// The e-mail address.
    pub(super) fn email(&self) -> String {
        format!("{}@northwind-assurance.example", self.name)
    }

    /// The name for people.
    pub(super) fn full_name(&self) -> String {
        let words = self.name.split('.').map(|word| word[..1].to_uppercase() + &word[1..]);
        words.collect::<Vec<_>>().join(" ")
    }

    /// The id of the Activity Feed and of the directory.
    pub(super) fn user_id(&self) -> String {
        let digest: String = self.digest()[..9].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("user_01Nw{digest}")
    }

    /// An address of the range that is reserved for documentation.
    pub(super) fn ip(&self) -> String {
        format!("203.0.113.{}", self.digest()[9])
    }

    /// The day on which the seat was assigned.
    pub(super) fn assigned(&self) -> NaiveDate {
        match self.seat {
            Seat::Old | Seat::Unused => calendar::day(2025, 3, 3) + Days::new(u64::from(self.digest()[10]) % 20 * 7),
            Seat::Since((year, month, day), _) | Seat::NotYet((year, month, day)) => calendar::day(year, month, day),
        }
    }

    /// The last day with the seat.
    pub(super) fn left(&self) -> Option<NaiveDate> {
        self.left.map(|(year, month, day)| calendar::day(year, month, day))
    }

    /// Whether the person may be using AI on a day.
    pub(super) fn uses_on(&self, day: NaiveDate) -> bool {
        let begun = match self.seat {
            Seat::Old => true,
            Seat::Since(_, days) => self.assigned() + Days::new(days) <= day,
            Seat::Unused | Seat::NotYet(_) => false,
        };
        begun && self.left().is_none_or(|left| day <= left)
    }

    fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.name).to_vec()
    }
}

const fn old(name: &'static str, team: &'static str) -> Person {
    Person { name, team, seat: Seat::Old, left: None }
}

const fn since(name: &'static str, team: &'static str, day: (i32, u32, u32), days: u64) -> Person {
    Person { name, team, seat: Seat::Since(day, days), left: None }
}

const fn unused(name: &'static str, team: &'static str) -> Person {
    Person { name, team, seat: Seat::Unused, left: None }
}

const fn leaver(name: &'static str, team: &'static str, left: (i32, u32, u32)) -> Person {
    Person { name, team, seat: Seat::Old, left: Some(left) }
}

const fn not_yet(name: &'static str, team: &'static str, day: (i32, u32, u32)) -> Person {
    Person { name, team, seat: Seat::NotYet(day), left: None }
}

/// The two intakes of 2026: of each one person took long to begin, or has not begun yet.
const SEPTEMBER: (i32, u32, u32) = (2026, 9, 7);
const OCTOBER: (i32, u32, u32) = (2026, 10, 5);

/// Everybody with a seat but the reviewers. In a team the first use AI most.
pub(super) static STAFF: &[Person] = &[
    old("amara.okafor", "Claims"),
    old("ben.hartley", "Claims"),
    old("chidi.eze", "Claims"),
    old("daisy.pemberton", "Claims"),
    since("anwen.price", "Claims", SEPTEMBER, 2),
    old("elif.yilmaz", "Claims"),
    since("cora.whitlock", "Claims", OCTOBER, 1),
    old("fergus.mackay", "Claims"),
    since("bashir.rahimi", "Claims", SEPTEMBER, 9),
    since("dmitri.volkov", "Claims", OCTOBER, 4),
    old("grace.adeyemi", "Underwriting"),
    old("harpreet.gill", "Underwriting"),
    old("isla.thornbury", "Underwriting"),
    since("faisal.noor", "Underwriting", SEPTEMBER, 3),
    old("jakub.nowak", "Underwriting"),
    since("gwen.ashcroft", "Underwriting", OCTOBER, 3),
    old("kezia.brathwaite", "Underwriting"),
    old("edith.marlow", "Underwriting"),
    old("liam.odonoghue", "Distribution"),
    old("mei.lin.tan", "Distribution"),
    old("niamh.kelleher", "Distribution"),
    since("kirsty.lang", "Distribution", SEPTEMBER, 1),
    old("hugo.bellamy", "Distribution"),
    old("ines.carvalho", "Distribution"),
    old("jonas.weber", "Distribution"),
    old("oscar.whitfield", "Product"),
    old("priya.raman", "Product"),
    old("lowell.finch", "Product"),
    old("maya.sorensen", "Product"),
    old("nadia.petrov", "Product"),
    old("rosa.delgado", "Customer Care"),
    old("sam.featherstone", "Customer Care"),
    old("tomasz.zielinski", "Customer Care"),
    old("owen.hargreaves", "Customer Care"),
    old("paloma.reyes", "Customer Care"),
    since("rhiannon.bevan", "Customer Care", OCTOBER, 7),
    old("quincy.adu", "Customer Care"),
    old("uma.krishnan", "Special Investigations"),
    old("victor.lindqvist", "Special Investigations"),
    old("wren.galloway", "Special Investigations"),
    old("yusuf.demir", "Special Investigations"),
    old("zofia.maj", "Engineering"),
    old("alistair.boyd", "Engineering"),
    old("bianca.rossi", "Engineering"),
    old("connor.walsh", "Engineering"),
    since("gareth.pugh", "Engineering", SEPTEMBER, 1),
    old("divya.menon", "Engineering"),
    since("hana.kimura", "Engineering", OCTOBER, 2),
    old("emil.hansen", "Engineering"),
    old("freya.dalton", "Engineering"),
    old("idris.bello", "Actuarial"),
    old("jemima.stone", "Actuarial"),
    old("kofi.mensah", "Actuarial"),
    old("leila.haddad", "Actuarial"),
    unused("marek.dvorak", "Actuarial"),
    leaver("nell.harding", "Marketing", (2026, 3, 13)),
    leaver("otis.grant", "Marketing", (2026, 3, 13)),
    leaver("rafe.sinclair", "Marketing", (2026, 10, 2)),
    old("petra.novak", "Marketing"),
    leaver("selma.aydin", "Marketing", (2026, 11, 2)),
    old("tariq.aziz", "Compliance"),
    old("una.mulcahy", "Compliance"),
    old("vera.lindgren", "Compliance"),
    since("xenia.popova", "Compliance", SEPTEMBER, 38),
    old("quentin.ashdown", "Compliance"),
    unused("will.thackeray", "Compliance"),
    old("yara.haddon", "Information Technology"),
    old("zane.porter", "Information Technology"),
    unused("abigail.frost", "Finance"),
    unused("barnaby.cole", "Finance"),
    not_yet("clara.jennings", "Finance", OCTOBER),
    not_yet("desmond.opoku", "Finance", (2026, 11, 3)),
];

/// Staff who review outputs. They hold no other role in the story.
pub(super) static REVIEWERS: &[Person] = &[
    unused("rev.helen.moss", "Review Desk"),
    unused("rev.anil.desai", "Review Desk"),
    unused("rev.bridget.cole", "Review Desk"),
    unused("rev.marcus.obi", "Review Desk"),
    unused("rev.tessa.lund", "Review Desk"),
];

/// The one with this name.
pub(super) fn named(name: &str) -> &'static Person {
    STAFF.iter().find(|person| person.name == name).expect("the story names nobody who is not in the cast")
}

/// The members of a team who use AI on a day, each with a weight: the first of a team use it most. Everybody, if there is
/// no such team.
pub(super) fn members(team: &str, day: NaiveDate) -> Vec<(u64, &'static Person)> {
    let known = STAFF.iter().any(|person| person.team == team);
    let here = STAFF.iter().filter(|person| (!known || person.team == team) && person.uses_on(day));
    here.enumerate().map(|(rank, person)| (4 + 12 / (rank as u64 + 1), person)).collect()
}

/// Staff who investigate flagged cases, as the ticket system names them.
pub(super) static INVESTIGATORS: &[&str] =
    &["Holly Prior", "Dev Anand", "Margit Olsen", "Tunde Bakare", "Iris Caldwell"];
