//! A document as a tree whose fields keep their order, written as JSON or as YAML.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// One value of a document.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Values in a row.
    List(Vec<Node>),
    /// Named values in the order in which they are read.
    Map(Vec<(&'static str, Node)>),
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Node {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Node {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

/// A list of texts.
impl From<&[&str]> for Node {
    fn from(texts: &[&str]) -> Self {
        Self::List(texts.iter().map(|text| Self::from(*text)).collect())
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl Node {
    /// The value as indented JSON.
    pub(super) fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts, numbers and flags are JSON") + "\n"
    }

    /// The value as YAML 1.2, in block style; lists of plain words stand on one line.
    pub(super) fn yaml(&self) -> String {
        self.block(0)
    }

    /// The lines of a value at an indent of so many spaces.
    fn block(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        match self {
            Self::Map(fields) if !fields.is_empty() => {
                let field = |(name, value): &(&str, Self)| match value.inline() {
                    Some(text) => format!("{pad}{name}: {text}\n"),
                    None => format!("{pad}{name}:\n{}", value.block(indent + 2)),
                };
                fields.iter().map(field).collect()
            }
            Self::List(items) if !items.is_empty() => {
                // The dash stands where the indent of the item's first line would.
                let item = |item: &Self| format!("{pad}- {}", &item.block(indent + 2)[indent + 2..]);
                items.iter().map(item).collect()
            }
            one => format!("{pad}{}\n", one.inline().expect("what is not nested stands on one line")),
        }
    }

    /// The value if it stands on one line.
    fn inline(&self) -> Option<String> {
        match self {
            Self::Null => Some("null".to_owned()),
            Self::Flag(flag) => Some(flag.to_string()),
            Self::Int(number) => Some(number.to_string()),
            Self::Text(text) => Some(scalar(text)),
            Self::List(items) => {
                let words: Option<Vec<String>> = items.iter().map(Self::word).collect();
                Some(format!("[{}]", words?.join(", ")))
            }
            Self::Map(fields) => fields.is_empty().then(|| "{}".to_owned()),
        }
    }

    /// The value if it is a word.
    fn word(&self) -> Option<String> {
        match self {
            Self::Text(text) if is_plain(text) && !text.contains([' ', ',', '{', '}', '[', ']']) => Some(text.clone()),
            _ => None,
        }
    }
}

/// A text as YAML: as it is where nothing in it could mean something else, otherwise quoted as JSON quotes, which YAML
/// takes.
fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { serde_json::to_string(text).expect("text is JSON") }
}

/// Whether a text needs no quotes in block style: it begins with a letter, is no word that YAML reads as something else,
/// and holds neither what separates a name from its value, nor a comment, nor a control character.
fn is_plain(text: &str) -> bool {
    const OTHERWISE: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && !text.ends_with([' ', ':'])
        && !OTHERWISE.contains(&text.to_lowercase().as_str())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn yaml_quotes_what_would_be_read_as_something_else() {
        let texts = ["plain, with commas", "a: b", "x #y", "no", "N", "1", "", "- a", "{x}", "tab\there", "say \"x\""];
        let yaml = Node::List(texts.into_iter().map(Node::from).collect()).yaml();
        let expected = "- plain, with commas\n- \"a: b\"\n- \"x #y\"\n- \"no\"\n- \"N\"\n- \"1\"\n- \"\"\n- \"- a\"\n\
                        - \"{x}\"\n- \"tab\\there\"\n- say \"x\"\n";
        assert_eq!(yaml, expected);
    }

    #[test]
    fn yaml_nests_by_two_spaces_and_keeps_the_order() {
        let inner = Node::Map(vec![("z", Node::Int(1)), ("a", Node::from(["v", "w"].as_slice()))]);
        let items = Node::List(vec![inner.clone(), Node::Map(vec![("list", Node::List(vec![inner]))])]);
        let yaml = Node::Map(vec![("flag", Node::Flag(true)), ("items", items)]).yaml();
        let expected = "flag: true\nitems:\n  - z: 1\n    a: [v, w]\n  - list:\n      - z: 1\n        a: [v, w]\n";
        assert_eq!(yaml, expected);
    }
}
