//! One named value of an input row, be it JSON or a CSV cell, and what can be read from it: text, whole numbers, money.

use super::{plain, records};
use crate::event::row::Text;
use std::borrow::Cow;

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    /// The key or column name.
    pub(super) name: Text<'a>,
    /// What stands there.
    pub(super) value: Value<'a>,
}

/// A value as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// JSON text of one well-formed value, without white space around it.
    Json(&'a str),
    /// A CSV cell, without its quotes.
    Cell(&'a str),
}

impl<'a> Value<'a> {
    /// The text of a value: a string without quotes, a number or a nested value as it stands. `None` for null and for
    /// text that is empty or only white space.
    pub(super) fn text(self) -> Option<Text<'a>> {
        let text = match self {
            Self::Cell(cell) => Cow::Borrowed(cell),
            Self::Json("null") => return None,
            Self::Json(raw) => unquote(raw).unwrap_or(Cow::Borrowed(raw)),
        };
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) { None } else { Some(text) }
    }

    /// The JSON text of a nested value. Exports often wrap it once more: a JSON string or a CSV cell that holds JSON.
    pub(super) fn nested(self) -> Option<Text<'a>> {
        match self {
            Self::Json(raw) if raw.starts_with(['{', '[']) => Some(Cow::Borrowed(raw)),
            _ => self.text().filter(|text| text.trim_start().starts_with(['{', '['])),
        }
    }

    /// The value as JSON text, for the columns that keep it as it is.
    pub(super) fn as_json(self) -> Text<'a> {
        match self {
            Self::Json(raw) => Cow::Borrowed(raw),
            Self::Cell("") => Cow::Borrowed("null"),
            Self::Cell(cell) => Cow::Owned(quote(cell)),
        }
    }

    /// A whole number; `Err` holds what stands there instead. Fractions of zero (`12.0`) are allowed.
    pub(super) fn integer(self) -> Result<Option<i64>, Text<'a>> {
        let Some(text) = self.text() else { return Ok(None) };
        let digits = match text.split_once('.') {
            Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
            _ => &text,
        };
        digits.trim().parse().map(Some).map_err(|_| text.clone())
    }
}

/// The fields of a JSON object; empty if `json` is no well-formed object.
pub(super) fn object(json: &str) -> Vec<Field<'_>> {
    let mut fields = Vec::with_capacity(8);
    let body = json.trim_start();
    if !body.starts_with('{') || records::object(body, &mut fields).is_err() {
        fields.clear();
    }
    fields
}

/// The elements of a JSON list; empty if `json` is no well-formed list, or nested too deeply: text that was wrapped in a
/// string is measured nowhere else.
pub(super) fn elements(json: &str) -> Vec<Value<'_>> {
    let body = json.trim_start();
    if !body.starts_with('[') {
        return Vec::new();
    }
    if let Some(elements) = plain::list(body) {
        return elements;
    }
    let mut elements = Vec::new();
    if records::is_too_deep(body) {
        return elements;
    }
    for element in sonic_rs::to_array_iter(body) {
        let Ok(Cow::Borrowed(raw)) = element.map(|value| value.as_raw_cow()) else { break };
        elements.push(Value::Json(raw));
    }
    elements
}

/// The names and values of a map: an object, or a list of objects with `key` and `value`, as columnar files keep maps.
pub(super) fn entries(json: &str) -> Vec<Field<'_>> {
    if json.trim_start().starts_with('{') {
        return object(json);
    }
    let entry = |element| {
        let Value::Json(raw) = element else { return None };
        let fields = object(raw);
        Some(Field { name: find(&fields, "key")?.text()?, value: find(&fields, "value")? })
    };
    elements(json).into_iter().filter_map(entry).collect()
}

/// The value under `name`, if it is there and not null.
pub(super) fn find<'a>(fields: &[Field<'a>], name: &str) -> Option<Value<'a>> {
    let found = fields.iter().find(|field| field.name == name)?;
    found.value.text().map(|_| found.value)
}

