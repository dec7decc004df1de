//! What some readers are told of the findings: a part of them, never more, decided for every field by name.

use super::card::Privacy;
use super::edition::{Change, Comparison, Restatement};
use super::findings::{Aside, BreakEven, Choice, Findings, HourCount, Quality, Survival, TaskSaving, Tornado, Trend};
use super::kpis::card;
use super::measurement::Measurement;
use super::period::Period;
use super::privacy::withhold_more;
use super::settings::Suppression;
use super::signal::{Signal, budget};
use super::spread::Spread;
use crate::words::Remark;
use std::collections::{BTreeMap, BTreeSet};
use strum::{IntoStaticStr, VariantArray};

/// The dimensions in which findings hold more than measurements.
const PROJECT: &str = "project";
const TASK: &str = "task";

/// The KPI whose members are the task classes.
const TIME_SAVED: &str = "value.time_saved_hours";

/// The KPI that says from how many minutes on a task pays off.
const BREAK_EVEN: &str = "value.break_even_minutes";

/// The KPIs that the full cost is told with.
const FULL_COST: [&str; 2] = ["value.net_value", "cost.spend"];

/// A part of the findings that tells of single things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Part {
    /// Single cases: each open one, and the times of each in the curve.
    Cases,
    /// Single days of the period.
    Days,
    /// Single files of exports, by name, and what was refused of them.
    Files,
    /// Who answers for something, decided something or does something about it.
    Names,
}

/// What readers may be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach<'a> {
    /// The dimensions whose members they are told; none: all.
    pub dimensions: Option<&'a [&'a str]>,
    /// The parts that tell of single things and that they are told.
    pub parts: &'a [Part],
    /// When a number would tell them of too few people.
    pub rules: Suppression,
}

impl Reach<'_> {
    fn shows(&self, dimension: &str) -> bool {
        self.dimensions.is_none_or(|shown| shown.contains(&dimension))
    }

    fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    fn is_whole(&self) -> bool {
        self.dimensions.is_none() && Part::VARIANTS.iter().all(|part| self.has(*part))
    }
}

impl Findings {
    /// The findings as far as some readers are told them. What is withheld stays withheld.
    #[must_use]
    pub fn within(&self, reach: &Reach) -> Self {
        let Self {
            organization,
            period,
            timezone,
            as_of_us,
            rules,
            inputs,
            choices,
            measurements,
            trends,
            days,
            survival,
            tasks,
            open_cases,
            quality,
            ways,
            controls,
            tornado,
            break_even,
            spreads,
            review_funnel,
            state,
            unsettled,
            signals,
            false_signals_expected: _,
            comparisons,
            restatements,
            grounds,
            earlier,
            incidents,
            hours,
            feeds,
            full_cost,
        } = self.clone();
        let told = Told::of(measurements, earlier, period, (reach, &rules));
        let (signals, tasks) = (told.signals(signals), told.tasks(tasks));
        Self {
            organization,
            period,
            timezone,
            as_of_us,
            rules: told.rules,
            // Which systems were read and when they were heard tells of nobody.
            inputs,
            choices: told.choices(choices),
            trends: told.trends(trends),
            days: if reach.has(Part::Days) { days } else { Vec::new() },
            survival: told.survival(survival),
            tornado: told.tornado(tornado, &tasks),
            tasks,
            open_cases: if reach.has(Part::Cases) { open_cases } else { Vec::new() },
            quality: told.quality(quality),
            // No document shows them.
            ways: if reach.is_whole() && !told.is_stricter { ways } else { BTreeMap::new() },
            // Controls are supported by KPIs, also by those that are withheld.
            controls,
            break_even: told.break_even(break_even),
            spreads: told.spreads(spreads),
            // It is about all projects together.
            review_funnel,
            state,
            unsettled,
            false_signals_expected: budget::expected(&signals),
            signals,
            comparisons: told.comparisons(comparisons),
            restatements: told.restatements(restatements),
            grounds,
            incidents: if reach.has(Part::Cases) { incidents } else { Vec::new() },
            hours: told.hours(hours),
            feeds,
            full_cost: full_cost.filter(|_| FULL_COST.iter().all(|kpi| !told.is_withheld(kpi))),
            earlier: told.earlier,
            measurements: told.measurements,
        }
    }
}

