//! The erasure of one person as users meet it: a plan, a change of every row that names them, and that nothing brings the
//! rows back.

use crate::everything;
use crate::project::{Project, rows_of};
use auditpack::event::name as n;
use auditpack::event::table::Table;
use auditpack::event::tables::{CASE, ENTITY, EVENT, EXTRA, PEOPLE, REVIEW, RUN, TABLES, USAGE};
use auditpack::ingest::identity::Key;
use auditpack::lake::{self, Snapshot};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// The rows of a table but for their hashes, which are drawn anew.
pub(crate) fn rows_without_hash(snapshot: &Snapshot, table: &Table) -> Vec<String> {
    let names: Vec<_> =
        table.columns.iter().map(|column| column.name).filter(|name| *name != n::CONTENT_HASH).collect();
    rows_of(snapshot, table, &names)
}

fn rows(project: &Project, table: &Table) -> Vec<String> {
    rows_without_hash(&project.snapshot(), table)
}

fn all_rows(project: &Project) -> Vec<Vec<String>> {
    TABLES.iter().map(|table| rows(project, table)).collect()
}

/// Every pseudonym that a text holds.
pub(crate) fn pseudonyms(text: &str) -> BTreeSet<&str> {
    text.match_indices("p_")
        .filter_map(|(at, _)| text.get(at..at + 18))
        .filter(|text| Key::is_pseudonym(text))
        .collect()
}

/// The first person in a column.
fn somebody(project: &Project, table: &Table, column: &str) -> String {
    let rows = rows_of(&project.snapshot(), table, &[column]);
    rows.into_iter().find(|value| Key::is_pseudonym(value)).unwrap()
}

fn erase(project: &Project, person: &str) -> String {
    let args = ["prune", "--config", "auditpack.toml", "--person", person, "--yes", "--by", "Dana Reed"];
    project.run(&args).ok().err()
}

fn newest_manifest(project: &Project) -> String {
    project.read(&format!("lake/_manifests/{:020}.json", project.snapshot().sequence()))
}

fn assert_verified(project: &Project) {
    let findings = lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings;
    assert_eq!(findings, []);
}

/// What is restricted still lies beside the rows that it belongs to, whose hashes are drawn anew.
fn assert_beside(project: &Project) {
    let snapshot = project.snapshot();
    let owners: BTreeSet<String> = [&EVENT, &USAGE, &ENTITY]
        .into_iter()
        .flat_map(|table| {
            let rows = rows_of(&snapshot, table, &[n::SOURCE, n::DAY, n::CONTENT_HASH]);
            rows.into_iter().map(|row| format!("{} | {row}", table.name))
        })
        .collect();
    let beside = rows_of(&snapshot, &EXTRA, &[n::RECORD_TABLE, n::SOURCE, n::DAY, n::CONTENT_HASH]);
    assert!(beside.len() > 100);
    assert!(beside.iter().all(|row| owners.contains(row)), "{beside:?}");
}

/// No file of the lake has this in it, and no row.
fn assert_nowhere(project: &Project, pseudonym: &str) {
    assert_in_no_file(project, pseudonym);
    assert!(!all_rows(project).concat().iter().any(|row| row.contains(pseudonym)));
}

fn assert_in_no_file(project: &Project, pseudonym: &str) {
    for path in project.files("lake") {
        let bytes = fs::read(&path).unwrap();
        assert!(memchr::memmem::find(&bytes, pseudonym.as_bytes()).is_none(), "{}", path.display());
    }
}

