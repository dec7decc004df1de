//! The Activity Feed's names for the events of the audit-log CSV, so that both exports speak one language.
//!
//! `activity_types.tsv` holds the vendor's list of April 2026, one or more events a line: the Activity type, a tab, the
//! events. `=` stands for the event's own name, `-` for none, and two types joined by `|` for one that the row decides.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The Activity types of each event: none, one, or two of which one is meant.
static ACTIVITIES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut activities = HashMap::new();
    for line in include_str!("activity_types.tsv").lines() {
        let (types, events) = line.split_once('\t').expect("types, a tab, events");
        for event in events.split(' ') {
            let types = match types {
                "=" => vec![event],
                "-" => Vec::new(),
                types => types.split('|').collect(),
            };
            activities.insert(event, types);
        }
    }
    activities
});

/// The Activity type of `event`. Where there are two, the one whose integration `says` holds of.
pub(super) fn type_of(event: &str, says: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    match ACTIVITIES.get(event)?.as_slice() {
        [one] => Some(one),
        types => {
            let means = |part: &str, words: &[&str]| {
                types.iter().find(|name| name.contains(part)).filter(|_| words.iter().any(|word| says(word)))
            };
            let drive = means("_gdrive_", &["gdrive", "google_drive", "google drive", "googledrive"]);
            let github = means("_github_", &["github"]);
            match (drive, github) {
                (Some(one), None) | (None, Some(one)) => Some(one),
                _ => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::claude_activity_types as types;

    #[test]
    fn the_list_is_complete_and_names_types_of_the_feed_only() {
        assert_eq!(ACTIVITIES.len(), 172);
        assert_eq!(ACTIVITIES.values().filter(|types| !types.is_empty()).count(), 135);
        for name in ACTIVITIES.values().flatten() {
            assert!(types::of(name).known, "{name}");
        }
    }

    #[test]
    fn the_row_decides_between_two_types() {
        let type_of = |event, word: &str| type_of(event, &|part| word.contains(part));
        assert_eq!(type_of("integration_org_enabled", "github"), Some("claude_github_integration_created"));
        assert_eq!(type_of("integration_org_disabled", "google_drive"), Some("claude_gdrive_integration_deleted"));
        assert_eq!(type_of("integration_org_enabled", "asana"), None);
        assert_eq!(type_of("integration_org_enabled", "onedrive"), None);
        assert_eq!(type_of("integration_org_enabled", "github gdrive"), None);
        assert_eq!(type_of("user_signed_in_sso", ""), Some("sso_login_succeeded"));
        assert_eq!(type_of("org_sso_toggled", ""), Some("org_sso_toggled"));
        assert_eq!(type_of("project_renamed", ""), None);
        assert_eq!(type_of("not_in_the_list", ""), None);
    }
}
