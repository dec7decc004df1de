//! One case of each method, from the dice: what is given, and what our code finds. Among the first cases are the awkward
//! ones: nothing ended, ties everywhere, a single observation, gaps, zeros.

use auditpack::measure::card::{Card, Chart};
use auditpack::measure::period::Period;
use auditpack::measure::signal::rules::Rule;
use auditpack::measure::signal::{self, Point};
use auditpack::measure::stats::aalen_johansen::{self, Exit};
use auditpack::measure::stats::decompose::{self, Item};
use auditpack::measure::stats::funnel::{Funnel, Unit};
use auditpack::measure::stats::kaplan_meier::{Curve, Observation};
use auditpack::measure::stats::laney::{Count, Kind, Laney};
use auditpack::measure::stats::stratified::{self, Stratum};
use auditpack::measure::stats::xmr::{self, Screen, Xmr};
use auditpack::measure::stats::{
    Interval, Z_95, agreement, concentration, monte_carlo, order_statistic, poisson, wilson,
};
use chrono::{Months, NaiveDate};
use rand::Rng;
use rand_pcg::Pcg64;
use serde_json::{Value, json};

/// Cases of each method.
pub(super) const CASES: usize = 60;

/// Seeded draws of one method.
pub(super) struct Dice(Pcg64);

impl Dice {
    pub(super) fn of(method: &str) -> Self {
        Self(monte_carlo::generator(2026, method))
    }

    /// A whole number from `low` to `high`.
    fn whole(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high)
    }

    fn number(&mut self, low: f64, high: f64) -> f64 {
        self.0.random_range(low..high)
    }

    fn chance(&mut self, share: f64) -> bool {
        self.0.random_bool(share)
    }

    /// Times until an end or until last seen: whole ones, so that many are tied, or not.
    fn observations(&mut self, count: i64, ended: f64, tied: bool) -> Vec<Observation> {
        let time = |dice: &mut Self| if tied { dice.whole(1, 20) as f64 } else { dice.number(0.1, 400.0) };
        (0..count).map(|_| Observation { time: time(self), ended: self.chance(ended) }).collect()
    }

    /// Values around a level, some of them missing.
    fn values(&mut self, count: i64, missing: f64) -> Vec<Option<f64>> {
        let level = self.number(-50.0, 500.0);
        (0..count).map(|_| (!self.chance(missing)).then(|| level + self.number(-20.0, 20.0))).collect()
    }
}

pub(super) fn wilson(number: usize, dice: &mut Dice) -> Value {
    let n = dice.whole(1, 5000);
    let hits = match number % 6 {
        0 => 0,
        1 => n,
        _ => dice.whole(0, n),
    };
    let found = wilson::interval(hits, n).unwrap();
    json!({"given": {"hits": hits, "n": n}, "found": {"low": found.low, "high": found.high}})
}

pub(super) fn kaplan_meier(number: usize, dice: &mut Dice) -> Value {
    let seen = match number {
        0 => dice.observations(12, 0.0, true),
        1 => vec![Observation { time: 3.0, ended: true }],
        2 => vec![Observation { time: 3.0, ended: false }],
        3 => vec![Observation { time: 4.0, ended: true }; 7],
        _ => {
            let (count, ended) = (dice.whole(2, 80), [1.0, 0.7, 0.3][number % 3]);
            dice.observations(count, ended, number.is_multiple_of(2))
        }
    };
    let curve = Curve::of(&seen);
    let horizon = dice.number(0.2, 1.0) * curve.longest();
    let (median, mean) = (curve.quantile(0.5), curve.restricted_mean(horizon));
    let steps: Vec<Value> = curve
        .steps
        .iter()
        .map(|step| {
            json!({"time": step.time, "open": step.open, "standard_error": step.standard_error,
                   "low": step.interval.low, "high": step.interval.high})
        })
        .collect();
    json!({
        "given": {"times": times(&seen), "ended": ended(&seen), "horizon": horizon},
        "found": {"steps": steps, "median": median.time, "median_low": median.low, "median_high": median.high,
                  "mean": mean.mean, "mean_error": mean.standard_error},
    })
}

