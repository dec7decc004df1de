//! Findings made by hand: a rich month, an empty lake, hostile names, very many projects, one project on one day.

mod pictures;

use auditpack::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use auditpack::measure::findings::{
    DayCount, FileBalance, Findings, Input, Kept, OpenCase, Quality, RejectCount, Survival, SurvivalStep, TaskSaving,
    Tornado, Trend, TrendPoint,
};
use auditpack::measure::measurement::{Measurement, State};
use auditpack::measure::{calendar::Calendar, period::Period, settings::Suppression, unit::Unit};
use auditpack::policy::Verdict;
use auditpack::words::{Arg, Remark};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// 5 November 2026, 09:00 UTC.
const AS_OF_US: i64 = 1_793_869_200_000_000;

const fn card(id: &'static str, title: &'static str, unit: Unit, better: Better) -> Card {
    Card {
        id,
        version: 1,
        title,
        question: "What would a careful reader ask first?",
        formula: "the numerator in words ÷ the denominator in words",
        ratio: None,
        source: "definition of this project",
        unit,
        better,
        dimension: None,
        parts: Parts::Apart,
        clock: "the local day of the event in the reporting zone",
        exclusions: "failed requests, health checks, the reader's own rows",
        needs: &[],
        inputs: "LiteLLM spend logs, Langfuse annotation queues or ServiceNow incidents",
        caveat: "It says nothing about what no export holds.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "10 in, 7 of them reviewed: 70%.",
    }
}

/// One card per KPI of the first release.
pub(super) static CARDS: [Card; 19] = [
    card("usage.calls", "Accepted calls", Unit::Calls, Better::Neither),
    card("usage.unattributed_share", "Calls of no project", Unit::Share, Better::Lower),
    card("usage.effective_projects", "Effective number of projects", Unit::Projects, Better::Neither),
    card("review.routing_rate", "Outputs routed to a human", Unit::Share, Better::Higher),
    card("review.completion_rate", "Routed outputs reviewed", Unit::Share, Better::Higher),
    card("review.coverage", "Review coverage", Unit::Share, Better::Higher),
    card("review.overturn_rate", "Reviews that overturned the output", Unit::Share, Better::Lower),
    card("investigation.mtti_median", "Median time to disposition", Unit::Hours, Better::Lower),
    card("investigation.mtti_p90", "90th percentile time to disposition", Unit::Hours, Better::Lower),
    card("investigation.mtti_restricted_mean", "Restricted mean time to disposition", Unit::Hours, Better::Lower),
    card("investigation.open_cases", "Open cases", Unit::Cases, Better::Lower),
    card("investigation.sla_attainment", "Cases within the service level", Unit::Share, Better::Higher),
    card("investigation.mtti_mean_closed", "Mean of closed cases", Unit::Hours, Better::Lower),
    card("value.time_saved_hours", "Time saved", Unit::Hours, Better::Higher),
    card("value.net_time_saved_hours", "Time saved, net of reviews", Unit::Hours, Better::Higher),
    card("quality.rows_read", "Rows read", Unit::Rows, Better::Neither),
    card("quality.rows_rejected", "Rows rejected", Unit::Rows, Better::Lower),
    card("quality.rows_duplicate", "Duplicate rows", Unit::Rows, Better::Neither),
    card("quality.coverage", "Days with data", Unit::Share, Better::Higher),
];

/// Names that try to be markup, code or something else than they are.
pub(super) const HOSTILE: [&str; 10] = [
    "#panic(\"x\") #read(\"/etc/passwd\")",
    "<script>alert(1)</script>",
    "$x^2$ `code` *bold* _it_ \\u{41} @label",
    "\"] #eval(\"1\") // it's {{ 7*7 }} {% raw %}",
    "rocket 🚀 family 👩‍👩‍👧 flag 🇬🇧",
    "مشروع الذكاء \u{202e}txt.exe",
    "פרויקט ניסיון",
    "परियोजना โครงการ 项目 プロジェクト",
    "한국어 프로젝트 \u{10a80}",
    "=HYPERLINK(\"http://x\")",
];

pub(super) fn cards() -> Vec<&'static Card> {
    CARDS.iter().collect()
}

/// That a source has no row.
fn silent(source: &str) -> Vec<Remark> {
    let args = [("n", Arg::Count(1.0)), ("sources", source.into()), ("period", "2026-10".into())];
    vec![Remark::of("remark-no-row", args)]
}

