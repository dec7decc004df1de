//! The languages of the documents: that each says everything, that nothing in it answers to nothing, and that a document
//! in another language holds no English of ours.

use auditpack::event::capability::Question;
use auditpack::event::taxonomy::Severity;
use auditpack::measure::card::{Card, Uncertainty};
use auditpack::measure::cards;
use auditpack::measure::unit::Unit;
use auditpack::policy::controls;
use auditpack::words::{ELSEWHERE, LANGUAGES, Words, word_id};
use std::collections::BTreeSet;
use strum::VariantArray as _;

/// Every language but English.
fn others() -> impl Iterator<Item = &'static Words> {
    LANGUAGES[1..].iter().map(|(tag, _)| Words::of(tag).unwrap())
}

/// The fields of a card that a language says, with their English; empty ones are not said.
fn fields(card: &Card) -> Vec<(&'static str, &'static str)> {
    let ratio = card.ratio.map_or(("", ""), |ratio| (ratio.numerator, ratio.denominator));
    let all = [
        ("title", card.title),
        ("question", card.question),
        ("formula", card.formula),
        ("numerator", ratio.0),
        ("denominator", ratio.1),
        ("clock", card.clock),
        ("exclusions", card.exclusions),
        ("inputs", card.inputs),
        ("caveat", card.caveat),
        ("example", card.example),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The ids of the messages for every card, and for the words that code or control files list.
fn expected() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for card in cards() {
        let id = card.id.replace(['.', '_'], "-");
        ids.extend(fields(card).iter().map(|(field, _)| format!("card-{id}-{field}")));
        ids.extend(card.dimension.map(|dimension| word_id("dimension", dimension)));
        ids.insert(word_id("interval", card.uncertainty.words()));
        ids.insert(word_id("method", card.uncertainty.method()));
    }
    ids.extend(Unit::VARIANTS.iter().map(|unit| word_id("unit", unit.as_str())));
    ids.extend(Question::VARIANTS.iter().map(|question| word_id("question", question.as_ref())));
    ids.extend(Severity::VARIANTS.iter().map(|severity| word_id("severity", severity.as_ref())));
    ids.extend(controls::controls().iter().filter_map(|control| Some(word_id("only", control.only.as_ref()?))));
    ids.insert(word_id("interval", Uncertainty::Census.words()));
    ids
}

/// Words that only what was measured lists: members of dimensions, and the assumptions.
const MEMBERS: [&str; 8] = ["age", "assumption", "class", "exit", "flow", "part", "tier", "project"];

#[test]
fn every_card_and_every_listed_word_is_said_in_every_language_and_nothing_else() {
    let expected = expected();
    for words in others() {
        let said: BTreeSet<String> =
            words.ids().iter().filter(|id| ELSEWHERE.iter().any(|prefix| id.starts_with(prefix))).cloned().collect();
        let missing: Vec<_> = expected.difference(&said).collect();
        assert!(missing.is_empty(), "{}: missing {missing:#?}", words.tag());
        let members = |id: &str| {
            let kinds = MEMBERS.iter().chain(&["team", "method"]);
            kinds.into_iter().any(|kind| id.starts_with(&format!("word-{kind}-")))
        };
        let unknown: Vec<_> = said.difference(&expected).filter(|id| !members(id)).collect();
        assert!(unknown.is_empty(), "{}: no card or word for {unknown:#?}", words.tag());
    }
}

#[test]
fn a_title_fits_its_place_in_every_language() {
    for words in others() {
        for card in cards() {
            let title = words.or(&format!("card-{}-title", card.id.replace(['.', '_'], "-")), card.title);
            assert!(title.chars().count() <= 44, "{}: `{title}` is {} characters", card.id, title.chars().count());
        }
    }
}

/// What a template says outside of its markup: nothing, for all words come from the language.
#[test]
fn no_template_has_words_of_its_own() {
    let html = include_str!("../../templates/dashboard.html");
    for text in without(&without(html, "{{", "}}"), "{%", "%}").split('<').filter_map(|part| part.split('>').nth(1)) {
        assert!(!text.contains(char::is_alphabetic), "dashboard.html: `{}`", text.trim());
    }
    let markdown = include_str!("../../templates/report.md");
    let text = without(&without(markdown, "{{", "}}"), "{%", "%}");
    assert!(!text.contains(char::is_alphabetic), "report.md: {text}");
    for (name, text) in [
        ("pack.typ", include_str!("../../templates/pack.typ")),
        ("pack-design.typ", include_str!("../../templates/pack-design.typ")),
    ] {
        let text = without(&without(text, "{{", "}}"), "{%", "%}");
        let code = text.lines().filter(|line| !line.starts_with("#let fallback") && !line.starts_with("#let serif"));
        for line in code.filter(|line| !line.trim_start().starts_with("//")) {
            for literal in line.split('"').skip(1).step_by(2) {
                let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
                assert!(literal.split(' ').filter(|word| is_word(word)).count() < 2, "{name}: `{literal}`");
                assert!(!literal.starts_with(char::is_uppercase), "{name}: `{literal}`");
            }
        }
    }
}

/// `text` without what stands between two marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(close).map_or("", |(_, rest)| rest))
}

