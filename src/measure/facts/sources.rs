//! Which source was heard on which day: what tells "nothing happened" from "nobody told us".

use super::calls::DaySum;
use super::calls::stands_in;
use crate::event::capability::Question;
use crate::event::tables::{CASE, EVENT, REVIEW, USAGE};
use crate::format::capabilities;
use crate::measure::period::Period;
use crate::measure::precedence::{Precedence, no_source, only};
use crate::words::{Arg, Remark};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// One source and when it was heard.
#[derive(Default)]
pub(crate) struct Source {
    /// Local days on which it says that something happened, and how many rows say so.
    pub(crate) days: BTreeMap<NaiveDate, i64>,
    /// Rows in the lake.
    pub(crate) rows: i64,
    /// Whether it ever told of a call, or of what stands in for one.
    calls: bool,
}

/// Every source, by table and name.
#[derive(Default)]
pub(crate) struct Sources(pub(crate) BTreeMap<(&'static str, String), Source>);

/// Days on which a source was heard, of those on which it should have been.
pub(crate) struct Coverage {
    /// Expected days with at least one row.
    pub(crate) heard: i64,
    /// Expected days.
    pub(crate) expected: i64,
}

impl Coverage {
    /// Which of two is less complete.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        (self.heard * other.expected).cmp(&(other.heard * self.expected))
    }
}

/// Whether a source answers the question with its rows in a table.
fn answers(question: Question, table: &str, name: &str, source: &Source) -> bool {
    let counted = table == EVENT.name || table == USAGE.name;
    match question {
        Question::Calls => counted && source.calls,
        Question::Reviews => table == REVIEW.name,
        Question::Cases => table == CASE.name,
        Question::Tokens | Question::Cost | Question::Flags | Question::Adoption | Question::Administration => {
            counted && capabilities().any(|able| able.source == name && able.question == question)
        }
        Question::Names => false,
    }
}

/// Rows that came, of those that were to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Received {
    /// Rows that came, never more than expected of a day.
    pub(crate) received: i64,
    /// Rows that were to be expected.
    pub(crate) expected: i64,
}

/// The stretches of days between the first and the last on which a source with these rows should have been heard and
/// was not: first day, last day, and number of expected days.
pub(crate) fn silent_stretches(days: &BTreeMap<NaiveDate, i64>) -> Vec<(NaiveDate, NaiveDate, usize)> {
    let source = Source { days: days.clone(), ..Source::default() };
    let Some((first, last)) = source.span() else { return Vec::new() };
    let expected = source.expected_between(first, last);
    let silent = expected.split(|(_, heard)| *heard).filter(|stretch| !stretch.is_empty());
    silent.map(|stretch| (stretch[0].0, stretch[stretch.len() - 1].0, stretch.len())).collect()
}

impl Sources {
    /// Takes note of the events of a day.
    pub(super) fn hear_events(&mut self, sum: &DaySum, precedence: &Precedence) {
        let source = self.entry(EVENT.name, &sum.source);
        source.rows += sum.events;
        *source.days.entry(sum.day).or_default() += sum.events;
        source.calls |= sum.is_call() || (sum.is_output() && stands_in(precedence, &sum.source));
    }

    /// Takes note of one aggregate, the days that it spans, and whether it counts calls.
    pub(super) fn hear_usage(&mut self, name: &str, days: impl Iterator<Item = NaiveDate>, calls: bool) {
        let source = self.entry(USAGE.name, name);
        source.hear(days);
        source.calls |= calls;
    }

    /// Takes note of one row and the days that it tells of.
    pub(super) fn hear_row(&mut self, table: &'static str, name: &str, days: impl Iterator<Item = NaiveDate>) {
        let source = self.entry(table, name);
        source.hear(days);
    }

    /// Whether a source has a row of `day` in a table.
    pub(crate) fn heard_on(&self, table: &'static str, name: &str, day: NaiveDate) -> bool {
        self.0.get(&(table, name.to_owned())).is_some_and(|source| source.days.contains_key(&day))
    }

    fn entry(&mut self, table: &'static str, name: &str) -> &mut Source {
        self.0.entry((table, name.to_owned())).or_default()
    }

