//! What a request asked for, from its address: a model's answer, or something that no model answers. Of the address only a
//! word of this list is kept: the rest may name a deployment, a file or a key.

use crate::event::taxonomy::Kind;

/// The last word of an address's path, and what such a request is.
const ENDPOINTS: &[(&str, Kind)] = &[
    ("completions", Kind::Call),
    ("responses", Kind::Call),
    ("messages", Kind::Call),
    ("complete", Kind::Call),
    ("generate", Kind::Call),
    ("chat", Kind::Call),
    ("embeddings", Kind::Call),
    ("embed", Kind::Call),
    ("rerank", Kind::Call),
    ("generations", Kind::Call),
    ("edits", Kind::Call),
    ("variations", Kind::Call),
    ("transcriptions", Kind::Call),
    ("translations", Kind::Call),
    ("speech", Kind::Call),
    ("moderations", Kind::Call),
    ("generateContent", Kind::Call),
    ("streamGenerateContent", Kind::Call),
    ("embedContent", Kind::Call),
    ("predict", Kind::Call),
    ("rawPredict", Kind::Call),
    ("streamRawPredict", Kind::Call),
    ("converse", Kind::Call),
    ("converse-stream", Kind::Call),
    ("invoke", Kind::Call),
    ("invoke-with-response-stream", Kind::Call),
    ("runs", Kind::Call),
    ("models", Kind::Other),
    ("files", Kind::Other),
    ("batches", Kind::Other),
    ("assistants", Kind::Other),
    ("threads", Kind::Other),
    ("vector_stores", Kind::Other),
    ("count_tokens", Kind::Other),
    ("countTokens", Kind::Other),
];

/// The word for a request, our kind of it, and whether we know it. Without an address every request of a gateway is a
/// call; one to an address that we do not know is a call if it names a model.
pub(super) fn of(address: Option<&str>, model: bool) -> (&'static str, Kind, bool) {
    let Some(address) = address else { return ("request", Kind::Call, true) };
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    // A thread's messages are notes to it: its runs are what a model answers.
    let in_thread = path.contains("/threads/");
    let last = path.rsplit(['/', ':']).next().unwrap_or_default();
    match ENDPOINTS.iter().find(|(word, _)| *word == last) {
        Some((word, _)) if in_thread && *word == "messages" => (word, Kind::Other, true),
        Some((word, kind)) => (word, *kind, true),
        None => ("request", if model { Kind::Call } else { Kind::Other }, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_the_path_tells_what_was_asked() {
        for (address, expected) in [
            (Some("/v1/chat/completions"), ("completions", Kind::Call, true)),
            (Some("https://api.acme.example/v1/messages/?beta=true"), ("messages", Kind::Call, true)),
            (Some("/v1beta/models/gemini:generateContent?key=FakeKey"), ("generateContent", Kind::Call, true)),
            (Some("/v1/threads/thread_1/messages"), ("messages", Kind::Other, true)),
            (Some("/v1/models"), ("models", Kind::Other, true)),
            (Some("/my/own/path"), ("request", Kind::Other, false)),
            (None, ("request", Kind::Call, true)),
        ] {
            assert_eq!(of(address, false), expected, "{address:?}");
        }
        assert_eq!(of(Some("/my/own/path"), true), ("request", Kind::Call, false));
    }
}
