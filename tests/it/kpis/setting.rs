//! Under which policy, calendar, prices and assumptions the tests of KPIs measure a lake.

use super::lake::Lake;
use auditpack::measure::assumptions::Assumptions;
use auditpack::measure::calendar::Calendar;
use auditpack::measure::findings::Findings;
use auditpack::measure::period::Period;
use auditpack::measure::prices::{Budgets, PriceBook};
use auditpack::measure::settings::{Security, Settings, Suppression};
use auditpack::measure::{Context, Precedence, example, findings};
use auditpack::policy::Policy;
use chrono::NaiveDate;
use chrono_tz::Tz;

const POLICY: &str = r#"
    [targets."usage.unattributed_share"]
    at_most = 0.05
    [targets."investigation.mtti_p90"]
    at_most = 48
    [review.coverage]
    high = 1.0
    low = 0.1
    [investigation]
    sla_hours = { critical = 8, high = 24 }
    default_sla_hours = 72
    dispositions = { true_positive = ["true_positive"], false_positive = ["false_positive"] }
"#;

/// Every output is eligible, and the service levels change in the middle of a month.
const CHANGING_POLICY: &str = r#"
    [targets."usage.unattributed_share"]
    at_most = 0.05
    [investigation]
    sla_hours = { critical = 8, high = 24 }
    business_hours = ["critical", "medium"]
    horizon_hours = 400
    dispositions = { true_positive = ["true_positive"], false_positive = ["false_positive"] }
    exits = { auto_closed = ["Duplicate"], merged = ["waiting"] }
    [[version]]
    valid_from = "2026-10-10"
    approved_by = "Board"
    approved_on = "2026-10-01"
    reason = "more cases than expected"
    [version.investigation]
    sla_hours = { critical = 4.5, high = 4.5, medium = 30 }
    default_sla_hours = 100
    business_hours = ["high"]
    dispositions = { true_positive = ["true_positive"], false_positive = ["false_positive"] }
"#;

/// What changes within every month and quarter of the lakes.
const CHANGES: &str = r#"
    [[version]]
    valid_from = "2026-09-10"
    approved_by = "Risk committee"
    approved_on = "2026-09-01"
    reason = "little comes of what is low"
    review = { coverage = { high = 1.0 }, fast_seconds = 3 }
    [[version]]
    valid_from = "2026-10-16"
    approved_by = "Risk committee"
    approved_on = "2026-10-01"
    reason = "too much of what is low was wrong"
    review = { coverage = { low = 1.0, toy = 0.2 } }
    investigation = { sla_hours = { critical = 2 }, default_sla_hours = 9, dispositions = { true_positive = ["true_positive"], false_positive = ["false_positive"] } }
"#;

/// Business hours of an office.
const CALENDAR: &str = r#"
    people_share_zone = true
    [[business]]
    valid_from = "2025-01-01"
    [business.hours]
    mon = "09:00-17:30"
    tue = "09:00-17:30"
    wed = "09:00-17:30"
    thu = "09:00-17:30"
    fri = "09:00-17:30"
    [[holiday]]
    day = "2026-12-25"
    [[holiday]]
    day = "2026-12-28"
"#;

/// Thresholds that a few actions pass.
fn watchful() -> Security {
    toml::from_str(SECURITY).expect("thresholds")
}

const SECURITY: &str = r#"
    download_cap_per_hour = 2
    mad_factor = 1.5
    failed_access_burst = 2
    allow = [{ actor = "p2", owner = "IT", reason = "backup", valid_to = "2026-10-08" }]
"#;

/// The parts of the settings that KPIs rest on.
#[derive(serde::Deserialize)]
struct Priced {
    price: PriceBook,
    budget: Budgets,
}

fn settings() -> Settings {
    let Priced { price, budget } = toml::from_str(SETTINGS).expect("prices and budgets");
    // Nearly everything in a random lake is about a few people.
    let suppression = Suppression { k: 0, dominance: 1.0 };
    Settings { prices: price, budgets: budget, suppression, ..Settings::default() }
}

