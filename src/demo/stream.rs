//! Activity Feed records in bulk, for the ingest benchmark: thirty days, newest first, one record to a line, about 500
//! bytes each. Written with as little work as possible, so that the generator is never what is measured.

use super::dice::Dice;
use chrono::DateTime;
use std::io::{self, Write};

/// Just after the newest record: 2026-11-01T00:00:00Z, microseconds since 1970 UTC.
const END_US: u64 = 1_793_491_200_000_000;

/// Thirty days in microseconds.
const SPAN_US: u64 = 30 * 86_400 * 1_000_000;

/// Bytes that are collected before they are written.
const BLOCK: usize = 1 << 20;

/// Users that act.
const USERS: u64 = 3000;

/// The fields between the time and the actor.
const ORGANIZATION: &[u8] = b"\",\"organization_id\":\"org_01NorthwindAssurance7Kd2Tq\",\
    \"organization_uuid\":\"5d0c1a52-8a0e-4c39-9a11-0d6f2f6b9c10\",\"actor\":";

/// The beginning of the actor that is no user.
const DIRECTORY: &[u8] = b"{\"type\":\"scim_directory_sync_actor\",\"directory_id\":\"directory_01NwOkta\",\
    \"workos_event_id\":\"event_01";

/// Types by share, with the name of the field that holds the object's id and the prefix of that id.
const TYPES: &[(u64, (&str, &str, &str))] = &[
    (22, ("claude_chat_created", "claude_chat_id", "claude_chat_01")),
    (24, ("claude_chat_viewed", "claude_chat_id", "claude_chat_01")),
    (14, ("claude_file_uploaded", "claude_file_id", "claude_file_01")),
    (12, ("claude_file_viewed", "claude_file_id", "claude_file_01")),
    (6, ("claude_project_viewed", "claude_project_id", "claude_proj_01")),
    (5, ("claude_chat_deleted", "claude_chat_id", "claude_chat_01")),
    (3, ("claude_project_created", "claude_project_id", "claude_proj_01")),
    (2, ("inference_hooks_request_denied", "request_id", "req_01")),
    (4, ("scim_user_updated", "user_id", "user_01")),
    (1, ("claude_spaces_pinned", "claude_space_id", "space_01")),
];

/// Writes `rows` records to `out`. The same `rows` and `seed` give the same bytes.
///
/// # Errors
/// What `out` answers when it cannot be written.
pub fn activity_ndjson(rows: u64, seed: u64, out: &mut dyn Write) -> io::Result<()> {
    let mut dice = Dice::new(seed, 8);
    let users: Vec<Vec<u8>> = (0..USERS).map(|number| user(number, &mut dice)).collect();
    let mut block = Vec::with_capacity(BLOCK + 4096);
    let mut day = (u64::MAX, String::new());
    for row in 0..rows {
        let step = SPAN_US / rows.max(1);
        let at_us = END_US - 1 - row * step - dice.below(step.max(1));
        push_record(at_us, &mut day, &users, &mut dice, &mut block);
        if block.len() >= BLOCK {
            out.write_all(&block)?;
            block.clear();
        }
    }
    out.write_all(&block)?;
    out.flush()
}

/// Appends one record. `day` remembers the date as text: it changes thirty times in all.
fn push_record(at_us: u64, day: &mut (u64, String), users: &[Vec<u8>], dice: &mut Dice, block: &mut Vec<u8>) {
    let number = at_us / 86_400_000_000;
    if day.0 != number {
        let date = DateTime::from_timestamp_micros(at_us as i64).expect("the span lies within chrono's range");
        *day = (number, date.format("%Y-%m-%d").to_string());
    }
    block.extend_from_slice(b"{\"id\":\"activity_01");
    dice.push_base58(22, block);
    block.extend_from_slice(b"\",\"created_at\":\"");
    block.extend_from_slice(day.1.as_bytes());
    push_clock(at_us % 86_400_000_000, block);
    block.extend_from_slice(ORGANIZATION);
    let (kind, field, prefix) = *dice.pick_weighted(TYPES);
    if kind == "scim_user_updated" {
        block.extend_from_slice(DIRECTORY);
        dice.push_base58(22, block);
        block.extend_from_slice(b"\",\"idp_connection_type\":\"OktaSCIMV2\"}");
    } else {
        // Squaring makes some people much busier than others.
        let luck = dice.below(USERS);
        block.extend_from_slice(&users[(luck * dice.below(USERS) / USERS) as usize]);
    }
    for text in [",\"type\":\"", kind, "\",\"", field, "\":\"", prefix] {
        block.extend_from_slice(text.as_bytes());
    }
    dice.push_base58(22, block);
    block.extend_from_slice(b"\"");
    if dice.chance(400) && field != "claude_project_id" {
        block.extend_from_slice(b",\"claude_project_id\":\"claude_proj_01NwShared");
        block.extend_from_slice((100 + dice.below(400)).to_string().as_bytes());
        block.extend_from_slice(b"\"");
    }
    block.extend_from_slice(b"}\n");
}

/// Appends `T12:34:56.123456Z`.
fn push_clock(us_of_day: u64, block: &mut Vec<u8>) {
    let second = us_of_day / 1_000_000;
    let parts = [(second / 3600, b'T'), (second / 60 % 60, b':'), (second % 60, b':')];
    for (value, before) in parts {
        block.extend_from_slice(&[before, b'0' + (value / 10) as u8, b'0' + (value % 10) as u8]);
    }
    block.push(b'.');
    let mut scale = 100_000;
    while scale > 0 {
        block.push(b'0' + (us_of_day % 1_000_000 / scale % 10) as u8);
        scale /= 10;
    }
    block.push(b'Z');
}

/// The actor object of a user.
fn user(number: u64, dice: &mut Dice) -> Vec<u8> {
    let id = dice.base58(22);
    let (first, last) = (dice.below(256), dice.below(254) + 1);
    format!(
        "{{\"type\":\"user_actor\",\"email_address\":\"person.{number:04}@northwind-assurance.example\",\
         \"user_id\":\"user_01{id}\",\"ip_address\":\"10.20.{first}.{last}\",\
         \"user_agent\":\"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0\"}}"
    )
    .into_bytes()
}
