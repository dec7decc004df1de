//! The lists of the configuration that the story knows already: holidays, budgets and prices.

use super::calendar;
use super::models;
use std::fmt::Write as _;

/// The configuration, a template with gaps for the output folder and the lists.
pub(super) fn configuration(output: &str) -> String {
    let template = include_str!("auditpack.toml").replace("{output}", output);
    template.replace("{holidays}", &holidays()).replace("{budgets}", &budgets()).replace("{prices}", &prices())
}

fn holidays() -> String {
    let mut text = String::new();
    for ((year, month, day), name) in calendar::HOLIDAYS {
        let _ = writeln!(text, "    {{ day = \"{year}-{month:02}-{day:02}\", name = \"{name}\" }},");
    }
    text
}

/// Dollars a month: first month and amount, until the next.
const BUDGETS: &[(u32, u32)] = &[(1, 75), (4, 85), (7, 105)];

fn budgets() -> String {
    let mut text = String::new();
    for month in 1..=12 {
        let usd = BUDGETS.iter().rev().find(|(from, _)| *from <= month).map_or(0, |(_, usd)| *usd);
        let _ = writeln!(text, "[[budget]]\nperiod = \"2026-{month:02}\"\nusd = \"{usd}\"\n");
        if month >= 7 {
            let project = "project = \"fraud-signals\"";
            let _ = writeln!(text, "[[budget]]\nperiod = \"2026-{month:02}\"\n{project}\nusd = \"35\"\n");
        }
    }
    text
}

fn prices() -> String {
    let blocks: Vec<String> = models::price_list().iter().map(block).collect();
    blocks.join("\n")
}

fn block(price: &models::Price) -> String {
    let models::Price { model, class, nano, from, to } = price;
    // Nano-dollars a token are thousandths of a dollar a million.
    let usd = format!("{}.{:03}", nano / 1000, nano % 1000);
    let to = to.map_or_else(String::new, |day| format!("valid_to = \"{day}\"\n"));
    let of = format!("[[price]]\nmodel = \"{model}\"\nclass = \"{class}\"\n");
    format!("{of}usd_per_million = \"{usd}\"\nvalid_from = \"{from}\"\n{to}")
}
