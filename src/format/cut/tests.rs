//! Any block size gives the same records as the file in one piece.

use super::*;
use crate::format::csv;
use crate::format::records::{Found, Records};
use proptest::prelude::*;

/// The pieces that blocks of `size` bytes give, with the line on which each begins.
fn pieces(bytes: &[u8], shape: Shape, size: usize) -> Vec<(u64, Vec<u8>)> {
    let mut cutter = Cutter::new(shape, Unit::Record);
    let (mut pieces, mut carry, mut line) = (Vec::new(), Vec::new(), 1);
    for block in bytes.chunks(size) {
        let Some(end) = cutter.feed(block) else {
            carry.extend_from_slice(block);
            continue;
        };
        carry.extend_from_slice(&block[..end]);
        let piece = std::mem::replace(&mut carry, block[end..].to_vec());
        let lines = memchr::memchr_iter(b'\n', &piece).count() as u64;
        pieces.push((line, piece));
        line += lines;
    }
    pieces.push((line, carry));
    pieces
}

/// Every record and broken part of `bytes`, which begin at `line`.
fn records(line: u64, bytes: &[u8]) -> Vec<(u64, String)> {
    let mut records = Records::new(bytes, line, Unit::Record);
    let mut all = Vec::new();
    while let Some(found) = records.next_found().unwrap() {
        all.push(match found {
            Found::Record { line, raw, .. } => (line, raw.to_owned()),
            Found::Malformed { line, raw, detail } => (line, format!("{detail}: {}", String::from_utf8_lossy(raw))),
        });
    }
    all
}

fn same_in_any_blocks(text: &str, shape: Shape, size: usize) {
    let whole = records(1, text.as_bytes());
    let cut: Vec<_> =
        pieces(text.as_bytes(), shape, size).iter().flat_map(|(line, piece)| records(*line, piece)).collect();
    assert_eq!(cut, whole, "blocks of {size} of {text}");
}

/// A record with whatever makes cutting hard: quotes, brackets and backslashes in strings, nesting, page-like fields.
fn record() -> impl Strategy<Value = String> {
    let text = "[a-z\"\\\\{}\\[\\],: é]{0,12}".prop_map(|text| serde_json::to_string(&text).unwrap());
    let value = prop_oneof![
        text,
        Just("[1,{\"data\":[{}]}]".to_owned()),
        Just("{\"data\":[{\"id\":9}]}".to_owned()),
        Just("null".to_owned())
    ];
    (value.clone(), value, any::<bool>()).prop_map(|(one, two, pretty)| {
        let blank = if pretty { "\n  " } else { "" };
        format!("{{{blank}\"id\":{blank}{one},{blank}\"data\":{two}{blank}}}")
    })
}

/// Records in one of the packings.
fn packed() -> impl Strategy<Value = String> {
    (prop::collection::vec(record(), 0..8), 0..6_usize).prop_map(|(records, packing)| match packing {
        0 => records.join("\n"),
        1 => format!("[{}]", records.join(",")),
        2 => format!("[\n{}\n]\n", records.join(",\n")),
        3 => format!("{{\"data\":[{}],\"has_more\":true,\"last_id\":\"a\\\"]}}\"}}", records.join(", ")),
        4 => records.iter().map(|record| format!("{{\"meta\":{{\"a\":[1]}},\n\"data\":[\n{record}\n]}}\n")).collect(),
        _ => records.concat(),
    })
}

