//! A lake in a bucket of an object store. An object is there whole or not at all, and durable as soon as its store has said
//! so. What has no name yet is written on this machine; data files are copied from the bucket once, because they never
//! change, and read here.
//!
//! The only asynchronous code of the program, with that of `upload.rs`: each function here waits for what it asks.

use super::commit::Intent;
use super::durable::{Disk, OWN_FOLDER_MODE};
use super::error::LakeError;
use super::folder;
use super::layout;
use super::lease::Lease;
use super::log::{hex, sha256};
use super::stage::Staged;
use super::state::DataFile;
use super::store::{AUTHORITIES, Hand, Location, Store};
use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey, S3ConditionalPut};
use object_store::path::Path as Key;
use object_store::{
    Certificate, ClientOptions, Error, GetResult, ObjectStore, ObjectStoreExt, PutMode, RetryConfig, UpdateVersion,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, DirBuilder};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::NamedTempFile;
use tokio::runtime::{Builder, Runtime};

/// Small objects that are asked for side by side …
const SMALL_LANES: usize = 32;
/// … and data files.
const LANES: usize = 8;
/// How often a request is repeated that the store did not answer, or asked to repeat …
const RETRIES: usize = 5;
/// … and for how long.
const RETRY_TIME: Duration = Duration::from_mins(1);
/// Silence of the store after which a request has failed; one that goes on may take as long as it takes.
const SILENCE: Duration = Duration::from_secs(30);

/// A lake in a bucket.
#[derive(Debug)]
pub(super) struct Bucket {
    root: PathBuf,
    prefix: String,
    /// The address of the store, for messages.
    endpoint: String,
    pub(super) store: AmazonS3,
    runtime: Runtime,
    /// Folder of this machine for this lake alone.
    cache: PathBuf,
    lease: Duration,
}

