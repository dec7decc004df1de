//! The harness: a folder with a configuration and exports, the real program run on it, and the lake read back as text.

use crate::bucket::{LEASE, Network, Place, Server};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use auditpack::demo::{self, Scale};
use auditpack::event::table::Table;
use auditpack::lake::{Lake, Location, Snapshot};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

/// The key that every test project uses, so that pseudonyms are the same everywhere.
pub(crate) const KEY: &str = "a key for tests and nothing else";

/// A source of calls in files `calls*.ndjson` that are of no format of ours: each has an `id` and says `at` what time it was.
pub(crate) const MAPPED_CALLS: &str = r#"
[[source]]
paths = ["calls*.ndjson"]
name = "gateway"
[source.mapping]
table = "event"
[source.mapping.columns]
event_id = "id"
ts = "at"
kind = { constant = "call" }
"#;

/// A folder with a configuration, and what the program does in it.
pub(crate) struct Project {
    dir: TempDir,
    /// Where its lake lies, if not in its folder.
    bucket: Option<Place>,
}

impl Project {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), bucket: None }
    }

    /// A copy of the folder and of all that is in it, in a new place below `folder`.
    pub(crate) fn copy_in(&self, folder: &Path) -> Self {
        let copy = Self { dir: tempfile::tempdir_in(folder).unwrap(), bucket: None };
        copy_below(self.dir.path(), copy.dir.path());
        match &self.bucket {
            Some(place) => copy.moved(&place.address(), place.copy()),
            None => copy,
        }
    }

    /// The same with its lake in a bucket, where nothing is yet.
    pub(crate) fn in_bucket(self, server: &Arc<Server>) -> Self {
        let config = self.read("auditpack.toml").replacen("lake = \"lake\"\n", "", 1);
        let lake = format!("[bucket]\nlease_seconds = {LEASE}\n[paths]\nlake = \"lake\"");
        self.write("auditpack.toml", config.replacen("[paths]", &lake, 1));
        self.moved("lake", server.place())
    }

    /// The same with its lake in another place.
    fn moved(self, from: &str, place: Place) -> Self {
        let [old, new] = [from, &place.address()].map(|lake| format!("lake = \"{lake}\""));
        self.write("auditpack.toml", self.read("auditpack.toml").replacen(&old, &new, 1));
        Self { bucket: Some(place), ..self }
    }

    /// The same where temporary files go.
    pub(crate) fn copy(&self) -> Self {
        self.copy_in(&std::env::temp_dir())
    }

    /// Takes in a copy of a folder.
    pub(crate) fn take(&self, from: &Path, name: &str) {
        fs::create_dir(self.path(name)).unwrap();
        copy_below(from, &self.path(name));
    }

    /// The last two months of a tenth of the invented organisation, its reports in `out`: every day is a folder of the
    /// lake, so fewer days are what makes a run short.
    pub(crate) fn small() -> Self {
        let project = Self::empty();
        for file in demo::files(7, Scale::Tenth, "out") {
            let in_exports = file.path.starts_with("exports/");
            let recent = ["2026-09", "2026-10", "2026-11"].iter().any(|month| file.path.contains(month));
            if file.path.ends_with("incidents.csv") {
                let text = String::from_utf8(file.bytes).unwrap();
                let (header, rows) = text.split_once('\n').unwrap();
                let recent = rows.lines().filter(|row| row.contains("-09-2026") || row.contains("-10-2026"));
                project.write(&file.path, format!("{header}\n{}\n", recent.collect::<Vec<_>>().join("\n")));
            } else if !in_exports || recent {
                project.write(&file.path, &file.bytes);
            }
        }
        project
    }

    /// One configuration and one file of exports.
    pub(crate) fn with(config: &str, name: &str, export: impl AsRef<[u8]>) -> Self {
        let project = Self::empty();
        project.write("auditpack.toml", config);
        project.write(name, export);
        project
    }

    /// A configuration and two small logs of calls, which share a day; the second has a broken line.
    pub(crate) fn calls() -> Self {
        let config = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[paths]\noutput = \"out\"\n";
        let call = |day: u32| {
            format!(
                "{{\"request_id\":\"{day}\",\"call_type\":\"acompletion\",\"startTime\":\"2026-10-{day:02}T10:00:00Z\",\
                 \"endTime\":\"2026-10-{day:02}T10:00:01Z\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\
                 \"prompt_tokens\":20,\"completion_tokens\":10,\"request_tags\":[],\"metadata\":{{}}}}\n"
            )
        };
        let project = Self::with(config, "first.ndjson", (1..4).map(call).collect::<String>());
        project.write("second.ndjson", (3..6).map(call).collect::<String>() + "{\"request_id\":\"broken\"}\n");
        project
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program with these arguments, in this folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        self.command_under(&[], args)
    }

    /// The same, started by another program, given with its own arguments.
    fn command_under(&self, starter: &[&str], args: &[&str]) -> Command {
        let words = [starter, &[env!("CARGO_BIN_EXE_auditpack")], args].concat();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).current_dir(self.dir.path()).env("AUDITPACK_KEY", KEY).env("RUST_BACKTRACE", "0");
        command.envs(self.bucket.iter().flat_map(|place| place.variables(None)));
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_under(&[], args)
    }

    /// The same, started by another program.
    pub(crate) fn run_under(&self, starter: &[&str], args: &[&str]) -> Ran {
        let output = self.command_under(starter, args).output();
        Ran(output.unwrap_or_else(|error| panic!("cannot start {starter:?} auditpack: {error}")))
    }

    /// Starts the program.
    pub(crate) fn start(&self, args: &[&str]) -> Child {
        self.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Lake::open_at(&self.location(), "Europe/London").unwrap().snapshot().unwrap()
    }

    /// Where the lake lies.
    pub(crate) fn location(&self) -> Location {
        let folder = || self.path("lake").as_path().into();
        self.bucket.as_ref().map_or_else(folder, |place| place.location(&self.path("test-cache"), None))
    }

    /// The same through a network that may fail; only of a lake in a bucket.
    pub(crate) fn location_through(&self, network: &Network) -> Location {
        self.bucket.as_ref().unwrap().location(&self.path("test-cache"), Some(network.port))
    }

    /// Changes one byte in the middle of a file of a lake in a bucket.
    pub(crate) fn change_in_lake(&self, path: &str) {
        let mut bytes = self.in_lake(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        self.bucket.as_ref().unwrap().write(path, bytes);
    }

    /// The bytes of a file of the lake.
    pub(crate) fn in_lake(&self, path: &str) -> Result<Vec<u8>, String> {
        let folder = || fs::read(self.path("lake").join(path)).map_err(|error| error.to_string());
        self.bucket.as_ref().map_or_else(folder, |place| place.read(path))
    }

    /// The paths of all files of a lake in a bucket.
    pub(crate) fn in_bucket_below(&self, folder: &str) -> Vec<String> {
        self.bucket.as_ref().unwrap().files(folder)
    }

    /// Files that a writer has begun, and commits that are not carried out or uploads that are not ended.
    pub(crate) fn unfinished(&self) -> [usize; 2] {
        match &self.bucket {
            None => [self.files("lake/_staging").len(), self.files("lake/_commit").len()],
            Some(place) => {
                let staged =
                    self.files("lake-cache").into_iter().filter(|path| path.to_string_lossy().contains("/_staging/"));
                [staged.count(), place.files("_commit").len() + place.open_uploads()]
            }
        }
    }

    /// The rows of a table as text without their lineage, sorted.
    pub(crate) fn rows(&self, table: &Table) -> Vec<String> {
        rows(&self.snapshot(), table)
    }

    /// Every file below a folder.
    pub(crate) fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        below(&self.path(folder), &mut files);
        files.sort();
        files
    }
}

