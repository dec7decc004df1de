//! Ticket systems: ServiceNow, Jira, TheHive, Splunk.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::family::check("tickets", bytes));
