//! Signals of whole series.

use super::rules::{Rule, Side};
use super::*;
use crate::measure::card::Better;
use crate::measure::stats::assert_close;

const BASELINE_VALUES: [f64; 12] = [52.0, 47.0, 53.0, 51.0, 50.0, 49.0, 55.0, 48.0, 46.0, 54.0, 51.0, 50.0];

fn card(chart: Chart, unit: Unit) -> Card {
    Card { chart, unit, better: Better::Higher, ..*crate::measure::card("usage.calls").unwrap() }
}

fn calls() -> Card {
    card(Chart::Individuals, Unit::Calls)
}

fn period(index: usize) -> Period {
    let start = Period::parse("2025-01", NaiveDate::MIN).unwrap();
    let month = start.start.checked_add_months(chrono::Months::new(index as u32)).unwrap();
    Period::month_of(month)
}

fn points(values: &[f64]) -> Vec<Point> {
    let point = |(index, value): (usize, &f64)| Point {
        period: period(index),
        value: value.is_finite().then_some(*value),
        count: None,
        working_days: 20,
        comparable: true,
    };
    values.iter().enumerate().map(point).collect()
}

fn counted(counts: &[(f64, f64)]) -> Vec<Point> {
    let mut points = points(&counts.iter().map(|(hits, size)| hits / size).collect::<Vec<_>>());
    for (point, (hits, size)) in points.iter_mut().zip(counts) {
        point.count = Some(Count { hits: *hits, size: *size });
    }
    points
}

fn with(more: &[f64]) -> Vec<Point> {
    points(&[&BASELINE_VALUES[..], more].concat())
}

fn fired(found: &Signal) -> Vec<(Rule, Side)> {
    found.rules.iter().map(|fired| (fired.rule, fired.side)).collect()
}

#[test]
fn the_thirteenth_point_is_judged_by_the_twelve_before() {
    let found = signal(&calls(), &with(&[61.0]), None, &[]).unwrap();
    assert_close(found.expected[0].centre, 50.5, "centre");
    assert_close(found.expected[12].limits.low, 40.343_636, "lower limit");
    assert_close(found.expected[12].limits.high, 60.656_364, "upper limit");
    assert_eq!(found.baseline, (period(0), period(11)));
    assert_eq!((found.baseline_points, found.judged_points, found.trial), (12, 1, false));
    assert_eq!(fired(&found), [(Rule::BeyondLimit, Side::High)]);
    assert_eq!((found.variation, found.assurance), (Variation::Improvement, None));
    let calm = signal(&calls(), &with(&[60.0]), None, &[]).unwrap();
    assert_eq!((calm.rules, calm.variation), (Vec::new(), Variation::CommonCause));
}

#[test]
fn the_baseline_does_not_follow_the_values() {
    let found = signal(&calls(), &with(&[61.0, 63.0, 62.0, 64.0, 60.0, 62.0, 65.0]), None, &[]).unwrap();
    assert_close(found.expected[0].centre, 50.5, "centre");
    let (beyond, one_side, outer) = (Rule::BeyondLimit, Rule::OneSide, Rule::OuterThird);
    assert_eq!(fired(&found), [(beyond, Side::High), (one_side, Side::High), (outer, Side::High)]);
    assert_eq!((found.judged_points, found.expected.len()), (7, 19));
}

#[test]
fn few_points_give_limits_on_trial_and_fewer_none() {
    let values = &BASELINE_VALUES;
    let found = signal(&calls(), &points(&values[..7]), None, &[]).unwrap();
    assert_eq!((found.trial, found.baseline_points, found.judged_points), (true, 6, 1));
    assert_eq!(signal(&calls(), &points(&values[..6]), None, &[]), None);
    assert_eq!(signal(&calls(), &[], None, &[]), None);
}

#[test]
fn a_gap_is_no_point_and_an_unmeasured_newest_has_no_signal() {
    let gap = f64::NAN;
    assert_eq!(signal(&calls(), &with(&[gap]), None, &[]), None);
    let found = signal(&calls(), &with(&[gap, 61.0]), None, &[]).unwrap();
    assert_eq!((found.judged_points, found.expected.len()), (1, 13));
    let mut incomparable = with(&[61.0]);
    incomparable[3].comparable = false;
    let found = signal(&calls(), &incomparable, None, &[]).unwrap();
    assert_eq!((found.baseline_points, found.trial), (11, true));
}

#[test]
fn a_rebase_breaks_the_line() {
    let later = [61.0, 63.0, 62.0, 64.0, 60.0, 62.0, 61.0, 63.0];
    let rebase = |from: usize| Rebase {
        kpi: "usage.calls".to_owned(),
        from: period(from).start,
        reason: "a second gateway".to_owned(),
        by: "CISO".to_owned(),
        on: period(from).end,
    };
    let found = signal(&calls(), &with(&later), None, &[rebase(3), rebase(12)]).unwrap();
    assert_eq!((found.baseline.0, found.baseline_points), (period(12), 7));
    assert_eq!((found.variation, found.rebased), (Variation::CommonCause, Some(rebase(12))));
    assert_eq!(signal(&calls(), &with(&later[..5]), None, &[rebase(12)]), None, "too few since");
    let other = Rebase { kpi: "usage.hhi".to_owned(), ..rebase(12) };
    let unmoved = signal(&calls(), &with(&later), None, &[other, rebase(30)]).unwrap();
    assert_eq!((unmoved.rebased, unmoved.variation), (None, Variation::Improvement));
}

