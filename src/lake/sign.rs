//! Signatures of manifests: Ed25519 in the format of minisign (<https://jedisct1.github.io/minisign/>), so that anybody can
//! check them with that program as well. A signature says who wrote a manifest; through the chain of hashes it covers
//! everything that the lake held then.

use minisign::{KeyPair, PublicKeyBox, SecretKeyBox, SignatureBox};
use std::fmt;
use std::io::{self, Cursor};

/// What stands above a secret key, and above a signature; minisign trusts neither.
const SECRET_COMMENT: &str = "auditpack signing key: whoever has it can sign manifests";
const SIGNATURE_COMMENT: &str = "signature of a manifest of an auditpack lake";

/// A secret key.
#[derive(Clone)]
pub struct Signer(minisign::SecretKey);

/// The key itself is never shown.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}

impl Signer {
    /// Makes a new pair of keys: the texts of the secret and of the public file.
    ///
    /// # Errors
    /// If the system gives no random bytes.
    pub fn make() -> io::Result<(String, String)> {
        let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().map_err(io::Error::other)?;
        let secret = sk.to_box(Some(SECRET_COMMENT)).map_err(io::Error::other)?;
        Ok((secret.into_string(), pk.to_box().map_err(io::Error::other)?.into_string()))
    }

    /// Reads a secret key without a password: the text of its file, or the key's line alone.
    ///
    /// # Errors
    /// What is wrong with it, for a message.
    pub fn parse(text: &str) -> Result<Self, String> {
        let key = SecretKeyBox::from(with_comment(text)).into_unencrypted_secret_key();
        key.map(Self).map_err(|error| format!("it is no minisign secret key, or one with a password ({error})"))
    }

    /// The signature of a manifest. `trusted` is a line that is signed along with it.
    pub(super) fn sign(&self, manifest: &str, trusted: &str) -> io::Result<String> {
        let signed = minisign::sign(None, &self.0, manifest.as_bytes(), Some(trusted), Some(SIGNATURE_COMMENT));
        Ok(signed.map_err(io::Error::other)?.into_string())
    }
}

/// A public key.
#[derive(Clone, Debug)]
pub struct PublicKey(minisign::PublicKey);

impl PublicKey {
    /// Reads a public key: the text of its file, or the key's line alone.
    ///
    /// # Errors
    /// What is wrong with it, for a message.
    pub fn parse(text: &str) -> Result<Self, String> {
        let key = PublicKeyBox::from(with_comment(text)).into_public_key();
        key.map(Self).map_err(|error| format!("it is no minisign public key ({error})"))
    }

    /// The key's line: what an auditor is given.
    #[must_use]
    pub fn line(&self) -> String {
        self.0.to_base64()
    }
}

/// Holds a manifest against its signature: one of the keys must have made it.
pub(super) fn check(keys: &[PublicKey], manifest: &[u8], signature: &[u8]) -> Result<(), String> {
    let text = str::from_utf8(signature).map_err(|error| error.to_string())?;
    let signature = SignatureBox::from_string(text).map_err(|error| error.to_string())?;
    let Some(key) = keys.iter().find(|key| key.0.keynum() == signature.keynum()) else {
        return Err("it was made with another key".to_owned());
    };
    minisign::verify(&key.0, &signature, Cursor::new(manifest), true, false, false).map_err(|error| error.to_string())
}

/// A key's line alone gets the comment that stands above it in a file.
fn with_comment(text: &str) -> String {
    let text = text.trim();
    if text.contains('\n') { text.to_owned() } else { format!("untrusted comment: \n{text}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_manifest_its_key_and_nothing_else() {
        let (secret, public) = Signer::make().unwrap();
        let (_, other) = Signer::make().unwrap();
        let [key, other] = [public, other].map(|text| PublicKey::parse(&text).unwrap());
        let signature = Signer::parse(&secret).unwrap().sign("a manifest", "commit 1").unwrap();
        let keys = [other, key];
        let check = |keys: &[PublicKey], manifest: &str, signature: &str| {
            check(keys, manifest.as_bytes(), signature.as_bytes())
        };
        assert_eq!(check(&keys, "a manifest", &signature), Ok(()));
        assert!(check(&keys, "another", &signature).is_err());
        assert!(check(&keys, "a manifest", &signature.replace("commit 1", "commit 2")).is_err());
        assert!(check(&keys, "a manifest", "").is_err());
        assert_eq!(check(&keys[..1], "a manifest", &signature).unwrap_err(), "it was made with another key");
    }

    #[test]
    fn keys_are_read_from_a_file_or_as_their_line() {
        let (secret, public) = Signer::make().unwrap();
        let line = |text: &str| text.lines().nth(1).unwrap().to_owned();
        assert!(Signer::parse(&line(&secret)).is_ok());
        assert_eq!(PublicKey::parse(&line(&public)).unwrap().line(), line(&public));
        assert!(Signer::parse(&public).unwrap_err().contains("no minisign secret key"));
        assert!(PublicKey::parse("RWQ").unwrap_err().contains("no minisign public key"));
        assert!(!format!("{:?}", Signer::parse(&secret).unwrap()).contains(&line(&secret)));
    }
}