fn times(seen: &[Observation]) -> Vec<f64> {
    seen.iter().map(|seen| seen.time).collect()
}

fn ended(seen: &[Observation]) -> Vec<bool> {
    seen.iter().map(|seen| seen.ended).collect()
}

pub(super) fn aalen_johansen(number: usize, dice: &mut Dice) -> Value {
    let (count, ended) = (dice.whole(3, 60), [1.0, 0.7, 0.4][number % 3]);
    let seen = dice.observations(count, ended, number.is_multiple_of(2));
    let cause = |seen: &Observation, dice: &mut Dice| seen.ended.then(|| usize::from(dice.chance(0.3)));
    let exits: Vec<Exit> = seen.iter().map(|seen| Exit { time: seen.time, cause: cause(seen, dice) }).collect();
    let steps = aalen_johansen::steps(&exits, 2);
    let longest = exits.iter().map(|exit| exit.time).fold(0.0, f64::max);
    let at = dice.number(0.3, 1.0) * longest;
    let mut found: Vec<Value> = (0..2)
        .map(|cause| {
            let found = aalen_johansen::incidence(&steps, cause, at);
            json!({"share": found.share, "standard_error": found.standard_error,
                   "low": found.interval.map(|ends| ends.low), "high": found.interval.map(|ends| ends.high)})
        })
        .collect();
    let open = steps.iter().rfind(|step| step.time <= at).map_or(1.0, |step| step.open);
    found.push(json!({"open": open}));
    // For the script 0 is still open and causes count from 1.
    let causes: Vec<usize> = exits.iter().map(|exit| exit.cause.map_or(0, |cause| cause + 1)).collect();
    json!({"given": {"times": times(&seen), "causes": causes, "at": at}, "found": found})
}

pub(super) fn agreement(number: usize, dice: &mut Dice) -> Value {
    let kinds = 2 + number % 3;
    // Some tables have nearly everything in one kind, some a kind that nobody uses.
    let skewed = number.is_multiple_of(5);
    let pairs: Vec<(usize, usize)> = (0..dice.whole(12, 300))
        .map(|_| {
            let first = if skewed && dice.chance(0.9) { 0 } else { dice.whole(0, kinds as i64 - 1) as usize };
            let second = if dice.chance(0.6) { first } else { dice.whole(0, kinds as i64 - 1) as usize };
            (first, second)
        })
        .collect();
    let table = agreement::table(&pairs, kinds + usize::from(number.is_multiple_of(7)));
    let (kappa, ac1) = (agreement::cohen(&table).unwrap(), agreement::gwet_ac1(&table).unwrap());
    json!({
        "given": {"table": table},
        "found": {"kappa": kappa.value, "kappa_error": kappa.standard_error,
                  "ac1": ac1.value, "ac1_error": ac1.standard_error},
    })
}

pub(super) fn xmr(number: usize, dice: &mut Dice) -> Value {
    let (count, missing) = (dice.whole(8, 48), [0.0, 0.2][number % 2]);
    let mut values = dice.values(count, missing);
    // Two neighbours that are always there, and in some cases one value far out.
    values.extend([Some(10.0), Some(if number.is_multiple_of(3) { 900.0 } else { 12.0 })]);
    let limits = |screen| {
        let found: Xmr = xmr::limits(&values, screen).unwrap();
        json!({"centre": found.centre, "moving_range": found.moving_range, "low": found.limits.low,
               "high": found.limits.high, "range_high": found.range_high})
    };
    json!({"given": {"values": values}, "found": {"all": limits(Screen::None), "screened": limits(Screen::Once)}})
}

