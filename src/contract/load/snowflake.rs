//! Snowflake: copies from a stage, by column name.

use super::{Target, columns, comment, literal, qualify};
use crate::contract::schema::{about, sentence};
use crate::event::table::{Table, Type};

/// The stage that a URL gets.
const STAGE: &str = "@audit_lake";

pub(super) static SNOWFLAKE: Target = Target {
    id: "snowflake",
    title: "Snowflake",
    placeholder: STAGE,
    notes: &[
        "Run it by: snow sql --filename load.sql, in the database and schema that shall hold the tables.",
        "With --lake s3://bucket/lake it makes the stage; your administrator names the storage integration.",
    ],
    type_name,
    before,
    create,
    load,
    latest: qualify,
};

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "VARCHAR",
        Type::Int => "NUMBER(19, 0)",
        Type::Bool => "BOOLEAN",
        Type::Date => "DATE",
        Type::Timestamp => "TIMESTAMP_LTZ(6)",
        Type::Double => "FLOAT",
    }
}

/// Where the files are staged: the stage that was named, or the one made for a URL.
fn stage(lake: &str) -> &str {
    if lake.starts_with('@') { lake } else { STAGE }
}

fn before(lake: &str) -> String {
    if lake.starts_with('@') {
        return String::new();
    }
    let name = STAGE.trim_start_matches('@');
    format!(
        "\nCREATE STAGE IF NOT EXISTS {name}\n  URL = {}\n  STORAGE_INTEGRATION = audit_lake_integration;  -- yours\n",
        literal(&format!("{lake}/"))
    )
}

fn create(target: &Target, table: &Table) -> String {
    let columns = columns(target, table, |column| format!(" COMMENT {}", literal(&comment(column))));
    format!(
        "CREATE TABLE IF NOT EXISTS {} (\n{columns}\n)\nCOMMENT = {};\n",
        table.relation(),
        literal(&sentence(&about(table)))
    )
}

/// The path is a prefix, which leaves the Delta log out. Without logical types instants would arrive as numbers. `FORCE`, because the rows that a file brought were deleted.
fn load(table: &Table, lake: &str) -> String {
    let relation = table.relation();
    format!(
        "BEGIN;\nDELETE FROM {relation};\nCOPY INTO {relation}\nFROM {}\nFILE_FORMAT = (TYPE = \
         PARQUET USE_LOGICAL_TYPE = TRUE USE_VECTORIZED_SCANNER = TRUE)\nMATCH_BY_COLUMN_NAME = CASE_INSENSITIVE\nFORCE = \
         TRUE;\nCOMMIT;\n",
        literal(&format!("{}/{}/dt=", stage(lake), table.name)),
    )
}
