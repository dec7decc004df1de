//! The post room's log of letters to people who complained (CSV, read by a mapping): every letter is checked by a second
//! pair of eyes before it is posted. Some were posted too soon, and some were checked by whoever wrote them.

use super::File;
use super::calendar::{self, HOUR, MINUTE, SECOND};
use super::calls::Call;
use super::dice::Dice;
use super::people;
use super::projects::LETTERS;
use std::collections::BTreeMap;

const COLUMNS: &[&str] = &["letter", "output", "handed_in", "check_begun", "checked", "result", "checked_by", "posted"];

/// A month of the log under construction.
type Log = csv::Writer<Vec<u8>>;

/// The log, a file a month.
pub(super) fn files(seed: u64, calls: &[Call]) -> Vec<File> {
    let mut dice = Dice::new(seed, 11);
    let mut months: BTreeMap<String, Log> = BTreeMap::new();
    let drafts = calls.iter().filter(|call| call.tag == Some(LETTERS) && call.answered);
    for (place, call) in drafts.enumerate() {
        let log = months.entry(calendar::month(call.at_us)).or_insert_with(|| {
            let mut log = Log::from_writer(Vec::new());
            log.write_record(COLUMNS).expect("memory takes every record");
            log
        });
        log.write_record(letter(place + 1, call, &mut dice)).expect("memory takes every record");
    }
    let path = |month: &str| format!("exports/letters/{month}.csv.gz");
    let bytes = |log: Log| log.into_inner().expect("memory takes every record");
    months.into_iter().map(|(month, log)| File::packed(path(&month), bytes(log))).collect()
}

fn letter(number: usize, call: &Call, dice: &mut Dice) -> [String; 8] {
    let routed_us = call.end_us() + dice.between(3, 90) * MINUTE;
    let lag = dice.quantile(&[(0, 15), (500, 160), (900, 1400), (1000, 6000)]);
    let begun_us = calendar::in_office_hours(routed_us + lag * MINUTE, dice);
    let checked_us = begun_us + dice.quantile(&[(0, 40), (500, 210), (900, 600), (1000, 1500)]) * SECOND;
    let early = dice.chance(25);
    let posted_us =
        if early { begun_us - dice.between(1, 90) * MINUTE } else { checked_us + dice.between(1, 20) * HOUR };
    let day = calendar::local(checked_us).date();
    let mut others = people::members("Customer Care", day);
    // Few check what they wrote themselves.
    let own = dice.chance(55);
    others.retain(|(_, person)| (person.email() == call.user) == own);
    let checker = dice.pick_weighted(&others).email();
    let &result = dice.pick_weighted(&[(88, "approve"), (9, "edit"), (3, "reject")]);
    let known = checked_us < calendar::exported_us();
    let result = if known { result } else { "" };
    let posted_us = if result == "reject" { i64::MAX } else { posted_us };
    [
        format!("L-{number:05}"),
        call.id.clone(),
        clock(routed_us),
        clock(begun_us),
        clock(checked_us),
        result.to_owned(),
        if known { checker } else { String::new() },
        clock(posted_us),
    ]
}

/// The clock on the post room's wall, as far as the log can know it.
fn clock(us: i64) -> String {
    if us >= calendar::exported_us() {
        return String::new();
    }
    calendar::local(us).format("%d/%m/%Y %H:%M:%S").to_string()
}