pub(super) fn laney(number: usize, dice: &mut Dice) -> Value {
    let (kind, name) = [(Kind::Proportion, "proportion"), (Kind::Rate, "rate")][number % 2];
    // From tens to hundreds of millions.
    let scale = 10_i64.pow(dice.whole(1, 8) as u32);
    let gaps = number.is_multiple_of(3);
    let counts: Vec<Option<Count>> = (0..dice.whole(6, 30))
        .map(|month| {
            let size = dice.whole(5 * scale, 9 * scale);
            let hits = dice.whole(size / 10, size / 4);
            (!(gaps && month % 5 == 3)).then_some(Count { hits: hits as f64, size: size as f64 })
        })
        .collect();
    let at = dice.whole(scale, 20 * scale) as f64;
    let (found, parts) = (Laney::of(kind, &counts).unwrap(), |part: fn(&Count) -> f64| {
        counts.iter().map(|count| count.as_ref().map(part)).collect::<Vec<_>>()
    });
    let limits = found.limits(at);
    json!({
        "given": {"kind": name, "hits": parts(|count| count.hits), "sizes": parts(|count| count.size), "at": at},
        "found": {"centre": found.centre, "sigma_z": found.sigma_z, "low": limits.low, "high": limits.high},
    })
}

pub(super) fn poisson(number: usize, dice: &mut Dice) -> Value {
    let count = if number < 20 { number as i64 } else { dice.whole(20, 10_i64.pow(2 + number as u32 % 5)) };
    let found = poisson::interval(count);
    json!({"given": {"count": count}, "found": {"low": found.low, "high": found.high}})
}

pub(super) fn stratified(number: usize, dice: &mut Dice) -> Value {
    let strata: Vec<Stratum> = (0..dice.whole(1, 6))
        .map(|index| {
            let size = dice.whole(1, 9000);
            let sample = match (number % 5, index) {
                (0, 0) | (1, _) => size,
                (2, 1) => 0,
                (3, 1) => 1,
                _ => dice.whole(1, size.min(400)),
            };
            let hits = if number.is_multiple_of(7) { 0 } else { dice.whole(0, sample) };
            Stratum { size, sample, hits }
        })
        .collect();
    let found = stratified::estimate(&strata).unwrap();
    let part = |part: fn(&Stratum) -> i64| strata.iter().map(part).collect::<Vec<_>>();
    json!({
        "given": {"size": part(|s| s.size), "sample": part(|s| s.sample), "hits": part(|s| s.hits)},
        "found": {"share": found.share, "standard_error": found.standard_error, "unseen": found.unseen,
                  "effective_size": found.effective_size, "low": found.interval.low, "high": found.interval.high},
    })
}

pub(super) fn order_statistic(number: usize, dice: &mut Dice) -> Value {
    let (n, share) = (dice.whole(1, 10_i64.pow(1 + number as u32 % 4)) as usize, [0.5, 0.9, 0.85, 0.1][number % 4]);
    let found = order_statistic::ranks(n, share);
    let ends = found.low.zip(found.high);
    let coverage = ends.map(|(low, high)| order_statistic::coverage(n, share, low, high));
    json!({
        "given": {"n": n, "share": share},
        "found": {"low": found.low, "high": found.high, "coverage": coverage},
    })
}

pub(super) fn concentration(number: usize, dice: &mut Dice) -> Value {
    let members = if number == 0 { 1 } else { dice.whole(2, 60) };
    let counts: Vec<i64> = (0..members).map(|_| dice.whole(0, 10_i64.pow(1 + number as u32 % 6)) + 1).collect();
    let unknown = dice.whole(0, 500);
    let (least, greatest) = concentration::bounds(&counts, unknown).unwrap();
    json!({
        "given": {"counts": counts, "unknown": unknown},
        "found": {"herfindahl": concentration::herfindahl(&counts), "effective": concentration::effective_number(&counts),
                  "normalised": concentration::normalised(&counts), "gini": concentration::gini(&counts),
                  "gini_adjusted": concentration::gini_adjusted(&counts), "top_3": concentration::top(&counts, 3),
                  "least": least, "greatest": greatest},
    })
}

