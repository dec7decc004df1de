//! Redshift: copies from S3 by the position of the columns, which is the same in the table and in every file.

use super::{Target, create_and_comment, literal, nothing, qualify};
use crate::event::table::{Table, Type};

pub(super) static REDSHIFT: Target = Target {
    id: "redshift",
    title: "Redshift",
    placeholder: "s3://BUCKET/lake",
    notes: &[
        "Run it in the query editor, or by: psql --file=load.sql (the cluster as its host).",
        "The cluster's default IAM role must be able to read the bucket, which must be in the cluster's region.",
        "A table without a row has no file, which is an error here: leave it out by --table.",
        "Instants are in UTC. A text of more than 65,535 bytes cannot be loaded.",
    ],
    type_name,
    before: nothing,
    create: create_and_comment,
    load,
    latest: qualify,
};

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "VARCHAR(65535)",
        Type::Int => "BIGINT",
        Type::Bool => "BOOLEAN",
        Type::Date => "DATE",
        Type::Timestamp => "TIMESTAMP",
        Type::Double => "DOUBLE PRECISION",
    }
}

/// The prefix leaves the Delta log out. `FILLRECORD` makes columns null that files of an older auditpack lack at the end.
fn load(table: &Table, lake: &str) -> String {
    let relation = table.relation();
    format!(
        "BEGIN;\nDELETE FROM {relation};\nCOPY {relation}\nFROM {}\nIAM_ROLE DEFAULT\nFORMAT AS PARQUET\nFILLRECORD;\nCOMMIT;\n",
        literal(&format!("{lake}/{}/dt=", table.name)),
    )
}
