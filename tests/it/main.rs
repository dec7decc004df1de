//! Every integration test, in one binary. A module is one subject; its first line says what belongs there.
#![expect(clippy::unwrap_used, reason = "a test whose set-up fails has failed")]

mod canary;
mod check;
mod cli;
mod compact;
mod containers;
mod contract;
mod crash;
mod damage;
mod diff;
mod editions;
mod everything;
mod footers;
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
mod readers;
mod remarks;
mod report;
mod retention;
mod rollup;
mod sample;
mod sample_data;
mod sign;
mod statistics;
mod status;
mod tidy;
mod verify;
mod versions;
