//! What a lake lies on: a folder, or a bucket of an object store. The rest of the lake knows only these two traits, one for
//! whoever reads and one for the holder of the lock. Paths are relative to the lake, with `/` between names.

use super::bucket::Bucket;
use super::commit::Intent;
use super::durable::Disk;
use super::error::LakeError;
use super::folder::Folder;
use super::stage::Staged;
use super::state::DataFile;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How the address of a lake in a bucket begins.
const BUCKET: &str = "s3://";

/// Names a file in PEM with the authorities that sign the certificates of an own store, as other programs have it.
pub(super) const AUTHORITIES: &str = "AWS_CA_BUNDLE";

/// How long a lease lasts that nobody renews, if the configuration says nothing.
const LEASE: Duration = Duration::from_mins(1);

/// The variables of the environment that tell where a bucket is and who asks, as other programs have them.
pub const VARIABLES: &[&str] = &[
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_ENDPOINT_URL_STS",
    "AWS_ALLOW_HTTP",
    AUTHORITIES,
    "AWS_VIRTUAL_HOSTED_STYLE_REQUEST",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "AWS_METADATA_ENDPOINT",
    "AWS_SERVER_SIDE_ENCRYPTION",
    "AWS_SSE_KMS_KEY_ID",
    "AWS_SSE_BUCKET_KEY_ENABLED",
    "AWS_REQUEST_PAYER",
];

/// Where a lake lies.
#[derive(Clone, Debug)]
pub struct Location {
    /// A folder, or `s3://BUCKET/PREFIX`.
    pub root: PathBuf,
    /// Folder for copies of data files that lie in a bucket, and for those that are being written.
    pub cache: PathBuf,
    /// How long the lock of a lake in a bucket outlives a writer that is killed.
    pub lease: Duration,
    /// Those of [`VARIABLES`] that are set, with their values.
    pub variables: Vec<(&'static str, String)>,
}

impl Location {
    /// Whether a path is the address of a bucket, and not one of this machine's.
    #[must_use]
    pub fn is_bucket(path: &Path) -> bool {
        path.to_str().is_some_and(|path| path.starts_with(BUCKET))
    }

    /// The name of the bucket and the prefix in it; none for a folder.
    fn bucket(&self) -> Option<(&str, &str)> {
        let address = self.root.to_str()?.strip_prefix(BUCKET)?;
        Some(address.split_once('/').unwrap_or((address, "")))
    }

    /// What lies there, to be read.
    pub(super) fn store(&self) -> Result<Arc<dyn Store>, LakeError> {
        Ok(match self.bucket() {
            Some((name, prefix)) => Arc::new(Bucket::open(self, name, prefix)?),
            None => Arc::new(Folder { root: self.root.clone() }),
        })
    }
}

impl From<&Path> for Location {
    /// With the usual lease, and copies among the temporary files.
    fn from(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            cache: std::env::temp_dir().join("auditpack-cache"),
            lease: LEASE,
            variables: Vec::new(),
        }
    }
}

/// A lake's files, as its readers see them.
pub(super) trait Store: Debug + Send + Sync {
    /// Where the lake is, for messages.
    fn root(&self) -> &Path;

    /// A file's bytes; none if it is not there.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, LakeError>;

    /// The same of several files, in their order.
    fn read_each(&self, paths: &[String]) -> Result<Vec<Option<Vec<u8>>>, LakeError> {
        paths.iter().map(|path| self.read(path)).collect()
    }

    /// The names of files and folders in a folder, in order; none if there is no such folder.
    fn names(&self, folder: &str) -> Result<Vec<String>, LakeError>;

    /// The paths of all files below a folder, relative to it, in order; none if there is no such folder.
    fn files(&self, folder: &str) -> Result<Vec<String>, LakeError>;

    /// The SHA-256 of a file, in hex, and its bytes; none if it is not there.
    fn digest(&self, path: &str) -> Result<Option<(String, u64)>, LakeError>;

    /// How many files are best hashed side by side on so many threads.
    fn side_by_side(&self, threads: usize) -> usize {
        threads
    }

    /// Where data files can be opened on this machine, in their order.
    fn local(&self, files: &[&DataFile]) -> Result<Vec<PathBuf>, LakeError>;

    /// Whether a writer of auditpack has been here, though nothing was committed. `names` are those in the lake itself.
    fn was_begun(&self, names: &[String]) -> bool;

    /// Becomes the one writer. `holder` is what whoever finds the lock taken is told.
    fn lock(self: Arc<Self>, disk: Disk, holder: &str) -> Result<Box<dyn Hand>, LakeError>;

    /// A path of the lake for messages.
    fn shown(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }
}

/// The one who writes: holds the lock as long as it lives. Each step may be repeated.
pub(super) trait Hand: Debug + Send {
    /// The disk, and the folder of this machine on it, where files are written before they are part of the lake.
    fn staging(&self) -> (Arc<Disk>, PathBuf);

    /// Makes staged files durable where they belong. Nothing refers to them yet.
    fn place(&self, staged: &[Staged]) -> Result<(), LakeError>;

    /// Makes a commit binding: THE commit point. Before it the old state is what there is, after it the new state is what
    /// there will be.
    fn bind(&self, intent: &Intent) -> Result<(), LakeError>;

    /// The commits that are binding and not carried out.
    fn bound(&self) -> Result<Vec<Intent>, LakeError>;

    /// Creates a file with exactly these bytes, at once or not at all. An equal one is left as it is; a different one is
    /// somebody else's.
    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), LakeError>;

    /// Removes files, some of which may be gone already.
    fn remove(&self, paths: &BTreeSet<String>) -> Result<(), LakeError>;

    /// Ends a commit that is carried out.
    fn unbind(&self, intent: &Intent) -> Result<(), LakeError>;

    /// Removes what killed writers left of unfinished files. `live` are the data files of the lake.
    fn sweep(&self, live: &BTreeSet<String>) -> Result<(), LakeError>;
}
