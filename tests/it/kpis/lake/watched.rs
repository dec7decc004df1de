//! What is rare among random rows: bursts of actions by one actor and first ones, decisions of rules, and a second export that
//! tells of the same records.

use super::Dice;

impl Dice {
    /// Downloads on most of many days by two people, refused accesses on few days, and exports by more and more people. The
    /// throws are those of other dice, so that what the lake holds besides stays the same.
    pub(super) fn watched(&self) -> Vec<String> {
        let mut dice = Dice(self.0 ^ 0x5eed);
        let september = (20..29).map(|day| format!("2026-09-{day}"));
        let october = (1..13).map(|day| format!("2026-10-{day:02}"));
        let days: Vec<String> = september.chain(october).collect();
        let mut rows = Vec::new();
        for day in &days {
            for person in ["p1", "p2"] {
                let (hour, most) = (8 + dice.below(4), dice.one_number(&[0, 2, 3, 3, 9]));
                for _ in 0..dice.below(most + 1) {
                    rows.push(dice.deed(day, hour, "file_downloaded", "success", person));
                }
            }
        }
        for _ in 0..16 {
            let (day, hour) = (format!("2026-10-{:02}", 5 + dice.below(3)), dice.below(24));
            let (outcome, person) = (dice.one(&["failure", "denied"]), dice.one(&["p1", "p2", "-"]));
            rows.push(dice.deed(&day, hour, "access_failed", outcome, person));
        }
        for number in 0..6 {
            let (day, hour) = (format!("2026-{:02}-{:02}", 8 + number / 2, 1 + dice.below(28)), dice.below(24));
            let person = format!("p{}", 4 + dice.below(3 + number));
            rows.push(dice.deed(&day, hour, "data_exported", "success", &person));
        }
        rows
    }

    /// Decisions of a source that also tells what it allowed and of one that does not, and what a second export tells.
    pub(super) fn decided(&self) -> Vec<String> {
        let mut dice = Dice(self.0 ^ 0xdec1);
        let mut rows = Vec::new();
        for _ in 0..6 {
            let (outcome, risk) = (dice.one(&["denied", "success"]), dice.one(&["-", "prompt_denied", "pii"]));
            let source = if outcome == "denied" { dice.one(&["otlp", "claude_hook_frames"]) } else { "otlp" };
            let day = dice.day();
            rows.push(dice.sum(&day, &format!("{outcome}|policy_decision"), source, risk, "true"));
            let (kind, known) = (dice.one(&["admin", "self_audit", "content"]), dice.one(&["true", "false"]));
            let risk = dice.one(&["-", "audit_log_off", "audit_log_on"]);
            for source in ["claude_audit_csv", dice.one(&["claude_activity", "otlp"])] {
                rows.push(dice.sum(&day, &format!("success|{kind}"), source, risk, known));
            }
        }
        rows
    }

    /// A row of `daily` of which nothing is known but its number.
    fn sum(&mut self, day: &str, kind: &str, source: &str, risk: &str, known: &str) -> String {
        let events = 1 + self.below(40);
        format!("{day}|{kind}|claims|-|-|{source}|{risk}|{known}|-|user|-|-|{events}|0|0|0|0|0|0|0")
    }

    /// Hours that a second export tells of.
    pub(super) fn hours_told_again(&self) -> Vec<String> {
        let mut dice = Dice(self.0 ^ 0x4042);
        let row = |_| {
            let (day, hour, kind) = (dice.day(), dice.below(24), dice.one(&["admin", "access"]));
            format!("{day}|{hour}|claude_audit_csv|{kind}|user|-|{}", 1 + dice.below(9))
        };
        (0..12).map(row).collect()
    }

    fn one_number(&mut self, numbers: &[u64]) -> u64 {
        numbers[self.below(numbers.len() as u64) as usize]
    }

    /// A row of the watched actions.
    fn deed(&mut self, day: &str, hour: u64, action: &str, outcome: &str, person: &str) -> String {
        let (id, clock) = (self.hash(), format!("{day} {hour:02}:{:02}", self.below(60)));
        format!("{id}|{clock}|{day}|claude_activity|{action}|{outcome}|{person}|user|-|-")
    }
}
