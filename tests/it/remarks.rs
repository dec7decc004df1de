//! The remarks beside the numbers: the sources name no message that a language lacks, no message is left over, and what is
//! given to a message is what it says, in every language and for one thing as for several.

use super::tidy::rust_files;
use auditpack::words::{Arg, LANGUAGES, Words};
use std::collections::{BTreeMap, BTreeSet};

/// How the ids begin.
const REMARK: &str = "remark-";

/// The names of the arguments of each remark, at every place where the sources make one.
fn made() -> BTreeMap<String, BTreeSet<Vec<String>>> {
    let mut made: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    for (path, text) in rust_files("src") {
        for (at, _) in text.match_indices(&format!("\"{REMARK}")) {
            let id = text[at + 1..].split('"').next().unwrap();
            let has_args = text[..at].trim_end().ends_with("Remark::of(");
            let args = if has_args { args(&text, at + id.len() + 2) } else { Vec::new() };
            assert!(!has_args || !args.is_empty(), "{}: the arguments of `{id}` are not seen", path.display());
            if id != REMARK {
                made.entry(id.to_owned()).or_default().insert(args);
            }
        }
    }
    made
}

/// The names in the array after `at`, or in the one that is called `args` before it.
fn args(text: &str, at: usize) -> Vec<String> {
    let rest = text[at..].trim_start_matches([',', ' ', '\n']);
    let array = if rest.starts_with('[') {
        rest
    } else {
        let name = rest.split([')', '(']).next().unwrap();
        let bound = text[..at].rfind(&format!("let {name} =")).unwrap_or_else(|| panic!("no array `{name}`"));
        &text[bound + text[bound..].find('[').unwrap()..]
    };
    let mut depth = 0;
    let mut names = Vec::new();
    for (place, c) in array.char_indices() {
        match c {
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 2 && array[place..].starts_with("(\"") {
            names.push(array[place + 2..].split('"').next().unwrap().to_owned());
        }
    }
    names.sort();
    names
}

#[test]
fn every_remark_is_told_in_every_language_and_none_is_left_over() {
    let made: BTreeSet<String> = made().into_keys().collect();
    for (tag, _) in LANGUAGES {
        let ids = Words::of(tag).unwrap().ids().iter().filter(|id| id.starts_with(REMARK));
        let told: BTreeSet<String> = ids.cloned().collect();
        let (missing, over): (Vec<_>, Vec<_>) = (made.difference(&told).collect(), told.difference(&made).collect());
        assert!(missing.is_empty() && over.is_empty(), "{tag}: missing {missing:?}, left over {over:?}");
    }
}

#[test]
fn a_remark_says_all_that_it_is_given_and_lacks_nothing() {
    for (id, args) in made() {
        let args: Vec<Vec<String>> = args.into_iter().collect();
        let [names] = args.as_slice() else { panic!("{id} is made with {args:?}") };
        let names: Vec<&'static str> = names.iter().map(|name| &*name.clone().leak()).collect();
        for (tag, _) in LANGUAGES {
            let words = Words::of(tag).unwrap();
            // A message that lacks an argument panics.
            let say = |one: &str, number: f64| {
                let number = |name: &str| Arg::Count(if name == one { number } else { 50.0 });
                words.say(&id, &names.iter().map(|name| (*name, number(name))).collect::<Vec<_>>())
            };
            for name in &names {
                assert_ne!(say(name, 1.0), say(name, 7.0), "{tag}: `{id}` does not say `{name}`");
            }
            assert!(!say("", 0.0).contains('{'), "{tag}: {id}");
        }
    }
}
