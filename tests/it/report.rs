//! The dashboard and the board pack from findings made by hand: what they say, that they are well formed, that they are
//! the same bytes each time, and that no text from outside can break them.

mod charts;
mod findings;
mod pages;
mod profiles;

use auditpack::measure::findings::Findings;
use auditpack::report::look::Look;
use auditpack::report::{
    Attachment, Options, Pack, Relationship, Report, build, html, kpis_csv, kpis_json, markdown, pdf,
};
use base64::Engine as _;
use findings::{CARDS, HOSTILE, cards, empty, hostile, many_projects, one_project, rich};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn options() -> Options {
    Options {
        distribution: vec!["Risk committee".to_owned(), "Executive committee".to_owned()],
        prepared_by: "AI oversight office".to_owned(),
        ..Options::default()
    }
}

fn report(findings: &Findings) -> Report {
    build(findings, &cards(), &options(), &[], &Look::house())
}

fn attachments(findings: &Findings) -> Vec<Attachment> {
    let attachment = |name: &str, mime: &str, text: String| Attachment {
        name: name.to_owned(),
        mime: mime.to_owned(),
        description: format!("The indicators of this pack, {name}"),
        relationship: Relationship::Data,
        bytes: text.into_bytes(),
    };
    vec![
        attachment("kpis.json", "application/json", kpis_json(findings)),
        attachment("kpis.csv", "text/csv", kpis_csv(findings)),
    ]
}

/// Renders both and leaves them in the test folder of the target, to be looked at.
fn render(name: &str, findings: &Findings) -> (String, Pack) {
    let report = report(findings);
    let page = html(&report).unwrap();
    std::fs::write(output(&format!("{name}.html")), &page).unwrap();
    let pack = pdf(&report, &attachments(findings)).unwrap_or_else(|error| panic!("{name}: {error:#}"));
    std::fs::write(output(&format!("{name}.pdf")), &pack.bytes).unwrap();
    assert_eq!(pack.decision, 1, "{name}: one page asks");
    assert!(pack.body <= 8, "{name}: {} pages of body", pack.body);
    assert!(pack.appendix <= 12, "{name}: {} pages of appendix", pack.appendix);
    check_page(name, &page);
    (page, pack)
}

fn output(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// Every quoted value of an attribute.
fn attribute<'a>(page: &'a str, start: &str) -> Vec<&'a str> {
    page.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn check_page(name: &str, page: &str) {
    // The hostile names look like template markup themselves, and charts cut them anywhere.
    assert!(name == "hostile" || !page.contains("{{") && !page.contains("{%"), "{name}: template markup is left");
    assert_eq!(page.matches("<script").count(), 1, "{name}: one script, whose hash the policy names");
    let script = page.split("<script>").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
    assert!(page.contains(&format!("script-src 'sha256-{hash}'")), "{name}: the script would not run");
    let ids = attribute(page, " id=\"");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{name}: an id occurs twice");
    let mut targets: Vec<&str> = attribute(page, "href=\"#");
    targets.extend(attribute(page, "aria-labelledby=\""));
    assert!(!targets.is_empty());
    for target in targets {
        assert!(unique.contains(target), "{name}: nothing has the id `{target}`");
    }
    for heading in attribute(page, "<th ") {
        assert!(heading.starts_with("scope="), "{name}: `<th {heading}` without a scope");
    }
    assert!(page.len() < 700_000, "{name}: {} bytes", page.len());
}

#[test]
fn a_rich_month_shows_every_value_of_the_json() {
    let findings = rich();
    let (page, pack) = render("rich", &findings);
    let json: serde_json::Value = serde_json::from_str(&kpis_json(&findings)).unwrap();
    for one in json["measurements"].as_array().unwrap() {
        let name = one["dimensions"].as_object().unwrap().values().next().and_then(|name| name.as_str());
        let title = CARDS.iter().find(|card| card.id == one["kpi"]).unwrap().title;
        assert!(page.contains(name.unwrap_or(title)), "{one}");
    }
    for words in
        ["1,204,332 calls", "86.4%", "13.2 hours", "1,240 hours", "2.1%", "4,512 rows", "at least 100%", "Cannot tell"]
    {
        assert!(page.contains(words), "`{words}` is missing");
    }
    for words in
        ["October 2026", "5 November 2026, 09:00 Europe/London", "Risk committee, Executive committee", "Draft"]
    {
        assert!(page.contains(words), "`{words}` is missing");
    }
    assert!(pack.body >= 6, "{} pages of body", pack.body);
}

