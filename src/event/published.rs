//! Tables `kpi`, the numbers as they are, and `published`, every number that a board pack ever told or withheld. The latter
//! only ever grows: a pack that says something else than the one before it is another edition.

use super::column::Privacy::{Internal, Public};
use super::column::{Column, Unit, opt, req};
use super::name as n;
use super::table::{Table, Type};
use super::tables::DAY_COLUMN;

/// What is told of one number.
const KPI_COLUMNS: &[Column] = &[
    DAY_COLUMN,
    req(n::PERIOD, Type::Text, Public, "Period id, such as 2026-10"),
    req(n::PERIOD_END, Type::Date, Public, "First day after the period"),
    req(n::KPI, Type::Text, Public, "KPI id, area.name"),
    opt(n::DIMENSION, Type::Text, Internal, "Name of the dimension; null for the total"),
    opt(n::MEMBER, Type::Text, Internal, "Member of the dimension; null for the total"),
    opt(n::VALUE, Type::Double, Internal, "The value, in unit; null if not measurable"),
    req(n::UNIT, Type::Text, Public, "Unit of the value"),
    opt(n::NUMERATOR, Type::Double, Internal, "Numerator of a rate"),
    opt(n::DENOMINATOR, Type::Double, Internal, "Denominator of a rate"),
    opt(n::N, Type::Int, Internal, "Number of observations"),
    opt(n::CI_LOW, Type::Double, Internal, "Lower end of the interval"),
    opt(n::CI_HIGH, Type::Double, Internal, "Upper end of the interval"),
    opt(n::TARGET, Type::Double, Internal, "Target of the policy"),
    req(n::VERDICT, Type::Text, Internal, "met, not_met, cannot_tell, no_target or not_measurable"),
    opt(n::REASON, Type::Text, Internal, "Why the verdict is what it is"),
    req(n::AS_OF_US, Type::Int, Public, "Instant that open work was judged at").unit(Unit::UnixMicros),
    req(n::DEFINITION, Type::Text, Public, "First 12 hex digits of the definition card's SHA-256"),
    opt(n::STATE, Type::Text, Internal, "provisional or final"),
    opt(
        n::WITHHELD,
        Type::Bool,
        Internal,
        "Whether there is a value that is not told, because too few people stand behind it",
    ),
];

/// Tidy results: one row per period, KPI and member of a dimension.
pub static KPI: Table = Table {
    name: "kpi",
    grain: "period × KPI × member of a dimension",
    columns: KPI_COLUMNS,
    key: &[],
    versions: &[],
    sort: &[n::PERIOD, n::KPI, n::DIMENSION, n::MEMBER],
    derived: true,
    plain: &[],
    lineage: &[],
};

const BEFORE: [Column; 5] = [
    DAY_COLUMN,
    req(n::PACK, Type::Text, Public, "Id of the period that the pack is about; its trends tell of earlier ones"),
    req(n::EDITION, Type::Int, Public, "Edition of the pack, from 1"),
    req(n::PUBLISHED_US, Type::Int, Public, "When the edition was first written").unit(Unit::UnixMicros),
    req(n::PERIOD_START, Type::Date, Public, "First day of the period"),
];

const AFTER: [Column; 3] = [
    opt(
        n::BASIS,
        Type::Text,
        Public,
        "Digests of the policy, calendar, prices and assumptions that the value rests on",
    ),
    opt(n::SOURCES, Type::Text, Internal, "The sources that the value rests on"),
    opt(n::PEOPLE, Type::Int, Internal, "Number of people behind a value that was told"),
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
    key: &[],
    versions: &[],
    sort: &[n::PACK, n::EDITION, n::PERIOD_START, n::KPI, n::DIMENSION, n::MEMBER],
    derived: false,
    plain: &[],
    lineage: &[],
};
