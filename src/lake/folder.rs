//! A lake in a folder of this machine. The lock is the system's: it goes with its process.

use super::commit::Intent;
use super::durable::{Disk, FILE_MODE, FOLDER_MODE, OWN_FOLDER_MODE, folder_mode};
use super::error::LakeError;
use super::layout;
use super::log::sha256_of;
use super::stage::Staged;
use super::state::DataFile;
use super::store::{Hand, Store};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A lake in a folder.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) root: PathBuf,
}

impl Store for Folder {
    fn root(&self) -> &Path {
        &self.root
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, LakeError> {
        let path = self.root.join(path);
        match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            bytes => bytes.map(Some).map_err(LakeError::io("read", &path)),
        }
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, LakeError> {
        names(&self.root.join(folder))
    }

    fn files(&self, folder: &str) -> Result<Vec<String>, LakeError> {
        let mut files = Vec::new();
        below(&self.root.join(folder), "", &mut files)?;
        files.sort_unstable();
        Ok(files)
    }

    fn digest(&self, path: &str) -> Result<Option<(String, u64)>, LakeError> {
        let path = self.root.join(path);
        match File::open(&path).and_then(|mut file| sha256_of(&mut file)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            digest => digest.map(Some).map_err(LakeError::io("read", &path)),
        }
    }

    fn local(&self, files: &[&DataFile]) -> Result<Vec<PathBuf>, LakeError> {
        Ok(files.iter().map(|file| self.root.join(&*file.table).join(&file.path)).collect())
    }

    fn was_begun(&self, names: &[String]) -> bool {
        [layout::MANIFESTS, layout::STAGING].iter().all(|name| names.iter().any(|found| found == name))
    }

    fn lock(self: Arc<Self>, disk: Disk, holder: &str) -> Result<Box<dyn Hand>, LakeError> {
        // Nobody but a writer looks into the staging folder.
        let folders =
            [(layout::MANIFESTS, FOLDER_MODE), (layout::STAGING, OWN_FOLDER_MODE), (layout::COMMIT, FOLDER_MODE)];
        for (folder, mode) in folders {
            disk.create_folders(&self.root.join(folder), mode)?;
        }
        let lock = take_lock(&self.root.join(layout::LOCK), holder)?;
        Ok(Box::new(FolderHand { root: self.root.clone(), disk: Arc::new(disk), _lock: lock }))
    }
}

/// The names in a folder, in order; none if there is no such folder. Names that are not UTF-8 are not ours.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, LakeError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        entries => entries.map_err(LakeError::io("list", folder))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry.map_err(LakeError::io("list", folder))?.file_name().into_string().ok());
    }
    names.sort_unstable();
    Ok(names)
}

/// Adds the paths of all files below a folder; `prefix` is what stands before its names.
fn below(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), LakeError> {
    for name in names(folder)? {
        let (path, shown) = (folder.join(&name), format!("{prefix}{name}"));
        if path.is_dir() {
            below(&path, &format!("{shown}/"), files)?;
        } else {
            files.push(shown);
        }
    }
    Ok(())
}

fn take_lock(path: &Path, holder: &str) -> Result<File, LakeError> {
    let create = |source| LakeError::Create { path: path.to_owned(), source };
    let mut file =
        File::options().create(true).write(true).truncate(false).mode(FILE_MODE).open(path).map_err(create)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(LakeError::Locked { path: path.to_owned(), holder: told_holder(path) });
        }
        Err(TryLockError::Error(error)) => return Err(LakeError::io("lock", path)(error)),
    }
    let write = |file: &mut File| file.set_len(0).and_then(|()| file.write_all(format!("{holder}\n").as_bytes()));
    write(&mut file).map_err(LakeError::io("write", path))?;
    Ok(file)
}