#[test]
fn the_rows_are_nobodys_and_every_kpi_is_what_it_was() {
    let project = Project::small();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    let measure = || project.run(&["measure", "--config", "auditpack.toml", "--as-of", "2026-11-05T09:00:00Z"]).ok();
    measure();
    let documents = || ["kpis.json", "kpis.csv"].map(|name| project.read(&format!("out/2026-10/{name}")));
    let told = documents();
    let mut before = all_rows(&project);
    for (table, column) in [(&PEOPLE, n::ACTOR), (&REVIEW, n::REVIEWER)] {
        let old = somebody(&project, table, column);
        let all = before.concat().join("\n");
        let files = project.files("lake");
        let plan = project.run(&["prune", "--config", "auditpack.toml", "--person", &old, "--json"]).ok();
        assert!(plan.err().contains("nothing was changed") && !plan.out().contains("p_"), "{}", plan.out());
        let plan: Value = serde_json::from_str(&plan.out()).unwrap();
        let rows_of = |entry: &Value| entry["rows"].as_u64().unwrap();
        let changes = plan["change"].as_array().unwrap();
        let planned = changes.iter().map(rows_of).sum::<u64>();
        // What lies beside a row that names the person changes its hash with it, whatever it says itself.
        let beside = changes.iter().filter(|entry| entry["table"] == EXTRA.name).map(rows_of).sum::<u64>();
        assert_eq!(project.files("lake"), files, "a plan changes nothing");
        let said = erase(&project, &old);
        assert!(
            said.contains("the certificate is in manifest") && said.contains("hint: what the person does from now on")
        );
        assert_in_no_file(&project, &old);
        // New pseudonyms are in the place of the old ones, and nothing else has changed.
        let after = all_rows(&project);
        let now = after.concat().join("\n");
        let [gone, new] = [(&all, &now), (&now, &all)].map(|(one, other)| &pseudonyms(one) - &pseudonyms(other));
        assert!(gone.contains(&*old) && gone.len() == new.len(), "{gone:?} {new:?}");
        assert!(gone.is_disjoint(&pseudonyms(&now)));
        let somebody = |row: &String, names: &BTreeSet<&str>| {
            names.iter().fold(row.clone(), |row, name| row.replace(name, "somebody"))
        };
        let each = |rows: &[Vec<String>], names| {
            let mut rows: Vec<String> = rows.concat().iter().map(|row| somebody(row, names)).collect();
            rows.sort();
            rows
        };
        let by_themselves = TABLES.iter().zip(&before).filter(|(table, _)| table.name != EXTRA.name);
        let by_themselves = by_themselves.flat_map(|(_, rows)| rows).map(|row| somebody(row, &gone));
        let naming = by_themselves.filter(|row| row.contains("somebody")).count();
        assert!(each(&after, &new) == each(&before, &gone), "rows that name nobody have changed");
        assert_eq!((planned - beside) as usize, naming);
        let manifest = newest_manifest(&project);
        assert!(gone.union(&new).all(|name| !manifest.contains(name)), "{manifest}");
        let facts = &serde_json::from_str::<Value>(&manifest).unwrap()["facts"];
        assert_eq!((&facts["command"], &facts["by"]), (&json!("erase"), &json!("Dana Reed")));
        let certified = facts["erased"].as_array().unwrap().iter().map(|entry| entry["rows"].as_u64().unwrap());
        assert_eq!(certified.sum::<u64>(), planned);
        before = after;
    }
    assert_verified(&project);
    assert_beside(&project);
    measure();
    assert_eq!(documents(), told);
    let pack = project.run(&["verify", "out/2026-10/board-pack.pdf", "--config", "auditpack.toml"]).ok();
    assert!(pack.out().contains("equal    kpi            review.coverage"), "{}", pack.out());
}