    /// Whether `name` is a source of calls.
    pub(crate) fn tells_of_calls(&self, name: &str) -> bool {
        self.feeding(Question::Calls).any(|(found, _)| found == name)
    }

    fn feeding(&self, question: Question) -> impl Iterator<Item = (&str, &Source)> {
        let all = self.0.iter().filter(move |((table, name), source)| answers(question, table, name, source));
        all.map(|((_, name), source)| (name.as_str(), source))
    }

    /// Rows in the lake of the sources that answer the question.
    pub(crate) fn rows(&self, question: Question) -> i64 {
        self.feeding(question).map(|(_, source)| source.rows).sum()
    }

    /// The first day on which a source of the question was heard.
    pub(crate) fn begun(&self, question: Question) -> Option<NaiveDate> {
        self.feeding(question).filter_map(|(_, source)| Some(source.span()?.0)).min()
    }

    /// How completely the sources `heard` of a question were heard in a period, all of its sources if none is named: that
    /// of the least complete one. None if nothing was to be expected.
    pub(super) fn covered(
        &self,
        question: Question,
        heard: &BTreeSet<&str>,
        period: Period,
        today: NaiveDate,
    ) -> Option<Coverage> {
        let begun = self.begun(question)?;
        let named = self.feeding(question).filter(|(name, _)| heard.is_empty() || heard.contains(name));
        named.filter_map(|(_, source)| source.covered(period, today, begun)).min_by(Coverage::compare)
    }

    /// The names of the feed's sources without a row in the period, and whether that is all of them.
    fn silent(&self, question: Question, period: Period) -> (Vec<&str>, bool) {
        let unheard = |source: &Source| source.days.range(period.start..period.end).next().is_none();
        let silent: Vec<&str> =
            self.feeding(question).filter(|(_, source)| unheard(source)).map(|(name, _)| name).collect();
        let all = silent.len() == self.feeding(question).count();
        (silent, all)
    }

    /// Why the feed says nothing about the period, if so.
    pub(super) fn silence(&self, question: Question, period: Period) -> Option<Remark> {
        if self.feeding(question).next().is_none() {
            return Some(no_source(question));
        }
        let (silent, all) = self.silent(question, period);
        let args = || [("silent", no_row(&silent, period).into()), ("only", only(question).into())];
        all.then(|| Remark::of("remark-only-source-silent", args()))
    }

    /// The silent sources of a feed of which others were heard.
    pub(crate) fn gaps(&self, question: Question, period: Period) -> Option<Remark> {
        let (silent, _) = self.silent(question, period);
        (!silent.is_empty()).then(|| no_row(&silent, period))
    }
}

fn no_row(silent: &[&str], period: Period) -> Remark {
    let args = [("n", silent.len().into()), ("sources", Arg::names(silent)), ("period", period.id().into())];
    Remark::of("remark-no-row", args)
}

/// Weeks of history that tell what to expect of a weekday, and how many of them are needed.
const WEEKS: u64 = 8;
const WEEKS_NEEDED: usize = 3;

/// Rows that are expected of a silence before it counts as a gap.
const SILENT_ROWS: f64 = 5.0;

impl Source {
    fn hear(&mut self, days: impl Iterator<Item = NaiveDate>) {
        self.rows += 1;
        // A row that tells of one day twice is one row of that day.
        for day in days.collect::<BTreeSet<_>>() {
            *self.days.entry(day).or_default() += 1;
        }
    }