pub(super) fn empty() -> Findings {
    let measurements =
        CARDS.iter().map(|card| Measurement { reason: silent(card.inputs), ..measurement(card.id, None) });
    Findings {
        organization: "Northwind Assurance".to_owned(),
        period: period("2026-10"),
        timezone: "Europe/London".to_owned(),
        as_of_us: AS_OF_US,
        rules: Suppression::default(),
        inputs: Vec::new(),
        choices: Vec::new(),
        measurements: measurements.collect(),
        trends: Vec::new(),
        days: Vec::new(),
        survival: Survival::default(),
        tasks: Vec::new(),
        open_cases: Vec::new(),
        quality: Quality::default(),
        ways: BTreeMap::new(),
        controls: Vec::new(),
        tornado: Tornado::default(),
        spreads: Vec::new(),
        break_even: Vec::new(),
        review_funnel: None,
        state: State::Final,
        unsettled: Vec::new(),
        signals: Vec::new(),
        false_signals_expected: 0.0,
        comparisons: Vec::new(),
        restatements: Vec::new(),
        grounds: BTreeMap::new(),
        earlier: Vec::new(),
        incidents: Vec::new(),
        hours: Vec::new(),
        feeds: Vec::new(),
        full_cost: None,
    }
}

pub(super) fn rich() -> Findings {
    let projects = ["claims-triage", "underwriting", "letters", "legal-research", "unattributed"];
    let calls = [612_004.0, 301_118.0, 180_007.0, 85_912.0, 25_291.0];
    let mut findings = Findings {
        inputs: inputs(),
        trends: trends(),
        days: pictures::days(),
        survival: pictures::survival(),
        tasks: tasks(),
        open_cases: open_cases(),
        quality: quality(),
        spreads: pictures::spreads(),
        review_funnel: Some(pictures::REVIEW_FUNNEL),
        ..empty()
    };
    findings.measurements = totals();
    let members = projects.iter().zip(calls).map(|(name, calls)| member("usage.calls", "project", name, calls));
    findings.measurements.splice(1..1, members);
    let at = findings.measurements.iter().position(|one| one.kpi == "review.coverage").unwrap() + 1;
    findings.measurements.splice(at..at, tiers());
    let feeds = [("claude_activity", 1.0), ("langfuse", 1.0), ("litellm", 0.903)];
    findings.measurements.extend(feeds.map(|(name, share)| member("quality.coverage", "source", name, share)));
    findings
}

pub(super) fn hostile() -> Findings {
    let mut findings = rich();
    let long = "x".repeat(500);
    findings.organization = format!("{} & {}", HOSTILE[0], HOSTILE[1]);
    let names = HOSTILE.iter().copied().chain([long.as_str()]);
    let members = names.enumerate().map(|(index, name)| member("usage.calls", "project", name, 1000.0 - index as f64));
    findings.measurements.retain(|one| !one.dimensions.contains_key("project"));
    findings.measurements.splice(1..1, members);
    HOSTILE[2].clone_into(&mut findings.open_cases[0].case_id);
    HOSTILE[5].clone_into(&mut findings.tasks[0].title);
    findings.quality.files[0].file = format!("{}/{long}.json", HOSTILE[3]);
    HOSTILE[8].clone_into(&mut findings.quality.rejects[0].detail);
    findings.measurements[0].reason = silent(HOSTILE[3]);
    findings
}

pub(super) fn many_projects(count: usize) -> Findings {
    let mut findings = rich();
    let members = (1..=count)
        .map(|index| member("usage.calls", "project", &format!("project-{index:03}"), 9000.0 / index as f64));
    findings.measurements.retain(|one| !one.dimensions.contains_key("project"));
    findings.measurements.splice(1..1, members);
    findings
}

pub(super) fn one_project() -> Findings {
    let day = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
    let mut findings = Findings { period: period("2026-10-05"), ..empty() };
    findings.days = vec![DayCount { day, calls: 1, failed: 0 }];
    findings.measurements[0] =
        Measurement { n: Some(1), verdict: Verdict::NoTarget, ..measurement("usage.calls", Some(1.0)) };
    findings.measurements.insert(1, member("usage.calls", "project", "pilot", 1.0));
    let step = SurvivalStep { hours: 3.5, open: 0.0, ci_low: 0.0, ci_high: 0.0, at_risk: 1 };
    findings.survival =
        Survival { steps: vec![step], cases: 1, disposed: 1, median_hours: Some(3.5), ..Survival::default() };
    findings
}