#[test]
fn an_empty_lake_says_what_to_export() {
    let (page, pack) = render("empty", &empty());
    for card in CARDS.iter().filter(|card| !card.id.starts_with("quality.")) {
        assert!(page.contains(card.title) && page.contains(card.inputs), "{}", card.id);
    }
    assert!(page.contains("Nothing could be measured in this period"));
    assert!(!page.contains(">NaN") && !page.contains("inf "));
    assert!(pack.body <= 2, "a theme without a number has no page: {} pages", pack.body);
}

#[test]
fn hostile_text_prints_literally_and_what_fonts_lack_is_counted() {
    let (page, _) = render("hostile", &hostile());
    for text in HOSTILE {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let escaped = escaped.replace('"', "&quot;").replace('\'', "&#39;");
        assert!(page.contains(&format!("<bdi>{escaped}</bdi>")), "{text}");
    }
    assert!(page.contains("outside the embedded fonts printed as ◌ in the board pack"));
    assert!(page.contains("U+D55C"));
    let clean = report(&rich()).quality.characters;
    assert!(clean.starts_with("Every character"), "{clean}");
}

#[test]
fn five_hundred_projects_keep_the_pack_short_and_the_dashboard_whole() {
    let findings = many_projects(500);
    let (page, pack) = render("many", &findings);
    let (_, few) = render("rich", &rich());
    assert!(page.contains("494 others"));
    for index in [1, 250, 500] {
        assert!(page.contains(&format!("project-{index:03}")));
    }
    assert_eq!((pack.body, pack.appendix), (few.body, few.appendix));
}

#[test]
fn one_project_and_one_day_are_enough() {
    let (page, _) = render("one", &one_project());
    assert!(page.contains("makes 100% of the calls"));
    assert!(page.contains("5 October 2026"));
}

#[test]
fn the_same_findings_give_the_same_bytes() {
    let findings = rich();
    let report = report(&findings);
    let files = attachments(&findings);
    assert_eq!(
        pdf(&report, &files).unwrap(),
        pdf(&build(&findings, &cards(), &options(), &[], &Look::house()), &files).unwrap()
    );
    assert_eq!(html(&report).unwrap(), html(&build(&rich(), &cards(), &options(), &[], &Look::house())).unwrap());
}

#[test]
fn only_an_approved_pack_is_final() {
    let approved = build(&rich(), &cards(), &Options { approved: true, ..options() }, &[], &Look::house());
    let page = html(&approved).unwrap();
    assert!(page.contains("Final") && !page.contains(">Draft<"));
    assert_ne!(approved.cover.document_id, report(&rich()).cover.document_id);
}

#[test]
fn the_json_has_the_documented_shape() {
    let text = kpis_json(&rich());
    assert!(text.starts_with("{\n  \"schema\": \"auditpack.kpis/1\",\n  \"period\": {\n    \"id\": \"2026-10\","));
    assert!(text.ends_with("}\n"));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["period"]["end"], "2026-11-01");
    assert_eq!(json["as_of"], "2026-11-05T09:00:00Z");
    assert_eq!(json["measurements"][0]["value"], 1_204_332.0);
}

#[test]
fn the_csv_has_one_row_per_measurement_with_the_digits_of_the_json() {
    let findings = hostile();
    let text = kpis_csv(&findings);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), findings.measurements.len());
    for (row, one) in rows.iter().zip(&findings.measurements) {
        assert_eq!(row[2], *one.kpi);
        assert_eq!(row[5].parse::<f64>().ok(), one.value);
        assert_eq!(row[4], *one.dimensions.values().next().map_or("", String::as_str));
    }
}

