//! The readers alone. The whole program takes most of an hour to build under the sanitizer, for the query engine and the
//! typesetter; the readers take seconds. They name nothing upstream of them, so their source is compiled here as it stands.

extern crate self as auditpack;

#[path = "../tests/it/formats/blocks.rs"]
mod blocks;
#[path = "../src/event/mod.rs"]
pub mod event;
#[path = "readers/family.rs"]
pub mod family;
#[path = "../src/format/mod.rs"]
pub mod format;
#[path = "readers/watch.rs"]
mod watch;
#[path = "readers/well_formed.rs"]
mod well_formed;
