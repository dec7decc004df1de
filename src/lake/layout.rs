//! Where things lie in a lake.
//!
//! ```text
//! <lake>/.lock                              held by the one writer; in a folder its text is for people, in a bucket it is the lease
//! <lake>/_manifests/00000000000000000001.json   what one commit did, and the version of every table after it
//! <lake>/_manifests/00000000000000000001.json.sha256   its hash, as `sha256sum --check` reads it
//! <lake>/_manifests/00000000000000000001.json.minisig  its signature, where commits are signed
//! <lake>/_commit/00000000000000000001.json  only while a commit is being finished
//! <lake>/_commit/….upload                   only in a bucket, while a large file is put there
//! <lake>/_staging/…                         unfinished files; never read, swept by the next writer; of a bucket in its cache
//! <lake>/<table>/_delta_log/00000000000000000000.json
//! <lake>/<table>/dt=2026-10-05/<run>-<sequence>-<number>.parquet
//! ```
//!
//! Paths are relative to the lake, with `/` between names.
//!
//! Files are of mode 0640 and folders 0750. Of a table with a restricted column, and by that alone, the data files are 0600 and
//! the folders of days 0700; its log tells days, counts and hashes, as the manifests do, and stays with theirs. In a bucket
//! the folder of the table is what a policy of access names.

use chrono::NaiveDate;

pub(super) const LOCK: &str = ".lock";
pub(super) const MANIFESTS: &str = "_manifests";
pub(super) const COMMIT: &str = "_commit";
pub(super) const STAGING: &str = "_staging";
pub(super) const LOG: &str = "_delta_log";
/// What the file with a manifest's hash is called behind the manifest's own name.
pub(super) const DIGEST: &str = "sha256";
/// The same of the file with its signature: what minisign looks for.
pub(super) const SIGNATURE: &str = "minisig";

/// The file of one manifest.
pub(super) fn manifest(sequence: u64) -> String {
    format!("{MANIFESTS}/{}", numbered(sequence))
}

/// The file with the hash of one manifest.
pub(super) fn digest(sequence: u64) -> String {
    format!("{}.{DIGEST}", manifest(sequence))
}

/// The file with the signature of one manifest.
pub(super) fn signature(sequence: u64) -> String {
    format!("{}.{SIGNATURE}", manifest(sequence))
}

/// What stands in the file with the hash of one manifest.
pub(super) fn digest_line(sequence: u64, sha256: &str) -> String {
    format!("{sha256}  {}\n", numbered(sequence))
}

/// The file that makes a commit binding.
pub(super) fn intent(sequence: u64) -> String {
    format!("{COMMIT}/{}", numbered(sequence))
}

/// The folder of a table's log.
pub(super) fn log(table: &str) -> String {
    format!("{table}/{LOG}")
}

/// One entry of a table's log.
pub(super) fn log_entry(table: &str, version: i64) -> String {
    format!("{table}/{LOG}/{}", numbered(version as u64))
}

/// The folder of a day, relative to its table.
pub(super) fn day_folder(day: NaiveDate) -> String {
    format!("dt={}", day.format("%Y-%m-%d"))
}

/// The day of a data file's path, relative to its table; `None` if it is not of the form `dt=YYYY-MM-DD/<name>.parquet`.
pub(super) fn day_of(path: &str) -> Option<NaiveDate> {
    let (folder, name) = path.split_once('/')?;
    let day = NaiveDate::parse_from_str(folder.strip_prefix("dt=")?, "%Y-%m-%d").ok()?;
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    (plain && name.ends_with(".parquet") && day_folder(day) == folder).then_some(day)
}

/// The name of a data file: unique, because a sequence number is committed once and numbers count within it.
pub(super) fn data_file(run_id: &str, sequence: u64, number: u32) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' };
    let run: String = run_id.chars().take(64).map(plain).collect();
    format!("{run}-{sequence:08}-{number:04}.parquet")
}

/// Whether a name is one that [`data_file`] makes: only such files are ever swept.
pub(super) fn is_ours(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".parquet") else { return false };
    let mut parts = stem.rsplit('-');
    let mut digits = |at_least| {
        parts.next().is_some_and(|part| part.len() >= at_least && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    digits(4) && digits(8)
}

/// The number in a file name of twenty digits and `.json`.
pub(super) fn number_of(name: &str) -> Option<u64> {
    let digits = name.strip_suffix(".json")?;
    (digits.len() == 20).then(|| digits.parse().ok()).flatten()
}

/// The file name of a number.
pub(super) fn numbered(number: u64) -> String {
    format!("{number:020}.json")
}
