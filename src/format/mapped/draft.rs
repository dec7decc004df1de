//! A mapping as the configuration writes it. Every entry keeps its place, so that what is wrong with it can be named by
//! its line.

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use toml::Spanned;

/// One `[source.mapping]` section, as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The table that the rows go to.
    pub(super) table: Spanned<String>,
    /// Path of the list that holds the records of a JSON page.
    pub(super) records: Option<Spanned<String>>,
    /// Length of a usage row's bucket, where the export tells only its start.
    pub(super) bucket: Option<Spanned<String>>,
    /// Paths of the other dimensions of a usage row.
    #[serde(default)]
    pub(super) cuts: Vec<Spanned<String>>,
    /// Paths of the unmapped fields that are kept beside the columns.
    #[serde(default)]
    pub(super) keep: Vec<Spanned<String>>,
    /// The columns, each with where its value comes from.
    pub(super) columns: BTreeMap<Spanned<String>, Spanned<Entry>>,
}

impl Draft {
    /// Where it stands in the text of the configuration, in bytes.
    #[must_use]
    pub fn place(&self) -> Range<usize> {
        self.table.span()
    }
}

/// Where the value of one column comes from, as written: a path, a list of paths, or a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry(pub(super) Parts);

/// The parts of a column's table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Parts {
    /// Paths that may hold the value, the best first.
    pub(super) from: Option<Paths>,
    /// Paths whose counts are taken off.
    pub(super) minus: Option<Spanned<Paths>>,
    /// The value of every row.
    pub(super) constant: Option<Spanned<toml::Value>>,
    /// The value for each of the export's own words.
    pub(super) values: Option<BTreeMap<Spanned<String>, Spanned<toml::Value>>>,
    /// The value for every other word.
    pub(super) otherwise: Option<Spanned<toml::Value>>,
    /// The value where there is none.
    pub(super) absent: Option<Spanned<toml::Value>>,
    /// How a time is written.
    pub(super) date: Option<Spanned<String>>,
    /// Zone of times that carry none.
    pub(super) zone: Option<Spanned<String>>,
    /// Unit of money or of a duration.
    pub(super) unit: Option<Spanned<String>>,
}

/// One path or a list of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = Entry;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a path such as \"usage.cost\", a list of paths, or a table with `from` or `constant`")
            }

            fn visit_str<E>(self, path: &str) -> Result<Entry, E> {
                Ok(Entry(Parts { from: Some(Paths(vec![path.to_owned()])), ..Parts::default() }))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Entry, A::Error> {
                Ok(Entry(Parts { from: Some(collected(list)?), ..Parts::default() }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                Parts::deserialize(MapAccessDeserializer::new(map)).map(Entry)
            }
        }
        deserializer.deserialize_any(Written)
    }
}

impl<'de> Deserialize<'de> for Paths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = Paths;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a path such as \"usage.cost\", or a list of paths")
            }

            fn visit_str<E>(self, path: &str) -> Result<Paths, E> {
                Ok(Paths(vec![path.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Paths, A::Error> {
                collected(list)
            }
        }
        deserializer.deserialize_any(Written)
    }
}

fn collected<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Paths, A::Error> {
    let mut paths = Vec::new();
    while let Some(path) = list.next_element()? {
        paths.push(path);
    }
    Ok(Paths(paths))
}
