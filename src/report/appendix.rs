//! The appendix: what each number means, where the rows came from and what was refused, and who signs.

use super::decision;
use super::facts::Facts;
use super::glyphs::Lost;
use super::model::{Definition, QualityPage};
use super::prose;
use super::section::table;
use crate::measure::card::{Card, Ratio};
use crate::measure::findings::{Evidenced, FileBalance};
use crate::measure::narrow::Part;
use crate::policy::controls;
use crate::words::Arg;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The definition cards of the KPIs in the report.
pub(super) fn definitions(facts: &Facts<'_>) -> Vec<Definition> {
    let cards = facts.kpis().into_iter().filter_map(|kpi| facts.card(kpi));
    let told = |lines: Vec<(&'static str, String)>| lines.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    let definition = |card: &'static Card| Definition {
        headline: facts.is_headline(card.id),
        kpi: card.id.to_owned(),
        title: card.title.to_owned(),
        question: card.question.to_owned(),
        lines: told(vec![
            ("Formula", card.formula.to_owned()),
            ("Counts", ratio(card)),
            ("Unit", card.unit.to_string()),
            ("Clock", card.clock.to_owned()),
            ("Left out", card.exclusions.to_owned()),
            ("Fed by", card.inputs.to_owned()),
            ("Interval", card.uncertainty.method().to_owned()),
            ("Caveat", card.caveat.to_owned()),
            ("Definition", format!("version {}, {}", card.version, card.fingerprint())),
        ]),
        background: told(vec![
            ("Example", card.example.to_owned()),
            ("Supports", supports(card, facts.findings.period.last_day())),
            ("Source", card.source.to_owned()),
        ]),
    };
    cards.map(definition).collect()
}

/// The controls that a KPI supports, each with the day from which it applies if that is still to come.
fn supports(card: &Card, day: NaiveDate) -> String {
    controls::supporting(card.id, day).map(|control| control.name_on(day)).collect::<Vec<_>>().join(", ")
}

/// The two counts of a rate in words; empty for anything else.
fn ratio(card: &Card) -> String {
    let words = |ratio: Ratio| format!("{} ÷ {}", ratio.numerator, ratio.denominator);
    card.ratio.map(words).unwrap_or_default()
}

/// Whether every row of the file is accounted for.
pub(super) fn is_balanced(file: &FileBalance) -> bool {
    file.read == file.accepted + file.duplicate + file.rejected
}

/// The page on where the numbers come from.
pub(super) fn quality(facts: &Facts<'_>) -> QualityPage {
    let quality = &facts.findings.quality;
    let whole = |value: i64| prose::count(value as f64);
    let row = |names: [&str; 2], files: &[FileBalance], sha256: String| {
        [names.map(str::to_owned).to_vec(), balance(files), vec![sha256]].concat()
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
        files.push(row(["All files", ""], &quality.files, String::new()));
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
    let titles =
        ["File", "Format", "#Read", "#Accepted", "#Duplicate", "#Rejected", "#Unknown type", "Adds up", "SHA-256"];
    let reject_titles = ["File", "Reason", "#Rows", "#First line", "First such row"];
    QualityPage {
        sentences: sentences(facts),
        inputs: inputs(facts),
        sources: sources(facts),
        files: table("files", "Rows per file: read = accepted + duplicate + rejected", &titles, files),
        rejects: table("rejects", "Rejected rows by file and reason", &reject_titles, rejects.collect()),
        characters: String::new(),
    }
}

/// KPIs without a value, grouped by what is missing: the reason, and the exports that would feed them.
pub(super) fn missing(facts: &Facts<'_>) -> super::model::Table {
    let mut groups: BTreeMap<String, (Vec<&str>, &str)> = BTreeMap::new();
    for kpi in facts.kpis().into_iter().filter(|kpi| facts.measured(kpi).is_none()) {
        let inputs = facts.card(kpi).map_or("", |card| card.inputs);
        groups.entry(prose::sentence(&facts.reason(kpi))).or_insert((Vec::new(), inputs)).0.push(facts.title(kpi));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, (titles, _))| std::cmp::Reverse(titles.len()));
    let row = |(reason, (titles, inputs)): (String, (Vec<&str>, &str))| {
        vec![titles.join("; "), reason, prose::sentence(inputs)]
    };
    let titles = ["Indicators", "What is missing", "What would feed it"];
    table("missing", "Indicators without a value, by what is missing", &titles, groups.into_iter().map(row).collect())
}

/// The controls that apply, the KPIs of the period that support each, and since when it applies.
pub(super) fn controls(facts: &Facts<'_>) -> super::model::Table {
    let row = |one: &Evidenced| {
        let titles: Vec<&str> = one.supported_by.iter().map(|kpi| facts.title(kpi)).collect();
        let from = one.applies_from.map_or_else(|| prose::ABSENT.to_owned(), prose::day);
        let evidence = if titles.is_empty() { "No evidence this period".to_owned() } else { titles.join("; ") };
        vec![one.control.clone(), from, one.only.clone().unwrap_or_default(), evidence]
    };
    let titles = ["Control", "Applies from", "Only for", "Supported by"];
    let rows = facts.findings.controls.iter().map(row).collect();
    table("controls", "Controls and the indicators of this period that support them", &titles, rows)
}

/// The controls with how many KPIs of the period support each.
pub(super) fn controls_in_short(facts: &Facts<'_>) -> super::model::Table {
    let row = |one: &Evidenced| {
        let from = one.applies_from.map_or_else(|| prose::ABSENT.to_owned(), prose::day);
        let indicators = prose::count(one.supported_by.len() as f64);
        vec![one.control.clone(), from, indicators, one.only.clone().unwrap_or_default()]
    };
    let rows = facts.findings.controls.iter().map(row).collect();
    let caption =
        "Controls and how many indicators of this period support each; which they are stands in the dashboard";
    table("controls-in-short", caption, &["Control", "Applies from", "#Indicators", "Only for"], rows)
}

/// The balance of the files of each format: for the whole lake, not for the period.
fn sources(facts: &Facts<'_>) -> super::model::Table {
    let mut by_format: BTreeMap<&str, Vec<FileBalance>> = BTreeMap::new();
    for file in &facts.findings.quality.files {
        by_format.entry(&file.format).or_default().push(file.clone());
    }
    let row = |(format, files): (&str, Vec<FileBalance>)| {
        [vec![format.to_owned(), prose::count(files.len() as f64)], balance(&files)].concat()
    };
    let titles = ["Format", "#Files", "#Read", "#Accepted", "#Duplicate", "#Rejected", "#Unknown type", "Adds up"];
    let caption = "Rows since the lake began: read = accepted + duplicate + rejected; every file is in manifest.json";
    table("sources", caption, &titles, by_format.into_iter().map(row).collect())
}

/// What the pack cannot show, in words.
pub(super) fn characters(lost: &Lost) -> String {
    let codes =
        |shown: usize| lost.kinds.iter().take(shown).map(|&c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>();
    let more = if lost.kinds.len() > 12 { " and others" } else { "" };
    let replaced = match lost.replaced {
        0 => "Every character of this report can be shown in the board pack".to_owned(),
        some => format!(
            "{} outside the embedded fonts printed as {} in the board pack ({}{more})",
            if some == 1 { "1 character".to_owned() } else { format!("{} characters", prose::count(some as f64)) },
            super::glyphs::MARK,
            codes(12).join(", ")
        ),
    };
    match lost.dropped {
        0 => format!("{replaced}."),
        some => format!(
            "{replaced}; {} left out there.",
            prose::counted(some as f64, "invisible or line-turning character")
        ),
    }
}

fn inputs(facts: &Facts<'_>) -> super::model::Table {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| prose::ABSENT.to_owned(), prose::day);
    let rows = facts.findings.inputs.iter().map(|input| {
        let rows = prose::count(input.rows as f64);
        vec![input.source.clone(), input.table.clone(), rows, day(input.first_day), day(input.last_day)]
    });
    let titles = ["Source", "Table", "#Rows", "First day", "Last day"];
    table("inputs", "Inputs and the days that they cover", &titles, rows.collect())
}

fn sentences(facts: &Facts<'_>) -> Vec<String> {
    let files = &facts.findings.quality.files;
    if files.is_empty() {
        return vec!["No input file is on record for this lake.".to_owned()];
    }
    let sum = |part: fn(&FileBalance) -> i64| prose::counted(files.iter().map(part).sum::<i64>() as f64, "row");
    let bare = |part: fn(&FileBalance) -> i64| prose::count(files.iter().map(part).sum::<i64>() as f64);
    let unbalanced: Vec<String> =
        files.iter().filter(|file| !is_balanced(file)).map(|file| prose::name(&file.file)).collect();
    let balance = if unbalanced.is_empty() {
        "Read equals accepted plus duplicate plus rejected in every file.".to_owned()
    } else if !facts.has(Part::Files) {
        facts.words.say("confidence-unbalanced", &[("files", Arg::Count(unbalanced.len() as f64))])
    } else {
        format!("The rows do not add up in {}.", prose::list(&unbalanced))
    };
    let totals = format!(
        "{} read from {}: {} accepted, {} duplicate, {} rejected.",
        sum(|file| file.read),
        prose::counted(files.len() as f64, "file"),
        bare(|file| file.accepted),
        bare(|file| file.duplicate),
        bare(|file| file.rejected)
    );
    let unknown =
        format!("{} of a type that the format's documentation does not name were kept.", sum(|file| file.type_unknown));
    let heard = facts.findings.heard();
    let choices = if heard.is_empty() {
        Vec::new()
    } else {
        let list = prose::list(&heard);
        vec![format!("Where several exports tell of the same thing one of them is used, never two together: {list}.")]
    };
    [vec![totals, balance, unknown], choices, around(facts)].concat()
}

/// Whether the period is over, what is withheld, and which controls nothing speaks for.
fn around(facts: &Facts<'_>) -> Vec<String> {
    let findings = facts.findings;
    let mut sentences: Vec<String> = decision::provisional(facts, usize::MAX).into_iter().collect();
    if findings.withheld() > 0 {
        let withheld = prose::counted(findings.withheld() as f64, "number");
        sentences.push(format!("{withheld} withheld, because too few people stand behind them or behind others."));
    }
    let gaps: Vec<String> = findings.controls_without_evidence().into_iter().map(str::to_owned).collect();
    if !gaps.is_empty() {
        sentences.push(format!("Controls that no number of this period supports: {}.", prose::list(&gaps)));
    }
    sentences
}

/// The rows of some files: read, accepted, duplicate, rejected, of an unknown type, and whether they add up in every file.
fn balance(files: &[FileBalance]) -> Vec<String> {
    let sum = |part: fn(&FileBalance) -> i64| prose::count(files.iter().map(part).sum::<i64>() as f64);
    let balanced = if files.iter().all(is_balanced) { "yes" } else { "no" };
    vec![
        sum(|file| file.read),
        sum(|file| file.accepted),
        sum(|file| file.duplicate),
        sum(|file| file.rejected),
        sum(|file| file.type_unknown),
        balanced.to_owned(),
    ]
}