/// The text of a JSON string; `None` if `raw` is no string.
pub(super) fn unquote(raw: &str) -> Option<Text<'_>> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some(Cow::Borrowed(inner));
    }
    // An escape without a meaning (half a surrogate pair) is kept as it was written.
    Some(serde_json::from_str::<String>(raw).map_or(Cow::Borrowed(inner), Cow::Owned))
}

/// A JSON string.
pub(super) fn quote(text: &str) -> String {
    serde_json::to_string(text).expect("text is always a JSON string")
}

/// Whether `text` is one short word, such as an id or a word of a list: no sentence, link, path or address.
pub(super) fn is_word(text: &str) -> bool {
    let harmless = |mark: char| mark.is_alphanumeric() || matches!(mark, '_' | '-' | '.' | ':' | '+' | '=' | '#' | '*');
    text.len() <= 100 && text.chars().all(harmless) && text.parse::<std::net::IpAddr>().is_err()
}

/// Nano-dollars of an amount in dollars; see [`scaled`]. `None` if it is no number or beyond nine billion dollars.
pub(super) fn nano_dollars(text: &str) -> Option<i64> {
    scaled(text, 9)
}

/// Nano-dollars of an amount in cents; see [`scaled`].
pub(super) fn nano_dollars_of_cents(text: &str) -> Option<i64> {
    scaled(text, 7)
}

/// A decimal number times ten to the power of `places`, from its digits: no binary fraction comes in between. Digits
/// below one are rounded half to even. `None` if it is no number or does not fit.
pub(super) fn scaled(text: &str, places: i64) -> Option<i64> {
    let text = text.trim();
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // The digits read as a whole number, times ten to the power of `shift`, are the result.
    let shift = i64::from(exponent) + places - i64::try_from(fraction.len()).ok()?;
    let value = shifted(&digits, shift)?;
    Some(if negative { -value } else { value })
}