proptest! {
    #[test]
    fn json_in_any_blocks_is_the_same(text in packed(), size in 1..80_usize) {
        same_in_any_blocks(&text, Shape::Values, size);
    }

    #[test]
    fn broken_lines_in_any_blocks_are_the_same(
        lines in prop::collection::vec((record(), 0..60_usize), 1..8), size in 1..80_usize,
    ) {
        let cut = |(line, end): &(String, usize)| {
            let line = line.replace('\n', "");
            line[..line.floor_char_boundary(*end)].to_owned() + "\n"
        };
        same_in_any_blocks(&lines.iter().map(cut).collect::<String>(), Shape::Values, size);
    }

    #[test]
    fn the_shape_that_a_file_shows_fits_it(text in packed(), size in 1..200_usize) {
        let shape = Shape::of(text.as_bytes());
        let mixed = shape == Shape::Lines && text.contains("\n  ");
        if !mixed && !text.is_empty() {
            same_in_any_blocks(&text, shape, size);
        }
    }

    #[test]
    fn csv_in_any_blocks_is_the_same(
        rows in prop::collection::vec(prop::collection::vec("[a-z\",\n é]{0,8}", 2..3), 1..12), size in 1..60_usize,
    ) {
        let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let text: String =
            rows.iter().map(|row| row.iter().map(quote).collect::<Vec<_>>().join(",") + "\r\n").collect();
        let read = |first_line: u64, bytes: &[u8]| {
            let mut all = Vec::new();
            let piece = crate::format::Piece { bytes, first_line, header: Some(b"a,b") };
            csv::each(&piece, &[], &mut |found| all.push(match found {
                csv::Found::Row { line, fields, .. } => format!("{line} {fields:?}"),
                csv::Found::Malformed { line, detail, .. } => format!("{line} {detail}"),
            }));
            all
        };
        let cut: Vec<_> = pieces(text.as_bytes(), Shape::CsvRows, size)
            .iter().flat_map(|(line, piece)| read(*line, piece)).collect();
        prop_assert_eq!(cut.len(), rows.len());
        prop_assert_eq!(cut, read(1, text.as_bytes()));
    }
}

#[test]
fn a_giant_page_is_cut_between_its_records() {
    let record = "{\"id\":1,\"actor\":{\"a\":[1,2]}},\n";
    let page = format!("{{\"data\": [{}{{\"id\":2}}], \"has_more\": false}}", record.repeat(1_000));
    let longest = pieces(page.as_bytes(), Shape::Values, 100).iter().map(|(_, piece)| piece.len()).max();
    assert!(longest.unwrap() < 250, "{longest:?}");
    same_in_any_blocks(&page, Shape::Values, 100);
}

#[test]
fn a_broken_string_does_not_swallow_the_rest() {
    let text = format!("[\n{{\"id\":\"a\n{}]", "{\"id\":1},\n".repeat(100));
    let longest = pieces(text.as_bytes(), Shape::Values, 50).iter().map(|(_, piece)| piece.len()).max();
    assert!(longest.unwrap() < 150, "{longest:?}");
    same_in_any_blocks(&text, Shape::Values, 50);
}

#[test]
fn an_open_record_does_not_swallow_the_rest() {
    let text = format!("[\n{{\"id\":1\n{}]", "{\"id\":1},\n".repeat(100));
    let longest = pieces(text.as_bytes(), Shape::Values, 50).iter().map(|(_, piece)| piece.len()).max();
    assert!(longest.unwrap() < 150, "{longest:?}");
    same_in_any_blocks(&text, Shape::Values, 50);
}

#[test]
fn shapes_are_told_by_the_first_line() {
    assert_eq!(Shape::of(b"\xef\xbb\xbf{\"id\":1}\r\n{\"id\":2}"), Shape::Lines);
    assert_eq!(Shape::of(b"{\"data\":[]}\n{\"data\":[]}\n"), Shape::Lines);
    assert_eq!(Shape::of(b"{\"id\":1}"), Shape::Values);
    assert_eq!(Shape::of(b"{\n\"id\":1}"), Shape::Values);
    assert_eq!(Shape::of(b"[{\"id\":1}]\n"), Shape::Values);
    assert_eq!(Shape::of(b"{\"id\":1}{\"id\":2}\n"), Shape::Lines);
    assert_eq!(Shape::of(b"number,state\n1,New\n"), Shape::CsvRows);
    assert_eq!(header_end(b"a,\"b\nc\"\r\n1,2\r\n"), Some(9));
    assert_eq!(header_end(b"a,b"), None);
}
