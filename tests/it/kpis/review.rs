//! KPIs of human review.

use super::investigation::{near, one};
use super::lake::Lake;
use super::setting::Setting;
use auditpack::event::tables::{DAILY, ENTITY, REVIEW};
use auditpack::measure::edition::Change;
use auditpack::measure::findings::Findings;
use auditpack::words::english;

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "review.routing_rate",
    "review.completion_rate",
    "review.coverage",
    "review.overturn_rate",
    "review.escape_rate",
    "review.queue_age_p90",
    "review.cycle_time_median",
    "review.cycle_time_p85",
    "review.dwell_median",
    "review.fast_share",
    "review.kappa",
    "review.gwet_ac1",
    "review.self_review_share",
    "review.reviewers_outside",
    "review.reviews_per_hour",
];

const HEADER: &str = "output_id|source|observed_us|completed_us|decision|reviewer|released_us|output_us|output_day|tier|author|\
                      author_kind|content_hash";

/// Rows of `review`, each with a hash of its own.
#[derive(Default)]
struct Reviews(Vec<String>);

impl Reviews {
    fn push(&mut self, row: &str) {
        self.0.push(format!("{row}|{}", self.0.len()));
    }

    /// A review of an output of a tier, decided by somebody, that was asked for by somebody.
    fn decided(&mut self, output: &str, [tier, decision, reviewer, author]: [&str; 4]) {
        let day = "2026-10-05";
        self.push(&format!("{output}|langfuse|{day} 15:00|{day} 15:00|{decision}|{reviewer}|-|-|-|-|-|-"));
        self.push(&format!("{output}|link|{day} 14:00|-|-|-|-|{day} 14:00|{day}|{tier}|{author}|user"));
    }

    /// A table of double reviews: rows by the first reviewer's word, columns by the second's.
    fn pairs(table: [[usize; 2]; 2]) -> Self {
        let words = ["accepted", "rejected"];
        let mut reviews = Self::default();
        for (i, first) in words.iter().enumerate() {
            for (j, second) in words.iter().enumerate() {
                for number in 0..table[i][j] {
                    for (hour, word, who) in [(14, first, "p1"), (15, second, "p2")] {
                        let time = format!("2026-10-05 {hour}:00");
                        let id = format!("{i}{j}{number}");
                        reviews.push(&format!("{id}|langfuse|{time}|{time}|{word}|{who}|-|-|-|-|-|-"));
                    }
                }
            }
        }
        reviews
    }

    fn with(self, calls: &[(&str, u32)]) -> Lake {
        let call = |(tier, events): &(&str, u32)| format!("2026-10-05|{tier}|{events}");
        let daily = "local_day|tier|events|kind=call|outcome=success|source=litellm|project=".to_owned();
        let daily = (daily, calls.iter().map(call).collect());
        Lake([(REVIEW.name, (HEADER.to_owned(), self.0)), (DAILY.name, daily)].into())
    }
}

fn measure(lake: &Lake) -> Findings {
    let policy = toml::from_str("[review.coverage]\nhigh = 1.0\nmedium = 0.1\nlow = 0.01").unwrap();
    Setting { policy, ..Setting::default() }.measure(lake)
}

fn reason(found: &Findings, kpi: &str) -> String {
    let total = one(found, kpi, None);
    assert_eq!(total.value, None, "{total:?}");
    total.told().unwrap()
}

#[test]
fn overturns_are_weighted_by_what_each_tier_stands_for() {
    let mut reviews = Reviews::default();
    for (tier, sample, hits) in [("high", 200, 6), ("medium", 150, 6), ("low", 100, 1)] {
        for number in 0..sample {
            let word = if number < hits { "changed" } else { "accepted" };
            reviews.decided(&format!("{tier}{number}"), [tier, word, "-", "-"]);
        }
    }
    let found = measure(&reviews.with(&[("high", 200), ("medium", 1500), ("low", 8300)]));
    let total = one(&found, "review.overturn_rate", None);
    near(total.value, 0.0149);
    assert!((total.ci_low.unwrap() - 0.005_067).abs() < 1e-6 && (total.ci_high.unwrap() - 0.042_989).abs() < 1e-6);
    assert!(total.told().unwrap().starts_with("0.0289 of the reviews themselves"), "{total:?}");
    assert_eq!(total.n, Some(450));
    near(one(&found, "review.overturn_rate", Some("medium")).value, 0.04);
    near(one(&found, "review.completion_rate", Some("low")).value, 1.0);
    near(one(&found, "review.routing_rate", Some("medium")).value, 0.1);
}

