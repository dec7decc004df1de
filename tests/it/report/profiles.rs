//! What each profile leaves out of findings made by hand, and what its documents say of it.

use super::findings::{CARDS, cards, rich};
use super::{attachments, options};
use auditpack::measure::findings::{Choice, FileBalance, Findings};
use auditpack::measure::narrow::{Part, Reach};
use auditpack::measure::settings::Suppression;
use auditpack::report::look::Look;
use auditpack::report::profile::{Extent, PROFILES};
use auditpack::report::{Readers, Report, build, html, kpis_json, pdf};

fn further(id: &str) -> Readers {
    Readers::further(id).unwrap()
}

/// The findings and the report of some readers.
fn told(findings: &Findings, readers: Readers) -> (Findings, Report) {
    let found = findings.within(&readers.reach(&options(), &findings.rules));
    let report = build(&found, &cards(), &options().of(readers), &[], &Look::house());
    (found, report)
}

#[test]
fn every_profile_is_in_the_words_and_lies_in_a_folder_of_its_own() {
    for profile in &PROFILES {
        let readers = Readers::of_pack(profile.id);
        assert!(readers.is_none_or(|readers| readers.pack == profile), "{}", profile.id);
        for words in ["en", "de"].map(|tag| auditpack::words::Words::of(tag).unwrap()) {
            assert!(words.ids().contains(&format!("profile-{}", profile.id)), "{}", profile.id);
        }
    }
    assert_eq!(Readers::default().folder(), None);
    assert_eq!(further("audit").folder(), Some("audit"));
    assert_eq!(Readers::further("leaders"), None, "the period's own folder is theirs");
}

#[test]
fn the_base_and_the_auditors_are_told_everything() {
    let mut findings = rich();
    findings.choices = vec![choice(Some("claims-triage"), 3)];
    for readers in [Readers::default(), further("audit")] {
        let (found, _) = told(&findings, readers);
        // The sum of nothing is a nought of either sign.
        let found = Findings { false_signals_expected: 0.0, ..found };
        assert!(format!("{found:?}") == format!("{findings:?}"), "something is left out for {}", readers.pack.id);
    }
    let (_, report) = told(&findings, further("audit"));
    assert!(report.definitions.iter().all(|one| one.headline) && report.definitions.len() == CARDS.len());
    assert!(report.areas.iter().flat_map(|area| &area.rows).all(|row| row.headline));
    assert!(report.audience.everything && report.audience.pack.left_out.contains("fewer than 5 people"));
    let (_, base) = told(&findings, Readers::default());
    // So many files that a page more is needed where each of them has a row.
    let file = findings.quality.files[0].clone();
    findings.quality.files = (0..90).map(|at| FileBalance { file: format!("exports/{at}"), ..file.clone() }).collect();
    let pages = |readers| {
        let (found, report) = told(&findings, readers);
        pdf(&report, &attachments(&found)).unwrap().appendix
    };
    assert!(pages(further("audit")) > pages(Readers::default()), "every file stands in the pack of the auditors");
    assert_ne!(base.cover.document_id, report.cover.document_id);
}

#[test]
fn what_tells_of_single_things_is_gone() {
    let mut findings = rich();
    findings.choices = vec![choice(Some("claims-triage"), 3), choice(Some("letters"), 4), choice(None, 5)];
    let (found, report) = told(&findings, further("works-council"));
    assert_eq!(found.choices, [choice(None, 12)]);
    assert!(found.days.is_empty() && found.open_cases.is_empty() && found.spreads.is_empty() && found.tasks.is_empty());
    assert!(found.survival.steps.is_empty() && found.survival.censored_hours.is_empty());
    assert_eq!(found.survival.cases, findings.survival.cases, "how many there are is no single case");
    assert!(found.quality.rejects.is_empty() && found.quality.files.iter().all(|file| file.file.is_empty()));
    assert_eq!(found.quality.files.len(), findings.quality.files.len());
    assert_eq!(found.rules.k, 10);
    assert!(report.exceptions.register.rows.is_empty() && report.exceptions.actions.rows.is_empty());
    assert!(report.sections.iter().all(|section| section.charts.iter().all(|chart| chart.id != "chart-survival")));
    let all = kpis_json(&found) + &html(&report).unwrap();
    for name in ["claims-triage", "underwriting", "INC00", "exports/", "2026-10.csv", "9f86d081"] {
        assert!(
            kpis_json(&findings).contains(name) || html(&told(&findings, Readers::default()).1).unwrap().contains(name)
        );
        assert!(!all.contains(name), "`{name}` is told");
    }
    pdf(&report, &attachments(&found)).unwrap();
}

#[test]
fn each_part_is_left_out_by_itself() {
    let findings = rich();
    let without = |part: Part| {
        let parts: Vec<Part> =
            [Part::Cases, Part::Days, Part::Files, Part::Names].into_iter().filter(|one| *one != part).collect();
        findings.within(&Reach { dimensions: None, parts: &parts, rules: Suppression::default() })
    };
    let lost =
        |found: &Findings| [found.open_cases.is_empty(), found.days.is_empty(), found.quality.rejects.is_empty()];
    assert_eq!(lost(&without(Part::Cases)), [true, false, false]);
    assert_eq!(lost(&without(Part::Days)), [false, true, false]);
    assert_eq!(lost(&without(Part::Files)), [false, false, true]);
    assert_eq!(lost(&without(Part::Names)), [false; 3]);
}

#[test]
fn both_documents_say_for_whom_they_are() {
    let (_, report) = told(&rich(), Readers::default());
    assert_eq!(
        (report.audience.dashboard.readers.as_str(), report.audience.pack.readers.as_str()),
        ("the leaders", "the risk committee")
    );
    assert!(report.audience.pack.left_out.contains("the rows of each file"));
    assert!(!report.audience.dashboard.left_out.contains("the rows of each file"));
    assert_eq!(
        PROFILES.iter().filter(|one| one.extent == Extent::Everything).count(),
        2,
        "the dashboard's and the auditors'"
    );
    let (_, report) = told(&rich(), further("works-council"));
    assert_eq!(
        report.audience.dashboard.left_out,
        "Written for: the works council. Left out: numbers about fewer than 10 people and what would give them away; \
         the numbers of single projects, tasks, models, tiers and severities; single cases; single days; names of files \
         and what was refused of them; the register of exceptions, the actions and who answers for what."
    );
    let page = html(&report).unwrap();
    assert!(page.contains("<dt>Written for</dt><dd>the works council</dd>") && !page.contains("Executive committee"));
}

fn choice(project: Option<&str>, number: i64) -> Choice {
    use auditpack::event::capability::{Evidence, Question};
    let project = project.map(str::to_owned);
    Choice {
        question: Question::Calls,
        project,
        source: "litellm".to_owned(),
        evidence: Evidence::Rows,
        number,
        aside: Vec::new(),
    }
}
