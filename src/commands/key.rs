//! The key of the pseudonyms: from the environment, else from its file, else made. And the key that signs the lake: from the
//! environment, else from its file, else none.

use super::World;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::ingest::identity::Key;
use crate::lake::Signer;
use anyhow::Result;
use std::fs::{self, File, OpenOptions};
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

/// The key that signs commits, if one is given.
pub(super) fn signer(config: &Config, world: &World<'_>) -> Result<Option<Signer>> {
    let variable = &config.signing.key_env;
    let (text, place) = if let Some(text) = (world.env)(variable) {
        (text, format!("the environment variable `{variable}`"))
    } else if let Some(path) = &config.signing.key_file {
        let path = config.resolve(path);
        let text = fs::read_to_string(&path).map_err(|error| {
            let message = format!("cannot read the signing key `{}`: {error}", path.display());
            Failure::new(Exit::Config, message, "`auditpack keygen FILE` makes a key; `signing.key_file` names it")
        })?;
        (text, format!("`{}`", path.display()))
    } else {
        return Ok(None);
    };
    let signer = Signer::parse(&text).map_err(|problem| {
        let message = format!("cannot use the signing key in {place}: {problem}");
        Failure::new(Exit::Config, message, "`auditpack keygen FILE` makes one that a scheduled run can use")
    })?;
    Ok(Some(signer))
}

/// Writes a new random key that only its owner can read. It is there whole and for good, or not at all: a lake under a key
/// that is lost would know nobody again.
fn make(path: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| {
        let hint = "set `privacy.key_file` to a place that can be written, or give the key in the environment";
        Failure::new(Exit::CannotCreate, format!("cannot create the key file `{}`: {error}", path.display()), hint)
    };
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random).map_err(|error| failed(std::io::Error::other(error.to_string())))?;
    let secret: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // A run that was killed may have left it; the next writes over it.
    let waiting = folder.join(format!(".{name}.new"));
    let place = || {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&waiting)?;
        writeln!(file, "{secret}")?;
        file.sync_all()?;
        fs::hard_link(&waiting, path)?;
        fs::remove_file(&waiting)?;
        File::open(folder)?.sync_all()
    };
    place().map_err(failed)?;
    Ok(secret)
}

fn long_enough(secret: &str, place: &str) -> Result<(), Failure> {
    if secret.chars().count() >= CHARACTERS_MIN {
        return Ok(());
    }
    let message = format!("the pseudonym key in {place} is shorter than {CHARACTERS_MIN} characters");
    Err(Failure::new(Exit::Config, message, "use a long random key, such as the output of `openssl rand -hex 32`"))
}
