//! KPIs of people and seats.

use super::lake::{Lake, member, total};
use super::setting::value;
use auditpack::event::tables::{DAILY, ENTITY};
use auditpack::measure::findings::Findings;

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "adoption.active_people",
    "adoption.weekly_active_people",
    "adoption.daily_active_people",
    "adoption.stickiness",
    "adoption.habit_share",
    "adoption.seat_utilisation",
    "adoption.activation_rate",
    "adoption.time_to_first_use_median",
    "adoption.flow",
    "adoption.top_decile_share",
];

const USES: &str = "local_day|actor|source|events=1|kind=call|actor_kind=user|team=red|project=a|outcome=success";
const SEATS: &str =
    "entity_id|alias|created_us|ended_us|state|observed_us=2026-01-01 00:00|entity_kind=user|source=claude_directory";

fn measure(uses: &[&str], seats: &[&str]) -> Findings {
    Lake::of(&[(&DAILY, USES, uses), (&ENTITY, SEATS, seats)]).measure(&value())
}

#[test]
fn a_person_with_two_names_is_one_where_the_directory_knows_both() {
    let uses = ["2026-10-30|id1|litellm", "2026-10-30|mail1|litellm", "2026-10-30|mail2|litellm"];
    let apart = total(&measure(&uses, &[]), "adoption.active_people");
    assert_eq!((apart.value, apart.people), (Some(3.0), Some(3)));
    let joined = total(&measure(&uses, &["id1|mail1|2026-01-01 00:00|-|-"]), "adoption.active_people");
    assert_eq!(joined.value, Some(2.0));
    assert!(joined.told().unwrap().contains("1 person met under two names"));
}

#[test]
fn two_names_of_one_record_are_one_person_whether_the_record_itself_is_met_or_not() {
    let uses = ["2026-10-30|mail1|litellm", "2026-10-30|mail2|litellm"];
    let records = "entity_id=id1|alias|source|observed_us=2026-01-01 00:00|entity_kind=user";
    let directories = ["mail1|claude_directory", "mail2|openai_directory"];
    let found = Lake::of(&[(&DAILY, USES, &uses), (&ENTITY, records, &directories)]).measure(&value());
    let people = total(&found, "adoption.active_people");
    assert_eq!(people.value, Some(1.0));
    assert!(people.told().unwrap().contains("1 person met under two names"));
}

#[test]
fn one_source_is_heard_and_the_other_left_aside() {
    let uses = ["2026-10-30|p1|litellm", "2026-10-30|x1|otlp", "2026-10-30|x2|otlp"];
    let found = measure(&uses, &[]);
    let people = total(&found, "adoption.active_people");
    assert_eq!(people.value, Some(1.0));
    assert!(people.told().unwrap().contains("`otlp` with 2 people was left aside"));
    assert!(found.heard().iter().any(|heard| heard.english().starts_with("heard for adoption: litellm (1)")));
}

#[test]
fn the_flow_knows_who_came_stayed_came_back_and_went() {
    let uses = [
        "2026-08-03|old|litellm",
        "2026-09-10|stays|litellm",
        "2026-09-10|leaves|litellm",
        "2026-09-10|loses|litellm",
        "2026-10-05|old|litellm",
        "2026-10-05|stays|litellm",
        "2026-10-05|comes|litellm",
    ];
    let seats = [
        "stays|-|2026-01-01 00:00|-|-",
        "loses|-|2026-01-01 00:00|2026-10-20 12:00|-",
        "never|-|2026-01-01 00:00|-|-",
        "barred|-|2026-01-01 00:00|-|Suspended",
    ];
    let found = measure(&uses, &seats);
    for part in ["new", "retained", "reactivated", "lapsed", "reclaimed", "still_at_risk"] {
        assert_eq!(member(&found, "adoption.flow", part).value, Some(1.0), "{part}");
    }
    assert_eq!(total(&found, "adoption.flow").value, Some(6.0));
    let late = total(&measure(&uses[3..], &seats), "adoption.flow");
    assert!(late.value.is_none() && late.told().unwrap().starts_with("the log begins on 10 September 2026"));
}

#[test]
fn seats_of_another_id_space_are_no_idle_seats() {
    let uses = ["2026-10-30|mail1|litellm"];
    let apart = total(&measure(&uses, &["id1|-|2026-01-01 00:00|-|-"]), "adoption.seat_utilisation");
    assert!(apart.value.is_none() && apart.told().unwrap().contains("names nobody as the directory does"));
    let seats = ["id1|mail1|2026-01-01 00:00|-|-", "id2|-|2026-01-01 00:00|-|-", "id3|-|2026-10-15 00:00|-|-"];
    let found = total(&measure(&uses, &seats), "adoption.seat_utilisation");
    assert_eq!((found.value, found.numerator, found.denominator), (Some(0.5), Some(1.0), Some(2.0)), "one is in grace");
}

#[test]
fn seats_that_are_not_yet_used_count_in_the_time_to_first_use() {
    let uses = ["2026-09-01|z|litellm", "2026-10-08|a|litellm"];
    let seats = ["a|-|2026-10-05 12:00|-|-", "b|-|2026-10-05 12:00|-|-", "c|-|2026-10-05 12:00|-|-"];
    let found = total(&measure(&uses, &seats), "adoption.time_to_first_use_median");
    assert_eq!((found.value, found.n), (None, Some(3)));
    assert!(found.told().unwrap().starts_with("not yet observable: 2 of 3 seats are not yet used"));
    let one = total(&measure(&uses, &seats[..1]), "adoption.time_to_first_use_median");
    assert_eq!(one.value, Some(3.0));
}
