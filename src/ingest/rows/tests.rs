//! What ingest adds to rows that lack it.

use super::*;
use crate::event::taxonomy::Kind;
use crate::ingest::hash::stored_keys;
use arrow::array::AsArray;

/// The table of events of one piece without ids, by who acted.
fn unnamed(actors: &[&'static str]) -> TableRows {
    let shared = Shared {
        run_id: "run".to_owned(),
        zone: Tz::UTC,
        key: Key::new(b"key"),
        erased: Erased::default(),
        map: Map::default(),
        run_day: 0,
        received_day: 0,
    };
    let mut people = Pseudonyms::new(shared.key.clone(), shared.erased.clone());
    let mut rows = Rows::new(Arc::new(shared), "own".into(), "file".into(), &mut people);
    for actor in actors {
        let mut event = Event::new("".into(), 1_788_430_000_000_000, Kind::Call, "call".into());
        event.actor = Some((*actor).into());
        rows.event(1, event);
    }
    rows.finish().tables.remove(0)
}

#[test]
fn an_event_without_an_id_is_named_by_its_content() {
    let rows = unnamed(&["lee@acme.example", "kim@acme.example", "lee@acme.example"]);
    let names = rows.batch.column(EVENT.index(n::EVENT_ID)).as_string::<i32>();
    assert_eq!(names.value(0), names.value(2));
    assert_ne!(names.value(0), names.value(1));
    assert_eq!(rows.keys[0], rows.keys[2]);
    assert_ne!(rows.keys[0], rows.keys[1]);
    // What the lake holds is recognised again.
    assert_eq!(stored_keys(&EVENT, &rows.batch), rows.keys);
}
