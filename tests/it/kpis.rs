//! The KPI catalogue as a whole: its form, and what holds for every KPI on any data.

use auditpack::event::table::Table;
use auditpack::event::tables::{CASE, DAILY, KPI, REJECT, REVIEW, RUN, USAGE};
use auditpack::measure::assumptions::Assumptions;
use auditpack::measure::calendar::Calendar;
use auditpack::measure::card::{Parts, Uncertainty};
use auditpack::measure::findings::Findings;
use auditpack::measure::frame::from_batches;
use auditpack::measure::period::Period;
use auditpack::measure::settings::Settings;
use auditpack::measure::unit::Unit;
use auditpack::measure::{Context, Precedence, Tables, areas, card, cards, example, findings, kpi_rows};
use auditpack::policy::{Policy, Verdict};
use chrono::NaiveDate;
use polars::prelude::{IntoLazy, LazyFrame};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The ids that users and tests outside depend on.
const PROMISED: &[&str] = &[
    "usage.calls",
    "usage.unattributed_share",
    "usage.effective_projects",
    "review.routing_rate",
    "review.completion_rate",
    "review.coverage",
    "review.overturn_rate",
    "investigation.mtti_mean_closed",
    "investigation.mtti_median",
    "investigation.mtti_p90",
    "investigation.mtti_restricted_mean",
    "investigation.open_cases",
    "investigation.sla_attainment",
    "value.time_saved_hours",
    "value.net_time_saved_hours",
    "quality.received_share",
    "quality.longest_gap",
    "quality.lateness_days",
    "quality.feed_off_days",
    "quality.self_audit_share",
    "quality.unknown_type_share",
    "quality.rows_read",
    "quality.rows_rejected",
    "quality.rows_duplicate",
    "quality.coverage",
];

#[test]
fn every_card_is_complete_and_keeps_its_form() {
    for card in cards() {
        let id = card.id;
        let (area, name) = id.split_once('.').unwrap();
        let lower = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
        };
        assert!(lower(area) && lower(name), "{id}: expected `area.name`");
        assert!(card.title.chars().count() <= 40, "{id}: the title has more than 40 characters");
        assert!(card.question.ends_with('?'), "{id}: the question is none");
        assert!(card.version > 0, "{id}: versions begin with 1");
        assert!(card.parts == Parts::Apart || card.dimension.is_some(), "{id}: parts of no dimension");
        assert!(
            card.unit != Unit::Share || card.ratio.is_some() || card.uncertainty != Uncertainty::Wilson,
            "{id}: of what?"
        );
        for text in [card.formula, card.source, card.clock, card.exclusions, card.inputs, card.caveat, card.example] {
            assert!(!text.is_empty(), "{id}: an empty text");
        }
        assert!(!card.controls.is_empty(), "{id}: supports no control");
    }
}

#[test]
fn ids_are_unique_and_those_that_were_promised() {
    let ids: Vec<&str> = cards().map(|card| card.id).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    assert_eq!(unique, PROMISED.iter().copied().collect());
    assert!(PROMISED.iter().all(|id| card(id).is_some_and(|card| card.id == *id)));
    assert!(card("usage.nothing").is_none());
    let prints: BTreeSet<String> = cards().map(auditpack::measure::card::Card::fingerprint).collect();
    assert_eq!(prints.len(), ids.len());
}

#[test]
fn every_file_is_a_kpi_of_its_area_and_none_is_forgotten() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/measure/kpis");
    let mut found = BTreeSet::new();
    for area in areas() {
        for file in std::fs::read_dir(root.join(area.id)).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let name = name.strip_suffix(".rs").unwrap().to_owned();
            if name != "mod" {
                found.insert(format!("{}.{name}", area.id));
            }
        }
        assert!(area.cards().all(|card| card.id.starts_with(&format!("{}.", area.id))), "{}", area.id);
    }
    assert_eq!(found, cards().map(|card| card.id.to_owned()).collect());
    let folders = std::fs::read_dir(&root).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(folders, areas().len(), "a folder in kpis/ is no area");
}

