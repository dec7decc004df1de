//! The tables told to others: schema, data contract, dbt sources, load scripts. What needs other engines is in
//! [`loads`].

use crate::project::Project;
use auditpack::contract::load::{TARGETS, Target, script};
use auditpack::contract::{dbt, odcs, schema, shared};
use auditpack::event::column::{Column, Privacy};
use auditpack::event::name as n;
use auditpack::event::table::{SCHEMA_VERSION, Table, Type};
use auditpack::event::tables::{EXTRA, TABLES};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

#[path = "contract/loads.rs"]
mod loads;

/// Words that are reserved in one of the dialects that we write for, from their own lists. `case` is why there is `relation`.
const RESERVED: &str = include_str!("contract/reserved.txt");

/// A script that loads all tables.
fn whole(target: &Target) -> String {
    script(target, None, TABLES, &|_| false)
}

/// The part of a script that makes a table, up to the end of its columns.
fn created<'a>(text: &'a str, table: &Table) -> &'a str {
    let begin =
        text.find(&format!(" {} (\n", table.relation())).unwrap_or_else(|| panic!("{} is not made", table.name));
    &text[begin..begin + text[begin..].find("\n)").unwrap()]
}

#[test]
fn declarations_of_columns_keep_their_promises() {
    for table in TABLES {
        let mut since = 1;
        for column in table.columns {
            let Column { name, nullable, doc, .. } = *column;
            assert!(column.since >= since && column.since <= SCHEMA_VERSION, "{}.{name}: added at the end", table.name);
            assert!(column.since == 1 || nullable, "{}.{name}: a later column is missing in older files", table.name);
            since = column.since;
            assert!(!doc.is_empty() && !doc.ends_with('.'), "{}.{name}: {doc}", table.name);
            assert_eq!(column.unit.is_some(), name.ends_with("_us") || unit_in(name), "{}.{name}: unit", table.name);
        }
        for name in table.key {
            assert!(!table.columns[table.index(name)].nullable, "{}: {name} is null in a key", table.name);
        }
        for name in table.versions {
            assert!(table.columns.iter().any(|column| column.name == *name), "{}: no column {name}", table.name);
        }
        assert!(table.columns[table.index(table.day())].kind == Type::Date, "{}", table.name);
    }
}

/// Whether a column's name says that its number has a unit.
fn unit_in(name: &str) -> bool {
    let tokens = name.starts_with("tokens_") && name != n::TOKENS_COUNT;
    tokens || name.ends_with("_ms") || name.ends_with("_nano_usd") || name == n::BYTES
}

#[test]
fn whoever_is_told_of_under_a_pseudonym_is_personal_and_free_text_is_restricted() {
    for column in TABLES.iter().flat_map(|table| table.columns) {
        let person = [n::ACTOR, n::REVIEWER, n::AUTHOR, n::OWNER, n::ALIAS, n::ENTITY_ID, n::SESSION_ID];
        assert_eq!(column.privacy == Privacy::Personal, person.contains(&column.name), "{}", column.name);
        assert_eq!(column.privacy == Privacy::Restricted, column.name == n::EXTRA_JSON, "{}", column.name);
        let coded = !column.words.is_empty() || column.kind == Type::Date;
        assert!(!coded || column.privacy == Privacy::Public, "{} is a word of ours", column.name);
    }
}