/// What the holder of the lock says about itself. It does so right after it has got the lock, so whoever comes between the
/// two looks again. The text is for people: if it cannot be read, the lock holds all the same.
fn told_holder(path: &Path) -> String {
    for _ in 0..20 {
        if let Some(holder) = fs::read_to_string(path).unwrap_or_default().strip_suffix('\n') {
            return holder.to_owned();
        }
        thread::sleep(Duration::from_millis(5));
    }
    "another process".to_owned()
}

/// The writer of a lake in a folder.
#[derive(Debug)]
struct FolderHand {
    root: PathBuf,
    disk: Arc<Disk>,
    /// The locked file; closing it gives the lock back.
    _lock: File,
}

impl FolderHand {
    fn staging(&self) -> PathBuf {
        self.root.join(layout::STAGING)
    }
}

impl Hand for FolderHand {
    fn staging(&self) -> (Arc<Disk>, PathBuf) {
        (Arc::clone(&self.disk), self.staging())
    }

    fn place(&self, staged: &[Staged]) -> Result<(), LakeError> {
        let mut folders = BTreeSet::new();
        for file in staged {
            let target = self.root.join(file.table.name).join(&file.path);
            let folder = target.parent().expect("a data file lies in the folder of its day");
            self.disk.create_folders(folder, folder_mode(file.table))?;
            self.disk.rename(&file.from, &target)?;
            // Also where the folder is not new: the run that made it may have died before it could sync the one above.
            folders.extend([folder.to_owned(), self.root.join(file.table.name), self.root.clone()]);
        }
        folders.iter().try_for_each(|folder| self.disk.sync_folder(folder))
    }

    fn bind(&self, intent: &Intent) -> Result<(), LakeError> {
        let temp = self.staging().join("intent.part");
        self.disk.publish(&temp, &self.root.join(layout::intent(intent.sequence)), &intent.encode())
    }

    fn bound(&self) -> Result<Vec<Intent>, LakeError> {
        let folder = self.root.join(layout::COMMIT);
        // The run that linked an intent may have died before it could sync the link, and nothing may outlive its intent.
        self.disk.sync_folder(&folder)?;
        let mut intents = Vec::new();
        for name in names(&folder)? {
            let Some(sequence) = layout::number_of(&name) else { continue };
            let path = folder.join(name);
            let bytes = fs::read(&path).map_err(LakeError::io("read", &path))?;
            intents.push(Intent::decode(&path, &bytes, sequence)?);
        }
        Ok(intents)
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), LakeError> {
        let target = self.root.join(path);
        let folder = target.parent().expect("a published file lies in a folder");
        self.disk.create_folders(folder, FOLDER_MODE)?;
        self.disk.publish(&self.staging().join("entry.part"), &target, bytes)?;
        match folder.parent() {
            // The folder may have been made by a run that died before it could sync the one above.
            Some(above) if above != self.root => self.disk.sync_folder(above),
            _ => Ok(()),
        }
    }

    fn remove(&self, paths: &BTreeSet<String>) -> Result<(), LakeError> {
        remove(&self.disk, paths.iter().map(|path| self.root.join(path)))
    }

    fn unbind(&self, intent: &Intent) -> Result<(), LakeError> {
        self.remove(&BTreeSet::from([layout::intent(intent.sequence)]))
    }

    fn sweep(&self, _: &BTreeSet<String>) -> Result<(), LakeError> {
        sweep(&self.disk, &self.staging())
    }
}

/// Empties a staging folder.
pub(super) fn sweep(disk: &Disk, staging: &Path) -> Result<(), LakeError> {
    remove(disk, names(staging)?.into_iter().map(|name| staging.join(name)))
}

/// Removes files and syncs their folders.
fn remove(disk: &Disk, paths: impl Iterator<Item = PathBuf>) -> Result<(), LakeError> {
    let mut folders = BTreeSet::new();
    for path in paths {
        disk.remove(&path)?;
        folders.extend(path.parent().map(Path::to_owned));
    }
    folders.iter().try_for_each(|folder| disk.sync_folder(folder))
}