fn copy_below(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy_below(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Adds every file below a folder.
pub(crate) fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { below(&path, files) } else { files.push(path) }
    }
}

/// The rows of a table as text without their lineage, sorted.
pub(crate) fn rows(snapshot: &Snapshot, table: &Table) -> Vec<String> {
    let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    rows_of(snapshot, table, &names)
}

/// The same of some columns.
pub(crate) fn rows_of(snapshot: &Snapshot, table: &Table, names: &[&str]) -> Vec<String> {
    // `ts` is `ts_us` in another type, and when an edition was written hangs on when it was.
    let clock = [auditpack::event::name::TS, auditpack::event::name::PUBLISHED_US];
    let told = |name: &&&str| !table.lineage.contains(*name) && !clock.contains(*name);
    let names: Vec<_> = names.iter().filter(told).copied().collect();
    let files: Vec<_> = snapshot.files(table).iter().collect();
    let options = FormatOptions::default().with_null("∅");
    let mut rows = Vec::new();
    for batch in snapshot.read_columns(&files, &names).unwrap() {
        let columns: Vec<_> =
            batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options).unwrap()).collect();
        rows.extend(
            (0..batch.num_rows())
                .map(|row| columns.iter().map(|column| column.value(row).to_string()).collect::<Vec<_>>().join(" | ")),
        );
    }
    rows.sort();
    rows
}

/// A finished run of the program.
pub(crate) struct Ran(Output);

impl Ran {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        Self(command.output().unwrap())
    }

    pub(crate) fn code(&self) -> i32 {
        self.0.status.code().expect("the program ended by itself")
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    /// Whether the run ended well; a run that was killed did not.
    pub(crate) fn succeeded(&self) -> bool {
        self.0.status.success()
    }

    /// The run, if it succeeded.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.code(), 0, "{}", self.err());
        self
    }

    /// The run, if it ended with this code and said all of this on standard error.
    #[track_caller]
    pub(crate) fn fails(self, code: i32, says: &[&str]) -> Self {
        let err = self.err();
        assert_eq!(self.code(), code, "{err}");
        for text in says {
            assert!(err.contains(text), "`{text}` is missing in:\n{err}");
        }
        assert!(err.contains("hint: "), "no hint in:\n{err}");
        self
    }
}
