//! Damaged containers: each is unpacked as far as it goes, or refused in words.

use super::Stream;
use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use auditpack::failure::Failure;
use auditpack::ingest::unpack::{Limits, each_part};
use parquet::arrow::ArrowWriter;
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;
use std::sync::Arc;
use tempfile::NamedTempFile;

const LIMITS: Limits = Limits { ratio: 300, bytes: 64 << 20 };

fn text() -> Vec<u8> {
    (0..200).map(|row| format!("{{\"id\":\"call-{row}\",\"tokens\":{}}}\n", row * 7)).collect::<String>().into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["a.ndjson", "deep/in/b.ndjson"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tar(bytes: &[u8]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for name in ["a.ndjson", "deep/in/b.ndjson"] {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        builder.append_data(&mut header, name, bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn parquet() -> Vec<u8> {
    let ids: ArrayRef = Arc::new(StringArray::from_iter_values((0..200).map(|row| format!("call-{row}"))));
    let tokens: ArrayRef = Arc::new((0..200).map(|row| (row % 3 > 0).then_some(row)).collect::<Int64Array>());
    let batch = RecordBatch::try_from_iter_with_nullable([("id", ids, true), ("tokens", tokens, true)]).unwrap();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

/// Unpacks a file to its end.
fn unpack(path: &Path) -> Result<u64, Failure> {
    let mut bytes = 0;
    each_part(path, "export", LIMITS, &|_| true, &mut |_, text| {
        // A fault inside a part is the reader's to tell.
        bytes += io::copy(text, &mut io::sink()).unwrap_or(0);
        Ok::<(), Failure>(())
    })?;
    Ok(bytes)
}

/// Turned bits, numbers at their ends, parts left out, written twice, or cut off.
fn damaged(bytes: &[u8], stream: &mut Stream) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=stream.below(2) {
        // Headers and footers are where lengths and offsets stand.
        let reach = [bytes.len(), 64][stream.below(2)];
        let near = stream.below(reach);
        let at = if stream.below(2) == 0 { near } else { bytes.len().saturating_sub(1 + near) }.min(bytes.len());
        let end = (at + 1 + stream.below(8)).min(bytes.len());
        match stream.below(6) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << stream.below(8),
            2 => bytes[at..end].fill(0xff),
            3 => bytes[at..end].fill(0),
            4 => {
                bytes.drain(at..end);
            }
            _ => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

#[test]
fn damaged_containers_are_refused_in_words() {
    let text = text();
    let packed = [
        gzip(&text),
        zstd::encode_all(&text[..], 1).unwrap(),
        zip(&text),
        tar(&text),
        parquet(),
        gzip(&tar(&text)),
        zip(&gzip(&text)),
        zip(&parquet()),
    ];
    let file = NamedTempFile::new().unwrap();
    let mut stream = Stream(11);
    for whole in packed {
        fs::write(file.path(), &whole).unwrap();
        assert!(unpack(file.path()).unwrap() > 0);
        for _ in 0..400 {
            fs::write(file.path(), damaged(&whole, &mut stream)).unwrap();
            if let Err(failure) = unpack(file.path()) {
                assert!(failure.message.starts_with("cannot unpack `export`: "), "{failure}");
            }
        }
    }
}
