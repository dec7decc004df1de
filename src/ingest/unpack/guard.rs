//! Refuses what unpacks to more than any export does.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Unpacked bytes below which no ratio is looked at: a short file of one repeated line packs as well as a bomb.
const FREE_BYTES: u64 = 64 << 20;

/// How much an export may grow by unpacking. Real logs pack to a tenth or a fiftieth of their size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Unpacked bytes for one packed byte.
    pub ratio: u64,
    /// Unpacked bytes of one file.
    pub bytes: u64,
}

/// A stream that grew beyond the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Bomb {
    /// Against the bytes that it was unpacked from.
    #[error("it unpacks to more than {0} times its size, as no log does")]
    Ratio(u64),
    /// At all.
    #[error("it unpacks to more than {0} bytes")]
    Bytes(u64),
}

impl Bomb {
    /// What the user can do about it.
    pub const HINT: &'static str =
        "if the file is sound, raise `unpack_ratio` or `unpack_bytes` in [limits] of the configuration";
}

/// A count of the packed bytes that were consumed so far.
#[derive(Clone, Default)]
pub(super) struct Counted(Rc<Cell<u64>>);

impl Counted {
    /// A count that is known from the start.
    pub(super) fn fixed(bytes: u64) -> Self {
        Self(Rc::new(Cell::new(bytes)))
    }

    /// A reader whose bytes are counted here.
    pub(super) fn count<R: Read>(&self, inner: R) -> impl Read + use<R> {
        Counting { inner, count: self.clone() }
    }
}

struct Counting<R> {
    inner: R,
    count: Counted,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.0.set(self.count.0.get() + read as u64);
        Ok(read)
    }
}

/// A reader of unpacked bytes that stops at the limits.
pub(super) struct Guard<R> {
    inner: R,
    packed: Counted,
    unpacked: u64,
    limits: Limits,
}

impl<R> Guard<R> {
    pub(super) fn new(inner: R, packed: Counted, limits: Limits) -> Self {
        Self { inner, packed, unpacked: 0, limits }
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.unpacked += read as u64;
        let Limits { ratio, bytes } = self.limits;
        if self.unpacked > bytes {
            return Err(io::Error::other(Bomb::Bytes(bytes)));
        }
        if self.unpacked > FREE_BYTES && self.unpacked > ratio.saturating_mul(self.packed.0.get()) {
            return Err(io::Error::other(Bomb::Ratio(ratio)));
        }
        Ok(read)
    }
}
