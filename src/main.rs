//! The program: parse, call, print the error and its hint, and end with its exit code.

fn main() {}
