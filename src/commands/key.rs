//! The key of the pseudonyms: from the environment, else from its file, else made.

use super::World;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::ingest::identity::Key;
use anyhow::Result;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// A shorter key could be guessed.
const CHARACTERS_MIN: usize = 16;

/// Where the key comes from.
pub(super) enum Origin {
    /// The environment variable.
    Environment(String),
    /// The key file.
    File(String),
    /// Neither exists yet.
    Absent,
}

/// Looks for a key; makes nothing.
pub(super) fn look(config: &Config, world: &World<'_>) -> Result<Origin> {
    let variable = &config.privacy.key_env;
    if let Some(secret) = (world.env)(variable) {
        long_enough(&secret, &format!("the environment variable `{variable}`"))?;
        return Ok(Origin::Environment(secret));
    }
    let path = config.resolve(&config.privacy.key_file);
    match fs::read_to_string(&path) {
        Ok(secret) => {
            let secret = secret.trim().to_owned();
            long_enough(&secret, &format!("the key file `{}`", path.display()))?;
            Ok(Origin::File(secret))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Origin::Absent),
        Err(error) => Err(Failure::io("read the key file", &path, &error).into()),
    }
}

/// The key, if there is one.
pub(super) fn existing(config: &Config, world: &World<'_>) -> Result<Option<Key>> {
    Ok(match look(config, world)? {
        Origin::Environment(secret) | Origin::File(secret) => Some(Key::new(secret.as_bytes())),
        Origin::Absent => None,
    })
}

/// The key, made if there is none.
pub(super) fn obtain(config: &Config, world: &mut World<'_>) -> Result<Key> {
    let secret = match look(config, world)? {
        Origin::Environment(secret) | Origin::File(secret) => secret,
        Origin::Absent => {
            let path = config.resolve(&config.privacy.key_file);
            let secret = make(&path)?;
            writeln!(
                world.err,
                "warning: no pseudonym key in `{}` or `{}`: made a new one there with mode 0600\n\
                 hint: keep that file safe and with this lake: under another key the same people get other pseudonyms",
                config.privacy.key_env,
                path.display()
            )?;
            secret
        }
    };
    Ok(Key::new(secret.as_bytes()))
}

/// Writes a new random key that only its owner can read.
fn make(path: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| {
        let hint = "set `privacy.key_file` to a place that can be written, or give the key in the environment";
        Failure::new(Exit::CannotCreate, format!("cannot create the key file `{}`: {error}", path.display()), hint)
    };
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random).map_err(|error| failed(std::io::Error::other(error.to_string())))?;
    let secret: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    writeln!(file, "{secret}").and_then(|()| file.sync_all()).map_err(failed)?;
    Ok(secret)
}

fn long_enough(secret: &str, place: &str) -> Result<(), Failure> {
    if secret.chars().count() >= CHARACTERS_MIN {
        return Ok(());
    }
    let message = format!("the pseudonym key in {place} is shorter than {CHARACTERS_MIN} characters");
    Err(Failure::new(Exit::Config, message, "use a long random key, such as the output of `openssl rand -hex 32`"))
}
