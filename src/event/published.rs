//! Table `published`: every number that a board pack ever told or withheld. It only ever grows: a pack that says something
//! else than the one before it is another edition.

use super::name as n;
use super::table::{Column, Table, Type};
use super::tables::{DAY_COLUMN, KPI_COLUMNS, opt, req};

const BEFORE: [Column; 5] = [
    DAY_COLUMN,
    req(n::PACK, Type::Text, "Id of the period that the pack is about; its trends tell of earlier ones"),
    req(n::EDITION, Type::Int, "Edition of the pack, from 1"),
    req(n::PUBLISHED_US, Type::Int, "When the edition was first written, microseconds since 1970 UTC"),
    req(n::PERIOD_START, Type::Date, "First day of the period"),
];

const AFTER: [Column; 3] = [
    opt(n::BASIS, Type::Text, "Digests of the policy, calendar, prices and assumptions that the value rests on"),
    opt(n::SOURCES, Type::Text, "The sources that the value rests on"),
    opt(n::PEOPLE, Type::Int, "Number of people behind a value that was told"),
];

/// The first column of `kpi` is the folder's day, which stands in [`BEFORE`].
const COUNT: usize = BEFORE.len() + KPI_COLUMNS.len() - 1 + AFTER.len();

static COLUMNS: [Column; COUNT] = columns();

const fn columns() -> [Column; COUNT] {
    let mut all = [DAY_COLUMN; COUNT];
    let mut at = 0;
    while at < COUNT {
        all[at] = if at < BEFORE.len() {
            BEFORE[at]
        } else if at < COUNT - AFTER.len() {
            KPI_COLUMNS[at - BEFORE.len() + 1]
        } else {
            AFTER[at + AFTER.len() - COUNT]
        };
        at += 1;
    }
    all
}

/// Every number of every edition of a board pack.
pub static PUBLISHED: Table = Table {
    name: "published",
    grain: "edition of a pack × period × KPI × member of a dimension",
    columns: &COLUMNS,
    sort: &[n::PACK, n::EDITION, n::PERIOD_START, n::KPI, n::DIMENSION, n::MEMBER],
    derived: false,
    plain: &[],
    lineage: &[],
};