#[test]
fn durations_are_judged_by_factors() {
    let series = card(Chart::LogIndividuals, Unit::Hours);
    let hours = [8.0, 4.0, 8.0, 16.0, 8.0, 4.0, 8.0, 16.0, 8.0, 4.0, 8.0, 16.0];
    let found = signal(&series, &points(&[&hours[..], &[8.0]].concat()), None, &[]).unwrap();
    // Every moving range is ln 2, so the limits are the geometric mean of 8 divided and multiplied by 2^2.66.
    assert_close(found.expected[0].centre, 8.0, "geometric mean");
    assert_close(found.expected[12].limits.high, 8.0 * 2.0_f64.powf(2.66), "upper limit");
    assert_close(found.expected[12].limits.low, 8.0 / 2.0_f64.powf(2.66), "lower limit");
    let zero = signal(&series, &points(&[&hours[..], &[0.0]].concat()), None, &[]);
    assert_eq!(zero, None, "nothing has no logarithm");
}

#[test]
fn shares_of_many_stray_more_than_chance() {
    let series = card(Chart::Proportion, Unit::Share);
    let months = [(20.0, 400.0), (31.0, 520.0), (19.0, 380.0), (24.0, 610.0), (36.0, 450.0), (25.0, 500.0)];
    let judge = |hits, size| signal(&series, &counted(&[&months[..], &[(hits, size)]].concat()), None, &[]).unwrap();
    let found = judge(60.0, 610.0);
    assert_close(found.expected[0].centre, 0.054_196, "centre");
    let limits = found.expected[6].limits;
    assert!((limits.low - 0.00567).abs() < 5e-6 && (limits.high - 0.10272).abs() < 5e-6, "{limits:?}");
    assert_eq!(fired(&found), []);
    assert_eq!(fired(&judge(64.0, 610.0)), [(Rule::BeyondLimit, Side::High)]);
    assert_close(judge(3.0, 50.0).expected[6].limits.low, 0.0, "a share has no limit below 0");
    let none = signal(&series, &points(&[0.1; 8]), None, &[]);
    assert_eq!(none, None, "a share without its counts has no chart");
}

#[test]
fn months_of_different_length_are_compared_by_the_day() {
    let by_day = card(Chart::PerWorkingDay, Unit::Calls);
    let days = [20, 19, 23, 21, 20, 22, 23, 20, 21, 19, 22, 23, 19];
    let mut points = with(&[57.0]);
    for (point, days) in points.iter_mut().zip(days) {
        point.working_days = days;
        point.value = point.value.map(|value| value * days as f64);
    }
    let found = signal(&by_day, &points, None, &[]).unwrap();
    assert_close(found.expected[0].centre, 50.5 * 20.0, "centre of the first month");
    assert_close(found.expected[12].limits.high, (50.5 + 2.66 * 42.0 / 11.0) * 19.0, "upper limit of the newest");
    assert_eq!(fired(&found), []);
    points[12].working_days = 17;
    let short = signal(&by_day, &points, None, &[]).unwrap();
    assert_eq!(fired(&short), [(Rule::BeyondLimit, Side::High)], "63.7 a day");
    points[12].working_days = 0;
    assert_eq!(signal(&by_day, &points, None, &[]), None);
}

#[test]
fn counts_are_judged_by_their_exposure() {
    let months: Vec<(f64, f64)> = [20.0, 31.0, 19.0, 24.0, 36.0, 25.0, 30.0].iter().map(|hits| (*hits, 20.0)).collect();
    let rate = |unit| signal(&card(Chart::Rate, unit), &counted(&months), None, &[]).unwrap().expected[6];
    let (actions, per_thousand) = (rate(Unit::Actions), rate(Unit::PerThousand));
    assert_close(actions.centre, 155.0 / 6.0, "actions a month");
    assert_close(per_thousand.centre, 155.0 / 120.0 * 1000.0, "per thousand");
    assert_eq!(signal(&card(Chart::None, Unit::Actions), &counted(&months), None, &[]), None);
}

#[test]
fn there_are_no_fewer_than_none_but_hours_may_be_owed() {
    let values = points(&[1.0, 9.0, 2.0, 8.0, 1.0, 9.0, 5.0]);
    let low = |unit| signal(&card(Chart::Individuals, unit), &values, None, &[]).unwrap().expected[6].limits.low;
    assert_close(low(Unit::Cases), 0.0, "cases");
    assert!(low(Unit::Hours) < 0.0);
}

#[test]
fn what_never_moved_has_no_limits() {
    assert_eq!(signal(&calls(), &points(&[5.0; 13]), None, &[]), None);
    let share = card(Chart::Proportion, Unit::Share);
    assert_eq!(signal(&share, &counted(&[(0.0, 9.0); 13]), None, &[]), None);
    assert_eq!(signal(&share, &counted(&[(3.0, 9.0); 13]), None, &[]), None);
}

#[test]
fn the_target_is_held_against_the_limits_of_the_newest() {
    let judge = |target: Target| signal(&calls(), &with(&[50.0]), Some(&target), &[]).unwrap().assurance;
    let least = |end| Target { at_least: Some(end), ..Target::default() };
    assert_eq!(judge(least(40.0)), Some(Assurance::Passes));
    assert_eq!(judge(least(50.0)), Some(Assurance::HitOrMiss));
    assert_eq!(judge(least(61.0)), Some(Assurance::Fails));
}

#[test]
fn the_expected_false_signals_add_up() {
    let series =
        [signal(&calls(), &with(&[50.0]), None, &[]), signal(&calls(), &points(&BASELINE_VALUES[..7]), None, &[])];
    let series: Vec<Signal> = series.into_iter().flatten().collect();
    assert_close(budget::expected(&series), budget::rate(12, 1) + budget::rate(6, 1), "expected");
}