    /// The first and the last day on which it was heard.
    pub(crate) fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((*self.days.first_key_value()?.0, *self.days.last_key_value()?.0))
    }

    /// The days of a period up to `today` on which the source was expected, each with whether it was heard.
    fn expected_days(&self, period: Period, today: NaiveDate) -> Vec<(NaiveDate, bool)> {
        let Some((first, _)) = self.span() else { return Vec::new() };
        self.expected_between(period.start.max(first), today.min(period.end - Days::new(1)))
    }

    /// The same from one day to another.
    fn expected_between(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, bool)> {
        let Some((first, last)) = self.span() else { return Vec::new() };
        let weekdays = self.expected_weekdays(first, last);
        let days = from.iter_days().take_while(|day| *day <= to);
        let expected = days.filter(|day| weekdays.contains(&day.weekday().num_days_from_monday()));
        expected.map(|day| (day, self.days.contains_key(&day))).collect()
    }

    /// The stretches of expected days without a row, first and last day.
    pub(crate) fn silences(&self, period: Period, today: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
        let days = self.expected_days(period, today);
        let silent = days.split(|(_, heard)| *heard).filter(|stretch| !stretch.is_empty());
        silent.map(|stretch| (stretch[0].0, stretch[stretch.len() - 1].0)).collect()
    }

    /// The longest run of expected days without a row, in days. None before its first day.
    pub(crate) fn longest_gap(&self, period: Period, today: NaiveDate) -> Option<i64> {
        let days = self.expected_days(period, today);
        let longest = days.split(|(_, heard)| *heard).map(<[_]>::len).max()?;
        (!days.is_empty()).then_some(longest as i64)
    }

    /// Rows received and expected over the days of a period up to `today`. What is expected of a day is the median of the
    /// same weekday in the eight weeks before it; of a day with less than three such weeks nothing is expected. More rows
    /// than expected make good for no other day.
    pub(crate) fn received(&self, period: Period, today: NaiveDate) -> Option<Received> {
        let (first, _) = self.span()?;
        let days = period.start.max(first).iter_days().take_while(|day| *day < period.end && *day <= today);
        let mut sum = Received { received: 0, expected: 0 };
        for day in days {
            let Some(expected) = self.expected_rows(day, first) else { continue };
            sum.expected += expected;
            sum.received += expected.min(self.days.get(&day).copied().unwrap_or_default());
        }
        (sum.expected > 0).then_some(sum)
    }

    fn expected_rows(&self, day: NaiveDate, first: NaiveDate) -> Option<i64> {
        let before = (1..=WEEKS).filter_map(|weeks| day.checked_sub_days(Days::new(7 * weeks)));
        let mut rows: Vec<i64> = before
            .take_while(|earlier| *earlier >= first)
            .map(|earlier| self.days.get(&earlier).copied().unwrap_or_default())
            .collect();
        rows.sort_unstable();
        (rows.len() >= WEEKS_NEEDED).then(|| rows[(rows.len() - 1) / 2])
    }

    /// How completely the source was heard in a period, up to `today`. A weekday is expected if the source was heard on
    /// at least half of these weekdays between its first and its last day. None before its first day.
    pub(crate) fn coverage(&self, period: Period, today: NaiveDate) -> Option<Coverage> {
        let days = self.expected_days(period, today);
        let heard = days.iter().filter(|(_, heard)| *heard).count();
        (!days.is_empty()).then_some(Coverage { heard: heard as i64, expected: days.len() as i64 })
    }

    /// The same, except that a short silence of a source with few rows is no gap: one that chance explains. Rows that come
    /// independently of each other stay away from a stretch in which five are expected less than once in a hundred times
    /// (e⁻⁵ = 0.007). The source that was the first to answer is missed before its first day, too: `begun`.
    fn covered(&self, period: Period, today: NaiveDate, begun: NaiveDate) -> Option<Coverage> {
        let (first, last) = self.span()?;
        let start = if first == begun { period.start } else { period.start.max(first) };
        let expected = self.expected_between(first, last).len();
        let rows = self.days.values().sum::<i64>() as f64 / expected.max(1) as f64;
        let days = self.expected_between(start, today.min(period.last_day()));
        let silences = days.split(|(_, heard)| *heard).map(<[_]>::len);
        let missing: usize = silences.filter(|length| *length as f64 * rows >= SILENT_ROWS).sum();
        let expected = days.len() as i64;
        (expected > 0).then_some(Coverage { heard: expected - missing as i64, expected })
    }

    fn expected_weekdays(&self, first: NaiveDate, last: NaiveDate) -> BTreeSet<u32> {
        let mut heard = [0_u32; 7];
        let mut all = [0_u32; 7];
        for day in first.iter_days().take_while(|day| *day <= last) {
            let weekday = day.weekday().days_since(Weekday::Mon) as usize;
            all[weekday] += 1;
            heard[weekday] += u32::from(self.days.contains_key(&day));
        }
        (0..7).filter(|day| all[*day as usize] > 0 && 2 * heard[*day as usize] >= all[*day as usize]).collect()
    }
}
