//! Ticket exports: clocks that a second opinion finds as well, edits that fold into cases, and the event that a ticket names.

use super::{Recorder, clocks, fixtures, folder, format, read, read_into, read_with};
use auditpack::format::{FORMATS, Head, Options};
use std::fs;

#[test]
fn a_changelog_gives_the_clocks_that_a_second_opinion_finds_in_it() {
    let path = folder("jira").join("search_changelog.json");
    let found = read(format("jira"), &fs::read(&path).unwrap(), usize::MAX >> 1);
    assert_eq!((found.calls, found.rejects), (12, 3));
    assert_eq!(clocks(&found), fs::read_to_string(path.with_extension("clocks")).unwrap());
}

#[test]
fn our_clocks_agree_with_the_times_that_the_tool_ships() {
    let mut compared = 0;
    for path in fixtures(format("thehive")) {
        let text = fs::read_to_string(&path).unwrap();
        let found = read(format("thehive"), text.as_bytes(), usize::MAX >> 1);
        for line in text.lines().filter(|line| line.starts_with('{')) {
            let record: serde_json::Value = serde_json::from_str(line.trim_end_matches(',')).unwrap();
            let Some(ours) = found.cases.get(record["_id"].as_str().unwrap()) else { continue };
            let theirs = |name: &str| record[name].as_i64();
            let between = |from: Option<i64>, to: Option<i64>| Some((to? - from?) / 1000);
            let triaged = between(ours.flagged, ours.acknowledged);
            let detected = theirs("timeToDetect");
            let acknowledged = || Some(theirs("timeToAcknowledge")? - detected?);
            // The end of an event can be set by hand to before anybody looked at it.
            let resolved = theirs("timeToResolve").filter(|time| *time >= 0);
            for (theirs, ours) in [
                (theirs("timeToTriage"), triaged),
                (acknowledged(), triaged),
                (theirs("timeToQualify"), between(ours.flagged, ours.closed)),
                (resolved, between(ours.acknowledged, ours.closed)),
            ] {
                compared += usize::from(theirs.is_some());
                assert!(theirs.is_none() || theirs == ours, "{line}: {theirs:?}, not {ours:?}");
            }
        }
    }
    assert_eq!(compared, 21);
}

#[test]
fn notables_and_their_reviews_fold_into_cases() {
    let mut found = Recorder::default();
    for file in ["incident_review.csv", "notables.ndjson"] {
        read_into(
            &mut found,
            format("splunk"),
            &fs::read(folder("splunk").join(file)).unwrap(),
            usize::MAX >> 1,
            &Options::default(),
        );
    }
    let told = clocks(&found).replace("0A1B2C3D-0000-4000-8000-00000000000", "");
    let told: Vec<&str> = told.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!(
        told,
        [
            // Raised at 01:00, touched 15 minutes later, resolved after 90, closed after 150.
            "flagged=1788224400 acknowledged=1788225300 disposed=1788229800 closed=1788233400",
            "flagged=1788228000 acknowledged=- disposed=- closed=-",
            "flagged=1788231600 acknowledged=1788232200 disposed=- closed=-",
            "flagged=1788235200 acknowledged=- disposed=- closed=-",
            "flagged=1788238800 acknowledged=- disposed=- closed=-",
            // Without its notable the first edit is where it begins.
            "flagged=1788246030 acknowledged=1788247200 disposed=1788248400 closed=1788248400",
            "flagged=1788249660 acknowledged=- disposed=- closed=-",
        ]
    );
}

#[test]
fn the_configured_column_names_the_event_before_anything_else_does() {
    let linked = |id: &str, column: &str, header: Option<&str>, text: &str| {
        let options = Options { link_column: Some(column.to_owned()), ..Options::default() };
        let found = read_with(id, header, text, &options);
        let at = found.find("linked_id:").unwrap_or_else(|| panic!("{found}"));
        found[at..].split('"').nth(1).unwrap().to_owned()
    };
    let header = Some("number,state,opened_at,description,Hook verdict");
    let row = "INC1,New,2026-09-01 10:00,req_011FakeText,verdict-7\n";
    assert_eq!(linked("servicenow", "Hook verdict", header, row), "verdict-7");
    assert_eq!(linked("servicenow", "hook_verdict", header, row), "verdict-7");
    assert_eq!(linked("servicenow", "nowhere", header, row), "req_011FakeText");
    let header = Some("Issue key,Status,Created,Summary,Custom field (Hook verdict)");
    let row = "SEC-1,Open,2026-09-01 10:00,req_011FakeText,verdict-7\n";
    assert_eq!(linked("jira", "Custom field (Hook verdict)", header, row), "verdict-7");
    assert_eq!(linked("jira", "hook verdict", header, row), "verdict-7");
    let issue = r#"{"key":"SEC-1","names":{"customfield_1":"Hook verdict"},"fields":{"created":"2026-09-01T10:00:00Z",
        "status":{"name":"Open"},"summary":"req_011FakeText","customfield_1":{"value":"verdict-7"}}}"#;
    assert_eq!(linked("jira", "Hook verdict", None, issue), "verdict-7");
    assert_eq!(linked("jira", "customfield_1", None, issue), "verdict-7");
    let case = r#"{"_id":"~1","status":"New","stage":"New","newDate":1788220800000,"title":"req_011FakeText","ticket":"verdict-8",
        "customFields":[{"name":"hook-verdict","value":"verdict-7"}]}"#;
    assert_eq!(linked("thehive", "hook-verdict", None, case), "verdict-7");
    assert_eq!(linked("thehive", "ticket", None, case), "verdict-8");
    let row = r#"{"event_id":"x","status":"1","owner":"a","_time":"1788220800","comment":"req_011FakeText","verdict":"verdict-7"}"#;
    assert_eq!(linked("splunk", "verdict", None, row), "verdict-7");
    assert_eq!(linked("splunk", "nowhere", None, row), "req_011FakeText");
}

#[test]
fn a_page_of_results_is_recognised_wherever_its_beginning_ends() {
    let page = fs::read_to_string(folder("splunk").join("results.json")).unwrap();
    let line = page.replace('\n', " ");
    let begun = page.find("\"results\":").unwrap() + 40;
    for head in [&page[..page.len() - 40], &line[..line.len() - 40], &line[..begun]] {
        let head = Head::of(head.as_bytes());
        let by: Vec<&str> = FORMATS.iter().filter(|any| (any.recognises)(&head)).map(|any| any.id).collect();
        assert_eq!(by, ["splunk"]);
    }
}
