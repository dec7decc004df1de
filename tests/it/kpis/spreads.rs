//! Funnel plots of rates by project, and the review funnel.

use super::lake::Lake;
use super::setting::Setting;
use auditpack::event::tables::{DAILY, REVIEW};
use auditpack::measure::findings::Findings;
use auditpack::measure::settings::Suppression;
use auditpack::measure::spread::{ReviewFunnel, Spread};
use auditpack::report::kpis_json;

/// Project, people, calls of each of them, refusals of the first.
type Calls = (&'static str, usize, i64, i64);

/// Five projects of which one declines far more often, and one of two people.
const PROJECTS: [Calls; 5] =
    [("audit", 9, 100, 9), ("claims", 8, 100, 60), ("letters", 7, 100, 10), ("legal", 6, 100, 9), ("tiny", 2, 50, 15)];

fn lake(projects: &[Calls]) -> Lake {
    let mut rows = Vec::new();
    for (project, people, calls, refused) in projects {
        for person in 0..*people {
            let declined = if person == 0 { *refused } else { 0 };
            for (outcome, events) in [("success", calls - declined), ("refused", declined)] {
                rows.push(format!("2026-10-05|{project}|{project}-{person}|{outcome}|{events}"));
            }
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    Lake::default().with(
        &DAILY,
        "local_day|project|actor|outcome|events|kind=call|tier=high|source=litellm|actor_kind=user",
        &rows,
    )
}

fn measure(lake: &Lake, k: u32) -> Findings {
    let mut setting = Setting::default();
    setting.settings.suppression = Suppression { k, dominance: 1.0 };
    setting.measure(lake)
}

fn spread<'f>(found: &'f Findings, kpi: &str) -> &'f Spread {
    found.spreads.iter().find(|one| one.kpi == kpi).expect("a spread")
}

fn members(spread: &Spread) -> Vec<&str> {
    spread.points.iter().map(|point| point.member.as_str()).collect()
}

#[test]
fn a_project_is_outside_beyond_what_chance_does_to_one_of_its_size() {
    let found = measure(&lake(&PROJECTS), 0);
    let refusals = spread(&found, "security.refusal_rate");
    assert_eq!(members(refusals), ["audit", "claims", "letters", "legal", "tiny"], "the largest first");
    let outside: Vec<&str> =
        refusals.points.iter().filter(|point| point.outside).map(|point| point.member.as_str()).collect();
    assert_eq!(outside, ["audit", "claims", "tiny"]);
    assert!((refusals.centre - 103.0 / 3100.0).abs() < 1e-12 && (refusals.inflation - 1.0).abs() < 1e-12);
    for point in &refusals.points {
        let (n, p) = (point.denominator, refusals.centre);
        assert!((point.share - point.numerator as f64 / n as f64).abs() < 1e-12);
        // Each term of the binomial distribution from the one before.
        let next = |term: f64, hits: i64| term * (n - hits) as f64 / (hits + 1) as f64 * p / (1.0 - p);
        let mut terms = vec![(1.0 - p).powi(n as i32)];
        (0..n).for_each(|hits| terms.push(next(terms[hits as usize], hits)));
        let (fewer, own) = (&terms[..point.numerator as usize], terms[point.numerator as usize]);
        let at_most = fewer.iter().sum::<f64>() + own;
        let tail = at_most.min(1.0 - at_most + own);
        assert_eq!(point.outside, tail <= 0.001, "{point:?}: {tail}");
        assert_eq!(point.outside, point.share < point.limit_low || point.share > point.limit_high, "{point:?}");
    }
    assert!((refusals.outside_expected - 0.002 * 5.0).abs() < 1e-12);
}

#[test]
fn a_project_of_few_people_takes_the_next_smallest_with_it() {
    let found = measure(&lake(&PROJECTS), 5);
    let refusals = spread(&found, "security.refusal_rate");
    assert_eq!((members(refusals), refusals.withheld), (vec!["audit", "claims", "letters"], 2));
    let json = kpis_json(&found);
    let spreads: serde_json::Value = serde_json::from_str::<serde_json::Value>(&json).unwrap()["spreads"].clone();
    assert_eq!(spreads[0]["points"].as_array().unwrap().len(), 3);
    assert!(!spreads.to_string().contains("tiny") && !spreads.to_string().contains("legal"), "{spreads}");
    assert!(!spreads.to_string().contains("audit-0"), "nobody is named");
}

#[test]
fn two_projects_are_not_compared_and_no_errors_are_no_spread() {
    assert!(measure(&lake(&PROJECTS[..2]), 0).spreads.is_empty());
    let found = measure(&lake(&PROJECTS), 0);
    assert!(found.spreads.iter().all(|one| one.kpi != "usage.error_share"), "nothing failed");
    assert!(measure(&Lake::default(), 0).spreads.is_empty());
}

/// Reviews of outputs of a project: routed, then begun, decided or changed as `state` says.
fn reviewed(lake: Lake, rows: &[(&str, usize, &str)]) -> Lake {
    let header = "output_id|source|observed_us|routed_us|started_us|completed_us|decision|output_us|output_day|project|tier|content_hash";
    let mut records = Vec::new();
    for (project, count, state) in rows {
        for number in 0..*count {
            let id = format!("{project}-{state}-{number}");
            let (started, done, decision) = match *state {
                "routed" => ("-", "-", "-"),
                "started" => ("2026-10-05 15:00", "-", "-"),
                // A clock after the as-of instant has not happened.
                "later" => ("2026-11-20 15:00", "2026-11-20 15:00", "accepted"),
                "changed" => ("2026-10-05 15:00", "2026-10-05 16:00", "changed"),
                _ => ("-", "2026-10-05 16:00", "accepted"),
            };
            let day = "2026-10-05";
            let hash = records.len();
            records.push(format!("{id}|langfuse|{day} 14:00|{day} 14:00|{started}|{done}|{decision}|-|-|-|-|{hash}"));
            records.push(format!("{id}|link|{day} 14:00|-|-|-|-|{day} 14:00|{day}|{project}|high|-{hash}"));
        }
    }
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    lake.with(&REVIEW, header, &records)
}

#[test]
fn every_step_of_the_review_funnel_is_a_part_of_the_one_before() {
    let states = [
        ("audit", 9, "routed"),
        ("claims", 4, "started"),
        ("claims", 3, "later"),
        ("audit", 5, "ok"),
        ("legal", 2, "changed"),
    ];
    let found = measure(&reviewed(lake(&PROJECTS), &states), 0);
    let expected = ReviewFunnel { eligible: 3100, routed: 23, started: 11, decided: 7, changed: 2 };
    assert_eq!(found.review_funnel, Some(expected));
    let completion = spread(&found, "review.completion_rate");
    let claims = completion.points.iter().find(|point| point.member == "claims").unwrap();
    assert_eq!((claims.numerator, claims.denominator), (0, 7));
    assert_eq!(members(completion), ["audit", "claims", "legal"], "where nothing was routed there is no share");
    let routing = spread(&found, "review.routing_rate");
    assert_eq!(routing.points.iter().map(|point| point.numerator).sum::<i64>(), 23);
    assert_eq!(measure(&lake(&PROJECTS), 0).review_funnel, None, "without a review log nothing is known");
}
