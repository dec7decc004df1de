//! What the use of AI costs, by tokens and prices, and how that compares with what was billed.

use super::Area;

pub(super) static AREA: Area = Area {
    id: "cost",
    title: "Cost",
    intro: "What the use of AI costs, by tokens and prices, and how that compares with what was billed.",
    kpis: &[],
};