const POLICY: &str = r#"
    [targets."usage.unattributed_share"]
    at_most = 0.05
    [targets."investigation.mtti_p90"]
    at_most = 48
    [review.coverage]
    high = 1.0
    low = 0.1
    [investigation]
    sla_hours = { critical = 8, high = 24 }
    default_sla_hours = 72
"#;

const VALUE: &str = r#"
    draws = 1000
    [[task]]
    class = "drafting"
    title = "Drafting"
    evidence = "E2"
    baseline_minutes = { low = 12, mode = 20, high = 40 }
    assisted_minutes = { low = 4, mode = 7, high = 14 }
    review_minutes = { low = 1, mode = 2, high = 5 }
    rework_minutes = { low = 0, mode = 1, high = 6 }
    accepted_share = { alpha = 45, beta = 5 }
    [[task]]
    class = "coding"
    title = "Coding"
    evidence = "E1"
    baseline_minutes = { low = 1, mode = 2, high = 4 }
    assisted_minutes = { low = 4, mode = 7, high = 14 }
    review_minutes = { low = 1, mode = 2, high = 5 }
    rework_minutes = { low = 0, mode = 0, high = 0 }
    accepted_share = { alpha = 4, beta = 5 }
"#;

/// Every table of the lake that KPIs read, as text: header and rows.
#[derive(Clone, Default)]
struct Lake(BTreeMap<&'static str, (String, Vec<String>)>);

impl Lake {
    fn scan(&self, table: &Table) -> LazyFrame {
        let (header, rows) = self.0.get(table.name).cloned().unwrap_or_default();
        let text = [&[header][..], &rows].concat().join("\n");
        from_batches(&[example::rows(table, &text)], table).expect("a frame of the table").lazy()
    }

    fn measure(&self, value: &Assumptions) -> Findings {
        let tables = Tables {
            daily: self.scan(&DAILY),
            usage: self.scan(&USAGE),
            review: self.scan(&REVIEW),
            case: self.scan(&CASE),
            run: self.scan(&RUN),
            reject: self.scan(&REJECT),
        };
        let policy: Policy = toml::from_str(POLICY).expect("a policy");
        let zone = chrono_tz::America::New_York;
        let as_of_us = example::micros("2026-11-05 09:00");
        let period = Period::parse("2026-10", NaiveDate::MIN).expect("a period");
        let (precedence, policy) = (&Precedence::default(), &policy);
        let (calendar, settings) = (&Calendar::default(), &Settings::default());
        let context =
            Context { organization: "Example", period, zone, calendar, as_of_us, precedence, policy, value, settings };
        findings(tables, &context).expect("the tables have their columns")
    }
}

fn value() -> Assumptions {
    toml::from_str(VALUE).expect("assumptions")
}

/// A small generator of numbers below `limit`: the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }

    fn day(&mut self) -> String {
        format!("2026-{:02}-{:02}", 8 + self.below(4), 1 + self.below(28))
    }

    fn time(&mut self) -> String {
        if self.below(4) == 0 { "-".to_owned() } else { self.instant() }
    }

    fn instant(&mut self) -> String {
        format!("{} {:02}:{:02}", self.day(), self.below(24), self.below(60))
    }

    fn shuffle(&mut self, rows: &mut [String]) {
        for last in (1..rows.len()).rev() {
            rows.swap(last, self.below(last as u64 + 1) as usize);
        }
    }

    fn rows(&mut self, row: fn(&mut Self) -> String) -> Vec<String> {
        (0..self.below(60)).map(|_| row(self)).collect()
    }

    /// A lake that holds anything that the tables allow, sensible or not. Every row has a hash of its own.
    fn lake(&mut self) -> Lake {
        let daily = self.rows(|dice| {
            let outcome = dice.one(&["success", "success", "failure"]);
            let kind = dice.one(&["call", "call", "call", "admin", "self_audit"]);
            let project = dice.one(&["claims", "audit", "unattributed"]);
            let tier = dice.one(&["high", "low", "toy", "-"]);
            let task = dice.one(&["drafting", "coding", "-"]);
            let source = dice.one(&["litellm", "otlp"]);
            let risk = dice.one(&["-", "-", "audit_log_off", "audit_log_on"]);
            let known = dice.one(&["true", "true", "false"]);
            let events = dice.below(50);
            format!("{}|{outcome}|{kind}|{project}|{tier}|{task}|{source}|{risk}|{known}|{events}", dice.day())
        });
        let usage = self.rows(|dice| {
            let (project, source) = (dice.one(&["claims", "toys"]), dice.one(&["openai_usage", "claude_analytics"]));
            let (start, end) = (dice.instant(), dice.instant());
            let requests = dice.one(&["-", "7", "70"]);
            let hash = dice.below(u64::from(u32::MAX));
            format!("{start}|{end}|{}|{project}|{source}|{requests}|{}|{hash}", dice.day(), dice.instant())
        });
        let review = self.rows(|dice| {
            let (id, decision) = (dice.below(20), dice.one(&["accepted", "changed", "rejected", "escalated", "-"]));
            let clocks = [dice.instant(), dice.time(), dice.time(), dice.time()].join("|");
            let hash = dice.below(u64::from(u32::MAX));
            if dice.below(2) == 0 {
                let tier = dice.one(&["high", "low", "-"]);
                return format!(
                    "{id}|link|{}|-|-|-|-|-|{}|{}|{tier}|{hash}",
                    dice.instant(),
                    dice.instant(),
                    dice.day()
                );
            }
            format!("{id}|langfuse|{clocks}|{decision}|{}|-|-|-|{hash}", dice.one(&["-", "60000", "900000"]))
        });
        let case = self.rows(|dice| {
            let state = dice.one(&["new", "active", "waiting", "resolved", "closed", "cancelled"]);
            let severity = dice.one(&["critical", "high", "medium", "unrated"]);
            let clocks = [dice.instant(), dice.instant(), dice.time(), dice.time()].join("|");
            format!("{}|servicenow|{clocks}|{state}|{severity}|{}", dice.below(30), dice.below(u64::from(u32::MAX)))
        });
        let run = self.rows(|dice| {
            let (run, file) = (dice.below(3), dice.below(u64::from(u32::MAX)));
            format!("r{run}|f{file}|litellm|{}|{}|9|5|3|1", dice.day(), dice.time())
        });
        let reject = self.rows(|dice| format!("f{}|bad_time|{}|expected a time", dice.below(3), dice.below(99)));
        Lake(BTreeMap::from([
            (DAILY.name, ("local_day|outcome|kind|project|tier|task_class|source|risk_category|type_known|events".to_owned(), daily)),
            (REVIEW.name, ("output_id|source|observed_us|routed_us|started_us|completed_us|decision|review_ms|output_us|output_day|tier|content_hash".to_owned(), review)),
            (CASE.name, ("case_id|source|observed_us|flagged_us|disposed_us|closed_us|state|severity|content_hash".to_owned(), case)),
            (USAGE.name, ("bucket_start_us|bucket_end_us|local_day|project|source|requests|observed_us|content_hash|report=r".to_owned(), usage)),
            (RUN.name, ("run_id|source_file|format|day|last_us|rows_read|rows_accepted|rows_duplicate|rows_rejected".to_owned(), run)),
            (REJECT.name, ("source_file|reason|source_line|detail".to_owned(), reject)),
        ]))
    }
}

