//! The ticket system's exports (`ServiceNow` incidents): the audit log, many rows to an incident with the final times
//! written back into every one of them, and a snapshot of another queue, one row to an incident.

use super::File;
use super::calendar::{self, DAY, HOUR, MINUTE};
use super::cases::Case;
use super::dice::Dice;

/// Columns of the audit log.
const AUDIT: &[&str] = &[
    "number",
    "incident_state",
    "active",
    "reassignment_count",
    "reopen_count",
    "sys_mod_count",
    "opened_by",
    "opened_at",
    "sys_created_by",
    "sys_created_at",
    "sys_updated_by",
    "sys_updated_at",
    "category",
    "short_description",
    "priority",
    "assignment_group",
    "assigned_to",
    "closed_code",
    "resolved_by",
    "resolved_at",
    "closed_at",
    "u_event_time",
];

/// Columns of the snapshot.
const SNAPSHOT: &[&str] = &[
    "number",
    "incident_state",
    "priority",
    "category",
    "short_description",
    "assignment_group",
    "assigned_to",
    "opened_at",
    "acknowledged_at",
    "sys_updated_at",
    "resolved_at",
    "closed_at",
    "close_code",
    "reopen_count",
    "u_event_time",
];

/// The exports. From July 2026 each fifth case goes to the queue of the snapshot.
pub(super) fn files(seed: u64, cases: &[Case]) -> Vec<File> {
    let mut dice = Dice::new(seed, 7);
    let july = calendar::local_instant(calendar::day(2026, 7, 1), 0);
    let (mut audit, mut snapshot) = (Vec::new(), Vec::new());
    for (index, case) in cases.iter().enumerate() {
        if case.flagged_us > july && index % 5 == 0 && case.reopened_us.is_none() && !case.cancelled {
            snapshot.push(snapshot_row(&format!("INC009{index:04}"), case));
        } else {
            audit.extend(audit_rows(&format!("INC001{index:04}"), case, &mut dice));
        }
    }
    vec![
        File { path: "exports/servicenow/incidents.csv".to_owned(), bytes: csv_of(AUDIT, &audit) },
        File { path: "exports/servicenow/snapshot-2026-10.csv".to_owned(), bytes: csv_of(SNAPSHOT, &snapshot) },
    ]
}

/// The steps of a case that had happened when the export was taken: time of the row, state, reopen count.
fn steps(case: &Case, dice: &mut Dice) -> Vec<(i64, &'static str, i64)> {
    let created = case.flagged_us + dice.between(0, 9) * MINUTE;
    let mut steps = vec![(created, "New", 0)];
    if case.cancelled {
        steps.push((case.touched_us.max(created), "Canceled", 0));
        return steps;
    }
    let touched = case.touched_us.max(created);
    steps.push((touched, "Active", 0));
    if case.disposed_us.saturating_sub(touched) > 8 * HOUR {
        steps.push((touched + 2 * HOUR, "Awaiting User Info", 0));
        steps.push((touched + 7 * HOUR, "Active", 0));
    }
    // Some investigators write the ticket up a little after they decided.
    let late = dice.between(0, 3) * 5 * MINUTE;
    let resolved = case.disposed_us.saturating_add(late);
    match case.reopened_us {
        None => steps.push((resolved, "Resolved", 0)),
        Some((again, end)) => {
            steps.extend([(resolved, "Resolved", 0), (again, "Active", 1), (end, "Resolved", 1)]);
        }
    }
    let reopened = i64::from(case.reopened_us.is_some());
    steps.push((case.closed_us, "Closed", reopened));
    steps.retain(|step| step.0 < calendar::exported_us());
    steps.sort_by_key(|step| step.0);
    steps
}

/// The audit rows of a case. Times of the end stand in every row, as the system writes them back; one row in thirty is
/// exported twice.
fn audit_rows(number: &str, case: &Case, dice: &mut Dice) -> Vec<Vec<String>> {
    let final_us = case.reopened_us.map_or(case.disposed_us, |(_, end)| end);
    let time = |us: i64| known(us).map_or_else(null, |us| calendar::local(us).format("%d-%m-%Y %H:%M").to_string());
    let ended = |us: i64| if case.cancelled { null() } else { time(us) };
    let mut rows = Vec::new();
    for (index, (at_us, state, reopened)) in steps(case, dice).into_iter().enumerate() {
        let open = !matches!(state, "Closed" | "Canceled");
        let owner = if state == "New" { null() } else { case.owner.to_owned() };
        let decided = !case.cancelled && known(final_us).is_some();
        let row = vec![
            number.to_owned(),
            state.to_owned(),
            if open { "TRUE" } else { "FALSE" }.to_owned(),
            "1".to_owned(),
            reopened.to_string(),
            index.to_string(),
            "AI oversight monitor".to_owned(),
            time(case.flagged_us),
            "AI oversight monitor".to_owned(),
            time(case.flagged_us),
            owner.clone(),
            time(at_us),
            case.category.to_owned(),
            case.short_description.clone(),
            case.priority.to_owned(),
            "AI Risk Desk".to_owned(),
            owner,
            if decided { case.code.to_owned() } else { null() },
            if decided { case.owner.to_owned() } else { null() },
            ended(final_us),
            ended(case.closed_us),
            time(case.event_us),
        ];
        if dice.chance(33) {
            rows.push(row.clone());
        }
        rows.push(row);
    }
    rows
}

/// The one row of a case in the other queue's snapshot. Here an empty cell is a null.
fn snapshot_row(number: &str, case: &Case) -> Vec<String> {
    let time =
        |us: i64| known(us).map_or_else(String::new, |us| calendar::local(us).format("%Y-%m-%d %H:%M:%S").to_string());
    let (disposed, closed) = (known(case.disposed_us), known(case.closed_us));
    let state = match (disposed, closed, known(case.touched_us)) {
        (_, Some(_), _) => "Closed",
        (Some(_), None, _) => "Resolved",
        (None, None, Some(_)) => "In Progress",
        (None, None, None) => "New",
    };
    let updated = closed.or(disposed).unwrap_or((case.flagged_us + DAY).min(calendar::exported_us()));
    vec![
        number.to_owned(),
        state.to_owned(),
        case.priority.to_owned(),
        case.category.to_owned(),
        case.short_description.clone(),
        "AI Vendor Desk".to_owned(),
        case.owner.to_owned(),
        time(case.flagged_us),
        time(case.touched_us),
        time(updated),
        time(case.disposed_us),
        time(case.closed_us),
        if disposed.is_some() { case.code } else { "" }.to_owned(),
        "0".to_owned(),
        time(case.event_us),
    ]
}

/// A time that the export can know.
fn known(us: i64) -> Option<i64> {
    (us <= calendar::exported_us()).then_some(us)
}

/// How the audit log writes that there is no value.
fn null() -> String {
    "?".to_owned()
}

fn csv_of(columns: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).expect("memory takes every record");
    for row in rows {
        writer.write_record(row).expect("memory takes every record");
    }
    writer.into_inner().expect("memory takes every record")
}
