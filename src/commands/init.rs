//! `auditpack init`: a commented configuration that works as it is.

use super::World;
use super::publish::{make_folder, write_new};
use crate::cli;
use crate::config;
use crate::failure::{Exit, Failure};
use anyhow::Result;

pub(super) fn execute(args: &cli::Init, world: &mut World<'_>) -> Result<()> {
    let path = args.dir.join("auditpack.toml");
    let failed = |error: std::io::Error| {
        let hint = if error.kind() == std::io::ErrorKind::AlreadyExists {
            "it is kept as it is; remove it or choose another folder"
        } else {
            "choose a folder that can be written"
        };
        Failure::new(Exit::CannotCreate, format!("cannot create `{}`: {error}", path.display()), hint)
    };
    make_folder(&args.dir).map_err(failed)?;
    write_new(&path, config::DEFAULT.as_bytes()).map_err(failed)?;
    writeln!(world.err, "wrote {}\nnext: auditpack ingest --config {} PATH…", path.display(), path.display())?;
    Ok(())
}
