//! Pieces on all cores: read by workers in any order, taken in input order.

use super::identity::Pseudonyms;
use super::pieces::{OwnedPiece, Pieces};
use super::recognise::Input;
use super::rows::{PieceRows, Rows, Shared};
use super::unpack;
use crate::format::{FormatError, Piece};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Takes the rows of one piece: position of its file, unpacked bytes, rows.
pub(super) type Take<'a> = dyn FnMut(usize, u64, PieceRows) -> Result<()> + 'a;

/// A piece to be read.
struct Job<'a> {
    sequence: u64,
    file: usize,
    input: &'a Input,
    name: Arc<str>,
    piece: OwnedPiece,
}

/// A piece that was read.
struct Done {
    sequence: u64,
    file: usize,
    bytes: u64,
    /// The outer error is a panic of ours, carried to the main thread.
    rows: thread::Result<Result<PieceRows, FormatError>>,
}

/// Reads all files, handing the rows of each piece to `take` in input order. No more pieces are in memory than there
/// are workers, and two.
pub(super) fn read_all(
    inputs: &[(usize, &Input)],
    shared: &Arc<Shared>,
    threads: usize,
    take: &mut Take<'_>,
) -> Result<()> {
    let (job_sender, job_receiver) = channel::<Job<'_>>();
    let (done_sender, done_receiver) = channel();
    let job_receiver = Mutex::new(job_receiver);
    thread::scope(|scope| {
        // The sender moves into the closure below, so that workers end when it does.
        let done_sender = done_sender;
        for _ in 0..threads.max(1) {
            let (jobs, done) = (&job_receiver, done_sender.clone());
            scope.spawn(move || work(jobs, &done, shared));
        }
        let mut order = InOrder { done: done_receiver, early: BTreeMap::new(), next: 0, inputs, take };
        let mut sequence = 0;
        let result = feed(inputs, &job_sender, threads as u64 + 2, &mut sequence, &mut order);
        let result = result.and_then(|()| order.take_until(sequence));
        drop(job_sender);
        result
    })
}

/// Cuts the files into jobs, taking results as they come so that few pieces wait.
fn feed<'a>(
    inputs: &[(usize, &'a Input)],
    jobs: &Sender<Job<'a>>,
    in_flight_max: u64,
    sequence: &mut u64,
    order: &mut InOrder<'_, '_>,
) -> Result<()> {
    // The members of an archive follow each other, so that it is unpacked once.
    for parts in inputs.chunk_by(|(_, one), (_, next)| one.path == next.path) {
        let Some((_, first)) = parts.first() else { continue };
        let wanted = |index| parts.iter().any(|(_, input)| input.part == index);
        unpack::each_part(&first.path, &first.name, first.limits, &wanted, &mut |part, text| -> Result<()> {
            let found = parts.iter().find(|(_, input)| input.part == part.index);
            let (file, input) = found.expect("only wanted parts are handed out");
            let name: Arc<str> = input.name.as_str().into();
            let mut pieces = Pieces::new(input, text);
            while let Some(piece) = pieces.next()? {
                order.take_until((*sequence + 1).saturating_sub(in_flight_max))?;
                let job = Job { sequence: *sequence, file: *file, input, name: name.clone(), piece };
                jobs.send(job).expect("workers live as long as this scope");
                *sequence += 1;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// One worker: reads pieces until there are no more.
fn work(jobs: &Mutex<Receiver<Job<'_>>>, done: &Sender<Done>, shared: &Arc<Shared>) {
    // The same people act in every piece: their pseudonyms are made once.
    let mut people = Pseudonyms::new(shared.key.clone(), shared.erased.clone());
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { sequence, file, input, name, piece }) = job else { return };
        let bytes = piece.bytes.len() as u64;
        let rows = catch_unwind(AssertUnwindSafe(|| {
            let mut rows = Rows::new(shared.clone(), input.source.clone(), name, &mut people);
            let piece = Piece { bytes: &piece.bytes, first_line: piece.first_line, header: piece.header.as_deref() };
            (input.format.read)(&piece, &input.options, &mut rows)?;
            Ok(rows.finish())
        }));
        if done.send(Done { sequence, file, bytes, rows }).is_err() {
            return;
        }
    }
}

/// Results in input order.
struct InOrder<'a, 't> {
    done: Receiver<Done>,
    early: BTreeMap<u64, Done>,
    next: u64,
    inputs: &'a [(usize, &'a Input)],
    take: &'a mut Take<'t>,
}

impl InOrder<'_, '_> {
    /// Takes results up to, but not including, number `end`.
    fn take_until(&mut self, end: u64) -> Result<()> {
        while self.next < end {
            let done = match self.early.remove(&self.next) {
                Some(done) => done,
                None => self.done.recv().expect("every job sent comes back"),
            };
            if done.sequence != self.next {
                self.early.insert(done.sequence, done);
                continue;
            }
            self.next += 1;
            let rows = done.rows.unwrap_or_else(|panic| resume_unwind(panic));
            let name = || {
                let found = self.inputs.iter().find(|(at, _)| *at == done.file);
                format!("cannot read `{}`", found.map_or("?", |(_, input)| &input.name))
            };
            (self.take)(done.file, done.bytes, rows.with_context(name)?)?;
        }
        Ok(())
    }
}
