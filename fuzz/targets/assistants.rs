//! Other vendors' assistants: Microsoft 365 Copilot, OpenAI.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::family::check("assistants", bytes));