#[test]
fn exports_that_are_read_again_bring_nobody_back_in_any_format() {
    let project = everything::project();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let mut people = BTreeSet::new();
    for table in TABLES {
        for column in table.columns.iter().filter(|column| column.names_people()) {
            let told = rows_of(&project.snapshot(), table, &[column.name]).join("\n");
            people.extend(pseudonyms(&told).into_iter().take(2).map(str::to_owned));
        }
    }
    assert!(people.len() > 5, "{people:?}");
    let old = hashes_of(&project, &people);
    let unnamed = |project: &Project, hash: &String| cells(project).iter().any(|cell| cell.ends_with(hash.as_str()));
    assert!(old.iter().any(|(_, hex)| unnamed(&project, hex)), "no export without ids: the test has lost its teeth");
    // Who is an alias of another has gone with them.
    for person in &people {
        if all_rows(&project).concat().iter().any(|row| row.contains(person)) {
            erase(&project, person);
        }
    }
    assert_verified(&project);
    // Only `run` gets rows, which say what became of the files.
    let filled = || TABLES.iter().filter(|table| **table != &RUN);
    let counts = || filled().map(|table| (table.name, rows(&project, table).len())).collect::<Vec<_>>();
    let before = counts();
    // Other bytes, the same rows.
    for path in project.files("all") {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text + "\n").unwrap();
    }
    let said = project.run(&["ingest", "--config", "auditpack.toml"]).ok().err();
    assert!(!said.contains("were read before") && said.contains(" duplicate"), "{said}");
    assert_eq!(counts(), before, "{said}");
    let left = all_rows(&project).concat().join("\n");
    for person in &people {
        assert_in_no_file(&project, person);
        assert!(!left.contains(person.as_str()));
    }
    // Who has the key could make the hash of a row for everybody whom they suspect.
    let now = cells(&project);
    for (hash, hex) in old {
        assert!(!now.contains(&hash) && !now.iter().any(|cell| cell.ends_with(&hex)), "{hash} {hex}");
    }
}

