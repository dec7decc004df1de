//! Files of a period, put in place whole: written beside their folder, synced, and renamed. A file that would not change
//! is left alone, so that a run with nothing new touches nothing.

use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::lake::{self, FILE_MODE, FOLDER_MODE, LakeError};
use crate::measure::period::Period;
use crate::report::Readers;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Component, Path, PathBuf};

/// The output folder of a period for some readers.
pub(super) fn folder(config: &Config, period: Period, readers: Readers) -> PathBuf {
    let own = config.resolve(&config.paths.output).join(period.id());
    readers.folder().map_or_else(|| own.clone(), |folder| own.join(folder))
}

/// A folder as people write it: without `folder/..`. For messages only, because a link may lead elsewhere.
pub(super) fn shown(folder: &Path) -> String {
    let mut short = PathBuf::new();
    for part in folder.components() {
        if part == Component::ParentDir && matches!(short.components().next_back(), Some(Component::Normal(_))) {
            short.pop();
        } else {
            short.push(part);
        }
    }
    short.display().to_string()
}

/// Makes a folder and its missing parents, for owner and group.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(folder)
}

/// Writes a file that must not be there yet, for owner and group.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::options().write(true).create_new(true).mode(FILE_MODE).open(path)?.write_all(bytes)
}

/// Puts the files in place, in the order given. Says whether any changed.
pub(super) fn publish(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<bool, Failure> {
    let cannot_create = |error: LakeError| {
        let message = format!("cannot create the output folder `{}`: {error}", folder.display());
        Failure::new(Exit::CannotCreate, message, "set `paths.output` to a folder that can be written")
    };
    lake::create_folders(folder).map_err(cannot_create)?;
    let mut changed = false;
    for (name, bytes) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|present| present == *bytes) {
            continue;
        }
        // The dot keeps a file that a killed run left behind out of sight; the next run writes over it.
        let waiting = folder.join(format!(".{name}.new"));
        let place = || -> io::Result<()> {
            let mut file = File::options().write(true).create(true).truncate(true).mode(FILE_MODE).open(&waiting)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&waiting, &path)
        };
        place().map_err(|error| {
            let message = format!("cannot create `{}`: {error}", path.display());
            Failure::new(
                Exit::CannotCreate,
                message,
                "check the space and the mode of the output folder, and run again",
            )
        })?;
        changed = true;
    }
    if changed {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| Failure::io("sync", folder, &error))?;
    }
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_shown_without_detours() {
        assert_eq!(shown(Path::new("sample-data/../reports/2026-10")), "reports/2026-10");
        assert_eq!(shown(Path::new("../out/2026-10")), "../out/2026-10");
        assert_eq!(shown(Path::new("/a/./b/../../c")), "/c");
    }
}
