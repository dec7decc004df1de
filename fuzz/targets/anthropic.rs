//! What Anthropic exports: activity, usage, cost, directory, chats, sessions.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::family::check("anthropic", bytes));
