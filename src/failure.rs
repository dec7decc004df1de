//! How a failure is shown: one `error:` line that says what was being done to which path, a `hint:` with the next step,
//! and an exit code that a scheduler can act on.

use std::fmt;

/// Exit codes, after sysexits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// A bug of ours, or something nobody foresaw.
    Internal = 1,
    /// The command line makes no sense.
    Usage = 64,
    /// Input that is not what it claims to be, or too many bad rows.
    Input = 65,
    /// Input that is not there.
    InputMissing = 66,
    /// Output that cannot be created.
    CannotCreate = 73,
    /// Reading or writing failed.
    Io = 74,
    /// Try again later.
    TryAgain = 75,
    /// The configuration is wrong.
    Config = 78,
}

/// An error that the user can act on.
#[derive(Debug)]
pub struct Failure {
    /// How the process ends.
    pub exit: Exit,
    /// What was being done to what, and what went wrong.
    pub message: String,
    /// The next step.
    pub hint: String,
}

impl Failure {
    /// An error with its next step.
    #[must_use]
    pub fn new(exit: Exit, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { exit, message: message.into(), hint: hint.into() }
    }

    /// A read or write that the system refused.
    #[must_use]
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        let (exit, hint) = match error.kind() {
            std::io::ErrorKind::NotFound => (Exit::InputMissing, "check the path"),
            std::io::ErrorKind::PermissionDenied => (Exit::Io, "check who owns the path and its mode"),
            std::io::ErrorKind::StorageFull => (Exit::Io, "free some space and run again: nothing was lost"),
            _ => (Exit::Io, "run again when the disk is in order: nothing was lost"),
        };
        Self::new(exit, format!("cannot {doing} `{}`: {error}", path.display()), hint)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
