//! The change desk's export (`Jira`): a ticket with its changelog for everything powerful that was asked for before it was
//! done. It names the activity; what nobody asked for has no ticket.

use super::File;
use super::activity::Activity;
use super::calendar::{self, DAY, HOUR, MINUTE};
use super::dice::Dice;
use super::json::Object;
use std::collections::BTreeMap;

/// The exports, one a month.
pub(super) fn files(seed: u64, activities: &[Activity]) -> Vec<File> {
    let mut dice = Dice::new(seed, 10);
    let mut months: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let asked = activities.iter().filter_map(|activity| Some((activity, activity.request?)));
    for (place, asked) in asked.enumerate() {
        let issue = issue(place + 1, asked, &mut dice);
        months.entry(calendar::month(asked.0.at_us)).or_default().push(issue);
    }
    months.into_iter().map(|(month, issues)| page(&month, &issues)).collect()
}

fn page(month: &str, issues: &[String]) -> File {
    let names = Object::new().text("customfield_10050", "AI event").end();
    let head = Object::new().text("expand", "names").raw("names", &names);
    let page = head.number("startAt", 0).number("maxResults", 100).number("total", issues.len() as i64);
    let page = page.raw("issues", &format!("[\n{}\n]", issues.join(",\n"))).end();
    File::packed(format!("exports/jira/access-requests-{month}.json"), (page + "\n").into_bytes())
}

/// A request: asked for one to three days before, taken up, and done a moment after the deed.
fn issue(number: usize, (activity, summary): (&Activity, &str), dice: &mut Dice) -> String {
    let minute = |us: i64| us - us.rem_euclid(MINUTE);
    let created_us = minute(activity.at_us - DAY - dice.between(0, 48) * HOUR);
    let taken_us = created_us + dice.between(20, 600) * MINUTE;
    let done_us = minute(activity.at_us) + dice.between(3, 40) * MINUTE;
    let moves = [(taken_us, "To Do", "In Progress"), (done_us, "In Progress", "Done")];
    let histories = moves.map(|(at_us, from, to)| {
        let item = Object::new().text("field", "status").text("fromString", from).text("toString", to).end();
        let history = Object::new().text("created", &calendar::iso_millis(at_us));
        history.raw("items", &format!("[{item}]")).end()
    });
    let changelog = Object::new().number("startAt", 0).number("maxResults", 2).number("total", 2);
    let changelog = changelog.raw("histories", &format!("[{}]", histories.join(","))).end();
    let named = |name: &str| Object::new().text("name", name).end();
    let category = Object::new().text("key", "done").text("name", "Done").end();
    let status = Object::new().text("name", "Done").raw("statusCategory", &category).end();
    let fields = Object::new()
        .text("summary", summary)
        .raw("issuetype", &named("Access request"))
        .raw("status", &status)
        .raw("priority", &named("Medium"))
        .raw("resolution", &named("Done"))
        .text("resolutiondate", &calendar::iso_millis(done_us))
        .text("created", &calendar::iso_millis(created_us))
        .text("updated", &calendar::iso_millis(done_us))
        .text("customfield_10050", &activity.id)
        .end();
    let key = format!("IAM-{number}");
    Object::new().text("key", &key).raw("changelog", &changelog).raw("fields", &fields).end()
}
