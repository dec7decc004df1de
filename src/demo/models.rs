//! The models that are called: what their vendors charge, who calls which, and how many tokens a call takes.
//!
//! Prices are nano-dollars a token. The price book of the configuration is written from them.

use super::calendar;
use super::dice::Dice;
use super::projects::ASSISTANT;
use chrono::NaiveDate;

/// A model.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Model {
    /// Name as the gateway has it.
    pub(super) name: &'static str,
    /// Who serves it.
    pub(super) provider: &'static str,
    /// Nano-dollars for a token by the list, in the order of [`CLASSES`]; zero: the list has none.
    list: [i64; 4],
}

/// Tokens of a call, by what they are paid for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tokens {
    /// Read by the model, from no cache.
    pub(super) input: i64,
    /// Read from the cache.
    pub(super) cache_read: i64,
    /// Written to the cache.
    pub(super) cache_write: i64,
    /// Written by the model.
    pub(super) output: i64,
}

/// The classes of tokens, in the words of the configuration.
const CLASSES: [&str; 4] = ["input", "cache_read", "cache_write", "output"];

impl Tokens {
    /// In the order of [`CLASSES`].
    fn classes(&self) -> [i64; 4] {
        [self.input, self.cache_read, self.cache_write, self.output]
    }

    fn of(&self, class: &str) -> i64 {
        CLASSES.iter().position(|name| *name == class).map_or(0, |place| self.classes()[place])
    }

    /// All that the model was given.
    pub(super) fn all_input(&self) -> i64 {
        self.input + self.cache_read + self.cache_write
    }
}

static SONNET: Model = Model { name: "claude-sonnet-4-5", provider: "anthropic", list: [3000, 300, 3750, 15000] };
static HAIKU: Model = Model { name: "claude-haiku-4-5", provider: "anthropic", list: [1000, 100, 1250, 5000] };
static OPUS: Model = Model { name: "claude-opus-4-5", provider: "anthropic", list: [5000, 500, 6250, 25000] };
static MINI: Model = Model { name: "gpt-5-mini", provider: "openai", list: [250, 25, 0, 2000] };
/// Somebody tries it; neither the gateway's list nor the price book knows it.
static MISTRAL: Model = Model { name: "mistral-small-3.2", provider: "mistral", list: [0; 4] };

/// Models by share of use.
type Shares = &'static [(u64, &'static Model)];

/// The newest project uses the dearest model.
static OF_FRAUD: Shares = &[(75, &OPUS), (25, &SONNET)];
static OF_ENGINEERS: Shares = &[(65, &SONNET), (35, &OPUS)];
static OF_TRIALS: Shares = &[(35, &MISTRAL), (65, &MINI)];
static OF_ASSISTANT: Shares = &[(100, &HAIKU)];
static OF_OTHERS: Shares = &[(55, &SONNET), (28, &HAIKU), (5, &OPUS), (12, &MINI)];

/// Who calls which model.
pub(super) fn of(tag: &str) -> Shares {
    match tag {
        "fraud-signals" => OF_FRAUD,
        "code-assistant" => OF_ENGINEERS,
        "sandbox" => OF_TRIALS,
        ASSISTANT => OF_ASSISTANT,
        _ => OF_OTHERS,
    }
}

/// The beginning of a prompt that is the same for many calls: instructions, a policy's wording, the files of a case or of
/// a program. With its spend limit lifted the newest project reads whole case files.
fn shared_prefix(tag: &str, day: NaiveDate) -> i64 {
    match tag {
        "fraud-signals" if day >= calendar::day(2026, 10, 1) => 290_000,
        "code-assistant" => 180_000,
        "fraud-signals" => 160_000,
        "underwriting-notes" => 120_000,
        "claims-triage" | "policy-wording" | "regulatory-horizon" => 40_000,
        "sandbox" | "marketing-copy" => 0,
        _ => 16_000,
    }
}

/// The tokens of one call.
pub(super) fn tokens(tag: &str, day: NaiveDate, model: &Model, dice: &mut Dice) -> Tokens {
    let output = dice.quantile(&[(0, 12), (250, 90), (500, 260), (900, 900), (1000, 3800)]);
    let fresh = dice.quantile(&[(0, 60), (400, 600), (800, 2400), (1000, 14000)]);
    let prefix = shared_prefix(tag, day) * dice.between(400, 1000) / 1000;
    // A cache is warm as long as somebody asked a moment ago. This vendor does not tell what is written to it.
    let cold = dice.chance(280);
    match (cold, model.provider) {
        (true, "openai") => Tokens { input: fresh + prefix, output, ..Tokens::default() },
        (true, _) => Tokens { input: fresh, cache_write: prefix, output, ..Tokens::default() },
        (false, _) => Tokens { input: fresh, cache_read: prefix, output, ..Tokens::default() },
    }
}

impl Model {
    /// What tokens cost by the vendor's list, in nano-dollars.
    pub(super) fn listed(&self, tokens: &Tokens) -> i64 {
        tokens.classes().iter().zip(self.list).map(|(tokens, nano)| tokens * nano).sum()
    }
}

/// What a token costs.
pub(super) struct Price {
    /// Name of the model.
    pub(super) model: &'static str,
    /// Class of tokens, in the word of the configuration.
    pub(super) class: &'static str,
    /// Nano-dollars.
    pub(super) nano: i64,
    /// First day.
    pub(super) from: NaiveDate,
    /// First day after.
    pub(super) to: Option<NaiveDate>,
}

/// What the vendor charges for a model's tokens of a day, in nano-dollars.
pub(super) fn charged(prices: &[Price], model: &Model, tokens: &Tokens, day: NaiveDate) -> i64 {
    let of_day = prices.iter().filter(|price| price.model == model.name && price.counts_on(day));
    of_day.map(|price| tokens.of(price.class) * price.nano).sum()
}

impl Price {
    fn counts_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|end| day < end)
    }
}

/// What was agreed: the lists, and for one model a tenth less from October 2026.
pub(super) fn price_list() -> Vec<Price> {
    let (begin, agreed) = (calendar::day(2025, 9, 1), calendar::day(2026, 10, 1));
    let mut prices = Vec::new();
    for model in [&SONNET, &HAIKU, &OPUS, &MINI] {
        for (class, list) in CLASSES.into_iter().zip(model.list).filter(|(_, list)| *list > 0) {
            let to = (model == &SONNET).then_some(agreed);
            prices.push(Price { model: model.name, class, nano: list, from: begin, to });
            if let Some(from) = to {
                prices.push(Price { model: model.name, class, nano: list / 10 * 9, from, to: None });
            }
        }
    }
    prices
}
