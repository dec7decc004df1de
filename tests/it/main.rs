//! Every integration test, in one binary. A module is one subject; its first line says what belongs there.
#![expect(clippy::unwrap_used, reason = "a test whose set-up fails has failed")]

mod check;
mod cli;
mod compact;
mod containers;
mod crash;
mod damage;
mod diff;
mod editions;
mod everything;
mod formats;
mod independent;
mod kpis;
mod lake;
mod languages;
mod look;
mod privacy;
mod profiles;
mod project;
mod properties;
mod remarks;
mod report;
mod retention;
mod rollup;
mod sample;
mod sample_data;
mod statistics;
mod tidy;
mod verify;
