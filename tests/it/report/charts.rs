//! Every chart in the states that a report meets: what each promises whatever it is given, and one page with all of them,
//! to be looked at.

mod gallery;

use auditpack::report::chart::{Sheet, bullet, funnel, ranked};
use gallery::{HOUSE, PLAIN, STATES, State, drawings};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A number behind an attribute of an element.
fn number(element: &str, attribute: &str) -> Option<f64> {
    let rest = element.split(&format!(" {attribute}=\"")).nth(1)?;
    rest.split('"').next()?.parse().ok()
}

/// The elements of a drawing with a name, each up to the end of its start tag and its text.
fn elements<'s>(svg: &'s str, name: &str) -> Vec<&'s str> {
    svg.split(&format!("<{name} ")).skip(1).filter_map(|rest| rest.split('<').next()).collect()
}

/// Every point of a path.
fn points(path: &str) -> Vec<(f64, f64)> {
    let data = path.split("d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let pair = |text: &str| {
        let (x, y) = text.trim_end_matches('Z').split_once(' ')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    data.split(['M', 'L']).filter_map(pair).collect()
}

/// Width of a text in the font that the charts are set in.
fn width_of(text: &str, size: f64, bold: bool) -> f64 {
    let bytes: &[u8] = if bold {
        include_bytes!("../../../templates/fonts/SourceSans3-Semibold.otf")
    } else {
        include_bytes!("../../../templates/fonts/SourceSans3-Regular.otf")
    };
    let face = ttf_parser::Face::parse(bytes, 0).unwrap();
    let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(0.0, f64::from);
    text.chars().map(advance).sum::<f64>() / f64::from(face.units_per_em()) * size
}

#[test]
fn every_chart_is_well_formed_in_every_state() {
    for (name, state, svg) in drawings() {
        let at = format!("{name}, {state:?}");
        let parsed = quick_xml_events(&svg);
        assert!(parsed.is_ok(), "{at}: {}", parsed.unwrap_err());
        assert_eq!(svg.matches("<title ").count(), 1, "{at}: one name");
        let title = svg.split("<title ").nth(1).and_then(|rest| rest.split('>').nth(1)).unwrap_or_default();
        assert!(title.len() > "</title".len(), "{at}: an empty name");
        assert!(!svg.to_lowercase().contains("legend"), "{at}: a legend");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{at}: a place that is none");
    }
}

/// Whether the text is XML: every element closed, every name quoted. Typst's own reader does it in the pack.
fn quick_xml_events(svg: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').ok_or_else(|| format!("`<{piece}` is not closed"))?;
        if tag.matches('"').count() % 2 != 0 {
            return Err(format!("`<{tag}>` has half a quote"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop();
            if last != Some(name) {
                return Err(format!("</{name}> closes {last:?}"));
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or_default());
        }
        let ampersands = text.matches('&').count();
        let entities = ["&amp;", "&lt;", "&gt;", "&quot;"].map(|entity| text.matches(entity).count());
        if ampersands != entities.iter().sum::<usize>() {
            return Err(format!("`{text}` has a bare ampersand"));
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} are not closed")) }
}

#[test]
fn everything_stays_inside_the_picture() {
    for (name, state, svg) in drawings() {
        let at = format!("{name}, {state:?}");
        let (width, height) = (number(&svg, "width").unwrap(), number(&svg, "height").unwrap());
        for (x, y) in elements(&svg, "path").into_iter().flat_map(points) {
            assert!(
                (-0.5..=width + 0.5).contains(&x) && (-0.5..=height + 0.5).contains(&y),
                "{at}: a line at {x}, {y}"
            );
        }
        for rect in elements(&svg, "rect") {
            let side = |name: &str| number(&format!(" {rect}"), name).unwrap();
            let (right, bottom) = (side("x") + side("width"), side("y") + side("height"));
            assert!(side("x") >= -0.5 && side("y") >= -0.5, "{at}: {rect}");
            assert!(right <= width + 0.5 && bottom <= height + 0.5, "{at}: {rect}");
        }
        for text in elements(&svg, "text") {
            let text = format!(" {text}");
            let (x, y, size) =
                (number(&text, "x").unwrap(), number(&text, "y").unwrap(), number(&text, "font-size").unwrap());
            let words = text.split('>').nth(1).unwrap_or_default();
            let plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            let long = width_of(&plain, size, text.contains("font-weight"));
            let (from, to) = match () {
                () if text.contains("\"middle\"") => (x - long / 2.0, x + long / 2.0),
                () if text.contains("\"end\"") => (x - long, x),
                () => (x, x + long),
            };
            assert!(from >= -1.0 && to <= width + 1.0, "{at}: `{words}` from {from} to {to} of {width}");
            assert!(y >= size * 0.6 && y <= height + 1.0, "{at}: `{words}` at the height {y} of {height}");
            assert!(size >= 12.0, "{at}: `{words}` in {size}");
        }
    }
}

#[test]
fn ids_are_unique_and_the_same_drawing_has_the_same_bytes() {
    let first = drawings();
    let ids: BTreeSet<&str> =
        first.iter().filter_map(|(_, _, svg)| svg.split("<title id=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(ids.len(), first.len());
    assert_eq!(first, drawings());
}

/// The x of the left ends of bars of one colour.
fn lefts(svg: &str, color: &str) -> Vec<f64> {
    let bars = elements(svg, "rect").into_iter().filter(|rect| rect.contains(color));
    bars.filter_map(|rect| number(&format!(" {rect}"), "x")).collect()
}

#[test]
fn bars_begin_at_nought_and_are_as_long_as_what_they_show() {
    let bar = |value: f64| ranked::Bar { name: "a".to_owned(), value, words: value.to_string(), grey: false };
    let svg = ranked::svg("r", Sheet::new(640.0, &HOUSE), "alt", &[bar(100.0), bar(50.0), bar(1.0)]);
    let lengths: Vec<f64> =
        elements(&svg, "rect").iter().filter_map(|rect| number(&format!(" {rect}"), "width")).collect();
    assert!(
        (lengths[0] / lengths[1] - 2.0).abs() < 0.01 && (lengths[0] / lengths[2] - 100.0).abs() < 3.0,
        "{lengths:?}"
    );
    assert!(lefts(&svg, "f-main").windows(2).all(|pair| pair[0].total_cmp(&pair[1]).is_eq()));
    let stage =
        |count: f64| funnel::Stage { name: "a".to_owned(), count, words: count.to_string(), share: String::new() };
    let svg = funnel::svg("f", Sheet::new(640.0, &HOUSE), "alt", &[stage(80.0), stage(20.0)]);
    let lengths: Vec<f64> =
        elements(&svg, "rect").iter().filter_map(|rect| number(&format!(" {rect}"), "width")).collect();
    assert!((lengths[0] / lengths[1] - 4.0).abs() < 0.02, "{lengths:?}");
    let bullet = bullet::Bullet { value: Some(30.0), range: (0.0, 60.0), ..bullet::Bullet::default() };
    let svg = bullet::svg("b", Sheet::new(124.0, &HOUSE), "alt", &bullet, PLAIN);
    let bars = elements(&svg, "rect");
    let bar = bars.iter().find(|rect| rect.contains("f-main")).unwrap();
    assert_eq!((number(&format!(" {bar}"), "x"), number(&format!(" {bar}"), "width")), (Some(2.0), Some(60.0)));
}

#[test]
fn what_is_missing_says_why() {
    for (name, state, svg) in drawings() {
        if state == State::Gap && ["xmr", "days", "dots"].contains(&name.as_str()) {
            assert!(svg.contains("no review log") || svg.contains("no data"), "{name}: a gap without a reason");
        }
    }
}

/// All drawings on one page, in light and dark, to be looked at in a browser; grey by the browser's own filter.
#[test]
fn the_gallery_shows_them_all() {
    let css = include_str!("../../../templates/dashboard.css");
    let fonts = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/templates/fonts");
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Charts</title><style>@font-face {{ font-family: \"Auditpack Sans\"; src: url({fonts}/SourceSans3-Regular.otf); }} @font-face {{ font-family: \"Auditpack Sans\"; font-weight: 600; src: url({fonts}/SourceSans3-Semibold.otf); }} {css}\nbody {{ max-width: none; }} figure svg {{ width: auto; }} .row {{ display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: end; }}</style><body>"
    );
    let all = drawings();
    let mut named = "";
    for (name, state, svg) in &all {
        if name != named {
            let end = if named.is_empty() { "" } else { "</div>" };
            write!(page, "{end}<h2 id=\"{name}\">{name}</h2><div class=\"row\">").unwrap();
            named = name;
        }
        write!(page, "<figure><figcaption>{state:?}</figcaption>{svg}</figure>").unwrap();
    }
    page.push_str("</div></body></html>");
    std::fs::write(super::output("charts.html"), page).unwrap();
    let kinds: BTreeSet<&str> = all.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(all.len(), kinds.len() * STATES.len() * 2 - STATES.len(), "{kinds:?}");
}
