//! `auditpack keygen`: a pair of keys for the signatures of the lake.

use super::World;
use crate::cli;
use crate::failure::{Exit, Failure};
use crate::lake::{PublicKey, Signer};
use anyhow::{Context, Result};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

pub(super) fn execute(args: &cli::Keygen, world: &mut World<'_>) -> Result<()> {
    let (secret, public) = Signer::make().context("cannot make a key: the system gives no random bytes")?;
    let public_file = args.file.with_added_extension("pub");
    write(&args.file, 0o600, &secret)?;
    write(&public_file, 0o644, &public)?;
    let line = PublicKey::parse(&public).map_err(anyhow::Error::msg).context("our own key can be read")?.line();
    writeln!(world.out, "{line}")?;
    writeln!(
        world.err,
        "secret key: `{file}`, mode 0600: name it under [signing] as `key_file`, and keep it away from the lake\n\
         public key: `{public}`, and the line above: give it to whoever verifies, before there is anything to verify\n\
         check with: auditpack verify LAKE --public-key {public}",
        file = args.file.display(),
        public = public_file.display(),
    )?;
    Ok(())
}

/// Writes a new file; one that exists is never written over.
fn write(path: &Path, mode: u32, text: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| {
        let hint = if error.kind() == io::ErrorKind::AlreadyExists {
            "name another file: what was signed with the old key can be verified only as long as that is kept"
        } else {
            "name a file in a folder that can be written"
        };
        Failure::new(Exit::CannotCreate, format!("cannot create `{}`: {error}", path.display()), hint)
    };
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}