impl Bucket {
    /// Nothing is asked yet.
    pub(super) fn open(location: &Location, name: &str, prefix: &str) -> Result<Self, LakeError> {
        // The one that is compiled in. It is refused where another part of the program has chosen one already, which is as good.
        drop(rustls::crypto::ring::default_provider().install_default());
        let retry = RetryConfig { max_retries: RETRIES, retry_timeout: RETRY_TIME, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_conditional_put(S3ConditionalPut::ETagMatch)
            .with_retry(retry)
            .with_client_options(options(location)?);
        for (variable, value) in location.variables.iter().filter(|(variable, _)| *variable != AUTHORITIES) {
            let key = variable.to_ascii_lowercase().parse::<AmazonS3ConfigKey>();
            builder = builder.with_config(key.expect("every variable of the list is known"), value);
        }
        let endpoint = builder.get_config_value(&AmazonS3ConfigKey::Endpoint);
        let endpoint = endpoint.unwrap_or_else(|| "the object store".to_owned());
        let failed = LakeError::bucket("open", location.root.clone(), &endpoint);
        let store = builder.build().map_err(failed)?;
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(LakeError::io("start the network threads for", &location.root))?;
        let cache = location.cache.join(&sha256(location.root.as_os_str().as_encoded_bytes())[..16]);
        let (root, lease) = (location.root.clone(), location.lease);
        Ok(Self { root, prefix: prefix.to_owned(), endpoint, store, runtime, cache, lease })
    }

    /// How long a lease lasts that nobody renews.
    pub(super) fn lease(&self) -> Duration {
        self.lease
    }

    /// Waits for what is asked.
    pub(super) fn wait<T>(&self, asked: impl Future<Output = T>) -> T {
        self.runtime.block_on(asked)
    }

    pub(super) fn key(&self, path: &str) -> Key {
        Key::from(format!("{}/{path}", self.prefix))
    }

    pub(super) fn failed(&self, operation: &'static str, path: &str) -> impl FnOnce(Error) -> LakeError + use<> {
        LakeError::bucket(operation, self.shown(path), &self.endpoint)
    }

    /// An object and its version; none if it is not there.
    pub(super) fn versioned(&self, path: &str) -> Result<Option<Versioned>, LakeError> {
        let got = self.wait(async {
            let Some(got) = there(self.store.get(&self.key(path)).await)? else { return Ok(None) };
            let version = UpdateVersion { e_tag: got.meta.e_tag.clone(), version: got.meta.version.clone() };
            let written_s = got.meta.last_modified.timestamp();
            Ok(Some(Versioned { bytes: got.bytes().await?.to_vec(), version, written_s }))
        });
        got.map_err(self.failed("read", path))
    }

    /// Writes an object under a condition; none if that does not hold.
    pub(super) fn put(&self, path: &str, bytes: &[u8], mode: PutMode) -> Result<Option<UpdateVersion>, LakeError> {
        let put = self.wait(self.store.put_opts(&self.key(path), bytes.to_vec().into(), mode.into()));
        match put {
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Ok(None),
            put => put.map(|put| Some(put.into())).map_err(self.failed("write", path)),
        }
    }

    /// Removes objects, some of which may be gone already.
    pub(super) fn remove(&self, paths: &BTreeSet<String>) -> Result<(), LakeError> {
        let keys: Vec<_> = paths.iter().map(|path| Ok(self.key(path))).collect();
        let gone = self.store.delete_stream(stream::iter(keys).boxed()).map(|gone| there(gone).map(drop));
        self.wait(gone.try_collect::<()>()).map_err(self.failed("remove files of", ""))
    }

    /// The server's clock, in seconds since 1970 UTC: leases are judged by no other.
    pub(super) fn now_s(&self, path: &str) -> Result<i64, LakeError> {
        self.put(path, b"", PutMode::Overwrite)?;
        let now = self.versioned(path)?.map(|object| object.written_s);
        self.remove(&BTreeSet::from([path.to_owned()]))?;
        now.ok_or_else(|| {
            LakeError::corrupt(&self.shown(path), "what was just written is gone: someone else sweeps here")
        })
    }

    /// Where the copy of a data file lies on this machine.
    pub(super) fn copy(&self, path: &str) -> PathBuf {
        self.cache.join("files").join(path)
    }

    /// Copies a data file from the bucket, if that was not done before.
    async fn fetch(&self, file: &DataFile) -> Result<PathBuf, LakeError> {
        let path = format!("{}/{}", file.table, file.path);
        let copy = self.copy(&path);
        // The name of a data file is given once, so what has it is this file, unless the copying was cut off.
        if fs::metadata(&copy).is_ok_and(|copy| copy.len() == file.bytes) {
            return Ok(copy);
        }
        let folder = copy.parent().expect("a copy lies in a folder");
        private(folder)?;
        let mut temp = NamedTempFile::new_in(folder).map_err(LakeError::io("create a file in", folder))?;
        let got = self.store.get(&self.key(&path)).await.map_err(self.failed("read", &path))?;
        let (mut stream, mut hash) = (got.into_stream(), Sha256::new());
        while let Some(bytes) = stream.try_next().await.map_err(self.failed("read", &path))? {
            hash.update(&bytes);
            temp.write_all(&bytes).map_err(LakeError::io("write", &copy))?;
        }
        let found = hex(&hash.finalize());
        if found != file.sha256 {
            let problem = format!("its hash is {found}, not {} as the log says", file.sha256);
            return Err(LakeError::corrupt(&self.shown(&path), problem));
        }
        temp.persist(&copy).map_err(|error| LakeError::io("write", &copy)(error.error))?;
        Ok(copy)
    }
}

/// How the store is spoken to: for as long as it answers, and by which authorities its certificate is judged.
fn options(location: &Location) -> Result<ClientOptions, LakeError> {
    let options = ClientOptions::new().with_timeout_disabled().with_read_timeout(SILENCE);
    let Some((_, path)) = location.variables.iter().find(|(variable, _)| *variable == AUTHORITIES) else {
        return Ok(options);
    };
    let failed = |problem: String| LakeError::Authorities { path: path.into(), problem };
    let pem = fs::read(path).map_err(|error| failed(error.to_string()))?;
    let certificates = Certificate::from_pem_bundle(&pem).map_err(|error| failed(error.to_string()))?;
    if certificates.is_empty() {
        return Err(failed("no certificate in it".to_owned()));
    }
    Ok(certificates.into_iter().fold(options, ClientOptions::with_root_certificate))
}

/// An object, and what a write in its place is conditional on.
#[derive(Debug)]
pub(super) struct Versioned {
    /// What is in it.
    pub(super) bytes: Vec<u8>,
    /// The version.
    pub(super) version: UpdateVersion,
    /// When it was written, by the server's clock, in seconds since 1970 UTC.
    pub(super) written_s: i64,
}

/// What came of a request; none if there is no such object.
pub(super) fn there<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Err(Error::NotFound { .. }) => Ok(None),
        result => result.map(Some),
    }
}

