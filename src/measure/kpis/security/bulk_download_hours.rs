//! Hours in which somebody downloaded far more than usual.

use super::{CLOCK, EXPORTS, number, watched_steps};
use crate::event::capability::Question;
use crate::event::taxonomy::Action;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, actions::Deed};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actors as sql;
use crate::measure::stats::monte_carlo::percentile;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.bulk_download_hours",
        version: 1,
        title: "Hours of bulk downloads",
        question: "Does anybody download far more than they usually do?",
        formula: "number of pairs of actor and hour with more downloads than the greater of security.download_cap_per_hour and median + security.mad_factor · MAD of the actor's own active hours in the 28 days before, if these hold 7 active days; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936); thresholds: the organisation's own choice",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "downloads that failed or have no known actor; actors whom security.allow names, up to its date",
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "MAD is the plain median of absolute deviations, not scaled to a standard deviation. Steady copying below the threshold is not seen.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "An actor without a history downloads 101 files in one hour and 100 in another: with a cap of 100 that is 1 hour.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::bulk(facts, &USUAL), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | ts_us | local_day=2026-10-05 | action=file_downloaded | outcome=success | actor=p1 | actor_kind=user | source=claude_activity
                 a0 | 2026-10-05 09:00
                 a1 | 2026-10-05 09:01
                 a2 | 2026-10-05 09:02
                 a3 | 2026-10-05 09:03
                 a4 | 2026-10-05 09:04
                 a5 | 2026-10-05 09:05
                 a6 | 2026-10-05 09:06
                 a7 | 2026-10-05 09:07
                 a8 | 2026-10-05 09:08
                 a9 | 2026-10-05 09:09
                 a10 | 2026-10-05 09:10
                 a11 | 2026-10-05 09:11
                 a12 | 2026-10-05 09:12
                 a13 | 2026-10-05 09:13
                 a14 | 2026-10-05 09:14
                 a15 | 2026-10-05 09:15
                 a16 | 2026-10-05 09:16
                 a17 | 2026-10-05 09:17
                 a18 | 2026-10-05 09:18
                 a19 | 2026-10-05 09:19
                 a20 | 2026-10-05 09:20
                 a21 | 2026-10-05 09:21
                 a22 | 2026-10-05 09:22
                 a23 | 2026-10-05 09:23
                 a24 | 2026-10-05 09:24
                 a25 | 2026-10-05 09:25
                 a26 | 2026-10-05 09:26
                 a27 | 2026-10-05 09:27
                 a28 | 2026-10-05 09:28
                 a29 | 2026-10-05 09:29
                 a30 | 2026-10-05 09:30
                 a31 | 2026-10-05 09:31
                 a32 | 2026-10-05 09:32
                 a33 | 2026-10-05 09:33
                 a34 | 2026-10-05 09:34
                 a35 | 2026-10-05 09:35
                 a36 | 2026-10-05 09:36
                 a37 | 2026-10-05 09:37
                 a38 | 2026-10-05 09:38
                 a39 | 2026-10-05 09:39
                 a40 | 2026-10-05 09:40
                 a41 | 2026-10-05 09:41
                 a42 | 2026-10-05 09:42
                 a43 | 2026-10-05 09:43
                 a44 | 2026-10-05 09:44
                 a45 | 2026-10-05 09:45
                 a46 | 2026-10-05 09:46
                 a47 | 2026-10-05 09:47
                 a48 | 2026-10-05 09:48
                 a49 | 2026-10-05 09:49
                 a50 | 2026-10-05 09:50
                 a51 | 2026-10-05 09:51
                 a52 | 2026-10-05 09:52
                 a53 | 2026-10-05 09:53
                 a54 | 2026-10-05 09:54
                 a55 | 2026-10-05 09:55
                 a56 | 2026-10-05 09:56
                 a57 | 2026-10-05 09:57
                 a58 | 2026-10-05 09:58
                 a59 | 2026-10-05 09:59
                 a60 | 2026-10-05 09:00
                 a61 | 2026-10-05 09:01
                 a62 | 2026-10-05 09:02
                 a63 | 2026-10-05 09:03
                 a64 | 2026-10-05 09:04
                 a65 | 2026-10-05 09:05
                 a66 | 2026-10-05 09:06
                 a67 | 2026-10-05 09:07
                 a68 | 2026-10-05 09:08
                 a69 | 2026-10-05 09:09
                 a70 | 2026-10-05 09:10
                 a71 | 2026-10-05 09:11
                 a72 | 2026-10-05 09:12
                 a73 | 2026-10-05 09:13
                 a74 | 2026-10-05 09:14
                 a75 | 2026-10-05 09:15
                 a76 | 2026-10-05 09:16
                 a77 | 2026-10-05 09:17
                 a78 | 2026-10-05 09:18
                 a79 | 2026-10-05 09:19
                 a80 | 2026-10-05 09:20
                 a81 | 2026-10-05 09:21
                 a82 | 2026-10-05 09:22
                 a83 | 2026-10-05 09:23
                 a84 | 2026-10-05 09:24
                 a85 | 2026-10-05 09:25
                 a86 | 2026-10-05 09:26
                 a87 | 2026-10-05 09:27
                 a88 | 2026-10-05 09:28
                 a89 | 2026-10-05 09:29
                 a90 | 2026-10-05 09:30
                 a91 | 2026-10-05 09:31
                 a92 | 2026-10-05 09:32
                 a93 | 2026-10-05 09:33
                 a94 | 2026-10-05 09:34
                 a95 | 2026-10-05 09:35
                 a96 | 2026-10-05 09:36
                 a97 | 2026-10-05 09:37
                 a98 | 2026-10-05 09:38
                 a99 | 2026-10-05 09:39
                 a100 | 2026-10-05 09:40
                 b0 | 2026-10-05 11:00
                 b1 | 2026-10-05 11:01
                 b2 | 2026-10-05 11:02
                 b3 | 2026-10-05 11:03
                 b4 | 2026-10-05 11:04
                 b5 | 2026-10-05 11:05
                 b6 | 2026-10-05 11:06
                 b7 | 2026-10-05 11:07
                 b8 | 2026-10-05 11:08
                 b9 | 2026-10-05 11:09
                 b10 | 2026-10-05 11:10
                 b11 | 2026-10-05 11:11
                 b12 | 2026-10-05 11:12
                 b13 | 2026-10-05 11:13
                 b14 | 2026-10-05 11:14
                 b15 | 2026-10-05 11:15
                 b16 | 2026-10-05 11:16
                 b17 | 2026-10-05 11:17
                 b18 | 2026-10-05 11:18
                 b19 | 2026-10-05 11:19
                 b20 | 2026-10-05 11:20
                 b21 | 2026-10-05 11:21
                 b22 | 2026-10-05 11:22
                 b23 | 2026-10-05 11:23
                 b24 | 2026-10-05 11:24
                 b25 | 2026-10-05 11:25
                 b26 | 2026-10-05 11:26
                 b27 | 2026-10-05 11:27
                 b28 | 2026-10-05 11:28
                 b29 | 2026-10-05 11:29
                 b30 | 2026-10-05 11:30
                 b31 | 2026-10-05 11:31
                 b32 | 2026-10-05 11:32
                 b33 | 2026-10-05 11:33
                 b34 | 2026-10-05 11:34
                 b35 | 2026-10-05 11:35
                 b36 | 2026-10-05 11:36
                 b37 | 2026-10-05 11:37
                 b38 | 2026-10-05 11:38
                 b39 | 2026-10-05 11:39
                 b40 | 2026-10-05 11:40
                 b41 | 2026-10-05 11:41
                 b42 | 2026-10-05 11:42
                 b43 | 2026-10-05 11:43
                 b44 | 2026-10-05 11:44
                 b45 | 2026-10-05 11:45
                 b46 | 2026-10-05 11:46
                 b47 | 2026-10-05 11:47
                 b48 | 2026-10-05 11:48
                 b49 | 2026-10-05 11:49
                 b50 | 2026-10-05 11:50
                 b51 | 2026-10-05 11:51
                 b52 | 2026-10-05 11:52
                 b53 | 2026-10-05 11:53
                 b54 | 2026-10-05 11:54
                 b55 | 2026-10-05 11:55
                 b56 | 2026-10-05 11:56
                 b57 | 2026-10-05 11:57
                 b58 | 2026-10-05 11:58
                 b59 | 2026-10-05 11:59
                 b60 | 2026-10-05 11:00
                 b61 | 2026-10-05 11:01
                 b62 | 2026-10-05 11:02
                 b63 | 2026-10-05 11:03
                 b64 | 2026-10-05 11:04
                 b65 | 2026-10-05 11:05
                 b66 | 2026-10-05 11:06
                 b67 | 2026-10-05 11:07
                 b68 | 2026-10-05 11:08
                 b69 | 2026-10-05 11:09
                 b70 | 2026-10-05 11:10
                 b71 | 2026-10-05 11:11
                 b72 | 2026-10-05 11:12
                 b73 | 2026-10-05 11:13
                 b74 | 2026-10-05 11:14
                 b75 | 2026-10-05 11:15
                 b76 | 2026-10-05 11:16
                 b77 | 2026-10-05 11:17
                 b78 | 2026-10-05 11:18
                 b79 | 2026-10-05 11:19
                 b80 | 2026-10-05 11:20
                 b81 | 2026-10-05 11:21
                 b82 | 2026-10-05 11:22
                 b83 | 2026-10-05 11:23
                 b84 | 2026-10-05 11:24
                 b85 | 2026-10-05 11:25
                 b86 | 2026-10-05 11:26
                 b87 | 2026-10-05 11:27
                 b88 | 2026-10-05 11:28
                 b89 | 2026-10-05 11:29
                 b90 | 2026-10-05 11:30
                 b91 | 2026-10-05 11:31
                 b92 | 2026-10-05 11:32
                 b93 | 2026-10-05 11:33
                 b94 | 2026-10-05 11:34
                 b95 | 2026-10-05 11:35
                 b96 | 2026-10-05 11:36
                 b97 | 2026-10-05 11:37
                 b98 | 2026-10-05 11:38
                 b99 | 2026-10-05 11:39",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    match facts.silence(Question::Administration) {
        Some(reason) => vec![Measured::missing(reason)],
        None => vec![number(bulk(facts)).noting(facts.gaps(Question::Administration))],
    }
}

