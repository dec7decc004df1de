//! What may be said about change: only what a chart shows. Without a signal there is no direction and no adjective, and
//! where there is no chart nothing is said.

use super::facts::Facts;
use super::prose;
use crate::measure::edition::Change;
use crate::measure::signal::rules::Fired;
use crate::measure::unit::Unit;
use crate::words::Arg;

/// What the chart of a KPI's total says of its newest period; none where there are too few comparable periods.
pub(super) fn sentence(facts: &Facts<'_>, kpi: &str) -> Option<String> {
    let words = facts.words;
    let signal = facts.findings.signals.iter().find(|signal| signal.kpi == kpi)?;
    let total = facts.total(kpi)?;
    let (value, unit) = (total.value?, total.unit);
    let newest = signal.expected.last()?;
    let range = prose::interval(words, Some(newest.limits.low), Some(newest.limits.high), unit)?;
    let (from, to) = signal.baseline;
    let value = ("value", Arg::from(prose::value(words, value, unit)));
    let found = match signal.rules.as_slice() {
        [] => words.say("change-none", &[value]),
        fired => {
            let variation: &'static str = signal.variation.into();
            let id = format!("change-{}", variation.replace('_', "-"));
            words.say(&id, &[value, ("rules", rules(facts, fired).into())])
        }
    };
    let args = [
        ("title", facts.title(total.kpi).into()),
        ("found", found.into()),
        ("range", range.into()),
        ("periods", prose::many(signal.baseline_points)),
        ("from", prose::period(words, from).into()),
        ("to", prose::period(words, to).into()),
    ];
    let text = words.say(if signal.trial { "change-on-trial" } else { "change" }, &args);
    let text = match before(facts, kpi, unit) {
        Some(before) => words.parts(&[text, before]),
        None => text,
    };
    Some(prose::sentence(&text))
}

/// The rules that the newest period fulfils.
fn rules(facts: &Facts<'_>, fired: &[Fired]) -> String {
    let told = |fired: &Fired| {
        let (rule, side): (&'static str, &'static str) = (fired.rule.into(), fired.side.into());
        facts.words.word(&format!("change-rule-{}-{side}", rule.replace('_', "-")))
    };
    facts.words.list(&fired.iter().map(told).collect::<Vec<_>>())
}

/// The value of the period before, or why it is not set beside this one. A number, no direction.
fn before(facts: &Facts<'_>, kpi: &str, unit: Unit) -> Option<String> {
    let comparison = facts.findings.comparison(kpi)?;
    let words = facts.words;
    let period = ("period", Arg::from(prose::period(words, comparison.before)));
    let value = |value: f64| Arg::from(prose::value(words, value, unit));
    Some(match &comparison.change {
        Change::Delta { from, .. } => words.say("change-before", &[("value", value(*from)), period]),
        Change::Restated { first, current, reason, .. } => {
            let reason = ("reason", words.remark(reason).into());
            words.say("change-before-restated", &[("value", value(*current)), period, ("first", value(*first)), reason])
        }
        Change::Refused { reason } => {
            words.say("change-before-refused", &[period, ("reason", words.remark(reason).into())])
        }
    })
}

/// How many false signals are to be expected among all charts; none without a chart.
pub(super) fn budget(facts: &Facts<'_>) -> Option<String> {
    let charts = facts.findings.signals.len();
    let shown = facts.findings.signals.iter().filter(|signal| !signal.rules.is_empty()).count();
    let expected = Arg::Number(facts.findings.false_signals_expected, 1);
    let args = [("shown", prose::many(shown)), ("charts", prose::many(charts)), ("expected", expected)];
    (charts > 0).then(|| facts.words.say("change-budget", &args))
}
