//! The appendix: what each number means, where the rows came from and what was refused, and who signs.

use super::decision;
use super::facts::Facts;
use super::glyphs::Lost;
use super::happened;
use super::model::{Definition, QualityPage, Table};
use super::prose;
use super::section::table;
use crate::measure::card::Card;
use crate::measure::findings::{Evidenced, FileBalance};
use crate::measure::narrow::Part;
use crate::policy::controls::{self, Control};
use crate::words::{Arg, Words};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::slice;

/// Codes of characters that are named one by one.
const CODES: usize = 12;

/// The definition cards of the KPIs in the report.
pub(super) fn definitions(facts: &Facts<'_>) -> Vec<Definition> {
    let cards = facts.kpis().into_iter().filter_map(|kpi| facts.card(kpi));
    let told = |lines: Vec<(&str, String)>| {
        let told = lines.into_iter().filter(|(_, text)| !text.is_empty());
        told.map(|(name, text)| (facts.words.word(&format!("definition-{name}")), text)).collect()
    };
    let definition = |card: &'static Card| {
        let field = |name: &str, text: &str| facts.told(card, name, text);
        let version = [("version", card.version.to_string().into()), ("fingerprint", card.fingerprint().into())];
        Definition {
            headline: facts.is_headline(card.id),
            kpi: card.id.to_owned(),
            title: facts.title(card.id),
            question: field("question", card.question),
            lines: told(vec![
                ("formula", field("formula", card.formula)),
                ("counts", ratio(facts, card)),
                ("unit", facts.words.called("unit", card.unit.as_str())),
                ("clock", field("clock", card.clock)),
                ("left-out", field("exclusions", card.exclusions)),
                ("fed-by", field("inputs", card.inputs)),
                ("interval", facts.words.called("method", card.uncertainty.method())),
                ("caveat", field("caveat", card.caveat)),
                ("definition", facts.words.say("definition-version", &version)),
            ]),
            background: told(vec![
                ("example", field("example", card.example)),
                ("supports", supports(facts, card)),
                ("source", card.source.to_owned()),
            ]),
        }
    };
    cards.map(definition).collect()
}

/// The controls that a KPI supports, each with the day from which it applies if that is still to come.
fn supports(facts: &Facts<'_>, card: &Card) -> String {
    let last = facts.findings.period.last_day();
    let told = |control: &Control| match control.applies_from.filter(|from| last < *from) {
        Some(from) => {
            let args = [("control", control.name().into()), ("day", facts.words.day(from).into())];
            facts.words.say("control-from", &args)
        }
        None => control.name(),
    };
    facts.words.row(&controls::supporting(card.id, last).map(told).collect::<Vec<_>>())
}

/// The two counts of a rate in words; empty for anything else.
fn ratio(facts: &Facts<'_>, card: &Card) -> String {
    let Some(ratio) = card.ratio else { return String::new() };
    let field = |name: &str, text: &str| facts.told(card, name, text);
    format!("{} ÷ {}", field("numerator", ratio.numerator), field("denominator", ratio.denominator))
}

/// Whether every row of the file is accounted for.
pub(super) fn is_balanced(file: &FileBalance) -> bool {
    file.read == file.accepted + file.duplicate + file.rejected
}

/// The page on where the numbers come from.
pub(super) fn quality(facts: &Facts<'_>) -> QualityPage {
    let (words, quality) = (facts.words, &facts.findings.quality);
    let whole = |value: i64| words.count(value as f64);
    let row = |names: [&str; 2], files: &[FileBalance], sha256: String| {
        [names.map(str::to_owned).to_vec(), balance(words, files), vec![sha256]].concat()
    };
    let file = |file: &FileBalance| {
        let sha256 = file.sha256.chars().take(12).collect();
        row([&file.file, &file.format], std::slice::from_ref(file), sha256)
    };
    let mut files: Vec<Vec<String>> = quality.files.iter().map(file).collect();
    if !facts.has(Part::Files) {
        files.clear();
    }
    if files.len() > 1 {
        files.push(row([&words.word("files-all"), ""], &quality.files, String::new()));
    }
    let rejects = quality.rejects.iter().map(|reject| {
        vec![
            reject.file.clone(),
            reject.reason.clone(),
            whole(reject.rows),
            whole(reject.first_line),
            reject.detail.clone(),
        ]
    });
    let columns = [&["file", "format"], &BALANCE[..], &["sha-256"]].concat();
    let reject_columns = ["file", "reason", "#rows", "#first-line", "first-such-row"];
    QualityPage {
        sentences: sentences(facts),
        inputs: inputs(facts),
        feeds: happened::feeds(facts),
        sources: sources(facts),
        files: table(facts, "files", words.word("files-caption"), &columns, files),
        rejects: table(facts, "rejects", words.word("rejects-caption"), &reject_columns, rejects.collect()),
        characters: String::new(),
    }
}

