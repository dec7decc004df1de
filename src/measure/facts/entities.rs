//! What `entity` says: the latest record of every person, key, project and the like.

use crate::event::name as n;
use crate::event::tables::ENTITY;
use crate::event::taxonomy::EntityKind;
use crate::measure::frame::{Rows, required};
use anyhow::Result;
use polars::prelude::{Expr, LazyFrame, SortMultipleOptions, col, lit};

/// One entity of a directory, by its latest record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entity {
    /// Name of the format.
    pub(crate) source: String,
    /// What it is.
    pub(crate) kind: EntityKind,
    /// Its id; people as keyed pseudonyms.
    pub(crate) id: String,
    /// What it belongs to: the workspace of a key, the group of a member.
    pub(crate) parent: Option<String>,
    /// The pseudonym under which exports that know only the e-mail have the same person.
    pub(crate) alias: Option<String>,
    /// State or role, in the directory's own word.
    pub(crate) state: Option<String>,
    /// When it was made, microseconds since 1970 UTC.
    pub(crate) created_us: Option<i64>,
    /// When it was archived, deleted or expired.
    pub(crate) ended_us: Option<i64>,
}

/// Reads `entity`: per entity what was observed last, up to the as-of instant; in the order of source, kind, id and parent.
pub(super) fn collect(entity: LazyFrame, as_of_us: i64) -> Result<Vec<Entity>> {
    const TAKEN: [&str; 4] = [n::ALIAS, n::STATE, n::CREATED_US, n::ENDED_US];
    let age = [col(n::OBSERVED_US), col(n::CONTENT_HASH)];
    let last = |name: &str| col(name).sort_by(age.clone(), SortMultipleOptions::default()).last();
    let seen = entity.filter(col(n::OBSERVED_US).lt_eq(lit(as_of_us)));
    let versions: Vec<Expr> = ENTITY.versions.iter().copied().map(col).collect();
    let latest = seen.group_by(versions).agg(TAKEN.map(last)).sort(ENTITY.versions.to_vec(), super::nulls_last());
    let rows = Rows::collect(latest)?;
    let text = |name| rows.text(name);
    let (source, kind, id) = (text(n::SOURCE)?, text(n::ENTITY_KIND)?, text(n::ENTITY_ID)?);
    let (parent, alias, state) = (text(n::PARENT_ID)?, text(n::ALIAS)?, text(n::STATE)?);
    let (created, ended) = (rows.int(n::CREATED_US)?, rows.int(n::ENDED_US)?);
    let of = |row| {
        Some(Entity {
            source: required(source, row).to_owned(),
            kind: required(kind, row).parse().ok()?,
            id: required(id, row).to_owned(),
            parent: parent.get(row).map(str::to_owned),
            alias: alias.get(row).map(str::to_owned),
            state: state.get(row).map(str::to_owned),
            created_us: created.get(row),
            ended_us: ended.get(row).filter(|us| *us <= as_of_us),
        })
    };
    Ok((0..rows.len()).filter_map(of).collect())
}
