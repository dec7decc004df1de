//! KPIs of time saved.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "value.time_saved_hours",
    "value.net_time_saved_hours",
    "value.oversight_hours",
    "value.realised_hours",
    "value.hours_per_person_week",
    "value.gross_value",
    "value.net_value",
    "value.value_per_dollar",
    "value.break_even_minutes",
];

use super::lake::{Lake, member, total};
use super::setting::{Setting, value};
use auditpack::event::tables::{DAILY, REVIEW};
use auditpack::measure::assumptions::{Assumptions, Task};
use auditpack::measure::cards;
use auditpack::measure::findings::{Findings, Swing};
use auditpack::measure::money::NanoUsd;
use auditpack::measure::prices::PriceBook;
use auditpack::measure::settings::Suppression;
use auditpack::report::look::Look;
use auditpack::report::{Options, build, kpis_json};

fn of(assumptions: &Assumptions) -> Findings {
    let header = "local_day|source|project|task_class|events|kind=call|outcome=success";
    let rows = ["2026-10-11|litellm|claims|drafting|1000", "2026-10-12|litellm|claims|coding|10"];
    Lake::default().with(&DAILY, header, &rows).measure(assumptions)
}

#[test]
fn the_widest_swing_comes_first_and_the_order_of_the_classes_is_of_no_matter() {
    let found = of(&value()).tornado;
    let (first, widths) = (&found.swings[0], found.swings.iter().map(Swing::width).collect::<Vec<_>>());
    assert_eq!((first.class.as_str(), first.assumption), ("drafting", "baseline_minutes"));
    assert!(first.p10_hours < found.hours && found.hours < first.p90_hours);
    assert!(widths.is_sorted_by(|a, b| a >= b));
    // Rework of coding is certain: nine of the ten assumptions can swing.
    assert_eq!(found.swings.len(), 9);
    let assisted = found.swings.iter().find(|swing| swing.assumption == "assisted_minutes").unwrap();
    assert!(assisted.p10_hours > assisted.p90_hours, "more minutes with AI save less");
    let mut reversed = value();
    reversed.task.reverse();
    assert_eq!(of(&reversed).tornado, found);
}

#[test]
fn an_absent_input_is_named() {
    let reason = |assumptions: &Assumptions, kpi: &str| {
        let found = of(assumptions);
        let one = found.measurements.iter().find(|one| one.kpi == kpi && one.dimensions.is_empty()).unwrap();
        assert_eq!(one.value, None, "{kpi}");
        one.told().unwrap()
    };
    let unrealised = Assumptions { realised_share: None, ..value() };
    assert!(reason(&unrealised, "value.realised_hours").contains("`value.realised_share`"));
    assert!(reason(&unrealised, "value.net_value").contains("`value.realised_share`"));
    let unrated = Assumptions { hourly_rate_usd: None, ..value() };
    assert!(reason(&unrated, "value.gross_value").contains("`value.hourly_rate_usd`"));
    assert!(reason(&value(), "value.value_per_dollar").starts_with("no call of the period tells its tokens"));
    assert!(reason(&value(), "value.hours_per_person_week").contains("names a person"));
    assert!(reason(&value(), "value.oversight_hours").starts_with("no review log"));
}

#[test]
fn classes_are_told_apart_and_the_weakest_evidence_is_that_of_the_whole() {
    let found = of(&value());
    let saved: Vec<_> = found.measurements.iter().filter(|one| one.kpi == "value.time_saved_hours").collect();
    let grades: Vec<String> = saved.iter().map(|one| one.grade.unwrap().to_string()).collect();
    assert_eq!(grades, ["E1", "E1", "E2"], "the total, coding, drafting");
    assert!(saved[1].value.unwrap() < 0.0, "a class may lose time");
    assert!(saved[0].told().unwrap().starts_with("evidence grade E1: a capacity scenario"));
}

