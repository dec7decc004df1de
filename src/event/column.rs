//! What a column of the lake is: each is documented here once, and everything that tells of it (the Delta log, `schema`,
//! the data contract, the DDL of every warehouse) is made from that.

use super::table::Type;
use strum::{AsRefStr, VariantArray};

/// Whom a column may be shown to. The four words are those that data catalogues use; the narrowest column of a table
/// decides on a copy of the whole table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsRefStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Privacy {
    /// Tells nothing of the organisation or its people: days, hashes, versions, and words of our own closed lists.
    Public,
    /// Tells what the organisation does, by whatever names it gave: projects, teams, keys, models, cost, free words of an
    /// export.
    Internal,
    /// Tells of one person under a keyed pseudonym. With the key it can be undone, so it is still personal data (GDPR,
    /// Article 4(5)).
    Personal,
    /// Holds whatever else an export said. Content, e-mail and network addresses are taken out, but no list of ours says
    /// what remains.
    Restricted,
}

impl Privacy {
    /// What the class means, for people who decide on access.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Public => "tells nothing of the organisation or its people",
            Self::Internal => "tells what the organisation does",
            Self::Personal => "tells of one person under a keyed pseudonym: personal data",
            Self::Restricted => "holds whatever else an export said, redacted: keep it to those who investigate",
        }
    }
}

/// What a number counts, where its name does not say it all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An instant as a whole number.
    UnixMicros,
    /// A duration.
    Millis,
    /// Money.
    NanoUsd,
    /// Pieces of text as a model counts them.
    Tokens,
    /// A size.
    Bytes,
}

impl Unit {
    /// The unit in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::UnixMicros => "microseconds since 1970 UTC",
            Self::Millis => "milliseconds",
            Self::NanoUsd => "nano-dollars, 10⁻⁹ USD",
            Self::Tokens => "tokens",
            Self::Bytes => "bytes",
        }
    }
}

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the Parquet file. No SQL dialect that we write for reserves it.
    pub name: &'static str,
    /// The type.
    pub kind: Type,
    /// Whether a row may have no value.
    pub nullable: bool,
    /// Whom it may be shown to.
    pub privacy: Privacy,
    /// What the number counts; `None` for text, days and plain counts.
    pub unit: Option<Unit>,
    /// The closed list that the value is a word of; empty if any value may stand there.
    pub words: &'static [&'static str],
    /// The schema version that brought the column. It may be missing in files whose footer has an earlier one.
    pub since: u32,
    /// The last version that wrote values there. Rows of later ones have null, or the least that the
    /// type allows; `lake upgrade` makes that of older ones.
    pub until: Option<&'static str>,
    /// What the value means; unit and words are told by [`Column::comment`].
    pub doc: &'static str,
}

impl Column {
    /// Whether rows of today hold something in it that is only for those who investigate.
    #[must_use]
    pub const fn is_restricted(&self) -> bool {
        matches!(self.privacy, Privacy::Restricted) && self.until.is_none()
    }

    /// Whether its text may name a person: a pseudonym is the value, or stands somewhere in it.
    #[must_use]
    pub const fn names_people(&self) -> bool {
        matches!(self.kind, Type::Text) && matches!(self.privacy, Privacy::Personal | Privacy::Restricted)
    }

    /// The meaning with the unit and the closed list: what stands beside the column wherever it is described.
    #[must_use]
    pub fn comment(&self) -> String {
        let unit = self.unit.map_or(String::new(), |unit| format!(" ({})", unit.words()));
        let words = match self.words {
            [before @ .., last] => format!(": {} or {last}", before.join(", ")),
            [] => String::new(),
        };
        format!("{}{unit}{words}", self.doc)
    }

    /// The same column, whose number counts this.
    pub(super) const fn unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The same column, whose value is one of a closed list.
    pub(super) const fn one_of(mut self, words: &'static [&'static str]) -> Self {
        self.words = words;
        self
    }
}

/// A column that every row has a value in. A column of a later schema version is written
/// `Column { since: 2, ..opt(…) }`, at the end of its table.
pub(super) const fn req(name: &'static str, kind: Type, privacy: Privacy, doc: &'static str) -> Column {
    Column { name, kind, nullable: false, privacy, unit: None, words: &[], since: 1, until: None, doc }
}

/// A column that a row may have no value in.
pub(crate) const fn opt(name: &'static str, kind: Type, privacy: Privacy, doc: &'static str) -> Column {
    Column { nullable: true, ..req(name, kind, privacy, doc) }
}
