//! Finding the id of an AI event in a ticket's text.

/// Prefixes of ids; letters, digits and underscores follow.
const PREFIXES: &[&str] = &["activity_", "req_", "claude_chat_"];

/// Lengths of the five parts of a UUID.
const UUID: [usize; 5] = [8, 4, 4, 4, 12];

/// The first id in `text`: `activity_…`, `req_…`, `claude_chat_…` or a UUID.
pub(super) fn find(text: &str) -> Option<String> {
    let outside = |character: char| !(character.is_ascii_alphanumeric() || matches!(character, '_' | '-'));
    text.split(outside).find_map(id).map(str::to_owned)
}

fn id(word: &str) -> Option<&str> {
    if is_uuid(word) {
        return Some(word);
    }
    let prefix = PREFIXES.iter().find(|prefix| word.starts_with(**prefix))?;
    // A hyphen after an id begins the next word.
    let id = word.split('-').next().unwrap_or(word);
    (id.len() >= prefix.len() + 4).then_some(id)
}

fn is_uuid(word: &str) -> bool {
    let mut parts = word.split('-');
    let matches = |length: &usize| {
        parts.next().is_some_and(|part| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    UUID.iter().all(matches) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn ids_are_found_in_prose() {
        let check = |text: &str, id: Option<&str>| assert_eq!(find(text).as_deref(), id, "{text}");
        check(
            "Prompt denied (activity_01KQ7vR3mZ9xTc2LwB8nYdPe), please look",
            Some("activity_01KQ7vR3mZ9xTc2LwB8nYdPe"),
        );
        check("see req_011Fake.", Some("req_011Fake"));
        check("chat claude_chat_01Xy-urgent", Some("claude_chat_01Xy"));
        check("trace 22222222-2222-4222-8222-222222222222!", Some("22222222-2222-4222-8222-222222222222"));
        check("activity_ and req_1 are too short", None);
        check("22222222-2222-4222-8222-22222222222", None);
        check("", None);
    }
}
