//! Who uses AI, how regularly, and who has a seat and does not.

use super::Area;

pub(super) static AREA: Area = Area {
    id: "adoption",
    title: "Adoption",
    intro: "Who uses AI, how regularly, and who has a seat and does not.",
    kpis: &[],
};
