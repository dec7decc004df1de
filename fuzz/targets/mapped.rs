//! Any other export, by the mappings of the fixtures.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::family::check("mapped", bytes));
