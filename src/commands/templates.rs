//! `auditpack templates`: the templates of all documents, to start one's own from.

use super::World;
use super::publish::{make_folder, write_new};
use crate::cli;
use crate::failure::{Exit, Failure};
use crate::report::look;
use anyhow::Result;
use std::io::{Error, ErrorKind};
use std::path::Path;

pub(super) fn execute(args: &cli::Templates, world: &mut World<'_>) -> Result<()> {
    let failed = |path: &Path, error: &Error| {
        let hint = if error.kind() == ErrorKind::AlreadyExists {
            "it is kept as it is and nothing was written; choose another folder"
        } else {
            "choose a folder that can be written"
        };
        Failure::new(Exit::CannotCreate, format!("cannot create `{}`: {error}", path.display()), hint)
    };
    make_folder(&args.dir).map_err(|error| failed(&args.dir, &error))?;
    let all: Vec<_> = look::templates().map(|(name, text)| (args.dir.join(name), text)).collect();
    // All or nothing: half a set of templates could pass for a set of one's own.
    if let Some((path, _)) = all.iter().find(|(path, _)| path.exists()) {
        return Err(failed(path, &Error::from(ErrorKind::AlreadyExists)).into());
    }
    for (path, text) in &all {
        write_new(path, text.as_bytes()).map_err(|error| failed(path, &error))?;
        writeln!(world.err, "wrote {}", path.display())?;
    }
    writeln!(
        world.err,
        "next: remove those that you do not change, name the folder as `templates` under [report.look], and run \
         `auditpack report --config FILE --watch`"
    )?;
    Ok(())
}
