//! Every container gives the same text, and what is no honest container is refused.

use super::*;
use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use std::io::Write;
use std::sync::Arc;
use tempfile::NamedTempFile;

const LIMITS: Limits = Limits { ratio: 300, bytes: 1 << 30 };
const TEXT: &str = "{\"id\":\"a\",\"note\":\"naïve\"}\n{\"id\":\"b\"}\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ::zstd::encode_all(bytes, 1).unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = ::zip::write::SimpleFileOptions::default();
    for (name, bytes) in members {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = ::tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let order = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect()
}

fn parquet() -> Vec<u8> {
    let ids: ArrayRef = Arc::new(StringArray::from(vec!["a", "b"]));
    let calls: ArrayRef = Arc::new(Int64Array::from(vec![Some(7), None]));
    let batch = RecordBatch::try_from_iter_with_nullable([("id", ids, true), ("calls", calls, true)]).unwrap();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

/// Every part of a file with these bytes: its name inside an archive, and its text.
fn parts(bytes: &[u8], limits: Limits) -> Result<Vec<(Option<String>, String)>, Failure> {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut parts = Vec::new();
    each_part(file.path(), "export", limits, &|_| true, &mut |part, text| {
        let mut found = Vec::new();
        text.read_to_end(&mut found).map_err(|error| unpack_failure("export", &error))?;
        parts.push((part.member.clone(), String::from_utf8(found).unwrap()));
        Ok(())
    })?;
    Ok(parts)
}

#[track_caller]
fn check(bytes: &[u8], expected: &[(Option<&str>, &str)]) {
    let found = parts(bytes, LIMITS).unwrap();
    let found: Vec<_> = found.iter().map(|(name, text)| (name.as_deref(), text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_container_of_one_file_gives_its_text() {
    let bytes = TEXT.as_bytes();
    for packed in [bytes.to_vec(), gzip(bytes), zstd(bytes), [gzip(&bytes[..20]), gzip(&bytes[20..])].concat()] {
        check(&packed, &[(None, TEXT)]);
    }
    check(&utf16(TEXT, true), &[(None, TEXT)]);
    check(&gzip(&utf16(TEXT, false)), &[(None, TEXT)]);
    check(b"", &[(None, "")]);
}

#[test]
fn every_member_of_an_archive_is_a_part() {
    let members: [(&str, &[u8]); 4] =
        [("a.ndjson", TEXT.as_bytes()), ("sub/b.gz", &gzip(b"x")), (".hidden", b"h"), ("__MACOSX/a", b"m")];
    let expected = [(Some("a.ndjson"), TEXT), (Some("sub/b.gz"), "x")];
    check(&zip(&members), &expected);
    check(&tar(&members), &expected);
    check(&gzip(&tar(&members)), &expected);
    check(&zstd(&tar(&members)), &expected);
    check(&zip(&[]), &[]);
}

#[test]
fn names_in_an_archive_lead_nowhere() {
    let members: [(&str, &[u8]); 3] = [("../../etc/a", b"1"), ("/root/b", b"2"), ("c\u{1b}[2J\\..\\d", b"3")];
    check(&zip(&members), &[(Some("etc/a"), "1"), (Some("root/b"), "2"), (Some("c[2J/d"), "3")]);
    check(&tar(&members[..2]), &[(Some("etc/a"), "1"), (Some("root/b"), "2")]);
}

#[test]
fn rows_of_parquet_are_lines() {
    let lines = "{\"id\":\"a\",\"calls\":7}\n{\"id\":\"b\"}\n";
    check(&parquet(), &[(None, lines)]);
    check(&gzip(&parquet()), &[(None, lines)]);
    check(&zip(&[("x.parquet", &parquet())]), &[(Some("x.parquet"), lines)]);
}

#[test]
fn what_grows_beyond_measure_is_refused() {
    let zeros = vec![b'0'; 80 << 20];
    let refused = |bytes: &[u8], limits, says: &str| {
        let failure = parts(bytes, limits).unwrap_err();
        assert_eq!(failure.exit, Exit::Input);
        assert!(failure.message.contains(says), "{failure}");
        assert_eq!(failure.hint, Bomb::HINT);
    };
    for bomb in [gzip(&zeros), zstd(&zeros), zip(&[("zeros", &zeros)]), gzip(&tar(&[("zeros", &zeros)]))] {
        let low = Limits { ratio: 100, ..LIMITS };
        refused(&bomb, low, "more than 100 times its size");
        refused(&bomb, Limits { ratio: u64::MAX, bytes: 70 << 20 }, "more than 73400320 bytes");
    }
    // A bomb inside a member of an archive that itself hardly packs.
    refused(&tar(&[("zeros.zst", &zstd(&zeros))]), LIMITS, "more than 300 times its size");
}

#[test]
fn what_is_cut_off_is_an_error() {
    let whole = gzip(TEXT.as_bytes());
    for broken in
        [&whole[..whole.len() - 9], &zstd(TEXT.as_bytes())[..20], &zip(&[("a", b"x")])[..30], &parquet()[..40]]
    {
        let failure = parts(broken, LIMITS).unwrap_err();
        assert!(failure.message.starts_with("cannot unpack `export`: the file is cut off or damaged"), "{failure}");
    }
}
