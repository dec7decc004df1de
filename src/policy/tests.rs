//! The policy as it is written: what is read, what counts on a day, and what is refused.

use super::*;

const TEXT: &str = r#"
    approved_by = "Risk committee"
    approved_on = "2026-01-15"
    [targets."usage.unattributed_share"]
    at_most = 0.05
    [targets."investigation.mtti_median"]
    at_most = 24
    tolerance_at_most = 48
    approved_by = "Head of claims"
    approved_on = "2026-02-01"
    [review.coverage]
    high = 1
    low = 0.02
    [investigation]
    sla_hours = { critical = 8, high = 24 }
    default_sla_hours = 72
    business_hours = ["medium", "low"]
    dispositions = { true_positive = ["Confirmed"], false_positive = ["No issue"] }
"#;

const LATER: &str = r#"
    [[version]]
    valid_from = "2026-10-01"
    approved_by = "Board"
    approved_on = "2026-09-20"
    reason = "pilot ended"
    review = { coverage = { high = 1, medium = 0.2 } }
    [[version]]
    valid_from = "2026-07-01"
    approved_by = "Risk committee"
    approved_on = "2026-06-12"
    reason = "more calls than expected"
    [version.targets."usage.unattributed_share"]
    at_most = 0.1
"#;

fn check(text: &str) -> Vec<String> {
    let units = BTreeMap::from([("usage.unattributed_share", "share"), ("investigation.mtti_median", "hours")]);
    toml::from_str::<Policy>(text).unwrap().check(&units)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_sound_policy_is_read_as_written() {
    assert_eq!(check(TEXT), Vec::<String>::new());
    let policy: Policy = toml::from_str(TEXT).unwrap();
    let terms = policy.at(day("2020-01-01"));
    assert_eq!(terms.target("usage.unattributed_share", None), Some(Target::at_most(0.05)));
    assert_eq!(terms.target("review.coverage", Some("high")), Some(Target::at_least(1.0)));
    assert_eq!(terms.target("review.coverage", Some("medium")), None);
    assert_eq!(terms.target("usage.calls", Some("high")), None);
    assert_eq!(terms.investigation.sla("critical"), Some(8.0));
    assert_eq!(terms.investigation.sla("low"), Some(72.0));
    assert!(terms.investigation.in_business_hours("low") && !terms.investigation.in_business_hours("critical"));
    let meaning = |word| terms.investigation.dispositions.is_true_positive(word);
    assert_eq!([meaning("confirmed"), meaning("no issue"), meaning("unclear")], [Some(true), Some(false), None]);
    assert!(
        terms.investigation.exits.is_merged("Duplicate") && terms.investigation.exits.is_auto_closed("auto-closed")
    );
    assert!((terms.review.fast_seconds - 10.0).abs() < f64::EPSILON);
    assert_eq!(check(""), Vec::<String>::new());
}

#[test]
fn a_target_may_have_an_approver_of_its_own() {
    let policy: Policy = toml::from_str(TEXT).unwrap();
    let terms = policy.at(day("2026-10-01"));
    let approval = |kpi| terms.approval(&terms.target(kpi, None).unwrap());
    let named = |who: &str, when| (Some(who.to_owned()), Some(day(when)));
    assert_eq!(approval("usage.unattributed_share"), named("Risk committee", "2026-01-15"));
    assert_eq!(approval("investigation.mtti_median"), named("Head of claims", "2026-02-01"));
}

#[test]
fn a_version_replaces_what_it_names_from_its_day_on() {
    let text = format!("{TEXT}{LATER}");
    assert_eq!(check(&text), Vec::<String>::new());
    let policy: Policy = toml::from_str(&text).unwrap();
    let bound = |on| policy.at(day(on)).target("usage.unattributed_share", None).unwrap().at_most;
    assert_eq!([bound("2026-06-30"), bound("2026-07-01"), bound("2026-12-01")], [Some(0.05), Some(0.1), Some(0.1)]);
    // The targets of the new version replace all of the old ones.
    assert_eq!(policy.at(day("2026-07-01")).target("investigation.mtti_median", None), None);
    let tiers = |on| policy.at(day(on)).review.coverage.keys().cloned().collect::<Vec<_>>();
    assert_eq!((tiers("2026-09-30"), tiers("2026-10-01")), (strings(["high", "low"]), strings(["high", "medium"])));
    assert_eq!(policy.at(day("2026-10-01")).investigation.sla("critical"), Some(8.0), "left as it was");
    assert_eq!(policy.at(day("2026-08-01")).reason.as_deref(), Some("more calls than expected"));
    let changes = |from, to| policy.changes_within(day(from), day(to));
    assert_eq!(changes("2026-10-01", "2026-11-01"), [], "it changes with the period, not within it");
    assert_eq!(changes("2026-07-01", "2027-01-01"), [day("2026-10-01")]);
    assert_eq!(changes("2026-01-01", "2027-01-01"), [day("2026-07-01"), day("2026-10-01")]);
    assert_eq!(policy.versions().len(), 3);
    let within = |from, to| policy.within(day(from), day(to)).iter().map(|(day, _)| *day).collect::<Vec<_>>();
    assert_eq!(within("2026-07-01", "2026-10-01"), [day("2026-07-01")]);
    assert_eq!(within("2026-06-01", "2026-10-02"), ["2026-06-01", "2026-07-01", "2026-10-01"].map(day));
}

fn strings<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}