/// What must hold for every measurement, whatever the data.
fn assert_sound(findings: &Findings, what: &str) {
    let mut seen = BTreeSet::new();
    for one in &findings.measurements {
        let at = format!("{what}: {one:?}");
        for number in [one.value, one.numerator, one.denominator, one.ci_low, one.ci_high].into_iter().flatten() {
            assert!(number.is_finite(), "{at}");
        }
        let value = one.value.unwrap_or(f64::NAN);
        assert!(one.ci_low.is_none_or(|low| one.value.is_none() || low <= value + 1e-9), "{at}");
        assert!(one.ci_high.is_none_or(|high| one.value.is_none() || value <= high + 1e-9), "{at}");
        let (least, most) = one.unit.bounds().unwrap_or((f64::MIN, f64::MAX));
        assert!(one.value.is_none() || (least..=most).contains(&value), "{at}");
        let explained = one.reason.as_ref().is_some_and(|reason| !reason.is_empty());
        let open = matches!(one.verdict, Verdict::CannotTell | Verdict::NotMeasurable);
        assert!(explained || !(open || one.value.is_none()), "{at}");
        assert!(one.verdict != Verdict::NotMeasurable || one.value.is_none(), "{at}");
        assert!(seen.insert((one.kpi, one.dimensions.clone())), "{at} is given twice");
    }
    for card in cards() {
        assert!(seen.contains(&(card.id, BTreeMap::new())), "{what}: {} has no total", card.id);
    }
    assert!(findings.trends.iter().all(|trend| trend.points.len() == 13));
    assert!(findings.trends.iter().flat_map(|trend| &trend.points).all(|point| point.value.is_none_or(f64::is_finite)));
    assert_eq!(kpi_rows(findings).num_rows(), findings.measurements.len());
}