/// `digits` × 10^`shift`, rounded half to even.
fn shifted(digits: &[u8], shift: i64) -> Option<i64> {
    let leading = digits.iter().take_while(|digit| **digit == b'0').count();
    let digits = &digits[leading..];
    if digits.is_empty() {
        return Some(0);
    }
    let length = i64::try_from(digits.len()).ok()? + shift;
    if length > 19 {
        return None;
    }
    let kept = usize::try_from(length).unwrap_or(0).min(digits.len());
    let mut value: i128 = digits[..kept].iter().fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0'));
    for _ in 0..shift.max(0) {
        value *= 10;
    }
    // A negative length means that zeros stand between the point and the first digit: far below a half.
    if length >= 0 && kept < digits.len() {
        let below = &digits[kept..];
        let half = below[0].cmp(&b'5').then_with(|| {
            if below[1..].iter().any(|digit| *digit != b'0') {
                std::cmp::Ordering::Greater
            } else {
                below[0].cmp(&b'5')
            }
        });
        if half.is_gt() || (half.is_eq() && value % 2 == 1) {
            value += 1;
        }
    }
    i64::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_keeps_every_decimal_digit_down_to_a_nano_dollar() {
        for (text, nanos) in [
            ("0", 0),
            ("0.0", 0),
            ("1", 1_000_000_000),
            ("1.2e-05", 12_000),
            ("1.2E-5", 12_000),
            ("0.000012", 12_000),
            ("0.1", 100_000_000),
            ("3.0000000005", 3_000_000_000),
            ("3.0000000015", 3_000_000_002),
            ("3.00000000050001", 3_000_000_001),
            ("3.0000000004999", 3_000_000_000),
            ("5e-10", 0),
            ("6e-10", 1),
            ("15e-10", 2),
            ("9.9e-11", 0),
            ("1e-300", 0),
            ("-0.5", -500_000_000),
            ("+2.5e3", 2_500_000_000_000),
            ("0.00001234567891", 12_346),
            ("1234567890.123456789", 1_234_567_890_123_456_789),
        ] {
            assert_eq!(nano_dollars(text), Some(nanos), "{text}");
        }
        for text in ["", "-", ".", "1e", "abc", "1,5", "NaN", "1e30", "99999999999", "1e99999999999", "0x10"] {
            assert_eq!(nano_dollars(text), None, "{text}");
        }
    }

    #[test]
    fn cents_are_a_hundredth_of_dollars() {
        for (text, nanos) in
            [("123.78912", 1_237_891_200), ("1", 10_000_000), ("0.00000005", 0), ("15e-8", 2), ("-7", -70_000_000)]
        {
            assert_eq!(nano_dollars_of_cents(text), Some(nanos), "{text}");
        }
    }

    #[test]
    fn text_is_unescaped_only_where_it_must_be() {
        assert!(matches!(Value::Json("\"plain\"").text(), Some(Cow::Borrowed("plain"))));
        assert_eq!(Value::Json(r#""a\"b\u00e9""#).text().as_deref(), Some("a\"bé"));
        assert_eq!(Value::Json(r#""\ud800""#).text().as_deref(), Some("\\ud800"));
        assert_eq!(Value::Json("null").text(), None);
        assert_eq!(Value::Json("\"\"").text(), None);
        assert_eq!(Value::Cell(" ").text(), None);
        assert_eq!(Value::Json("12").text().as_deref(), Some("12"));
    }

    #[test]
    fn words_are_no_sentences_links_paths_or_addresses() {
        for word in ["stop", "req_011Fake", "claude-sonnet-4-5", "2.1.193", "Error:ENOENT", "vs-code", "naïve"] {
            assert!(is_word(word), "{word}");
        }
        for text in
            ["two words", "https://acme.example", "/home/dana", "dana@acme.example", "198.51.100.7", "::1", "a/b"]
        {
            assert!(!is_word(text), "{text}");
        }
    }

    #[test]
    fn numbers_come_from_numbers_and_from_text() {
        assert_eq!(Value::Json("12").integer(), Ok(Some(12)));
        assert_eq!(Value::Json("\"12\"").integer(), Ok(Some(12)));
        assert_eq!(Value::Cell("12.0").integer(), Ok(Some(12)));
        assert_eq!(Value::Cell("").integer(), Ok(None));
        assert!(Value::Cell("12.5").integer().is_err());
    }

    #[test]
    fn a_map_is_an_object_or_a_list_of_keys_and_values() {
        for json in [r#"{"a":1,"b":"x"}"#, r#"[{"key":"a","value":1},{"key":"b","value":"x"},{"key":"c"},3]"#] {
            let found: Vec<_> = entries(json).into_iter().map(|field| (field.name, field.value)).collect();
            assert_eq!(found, [("a".into(), Value::Json("1")), ("b".into(), Value::Json("\"x\""))]);
        }
        assert!(entries("text").is_empty());
    }

    #[test]
    fn nested_json_is_found_inside_text() {
        assert_eq!(Value::Cell("{\"a\":1}").nested().as_deref(), Some("{\"a\":1}"));
        assert_eq!(Value::Json(r#""{\"a\":1}""#).nested().as_deref(), Some("{\"a\":1}"));
        assert_eq!(Value::Json(r#"{"a":1}"#).nested().as_deref(), Some("{\"a\":1}"));
        assert_eq!(Value::Json("\"a\"").nested(), None);
        assert!(object("{\"a\":").is_empty());
    }

    #[test]
    fn a_list_that_was_wrapped_in_text_does_not_overflow_the_stack() {
        for open in ["[", "[{\"a\":", "[[],"] {
            let wrapped = quote(&open.repeat(500_000));
            assert!(elements(&Value::Json(&wrapped).nested().unwrap()).is_empty());
        }
    }
}
