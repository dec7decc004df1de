//! `auditpack demo`: an invented organisation, a year of its exports, and a run over them.

use super::publish::{make_folder, write_new};
use super::{World, large_lake, run};
use crate::cli::{self, ConfigFile, When};
use crate::demo::{self, Scale};
use crate::failure::{Exit, Failure};
use anyhow::Result;
use std::fs;
use std::path::Path;

pub(super) fn execute(args: &cli::Demo, world: &mut World<'_>) -> Result<()> {
    if let Some(rows) = args.activity_rows {
        demo::activity_ndjson(rows, demo::SEED, &mut *world.out)?;
        return Ok(());
    }
    if args.lake {
        return large_lake::execute(args, world);
    }
    write_files(&args.dir)?;
    writeln!(world.err, "wrote the invented organisation to {}", args.dir.display())?;
    if args.files_only {
        return Ok(());
    }
    let config = ConfigFile { config: args.dir.join("auditpack.toml") };
    run::execute(&cli::Run { config, when: When { period: None, as_of: None }, json: false }, world)
}

/// Writes every file of the organisation into a new or empty folder.
fn write_files(dir: &Path) -> Result<(), Failure> {
    let failed = |path: &Path, error: std::io::Error| {
        let message = format!("cannot create `{}`: {error}", path.display());
        Failure::new(Exit::CannotCreate, message, "choose a folder that can be written")
    };
    make_folder(dir).map_err(|error| failed(dir, error))?;
    let occupied = fs::read_dir(dir).map_err(|error| failed(dir, error))?.next().is_some();
    if occupied {
        let message = format!("cannot write the demonstration to `{}`: the folder is not empty", dir.display());
        return Err(Failure::new(Exit::CannotCreate, message, "name a new folder: `auditpack demo DIR`"));
    }
    for file in demo::files(demo::SEED, Scale::Full, "out") {
        let path = dir.join(&file.path);
        let folder = path.parent().unwrap_or(dir);
        make_folder(folder).map_err(|error| failed(folder, error))?;
        write_new(&path, &file.bytes).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}