/// English that stands in a text of another language: pieces of our messages that it says otherwise, and the words that no
/// English sentence does without. `foreign` are names and sentences that come from elsewhere, and are left aside.
pub(crate) fn english_in(text: &str, language: &str, foreign: &[String]) -> Vec<String> {
    let plain = |text: &str| {
        let text = text.replace(['`', '\u{2068}', '\u{2069}'], "").to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut foreign: Vec<String> =
        foreign.iter().map(|text| plain(text.trim_end_matches('.'))).filter(|text| text.contains(' ')).collect();
    foreign.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut text = plain(text);
    for name in foreign {
        text = text.replace(&name, "…");
    }
    let own: BTreeSet<String> = pieces(LANGUAGES.iter().find(|(tag, _)| *tag == language).unwrap().1);
    let mut found: Vec<String> = pieces(LANGUAGES[0].1)
        .difference(&own)
        .map(|piece| plain(piece))
        .filter(|piece| text.match_indices(piece.as_str()).any(|(at, _)| stands_alone(&text, at, piece.len())))
        .collect();
    for word in ["the", "of", "and", "with", "is", "are", "not", "from", "by", "which"] {
        for (at, _) in text.match_indices(&format!(" {word} ")) {
            let around: String = text[..at].chars().rev().take(40).collect();
            let before: String = around.chars().rev().collect();
            let after: String = text[at..].chars().take(40).collect();
            found.push(format!("{before}{after}"));
        }
    }
    found
}

/// Whether a piece of a text is no part of longer words.
fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + length..].chars().next())
}

/// The pieces of the messages of a file that stand between what is filled in, of at least two words each.
fn pieces(file: &str) -> BTreeSet<String> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let texts = lines.map(|line| line.split_once(['=', ']']).map_or(line, |(_, text)| text));
    let pieces = texts.flat_map(|text| text.split(['{', '}']).step_by(2)).map(str::trim);
    pieces.filter(|piece| piece.split(' ').filter(|word| word.len() > 1).count() >= 2).map(str::to_owned).collect()
}

#[test]
fn english_is_found_where_it_is() {
    let foreign = ["Drafting letters and wordings".to_owned()];
    let german = "Seite 1 von 3. Die Zahlen: Drafting letters and wordings spart am meisten";
    assert_eq!(english_in(german, "de", &foreign), Vec::<String>::new());
    assert_eq!(english_in("Was etwas offen lässt", "de", &[]), Vec::<String>::new());
    assert!(!english_in("Frist: Service level 3 Stunden.", "de", &[]).is_empty());
    assert_eq!(english_in("Die Karte of Fälle", "de", &[]).len(), 1);
}