/// Hours, and the days that the usual of an actor is taken from, and how many of them must have been active.
const USUAL: sql::Usual = sql::Usual { hour_us: 3_600_000_000, days_before: 28, days_needed: 7 };

/// Number of hours of the period in which an actor downloaded in bulk.
fn bulk(facts: &Facts) -> i64 {
    let mut actors: BTreeMap<&str, BTreeMap<i64, (NaiveDate, i64)>> = BTreeMap::new();
    let downloads = |deed: &&Deed| deed.action == Action::FileDownloaded && deed.succeeded();
    for deed in facts.log.actions.iter().filter(downloads) {
        if let Some(actor) = deed.actor.as_deref() {
            let hours = actors.entry(actor).or_default();
            hours.entry(deed.us.div_euclid(USUAL.hour_us)).or_insert((deed.day, 0)).1 += 1;
        }
    }
    let settings = &facts.context.settings.security;
    let of_actor = |(actor, hours): (&&str, &BTreeMap<i64, (NaiveDate, i64)>)| {
        let of_period = hours.values().filter(|(day, _)| facts.period.holds(*day) && !settings.allows(actor, *day));
        of_period.filter(|(day, number)| *number as f64 > threshold(facts, hours, *day)).count() as i64
    };
    actors.iter().map(of_actor).sum()
}

/// What is more than usual for an actor on a day.
fn threshold(facts: &Facts, hours: &BTreeMap<i64, (NaiveDate, i64)>, day: NaiveDate) -> f64 {
    let settings = &facts.context.settings.security;
    let cap = f64::from(settings.download_cap_per_hour);
    let from = day.checked_sub_days(Days::new(USUAL.days_before)).unwrap_or(day);
    let before: Vec<(NaiveDate, i64)> = hours.values().copied().filter(|(one, _)| from <= *one && *one < day).collect();
    let days: BTreeSet<NaiveDate> = before.iter().map(|(day, _)| *day).collect();
    if days.len() < USUAL.days_needed {
        return cap;
    }
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        percentile(&values, 0.5).unwrap_or_default()
    };
    let numbers: Vec<f64> = before.iter().map(|(_, number)| *number as f64).collect();
    let middle = median(numbers.clone());
    let deviation = median(numbers.iter().map(|number| (number - middle).abs()).collect());
    cap.max(middle + settings.mad_factor * deviation)
}

fn steps(facts: &Facts) -> Vec<Step> {
    let hours = Step::new("actors and hours above the threshold", bulk(facts));
    watched_steps(facts, &[Action::FileDownloaded]).into_iter().chain([hours]).collect()
}
