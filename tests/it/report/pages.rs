//! What the first page asks, and what the register of exceptions holds.

use super::findings::{cards, empty, rich};
use super::options;
use auditpack::measure::findings::Findings;
use auditpack::measure::measurement::State;
use auditpack::policy::Verdict;
use auditpack::report::actions::parse;
use auditpack::report::look::{self, Look};
use auditpack::report::{Action, Options, Report, build};

fn report(findings: &Findings, actions: &[Action]) -> Report {
    build(findings, &cards(), &options(), actions, &Look::house())
}

/// Findings in which every verdict is another.
fn judged(verdict: Verdict) -> Findings {
    let mut findings = rich();
    for one in findings.measurements.iter_mut().filter(|one| one.value.is_some()) {
        one.verdict = if one.target.is_some() { verdict } else { Verdict::NoTarget };
    }
    findings
}

fn verbs(report: &Report) -> Vec<&str> {
    report.decision.asks.iter().map(|ask| ask.verb.id).collect()
}

#[test]
fn what_is_missed_is_for_decision_and_what_is_open_for_discussion() {
    let missed = report(&judged(Verdict::NotMet), &[]);
    assert_eq!(missed.decision.heading, "For decision");
    assert_eq!(verbs(&missed), ["decide"; 3]);
    assert!(missed.decision.asks[0].text.contains("gets back to"), "{:?}", missed.decision.asks);
    assert!(missed.decision.asks[2].text.contains("more missed targets"), "{:?}", missed.decision.asks);
    let unclear = report(&judged(Verdict::CannotTell), &[]);
    assert_eq!(unclear.decision.heading, "For discussion");
    assert_eq!(verbs(&unclear), ["discuss"]);
    let met = report(&judged(Verdict::Met), &[]);
    assert_eq!((met.decision.heading.as_str(), verbs(&met)), ("For note", vec!["note"]));
    assert_eq!(met.decision.asks[0].text, "no target was missed.");
    assert!(report(&empty(), &[]).decision.asks[0].text.contains("nothing could be measured"));
}

#[test]
fn the_first_page_says_what_limits_the_numbers() {
    let limited = report(&rich(), &[]).decision;
    assert_eq!(limited.confidence.word, "Limited");
    assert!(limited.confidence_lines[0].contains("90.3%"), "{:?}", limited.confidence_lines);
    let mut findings = rich();
    findings.measurements.retain(|one| !one.dimensions.contains_key("source"));
    findings.quality.files.clear();
    assert_eq!(report(&findings, &[]).decision.confidence.word, "Complete");
    findings.state = State::Provisional;
    assert_eq!(report(&findings, &[]).decision.confidence.word, "Limited");
}

#[test]
fn an_exception_keeps_its_id_and_an_action_answers_it() {
    let findings = judged(Verdict::NotMet);
    let before = report(&findings, &[]).exceptions;
    let ids: Vec<&String> = before.register.rows.iter().map(|row| &row[0]).collect();
    let mut moved = findings.clone();
    for one in moved.measurements.iter_mut().filter(|one| one.verdict == Verdict::NotMet) {
        one.value = one.value.map(|value| value * 0.9);
    }
    let after = report(&moved, &[]).exceptions;
    assert_eq!(ids, after.register.rows.iter().map(|row| &row[0]).collect::<Vec<_>>());
    assert!(before.sentences[0].contains("keep one with the columns"));
    let text = format!(
        "id,action,owner,due,status,exception\nA1,Route them,Claims,2026-10-06,open,{}\nA2,x,y,2026-12-01,open,\nA3,x,y,2026-01-01,done,\n",
        ids[0]
    );
    let answered = report(&findings, &parse(&text).unwrap()).exceptions;
    assert_eq!(answered.register.rows[0][4], "A1");
    let count = ids.len();
    assert_eq!(answered.message, format!("{count} exceptions, {} without an action", count - 1));
    assert_eq!(answered.sentences[0], "2 actions are open, 1 overdue.");
    let states: Vec<&str> = answered.actions.rows.iter().map(|row| row[4].as_str()).collect();
    assert_eq!(states, ["Overdue by 30 days", "Open", "Done"]);
}

#[test]
fn an_indicator_names_who_answers_for_it() {
    let owners = [("review", "Head of claims"), ("review.coverage", "Chief underwriter"), ("*", "Oversight office")];
    let owners = owners.map(|(key, name)| (key.to_owned(), name.to_owned())).into();
    let report = build(&rich(), &cards(), &Options { owners, ..options() }, &[], &Look::house());
    let owner =
        |kpi: &str| report.areas.iter().flat_map(|area| &area.rows).find(|row| row.kpi == kpi).unwrap().owner.clone();
    assert_eq!(owner("review.coverage"), "Chief underwriter");
    assert_eq!(owner("review.routing_rate"), "Head of claims");
    assert_eq!(owner("usage.calls"), "Oversight office");
}

#[test]
fn projects_are_compared_with_limits_and_not_ranked() {
    let report = report(&rich(), &[]);
    let oversight = report.sections.iter().find(|section| section.id == "oversight").unwrap();
    let chart = |id: &str| oversight.charts.iter().find(|chart| chart.id == id).unwrap();
    let plot = chart("chart-routing-projects");
    assert_eq!(plot.title, "Outputs routed to a human: 3 of 3 projects unlike the others");
    assert!(plot.caption.contains("chance alone: 0.01 expected outside"), "{}", plot.caption);
    assert!(plot.caption.ends_with("2 projects left out: too few people."), "{}", plot.caption);
    let sides: Vec<&str> = plot.table.rows.iter().map(|row| row[5].as_str()).collect();
    assert_eq!(sides, ["above", "below", "below", "no"], "four outputs are too few to be judged");
    assert!(plot.alt.ends_with("3 of 3 projects unlike the others."), "{}", plot.alt);
    let passage = chart("chart-passage");
    assert_eq!(passage.title, "Humans decided on 1,573 of 9,204 eligible outputs and changed 98");
    assert_eq!(passage.table.rows[1][1..], ["put before a human", "1,666", "18.1%"]);
    let rates = oversight.tables.iter().find(|table| table.id == "table-spreads").unwrap();
    assert_eq!(rates.rows[0][4..], ["3", "claims-triage (above), underwriting (below), letters (below)"]);
    assert!(report_of_nothing().charts.iter().all(|chart| !chart.id.contains("projects")));
}

fn report_of_nothing() -> auditpack::report::model::Section {
    report(&empty(), &[]).sections.into_iter().find(|section| section.id == "oversight").unwrap()
}

#[test]
fn every_theme_can_be_chosen_by_its_id() {
    let ids: Vec<&str> = report(&rich(), &[]).sections.iter().map(|section| section.id).collect();
    assert_eq!(ids, look::PAGES);
}