#[test]
fn a_tier_without_a_review_is_told_and_without_calls_nothing_is_weighted() {
    let reviews = || {
        let mut reviews = Reviews::default();
        reviews.decided("a", ["high", "changed", "-", "-"]);
        reviews.decided("b", ["high", "accepted", "-", "-"]);
        reviews
    };
    let found = measure(&reviews().with(&[("high", 2), ("low", 90)]));
    let total = one(&found, "review.overturn_rate", None);
    near(total.value, 0.5);
    assert!(total.told().unwrap().contains("says nothing of 90 outputs in tiers without a review"));
    let found = measure(&reviews().with(&[]));
    let total = one(&found, "review.overturn_rate", None);
    near(total.value, 0.5);
    assert!(total.told().unwrap().contains("not weighted by tier: no call log"), "{total:?}");
}

#[test]
fn agreement_of_doubly_reviewed_outputs_equals_the_reference_values() {
    for (table, kappa, ac1) in [
        ([[20, 5], [10, 15]], 0.4, 0.405_941),
        ([[45, 15], [25, 15]], 0.130_435, 0.266_055),
        ([[25, 35], [5, 35]], 0.259_259, 0.207_921),
        ([[118, 5], [2, 0]], -0.023_392, 0.940_776),
    ] {
        let found = measure(&Reviews::pairs(table).with(&[]));
        for (kpi, expected) in [("review.kappa", kappa), ("review.gwet_ac1", ac1)] {
            let value = one(&found, kpi, None).value.unwrap();
            assert!((value - expected).abs() < 1e-6, "{kpi} of {table:?}: {value}");
        }
    }
    let alike = measure(&Reviews::pairs([[30, 0], [0, 0]]).with(&[]));
    assert_eq!(reason(&alike, "review.kappa"), "all decisions are of one kind: κ is undefined");
    assert_eq!(reason(&alike, "review.gwet_ac1"), "all decisions are of one kind: AC1 is undefined");
}

#[test]
fn an_escape_needs_a_known_release() {
    let mut reviews = Reviews::default();
    reviews.decided("a", ["high", "accepted", "-", "-"]);
    let found = measure(&reviews.with(&[("high", 5)]));
    let expected = "no review log tells when outputs were released: map `released_us`";
    assert_eq!(reason(&found, "review.escape_rate"), expected);
}

#[test]
fn a_self_review_is_told_only_where_people_have_one_name() {
    let lake = |author: &str| {
        let mut reviews = Reviews::default();
        reviews.decided("a", ["high", "accepted", "p1", author]);
        reviews.decided("b", ["high", "accepted", "p2", author]);
        reviews.with(&[("high", 5)])
    };
    near(one(&measure(&lake("p1")), "review.self_review_share", None).value, 0.5);
    let mut apart = lake("dir1");
    assert!(reason(&measure(&apart), "review.self_review_share").starts_with("nobody is named both"));
    let header = "entity_kind|entity_id|source|observed_us|alias|content_hash".to_owned();
    let row = "user|dir1|claude_directory|2026-10-01 09:00|p1|1".to_owned();
    apart.0.insert(ENTITY.name, (header, vec![row]));
    near(one(&measure(&apart), "review.self_review_share", None).value, 0.5);
}

#[test]
fn nobody_can_be_found_in_what_is_told_of_reviewers() {
    let mut reviews = Reviews::default();
    let team = [("anna", "accepted"), ("bert", "accepted"), ("cleo", "accepted"), ("dora", "rejected")];
    for (place, (who, word)) in team.iter().enumerate() {
        for number in 0..20 {
            reviews.decided(&format!("o{place}-{number}"), ["high", word, who, "-"]);
        }
    }
    let found = measure(&reviews.with(&[("high", 500)]));
    near(one(&found, "review.reviewers_outside", None).value, 1.0);
    let print = format!("{found:?}");
    assert!(["anna", "bert", "cleo", "dora"].iter().all(|name| !print.contains(name)));
}

