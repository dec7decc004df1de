//! JSON objects with their fields in the order written: exports are read by people too, and their bytes must not
//! depend on how a map is sorted.

/// An object under construction.
pub(super) struct Object(String);

impl Object {
    /// An object without fields.
    pub(super) fn new() -> Self {
        Self("{".to_owned())
    }

    /// Adds a text.
    pub(super) fn text(self, key: &str, value: &str) -> Self {
        self.raw(key, &quoted(value))
    }

    /// Adds a text, or `null`.
    pub(super) fn maybe(self, key: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(key, value),
            None => self.raw(key, "null"),
        }
    }

    /// Adds a whole number.
    pub(super) fn number(self, key: &str, value: i64) -> Self {
        self.raw(key, &value.to_string())
    }

    /// Adds a value that is JSON already.
    pub(super) fn raw(mut self, key: &str, value: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&quoted(key));
        self.0.push(':');
        self.0.push_str(value);
        self
    }

    /// The finished text.
    pub(super) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A JSON array of texts.
pub(super) fn texts(values: &[&str]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", quoted.join(","))
}

/// A JSON string.
fn quoted(value: &str) -> String {
    serde_json::to_string(value).expect("every text is a JSON string")
}
