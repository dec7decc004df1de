//! Lakes for the tests of KPIs: any rows that the tables allow, by the throw of seeded dice.

mod watched;

use super::oversight::{CASE_HEADER, REVIEW_HEADER};
use super::setting::Setting;
use arrow::array::RecordBatch;
use auditpack::event::table::Table;
use auditpack::event::tables::{ACTION, CASE, DAILY, ENTITY, HOURLY, KEYS, PEOPLE, REJECT, REVIEW, RUN, TOTALS, USAGE};
use auditpack::event::taxonomy::Action;
use auditpack::measure::assumptions::Assumptions;
use auditpack::measure::edition::Published;
use auditpack::measure::findings::{Findings, Kept};
use auditpack::measure::frame::from_batches;
use auditpack::measure::measurement::Measurement;
use auditpack::measure::rollup::{ROLLUPS, made_from};
use auditpack::measure::{Tables, example};
use polars::prelude::{IntoLazy, LazyFrame};
use std::collections::BTreeMap;
use strum::VariantArray;

/// Every table of the lake that KPIs read, as text: header and rows.
#[derive(Clone, Default)]
pub(super) struct Lake(pub(super) BTreeMap<&'static str, (String, Vec<String>)>);

impl Lake {
    /// One table of such rows.
    pub(super) fn with(mut self, table: &Table, header: &str, rows: &[&str]) -> Self {
        let rows = rows.iter().map(|row| (*row).to_owned()).collect();
        self.0.insert(table.name, (header.to_owned(), rows));
        self
    }

    /// The tables with these headers and rows.
    pub(super) fn of(tables: &[(&Table, &str, &[&str])]) -> Self {
        let rows = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect();
        Self(tables.iter().map(|(table, header, of)| (table.name, ((*header).to_owned(), rows(of)))).collect())
    }

    /// The rows of a table.
    pub(super) fn rows(&self, table: &Table) -> RecordBatch {
        let (header, rows) = self.0.get(table.name).cloned().unwrap_or_default();
        example::rows(table, &[&[header][..], &rows].concat().join("\n"))
    }

    fn scan(&self, table: &Table) -> LazyFrame {
        from_batches(&[self.rows(table)], table).expect("a frame of the table").lazy()
    }

    /// The rows of a table that is rolled up from `daily`.
    pub(super) fn rolled_up(&self, table: &Table) -> RecordBatch {
        let rollup = ROLLUPS.iter().find(|rollup| rollup.table == table).expect("a derived table");
        made_from(rollup, self.scan(&DAILY)).expect("rows of the table")
    }

    fn of_daily(&self, table: &Table) -> LazyFrame {
        from_batches(&[self.rolled_up(table)], table).expect("a frame of the table").lazy()
    }

    /// A table in two parts: how it is cut is of no matter.
    fn halves(&self, table: &Table) -> Vec<LazyFrame> {
        let Some((header, rows)) = self.0.get(table.name) else { return vec![self.scan(table)] };
        let parts = rows.split_at(rows.len() / 2);
        let part = |rows: &[String]| Lake([(table.name, (header.clone(), rows.to_vec()))].into()).scan(table);
        vec![part(parts.0), part(parts.1)]
    }

    pub(super) fn measure(&self, value: &Assumptions) -> Findings {
        Setting { value: value.clone(), ..Setting::default() }.measure(self)
    }

    pub(super) fn tables(&self) -> Tables {
        Tables {
            totals: vec![self.of_daily(&TOTALS)],
            daily: self.halves(&DAILY),
            people: vec![self.of_daily(&PEOPLE)],
            keys: self.scan(&KEYS),
            hourly: self.scan(&HOURLY),
            action: self.scan(&ACTION),
            usage: self.scan(&USAGE),
            review: self.halves(&REVIEW),
            case: self.halves(&CASE),
            entity: self.scan(&ENTITY),
            run: self.scan(&RUN),
            reject: self.scan(&REJECT),
            published: Published::default(),
            kept: Kept::default(),
        }
    }
}

/// The total of a KPI.
pub(super) fn total(findings: &Findings, kpi: &str) -> Measurement {
    findings.measurements.iter().find(|one| one.kpi == kpi && one.dimensions.is_empty()).expect("a total").clone()
}

/// One member of a KPI.
pub(super) fn member(findings: &Findings, kpi: &str, name: &str) -> Measurement {
    let found = |one: &&Measurement| one.kpi == kpi && one.dimensions.values().any(|member| member == name);
    findings.measurements.iter().find(found).expect("a member").clone()
}

/// A small generator of numbers below `limit`: the same on every machine.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub(super) fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }

    pub(super) fn day(&mut self) -> String {
        format!("2026-{:02}-{:02}", 8 + self.below(4), 1 + self.below(28))
    }

    pub(super) fn time(&mut self) -> String {
        if self.below(4) == 0 { "-".to_owned() } else { self.instant() }
    }

    pub(super) fn instant(&mut self) -> String {
        format!("{} {:02}:{:02}", self.day(), self.below(24), self.below(60))
    }

    pub(super) fn shuffle(&mut self, rows: &mut [String]) {
        for last in (1..rows.len()).rev() {
            rows.swap(last, self.below(last as u64 + 1) as usize);
        }
    }

    pub(super) fn rows(&mut self, row: fn(&mut Self) -> String) -> Vec<String> {
        (0..self.below(60)).map(|_| row(self)).collect()
    }

    /// A lake that holds anything that the tables allow, sensible or not. Every row that has a hash has one of its own.
    pub(super) fn lake(&mut self) -> Lake {
        let mut daily = self.rows(Self::daily);
        if daily.len().is_multiple_of(2) {
            daily.extend((1..=12).map(Self::one_of_a_crowd));
        }
        daily.extend(self.decided());
        if self.below(3) > 0 {
            daily.extend(Self::calls_enough());
        }
        if self.below(3) == 0 {
            daily.extend(self.steady_calls());
        }
        let tables = [
            (DAILY.name, DAILY_HEADER, daily),
            (KEYS.name, "local_day|api_key_id|project|source|kind|events", self.rows(Self::key)),
            (
                HOURLY.name,
                "local_day|local_hour|source|kind|actor_kind|received_day|events",
                [self.rows(Self::hour), self.mornings(), self.hours_told_again()].concat(),
            ),
            (
                ACTION.name,
                ACTION_HEADER,
                [self.rows(Self::action), self.rows(Self::action), self.rows(Self::action), self.watched()].concat(),
            ),
            (USAGE.name, USAGE_HEADER, self.rows(Self::usage)),
            (REVIEW.name, REVIEW_HEADER, self.reviews()),
            (CASE.name, CASE_HEADER, self.cases()),
            (ENTITY.name, ENTITY_HEADER, [self.rows(Self::entity), self.rows(Self::orderly_entity)].concat()),
            (RUN.name, RUN_HEADER, self.rows(Self::run)),
            (REJECT.name, "source_file|reason|source_line|detail", self.rows(Self::reject)),
        ];
        Lake(tables.into_iter().map(|(name, header, rows)| (name, (header.to_owned(), rows))).collect())
    }

    pub(super) fn hash(&mut self) -> u64 {
        self.below(u64::from(u32::MAX))
    }

    fn daily(&mut self) -> String {
        let outcome =
            self.one(&["success", "success", "success", "failure", "denied", "refused", "fail_open", "unknown"]);
        let kind =
            self.one(&["call", "call", "call", "call", "admin", "self_audit", "prompt", "policy_decision", "auth"]);
        let project = self.one(&["claims", "audit", "unattributed"]);
        let keys = [
            self.one(&["high", "low", "toy", "-"]),
            self.one(&["drafting", "coding", "-"]),
            self.one(&["litellm", "litellm", "otlp", "claude_activity"]),
            self.one(&["-", "-", "audit_log_off", "audit_log_on", "prompt_denied"]),
            self.one(&["true", "true", "false"]),
            self.one(&["p1", "p2", "p3", "p4", "mail1", "-"]),
            self.one(&["user", "user", "user", "api_key", "service_account"]),
            self.one(&["red", "blue", "-"]),
            self.one(&["gpt-5", "claude-sonnet-4-5", "-"]),
        ];
        let events = self.below(50);
        let (counted, priced) = (self.below(events + 1), self.below(events + 1));
        let tokens = [900, 500, 200, 300].map(|most| (self.below(most) * counted).to_string()).join("|");
        let cost = self.below(1_000_000) * priced;
        let keys = keys.join("|");
        format!("{}|{outcome}|{kind}|{project}|{keys}|{events}|{tokens}|{cost}|{counted}|{priced}", self.day())
    }

    /// A call by one of more people than the dice know.
    fn one_of_a_crowd(person: u64) -> String {
        format!("2026-10-20|success|call|claims|-|-|litellm|-|true|p{person}|user|red|-|{person}|0|0|0|0|0|0|0")
    }

    /// So many calls of every tier that the reviews do not contradict them.
    fn calls_enough() -> [String; 3] {
        let of = |tier: &str, events: u64| {
            format!("2026-10-19|success|call|claims|{tier}|-|litellm|-|true|p1|user|red|-|{events}|0|0|0|0|0|0|0")
        };
        [of("high", 60), of("low", 190), of("-", 40)]
    }

    /// Some calls on every day of two months: by chance alone most days have none.
    fn steady_calls(&mut self) -> Vec<String> {
        let days = (9..=10).flat_map(|month| (1..=30).map(move |day| format!("2026-{month:02}-{day:02}")));
        let rest = "success|call|claims|low|coding|litellm|-|true|p2|user|red|-";
        days.map(|day| format!("{day}|{rest}|{}|0|0|0|0|0|0|0", 1 + self.below(9))).collect()
    }

    fn key(&mut self) -> String {
        let (key, project) = (self.one(&["k1", "k2", "k3"]), self.one(&["claims", "audit", "unattributed"]));
        format!("{}|{key}|{project}|litellm|call|{}", self.day(), 1 + self.below(9))
    }

    fn hour(&mut self) -> String {
        let (kind, actor) = (self.one(&["call", "admin", "auth"]), self.one(&["user", "user", "api_key"]));
        let (day, hour, events) = (self.day(), self.below(24), 1 + self.below(9));
        let received = if hour % 4 == 0 { "-".to_owned() } else { format!("2026-11-{events:02}") };
        format!("{day}|{hour}|claude_activity|{kind}|{actor}|{received}|{events}")
    }

    /// Four hours of the Tuesdays of two months, most of them with events: by chance alone no hour is usual.
    fn mornings(&mut self) -> Vec<String> {
        let september = ["2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29"];
        let october = ["2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27"];
        let mut rows = Vec::new();
        for day in september.into_iter().chain(october) {
            for hour in 8..12 {
                let events = self.below(7) * 3;
                if events > 0 {
                    rows.push(format!("{day}|{hour}|claude_activity|admin|user|2026-10-28|{events}"));
                }
            }
        }
        rows
    }

    fn action(&mut self) -> String {
        let action = Action::VARIANTS[self.below(Action::VARIANTS.len() as u64) as usize];
        let (outcome, actor) = (self.one(&["success", "success", "failure"]), self.one(&["p1", "p2", "p3", "-"]));
        let (risk, source) = (
            self.one(&["-", "shared_publicly", "shared_inside"]),
            self.one(&["claude_activity", "claude_activity", "claude_audit_csv", "openai_audit"]),
        );
        let day = self.day();
        let clock = format!("{day} {:02}:{:02}", self.below(24), self.below(60));
        let hash = self.hash();
        let object = if hash.is_multiple_of(5) { "-".to_owned() } else { format!("o{}", hash % 3) };
        format!("{hash}|{clock}|{day}|{source}|{action}|{outcome}|{actor}|user|{risk}|{object}")
    }

    fn usage(&mut self) -> String {
        let (project, source) = (self.one(&["claims", "toys"]), self.one(&["openai_usage", "claude_analytics"]));
        let (start, end) = (self.instant(), self.instant());
        let requests = self.one(&["-", "7", "70"]);
        let (model, tokens, cost) = (self.one(&["gpt-5", "-"]), self.one(&["-", "900"]), self.one(&["-", "5000000"]));
        if self.below(3) == 0 {
            // A bill: whole days in UTC.
            let (day, hash) = (self.below(28) + 1, self.hash());
            let bounds = format!("2026-10-{day:02} 00:00|2026-10-{:02} 00:00|2026-10-{day:02}", day + 1);
            return format!("{bounds}|{project}|claude_cost_report|-|-|-|{hash}|{}|{hash}|cost", self.instant());
        }
        let counts = [requests, model, tokens, cost].join("|");
        format!("{start}|{end}|{}|{project}|{source}|{counts}|{}|{}|r", self.day(), self.instant(), self.hash())
    }

    fn entity(&mut self) -> String {
        let (kind, id) = (self.one(&["user", "user", "api_key", "project"]), self.below(9));
        let (alias, state) = (self.one(&["-", "p1", "mail1"]), self.one(&["active", "suspended", "-"]));
        let id = if kind == "user" { format!("p{id}") } else { format!("k{id}") };
        let (observed, created, ended) = (self.instant(), self.time(), self.one(&["-", "-", "2026-10-09 09:00"]));
        format!("{kind}|{id}|claude_directory|{observed}|{alias}|{state}|{created}|{ended}|{}", self.hash())
    }

    /// A seat that was assigned in these months, or a key that was made long before.
    fn orderly_entity(&mut self) -> String {
        let (id, day, hash) = (3 + self.below(12), 1 + self.below(28), self.hash());
        let (month, hour) = (9 + self.below(2), self.below(24));
        let ended = self.one(&["-", "-", "-", "2026-10-15 09:00"]);
        if self.below(3) == 0 {
            let state = self.one(&["active", "active", "Expired", "-"]);
            return format!(
                "api_key|k{id}|claude_directory|2026-01-02 09:00|-|{state}|2026-01-{day:02} 09:00|{ended}|{hash}"
            );
        }
        let alias = self.one(&["-", "-", "mail1"]);
        let created = format!("2026-{month:02}-{day:02} {hour:02}:30");
        format!("user|p{id}|claude_directory|{created}|{alias}|active|{created}|{ended}|{hash}")
    }

    fn run(&mut self) -> String {
        let (run, file) = (self.below(3), self.hash());
        format!("r{run}|f{file}|litellm|{}|{}|9|5|3|1", self.day(), self.time())
    }

    fn reject(&mut self) -> String {
        format!("f{}|bad_time|{}|expected a time", self.below(3), self.below(99))
    }
}

const DAILY_HEADER: &str = "local_day|outcome|kind|project|tier|task_class|source|risk_category|type_known|actor|actor_kind|\
                            team|model|events|tokens_in|tokens_cache_read|tokens_cache_write|tokens_out|cost_nano_usd|\
                            tokens_count|cost_count";
const ACTION_HEADER: &str = "event_id|ts_us|local_day|source|action|outcome|actor|actor_kind|risk_category|object_id";
const USAGE_HEADER: &str = "bucket_start_us|bucket_end_us|local_day|project|source|requests|model|tokens_out|cost_nano_usd|\
                            observed_us|content_hash|report";
const ENTITY_HEADER: &str = "entity_kind|entity_id|source|observed_us|alias|state|created_us|ended_us|content_hash";
const RUN_HEADER: &str = "run_id|source_file|format|day|last_us|rows_read|rows_accepted|rows_duplicate|rows_rejected";