fn period(id: &str) -> Period {
    Period::parse(id, NaiveDate::default()).unwrap()
}

fn measurement(kpi: &'static str, value: Option<f64>) -> Measurement {
    let unit = CARDS.iter().find(|card| card.id == kpi).unwrap().unit;
    let verdict = if value.is_some() { Verdict::NoTarget } else { Verdict::NotMeasurable };
    Measurement {
        kpi,
        dimensions: BTreeMap::new(),
        value,
        unit,
        numerator: None,
        denominator: None,
        n: None,
        ci_low: None,
        ci_high: None,
        target: None,
        verdict,
        reason: Vec::new(),
        grade: None,
        withheld: false,
        state: State::Final,
        people: None,
        largest: None,
    }
}

fn member(kpi: &'static str, dimension: &'static str, name: &str, value: f64) -> Measurement {
    Measurement { dimensions: BTreeMap::from([(dimension, name.to_owned())]), ..measurement(kpi, Some(value)) }
}

/// Value, n, interval, target, verdict of each total, in catalogue order.
type Row = (f64, i64, Option<(f64, f64)>, Option<f64>, Verdict);

fn totals() -> Vec<Measurement> {
    use Verdict::{CannotTell, Met, NoTarget, NotMet};
    let rows: [Row; 19] = [
        (1_204_332.0, 1_204_332, None, None, NoTarget),
        (0.021, 1_204_332, Some((0.0207, 0.0213)), Some(0.05), Met),
        (3.4, 4, None, None, NoTarget),
        (0.181, 9_204, Some((0.173, 0.189)), None, NoTarget),
        (0.944, 1_666, Some((0.932, 0.954)), Some(0.95), CannotTell),
        (0.171, 9_204, Some((0.163, 0.179)), None, NoTarget),
        (0.062, 1_573, Some((0.051, 0.075)), Some(0.10), Met),
        (13.2, 41, Some((8.9, 21.4)), Some(24.0), Met),
        (71.5, 41, Some((44.0, 118.0)), Some(72.0), CannotTell),
        (24.9, 41, Some((17.2, 32.6)), None, NoTarget),
        (7.0, 41, None, Some(5.0), NotMet),
        (0.683, 41, Some((0.530, 0.804)), Some(0.90), NotMet),
        (16.1, 34, None, None, NoTarget),
        (1240.4, 5, Some((880.0, 1702.0)), None, NoTarget),
        (1105.1, 5, Some((744.7, 1566.0)), None, NoTarget),
        (1_298_551.0, 1_298_551, None, None, NoTarget),
        (4_512.0, 1_298_551, None, None, NoTarget),
        (11_930.0, 1_298_551, None, None, NoTarget),
        (0.968, 93, None, Some(0.99), NotMet),
    ];
    CARDS.iter().zip(rows).map(|(card, row)| total(card.id, row)).collect()
}

fn total(kpi: &'static str, (value, n, interval, target, verdict): Row) -> Measurement {
    let why = || [Remark::plain("remark-straddles"), Remark::of("remark-more-observations", [("n", (n * 2).into())])];
    let reason = if verdict == Verdict::CannotTell { why().into() } else { Vec::new() };
    let (ci_low, ci_high) = (interval.map(|ends| ends.0), interval.map(|ends| ends.1));
    Measurement { n: Some(n), ci_low, ci_high, target, verdict, reason, ..measurement(kpi, Some(value)) }
}