/// The numbers that are told, by which everything around them is decided.
struct Told<'a> {
    reach: &'a Reach<'a>,
    /// Whether these readers have a stricter rule than everybody.
    is_stricter: bool,
    /// The rule that the numbers obey.
    rules: Suppression,
    measurements: Vec<Measurement>,
    earlier: Vec<(Period, Measurement)>,
    period: Period,
}

impl<'a> Told<'a> {
    fn of(
        mut measurements: Vec<Measurement>,
        mut earlier: Vec<(Period, Measurement)>,
        period: Period,
        (reach, base): (&'a Reach<'a>, &Suppression),
    ) -> Self {
        measurements.retain(|one| one.dimensions.keys().all(|dimension| reach.shows(dimension)));
        let is_stricter = reach.rules.k > base.k || reach.rules.dominance < base.dominance;
        if is_stricter {
            withhold_more(&mut measurements, &mut earlier, period, &reach.rules);
        }
        let rules = if is_stricter { reach.rules } else { *base };
        Self { reach, is_stricter, rules, measurements, earlier, period }
    }

    /// Whether everything is told of task classes.
    fn has_tasks(&self) -> bool {
        self.reach.shows(TASK) && !self.is_stricter
    }

    fn find(&self, kpi: &str, member: Option<&str>) -> Option<&Measurement> {
        let mut of_kpi = self.measurements.iter().filter(|one| one.kpi == kpi);
        of_kpi.find(|one| one.dimensions.values().next().map(String::as_str) == member)
    }

    fn is_withheld(&self, kpi: &str) -> bool {
        self.find(kpi, None).is_some_and(|one| one.withheld)
    }

    /// Whether the total of a period may stand beside that of the newest. Of numbers that are protected only those are known
    /// well enough that stand among the earlier totals.
    fn is_told(&self, kpi: &str, period: Period) -> bool {
        if period == self.period {
            return !self.is_withheld(kpi);
        }
        let mut totals = self.earlier.iter().filter(|(of, one)| *of == period && one.kpi == kpi);
        !self.is_doubtful(kpi) || totals.any(|(_, one)| one.value.is_some())
    }

    /// Whether these readers are told less of a KPI than everybody, because of the people behind it.
    fn is_doubtful(&self, kpi: &str) -> bool {
        self.is_stricter && card(kpi).is_some_and(|card| card.privacy != Privacy::Open)
    }

    fn trends(&self, mut trends: Vec<Trend>) -> Vec<Trend> {
        for trend in &mut trends {
            for point in trend.points.iter_mut().filter(|point| !self.is_told(trend.kpi, point.period)) {
                (point.value, point.ci_low, point.ci_high) = (None, None, None);
            }
        }
        trends
    }

    /// Limits are made from more periods than those whose people are known.
    fn signals(&self, mut signals: Vec<Signal>) -> Vec<Signal> {
        signals.retain(|signal| !self.is_doubtful(signal.kpi));
        if !self.reach.has(Part::Names) {
            signals.iter_mut().filter_map(|signal| signal.rebased.as_mut()).for_each(|rebase| rebase.by.clear());
        }
        signals
    }

    fn comparisons(&self, mut comparisons: Vec<Comparison>) -> Vec<Comparison> {
        comparisons.retain(|one| !self.is_withheld(one.kpi));
        for one in comparisons.iter_mut().filter(|one| self.is_doubtful(one.kpi)) {
            if !self.is_told(one.kpi, one.before) {
                let reason = Remark::of("remark-before-not-told", [("period", one.before.id().into())]);
                one.change = Change::Refused { reason: vec![reason] };
            } else if let Change::Restated { current, delta, .. } = one.change {
                // What was published first was about other people.
                one.change = Change::Delta { from: current, delta };
            }
        }
        comparisons
    }

