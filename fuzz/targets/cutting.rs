//! Record boundaries in any text, by every rule of cutting.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::family::check_cutting(bytes));