#[test]
fn earlier_periods_had_no_more_time_than_this_one() {
    let rows = ["a|2026-09-05 15:00|2026-09-05 15:00|-", "a|2026-11-04 09:00|2026-09-05 15:00|2026-11-04 09:00"];
    let rows: Vec<String> = rows.iter().enumerate().map(|(hash, row)| format!("{row}|{hash}")).collect();
    let header = "output_id|observed_us|routed_us|completed_us|content_hash|source=langfuse".to_owned();
    let found = measure(&Lake([(REVIEW.name, (header, rows))].into()));
    let trend = found.trends.iter().find(|trend| trend.kpi == "review.completion_rate").unwrap();
    // Complete on 4 November, which is later after September than 5 November is after October.
    assert_eq!(trend.points[11].value, Some(0.0));
}

/// Calls of two halves of October, and reviews of some of them.
fn two_halves() -> Lake {
    let mut reviews = Reviews::default();
    let reviewed = [("a", "low", 5), ("b", "medium", 5), ("c", "low", 20), ("d", "medium", 20), ("e", "medium", 20)];
    for (output, tier, day) in reviewed {
        let (done, made) = (format!("2026-10-{day:02} 15:00"), format!("2026-10-{day:02} 14:00"));
        reviews.push(&format!("{output}|langfuse|{done}|{done}|accepted|-|{done}|-|-|-|-|-"));
        reviews.push(&format!("{output}|link|{made}|-|-|-|-|{made}|2026-10-{day:02}|{tier}|-|-"));
    }
    let calls = ["10-05|high|4", "10-05|low|6", "10-05|medium|10", "10-20|high|12", "10-20|low|30", "10-20|medium|5"];
    let calls = calls.into_iter().chain(["09-30|high|1"]);
    let daily = "local_day|tier|events|kind=call|outcome=success|source=litellm|project=".to_owned();
    let daily = (daily, calls.map(|call| format!("2026-{call}")).collect());
    Lake([(REVIEW.name, (HEADER.to_owned(), reviews.0)), (DAILY.name, daily)].into())
}

fn changed_to(coverage: &str) -> Setting {
    let policy = format!(
        "[review.coverage]\nhigh = 0.5\nlow = 1.0\n[[version]]\nvalid_from = \"2026-10-16\"\napproved_by = \"Risk \
         committee\"\napproved_on = \"2026-10-01\"\nreason = \"low is harmless\"\nreview = {{ coverage = {coverage} }}"
    );
    Setting { policy: toml::from_str(&policy).unwrap(), ..Setting::default() }
}

#[test]
fn every_output_is_counted_under_the_policy_of_its_day() {
    let found = changed_to("{ high = 1.0, medium = 0.5 }").measure(&two_halves());
    // Until the 15th high and low are eligible, 4 and 6, and then high and medium, 12 and 5.
    let counts = |kpi: &str, tier: Option<&str>| {
        let one = one(&found, kpi, tier);
        (one.numerator.unwrap(), one.denominator.unwrap())
    };
    assert_eq!(counts("review.coverage", None), (3.0, 27.0));
    assert_eq!(counts("review.routing_rate", None), (3.0, 27.0));
    assert_eq!(counts("review.coverage", Some("low")), (1.0, 6.0));
    assert_eq!(counts("review.coverage", Some("medium")), (2.0, 5.0));
    assert_eq!(counts("review.completion_rate", None), (3.0, 3.0));
    // Of low all had to be reviewed before it was released, of medium never.
    assert_eq!(counts("review.escape_rate", None), (0.0, 1.0));
    let target = |tier: &str| one(&found, "review.coverage", Some(tier)).target;
    // (4 · 0.5 + 12 · 1) ÷ 16 of high; low is held to what was asked while it was.
    assert_eq!(["high", "low", "medium"].map(target), [Some(0.875), Some(1.0), Some(0.5)]);
    let told = one(&found, "review.coverage", Some("high")).told().unwrap();
    assert!(told.contains("the policy changed on 16 October 2026: judged by what it asked of each day"), "{told}");
}

#[test]
fn what_is_counted_under_two_policies_is_not_compared() {
    let found = changed_to("{ high = 1.0, medium = 0.5 }").measure(&two_halves());
    let Change::Refused { reason } = &found.comparison("review.coverage").unwrap().change else { panic!("a delta") };
    let told = "the policy of reviews changed on 16 October 2026, within 2026-10";
    assert_eq!(english(reason).unwrap(), told);
    let one_policy = changed_to("{ high = 0.5, low = 1.0 }").measure(&two_halves());
    let Change::Refused { reason } = &one_policy.comparison("review.coverage").unwrap().change else {
        panic!("a delta")
    };
    let told = english(reason).unwrap();
    assert!(!told.contains("policy"), "the same policy again is no change: {told}");
}
