//! Disks for tests: memory, a small one that is soon full, one whose power is cut.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder in memory where there is one: for faults that do not hang on what a disk does.
pub(super) fn memory() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

/// Runs a program of the system that must be there and must succeed.
#[track_caller]
pub(super) fn must(words: &[&str]) {
    let output = Command::new(words[0]).args(&words[1..]).output();
    let output = output.unwrap_or_else(|error| panic!("`{}` is needed: {error}", words[0]));
    assert!(output.status.success(), "`{}` failed: {}", words.join(" "), String::from_utf8_lossy(&output.stderr));
}

/// A mounted file system; unmounted when dropped.
pub(super) struct Disk {
    /// Holds the mount point and, for ext4, the image.
    folder: TempDir,
}

impl Disk {
    /// A file system in memory of so many bytes.
    pub(super) fn tmpfs(bytes: u64) -> Self {
        let disk = Self::new();
        must(&["mount", "-t", "tmpfs", "-o", &format!("size={bytes}"), "tmpfs", text(&disk.root())]);
        disk
    }

    /// Fills it with ballast, but for so many bytes.
    pub(super) fn fill_but(&self, bytes: u64) {
        let mut ballast = File::create(self.ballast()).unwrap();
        while ballast.write_all(&[0; 4096]).is_ok() {}
        let filled = ballast.metadata().unwrap().len();
        ballast.set_len(filled - bytes).unwrap();
    }

    /// Throws the ballast away.
    pub(super) fn make_room(&self) {
        fs::remove_file(self.ballast()).unwrap();
    }

    /// An ext4 file system in an image.
    pub(super) fn ext4() -> Self {
        let disk = Self::new();
        let image = File::create(disk.image()).unwrap();
        image.set_len(128 << 20).unwrap();
        must(&["mkfs.ext4", "-q", "-F", text(&disk.image())]);
        disk.mount();
        disk
    }

    /// Cuts the power: what was not synced is gone, and nothing can be written any more.
    pub(super) fn cut(&self) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crash/cut.py");
        must(&["python3", text(&script), text(&self.root())]);
    }

    /// Brings the machine up again.
    pub(super) fn restart(&self) {
        must(&["umount", text(&self.root())]);
        self.mount();
    }

    /// Where it is mounted.
    pub(super) fn root(&self) -> PathBuf {
        self.folder.path().join("mounted")
    }

    fn new() -> Self {
        let disk = Self { folder: TempDir::new().unwrap() };
        fs::create_dir(disk.root()).unwrap();
        disk
    }

    fn ballast(&self) -> PathBuf {
        self.root().join("ballast")
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn mount(&self) {
        must(&["mount", "-o", "loop", text(&self.image()), text(&self.root())]);
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A test that failed may still have a file open.
        _ = Command::new("umount").args(["--lazy", text(&self.root())]).output();
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the path of a temporary folder is text")
}
