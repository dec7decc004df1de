//! What the use of AI is worth in time, with the oversight that it costs.

pub(crate) mod break_even_minutes;
mod gross_value;
mod hours_per_person_week;
mod net_time_saved_hours;
pub(crate) mod net_value;
mod oversight_hours;
mod realised_hours;
mod time_saved_hours;
mod value_per_dollar;

use super::Area;
use super::cost::spent;
use super::measured::Measured;
use crate::event::capability::Question;
use crate::event::taxonomy::EntityKind;
use crate::measure::assumptions::Evidence;
use crate::measure::facts::classes::ClassPeople;
use crate::measure::facts::{Facts, local_day};
use crate::measure::money::NanoUsd;
use crate::measure::period::{Grain, Period};
use crate::measure::sql::worth::{self, Given};
use crate::measure::stats::Interval;
use crate::measure::stats::monte_carlo::Percentiles;
use crate::measure::steps::Step;
use crate::words::{Arg, Remark};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static AREA: Area = Area {
    id: "value",
    title: "Time saved",
    intro: "How much working time AI saved under the organisation's own assumptions, and what human review took of it.",
    kpis: &[
        &time_saved_hours::KPI,
        &net_time_saved_hours::KPI,
        &oversight_hours::KPI,
        &realised_hours::KPI,
        &hours_per_person_week::KPI,
        &gross_value::KPI,
        &net_value::KPI,
        &value_per_dollar::KPI,
        &break_even_minutes::KPI,
    ],
};

/// Minutes of one hour.
const MINUTES: f64 = 60.0;

/// The uses of each configured task class in the period, in the order of the configuration.
pub(crate) fn uses(facts: &Facts) -> Vec<i64> {
    let of = |class: &str| {
        let calls = facts.calls().iter().filter(|calls| calls.task_class.as_deref() == Some(class));
        calls.map(|calls| calls.accepted).sum()
    };
    facts.context.value.task.iter().map(|task| of(&task.class)).collect()
}

/// Hours saved by a number of uses: one draw of the minutes per use, times the uses.
pub(crate) fn hours(minutes: &[f64], uses: i64) -> Vec<f64> {
    minutes.iter().map(|minutes| minutes * uses as f64 / MINUTES).collect()
}

/// Percentiles of time saved over all classes and the number of uses; an error is the reason why nothing can be said.
fn saved(facts: &Facts) -> Result<(Percentiles, i64), Remark> {
    let (draws, uses) = saved_draws(facts)?;
    Ok((percentiles(draws)?, uses))
}

/// Time saved over all classes, draw by draw, and the number of uses.
fn saved_draws(facts: &Facts) -> Result<(Vec<f64>, i64), Remark> {
    let tasks = &facts.context.value.task;
    if tasks.is_empty() {
        return Err(Remark::plain("remark-no-task-class"));
    }
    if let Some(reason) = facts.silence(Question::Calls) {
        return Err(reason);
    }
    let uses = uses(facts);
    let all: i64 = uses.iter().sum();
    let order = by_name(facts);
    if all == 0 {
        let classes = order.iter().map(|index| format!("`{}`", tasks[*index].class).into()).collect();
        return Err(Remark::of("remark-no-declared-task", [("classes", Arg::Row(classes))]));
    }
    // Classes vary independently: the n-th draws of all classes make the n-th draw of the total.
    let mut total = vec![0.0; facts.context.value.draws];
    for index in order {
        for (sum, hours) in total.iter_mut().zip(hours(&facts.log.draws[index], uses[index])) {
            *sum += hours;
        }
    }
    Ok((total, all))
}

/// The places of the declared classes by name, so that the order of the configuration is of no matter.
pub(crate) fn by_name(facts: &Facts) -> Vec<usize> {
    let tasks = &facts.context.value.task;
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    order.sort_by_key(|index| &tasks[*index].class);
    order
}

fn percentiles(draws: Vec<f64>) -> Result<Percentiles, Remark> {
    Percentiles::of(draws).ok_or(Remark::plain("remark-no-draws"))
}