const SETTINGS: &str = r#"
    price = [
        { model = "gpt*", class = "input", usd_per_million = "1.25", valid_from = "2026-01-01", valid_to = "2026-10-12" },
        { model = "gpt*", class = "input", usd_per_million = "1.10", valid_from = "2026-10-12" },
        { model = "gpt*", class = "cache_read", usd_per_million = "0.125", valid_from = "2026-01-01" },
        { model = "gpt*", class = "output", usd_per_million = "10", valid_from = "2026-01-01" },
        { model = "gpt*", class = "cache_write", usd_per_million = "20", valid_from = "2026-10-20" },
    ]
    budget = [{ period = "2026-10", usd = "9" }, { period = "2026-10", project = "claims", usd = "5" }]
"#;

const VALUE: &str = r#"
    draws = 1000
    realised_share = { alpha = 4, beta = 5 }
    hourly_rate_usd = "55"
    reviewer_rate_usd = "60"
    seat_usd_per_month = "25.50"
    [[task]]
    class = "drafting"
    title = "Drafting"
    evidence = "E2"
    baseline_minutes = { low = 12, mode = 20, high = 40 }
    assisted_minutes = { low = 4, mode = 7, high = 14 }
    review_minutes = { low = 1, mode = 2, high = 5 }
    rework_minutes = { low = 0, mode = 1, high = 6 }
    accepted_share = { alpha = 45, beta = 5 }
    [[task]]
    class = "coding"
    title = "Coding"
    evidence = "E1"
    baseline_minutes = { low = 1, mode = 2, high = 4 }
    assisted_minutes = { low = 4, mode = 7, high = 14 }
    review_minutes = { low = 1, mode = 2, high = 5 }
    rework_minutes = { low = 0, mode = 0, high = 0 }
    accepted_share = { alpha = 4, beta = 5 }
"#;

/// Where and by which rules a lake is measured.
pub(super) struct Setting {
    pub(super) zone: Tz,
    pub(super) period: &'static str,
    pub(super) as_of: &'static str,
    pub(super) policy: Policy,
    pub(super) calendar: Calendar,
    pub(super) value: Assumptions,
    pub(super) settings: Settings,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            zone: chrono_tz::America::New_York,
            period: "2026-10",
            as_of: "2026-11-05 09:00",
            policy: toml::from_str(POLICY).expect("a policy"),
            calendar: toml::from_str(CALENDAR).expect("a calendar"),
            value: value(),
            settings: settings(),
        }
    }
}

impl Setting {
    /// That of one of many rounds: every third has no price book, every fourth another policy, half of these no business
    /// hours, in another fourth the policy changes within the period, and every fifth is about a quarter.
    pub(super) fn of_round(round: usize) -> Self {
        let mut setting = Self::default();
        if round % 3 == 2 {
            setting.settings.prices = PriceBook::default();
        }
        if round % 4 == 2 {
            setting.policy = toml::from_str(CHANGING_POLICY).expect("a policy");
        }
        if round % 8 == 6 {
            setting.calendar = Calendar::default();
        }
        if round % 5 == 4 {
            setting.period = "2026-Q3";
        }
        setting.settings.security = watchful();
        if round % 4 == 1 {
            setting.policy = toml::from_str(&[POLICY, CHANGES].concat()).expect("a policy");
        }
        setting
    }

    pub(super) fn measure(&self, lake: &Lake) -> Findings {
        let context = Context {
            organization: "Example",
            period: Period::parse(self.period, NaiveDate::MIN).expect("a period"),
            zone: self.zone,
            calendar: &self.calendar,
            as_of_us: example::micros(self.as_of),
            precedence: &Precedence::default(),
            policy: &self.policy,
            value: &self.value,
            settings: &self.settings,
        };
        findings(lake.tables(), &context).expect("the tables have their columns")
    }
}

pub(super) fn value() -> Assumptions {
    toml::from_str(VALUE).expect("assumptions")
}