#[test]
fn no_name_is_a_reserved_word_so_that_nothing_need_be_quoted() {
    let reserved: BTreeSet<&str> = RESERVED.split_whitespace().collect();
    assert!(reserved.contains("case") && reserved.len() > 200);
    for table in TABLES {
        for name in table.columns.iter().map(|column| column.name).chain([table.relation()]) {
            assert!(!reserved.contains(name), "{}: `{name}` is a reserved word", table.name);
            assert!(name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'));
        }
    }
}

#[test]
fn every_column_stands_once_in_every_document() {
    let (text, markdown) = (schema::text(TABLES), schema::markdown(TABLES));
    let json: Value = serde_json::from_str(&schema::json(TABLES)).unwrap();
    let (odcs, dbt) = (odcs::contract(TABLES), dbt::sources(TABLES));
    for (place, table) in TABLES.iter().enumerate() {
        let columns = json["tables"][place]["columns"].as_array().unwrap();
        assert_eq!(columns.len(), table.columns.len(), "{}", table.name);
        for (column, told) in table.columns.iter().zip(columns) {
            assert_eq!(told["name"], column.name);
            assert_eq!(told["meaning"], column.doc);
        }
    }
    let all = |name: &str| TABLES.iter().flat_map(|table| table.columns).filter(|column| column.name == name).count();
    for name in TABLES.iter().flat_map(|table| table.columns).map(|column| column.name).collect::<BTreeSet<_>>() {
        assert_eq!(text.lines().filter(|line| line.starts_with(&format!("  {name} "))).count(), all(name), "{name}");
        assert_eq!(markdown.matches(&format!("| `{name}` |")).count(), all(name), "{name}");
        let yaml = if name == n::N { "\"n\"" } else { name };
        for document in [&odcs, &dbt] {
            let begins = |line: &&str| line.trim_start().strip_prefix("- name: ").is_some_and(|found| found == yaml);
            let tables = TABLES.iter().filter(|table| [table.name, table.relation()].contains(&name)).count();
            assert_eq!(document.lines().filter(begins).count(), all(name) + tables, "{name}");
        }
    }
}

#[test]
fn every_column_is_made_once_in_every_warehouse() {
    for target in TARGETS {
        let text = whole(target);
        assert_eq!(text, whole(target), "{}", target.id);
        for table in TABLES {
            let body = created(&text, table);
            let names: Vec<&str> = body.lines().skip(1).map(|line| line.split_whitespace().next().unwrap()).collect();
            let expected: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            assert_eq!(names, expected, "{}: {}", target.id, table.name);
            for column in table.columns {
                let comment = column.comment().replace(['\'', '"'], "");
                let told = text.replace("''", "").replace(['\'', '"', '\\'], "");
                assert!(told.contains(&comment), "{}: {}.{}: {comment}", target.id, table.name, column.name);
            }
            assert_eq!(text.contains(&format!("{}_latest", table.relation())), !table.versions.is_empty());
        }
    }
}

#[test]
fn every_type_has_a_name_of_its_own_in_every_warehouse() {
    let kinds = [Type::Text, Type::Int, Type::Bool, Type::Date, Type::Timestamp, Type::Double];
    for target in TARGETS {
        let names: BTreeSet<&str> = kinds.into_iter().map(target.type_name).collect();
        assert_eq!(names.len(), kinds.len(), "{}", target.id);
    }
}

#[test]
fn scripts_keep_to_what_each_warehouse_asks_of_a_load() {
    let of = |id: &str| whole(TARGETS.iter().find(|target| target.id == id).unwrap());
    let every = TABLES.len();
    let check = |id: &str, says: &[&str]| {
        let text = of(id);
        for part in says {
            assert!(text.matches(part).count() >= every, "{id}: `{part}` in\n{text}");
        }
    };
    check("duckdb", &["BY NAME", "union_by_name = true, hive_partitioning = false", "DELETE FROM"]);
    check("postgresql", &["\\copy", "HEADER MATCH", "TRUNCATE"]);
    check("clickhouse", &["ENGINE = MergeTree", "'Parquet'", "TRUNCATE TABLE"]);
    check("spark", &["INSERT OVERWRITE", "BY NAME", "/dt=*`"]);
    check("databricks", &["INSERT OVERWRITE", "FROM delta.`s3://BUCKET/lake/"]);
    check("snowflake", &["USE_LOGICAL_TYPE = TRUE", "MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE", "FORCE = TRUE"]);
    check("bigquery", &["LOAD DATA INTO", "PARTITION BY", "/dt=*.parquet\""]);
    check("redshift", &["FORMAT AS PARQUET", "FILLRECORD", "/dt='"]);
    assert!(of("clickhouse").contains("s3('s3://BUCKET/lake/event/dt=*/*.parquet'"));
    // Redshift maps columns by their place: those of the table are those of the file.
    assert!(!of("redshift").contains("COPY event ("));
}

#[test]
fn the_commands_write_them_and_say_what_they_know() {
    let project = Project::empty();
    let ran = |args: &[&str]| project.run(args).ok().out();
    assert_eq!(ran(&["schema"]), schema::text(TABLES));
    assert_eq!(ran(&["schema", "--format", "odcs"]), odcs::contract(TABLES));
    assert_eq!(ran(&["schema", "--format", "dbt"]), dbt::sources(&shared()));
    let event = ran(&["schema", "event", "--format", "markdown"]);
    assert!(event.contains("## event\n") && !event.contains("## usage\n"), "{event}");
    project.run(&["schema", "events"]).fails(64, &["no table `events`", "the tables are event, usage,"]);
    project.run(&["load-sql", "oracle"]).fails(64, &["no warehouse `oracle`", "duckdb, postgresql"]);
    project.run(&["load-sql", "duckdb", "--table", "cases"]).fails(64, &["no table `cases`"]);
    let (help, readme) = (ran(&["load-sql", "--help"]), fs::read_to_string("README.md").unwrap());
    for target in TARGETS {
        assert!(help.contains(target.id), "{help}");
        assert!(readme.contains(target.title), "README.md does not name {}", target.title);
        assert_eq!(ran(&["load-sql", target.id]), script(target, None, &shared(), &|_| false));
    }
}

#[test]
fn a_table_without_a_file_is_made_and_not_loaded() {
    let project = Project::empty();
    project.write("lake/event/dt=2026-10-05/a.parquet", "");
    project.write("lake/usage/_delta_log/0.json", "");
    let text = project.run(&["load-sql", "duckdb", "--lake", "lake", "--table", "event,usage"]).ok().out();
    assert!(text.contains("read_parquet('lake/event/dt=*/*.parquet'"), "{text}");
    assert!(text.contains("CREATE TABLE IF NOT EXISTS usage ("), "{text}");
    assert!(!text.contains("lake/usage/"), "{text}");
    let elsewhere = project.run(&["load-sql", "snowflake", "--lake", "s3://audit/lake/"]).ok().out();
    assert!(elsewhere.contains("URL = 's3://audit/lake/'"), "{elsewhere}");
    assert_eq!(elsewhere.matches("COPY INTO").count(), shared().len());
}

#[test]
fn a_restricted_table_follows_from_its_columns_and_is_loaded_only_by_name() {
    let restricted: Vec<&str> = TABLES.iter().filter(|table| table.is_restricted()).map(|table| table.name).collect();
    assert_eq!(restricted, [EXTRA.name]);
    for table in TABLES {
        for column in table.columns.iter().filter(|column| column.until.is_some()) {
            assert!(column.doc.contains("in rows of version 0.1; "), "{}.{}", table.name, column.name);
        }
        // The same table with one more column.
        let columns = [table.columns, &[Column { privacy: Privacy::Restricted, ..table.columns[0] }]].concat();
        let more = Table { columns: columns.leak(), ..**table };
        assert!(more.is_restricted(), "{}", table.name);
    }
    for target in TARGETS {
        let text = script(target, None, &shared(), &|_| false);
        assert!(
            text.contains("\n-- Left out is what is restricted: extra. ") && !text.contains("\n-- extra: "),
            "{text}"
        );
        let text = script(target, None, &[&EXTRA], &|_| false);
        assert!(text.contains("-- Grant it to those who investigate") && !text.contains("Left out"), "{text}");
    }
    let dbt = dbt::sources(&shared());
    assert!(dbt.contains("\n# Left out, ") && !dbt.contains("- name: extra\n"), "{dbt}");
    assert!(odcs::contract(TABLES).contains("tags: [restricted]"));
}

#[test]
fn a_path_with_quotes_stays_one_path() {
    let lake = Some("it's $HOME/`x`");
    let of = |id: &str| script(TARGETS.iter().find(|target| target.id == id).unwrap(), lake, &TABLES[..1], &|_| false);
    assert!(of("duckdb").contains("'it''s $HOME/`x`/event/"), "{}", of("duckdb"));
    // In PostgreSQL's script it is in SQL, in a shell's double quotes, in psql's single quotes.
    assert!(of("postgresql").contains(r"''it''''s \$HOME/\`x\`/event/"), "{}", of("postgresql"));
}