/// Time saved that is put to other use, draw by draw, and the number of uses.
fn realised_draws(facts: &Facts) -> Result<(Vec<f64>, i64), Remark> {
    let (mut draws, uses) = saved_draws(facts)?;
    let shares = facts.log.realised.as_ref().ok_or(Remark::plain("remark-no-realised-hours"))?;
    for (hours, share) in draws.iter_mut().zip(shares) {
        *hours *= share;
    }
    Ok((draws, uses))
}

/// What the realised hours are worth in dollars, draw by draw, and the number of uses.
fn gross_draws(facts: &Facts) -> Result<(Vec<f64>, i64), Remark> {
    let (mut draws, uses) = realised_draws(facts)?;
    let rate = facts.context.value.hourly_rate_usd.ok_or(Remark::plain("remark-no-hourly-rate"))?;
    for hours in &mut draws {
        *hours *= rate.dollars();
    }
    Ok((draws, uses))
}

/// What is set against the value, in dollars.
struct Costs {
    /// Tokens, or what events recorded.
    spend: f64,
    /// Seats.
    seats: f64,
    /// Working time of reviewers.
    oversight: f64,
    /// What to know about them.
    remarks: Vec<Remark>,
}

impl Costs {
    /// The costs of the period; an error names what is not known.
    fn of(facts: &Facts) -> Result<Self, Remark> {
        let value = facts.context.value;
        let spent = spent(facts)?;
        let (seats, seated) = seats(facts)?;
        let (hours, timed) = oversight(facts)?;
        let rate = value.reviewer_rate_usd.ok_or(Remark::plain("remark-no-reviewer-rate"))?;
        let (spend, oversight) = (spent.total().dollars(), hours * rate.dollars());
        let dollars = Arg::Dollars;
        let args = [("spend", dollars(spend)), ("seats", dollars(seats)), ("review", dollars(oversight))];
        let told = [Remark::of("remark-costs", args)].into_iter();
        let remarks = told.chain(seated).chain([timed]).chain(spent.remarks).collect();
        Ok(Self { spend, seats, oversight, remarks })
    }

    /// All of them.
    fn all(&self) -> f64 {
        self.spend + self.seats + self.oversight
    }
}

/// Hours of the reviews completed in the period, and how many of them record their time.
fn oversight(facts: &Facts) -> Result<(f64, Remark), Remark> {
    if let Some(reason) = facts.silence(Question::Reviews) {
        return Err(reason);
    }
    let time = facts.review_time();
    if time.completed > 0 && time.timed == 0 {
        return Err(Remark::of("remark-no-time-recorded", [("n", time.completed.into())]));
    }
    let spent = time.millis as f64 / HOUR_MS;
    let args = [("n", time.timed.into()), ("all", time.completed.into()), ("hours", Arg::Value(spent, "hours"))];
    Ok((spent, Remark::of("remark-review-time", args)))
}

/// Milliseconds of one hour.
const HOUR_MS: f64 = 3_600_000.0;

/// What the seats of the period cost: people in the directory at its end.
fn seats(facts: &Facts) -> Result<(f64, Option<Remark>), Remark> {
    let price = facts.context.value.seat_usd_per_month;
    let price = price.ok_or(Remark::plain("remark-no-seat-price"))?.dollars();
    if price == 0.0 {
        return Ok((0.0, None));
    }
    let users = facts.log.entities.iter().filter(|one| one.kind == EntityKind::User);
    let day = |us: i64| local_day(us, facts.context.zone);
    let held = users.filter(|user| {
        let begun = user.created_us.is_none_or(|us| day(us) < facts.period.end);
        begun && user.ended_us.is_none_or(|us| day(us) >= facts.period.end)
    });
    let seats = held.map(|user| user.alias.as_ref().unwrap_or(&user.id)).collect::<BTreeSet<_>>().len();
    if seats == 0 {
        return Err(Remark::plain("remark-no-seats"));
    }
    let told = Remark::of("remark-seats-at-end", [("n", seats.into())]);
    Ok((price * seats as f64 * months(facts.period), Some(told)))
}

/// Length of a period in months; of days and weeks their part of a year.
fn months(period: Period) -> f64 {
    match period.grain {
        Grain::Month | Grain::FiscalPeriod => 1.0,
        Grain::Quarter | Grain::FiscalQuarter => 3.0,
        Grain::Year | Grain::FiscalYear => 12.0,
        Grain::Day | Grain::Week => period.days() as f64 * 12.0 / 365.0,
    }
}

