//! # auditpack
//!
//! Exported AI audit logs in; a Parquet lake, oversight KPIs, an HTML dashboard and a PDF board pack out.

pub mod event;
pub mod measure;
pub mod policy;