pub(super) fn funnel(number: usize, dice: &mut Dice) -> Value {
    let spread = [0.001, 0.05, 0.3][number % 3];
    let units: Vec<Unit> = (0..dice.whole(3, 40))
        .map(|_| {
            let (n, share) = (dice.whole(2, 400), dice.number(0.2, 0.2 + spread));
            Unit { n, hits: (0..n).filter(|_| dice.chance(share)).count() as i64 }
        })
        .collect();
    let found = Funnel::inflated(&units).unwrap();
    let outside: Vec<usize> = (0..units.len()).filter(|index| found.is_outside(units[*index], Z_95)).collect();
    let part = |part: fn(&Unit) -> i64| units.iter().map(part).collect::<Vec<_>>();
    let limits: Vec<Interval> = units.iter().map(|unit| found.limits(unit.n, Z_95)).collect();
    json!({
        "given": {"hits": part(|unit| unit.hits), "n": part(|unit| unit.n)},
        "found": {"centre": found.centre, "inflation": found.inflation, "outside": outside,
                  "low": limits.iter().map(|limits| limits.low).collect::<Vec<_>>(),
                  "high": limits.iter().map(|limits| limits.high).collect::<Vec<_>>()},
    })
}

pub(super) fn decompose(_: usize, dice: &mut Dice) -> Value {
    let items: Vec<[f64; 4]> = (0..dice.whole(1, 8))
        .map(|_| [dice.number(1.0, 900.0), dice.number(0.1, 90.0), dice.number(0.0, 900.0), dice.number(0.1, 90.0)])
        .collect();
    let item = |[quantity_before, before, quantity_now, now]: [f64; 4]| Item {
        quantity_before,
        price_before: Some(before),
        quantity_now,
        price_now: Some(now),
    };
    let variance = decompose::variance(&items.iter().copied().map(item).collect::<Vec<_>>()).unwrap();
    json!({
        "given": {"items": items},
        "found": {"price": variance.price, "volume": variance.volume,
                  "mix": variance.mix},
    })
}

pub(super) fn rules(number: usize, dice: &mut Dice) -> Value {
    let mut values = dice.values(12, [0.0, 0.15][number % 2]);
    values.extend([Some(200.0), Some(210.0)]);
    let level = values.iter().flatten().sum::<f64>() / values.iter().flatten().count() as f64;
    // Some series shift, some drift, some go on as before.
    let (shift, drift) = [(0.0, 0.0), (90.0, 0.0), (-40.0, 0.0), (10.0, 12.0), (0.0, -9.0), (160.0, 0.0)][number % 6];
    let later = (0..dice.whole(1, 10)).map(|month| Some(level + shift + drift * month as f64 + dice.number(-8.0, 8.0)));
    values.extend(later);
    let start = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let month = |index: usize| Period::month_of(start.checked_add_months(Months::new(index as u32)).unwrap());
    let point = |(index, value): (usize, &Option<f64>)| Point {
        period: month(index),
        value: *value,
        count: None,
        working_days: 20,
        comparable: true,
    };
    let points: Vec<Point> = values.iter().enumerate().map(point).collect();
    let card = Card { chart: Chart::Individuals, ..*auditpack::measure::card("usage.calls").unwrap() };
    let found = signal::signal(&card, &points, None, &[]).unwrap();
    let word = |rule: Rule| match rule {
        Rule::BeyondLimit => "beyond",
        Rule::OneSide => "side",
        Rule::Trend => "trend",
        Rule::OuterThird => "outer",
    };
    let rules: Vec<&str> = found.rules.iter().map(|fired| word(fired.rule)).collect();
    json!({"given": {"values": values}, "found": {"centre": found.expected[0].centre, "rules": rules}})
}