/// KPIs without a value, grouped by what is missing: the reason, and the exports that would feed them.
pub(super) fn missing(facts: &Facts<'_>) -> Table {
    let mut groups: BTreeMap<String, (Vec<String>, String)> = BTreeMap::new();
    for kpi in facts.kpis().into_iter().filter(|kpi| facts.measured(kpi).is_none()) {
        let inputs = facts.card(kpi).map_or_else(String::new, |card| facts.told(card, "inputs", card.inputs));
        groups.entry(prose::sentence(&facts.reason(kpi))).or_insert((Vec::new(), inputs)).0.push(facts.title(kpi));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, (titles, _))| std::cmp::Reverse(titles.len()));
    let row = |(reason, (titles, inputs)): (String, (Vec<String>, String))| {
        vec![facts.words.parts(&titles), reason, prose::sentence(&inputs)]
    };
    let columns = ["indicators", "missing", "would-feed"];
    let rows = groups.into_iter().map(row).collect();
    table(facts, "missing", facts.words.word("missing-caption"), &columns, rows)
}

/// The controls that apply, the KPIs of the period that support each, and since when it applies.
pub(super) fn controls(facts: &Facts<'_>) -> Table {
    let row = |one: &Evidenced| {
        let titles: Vec<String> = one.supported_by.iter().map(|kpi| facts.title(kpi)).collect();
        let none = || facts.words.word("controls-no-evidence");
        let evidence = if titles.is_empty() { none() } else { facts.words.parts(&titles) };
        vec![one.control.clone(), day(facts, one.applies_from), only(facts, one), evidence]
    };
    let columns = ["control", "applies-from", "only-for", "supported-by"];
    let rows = facts.findings.controls.iter().map(row).collect();
    table(facts, "controls", facts.words.word("controls-caption"), &columns, rows)
}

/// The controls with how many KPIs of the period support each.
pub(super) fn controls_in_short(facts: &Facts<'_>) -> Table {
    let row = |one: &Evidenced| {
        let indicators = facts.words.count(one.supported_by.len() as f64);
        vec![one.control.clone(), day(facts, one.applies_from), indicators, only(facts, one)]
    };
    let rows = facts.findings.controls.iter().map(row).collect();
    let columns = ["control", "applies-from", "#indicators", "only-for"];
    table(facts, "controls-in-short", facts.words.word("controls-in-short-caption"), &columns, rows)
}

/// Whom or what alone a control binds.
fn only(facts: &Facts<'_>, one: &Evidenced) -> String {
    one.only.as_deref().map(|only| facts.words.called("only", only)).unwrap_or_default()
}

fn day(facts: &Facts<'_>, day: Option<NaiveDate>) -> String {
    day.map_or_else(|| prose::ABSENT.to_owned(), |day| facts.words.day(day))
}

/// The balance of the files of each format: for the whole lake, not for the period.
fn sources(facts: &Facts<'_>) -> Table {
    let mut by_format: BTreeMap<&str, Vec<FileBalance>> = BTreeMap::new();
    for file in &facts.findings.quality.files {
        by_format.entry(&file.format).or_default().push(file.clone());
    }
    let row = |(format, files): (&str, Vec<FileBalance>)| {
        [vec![format.to_owned(), facts.words.count(files.len() as f64)], balance(facts.words, &files)].concat()
    };
    let columns = [&["format", "#files"], &BALANCE[..]].concat();
    let rows = by_format.into_iter().map(row).collect();
    table(facts, "sources", facts.words.word("sources-caption"), &columns, rows)
}