/// Makes a folder that only its owner may look into, and those above it.
pub(super) fn private(folder: &Path) -> Result<(), LakeError> {
    let made = DirBuilder::new().recursive(true).mode(OWN_FOLDER_MODE).create(folder);
    made.map_err(|source| LakeError::Create { path: folder.to_owned(), source })
}

async fn hashed(got: GetResult) -> Result<(String, u64), Error> {
    let (mut stream, mut hash, mut size) = (got.into_stream(), Sha256::new(), 0);
    while let Some(bytes) = stream.try_next().await? {
        hash.update(&bytes);
        size += bytes.len() as u64;
    }
    Ok((hex(&hash.finalize()), size))
}

impl Store for Bucket {
    fn root(&self) -> &Path {
        &self.root
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, LakeError> {
        Ok(self.versioned(path)?.map(|object| object.bytes))
    }

    fn read_each(&self, paths: &[String]) -> Result<Vec<Option<Vec<u8>>>, LakeError> {
        let read = |path: &String| {
            let (key, failed) = (self.key(path), self.failed("read", path));
            async move {
                let got = async {
                    let Some(got) = there(self.store.get(&key).await)? else { return Ok(None) };
                    Ok(Some(got.bytes().await?.to_vec()))
                };
                got.await.map_err(failed)
            }
        };
        self.wait(stream::iter(paths).map(read).buffered(SMALL_LANES).try_collect())
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, LakeError> {
        let key = self.key(folder);
        let listed = self.wait(self.store.list_with_delimiter(Some(&key)));
        let listed = listed.map_err(self.failed("list", folder))?;
        let keys = listed.objects.iter().map(|object| &object.location).chain(&listed.common_prefixes);
        let mut names: Vec<String> = keys.filter_map(|key| key.filename().map(str::to_owned)).collect();
        names.sort_unstable();
        Ok(names)
    }

    fn files(&self, folder: &str) -> Result<Vec<String>, LakeError> {
        let key = self.key(folder);
        let listed = self.wait(self.store.list(Some(&key)).try_collect::<Vec<_>>());
        let listed = listed.map_err(self.failed("list", folder))?;
        let inside = listed.iter().filter_map(|object| {
            let path = object.location.as_ref().strip_prefix(key.as_ref())?;
            Some(path.trim_start_matches('/').to_owned())
        });
        let mut files: Vec<String> = inside.collect();
        files.sort_unstable();
        Ok(files)
    }

    fn digest(&self, path: &str) -> Result<Option<(String, u64)>, LakeError> {
        let digest = self.wait(async {
            let Some(got) = there(self.store.get(&self.key(path)).await)? else { return Ok(None) };
            hashed(got).await.map(Some)
        });
        digest.map_err(self.failed("read", path))
    }

    fn side_by_side(&self, threads: usize) -> usize {
        threads.max(LANES)
    }

    fn local(&self, files: &[&DataFile]) -> Result<Vec<PathBuf>, LakeError> {
        let fetched = stream::iter(files).map(|file| self.fetch(file)).buffered(LANES);
        self.wait(fetched.try_collect())
    }

    fn was_begun(&self, names: &[String]) -> bool {
        names.iter().any(|name| name == layout::LOCK)
    }

    fn lock(self: Arc<Self>, disk: Disk, holder: &str) -> Result<Box<dyn Hand>, LakeError> {
        let staging = self.cache.join(layout::STAGING);
        private(&staging)?;
        let lease = Lease::take(Arc::clone(&self), holder)?;
        Ok(Box::new(BucketHand { bucket: self, lease, disk: Arc::new(disk), staging }))
    }
}

/// The writer of a lake in a bucket.
#[derive(Debug)]
struct BucketHand {
    bucket: Arc<Bucket>,
    lease: Lease,
    disk: Arc<Disk>,
    staging: PathBuf,
}

impl Hand for BucketHand {
    fn staging(&self) -> (Arc<Disk>, PathBuf) {
        (Arc::clone(&self.disk), self.staging.clone())
    }

    fn place(&self, staged: &[Staged]) -> Result<(), LakeError> {
        let uploads = stream::iter(staged).map(|staged| self.bucket.upload(&self.lease, staged)).buffered(LANES);
        self.bucket.wait(uploads.try_collect())
    }

    fn bind(&self, intent: &Intent) -> Result<(), LakeError> {
        let path = format!("{}/{}", layout::COMMIT, self.lease.own(&layout::numbered(intent.sequence)));
        self.bucket.put(&path, &intent.encode(), PutMode::Overwrite)?;
        self.lease.bind(Some(path))
    }

    fn bound(&self) -> Result<Vec<Intent>, LakeError> {
        let Some(path) = self.lease.bound() else { return Ok(Vec::new()) };
        let shown = self.bucket.shown(&path);
        let bytes = self.bucket.read(&path)?;
        let bytes = bytes.ok_or_else(|| LakeError::corrupt(&shown, "the commit that the lease names is gone"))?;
        let sequence = Lease::named(&path).and_then(layout::number_of);
        let sequence = sequence.ok_or_else(|| LakeError::corrupt(&shown, "the lease names no commit of auditpack"))?;
        Ok(vec![Intent::decode(&shown, &bytes, sequence)?])
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), LakeError> {
        if self.bucket.put(path, bytes, PutMode::Create)?.is_none() && self.bucket.read(path)?.as_deref() != Some(bytes)
        {
            let problem = "the file exists with other content: someone else wrote it";
            return Err(LakeError::corrupt(&self.bucket.shown(path), problem));
        }
        Ok(())
    }

    fn remove(&self, paths: &BTreeSet<String>) -> Result<(), LakeError> {
        self.bucket.remove(paths)?;
        paths.iter().try_for_each(|path| self.disk.remove(&self.bucket.copy(path)))
    }

    fn unbind(&self, _: &Intent) -> Result<(), LakeError> {
        let Some(path) = self.lease.bound() else { return Ok(()) };
        self.lease.bind(None)?;
        self.bucket.remove(&BTreeSet::from([path]))
    }

    fn sweep(&self, live: &BTreeSet<String>) -> Result<(), LakeError> {
        folder::sweep(&self.disk, &self.staging)?;
        let left = self.bucket.names(layout::COMMIT)?;
        self.bucket.end_uploads(&left)?;
        self.bucket.remove(&left.into_iter().map(|name| format!("{}/{name}", layout::COMMIT)).collect())?;
        let copies = folder::Folder { root: self.bucket.copy("") };
        let stale = copies.files("")?.into_iter().filter(|path| !live.contains(path));
        stale.map(|path| copies.shown(&path)).try_for_each(|path| self.disk.remove(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::super::store::VARIABLES;
    use super::*;

    #[test]
    fn every_variable_that_is_taken_from_the_environment_is_known_to_the_library() {
        for variable in VARIABLES.iter().filter(|variable| **variable != AUTHORITIES) {
            assert!(variable.to_ascii_lowercase().parse::<AmazonS3ConfigKey>().is_ok(), "{variable}");
        }
    }
}
