//! The exception register: everything that is not as it should be, each under an id that stays the same from period to
//! period, so that an action can name it.

use super::actions::{self, Status};
use super::facts::{self, Facts};
use super::model::{Exceptions, Table};
use super::section::table;
use super::{happened, prose, statement};
use crate::measure::narrow::Part;
use crate::measure::signal::assurance::Variation;
use crate::policy::Verdict;
use crate::words::Arg;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of the register; what is beyond is counted.
const MOST: usize = 200;

/// A feed that was heard on less than this share of its days.
const HEARD: f64 = 0.95;

/// How grave an exception is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Severity {
    High,
    Medium,
    Low,
}

impl Severity {
    /// The message that names it.
    const fn message(self) -> &'static str {
        match self {
            Self::High => "severity-high",
            Self::Medium => "severity-medium",
            Self::Low => "severity-low",
        }
    }
}

/// One exception.
struct Exception {
    severity: Severity,
    id: String,
    what: String,
    owner: String,
}

/// The register.
pub(super) fn exceptions(facts: &Facts<'_>) -> Exceptions {
    if !facts.has(Part::Names) {
        return left_out(facts);
    }
    let mut all = found(facts);
    all.sort_by_key(|one| one.severity);
    let answered: BTreeSet<&str> = facts
        .actions
        .iter()
        .filter(|action| action.status == Status::Open)
        .filter_map(|a| a.exception.as_deref())
        .collect();
    let bare = all.iter().filter(|one| !answered.contains(one.id.as_str())).count();
    let (open, overdue) = actions::open(facts);
    let args = [("exceptions", Arg::Count(all.len() as f64)), ("bare", Arg::Count(bare as f64))];
    let message = match all.len() {
        0 => facts.words.word("exceptions-none"),
        _ => facts.words.say("exceptions-message", &args),
    };
    let mut sentences = vec![if facts.actions.is_empty() {
        facts.words.word("action-none")
    } else {
        facts.words.say("action-message", &[("open", Arg::Count(open as f64)), ("overdue", Arg::Count(overdue as f64))])
    }];
    if all.len() > MOST {
        sentences.push(facts.words.say("exceptions-more", &[("more", Arg::Count((all.len() - MOST) as f64))]));
    }
    let row = |one: &Exception| {
        let answer = facts.actions.iter().filter(|action| action.exception.as_deref() == Some(&one.id));
        let answer: Vec<String> = answer.map(|action| action.id.clone()).collect();
        let none = || facts.words.word("exceptions-no-action");
        let answer = if answer.is_empty() { none() } else { facts.words.row(&answer) };
        vec![one.id.clone(), facts.words.word(one.severity.message()), one.what.clone(), one.owner.clone(), answer]
    };
    let titles = ["exception", "severity", "what", "owner", "action"];
    let rows = all.iter().take(MOST).map(row).collect();
    let register = table(facts, "exceptions", facts.words.word("exceptions-caption"), &titles, rows);
    Exceptions {
        message,
        sentences,
        register,
        actions: actions::rows(facts),
        cases: happened::cases(facts),
        no_cases: facts.words.word("cases-none"),
    }
}

/// The page without the register: its rows name cases, and who answers for them.
fn left_out(facts: &Facts<'_>) -> Exceptions {
    let message = facts.words.word("exceptions-left-out");
    let none = Table::default;
    Exceptions {
        message,
        sentences: Vec::new(),
        register: none(),
        actions: none(),
        cases: none(),
        no_cases: String::new(),
    }
}

/// Every exception, by kind.
fn found(facts: &Facts<'_>) -> Vec<Exception> {
    let exception = |severity, key: [&str; 3], what: String| Exception {
        severity,
        id: id(key),
        what,
        owner: facts.owner(key[1]).to_owned(),
    };
    let mut all = Vec::new();
    for one in facts.with_verdict(Verdict::NotMet) {
        let member = one.dimensions.values().next().map_or("", String::as_str);
        all.push(exception(Severity::High, ["target", one.kpi, member], statement::found(facts, one)));
    }
    for case in &facts.findings.open_cases {
        let (Some(level), Some(used)) = (case.sla_hours, case.sla_used.filter(|used| *used > 1.0)) else { continue };
        let severity = if used > 2.0 { Severity::High } else { Severity::Medium };
        let args = [
            ("case", prose::name(&case.case_id).into()),
            ("severity", prose::name(&facts.words.called("severity", &case.severity)).into()),
            ("age", facts.words.hours(case.age_hours).into()),
            ("level", facts.words.hours(level).into()),
        ];
        all.push(exception(
            severity,
            ["case", facts::OPEN_CASES, &case.case_id],
            facts.words.say("exceptions-case", &args),
        ));
    }
    for (area, kpis) in worse(facts) {
        let titles: Vec<String> = kpis.iter().map(|kpi| facts.title(kpi)).collect();
        let args = [
            ("signals", Arg::Count(kpis.len() as f64)),
            ("area", facts.words.word(&format!("area-{area}")).into()),
            ("subject", facts.words.list(&titles).into()),
        ];
        let what = facts.words.say("exceptions-signal", &args);
        let owner = facts.owner(kpis[0]).to_owned();
        all.push(Exception { severity: Severity::Medium, id: id(["signals", area, ""]), what, owner });
    }
    for (source, one) in facts.members(facts::DATA_COVERAGE) {
        let Some(share) = one.value.filter(|share| *share < HEARD) else { continue };
        let args = [("source", prose::name(source).into()), ("share", facts.words.share(share).into())];
        let what = facts.words.say("confidence-coverage", &args);
        all.push(exception(Severity::Medium, ["silence", facts::DATA_COVERAGE, source], what));
    }
    if let Some((_, rows)) = facts.measured(facts::ROWS_REJECTED).filter(|(_, rows)| *rows > 0.0) {
        let what = facts.words.say("exceptions-rejected", &[("rows", Arg::Count(rows))]);
        all.push(exception(Severity::Low, ["rejects", facts::ROWS_REJECTED, ""], what));
    }
    let bare = facts.findings.controls_without_evidence().len();
    if bare > 0 {
        let what = facts.words.say("exceptions-controls", &[("controls", Arg::Count(bare as f64))]);
        all.push(exception(Severity::Low, ["controls", "controls", ""], what));
    }
    all
}

/// KPIs whose charts show a change for the worse, by area: those of one area mostly tell of one thing. A missed target
/// stands for itself.
fn worse(facts: &Facts<'_>) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut areas: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for signal in facts.findings.signals.iter().filter(|signal| signal.variation == Variation::Concern) {
        if facts.total(signal.kpi).is_some_and(|one| one.verdict != Verdict::NotMet) {
            let area = signal.kpi.split('.').next().unwrap_or_default();
            areas.entry(area).or_default().push(signal.kpi);
        }
    }
    areas
}

/// The id of an exception: the same for the same thing, whatever its value.
fn id(key: [&str; 3]) -> String {
    let digest = Sha256::digest(key.join("\u{1f}"));
    format!("EX-{}", digest.iter().take(3).map(|byte| format!("{byte:02x}")).collect::<String>())
}
