//! The program: parse, call, print the error and its hint, and end with its exit code. The only reader of the clock and
//! of the environment.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "clock, environment and terminal enter here and nowhere else"
)]

use auditpack::cli::Cli;
use auditpack::commands::{self, World};
use clap::Parser;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A file that may not grow is an error like a full disk; without a handler the signal would end the process silently.
    drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default()));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // clap's own code for a wrong command line is 2; help and version are no errors.
            let code = if error.use_stderr() { 64 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros() as i64);
    let mut world = World {
        now_us: now,
        env: &|name| std::env::var(name).ok(),
        input: &mut std::io::stdin(),
        out: &mut std::io::stdout(),
        err: &mut std::io::stderr(),
        terminal: std::io::stderr().is_terminal(),
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        process: std::process::id(),
        host: std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default().trim().to_owned(),
    };
    match commands::execute(&cli.command, &mut world) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let (exit, hint) = commands::verdict(&error);
            eprintln!("error: {error:#}");
            if let Some(hint) = hint {
                eprintln!("hint: {hint}");
            }
            ExitCode::from(exit as u8)
        }
    }
}