/// Everything that stands in a cell of the lake.
fn cells(project: &Project) -> BTreeSet<String> {
    let rows = TABLES.iter().flat_map(|table| project.rows(table));
    rows.flat_map(|row| row.split(" | ").map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The hashes of all rows that name any of these people, as numbers and in hex.
fn hashes_of(project: &Project, people: &BTreeSet<String>) -> Vec<(String, String)> {
    let mut hashes = Vec::new();
    for table in TABLES.iter().filter(|table| table.columns.iter().any(|column| column.name == n::CONTENT_HASH)) {
        let named = table.columns.iter().filter(|column| column.names_people()).map(|column| column.name);
        let rows = rows_of(&project.snapshot(), table, &[n::CONTENT_HASH].into_iter().chain(named).collect::<Vec<_>>());
        let naming = rows.iter().filter(|row| people.iter().any(|person| row.contains(person)));
        hashes.extend(naming.map(|row| row.split(" | ").next().unwrap().to_owned()));
    }
    hashes.into_iter().map(|hash| (hash.clone(), format!("{:016x}", hash.parse::<i64>().unwrap()))).collect()
}

const CONFIG: &str = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n";

/// A call in the form of one export.
pub(crate) fn call(id: &str, user: &str, day: &str) -> String {
    format!(
        "{{\"request_id\":\"{id}\",\"call_type\":\"acompletion\",\"startTime\":\"{day}T10:00:00Z\",\
         \"endTime\":\"{day}T10:00:01Z\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\
         \"user\":\"{user}@acme.example\",\"prompt_tokens\":20,\"completion_tokens\":10,\"request_tags\":[],\"metadata\":{{}}}}\n"
    )
}

fn calls() -> Project {
    let project =
        Project::with(CONFIG, "calls.ndjson", call("1", "dana", "2026-03-01") + &call("2", "lee", "2026-03-01"));
    ingest(&project, "calls.ndjson");
    project
}

fn ingest(project: &Project, file: &str) -> String {
    project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", file]).ok().err()
}

#[test]
fn what_happens_later_comes_under_the_old_pseudonym_and_what_happened_before_never() {
    let project = calls();
    let actors = || rows_of(&project.snapshot(), &EVENT, &[n::EVENT_ID, n::ACTOR]);
    let before = actors();
    let (_, dana) = before[0].split_once(" | ").unwrap();
    erase(&project, "dana@acme.example");
    let erased = actors();
    assert!(erased[0].starts_with("1 | p_") && erased[0] != before[0] && erased[1] == before[1], "{erased:?}");
    let later = call("1", "dana", "2026-03-01") + &call("2", "lee", "2026-03-01") + &call("3", "dana", "2026-03-02");
    project.write("again.ndjson", later + &call("4", "dana", "2027-03-01"));
    let said = ingest(&project, "again.ndjson");
    assert!(said.contains("4 rows = 1 accepted + 3 duplicate + 0 rejected"), "{said}");
    assert_eq!(actors(), [erased, vec![format!("4 | {dana}")]].concat());
    assert_verified(&project);
    // And once more.
    erase(&project, dana);
    assert_nowhere(&project, dana);
}

#[test]
fn a_name_leads_to_every_pseudonym_that_a_directory_has_for_it() {
    let project = everything::project();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let pairs = rows_of(&project.snapshot(), &ENTITY, &[n::ENTITY_ID, n::ALIAS]);
    let pair = pairs.iter().find(|row| !row.ends_with("∅")).unwrap();
    let (id, alias) = pair.split_once(" | ").unwrap();
    assert!(id != alias && [id, alias].into_iter().all(Key::is_pseudonym));
    erase(&project, alias);
    assert_nowhere(&project, id);
    assert_nowhere(&project, alias);
    assert_verified(&project);
}

#[test]
fn who_is_held_is_not_erased_and_no_held_row_is_changed() {
    let project = Project::small();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let config = project.read("auditpack.toml");
    let owner = somebody(&project, &CASE, n::OWNER);
    let row = rows_of(&project.snapshot(), &CASE, &[n::CASE_ID, n::OWNER]).into_iter().find(|row| row.contains(&owner));
    let row = row.unwrap();
    let (case, _) = row.split_once(" | ").unwrap();
    let row =
        rows_of(&project.snapshot(), &EVENT, &[n::PROJECT, n::ACTOR]).into_iter().find(|row| row.contains("| p_"));
    let row = row.unwrap();
    let (name, actor) = row.split_once(" | ").unwrap();
    let holds = [
        (&owner, format!("person = \"{owner}\""), "rows of case by the hold"),
        (&owner, format!("case = \"{case}\""), "rows of case by the hold"),
        (&actor.to_owned(), format!("project = \"{name}\""), "rows of event by the hold"),
    ];
    let before = all_rows(&project);
    for (person, hold, says) in holds {
        let reason = "reason = \"litigation 17\"\nby = \"Legal\"\nsince = \"2026-05-01\"\n";
        project.write("auditpack.toml", format!("{config}\n[[retention.hold]]\n{hold}\n{reason}"));
        for more in [&[][..], &["--yes", "--by", "Dana Reed"]] {
            let args = [&["prune", "--config", "auditpack.toml", "--person", person][..], more].concat();
            project.run(&args).fails(78, &[says, "litigation 17 (Legal, since 2026-05-01)"]);
        }
    }
    assert_eq!(all_rows(&project), before);
    project.write("auditpack.toml", config);
    erase(&project, &owner);
}

#[test]
fn whom_nothing_names_cannot_be_erased() {
    let project = calls();
    let commits = project.snapshot().sequence();
    let args = |person| ["prune", "--config", "auditpack.toml", "--person", person, "--yes", "--by", "Dana Reed"];
    let says =
        ["cannot erase `Dana@acme.example`: no row of the lake names this person", "very spelling of the exports"];
    project.run(&args("Dana@acme.example")).fails(66, &says);
    project.run(&args("p_0123456789abcdef")).fails(66, &["names this pseudonym"]);
    assert_eq!(project.snapshot().sequence(), commits);
    assert_eq!(project.run(&args("lee@acme.example")[..6]).code(), 64, "somebody asks for it");
    // Without the key a name says nothing; a pseudonym does, but nobody will be known again.
    let without = |person| {
        let mut command = project.command(&args(person));
        crate::project::Ran::of(command.env_remove("AUDITPACK_KEY"))
    };
    without("dana@acme.example").fails(78, &["cannot tell the pseudonym", "there is no pseudonym key"]);
    let pseudonym = somebody(&project, &EVENT, n::ACTOR);
    let said = without(&pseudonym).ok().err();
    assert!(said.contains("warning: there is no pseudonym key: later runs cannot know the person again"), "{said}");
    assert_nowhere(&project, &pseudonym);
    assert_eq!(project.snapshot().erased().len(), 0);
}
