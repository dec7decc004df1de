//! What may be said about change: only what a chart shows. Without a signal there is no direction and no adjective, and
//! where there is no chart nothing is said.

use super::facts::Facts;
use super::prose;
use crate::measure::edition::Change;
use crate::measure::signal::Signal;
use crate::measure::signal::assurance::Variation;
use crate::measure::signal::rules::{Fired, Rule, Side};
use crate::measure::unit::Unit;

/// What the chart of a KPI's total says of its newest period; none where there are too few comparable periods.
pub(super) fn sentence(facts: &Facts<'_>, kpi: &str) -> Option<String> {
    let signal = facts.findings.signals.iter().find(|signal| signal.kpi == kpi)?;
    let total = facts.total(kpi)?;
    let (value, unit) = (total.value?, total.unit);
    let newest = signal.expected.last()?;
    let range = prose::interval(Some(newest.limits.low), Some(newest.limits.high), unit)?;
    let (from, to) = signal.baseline;
    let baseline = format!("{} to {}", prose::period(from), prose::period(to));
    let trial = if signal.trial { ", limits on trial" } else { "" };
    let found = match signal.rules.as_slice() {
        [] => format!("no signal of a change: {}", prose::value(value, unit)),
        fired => format!("{}: {}, {}", meaning(signal), prose::value(value, unit), rules(fired)),
    };
    let text = format!(
        "{}, {found} (expected {range}, from {} of {baseline}{trial})",
        facts.title(total.kpi),
        prose::counted(signal.baseline_points as f64, "period"),
    );
    let before = before(facts, kpi, unit).map_or(String::new(), |before| format!("; {before}"));
    Some(prose::sentence(&format!("{text}{before}")))
}

/// What a signal means.
const fn meaning(signal: &Signal) -> &'static str {
    match signal.variation {
        Variation::CommonCause => "no signal of a change",
        Variation::Concern => "a signal of a change for the worse",
        Variation::Improvement => "a signal of a change for the better",
        Variation::Neutral => "a signal of a change",
    }
}

/// The rules that the newest period fulfils.
fn rules(fired: &[Fired]) -> String {
    let words = |fired: &Fired| {
        match (fired.rule, fired.side) {
            (Rule::BeyondLimit, Side::High) => "above the upper limit",
            (Rule::BeyondLimit, Side::Low) => "below the lower limit",
            (Rule::OneSide, Side::High) => "the seventh in a row above the centre",
            (Rule::OneSide, Side::Low) => "the seventh in a row below the centre",
            (Rule::Trend, Side::High) => "the seventh in a row to rise",
            (Rule::Trend, Side::Low) => "the seventh in a row to fall",
            (Rule::OuterThird, Side::High) => "with another of the last three near the upper limit or beyond",
            (Rule::OuterThird, Side::Low) => "with another of the last three near the lower limit or beyond",
        }
        .to_owned()
    };
    prose::list(&fired.iter().map(words).collect::<Vec<_>>())
}

/// The value of the period before, or why it is not set beside this one. A number, no direction.
fn before(facts: &Facts<'_>, kpi: &str, unit: Unit) -> Option<String> {
    let comparison = facts.findings.comparison(kpi)?;
    let period = prose::period(comparison.before);
    Some(match &comparison.change {
        Change::Delta { from, .. } => format!("{} in {period}", prose::value(*from, unit)),
        Change::Restated { first, current, reason, .. } => {
            let (first, current) = (prose::value(*first, unit), prose::value(*current, unit));
            format!("{current} in {period}, published as {first}: {}", facts.words.remark(reason))
        }
        Change::Refused { reason } => format!("not compared with {period}: {}", facts.words.remark(reason)),
    })
}

/// How many false signals are to be expected among all charts; none without a chart.
pub(super) fn budget(facts: &Facts<'_>) -> Option<String> {
    let charts = facts.findings.signals.len();
    let shown = facts.findings.signals.iter().filter(|signal| !signal.rules.is_empty()).count();
    let expected = facts.findings.false_signals_expected;
    (charts > 0).then(|| {
        format!(
            "{} of {} {} a signal; about {expected:.1} would if nothing had changed at all.",
            prose::count(shown as f64),
            prose::counted(charts as f64, "chart"),
            if shown == 1 { "shows" } else { "show" },
        )
    })
}
