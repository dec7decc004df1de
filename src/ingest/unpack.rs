//! From a file as delivered to streams of text: gzip, zstd, ZIP and tar are unpacked, Parquet becomes one JSON object a
//! line, UTF-16 becomes UTF-8. What a file is shows in its first bytes, never in its name.
//!
//! Nothing is written anywhere, so the names inside an archive cannot lead out of any folder. A stream that grows beyond
//! all measure against the bytes that it was unpacked from is refused.

mod guard;
mod lines;

pub use guard::{Bomb, Limits};

use crate::failure::{Exit, Failure};
use encoding_rs_io::DecodeReaderBytes;
use flate2::bufread::MultiGzDecoder;
use guard::{Counted, Guard};
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Component, Path};

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const PARQUET: &[u8] = b"PAR1";
const UTF16: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];
/// Where a tar header says that it is one.
const TAR: (usize, &[u8]) = (257, b"ustar");
/// Bytes that tell what a stream is.
const MAGIC_BYTES: u64 = 512;

/// One readable part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place among the members of an archive; zero for a file that is none.
    pub index: usize,
    /// Its name inside the archive; `None` for a file that is none.
    pub member: Option<String>,
}

/// Takes one part and its text.
pub type Take<'t, E> = dyn FnMut(&Part, &mut dyn Read) -> Result<(), E> + 't;

/// Hands every part of the file that `wanted` asks for to `take`, in the archive's order. `name` is the file's name in
/// messages.
///
/// # Errors
/// What `take` says, or an archive that cannot be opened.
pub fn each_part<E: From<Failure>>(
    path: &Path,
    name: &str,
    limits: Limits,
    wanted: &dyn Fn(usize) -> bool,
    take: &mut Take<'_, E>,
) -> Result<(), E> {
    let failed = |error: io::Error| Failure::io("read", path, &error);
    let mut file = File::open(path).map_err(failed)?;
    let magic = magic(&mut file).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let broken = |error: &io::Error| E::from(unpack_failure(name, error));
    if ZIP.iter().any(|zip| magic.starts_with(zip)) {
        return each_of_zip(file, name, limits, wanted, take);
    }
    let whole = Part { index: 0, member: None };
    if magic.starts_with(PARQUET) {
        let mut text = lines::of_file(file).map_err(|error| broken(&error))?;
        return if wanted(0) { take(&whole, &mut text) } else { Ok(()) };
    }
    let mut stream = unpacked(file, limits).map_err(|error| broken(&error))?;
    let begin = self::magic(&mut stream).map_err(|error| broken(&error))?;
    let is_tar = begin.get(TAR.0..).is_some_and(|rest| rest.starts_with(TAR.1));
    let mut stream = Cursor::new(begin).chain(stream);
    if is_tar {
        return each_of_tar(&mut stream, name, limits, wanted, take);
    }
    if wanted(0) { take(&whole, &mut *text(&mut stream, limits).map_err(|error| broken(&error))?) } else { Ok(()) }
}

fn each_of_zip<E: From<Failure>>(
    file: File,
    name: &str,
    limits: Limits,
    wanted: &dyn Fn(usize) -> bool,
    take: &mut Take<'_, E>,
) -> Result<(), E> {
    let broken = |error: zip::result::ZipError| unpack_failure(name, &io::Error::other(error));
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    for index in 0..archive.len() {
        let member = archive.by_index(index).map_err(broken)?;
        let inside = shown(&member.name().map_err(broken)?);
        if !member.is_file() || is_hidden(&inside) || !wanted(index) {
            continue;
        }
        let packed = member.compressed_size();
        let mut guarded = Guard::new(member, Counted::fixed(packed), limits);
        let part = Part { index, member: Some(inside) };
        take(&part, &mut *text(&mut guarded, limits).map_err(|error| unpack_failure(name, &error))?)?;
    }
    Ok(())
}

fn each_of_tar<E: From<Failure>>(
    stream: &mut dyn Read,
    name: &str,
    limits: Limits,
    wanted: &dyn Fn(usize) -> bool,
    take: &mut Take<'_, E>,
) -> Result<(), E> {
    let broken = |error: io::Error| unpack_failure(name, &error);
    let mut archive = tar::Archive::new(stream);
    for (index, member) in archive.entries().map_err(broken)?.enumerate() {
        let mut member = member.map_err(broken)?;
        let inside = shown(&String::from_utf8_lossy(&member.path_bytes()));
        if !member.header().entry_type().is_file() || is_hidden(&inside) || !wanted(index) {
            continue;
        }
        let part = Part { index, member: Some(inside) };
        take(&part, &mut *text(&mut member, limits).map_err(|error| unpack_failure(name, &error))?)?;
    }
    Ok(())
}

/// The name of an archive's member without anything that leads upwards or could upset a terminal.
fn shown(name: &str) -> String {
    let plain: String = name.replace('\\', "/").chars().filter(|character| !character.is_control()).collect();
    let names = Path::new(&plain).components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

/// What archivers add of their own.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// A stream as text: unpacked once, Parquet as lines, UTF-16 as UTF-8.
fn text<'a>(stream: &'a mut dyn Read, limits: Limits) -> io::Result<Box<dyn Read + 'a>> {
    let mut stream = unpacked(stream, limits)?;
    let begin = magic(&mut stream)?;
    let is = |magics: &[&[u8]]| magics.iter().any(|magic| begin.starts_with(magic));
    let (is_parquet, is_utf16) = (is(&[PARQUET]), is(&UTF16));
    let stream = Cursor::new(begin).chain(stream);
    if is_parquet {
        return Ok(Box::new(lines::of_stream(stream)?));
    }
    if is_utf16 { Ok(Box::new(DecodeReaderBytes::new(stream))) } else { Ok(Box::new(stream)) }
}

/// A stream without its compression, if it has one.
fn unpacked<'a>(mut stream: impl Read + 'a, limits: Limits) -> io::Result<Box<dyn Read + 'a>> {
    let begin = magic(&mut stream)?;
    let (is_gzip, is_zstd) = (begin.starts_with(GZIP), begin.starts_with(ZSTD));
    let stream = Cursor::new(begin).chain(stream);
    if !is_gzip && !is_zstd {
        return Ok(Box::new(stream));
    }
    let packed = Counted::default();
    let counted = BufReader::new(packed.count(stream));
    let reader: Box<dyn Read + 'a> =
        if is_gzip { Box::new(MultiGzDecoder::new(counted)) } else { Box::new(zstd::Decoder::with_buffer(counted)?) };
    Ok(Box::new(Guard::new(reader, packed, limits)))
}

/// The first bytes of a stream.
fn magic(stream: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut begin = Vec::new();
    stream.take(MAGIC_BYTES).read_to_end(&mut begin)?;
    Ok(begin)
}

/// Why a file could not be unpacked, and what to do about it.
pub(super) fn unpack_failure(name: &str, error: &io::Error) -> Failure {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = error.get_ref().map(|inner| inner as _);
    while let Some(inner) = cause {
        if let Some(bomb) = inner.downcast_ref::<Bomb>() {
            return Failure::new(Exit::Input, format!("cannot unpack `{name}`: {bomb}"), Bomb::HINT);
        }
        cause = inner.source();
    }
    let message = format!("cannot unpack `{name}`: the file is cut off or damaged ({error})");
    Failure::new(Exit::Input, message, "copy the export again: it is not complete")
}

#[cfg(test)]
mod tests;
