//! The Activity Feed as saved by different hands: pages of the API, newest first, one to a file, one to a line, one
//! after the other, a bare array, single records to a line, compressed or not. Pages overlap between files.

use super::File;
use super::activity::Activity;
use super::calendar::{self, DAY};
use super::dice::Dice;
use super::json::Object;

/// How a month was saved.
#[derive(Clone, Copy)]
enum Packing {
    /// One page object.
    Page,
    /// Several page objects, one to a line.
    PageLines,
    /// Several page objects, printed over many lines, one after the other.
    Pages,
    /// An array without the page around it.
    Array,
    /// One record to a line.
    Ndjson,
}

/// The exports of the feed. A month without records has no file: nobody saved an empty page.
pub(super) fn files(seed: u64, activities: &[Activity]) -> Vec<File> {
    let mut dice = Dice::new(seed, 5);
    let months = calendar::months();
    months.iter().filter_map(|month| save(month, activities, &mut dice)).collect()
}

fn save(month: &str, activities: &[Activity], dice: &mut Dice) -> Option<File> {
    // The reader asks for a little more than the month, so that what was late is not missed.
    let mut records: Vec<&Activity> = activities
        .iter()
        .filter(|found| {
            let overlap =
                calendar::month(found.at_us + DAY) == month || calendar::month(found.at_us + 2 * DAY) == month;
            calendar::month(found.at_us) == month || overlap
        })
        .collect();
    if !records.iter().any(|found| calendar::month(found.at_us) == month) {
        return None;
    }
    records.reverse();
    let (packing, suffix) = match month {
        "2025-10" | "2026-04" | "2026-11" => (Packing::Page, "json"),
        "2025-12" | "2026-06" | "2026-10" => (Packing::PageLines, "json.gz"),
        "2026-01" | "2026-07" | "2026-09" => (Packing::Ndjson, "json.gz"),
        "2026-02" => (Packing::Array, "json"),
        _ => (Packing::Pages, "json.gz"),
    };
    let suffix = if month == "2025-10" { "json.gz" } else { suffix };
    let path = format!("exports/claude_activity/{month}.{suffix}");
    Some(File::packed(path, pack(packing, &records, dice).into_bytes()))
}

fn pack(packing: Packing, records: &[&Activity], dice: &mut Dice) -> String {
    let json: Vec<&str> = records.iter().map(|found| found.json.as_str()).collect();
    match packing {
        Packing::Page => page(records, false, dice) + "\n",
        Packing::PageLines => pages(records, dice).join("\n") + "\n",
        Packing::Pages => pages(records, dice).join("\n").replace(",{\"id\"", ",\n    {\"id\"") + "\n",
        Packing::Array => format!("[\n  {}\n]\n", json.join(",\n  ")),
        Packing::Ndjson => json.join("\n") + "\n",
    }
}

/// Pages of 250 records. The last five of a page come again with the next: somebody's cursor was off.
fn pages(records: &[&Activity], dice: &mut Dice) -> Vec<String> {
    let mut pages = Vec::new();
    let mut from = 0;
    while from < records.len() {
        let to = (from + 250).min(records.len());
        pages.push(page(&records[from.saturating_sub(5)..to], to < records.len(), dice));
        from = to;
    }
    pages
}

fn page(records: &[&Activity], more: bool, dice: &mut Dice) -> String {
    let json: Vec<&str> = records.iter().map(|found| found.json.as_str()).collect();
    let last = records.last().map_or("", |found| found.id.as_str());
    Object::new()
        .raw("data", &format!("[{}]", json.join(",")))
        .raw("has_more", if more { "true" } else { "false" })
        .text("first_id", records.first().map_or("", |found| found.id.as_str()))
        // Cursors are opaque: sometimes an id, sometimes not.
        .text("last_id", &if dice.chance(500) { last.to_owned() } else { dice.base58(40) })
        .end()
}
