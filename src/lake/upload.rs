//! How data files get into a bucket. One that is too large for one request goes in parts, and appears with the last word of
//! the last one. The store keeps the parts of an upload that nobody ends, where no list of objects shows them, and wants to be
//! paid for them. So each upload is noted among the unfinished commits before its first part, and whoever takes the lock next
//! ends those that a killed run, or one that was cut off, has left; without a part there is nothing to pay.

use super::bucket::{Bucket, private, there};
use super::error::LakeError;
use super::layout;
use super::lease::Lease;
use super::log::sha256;
use super::stage::Staged;
use super::store::Store;
use object_store::{ObjectStoreExt, multipart::MultipartStore};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::Read;

/// Bytes of one part; what is not larger goes in one piece.
const PART_BYTES: u64 = 8 << 20;

/// How the name of a note ends.
const NOTE: &str = ".upload";

/// The note of an upload in parts.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// Where the file will lie, relative to the lake.
    path: String,
    /// What the store calls the upload.
    upload: String,
}

impl Bucket {
    /// Puts a staged file where it belongs, and keeps it as the copy.
    pub(super) async fn upload(&self, lease: &Lease, staged: &Staged) -> Result<(), LakeError> {
        let path = format!("{}/{}", staged.table.name, staged.path);
        let mut file = File::open(&staged.from).map_err(LakeError::io("read", &staged.from))?;
        if staged.bytes <= PART_BYTES {
            let bytes = part(&mut file, staged)?;
            self.store.put(&self.key(&path), bytes.into()).await.map_err(self.failed("write", &path))?;
        } else {
            self.upload_in_parts(lease, staged, path.clone(), &mut file).await?;
        }
        let copy = self.copy(&path);
        private(copy.parent().expect("a copy lies in a folder"))?;
        fs::rename(&staged.from, &copy).map_err(LakeError::io("move a staged file to", &copy))
    }

    async fn upload_in_parts(
        &self,
        lease: &Lease,
        staged: &Staged,
        path: String,
        file: &mut File,
    ) -> Result<(), LakeError> {
        let (key, failed) = (self.key(&path), || self.failed("write", &path));
        let upload = self.store.create_multipart(&key).await.map_err(failed())?;
        let name = lease.own(&format!("{}{NOTE}", &sha256(path.as_bytes())[..16]));
        let note = self.key(&format!("{}/{name}", layout::COMMIT));
        let noted = Note { path: path.clone(), upload: upload.clone() };
        let noted = serde_json::to_vec(&noted).expect("a note holds text only");
        self.store.put(&note, noted.into()).await.map_err(failed())?;
        let mut parts = Vec::new();
        loop {
            let bytes = part(file, staged)?;
            if bytes.is_empty() {
                break;
            }
            let put = self.store.put_part(&key, &upload, parts.len(), bytes.into()).await;
            parts.push(put.map_err(failed())?);
        }
        self.store.complete_multipart(&key, &upload, parts).await.map_err(failed())?;
        self.store.delete(&note).await.map_err(failed())
    }

    /// Ends the uploads among these unfinished commits. Some may have ended already, and be noted still.
    pub(super) fn end_uploads(&self, names: &[String]) -> Result<(), LakeError> {
        let notes = names.iter().filter(|name| name.ends_with(NOTE)).map(|name| format!("{}/{name}", layout::COMMIT));
        let notes: Vec<String> = notes.collect();
        for (note, bytes) in notes.iter().zip(self.read_each(&notes)?) {
            let Some(bytes) = bytes else { continue };
            let noted: Note = serde_json::from_slice(&bytes)
                .map_err(|error| LakeError::corrupt(&self.shown(note), format!("not a note of an upload: {error}")))?;
            let ended = self.wait(self.store.abort_multipart(&self.key(&noted.path), &noted.upload));
            there(ended).map_err(self.failed("end an upload to", &noted.path))?;
        }
        Ok(())
    }
}

/// The next part of a staged file; empty at its end.
fn part(file: &mut File, staged: &Staged) -> Result<Vec<u8>, LakeError> {
    let mut bytes = Vec::new();
    file.take(PART_BYTES).read_to_end(&mut bytes).map_err(LakeError::io("read", &staged.from))?;
    Ok(bytes)
}
