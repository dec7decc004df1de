//! The vocabulary: what the phases talk about. Words ([`taxonomy`]), rows as found ([`row`]), and the lake's tables
//! ([`table`], [`tables`]) with their columns ([`column`], [`name`]), and what an export can answer
//! ([`capability`]). Everything is named here once and used by that name.

pub mod capability;
pub mod column;
pub mod derived;
pub mod name;
pub mod published;
pub mod row;
pub mod table;
pub mod tables;
pub mod taxonomy;