/// Any text at all: the pack is still laid out, and accepted by the archival profile.
#[test]
fn no_text_stops_the_pack() {
    let mut findings = rich();
    // A fixed stream of characters from all over Unicode.
    let mut state = 0x2026_u32;
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let planes = [
        (0, 0x80),
        (0x80, 0x530),
        (0x590, 0xa00),
        (0xa00, 0x1100),
        (0x1100, 0x3100),
        (0x1f000, 0x1fb00),
        (0, 0x11_0000),
    ];
    for one in findings.measurements.iter_mut().filter(|one| one.dimensions.contains_key("project")) {
        let name: String = (0..40)
            .filter_map(|_| {
                let (low, high) = planes[next(7) as usize];
                char::from_u32(low + next(high - low))
            })
            .collect();
        one.dimensions.insert("project", name);
    }
    render("fuzz", &findings);
}

/// Findings of every kind that documents are made from.
fn named() -> [(&'static str, Findings); 5] {
    let many = many_projects(500);
    [("rich", rich()), ("hostile", hostile()), ("empty", empty()), ("many", many), ("one", one_project())]
}

/// Runs a script over the dashboards of all findings.
fn browse(script: &str) {
    // The page of 500 projects is more of the same, and takes a browser minutes.
    let pages = named().into_iter().filter(|(name, _)| *name != "many").map(|(name, findings)| {
        render(name, &findings);
        output(&format!("{name}.html"))
    });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/web").join(script);
    assert!(Command::new("node").arg(script).args(pages).status().unwrap().success());
}

#[test]
#[ignore = "needs node, chromium, playwright-core and axe-core: tests/web/axe.mjs says how"]
fn the_dashboard_is_accessible() {
    browse("axe.mjs");
}

#[test]
#[ignore = "needs node, chromium and playwright-core: tests/web/axe.mjs says how"]
fn what_is_copied_from_the_dashboard_reads_well_in_a_mail() {
    browse("mail.mjs");
}

#[test]
#[ignore = "needs a JDK and the veraPDF library: tests/pdf/verapdf.sh says where from"]
fn the_pack_keeps_both_standards() {
    let packs = named().map(|(name, findings)| {
        render(name, &findings);
        output(&format!("{name}.pdf"))
    });
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pdf/verapdf.sh");
    let status = Command::new("sh").arg(script).args(packs).status().unwrap();
    assert!(status.success());
}

#[test]
fn a_pack_gives_back_the_files_that_it_carries() {
    for findings in [rich(), empty(), hostile()] {
        let mut carried = attachments(&findings);
        carried[1].relationship = Relationship::Source;
        carried[1].description = "A note — with “quotes” and ümlauts".to_owned();
        carried.push(Attachment {
            name: "a note.txt".to_owned(),
            relationship: Relationship::Supplement,
            ..carried[0].clone()
        });
        let pack = pdf(&report(&findings), &carried).unwrap();
        let mut back = auditpack::report::attachments(pack.bytes).unwrap();
        back.sort_by_key(|file| carried.iter().position(|own| own.name == file.name));
        assert_eq!(back, carried);
    }
    assert!(auditpack::report::attachments(b"%PDF-1.7 and nothing else".to_vec()).is_err());
}

#[test]
fn the_markdown_report_says_what_the_pack_says_and_no_text_breaks_out_of_a_cell() {
    for (name, findings) in named() {
        let text = markdown(&report(&findings)).unwrap();
        let cells = |line: &str| line.replace("\\|", "").matches('|').count();
        let mut columns = None;
        for line in text.lines() {
            let is_row = line.starts_with('|');
            assert!(!is_row || columns.is_none_or(|columns| columns == cells(line)), "{name}: {line}");
            columns = is_row.then(|| cells(line));
        }
        assert!(!text.replace("\\<", "").contains("<script"), "{name}");
        let model = report(&findings);
        let rows = model.areas.iter().flat_map(|area| &area.rows).filter(|row| row.headline);
        assert!(text.lines().filter(|line| line.starts_with("| ")).count() >= rows.count(), "{name}");
    }
    let text = markdown(&report(&rich())).unwrap();
    assert!(text.starts_with("# AI oversight board pack\n\n**"), "{text}");
    assert!(text.contains("## For decision\n\n* **"), "{text}");
}
