//! From the lake's tables to KPIs: the daily rollup, the statistics and one file per KPI. Opens no file, reads no clock:
//! it is handed lazy frames and an as-of instant, and the same input gives the same bytes.

pub mod card;
pub mod findings;
pub mod measurement;
pub mod period;
