//! The Kaplan-Meier curve: share of cases without a disposition over the hours since the flag, with its 95 % band,
//! censored cases, the median, the service level and the number at risk.

use super::canvas::{Canvas, Frame, Label, Scale, draw, tick};
use super::theme;
use crate::measure::findings::{Survival, SurvivalStep};
use crate::report::prose;

const HEIGHT: f64 = 268.0;
const LEFT: f64 = 52.0;
const TOP: f64 = 24.0;
const FLOOR: f64 = 190.0;

/// Up to so many dispositions each is also a dot: a curve from a handful of cases must look like a handful.
const FEW: i64 = 12;

/// Draws the curve. It needs at least one case.
pub(in crate::report) fn svg(id: &str, width: f64, alt: &str, survival: &Survival) -> String {
    let right = width - 12.0;
    let last_step = survival.steps.last().map_or(0.0, |step| step.hours);
    let last_open = survival.censored_hours.last().copied().unwrap_or(0.0);
    let service_level = survival.sla_hours.unwrap_or(0.0);
    let end = last_step.max(last_open).max(service_level * 1.15).max(1.0);
    let (x, y) = (Scale::new(0.0, end, LEFT, right), Scale::new(0.0, 1.0, FLOOR, TOP));
    draw(&Frame { id, width, height: HEIGHT, alt }, |canvas| {
        band(canvas, &x, &y, &survival.steps);
        grid(canvas, &y, right);
        marks(canvas, &x, &y, survival, right);
        let curve = staircase(&survival.steps, end, |step| step.open);
        canvas.line(&placed(&x, &y, &curve), theme::MAIN, 2.2);
        if survival.disposed <= FEW {
            survival.steps.iter().for_each(|step| canvas.dot((x.at(step.hours), y.at(step.open)), 3.2, theme::MAIN));
        }
        for &hours in &survival.censored_hours {
            let level = y.at(open_at(&survival.steps, hours));
            canvas.line(&[(x.at(hours), level - 5.0), (x.at(hours), level + 5.0)], theme::INK, 1.2);
        }
        axis(canvas, &x, survival, right);
    })
}

/// Cases still at risk just before `hours`.
pub(in crate::report) fn at_risk(survival: &Survival, hours: f64) -> i64 {
    let next = survival.steps.iter().find(|step| step.hours >= hours);
    let until = next.map_or(f64::INFINITY, |step| step.hours);
    let censored = survival.censored_hours.iter().filter(|&&open| open >= hours && open < until).count();
    next.map_or(0, |step| step.at_risk) + censored as i64
}

/// Share of cases open just after `hours`.
fn open_at(steps: &[SurvivalStep], hours: f64) -> f64 {
    steps.iter().rev().find(|step| step.hours <= hours).map_or(1.0, |step| step.open)
}

/// The corners of a step function from (0, 1) to `end`.
fn staircase(steps: &[SurvivalStep], end: f64, level: impl Fn(&SurvivalStep) -> f64) -> Vec<(f64, f64)> {
    let mut corners = vec![(0.0, 1.0)];
    let mut now = 1.0;
    for step in steps {
        corners.push((step.hours, now));
        now = level(step);
        corners.push((step.hours, now));
    }
    corners.push((end, now));
    corners
}

fn placed(x: &Scale, y: &Scale, corners: &[(f64, f64)]) -> Vec<(f64, f64)> {
    corners.iter().map(|&(hours, share)| (x.at(hours), y.at(share.clamp(0.0, 1.0)))).collect()
}

/// The band starts where the first case ended and stops at the last: beyond, the interval says nothing.
fn band(canvas: &Canvas<'_>, x: &Scale, y: &Scale, steps: &[SurvivalStep]) {
    let [first, .., last] = steps else { return };
    let from = (first.hours, 1.0);
    let mut upper = staircase(steps, last.hours, |step| step.ci_high);
    let mut lower = staircase(steps, last.hours, |step| step.ci_low);
    upper[0] = from;
    lower[0] = from;
    upper.extend(lower.into_iter().rev());
    canvas.polygon(&placed(x, y, &upper), theme::BAND);
}

fn grid(canvas: &Canvas<'_>, y: &Scale, right: f64) {
    canvas.text("Share of cases still open", (0.0, 8.0), Label::note());
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let color = if share == 0.0 { theme::MUTE } else { theme::GRID };
        canvas.line(&[(LEFT, y.at(share)), (right, y.at(share))], color, 0.8);
        canvas.text(&prose::share(share), (LEFT - 8.0, y.at(share)), Label::note().right());
    }
}

/// The median and the service level, each with its name.
fn marks(canvas: &Canvas<'_>, x: &Scale, y: &Scale, survival: &Survival, right: f64) {
    let side = |at: f64, text: &str, label: Label| {
        if at + 6.0 + label.width(text) > right { (at - 6.0, label.right()) } else { (at + 6.0, label) }
    };
    if let Some(hours) = survival.sla_hours {
        // Room for the median's name, which stands at the floor.
        let after_median = survival.median_hours.map_or(right, |median| x.at(hours) - x.at(median));
        let stop = if (0.0..130.0).contains(&after_median) { FLOOR - 20.0 } else { FLOOR };
        canvas.dashed((x.at(hours), TOP), (x.at(hours), stop), theme::WARN);
        let text = format!("Service level {}", prose::hours(hours));
        let (at, label) = side(x.at(hours), &text, Label::new(theme::NOTE, theme::WARN).bold());
        canvas.text(&text, (at, TOP + 8.0), label);
    }
    if let Some(hours) = survival.median_hours {
        canvas.dashed((LEFT, y.at(0.5)), (x.at(hours), y.at(0.5)), theme::MAIN);
        canvas.dashed((x.at(hours), y.at(0.5)), (x.at(hours), FLOOR), theme::MAIN);
        let text = format!("Median {}", prose::hours(hours));
        let (at, label) = side(x.at(hours), &text, Label::new(theme::NOTE, theme::MAIN).bold());
        canvas.text(&text, (at, FLOOR - 10.0), label);
    }
}

fn axis(canvas: &Canvas<'_>, x: &Scale, survival: &Survival, right: f64) {
    canvas.text("Hours since the flag", (right, FLOOR + 30.0), Label::note().right());
    canvas.text("Cases at risk", (0.0, HEIGHT - 28.0), Label::note().bold());
    for hours in x.ticks(((right - LEFT) / 60.0) as usize) {
        canvas.line(&[(x.at(hours), FLOOR), (x.at(hours), FLOOR + 4.0)], theme::MUTE, 1.0);
        canvas.text(&tick(hours), (x.at(hours), FLOOR + 6.0), Label::note().center().below());
        canvas.text(&at_risk(survival, hours).to_string(), (x.at(hours), HEIGHT - 10.0), Label::note().center());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_risk_counts_open_cases_between_the_steps() {
        let step = |hours, at_risk| SurvivalStep { hours, open: 0.5, ci_low: 0.2, ci_high: 0.8, at_risk };
        let survival = Survival {
            steps: vec![step(2.0, 5), step(6.0, 3)],
            censored_hours: vec![3.0, 7.0, 9.0],
            cases: 5,
            disposed: 2,
            ..Survival::default()
        };
        let counts: Vec<i64> = [0.0, 2.0, 2.5, 6.0, 6.5, 8.0, 10.0].map(|hours| at_risk(&survival, hours)).to_vec();
        assert_eq!(counts, [5, 5, 4, 3, 2, 1, 0]);
    }
}
