//! Gateways and tracing: LiteLLM, Langfuse, Helicone, Portkey, Bedrock.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::family::check("gateways", bytes));