    fn restatements(&self, mut restatements: Vec<Restatement>) -> Vec<Restatement> {
        let is_member_told = |one: &Restatement| {
            let told = || self.find(one.kpi, one.member.as_deref());
            one.member.is_none() || told().is_some_and(|found| !found.withheld)
        };
        restatements.retain(|one| !self.is_doubtful(one.kpi) && is_member_told(one));
        restatements
    }

    /// Without projects the sources are told for all of them together.
    fn choices(&self, choices: Vec<Choice>) -> Vec<Choice> {
        if self.reach.shows(PROJECT) {
            return choices;
        }
        let mut all: Vec<Choice> = Vec::new();
        for choice in choices {
            let key = |one: &Choice| (one.question, one.source.clone(), one.evidence);
            match all.iter_mut().find(|one| key(one) == key(&choice)) {
                Some(one) => {
                    one.number += choice.number;
                    choice.aside.into_iter().for_each(|other| add(&mut one.aside, other));
                }
                None => all.push(Choice { project: None, ..choice }),
            }
        }
        all
    }

    fn survival(&self, survival: Survival) -> Survival {
        if self.reach.has(Part::Cases) {
            return survival;
        }
        // Every step and every stroke of the curve is a case.
        Survival { steps: Vec::new(), censored_hours: Vec::new(), ..survival }
    }

    /// Files without their names, so that they can still be counted.
    fn quality(&self, quality: Quality) -> Quality {
        if self.reach.has(Part::Files) {
            return quality;
        }
        let mut files = quality.files;
        for file in &mut files {
            (file.file, file.sha256) = (String::new(), String::new());
        }
        // From which day on rows are there tells of nobody.
        Quality { files, rejects: Vec::new(), kept: quality.kept }
    }

    /// The task classes whose savings are told.
    fn classes(&self) -> BTreeSet<&str> {
        let is_total_told = self.find(TIME_SAVED, None).is_some_and(|one| one.value.is_some());
        let told = self.measurements.iter().filter(|one| one.kpi == TIME_SAVED && one.value.is_some());
        let classes = told.filter_map(|one| one.dimensions.get(TASK).map(String::as_str));
        if is_total_told { classes.collect() } else { BTreeSet::new() }
    }

    fn tasks(&self, mut tasks: Vec<TaskSaving>) -> Vec<TaskSaving> {
        if self.has_tasks() {
            return tasks;
        }
        let classes = self.classes();
        tasks.retain(|task| classes.contains(task.class.as_str()));
        tasks
    }

    fn tornado(&self, mut tornado: Tornado, tasks: &[TaskSaving]) -> Tornado {
        if self.has_tasks() {
            return tornado;
        }
        tornado.swings.retain(|swing| tasks.iter().any(|task| task.class == swing.class));
        if tornado.swings.is_empty() { Tornado::default() } else { tornado }
    }

    fn break_even(&self, mut all: Vec<BreakEven>) -> Vec<BreakEven> {
        if self.has_tasks() {
            return all;
        }
        all.retain(|one| self.find(BREAK_EVEN, one.class.as_deref()).is_some_and(|found| !found.withheld));
        all
    }

    /// How many people called in an hour is not known here.
    fn hours(&self, hours: Vec<HourCount>) -> Vec<HourCount> {
        if self.is_stricter { Vec::new() } else { hours }
    }

    /// How many people stand behind a project is not known here.
    fn spreads(&self, spreads: Vec<Spread>) -> Vec<Spread> {
        if self.reach.shows(PROJECT) && !self.is_stricter { spreads } else { Vec::new() }
    }
}

/// Adds what was left aside to the same of other projects.
fn add(all: &mut Vec<Aside>, other: Aside) {
    match all.iter_mut().find(|one| (&one.source, one.evidence) == (&other.source, other.evidence)) {
        Some(one) => one.number += other.number,
        None => all.push(other),
    }
}
