//! `auditpack presets`: published multipliers of time saved, and how far to trust each.

use super::World;
use crate::cli;
use crate::measure::presets::{Per, Preset, presets};
use anyhow::Result;
use serde_json::json;

pub(super) fn execute(args: &cli::Presets, world: &mut World<'_>) -> Result<()> {
    let presets = presets();
    if args.json {
        let entries: Vec<_> = presets.iter().map(entry).collect();
        serde_json::to_writer_pretty(&mut *world.out, &entries)?;
        writeln!(world.out)?;
        return Ok(());
    }
    for preset in &presets {
        let Preset { id, title, evidence, remark, .. } = preset;
        writeln!(world.out, "{id}: {title}")?;
        writeln!(world.out, "  counts     {}\n  evidence   {evidence}, {}", preset.counts(), evidence.meaning())?;
        writeln!(world.out, "  use        {}\n  remark     {remark}", usable(preset))?;
    }
    Ok(())
}

fn usable(preset: &Preset) -> String {
    if preset.per == Per::Use {
        format!("preset = \"{}\" in a [[value.task]], in place of its assumptions", preset.id)
    } else {
        "to compare with: it is not told per use".to_owned()
    }
}

fn entry(preset: &Preset) -> serde_json::Value {
    json!({
        "id": preset.id,
        "title": preset.title,
        "counts": preset.counts(),
        "low": preset.low,
        "mode": preset.mode,
        "high": preset.high,
        "evidence": preset.evidence,
        "usable": preset.per == Per::Use,
        "remark": preset.remark,
    })
}
