//! What was changed, exported, shared and refused, and who may change it.

use super::Area;

pub(super) static AREA: Area = Area {
    id: "security",
    title: "Security and administration",
    intro: "What was changed, exported, shared and refused, and who may change it.",
    kpis: &[],
};