/// What is declared of the share that is put to other use, and of what an hour is worth.
fn declared(facts: &Facts, with_rate: bool) -> Vec<Given> {
    let value = facts.context.value;
    let share = value
        .realised_share
        .map(|share| [Given::number("realised_alpha", share.alpha), Given::number("realised_beta", share.beta)]);
    let rate = value.hourly_rate_usd.filter(|_| with_rate).map(|rate| Given::dollars("hourly_usd", rate));
    share.into_iter().flatten().chain(rate).collect()
}

/// The uses as a query, with all that is set against their value; empty where it cannot be written.
fn priced_uses(facts: &Facts) -> String {
    let value = facts.context.value;
    let Some(spend) = Given::spend(facts) else { return String::new() };
    let dollars = |name, rate: Option<NanoUsd>| Given::dollars(name, rate.unwrap_or(NanoUsd(0)));
    let costs = [
        Given::seats(facts),
        Given::number("months", months(facts.period)),
        dollars("seat_usd_per_month", value.seat_usd_per_month),
        Given::review_millis(facts),
        dollars("reviewer_usd", value.reviewer_rate_usd),
    ];
    worth::uses(facts, &declared(facts, true).into_iter().chain(spend).chain(costs).collect::<Vec<_>>())
}

/// An estimate with the remarks that every number of this area carries.
fn estimated(facts: &Facts, found: Percentiles, uses: i64) -> Measured {
    Measured { people: few_behind(facts), ..Measured::estimate(found.p50, uses) }
        .within(Interval { low: found.p10, high: found.p90 })
        .graded(grade(facts))
        .noting(grade(facts).map(graded))
        .noting(borrowed(facts))
        .noting(facts.gaps(Question::Calls))
}

/// The people behind a class by its name, where most of its uses are theirs.
fn behind<'a>(facts: &Facts<'a>) -> BTreeMap<&'a str, i64> {
    let tasks = facts.context.value.task.iter().map(|task| task.class.as_str());
    let uses: BTreeMap<&str, i64> = tasks.zip(uses(facts)).collect();
    let classes = facts.class_people();
    classes.iter().filter_map(|(class, people)| Some((*class, people.behind(*uses.get(class)?)?))).collect()
}

/// The people behind all classes together, where they are too few for a total of theirs to be told. Of more it is not about
/// people: that a few more of them became known is no reason to withhold it.
fn few_behind(facts: &Facts) -> Option<i64> {
    let people = ClassPeople::of_all(&facts.class_people()).behind(uses(facts).into_iter().sum())?;
    (people < i64::from(facts.context.settings.suppression.k)).then_some(people)
}

/// The published multipliers that stand in for assumptions about classes in use.
fn borrowed(facts: &Facts) -> Option<Remark> {
    let used = facts.context.value.task.iter().zip(uses(facts)).filter(|(_, uses)| *uses > 0);
    let ids: BTreeSet<&str> = used.filter_map(|(task, _)| Some(task.preset.as_ref()?.id.as_str())).collect();
    let named = || Arg::Row(ids.iter().map(|id| format!("`{id}`").into()).collect());
    (!ids.is_empty()).then(|| Remark::of("remark-multipliers", [("presets", named())]))
}

/// The weakest grade of evidence among the classes in use.
fn grade(facts: &Facts) -> Option<Evidence> {
    let used = facts.context.value.task.iter().zip(uses(facts)).filter(|(_, uses)| *uses > 0);
    used.map(|(task, _)| task.evidence).min()
}

/// A grade in words. What rests on less than a time study of one's own says what could be saved, not what was.
fn graded(grade: Evidence) -> Remark {
    if grade < Evidence::E2 {
        return Remark::of("remark-capacity-scenario", [("grade", grade.to_string().into())]);
    }
    Remark::of("remark-grade", [("grade", grade.to_string().into())])
}

/// From the accepted calls of the period to those of a declared task class.
fn steps(facts: &Facts) -> Vec<Step> {
    let accepted = facts.calls().iter().map(|calls| calls.accepted).sum();
    vec![
        Step::new("accepted calls of the period in the sources that are heard", accepted),
        Step::new("of them tagged with a declared task class", uses(facts).into_iter().sum()),
    ]
}