#[test]
fn every_problem_is_named() {
    let found = |from: &str, to: &str| {
        assert!(TEXT.contains(from));
        check(&TEXT.replace(from, to)).join("\n")
    };
    assert!(found("at_most = 0.05", "at_most = 5").contains("share from 0 to 1"));
    assert!(found("unattributed_share", "unatributed").contains("`usage.unatributed` is not a KPI"));
    assert!(found("low = 0.02", "low = 2").contains("`policy.review.coverage.low`"));
    assert!(
        found("[review.coverage]", "[review]\nfast_seconds = 0\n[review.coverage]").contains("`policy.review.fast")
    );
    assert!(
        found("critical = 8", "urgent = 8").contains("`policy.investigation.sla_hours`: `urgent` is not a severity")
    );
    assert!(found("\"medium\", ", "\"mild\", ").contains("`policy.investigation.business_hours`: `mild`"));
    assert!(found("critical = 8", "critical = 0").contains("`policy.investigation.sla_hours.critical`"));
    assert!(found("\"No issue\"", "\"confirmed\"").contains("`policy.investigation.dispositions`: `Confirmed` stands"));
    assert!(toml::from_str::<Policy>("[investigation]\nsla = 3").is_err());
}

#[test]
fn a_wrong_version_is_named_once_and_by_its_day() {
    let wrong = LATER.replace("at_most = 0.1", "at_most = 7");
    let problems = check(&format!("{TEXT}{wrong}"));
    let expected =
        "`policy.version` of 2026-07-01, `policy.version.targets.\"usage.unattributed_share\"`: expected a share";
    assert!(problems.len() == 1 && problems[0].starts_with(expected), "{problems:?}");
    let twice = LATER.replace("2026-07-01", "2026-10-01");
    assert_eq!(check(&twice), ["`policy.version`: two begin on 2026-10-01"]);
    let unsigned = LATER.replace("approved_by = \"Board\"\n", "");
    assert!(toml::from_str::<Policy>(&unsigned).unwrap_err().to_string().contains("missing field `approved_by`"));
}

#[test]
fn a_policy_as_it_is_on_a_day_says_the_same_on_every_day() {
    let policy: Policy = toml::from_str(&format!("{TEXT}{LATER}")).unwrap();
    let days = ["2025-01-01", "2026-08-01", "2027-01-01"].map(|day| day.parse::<NaiveDate>().unwrap());
    for day in days {
        let (frozen, terms) = (policy.as_on(day), Terms { valid_from: None, ..policy.at(day).clone() });
        assert!(days.iter().all(|other| *frozen.at(*other) == terms));
    }
    assert_ne!(policy.at(days[0]), policy.at(days[2]), "the versions differ");
}
