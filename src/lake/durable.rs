//! The storage operations that a commit rests on, and the only place that does them: create, sync, rename, link, remove.
//! Each is one step, so that a test can let the machine die before any of them. A failed sync is never tried again:
//! the kernel may have dropped the pages and would report success.

use super::error::LakeError;
use crate::event::table::Table;
use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

/// Mode of files, before the umask takes from it: the owner writes, the group (the data team) reads, nobody else does either.
pub const FILE_MODE: u32 = 0o640;

/// Mode of folders, likewise.
pub const FOLDER_MODE: u32 = 0o750;

/// Modes of a file that nobody but the owner reads, and of a folder of such files.
pub(super) const OWN_FILE_MODE: u32 = 0o600;
pub(super) const OWN_FOLDER_MODE: u32 = 0o700;

/// The mode of a table's data files.
pub(super) fn file_mode(table: &Table) -> u32 {
    if table.is_restricted() { OWN_FILE_MODE } else { FILE_MODE }
}

/// The mode of the folders that a table's data files lie in. Its log is for whoever reads the manifests: neither holds a value of
/// a restricted column.
pub(super) fn folder_mode(table: &Table) -> u32 {
    if table.is_restricted() { OWN_FOLDER_MODE } else { FOLDER_MODE }
}

/// Makes a folder and its missing parents, each synced into its parent: a power cut must not take what a run has reported.
///
/// # Errors
/// If one of them cannot be made or synced.
pub fn create_folders(path: &Path) -> Result<(), LakeError> {
    Disk::default().create_folders(path, FOLDER_MODE)
}

/// The disk under a lake.
#[derive(Debug, Default)]
pub(super) struct Disk {
    /// For tests: how many steps still succeed before every further one fails, as if the process had been killed.
    pub(super) fail_after: Option<AtomicU32>,
}

impl Disk {
    /// Counts one step.
    fn step(&self) -> io::Result<()> {
        let Some(left) = &self.fail_after else { return Ok(()) };
        let counted = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |steps| steps.checked_sub(1));
        counted.map(|_| ()).map_err(|_| io::Error::other("the disk was made to fail here"))
    }

    /// Makes a folder, and its missing parents as [`FOLDER_MODE`] says, each synced into its parent.
    pub(super) fn create_folders(&self, path: &Path, mode: u32) -> Result<(), LakeError> {
        if path.is_dir() {
            return Ok(());
        }
        let create = |source| LakeError::Create { path: path.to_owned(), source };
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        self.create_folders(parent, FOLDER_MODE)?;
        self.step().map_err(create)?;
        match DirBuilder::new().mode(mode).create(path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(create(error)),
            _ => self.sync_folder(parent),
        }
    }

    /// Opens a new file for writing; an existing one is an error.
    pub(super) fn create(&self, path: &Path, mode: u32) -> Result<File, LakeError> {
        let create = |source| LakeError::Create { path: path.to_owned(), source };
        self.step().map_err(create)?;
        File::options().write(true).create_new(true).mode(mode).open(path).map_err(create)
    }

    /// Writes a new small file and syncs it. A simulated failure tears it in the middle.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), LakeError> {
        let mut file = self.create(path, FILE_MODE)?;
        let torn = self.step();
        let reached = if torn.is_ok() { bytes.len() } else { bytes.len() / 2 };
        file.write_all(&bytes[..reached]).and(torn).map_err(LakeError::io("write", path))?;
        self.sync(&file, path)
    }

    /// Makes a file's bytes durable.
    pub(super) fn sync(&self, file: &File, path: &Path) -> Result<(), LakeError> {
        self.step().and_then(|()| file.sync_all()).map_err(LakeError::io("sync", path))
    }

    /// Makes a folder's entries durable.
    pub(super) fn sync_folder(&self, path: &Path) -> Result<(), LakeError> {
        let sync = || File::open(path)?.sync_all();
        self.step().and_then(|()| sync()).map_err(LakeError::io("sync the folder", path))
    }

    /// Moves a file; the caller syncs the folders.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), LakeError> {
        self.step().and_then(|()| fs::rename(from, to)).map_err(LakeError::io("move a staged file to", to))
    }

    /// Gives a file a second name; false if that name is taken. The caller syncs the folder.
    pub(super) fn link(&self, from: &Path, to: &Path) -> Result<bool, LakeError> {
        match self.step().and_then(|()| fs::hard_link(from, to)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            result => result.map(|()| true).map_err(LakeError::io("hard-link", to)),
        }
    }

    /// Removes a file that may be gone already; the caller syncs the folder.
    pub(super) fn remove(&self, path: &Path) -> Result<(), LakeError> {
        match self.step().and_then(|()| fs::remove_file(path)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            result => result.map_err(LakeError::io("remove", path)),
        }
    }

    /// Creates `target` with exactly these bytes, at once or not at all, through a file at `temp`. An equal `target` is
    /// left as it is, which makes a second attempt harmless; a different one is somebody else's.
    pub(super) fn publish(&self, temp: &Path, target: &Path, bytes: &[u8]) -> Result<(), LakeError> {
        self.remove(temp)?;
        self.write(temp, bytes)?;
        if !self.link(temp, target)? {
            let found = fs::read(target).map_err(LakeError::io("read", target))?;
            if found != bytes {
                return Err(LakeError::corrupt(target, "the file exists with other content: someone else wrote it"));
            }
        }
        self.sync_folder(target.parent().expect("a published file lies in a folder"))?;
        self.remove(temp)
    }
}
