//! Records in every packing, broken input, and the recognition of a file's beginning.

use super::*;
use crate::format::Head;

/// Every found part as text: `line: raw` for a record, `line! detail` for what is none.
fn found(bytes: &[u8]) -> Vec<String> {
    let mut records = Records::new(bytes, 1, Unit::Record);
    let mut all = Vec::new();
    loop {
        all.push(match records.next_found() {
            Ok(None) => return all,
            Ok(Some(Found::Record { line, raw, .. })) => format!("{line}: {raw}"),
            Ok(Some(Found::Malformed { line, detail, .. })) => format!("{line}! {detail}"),
            Err(error) => {
                all.push(error.to_string());
                return all;
            }
        });
    }
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text.as_bytes()), expected, "{text}");
}

#[test]
fn records_are_found_in_every_packing() {
    let (one, two) = (r#"{"id":1}"#, r#"{"id":2}"#);
    for text in [
        format!("{one}{two}"),
        format!("[{one},{two}]"),
        format!("[ {one} , {two} ] "),
        format!(r#"{{"data":[{one},{two}],"has_more":true,"last_id":"x"}}"#),
        format!(r#"{{"data":[{one}],"has_more":true}}{{"data":[{two}],"has_more":false,"first_id":null}}"#),
        format!(r#"{{"has_more":false,"meta":{{"page":1,"x":[1]}},"data":[{one},{two}]}}"#),
        format!(r#"{{"result":[{one},{two}]}}"#),
        format!(r#"[{{"data":[{one}]}},{{"data":[{two}]}}]"#),
        // Pieces from the middle and the end of a page.
        format!(",{one},{two}"),
        format!(r#"{one},{two}],"first_id":"a","more":{{"b":[1,{{}}]}}}}"#),
    ] {
        assert_eq!(found(text.as_bytes()), [format!("1: {one}"), format!("1: {two}")], "{text}");
    }
    check("{\"id\":1}\n\n{\"id\":2}\r\n", &["1: {\"id\":1}", "3: {\"id\":2}"]);
    check(r#"{"result":{"number":"INC1"}}"#, &[r#"1: {"number":"INC1"}"#]);
    check("", &[]);
    check(r#"{"data":[],"has_more":false}"#, &[]);
}

#[test]
fn a_record_with_a_field_named_like_a_page_is_one_record() {
    check(r#"{"id":1,"data":[{"id":2}]}"#, &[r#"1: {"id":1,"data":[{"id":2}]}"#]);
}

#[test]
fn lines_are_counted_through_pretty_printing() {
    check(
        "{\n \"data\": [\n  {\n   \"id\": 1\n  },\n  {\"id\": 2}\n ]\n}\n",
        &["3: {\n   \"id\": 1\n  }", "6: {\"id\": 2}"],
    );
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_read() {
    let bad = "not well-formed json";
    check("{\"id\":1\n{\"id\":2}", &[&format!("1! {bad}"), "2: {\"id\":2}"]);
    check("{\"id\":\"a\n{\"id\":2}", &[&format!("1! {bad}"), "2: {\"id\":2}"]);
    check("{\"id\":2}\n{\"id\":", &["1: {\"id\":2}", &format!("2! {bad}")]);
    check("[{\"id\":01},{\"id\":2}]", &[&format!("1! {bad}"), "1: {\"id\":2}"]);
    check("[1,\"a\",{\"id\":2}]", &["1! expected a json object", "1! expected a json object", "1: {\"id\":2}"]);
    check("some words here\n{\"id\":2}", &["1! expected a json object", "2: {\"id\":2}"]);
}

#[test]
fn a_comma_before_a_closing_bracket_is_named() {
    let comma = "1! not well-formed json: a comma stands before a closing bracket";
    let plain = "1! not well-formed json";
    for (text, expected) in [
        ("{\"id\":1,}", comma),
        ("[{\"id\":[1, 2 ,\t]}]", comma),
        ("{\"id\":{\"a\":1 , } }", comma),
        ("{\"id\":\",]\" 1}", plain),
        ("{\"id\":1,,}", comma),
        ("{\"id\":,1}", plain),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn a_file_of_broken_records_is_recognised_by_what_stands_before_the_fault() {
    assert_eq!(keys(b"{\"data\":[\n{\"id\":1,\"type\":\"x\",},\n{\"id\":2,}\n]}"), ["id", "type"]);
    assert_eq!(keys(b"{\"type\":\"x\",}\n{\"id\":2}"), ["id"]);
}

#[test]
fn bytes_that_are_no_text_cost_their_line_only() {
    let bytes = b"{\"id\":1}\n{\"id\":\"\xff\"}\n{\"id\":3}\n\xc3";
    assert_eq!(found(bytes), ["1: {\"id\":1}", "2! expected utf-8 text", "3: {\"id\":3}", "4! expected utf-8 text"]);
}

#[test]
fn deep_nesting_neither_overflows_nor_stops_the_file() {
    for depth in [1_000, 2_000_000] {
        let text = format!("{{\"id\":{}\n{{\"id\":2}}", "[".repeat(depth));
        assert_eq!(found(text.as_bytes()).last().unwrap(), "2: {\"id\":2}");
        let objects = format!("{{\"id\":{}\n{{\"id\":2}}", "{\"a\":".repeat(depth));
        assert_eq!(found(objects.as_bytes()).last().unwrap(), "2: {\"id\":2}");
    }
}

#[test]
fn long_records_are_read_whole() {
    let long = format!(r#"{{"id":1,"text":"{}","end":[{{"a":"é"}}]}}"#, "ü\\\"".repeat(5_000));
    assert_eq!(found(format!("{long}\n{long}").as_bytes()), [format!("1: {long}"), format!("2: {long}")]);
}

#[test]
fn a_long_record_is_read_wherever_the_window_ends() {
    for shift in 1..2_100 {
        let inner = r#"{"k": [0.5, "x", {"y": null}], "z": true}, "#.repeat(100 - shift / 21);
        let text = format!("{{\"{}\":[{inner}1],\n\"b\": \"x\",\n\"c\": 1 \n}}", "a".repeat(shift));
        check(&text, &[&format!("1: {text}")]);
    }
}

#[test]
fn a_record_longer_than_the_head_is_recognised_by_its_first_name() {
    let spans = r#"{"spanId": "a", "attributes": []},"#.repeat(100);
    for text in [format!("{{\"resourceSpans\":[{spans}"), format!("{{\n  \"resourceSpans\": [\n    {spans}")] {
        assert_eq!(keys(text.as_bytes()), ["resourceSpans"]);
    }
    // A broken line does not hide those after it.
    assert_eq!(keys(b"{\"a\":[\n{\"b\":1}\n"), ["b"]);
}

#[test]
fn api_errors_stop_the_file_with_their_own_words() {
    let expected = "line 2: the export holds an API error instead of data: rate_limit_error: slow down";
    for error in [
        r#"{"error":{"type":"rate_limit_error","message":"slow down"}}"#,
        r#"{"type":"error","error":{"type":"rate_limit_error","message":"slow down"},"request_id":"req_1"}"#,
        r#"{"type":"error","request_id":"req_1","error":{"message":"slow down","type":"rate_limit_error"}}"#,
    ] {
        let text = format!("{{\"data\":[{{\"id\":1}}]}}\n{error}");
        assert_eq!(found(text.as_bytes()), ["1: {\"id\":1}", expected]);
        assert_eq!(Head::of(error.as_bytes()), Head::ApiError("rate_limit_error: slow down".to_owned()));
    }
    let plain = Head::of(br#"{"message":"Invalid credentials","error":"UnauthorizedError"}"#);
    assert_eq!(plain, Head::ApiError("UnauthorizedError".to_owned()));
}

fn keys(bytes: &[u8]) -> Vec<String> {
    match Head::of(bytes) {
        Head::Json(head) => head.first().keys().cloned().collect(),
        other => panic!("expected JSON, found {other:?}"),
    }
}

#[test]
fn a_head_is_recognised_wherever_it_is_cut() {
    let text = "\u{feff}{\"data\":[{\"id\":\"ä\",\"type\":\"x\",\"z\":[1,2]}],\"has_more\":false}".as_bytes();
    let whole = keys(text);
    assert_eq!(whole, ["id", "type", "z"]);
    for end in 26..text.len() {
        let cut = keys(&text[..end]);
        assert!(whole.starts_with(&cut) && !cut.is_empty(), "{end}: {cut:?}");
    }
    let long = format!("[{{\"id\":\"{}\"", "a".repeat(9_000));
    assert!(matches!(Head::of(long.as_bytes()), Head::Json(_) | Head::Empty));
}

#[test]
fn heads_of_other_files() {
    assert_eq!(Head::of(b""), Head::Empty);
    assert_eq!(Head::of(b"\xef\xbb\xbf \r\n"), Head::Empty);
    assert_eq!(Head::of(b"[]"), Head::Empty);
    assert_eq!(Head::of(br#"{"data":[],"has_more":false,"first_id":null}"#), Head::Empty);
    assert_eq!(keys(b"{\"data\":[]}\n{\"data\":[{\"id\":1}]}"), ["id"]);
    assert_eq!(
        Head::of(b"\xef\xbb\xbfnumber,\"a, b\" ,c\r\n1,2,3"),
        Head::Csv(vec!["number".into(), "a, b".into(), "c".into()])
    );
    assert_eq!(Head::of(b"PK\x03\x04,\x00,\x01"), Head::Unknown);
    assert_eq!(Head::of(b"just one line of text"), Head::Unknown);
    assert_eq!(Head::of(b"[1,2]"), Head::Empty);
}

/// JSON values, with some of what only the full parser reads.
fn json() -> impl proptest::strategy::Strategy<Value = serde_json::Value> {
    use proptest::prelude::*;
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "[ -~é\"\\\\\n]{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(10, 40, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            proptest::collection::btree_map("[a-z\"é]{0,4}", inner, 0..4)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest::proptest! {
    #[test]
    fn the_fast_way_reads_what_the_full_parser_reads(value in json(), damage in 0_usize..200, byte in 0x20_u8..0x7f) {
        let whole = serde_json::json!({ "a": value, "b": 1 }).to_string();
        let mut damaged = whole.clone().into_bytes();
        if let Some(place) = damaged.get_mut(damage) {
            *place = byte;
        }
        for text in [whole, String::from_utf8_lossy(&damaged).into_owned()] {
            let (mut fast, mut full) = (Vec::new(), Vec::new());
            if text.starts_with('{') && let Some(length) = plain::object(&text, &mut fast) {
                proptest::prop_assert_eq!(Ok(length), walk(&text, &mut full), "{}", text);
                proptest::prop_assert_eq!(fast, full, "{}", text);
            }
        }
    }
}