/// Reviews of two products: of `claims` two tools tell the same, of `letters` another tool alone.
#[test]
fn review_time_is_chosen_project_by_project() {
    let header = "output_id|source|observed_us|completed_us|review_ms|output_us|output_day|project|content_hash";
    let at = "2026-10-05 15:00";
    let review = |id: &str, source: &str, ms: i64, hash: i64| format!("{id}|{source}|{at}|{at}|{ms}|-|-|-|{hash}");
    let link = |id: &str, project: &str, hash: i64| format!("{id}|link|{at}|-|-|{at}|2026-10-05|{project}|{hash}");
    let rows = [
        review("a", "langfuse", 3_600_000, 1),
        review("a", "second_tool", 7_200_000, 2),
        link("a", "claims", 3),
        review("b", "second_tool", 1_800_000, 4),
        link("b", "letters", 5),
        review("c", "second_tool", 900_000, 6),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = Lake::default().with(&REVIEW, header, &rows).measure(&value());
    let hours = total(&found, "value.oversight_hours");
    // One hour of claims, half an hour of letters, a quarter of an output that no log knows; claims once only.
    assert_eq!((hours.value, hours.n), (Some(1.75), Some(3)));
}

#[test]
fn the_break_even_stands_beside_what_is_declared() {
    let spent = "local_day|source|project|task_class|events|cost_nano_usd|cost_count|actor_kind|actor|kind=call|outcome=success";
    let rows = [
        "2026-10-11|litellm|claims|drafting|1000|9000000000|1000|user|p1",
        "2026-10-12|litellm|claims|coding|10|9|10|user|p2",
    ];
    let reviews = "output_id|observed_us|completed_us|review_ms|content_hash|source=langfuse";
    let review = ["a|2026-10-05 15:00|2026-10-05 15:00|3600000|1"];
    let lake = Lake::default().with(&DAILY, spent, &rows).with(&REVIEW, reviews, &review);
    let mut setting =
        Setting { value: Assumptions { seat_usd_per_month: Some(NanoUsd(0)), ..value() }, ..Setting::default() };
    setting.settings.prices = PriceBook::default();
    let found = setting.measure(&lake);
    let even = total(&found, "value.break_even_minutes");
    let classes: Vec<Option<&str>> = found.break_even.iter().map(|one| one.class.as_deref()).collect();
    assert_eq!(classes, [None, Some("coding"), Some("drafting")], "{even:?}");
    assert_eq!(Some(found.break_even[0].minutes), even.value);
    // The mean of PERT (1, 2, 4) is (1 + 4·2 + 4) ÷ 6.
    assert!((found.break_even[1].declared_minutes - 13.0 / 6.0).abs() < 1e-12);
    let json: serde_json::Value = serde_json::from_str(&kpis_json(&found)).unwrap();
    assert_eq!(json["break_even"][2]["class"], "drafting");
    assert_eq!(json["time_saved_assumptions"]["swings"].as_array().unwrap().len(), found.tornado.swings.len());
    assert_eq!(json["time_saved_assumptions"]["swings"][0]["assumption"], "baseline_minutes");
}

#[test]
fn a_published_multiplier_is_told_wherever_it_counts() {
    let text = "[[task]]\nclass = \"drafting\"\ntitle = \"Drafting\"\npreset = \"ms_assisted_hours_like\"";
    let found = of(&toml::from_str(text).unwrap());
    let told = found.tasks[0].preset.as_ref().unwrap().told().english();
    assert!(told.starts_with("preset `ms_assisted_hours_like`, grade E0: Microsoft"), "{told}");
    let all = total(&found, "value.time_saved_hours").told().unwrap();
    assert!(all.contains("rests on published multipliers: `ms_assisted_hours_like`"), "{all}");
    assert!(member(&found, "value.time_saved_hours", "drafting").told().unwrap().contains(&told));
    let json: serde_json::Value = serde_json::from_str(&kpis_json(&found)).unwrap();
    assert_eq!(json["presets"][0]["preset"], "ms_assisted_hours_like");
    assert_eq!(
        (json["presets"][0]["evidence"].as_str(), json["presets"][0]["mode_minutes"].as_f64()),
        (Some("E0"), Some(6.0))
    );
    let report = build(&found, &cards().collect::<Vec<_>>(), &Options::default(), &[], &Look::house());
    let page = report.sections.iter().find(|section| section.id == "value").unwrap();
    assert!(
        page.sentences.iter().any(|sentence| sentence.contains("not timed but borrowed from preset")),
        "{:?}",
        page.sentences
    );
}

/// Savings of three classes whose people are so many, at `k`; keys make `by_key` calls of coding besides.
fn saved_by(people: [usize; 3], by_key: usize, k: u32) -> Findings {
    let header = "local_day|task_class|actor|actor_kind|events|source=litellm|project=claims|kind=call|outcome=success";
    let mut rows = Vec::new();
    for (class, people) in ["drafting", "search", "coding"].into_iter().zip(people) {
        rows.extend((0..people).map(|person| format!("2026-10-05|{class}|{class}{person}|user|10")));
    }
    rows.push(format!("2026-10-05|coding|key1|api_key|{by_key}"));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut setting = Setting::default();
    setting.value.task.push(Task { class: "search".to_owned(), ..setting.value.task[0].clone() });
    setting.settings.suppression = Suppression { k, dominance: 1.0 };
    let reviews = "output_id|observed_us|completed_us|review_ms|content_hash|source=langfuse";
    let review = ["a|2026-10-05 15:00|2026-10-05 15:00|60000|1"];
    setting.measure(&Lake::default().with(&DAILY, header, &rows).with(&REVIEW, reviews, &review))
}

fn told(found: &Findings, kpi: &str) -> Vec<String> {
    let of = found.measurements.iter().filter(|one| one.kpi == kpi && one.value.is_some());
    of.map(|one| one.dimensions.values().next().cloned().unwrap_or_default()).collect()
}

#[test]
fn a_class_of_few_people_takes_the_next_smallest_with_it() {
    const SAVED: &str = "value.time_saved_hours";
    let all = saved_by([10, 7, 2], 0, 0);
    assert_eq!(told(&all, SAVED), ["", "coding", "drafting", "search"]);
    assert_eq!(all.tasks.len(), 3);
    let found = saved_by([10, 7, 2], 0, 5);
    assert_eq!(told(&found, SAVED), ["", "drafting"], "the total is of nineteen people");
    assert_eq!(found.tasks.iter().map(|task| task.class.as_str()).collect::<Vec<_>>(), ["drafting"]);
    assert!(!found.tornado.swings.is_empty() && found.tornado.swings.iter().all(|swing| swing.class == "drafting"));
    assert!(member(&found, SAVED, "coding").told().unwrap().starts_with("withheld: fewer than 5 people"));
    assert!(member(&found, SAVED, "search").told().unwrap().contains("smaller group"));
    let page = build(&found, &cards().collect::<Vec<_>>(), &Options::default(), &[], &Look::house());
    let value = page.sections.into_iter().find(|section| section.id == "value").unwrap();
    assert!(value.sentences.iter().any(|told| told.starts_with("2 task classes left out")), "{:?}", value.sentences);
}

#[test]
fn a_total_of_few_people_is_told_nowhere_and_calls_of_keys_are_of_nobody() {
    let found = saved_by([2, 0, 1], 0, 5);
    for kpi in ["time_saved", "net_time_saved", "realised"].map(|name| format!("value.{name}_hours")) {
        assert!(told(&found, &kpi).is_empty(), "{kpi}");
        assert!(told(&saved_by([10, 7, 2], 0, 5), &kpi).contains(&String::new()), "{kpi}");
    }
    assert!(found.tasks.is_empty() && found.tornado.swings.is_empty());
    // Nine in ten uses of coding are a key's: it is not about its one person.
    let found = saved_by([10, 7, 1], 90, 5);
    assert_eq!(told(&found, "value.time_saved_hours"), ["", "coding", "drafting", "search"]);
}
