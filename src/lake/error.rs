//! What can go wrong with the lake: each error says what was being done to which path, what to do next, and what kind it
//! is, by which the program picks its exit code.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error as ThisError;

/// A failure of the lake. The lake itself is left as it was, or is made whole by the next [`super::Lake::lock`].
#[derive(Debug, ThisError)]
pub enum LakeError {
    /// Another process writes to the lake.
    #[error("failed to lock the lake at `{}`: held by {holder}", path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// What the holder wrote about itself.
        holder: String,
    },
    /// A file or folder could not be made.
    #[error("failed to create `{}`: {source}", path.display())]
    Create {
        /// What should have been made.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The storage failed.
    #[error("failed to {operation} `{}`: {source}", path.display())]
    Io {
        /// What was being done, as a verb.
        operation: &'static str,
        /// What it was being done to.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The object store failed, or refused.
    #[error("failed to {operation} `{}`: {problem}", path.display())]
    Bucket {
        /// What was being done, as a verb.
        operation: &'static str,
        /// The address of what it was being done to.
        path: PathBuf,
        /// The store's answer, or why there is none.
        problem: String,
    },
    /// The object store is not known to be the one that is asked for.
    #[error("failed to {operation} `{}`: the certificate of {endpoint} is not trusted ({problem})", path.display())]
    Untrusted {
        /// What was being done, as a verb.
        operation: &'static str,
        /// The address of what it was being done to.
        path: PathBuf,
        /// The address of the store.
        endpoint: String,
        /// What is wrong with the certificate.
        problem: String,
    },
    /// The file with the authorities that an object store is trusted by could not be read.
    #[error("failed to read the certificates in `{}`, which AWS_CA_BUNDLE names: {problem}", path.display())]
    Authorities {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The object store does not keep one writer from overwriting what another wrote.
    #[error("failed to lock the lake at `{}`: its object store ignores conditions on writes ({problem})", path.display())]
    Unconditional {
        /// The lease.
        path: PathBuf,
        /// What it did.
        problem: &'static str,
    },
    /// Another writer took over the lease of a lake in a bucket.
    #[error("failed to commit to the lake at `{}`: the lease is no longer ours, but held by {holder}", path.display())]
    Lost {
        /// The lease.
        path: PathBuf,
        /// What the one who has it now wrote about itself.
        holder: String,
    },
    /// What the lake holds is not what auditpack wrote.
    #[error("failed to read the lake at `{}`: {problem}", path.display())]
    Corrupt {
        /// The file or folder that is wrong.
        path: PathBuf,
        /// What was expected and what was found.
        problem: String,
    },
    /// The lake is of a newer or unknown format.
    #[error("failed to read the lake at `{}`: {problem}", path.display())]
    Unknown {
        /// The file that says so.
        path: PathBuf,
        /// What was expected and what was found.
        problem: String,
    },
    /// The lake's local days were made in another zone.
    #[error("failed to open the lake at `{}`: its reporting zone is `{recorded}`, asked for `{asked}`", path.display())]
    Zone {
        /// The lake.
        path: PathBuf,
        /// The zone that the lake records.
        recorded: String,
        /// The zone of the configuration.
        asked: String,
    },
    /// A Parquet file could not be read.
    #[error("failed to read `{}`: {source}", path.display())]
    Parquet {
        /// The file.
        path: PathBuf,
        /// The library's answer.
        source: parquet::errors::ParquetError,
    },
    /// A scan could not be set up.
    #[error("failed to scan `{}`: {source}", path.display())]
    Scan {
        /// The table's folder.
        path: PathBuf,
        /// The library's answer.
        source: polars::error::PolarsError,
    },
    /// A commit failed half way and the same writer was asked for another one.
    #[error("failed to begin a commit at `{}`: an earlier one did not end", path.display())]
    Unfinished {
        /// The lake.
        path: PathBuf,
    },
    /// Another run committed while the lake was being verified.
    #[error("failed to verify the lake at `{}`: another run committed meanwhile", path.display())]
    Moved {
        /// The lake.
        path: PathBuf,
    },
}

/// What kind of failure it is: the program's exit code hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LakeErrorKind {
    /// Another process writes: try again (75).
    Locked,
    /// Output cannot be created (73).
    Create,
    /// Input or output failed (74).
    Io,
    /// The lake is damaged or of an unknown format (74).
    Corrupt,
    /// The configuration does not fit the lake (78).
    Zone,
}

impl LakeError {
    /// The kind, for the exit code.
    #[must_use]
    pub fn kind(&self) -> LakeErrorKind {
        match self {
            Self::Locked { .. } | Self::Moved { .. } | Self::Lost { .. } => LakeErrorKind::Locked,
            Self::Create { .. } => LakeErrorKind::Create,
            Self::Io { .. }
            | Self::Bucket { .. }
            | Self::Untrusted { .. }
            | Self::Authorities { .. }
            | Self::Unconditional { .. }
            | Self::Unfinished { .. } => LakeErrorKind::Io,
            Self::Corrupt { .. } | Self::Unknown { .. } | Self::Parquet { .. } | Self::Scan { .. } => {
                LakeErrorKind::Corrupt
            }
            Self::Zone { .. } => LakeErrorKind::Zone,
        }
    }

    /// What to do next, as one sentence.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Locked { .. } => {
                "wait until the other run has ended; the lock goes with its process, in a bucket at the time that is told"
            }
            Self::Bucket { .. } => {
                "check the address, the credentials and the region or endpoint (`AWS_…` in the environment), then run again: \
                 a commit is finished or discarded by the next run"
            }
            Self::Untrusted { .. } => {
                "check the address; if a company's own authority has signed it, name that one's certificate (a PEM file) in \
                 `AWS_CA_BUNDLE`, or add it to those that the system trusts"
            }
            Self::Authorities { .. } => "name a file with certificates in PEM (`-----BEGIN CERTIFICATE-----`)",
            Self::Unconditional { .. } => {
                "use a store that honours `If-None-Match` and `If-Match`, as S3 does, or keep the lake in a folder"
            }
            Self::Lost { .. } => {
                "run again when the other run has ended: what was not committed is discarded; if this machine was asleep or \
                 cut off, raise `bucket.lease_seconds`"
            }
            Self::Create { .. } => "check that the folder exists, may be written to and is on a disk with room",
            Self::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                "run it as the owner of the lake: nobody else writes it, or reads the files of what is restricted"
            }
            Self::Io { .. } => {
                "check the disk and its free space, then run again: a commit is finished or discarded by the next run"
            }
            Self::Corrupt { .. } | Self::Parquet { .. } | Self::Scan { .. } => {
                "restore the lake from a backup, or ingest the exports into an empty folder"
            }
            Self::Unknown { .. } => "use the version of auditpack that wrote the lake, or a newer one",
            Self::Zone { .. } => {
                "set `organization.timezone` to the lake's zone, or ingest the exports into an empty folder"
            }
            Self::Moved { .. } => "verify again when no run is at work",
            Self::Unfinished { .. } => "run again: the next run finishes or discards what is half done",
        }
    }

    /// An [`io::Error`] with its operation and path.
    pub(super) fn io(operation: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { operation, path: path.to_owned(), source }
    }

    /// An answer of the object store at `endpoint` with its operation and address.
    pub(super) fn bucket(
        operation: &'static str,
        path: PathBuf,
        endpoint: &str,
    ) -> impl FnOnce(object_store::Error) -> Self + use<> {
        let endpoint = endpoint.to_owned();
        move |error| match distrust(&error) {
            Some(problem) => Self::Untrusted { operation, path, endpoint, problem },
            None => Self::Bucket { operation, path, problem: told(&error) },
        }
    }

    /// Something in the lake that auditpack did not write so.
    pub(super) fn corrupt(path: &Path, problem: impl Into<String>) -> Self {
        Self::Corrupt { path: path.to_owned(), problem: problem.into() }
    }
}

/// What is wrong with the certificate of the store, if that is the cause.
fn distrust(error: &object_store::Error) -> Option<String> {
    let mut cause: &dyn Error = error;
    loop {
        // The network's errors carry others that they do not name as their source.
        while let Some(carried) = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            cause = carried;
        }
        if let Some(rustls::Error::InvalidCertificate(problem)) = cause.downcast_ref() {
            return Some(problem.to_string());
        }
        cause = cause.source()?;
    }
}

/// What the store answered, or else the last cause: the library tells each cause with all of those behind it.
fn told(error: &object_store::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let cause = cause.to_string();
    answer(&cause).unwrap_or(cause)
}

/// Code and message of an answer of S3.
fn answer(text: &str) -> Option<String> {
    let answer = roxmltree::Document::parse(&text[text.find('<')?..]).ok()?;
    let said = |name: &str| answer.descendants().find(|node| node.has_tag_name(name))?.text();
    Some(format!("{}: {}", said("Code")?, said("Message")?))
}