/// Tier, coverage, interval, target, completed and eligible, verdict.
type TierRow = (&'static str, f64, (f64, f64), f64, (f64, f64), Verdict);

fn tiers() -> Vec<Measurement> {
    let rows = [
        ("high", 0.864, (0.822, 0.897), 1.0, (273.0, 316.0), Verdict::NotMet),
        ("low", 0.047, (0.041, 0.053), 0.02, (240.0, 5_102.0), Verdict::Met),
        ("medium", 0.205, (0.192, 0.218), 0.20, (776.0, 3_786.0), Verdict::CannotTell),
    ];
    let tier = |(name, value, interval, target, parts, verdict): TierRow| Measurement {
        numerator: Some(parts.0),
        denominator: Some(parts.1),
        dimensions: BTreeMap::from([("tier", name.to_owned())]),
        ..total("review.coverage", (value, parts.1 as i64, Some(interval), Some(target), verdict))
    };
    rows.map(tier).into()
}

fn inputs() -> Vec<Input> {
    let input = |source: &str, table: &str, rows| Input {
        source: source.to_owned(),
        table: table.to_owned(),
        rows,
        first_day: NaiveDate::from_ymd_opt(2025, 10, 1),
        last_day: NaiveDate::from_ymd_opt(2026, 11, 4),
    };
    vec![
        input("claude_activity", "event", 62_144),
        input("langfuse", "review", 24_410),
        input("litellm", "event", 14_204_332),
        input("servicenow", "case", 512),
    ]
}

fn trends() -> Vec<Trend> {
    let now: Vec<Measurement> = totals();
    let trend = |one: &Measurement| {
        let last = one.value.unwrap();
        let points =
            Calendar::default().history(period("2026-10"), 13).into_iter().enumerate().map(|(index, period)| {
                // The feed was off for a month, and every month before was a little different.
                let factor =
                    if index == 12 { 1.0 } else { 0.72 + 0.02 * index as f64 + 0.05 * ((index * 7) % 5) as f64 };
                let known = index != 4;
                TrendPoint {
                    period,
                    value: known.then_some(last * factor),
                    ci_low: one.ci_low.filter(|_| known).map(|low| low * factor),
                    ci_high: one.ci_high.filter(|_| known).map(|high| high * factor),
                }
            });
        Trend { kpi: one.kpi, points: points.collect() }
    };
    now.iter().map(trend).collect()
}

fn tasks() -> Vec<TaskSaving> {
    let task =
        |class: &str, title: &str, evidence: &str, uses, [p10_hours, p50_hours, p90_hours]: [f64; 3]| TaskSaving {
            class: class.to_owned(),
            title: title.to_owned(),
            evidence: evidence.to_owned(),
            preset: None,
            uses,
            p10_hours,
            p50_hours,
            p90_hours,
        };
    vec![
        task("drafting", "Drafting letters", "E2", 7_204, [610.0, 840.0, 1_130.0]),
        task("research", "Legal research", "E3", 1_410, [190.0, 290.0, 410.0]),
        task("coding", "Code changes", "E1", 612, [-40.0, 85.0, 190.0]),
        task("triage", "Claims triage", "E2", 3_020, [12.0, 25.0, 41.0]),
    ]
}

fn open_cases() -> Vec<OpenCase> {
    let case = |number: i64, severity: &str, age: f64, level: Option<f64>| OpenCase {
        case_id: format!("INC00{number}"),
        severity: severity.to_owned(),
        flagged_us: AS_OF_US - (age * 3.6e9) as i64,
        age_hours: age,
        sla_hours: level,
        sla_used: level.map(|level| age / level),
    };
    vec![
        case(45_120, "high", 170.0, Some(24.0)),
        case(45_188, "medium", 163.0, Some(72.0)),
        case(45_201, "low", 130.0, Some(168.0)),
        case(45_260, "unknown", 96.0, None),
    ]
}

fn quality() -> Quality {
    let file = |name: &str, format: &str, [read, accepted, duplicate, rejected]: [i64; 4]| FileBalance {
        file: name.to_owned(),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        format: format.to_owned(),
        read,
        accepted,
        duplicate,
        rejected,
        type_unknown: 12,
    };
    let reject = |reason: &str, detail: &str, rows| RejectCount {
        file: "exports/litellm/2026-10.csv".to_owned(),
        reason: reason.to_owned(),
        detail: detail.to_owned(),
        first_line: 1_204,
        rows,
    };
    Quality {
        files: vec![
            file("exports/claude/activities-2026-10.ndjson.gz", "claude_activity", [62_600, 62_144, 456, 0]),
            file("exports/langfuse/queue.json", "langfuse", [24_410, 24_410, 0, 0]),
            file("exports/litellm/2026-10.csv", "litellm", [1_211_029, 1_195_043, 11_474, 4_512]),
            file("exports/servicenow/incidents.csv", "servicenow", [512, 512, 0, 0]),
        ],
        rejects: vec![
            reject("time_missing", "expected an instant in `startTime`, found nothing", 4_500),
            reject("json_invalid", "expected an object in `metadata`, found `{\"a\":`", 12),
        ],
        kept: Kept {
            events_from: NaiveDate::from_ymd_opt(2026, 9, 1),
            numbers_from: NaiveDate::from_ymd_opt(2026, 2, 1),
        },
    }
}
