//! Telemetry: OpenTelemetry and OCSF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::family::check("telemetry", bytes));