/// What the pack cannot show, in words.
pub(super) fn characters(words: &Words, lost: &Lost) -> String {
    let code = |c: &char| format!("U+{:04X}", u32::from(*c));
    let codes: Vec<String> = lost.kinds.iter().take(CODES).map(code).collect();
    let replaced = match lost.replaced {
        0 => words.word("characters-all"),
        some => {
            let mark = super::glyphs::MARK.to_string();
            let args = [("characters", prose::many(some)), ("mark", mark.into()), ("codes", words.row(&codes).into())];
            words.say(if lost.kinds.len() > CODES { "characters-replaced-more" } else { "characters-replaced" }, &args)
        }
    };
    match lost.dropped {
        0 => prose::sentence(&replaced),
        some => {
            let args = [("replaced", Arg::from(replaced)), ("dropped", prose::many(some))];
            words.say("characters-dropped", &args)
        }
    }
}

fn inputs(facts: &Facts<'_>) -> Table {
    let rows = facts.findings.inputs.iter().map(|input| {
        let rows = facts.words.count(input.rows as f64);
        let (first, last) = (day(facts, input.first_day), day(facts, input.last_day));
        vec![input.source.clone(), input.table.clone(), rows, first, last]
    });
    let columns = ["source", "table", "#rows", "first-day", "last-day"];
    table(facts, "inputs", facts.words.word("inputs-caption"), &columns, rows.collect())
}

fn sentences(facts: &Facts<'_>) -> Vec<String> {
    let (words, files) = (facts.words, &facts.findings.quality.files);
    if files.is_empty() {
        return vec![words.word("quality-no-file")];
    }
    let sum = |part: fn(&FileBalance) -> i64| Arg::Count(files.iter().map(part).sum::<i64>() as f64);
    let unbalanced: Vec<String> =
        files.iter().filter(|file| !is_balanced(file)).map(|file| prose::name(&file.file)).collect();
    let balance = if unbalanced.is_empty() {
        words.word("quality-balanced")
    } else if !facts.has(Part::Files) {
        words.say("confidence-unbalanced", &[("files", prose::many(unbalanced.len()))])
    } else {
        words.say("quality-unbalanced", &[("files", words.list(&unbalanced).into())])
    };
    let totals = [
        ("read", sum(|file| file.read)),
        ("files", prose::many(files.len())),
        ("accepted", sum(|file| file.accepted)),
        ("duplicate", sum(|file| file.duplicate)),
        ("rejected", sum(|file| file.rejected)),
    ];
    let totals = words.say("quality-totals", &totals);
    let unknown = words.say("quality-unknown", &[("rows", sum(|file| file.type_unknown))]);
    [vec![totals, balance, unknown], heard(facts), around(facts)].concat()
}

/// Which sources were heard for what, and which were left aside.
fn heard(facts: &Facts<'_>) -> Vec<String> {
    let words = facts.words;
    let heard = facts.findings.heard();
    let told: Vec<String> = heard.iter().map(|one| words.remark(slice::from_ref(one))).collect();
    let sentence = || words.say("quality-heard", &[("heard", words.list(&told).into())]);
    if told.is_empty() { Vec::new() } else { vec![sentence()] }
}

/// Whether the period is over, what is withheld, and which controls nothing speaks for.
fn around(facts: &Facts<'_>) -> Vec<String> {
    let findings = facts.findings;
    let mut sentences: Vec<String> = decision::provisional(facts, usize::MAX).into_iter().collect();
    if findings.withheld() > 0 {
        sentences.push(facts.words.say("quality-withheld", &[("numbers", prose::many(findings.withheld()))]));
    }
    let gaps: Vec<String> = findings.controls_without_evidence().into_iter().map(str::to_owned).collect();
    if !gaps.is_empty() {
        sentences.push(facts.words.say("quality-controls", &[("controls", facts.words.list(&gaps).into())]));
    }
    sentences
}

/// The columns of a balance.
const BALANCE: [&str; 6] = ["#read", "#accepted", "#duplicate", "#rejected", "#unknown-type", "adds-up"];

/// The rows of some files: read, accepted, duplicate, rejected, of an unknown type, and whether they add up in every file.
fn balance(words: &Words, files: &[FileBalance]) -> Vec<String> {
    let sum = |part: fn(&FileBalance) -> i64| words.count(files.iter().map(part).sum::<i64>() as f64);
    vec![
        sum(|file| file.read),
        sum(|file| file.accepted),
        sum(|file| file.duplicate),
        sum(|file| file.rejected),
        sum(|file| file.type_unknown),
        words.word(if files.iter().all(is_balanced) { "yes" } else { "no" }),
    ]
}
