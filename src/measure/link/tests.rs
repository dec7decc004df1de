//! Linking rows against outputs worked by hand.

use super::*;
use crate::event::tables::EVENT;
use crate::measure::example::rows as table;
use crate::measure::frame::from_batches;

const EVENTS: &str = "
    event_id | trace_id | kind   | day        | local_day  | ts_us            | project | tier | actor | content_hash | source=litellm | actor_kind=user
    c1       | t1       | call   | 2026-10-01 | 2026-10-02 | 2026-10-01 23:30 | claims  | high | p1 | 1
    c2       | t2       | call   | 2026-10-03 | 2026-10-03 | 2026-10-03 10:00 | claims  | high | p2 | 2
    c3       | t2       | output | 2026-10-03 | 2026-10-03 | 2026-10-03 09:00 | audit   | -    | -  | 3
    c4       | t4       | prompt | 2026-10-04 | 2026-10-04 | 2026-10-04 09:00 | audit   | low  | p1 | 4
";

fn link(reviews: &str, events: &str) -> RecordBatch {
    let reviews = from_batches(&[table(&REVIEW, reviews)], &REVIEW).unwrap().lazy();
    let events = from_batches(&[table(&EVENT, events)], &EVENT).unwrap().lazy();
    links(reviews, vec![events], "lake", "run-1").unwrap()
}

fn expected(body: &str) -> RecordBatch {
    let header = "output_id | record_id | source=link | day | observed_us | output_us | output_day | project | tier | author | author_kind";
    table(&REVIEW, &format!("{header} | source_file=lake | source_line=0 | run_id=run-1\n{body}"))
}

/// Everything but the hash, which the text table numbers.
fn without_hash(batch: &RecordBatch) -> Vec<ArrayRef> {
    let hash = REVIEW.index(n::CONTENT_HASH);
    batch.columns().iter().enumerate().filter(|(index, _)| *index != hash).map(|(_, column)| column.clone()).collect()
}

#[test]
fn an_output_is_found_by_its_id_or_by_its_trace() {
    let found = link("output_id | source=langfuse\nt2\nc1\nc4\nnowhere\nc1", EVENTS);
    let rows = "c1 | link:litellm:c1 | 2026-10-01 | 2026-10-01 23:30 | 2026-10-01 23:30 | 2026-10-02 | claims | high | p1 | user
                t2 | link:litellm:c3 | 2026-10-03 | 2026-10-03 09:00 | 2026-10-03 09:00 | 2026-10-03 | audit | - | - | -
                t2 | link:litellm:c2 | 2026-10-03 | 2026-10-03 10:00 | 2026-10-03 10:00 | 2026-10-03 | claims | high | p2 | user";
    assert_eq!(without_hash(&found), without_hash(&expected(rows)));
}

#[test]
fn a_link_that_is_there_is_not_made_again() {
    let reviews = from_batches(&[table(&REVIEW, "output_id | source=langfuse\nc1")], &REVIEW).unwrap();
    let events = from_batches(&[table(&EVENT, EVENTS)], &EVENT).unwrap();
    let first = links(reviews.clone().lazy(), vec![events.clone().lazy()], "lake", "run-1").unwrap();
    assert_eq!(first.num_rows(), 1);
    let both = from_batches(&[table(&REVIEW, "output_id | source=langfuse\nc1"), first], &REVIEW).unwrap();
    assert_eq!(links(both.lazy(), vec![events.lazy()], "lake", "run-2").unwrap().num_rows(), 0);
    assert_eq!(link("", EVENTS).num_rows(), 0);
}

#[test]
fn a_link_whose_author_and_hash_are_others_since_an_erasure_is_not_made_again() {
    let reviews = table(&REVIEW, "output_id | source=langfuse\nc1");
    let there = expected(
        "c1 | link:litellm:c1 | 2026-10-01 | 2026-10-01 23:30 | 2026-10-01 23:30 | 2026-10-02 | claims | high | p9 | user",
    );
    let both = from_batches(&[reviews, there], &REVIEW).unwrap();
    let events = |actor: &str| {
        let events = EVENTS.replace("| p1 |", &format!("| {actor} |"));
        vec![from_batches(&[table(&EVENT, &events)], &EVENT).unwrap().lazy()]
    };
    assert_eq!(links(both.clone().lazy(), events("p9"), "lake", "run-2").unwrap().num_rows(), 0);
    assert_eq!(links(both.lazy(), events("p1"), "lake", "run-2").unwrap().num_rows(), 1);
}

#[test]
fn a_link_without_its_author_gets_a_fuller_one_beside_it() {
    let reviews = from_batches(&[table(&REVIEW, "output_id | source=langfuse\nc1")], &REVIEW).unwrap();
    let events = |text: &str| from_batches(&[table(&EVENT, text)], &EVENT).unwrap().lazy();
    let bare = links(reviews.lazy(), vec![events(&EVENTS.replace("| p1 |", "| -  |"))], "lake", "run-1").unwrap();
    assert_eq!((bare.num_rows(), bare.column(REVIEW.index(n::AUTHOR)).null_count()), (1, 1));
    let both = from_batches(&[table(&REVIEW, "output_id | source=langfuse\nc1"), bare], &REVIEW).unwrap();
    let fuller = links(both.lazy(), vec![events(EVENTS)], "lake", "run-2").unwrap();
    assert_eq!((fuller.num_rows(), fuller.column(REVIEW.index(n::AUTHOR)).null_count()), (1, 0));
}

#[test]
fn rows_do_not_depend_on_the_order_of_events() {
    let header = EVENTS.trim().lines().next().unwrap();
    let mut body: Vec<&str> = EVENTS.trim().lines().skip(1).collect();
    let first = link("output_id | source=langfuse\nt2\nc1", EVENTS);
    for _ in 0..body.len() {
        body.rotate_left(1);
        assert_eq!(link("output_id | source=langfuse\nt2\nc1", &format!("{header}\n{}", body.join("\n"))), first);
    }
}
