//! What people look at in the lakes of dice: reviews and cases.

use super::lake::Dice;

pub(super) const REVIEW_HEADER: &str = "output_id|source|observed_us|routed_us|started_us|completed_us|decision|reviewer|review_ms|\
                             released_us|output_us|output_day|tier|author|author_kind|content_hash|project";
pub(super) const CASE_HEADER: &str = "case_id|source|observed_us|event_us|flagged_us|acknowledged_us|disposed_us|closed_us|state|severity|\
                           native_state|disposition|reopen_count|linked_id|content_hash";

impl Dice {
    /// Reviews of every sort.
    pub(super) fn reviews(&mut self) -> Vec<String> {
        let mut rows = [self.rows(Self::review), self.rows(Self::orderly_review)].concat();
        if self.below(2) == 0 {
            rows.extend((1..=12).flat_map(|reviewer| self.by_one_of_many(reviewer)).collect::<Vec<_>>());
        }
        rows
    }

    /// Cases of every sort.
    pub(super) fn cases(&mut self) -> Vec<String> {
        [self.rows(Self::case), self.rows(Self::orderly_case), self.rows(Self::evening_case)].concat()
    }

    fn review(&mut self) -> String {
        let (id, decision) = (self.below(20), self.one(&["accepted", "changed", "rejected", "escalated", "-"]));
        let clocks = [self.instant(), self.time(), self.time(), self.time()].join("|");
        let hash = self.hash();
        if self.below(2) == 0 {
            let (tier, author) =
                (self.one(&["high", "low", "-"]), self.one(&["p1|user", "p2|user", "k1|api_key", "-|-"]));
            let (output, project) = (format!("{}|{}", self.instant(), self.day()), self.one(&["claims", "audit"]));
            return format!("{id}|link|{}|-|-|-|-|-|-|-|{output}|{tier}|{author}|{hash}|{project}", self.instant());
        }
        let (reviewer, millis) =
            (self.one(&["p1", "p2", "p5", "mail1", "-"]), self.one(&["-", "4000", "60000", "900000"]));
        let source = self.one(&["langfuse", "langfuse", "langfuse", "our_reviews"]);
        format!("{id}|{source}|{clocks}|{decision}|{reviewer}|{millis}|{}|-|-|-|-|-|{hash}|-", self.time())
    }

    /// A review of October that is soon complete, or the link to its output: by chance alone there are few.
    fn orderly_review(&mut self) -> String {
        let (id, day, hash) = (self.below(15), 5 + self.below(20), self.hash());
        if self.below(2) == 0 {
            let output = format!("2026-10-{day:02} 09:00|2026-10-{day:02}");
            return format!("o{id}|link|2026-10-01 09:00|-|-|-|-|-|-|-|{output}|high|p1|user|{hash}|claims");
        }
        let (decision, reviewer) = (self.one(&["accepted", "rejected"]), self.one(&["p1", "p2"]));
        let routed = format!("2026-10-{day:02} 09:00");
        let done = format!("2026-10-{day:02} {}:{:02}", 10 + self.below(9), self.below(60));
        format!("o{id}|langfuse|{done}|{routed}|{routed}|{done}|{decision}|{reviewer}|4000|-|-|-|-|-|-|{hash}|-")
    }

    fn case(&mut self) -> String {
        let state = self.one(&["new", "active", "waiting", "resolved", "closed", "cancelled"]);
        let severity = self.one(&["critical", "high", "medium", "unrated"]);
        let clocks = [self.instant(), self.time(), self.instant(), self.time(), self.time(), self.time()].join("|");
        let disposition = self.one(&["true_positive", "false_positive", "duplicate", "-"]);
        let (reopened, linked) = (self.one(&["0", "0", "1"]), self.one(&["-", "e1"]));
        let words = format!("{state}|{severity}|{state}|{disposition}|{reopened}|{linked}");
        let source = self.one(&["servicenow", "servicenow", "servicenow", "thehive"]);
        format!("{}|{source}|{clocks}|{words}|{}", self.below(30), self.hash())
    }

    /// A case of October that went as it should: of such there must be enough for percentiles.
    fn orderly_case(&mut self) -> String {
        let (severity, word) = (self.one(&["high", "medium"]), self.one(&["true_positive", "false_positive"]));
        let (day, hash) = (1 + self.below(20), self.hash());
        let at = |days: u64, hour: u64| format!("2026-10-{:02} {hour:02}:00", day + days);
        let clocks = [at(0, 5), at(0, 9), at(0, 10), at(0, 15), at(2, 9)].join("|");
        format!("{}|servicenow|{}|{clocks}|closed|{severity}|Closed|{word}|0|-|{hash}", 30 + self.below(40), at(2, 9))
    }

    /// A case that is open, and was flagged in the last evening before the lake is measured: no business hour has passed.
    fn evening_case(&mut self) -> String {
        let (id, severity) = (self.below(9), self.one(&["high", "medium"]));
        let flag = format!("2026-11-05 0{}:30", self.below(4));
        format!("e{id}|servicenow|{flag}|-|{flag}|-|-|-|new|{severity}|New|-|0|-|{}", self.hash())
    }

    /// What one of more reviewers decided than chance alone makes differ: one of them accepts nothing.
    fn by_one_of_many(&mut self, reviewer: u64) -> Vec<String> {
        let of = |place: u64| {
            let (id, hour, hash) = (format!("w{reviewer}_{place}"), 10 + self.below(9), self.hash());
            let decision = if reviewer == 12 { "rejected" } else { self.one(&["accepted", "accepted", "changed"]) };
            let link = format!(
                "{id}|link|2026-10-12 09:00|-|-|-|-|-|-|-|2026-10-12 08:00|2026-10-12|low|p2|user|{}|claims",
                self.hash()
            );
            let clocks = format!("2026-10-12 09:00|2026-10-12 09:30|2026-10-12 {hour}:00");
            let done = format!("2026-10-12 {hour}:00");
            [link, format!("{id}|langfuse|{done}|{clocks}|{decision}|r{reviewer}|-|-|-|-|-|-|-|{hash}|-")]
        };
        (0..9).flat_map(of).collect()
    }
}
