//! A page for a whole area of the catalogue: what was measured in it, as a table, under what matters most in it.

use super::table;
use crate::measure::measurement::Measurement;
use crate::policy::Verdict;
use crate::report::facts::Facts;
use crate::report::model::Section;
use crate::report::{change, prose, statement};
use crate::words::Arg;

/// Sentences about change on one page.
const CHANGES: usize = 1;

/// The page of the KPIs whose ids begin with `area`; without one that is measured it is not printed.
pub(super) fn section(facts: &Facts<'_>, area: &'static str) -> Section {
    let of_area = |one: &&Measurement| one.kpi.split('.').next() == Some(area);
    let all: Vec<&Measurement> = facts.findings.measurements.iter().filter(of_area).collect();
    let totals: Vec<&Measurement> = all.iter().copied().filter(|one| one.dimensions.is_empty()).collect();
    let measured: Vec<&Measurement> = totals.iter().copied().filter(|one| one.value.is_some()).collect();
    let missed: Vec<&Measurement> = all.iter().copied().filter(|one| one.verdict == Verdict::NotMet).collect();
    let theme = facts.words.word(&format!("theme-{area}"));
    let title = match (missed.first(), measured.first()) {
        (Some(one), _) => facts.words.say(
            "area-missed",
            &[("missed", Arg::Count(missed.len() as f64)), ("subject", statement::subject(facts, one).into())],
        ),
        (None, Some(one)) => {
            let args =
                [("subject", statement::subject(facts, one).into()), ("value", prose::cell(facts.words, one).into())];
            facts.words.say("area-first", &args)
        }
        (None, None) => facts.words.say("area-nothing", &[("theme", theme.clone().into())]),
    };
    let mut sentences: Vec<String> = missed.iter().map(|one| statement::found(facts, one)).collect();
    let signals = facts.findings.signals.iter().filter(|signal| !signal.rules.is_empty());
    let here = signals.filter(|signal| signal.kpi.split('.').next() == Some(area));
    sentences.extend(here.filter_map(|signal| change::sentence(facts, signal.kpi)).take(CHANGES));
    let unknown = totals.len() - measured.len();
    if unknown > 0 && !measured.is_empty() {
        sentences.push(facts.words.say("area-unknown", &[("indicators", Arg::Count(unknown as f64))]));
    }
    let tables = if measured.is_empty() { Vec::new() } else { vec![rows(facts, area, &measured)] };
    Section { id: area, theme, title, sentences, charts: Vec::new(), tables, measured: !measured.is_empty() }
}

fn rows(facts: &Facts<'_>, area: &str, measured: &[&Measurement]) -> crate::report::model::Table {
    let words = facts.words;
    let absent = || prose::ABSENT.to_owned();
    let row = |one: &&Measurement| {
        vec![
            facts.title(one.kpi),
            prose::cell(words, one),
            prose::interval(words, one.ci_low, one.ci_high, one.unit).unwrap_or_else(absent),
            one.target.map_or_else(absent, |target| prose::target(words, target, one.unit, facts.better(one.kpi))),
            statement::mark(words, one.verdict).word,
        ]
    };
    let caption = words.word(&format!("theme-{area}-caption"));
    let titles = ["indicator", "#value", "#interval", "#target", "verdict"];
    table(facts, area, caption, &titles, measured.iter().map(row).collect())
}
