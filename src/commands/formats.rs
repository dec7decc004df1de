//! `auditpack formats`: the registry for people. The README's table is this command's Markdown.

use super::World;
use crate::cli;
use crate::event::capability::Evidence;
use crate::format::{FORMATS, Format};
use anyhow::Result;
use serde_json::json;

pub(super) fn execute(args: &cli::Formats, world: &mut World<'_>) -> Result<()> {
    if args.json {
        let formats: Vec<_> = FORMATS.iter().map(|format| entry(format)).collect();
        serde_json::to_writer_pretty(&mut *world.out, &formats)?;
        writeln!(world.out)?;
    } else if args.markdown {
        writeln!(world.out, "| format | how to export it | what it feeds | known gaps |\n|---|---|---|---|")?;
        for format in FORMATS {
            let Format { id, title, how_to_export, gaps, .. } = format;
            writeln!(world.out, "| {title} (`{id}`) | {how_to_export} | {} | {gaps} |", feeds(format))?;
        }
    } else {
        for format in FORMATS {
            let Format { id, title, looks_for, how_to_export, gaps, .. } = format;
            writeln!(world.out, "{id}: {title}")?;
            writeln!(world.out, "  looks for  {looks_for}\n  export     {how_to_export}")?;
            writeln!(world.out, "  feeds      {}\n  lacks      {gaps}", feeds(format))?;
        }
    }
    Ok(())
}

fn entry(format: &Format) -> serde_json::Value {
    let tables: Vec<_> = format.fills.iter().map(|table| table.name).collect();
    let answers: Vec<_> = format
        .answers
        .iter()
        .map(|(question, evidence)| json!({ "question": question.as_ref(), "evidence": evidence.as_ref() }))
        .collect();
    json!({
        "id": format.id,
        "title": format.title,
        "looks_for": format.looks_for,
        "how_to_export": format.how_to_export,
        "gaps": format.gaps,
        "tables": tables,
        "answers": answers,
    })
}

/// The questions by evidence, the best first.
fn feeds(format: &Format) -> String {
    let of = |wanted: Evidence, after: &str| {
        let questions = format.answers.iter().filter(|(_, evidence)| *evidence == wanted);
        let questions: Vec<&str> = questions.map(|(question, _)| question.as_ref()).collect();
        if questions.is_empty() { None } else { Some(format!("{}{after}", questions.join(", "))) }
    };
    let parts = [
        of(Evidence::Rows, ""),
        of(Evidence::Counts, " (counted by the vendor)"),
        of(Evidence::Proxy, " (as a stand-in)"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