#[test]
fn an_empty_lake_gives_reasons_and_no_numbers() {
    for value in [value(), Assumptions::default()] {
        let found = Lake::default().measure(&value);
        assert_sound(&found, "empty");
        assert!(found.measurements.iter().all(|one| one.value.is_none_or(|value| value == 0.0)));
        assert_eq!(found.measurements.len(), PROMISED.len());
    }
}

#[test]
fn any_lake_gives_sound_numbers_in_any_order_of_its_rows() {
    let mut dice = Dice(7);
    let mut measured: BTreeSet<&str> = BTreeSet::new();
    for round in 0..40 {
        let mut lake = dice.lake();
        let found = lake.measure(&value());
        assert_sound(&found, &format!("round {round}"));
        measured.extend(found.measurements.iter().filter(|one| one.value.is_some()).map(|one| one.kpi));
        for (_, rows) in lake.0.values_mut() {
            dice.shuffle(rows);
        }
        let mut reordered = value();
        reordered.task.reverse();
        let again = lake.measure(&reordered);
        assert!(format!("{again:?}") == format!("{found:?}"), "round {round}: the order of rows or classes matters");
        let calls: Vec<_> = found.measurements.iter().filter(|one| one.kpi == "usage.calls").collect();
        let members: f64 = calls[1..].iter().filter_map(|one| one.value).sum();
        assert!(calls[0].value.is_none_or(|total| (total - members).abs() < 0.5), "round {round}: {calls:?}");
    }
    assert_eq!(measured, PROMISED.iter().copied().collect(), "a KPI was never measured, so nothing was tested");
}

#[test]
fn rows_of_table_kpi_say_what_the_findings_say() {
    let found = Dice(3).lake().measure(&value());
    let frame = from_batches(&[kpi_rows(&found)], &KPI).unwrap();
    let text = |name: &str, row: usize| frame.column(name).unwrap().str().unwrap().get(row).map(str::to_owned);
    let number = |name: &str, row: usize| frame.column(name).unwrap().f64().unwrap().get(row);
    let mut rows = BTreeSet::new();
    for row in 0..frame.height() {
        let (kpi, member) = (text("kpi", row).unwrap(), text("member", row));
        let same = |one: &&auditpack::measure::measurement::Measurement| {
            one.kpi == kpi && one.dimensions.values().next() == member.as_ref()
        };
        let one = found.measurements.iter().find(same).unwrap();
        assert_eq!((number("value", row), number("ci_low", row)), (one.value, one.ci_low), "{kpi}");
        assert_eq!(text("verdict", row).as_deref(), Some(one.verdict.as_str()));
        assert_eq!(text("period", row).as_deref(), Some("2026-10"));
        assert!(rows.insert((kpi, text("dimension", row), member)), "rows are unique");
    }
}
