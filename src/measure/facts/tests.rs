//! What each collector reads from rows worked by hand: up to the as-of instant, in one order, the latest record.

use super::*;
use crate::event::table::Table;
use crate::event::tables::{ACTION, ENTITY, HOURLY, KEYS, PEOPLE, TOTALS};
use crate::event::taxonomy::{Action, EntityKind, Kind};
use crate::measure::example::{micros, rows};
use crate::measure::frame::from_batches;
use polars::prelude::{IntoLazy, LazyFrame};

fn lazy(table: &Table, text: &str) -> LazyFrame {
    from_batches(&[rows(table, text)], table).unwrap().lazy()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
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
    assert_eq!(found.days.iter().map(told).collect::<Vec<_>>(), expected);
    assert_eq!((found.names.find("p2"), found.names.find("p9")), (Some(found.days[0].person), None));
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
    let hours = "local_day | local_hour | events | kind=admin | actor_kind=user | source=litellm
                 2026-10-01 | 22 | 1
                 2026-10-01 | 9  | 2
                 2026-11-06 | 9  | 2";
    let found = hours::collect(lazy(&HOURLY, hours), day("2026-11-05")).unwrap();
    assert_eq!(found.iter().map(|one| (one.hour, one.events)).collect::<Vec<_>>(), [(9, 2), (22, 1)]);
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
    let found = tokens::collect(&lazy(&TOTALS, text), day("2026-11-05")).unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|sum| (sum.model.as_deref(), sum.events, sum.tokens.output, sum.counted, sum.cost_nano_usd, sum.priced))
        .collect();
    assert_eq!(told, [(Some("a"), 4, 70, 2, 5, 1), (Some("b"), 9, 0, 0, 0, 0)]);
}
