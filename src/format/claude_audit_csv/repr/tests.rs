//! Cells as Python and as the export write them, and cells that are neither.

use super::*;
use proptest::prelude::*;
use serde_json::json;

#[test]
fn apostrophes_inside_a_value_do_not_end_it() {
    for (text, expected) in [
        (r"{'name': 'Bob O'Brien', 'uuid': 'u2'}", json!({"name": "Bob O'Brien", "uuid": "u2"})),
        (r"{'name': 'Chris'', 'n': 1}", json!({"name": "Chris'", "n": 1})),
        (r"{'name': 'rock 'n', roll'}", json!({"name": "rock 'n', roll"})),
        (r"{'name': 'a 'b': c'}", json!({"name": "a 'b': c"})),
        (r"{'it's': 'O'Neil'}", json!({"it's": "O'Neil"})),
        (r"['O'Brien', 'D'Arcy' , None]", json!(["O'Brien", "D'Arcy", null])),
        (r#"{'name': "Bob O'Brien", 'x': 'say "hi"'}"#, json!({"name": "Bob O'Brien", "x": "say \"hi\""})),
        (r#"{'name': 'both \' and "', 'b': '\\'}"#, json!({"name": "both ' and \"", "b": "\\"})),
    ] {
        assert_eq!(parse(text), Some(expected), "{text}");
    }
}

#[test]
fn literals_numbers_nesting_calls_and_json_are_read() {
    for (text, expected) in [
        ("None", Value::Null),
        ("{}", json!({})),
        (" { 'a' : True , 'b' : False, } ", json!({"a": true, "b": false})),
        ("{'n': -1.5e3, 'list': [1, [], {'d': {}}]}", json!({"n": -1500.0, "list": [1, [], {"d": {}}]})),
        (
            "{'id': UUID('u-1'), 'at': datetime.date(2026, 1, 2)}",
            json!({"id": "UUID('u-1')", "at": "datetime.date(2026, 1, 2)"}),
        ),
        (r"{'s': 'tab\t\xe9\u20ac\U0001f600 \q'}", json!({"s": "tab\té€😀 \\q"})),
        (
            r#"{"name": "Bob O'Brien", "on": true, "none": null}"#,
            json!({"name": "Bob O'Brien", "on": true, "none": null}),
        ),
    ] {
        assert_eq!(parse(text), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_value_is_none() {
    for text in ["", "{", "{'a'", "{'a': ", "{'a': 'b'", "{'a': 'b'} x", "{a: 1}", "'", "'\\", "plain", "{,}", "f("] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn deep_and_long_cells_cost_no_more_than_their_length() {
    assert_eq!(parse(&"[".repeat(1 << 18)), None);
    assert_eq!(parse(&"{'a': ".repeat(1 << 18)), None);
    for part in ["'", "' ", "',", "' , ", "\\", "\\'", "'}", "',  '"] {
        let text = format!("{{'a': '{}", part.repeat((1 << 20) / part.len()));
        let _ = parse(&text);
    }
}

/// A value whose strings have any characters.
fn values(text: &'static str) -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(text, inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// `value` as Python prints it, with `quote` for its strings.
fn print(value: &Value, quote: &dyn Fn(&str) -> String) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quote(text),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| print(item, quote)).collect::<Vec<_>>().join(", "))
        }
        Value::Object(fields) => {
            let field = |(name, item): (&String, &Value)| format!("{}: {}", quote(name), print(item, quote));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
    }
}

/// The quoting of Python itself.
fn python(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let escaped = text.replace('\\', "\\\\").replace('\n', "\\n").replace(quote, &format!("\\{quote}"));
    format!("{quote}{escaped}{quote}")
}

/// The quoting of the export: apostrophes stand as they are.
fn export(text: &str) -> String {
    format!("'{text}'")
}

proptest! {
    #[test]
    fn what_python_prints_is_read_back(value in values("[a-c'\" ,:{}\\[\\]\\\\é€\n]{0,8}")) {
        prop_assert_eq!(parse(&print(&value, &python)), Some(value));
    }

    #[test]
    fn what_the_export_prints_is_read_back(value in values("[A-Ca-c' .é-]{0,8}")) {
        prop_assert_eq!(parse(&print(&value, &export)), Some(value));
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "[a'\"\\\\{}\\[\\],: NTé(x0]{0,40}") {
        let _ = parse(&text);
    }
}
