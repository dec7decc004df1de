//! What each collector reads from rows worked by hand: up to the as-of instant, in one order, the latest record.

use super::*;
use crate::event::table::Table;
use crate::event::tables::{ACTION, ENTITY, HOURLY, KEYS, PEOPLE, TOTALS};
use crate::event::taxonomy::{Action, EntityKind, Kind};
use crate::measure::example::{micros, rows};
use crate::measure::frame::from_batches;
use crate::measure::precedence::Precedence;
use polars::prelude::{IntoLazy, LazyFrame};

fn lazy(table: &Table, text: &str) -> LazyFrame {
    from_batches(&[rows(table, text)], table).unwrap().lazy()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Project, source heard and its accepted calls, and every attempt, of October.
fn calls_of(text: &str) -> Vec<(String, String, i64, Option<calls::Attempts>)> {
    let periods = [Period::parse("2026-10", NaiveDate::MIN).unwrap()];
    let precedence = Precedence::default();
    let found = totals::collect(vec![lazy(&TOTALS, text)], (&periods, &[]), day("2026-11-05"), &precedence).unwrap();
    let (heard, choices) = choice::calls(found.calls, 1, &precedence);
    let source = |project: &str| choices[0].iter().find(|choice| choice.project.as_deref() == Some(project)).unwrap();
    let told =
        |calls: &Calls| (calls.project.clone(), source(&calls.project).source.clone(), calls.accepted, calls.attempts);
    heard[0].iter().map(told).collect()
}

#[test]
fn calls_are_kept_by_how_they_ended() {
    let text = "local_day | outcome | events | project=claims | kind=call | source=litellm
                2026-10-01 | success   | 5
                2026-10-02 | refused   | 2
                2026-10-02 | fail_open | 1
                2026-10-02 | failure   | 4
                2026-10-02 | denied    | 3
                2026-10-02 | unknown   | 6
                2026-10-03 | success   | 10";
    let attempts = calls::Attempts { all: 31, failed: 4, denied: 3, refused: 2, unknown: 6 };
    assert_eq!(calls_of(text), [("claims".to_owned(), "litellm".to_owned(), 18, Some(attempts))]);
}

#[test]
fn a_source_that_saw_only_failures_does_not_hide_accepted_calls() {
    let text = "local_day | source | project | outcome | events | kind=call
                2026-10-01 | litellm    | claims | failure | 5
                2026-10-01 | my_gateway | claims | success | 50
                2026-10-01 | litellm    | audit  | failure | 7";
    let failed = |number| Some(calls::Attempts { all: number, failed: number, ..calls::Attempts::default() });
    let heard = [
        ("audit".to_owned(), "litellm".to_owned(), 0, failed(7)),
        ("claims".to_owned(), "my_gateway".to_owned(), 50, Some(calls::Attempts { all: 50, ..Default::default() })),
    ];
    assert_eq!(calls_of(text), heard);
}

#[test]
fn people_of_all_parts_share_their_names() {
    let header = "local_day | actor | team | events | accepted | kind=call | source=litellm | project=claims";
    let october =
        format!("{header}\n2026-10-02 | p2 | red | 3 | 2\n2026-10-01 | p1 | - | 1 | 1\n2026-11-09 | p1 | - | 1 | 1");
    let september = format!("{header}\n2026-09-01 | p2 | red | 7 | 0");
    let parts = vec![lazy(&PEOPLE, &october), lazy(&PEOPLE, &september)];
    let found = people::collect(parts, day("2026-11-05")).unwrap();
    let told = |one: &people::PersonDay| {
        let name = |place| found.names.name(place).to_owned();
        (one.day.to_string(), name(one.person), one.team.map(name), one.events, one.accepted)
    };
    let expected = [
        ("2026-09-01".to_owned(), "p2".to_owned(), Some("red".to_owned()), 7, 0),
        ("2026-10-01".to_owned(), "p1".to_owned(), None, 1, 1),
        ("2026-10-02".to_owned(), "p2".to_owned(), Some("red".to_owned()), 3, 2),
    ];
    let days: Vec<_> = found.between(NaiveDate::MIN, NaiveDate::MAX).collect();
    assert_eq!(days.iter().map(|day| told(day)).collect::<Vec<_>>(), expected);
    assert_eq!((found.names.find("p2"), found.names.find("p9")), (Some(days[0].person), None));
}

#[test]
fn keys_and_hours_are_read_up_to_the_day() {
    let keys = "local_day | api_key_id | events | kind=call | source=litellm | project=claims
                2026-11-06 | k1 | 1
                2026-10-01 | k2 | 2
                2026-10-01 | k1 | 3";
    let found = keys::collect(lazy(&KEYS, keys), day("2026-11-05")).unwrap();
    let told: Vec<_> = found.iter().map(|one| (one.key.as_str(), one.kind, one.events)).collect();
    assert_eq!(told, [("k1", Kind::Call, 3), ("k2", Kind::Call, 2)]);
    let hours = "local_day | local_hour | received_day | events | kind=admin | actor_kind=user | source=litellm
                 2026-10-01 | 22 | 2026-10-03 | 1
                 2026-10-01 | 9  | -          | 2
                 2026-11-06 | 9  | 2026-11-06 | 2";
    let found = hours::collect(lazy(&HOURLY, hours), day("2026-11-05")).unwrap();
    let told: Vec<_> = found.iter().map(|one| (one.hour, one.events, one.received)).collect();
    assert_eq!(told, [(9, 2, None), (22, 1, Some(day("2026-10-03")))]);
}

#[test]
fn actions_are_read_one_by_one_up_to_the_instant() {
    let text = "event_id | ts_us | local_day | action | outcome | actor_kind=user | source=claude_activity
                b | 2026-10-02 09:00 | 2026-10-02 | sso_off         | success
                a | 2026-10-01 09:00 | 2026-10-01 | sign_in_failed  | failure
                c | 2026-11-06 09:00 | 2026-11-06 | sso_off         | success";
    let found = actions::collect(lazy(&ACTION, text), micros("2026-11-05 09:00")).unwrap();
    let told: Vec<_> = found.iter().map(|deed| (deed.event_id.as_str(), deed.action)).collect();
    assert_eq!(told, [("a", Action::SignInFailed), ("b", Action::SsoOff)]);
}

#[test]
fn an_entity_is_what_its_latest_record_says() {
    let text = "entity_kind | entity_id | observed_us | state | ended_us | content_hash | source=claude_directory
                user    | p1 | 2026-10-01 09:00 | active    | -                | 1
                user    | p1 | 2026-10-09 09:00 | suspended | 2026-12-01 09:00 | 2
                user    | p1 | 2026-11-09 09:00 | deleted   | 2026-11-09 09:00 | 3
                api_key | k1 | 2026-10-01 09:00 | active    | 2026-10-05 09:00 | 4";
    let found = entities::collect(lazy(&ENTITY, text), micros("2026-11-05 09:00")).unwrap();
    let told: Vec<_> =
        found.iter().map(|one| (one.kind, one.id.as_str(), one.state.as_deref(), one.ended_us)).collect();
    let ended = Some(micros("2026-10-05 09:00"));
    let expected =
        [(EntityKind::ApiKey, "k1", Some("active"), ended), (EntityKind::User, "p1", Some("suspended"), None)];
    assert_eq!(told, expected);
}

#[test]
fn tokens_are_summed_by_model_and_what_nobody_counted_is_left_out() {
    let text = "local_day | model | kind | outcome | events | tokens_out | tokens_count | cost_nano_usd | cost_count | source=litellm | project=claims
                2026-10-01 | a | call  | success | 3 | 70 | 2 | 5 | 1
                2026-10-01 | a | call  | failure | 1 | 0  | 0 | 0 | 0
                2026-10-01 | b | call  | success | 9 | 0  | - | 0 | -
                2026-10-01 | - | admin | success | 4 | 0  | 0 | 0 | 0";
    let precedence = Precedence::default();
    let found = totals::collect(vec![lazy(&TOTALS, text)], (&[], &[]), day("2026-11-05"), &precedence).unwrap().tokens;
    let told: Vec<_> = found
        .iter()
        .map(|sum| (sum.model.as_deref(), sum.events, sum.tokens.output, sum.counted, sum.cost_nano_usd, sum.priced))
        .collect();
    assert_eq!(told, [(Some("a"), 4, 70, 2, 5, 1), (Some("b"), 9, 0, 0, 0, 0)]);
}
