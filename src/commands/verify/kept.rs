//! A pack of which rows were deleted since: no KPI can be computed again. What the lake keeps of it is what it told, in table
//! `published`.

use super::{About, Check, Report};
use crate::measure::edition::{Published, Record, is_same};
use crate::measure::period::Period;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// Holds every KPI of a pack against what was published of its period, and says why it is not computed again: rows of days
/// before `whole_from` are gone.
pub(super) fn check(told: &Value, period: Period, whole_from: NaiveDate, published: &Published, report: &mut Report) {
    report.notes.push(format!(
        "rows of days before {whole_from} were deleted by retention: no KPI was computed again and the pack was not rendered \
         again; each number is held against what table `published` of the lake keeps of it"
    ));
    let id = period.id();
    let own: Vec<&Record> = published.0.iter().filter(|record| record.pack == id && record.period == id).collect();
    let mut kpis: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in told["measurements"].as_array().into_iter().flatten() {
        let kpi = one["kpi"].as_str().unwrap_or_default();
        let differences = kpis.entry(kpi).or_default();
        let member = one["dimensions"].as_object().and_then(|members| members.values().next()?.as_str());
        let value = one["value"].as_f64();
        let mut kept = own.iter().filter(|record| record.kpi == kpi && record.member.as_deref() == member);
        let same = |record: &&Record| match (record.value, value) {
            (Some(kept), Some(told)) => is_same(kept, told),
            (kept, told) => kept.is_none() && told.is_none(),
        };
        if !kept.any(same) {
            let member = member.map(|member| format!("{member}: ")).unwrap_or_default();
            let value = value.map_or_else(|| "no value".to_owned(), |value| value.to_string());
            differences.push(format!("{member}{value} was never published"));
        }
    }
    report.checks.extend(kpis.into_iter().map(|(kpi, differences)| match differences.as_slice() {
        [] => Check::equal(About::Kpi, kpi),
        _ => Check::changed(About::Kpi, kpi, differences.join("; ")),
    }));
}
