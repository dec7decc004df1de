//! The readers alone. The whole program takes most of an hour to build under the sanitizer, for the query engine and the
//! typesetter; the readers take seconds. They name nothing upstream of them, so their source is compiled here as it stands.

// Of arrow they name the types of columns alone, and the rest of it is most of the build.
extern crate self as arrow;
extern crate self as auditpack;

#[path = "../tests/it/formats/blocks.rs"]
mod blocks;
/// What `arrow::datatypes` holds.
pub mod datatypes {
    pub use arrow_schema::*;
}
#[path = "../src/event/mod.rs"]
pub mod event;
#[path = "readers/family.rs"]
pub mod family;
#[path = "../src/format/mod.rs"]
pub mod format;
#[path = "../tests/it/formats/watch.rs"]
mod watch;
#[path = "../tests/it/formats/well_formed.rs"]
mod well_formed;
