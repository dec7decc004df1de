//! Tokens and cost of an observation, from its two maps by category.

use crate::format::field::{self, Value};
use crate::format::rows::{Fault, Row};

/// Tokens by what they were spent on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tokens {
    /// Input that was not read from a cache.
    pub(super) input: Option<i64>,
    /// Input read from a cache.
    pub(super) cache_read: Option<i64>,
    /// Input written to a cache.
    pub(super) cache_write: Option<i64>,
    /// Output.
    pub(super) output: Option<i64>,
}

/// What a category counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Category {
    Input,
    CacheRead,
    CacheWrite,
    Output,
    Other,
}

/// Categories are named by whoever sends them; these are the names of the vendors and the integrations.
fn category(name: &str) -> Category {
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    // What a cache did not hold is in the prompt's own count.
    if begins(&["prompt_cache_miss"]) {
        return Category::Other;
    }
    if begins(&["cache_creation", "cache_write", "input_cache_creation", "input_cache_write"]) {
        Category::CacheWrite
    } else if begins(&["cache_read", "cached", "input_cache", "prompt_cache"]) {
        Category::CacheRead
    } else if begins(&["input", "prompt"]) {
        Category::Input
    } else if begins(&["output", "completion", "reasoning"]) {
        Category::Output
    } else {
        Category::Other
    }
}

/// Vendors' names for the whole input and output: they repeat `input` and `output` where these stand beside them.
const REPEATED: &[(&str, &str)] = &[
    ("input_tokens", "input"),
    ("prompt_tokens", "input"),
    ("output_tokens", "output"),
    ("completion_tokens", "output"),
    ("total_tokens", "total"),
];

impl Tokens {
    /// Reads `usageDetails`. Its categories add up to the total: what was read from a cache is not in `input`, what was
    /// spent on reasoning not in `output`. Some senders keep the vendor's own numbers instead; there `input` and `output`
    /// alone are the total, and the others are parts of them.
    pub(super) fn of(row: &Row<'_, '_>) -> Result<Self, Fault> {
        let details = ["usageDetails", "usage_details"].iter().find_map(|name| row.get(name)).and_then(Value::nested);
        let Some(details) = details.filter(|json| !field::entries(json).is_empty()) else {
            return Self::before_details(row);
        };
        let mut counts = Vec::new();
        for entry in field::entries(&details) {
            if let Some(count) = entry.value.integer().map_err(|_| Fault::number("usageDetails"))? {
                counts.push((entry.name, count));
            }
        }
        let stands = |name: &str| counts.iter().any(|(found, _)| found == name);
        let repeats: Vec<&str> = REPEATED.iter().filter(|(_, whole)| stands(whole)).map(|(name, _)| *name).collect();
        counts.retain(|(name, _)| !repeats.contains(&&**name));
        let named = |name: &str| counts.iter().find(|(found, _)| found == name).map(|(_, count)| *count);
        let sum = |wanted: Category| {
            let found = counts.iter().filter(|(name, _)| category(name) == wanted).map(|(_, count)| *count);
            found.reduce(i64::saturating_add)
        };
        let (cache_read, cache_write) = (sum(Category::CacheRead), sum(Category::CacheWrite));
        let cached = cache_read.unwrap_or(0).saturating_add(cache_write.unwrap_or(0));
        let (mut input, mut output) = (sum(Category::Input), sum(Category::Output));
        if let (Some(total), Some(whole_input), Some(whole_output)) = (named("total"), named("input"), named("output"))
        {
            let parts =
                counts.iter().any(|(name, count)| *count > 0 && !matches!(&**name, "total" | "input" | "output"));
            if parts && total == whole_input.saturating_add(whole_output) && cached <= whole_input {
                (input, output) = (Some(whole_input.saturating_sub(cached)), Some(whole_output));
            }
        }
        Ok(Self { input, cache_read, cache_write, output })
    }

    /// The one `usage` object of releases before the details, if its unit is tokens.
    fn before_details(row: &Row<'_, '_>) -> Result<Self, Fault> {
        let Some(usage) = row.child("usage") else { return Ok(Self::default()) };
        if usage.text(&["unit"]).is_some_and(|unit| !unit.eq_ignore_ascii_case("tokens")) {
            return Ok(Self::default());
        }
        Ok(Self { input: usage.scaled(&["input"], 0)?, output: usage.scaled(&["output"], 0)?, ..Self::default() })
    }

    /// Whether any were counted.
    pub(super) fn any(&self) -> bool {
        [self.input, self.cache_read, self.cache_write, self.output].into_iter().flatten().any(|count| count > 0)
    }
}

/// The cost in nano-dollars: the total, else the sum of the categories. A total of zero without any category stands where
/// no price was known. (`total_price` is the price of one unit, not a cost.)
pub(super) fn cost(row: &Row<'_, '_>) -> Result<Option<i64>, Fault> {
    let details = ["costDetails", "cost_details"].iter().find_map(|name| row.get(name)).and_then(Value::nested);
    let details = details.unwrap_or_default();
    let mut parts = Vec::new();
    for entry in field::entries(&details) {
        let Some(text) = entry.value.text() else { continue };
        parts.push((entry.name, field::nano_dollars(&text).ok_or_else(|| Fault::number("costDetails"))?));
    }
    let total = row.scaled(&["total_cost", "totalCost", "calculatedTotalCost"], 9)?;
    let named = parts.iter().find(|(name, _)| name == "total").map(|(_, nanos)| *nanos);
    let sum = || parts.iter().map(|(_, nanos)| *nanos).reduce(i64::saturating_add);
    Ok(total.filter(|total| *total != 0 || !parts.is_empty()).or(named).or_else(sum))
}
