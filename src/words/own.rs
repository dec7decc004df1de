//! An organisation's own messages in place of some of a language's. Whatever would go wrong when a message is said is found
//! when the file is read: no message may name what it is not given.

use super::{LANGUAGES, Problem, Words, message_id};
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

impl Words {
    /// A compiled-in language in which the messages of `own` replace those of the same id.
    ///
    /// # Errors
    /// If the language is not known, the file does not read, or a message of it could not be said; with lines of `own`.
    pub fn with_own(tag: &str, own: &str) -> Result<Self, Vec<Problem>> {
        let problem = |text: String| vec![Problem { line: 1, text }];
        let base = LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, text)| *text);
        let base = base.ok_or_else(|| problem(format!("there is no language `{tag}`")))?;
        let mut words = Self::parse(tag, base)?;
        let resource = super::resource(own)?;
        // English text of the definitions stands beside their numbers and not in its file: other languages name it.
        let given = given(LANGUAGES.iter().map(|(_, text)| *text));
        let problems = problems(&resource, own, &given);
        if !problems.is_empty() {
            return Err(problems);
        }
        words.bundle.add_resource_overriding(resource);
        Ok(words)
    }
}

/// The arguments that each message is given.
fn given(languages: impl Iterator<Item = &'static str>) -> BTreeMap<String, BTreeSet<String>> {
    let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for resource in languages.filter_map(|text| super::resource(text).ok()) {
        for entry in resource.entries() {
            if let Entry::Message(message) = entry {
                let mut named = Named::default();
                if let Some(value) = &message.value {
                    named.pattern(value);
                }
                let names = given.entry(message.id.name.to_owned()).or_default();
                // Whatever has a number for plurals has a text as well.
                let plain = named.variables.iter().filter_map(|name| name.strip_suffix("-n")).map(str::to_owned);
                names.extend(plain);
                names.extend(named.variables.iter().map(|name| (*name).to_owned()));
            }
        }
    }
    given
}

/// What is wrong with own messages, in the order of the file.
fn problems(resource: &FluentResource, text: &str, given: &BTreeMap<String, BTreeSet<String>>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let terms: BTreeSet<&str> = resource.entries().filter_map(term).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for entry in resource.entries() {
        let (id, value, arguments, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name, message.value.as_ref(), given.get(message.id.name), &message.attributes)
            }
            Entry::Term(term) => (term.id.name, Some(&term.value), None, &term.attributes),
            _ => continue,
        };
        let is_term = matches!(entry, Entry::Term(_));
        let shown = if is_term { format!("-{id}") } else { id.to_owned() };
        let start = line_of(text, &shown);
        let mut wrong = |line: usize, text: String| problems.push(Problem { line, text });
        if !is_term && arguments.is_none() {
            wrong(start, unknown(id, given));
            continue;
        }
        if !is_term && !seen.insert(id) {
            wrong(last_line_of(text, id), format!("`{id}` is told twice"));
        }
        if !attributes.is_empty() || value.is_none() {
            wrong(start, format!("`{shown}` has attributes or no text of its own: expected `{shown} = text`"));
        }
        let mut named = Named::default();
        if let Some(value) = value {
            named.pattern(value);
        }
        let none = BTreeSet::new();
        let known = arguments.unwrap_or(&none);
        for name in named.variables.iter().filter(|name| !known.contains(**name)) {
            let line = line_from(text, start, &format!("${name}"));
            wrong(line, format!("`{shown}` is not given `${name}`, {}", choice(known)));
        }
        for name in named.terms.iter().filter(|name| is_term || !terms.contains(**name)) {
            let line = line_from(text, start, &format!("-{name}"));
            let why = if is_term { "a term holds plain text alone" } else { "the file has no such term" };
            wrong(line, format!("`{shown}` refers to `-{name}`: {why}"));
        }
        for name in &named.others {
            let line = line_from(text, start, name);
            wrong(line, format!("`{shown}` refers to `{name}`: only arguments and terms such as `-name` are known"));
        }
    }
    problems.sort_by_key(|problem| problem.line);
    problems
}

fn term<'a>(entry: &'a Entry<&'a str>) -> Option<&'a str> {
    if let Entry::Term(term) = entry { Some(term.id.name) } else { None }
}

/// The nearest ids that are known, by how their beginnings agree.
fn unknown(id: &str, given: &BTreeMap<String, BTreeSet<String>>) -> String {
    let same = |known: &str| known.bytes().zip(id.bytes()).take_while(|(one, other)| one == other).count();
    let mut near: Vec<&String> = given.keys().collect();
    near.sort_by_key(|known| std::cmp::Reverse(same(known)));
    let near: Vec<String> = near.iter().take(3).map(|known| format!("`{known}`")).collect();
    format!("there is no message `{id}`; near it are {}", near.join(", "))
}

fn choice(known: &BTreeSet<String>) -> String {
    let names: Vec<String> = known.iter().map(|name| format!("`${name}`")).collect();
    if names.is_empty() { "nor anything else".to_owned() } else { format!("only {}", names.join(", ")) }
}

/// The line on which a message or a term begins.
fn line_of(text: &str, id: &str) -> usize {
    text.lines().position(|line| begins(line, id)).map_or(1, |at| at + 1)
}

fn last_line_of(text: &str, id: &str) -> usize {
    text.lines().collect::<Vec<_>>().iter().rposition(|line| begins(line, id)).map_or(1, |at| at + 1)
}

fn begins(line: &str, id: &str) -> bool {
    message_id(line.strip_prefix('-').unwrap_or(line)) == Some(id.trim_start_matches('-'))
        && line.starts_with('-') == id.starts_with('-')
}

/// The first line from `start` on that has a word.
fn line_from(text: &str, start: usize, word: &str) -> usize {
    text.lines().skip(start - 1).position(|line| line.contains(word)).map_or(start, |at| start + at)
}

/// Everything that a pattern names.
#[derive(Default)]
struct Named<'a> {
    variables: BTreeSet<&'a str>,
    terms: BTreeSet<&'a str>,
    /// Messages and functions.
    others: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn pattern(&mut self, pattern: &'a Pattern<&'a str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &'a Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &'a InlineExpression<&'a str>) {
        match inline {
            InlineExpression::VariableReference { id } => _ = self.variables.insert(id.name),
            InlineExpression::TermReference { id, arguments, .. } => {
                self.terms.insert(id.name);
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::MessageReference { id, .. } => _ = self.others.insert(id.name),
            InlineExpression::FunctionReference { id, arguments } => {
                self.others.insert(id.name);
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &'a CallArguments<&'a str>) {
        for inline in arguments.positional.iter().chain(arguments.named.iter().map(|argument| &argument.value)) {
            self.inline(inline);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Arg;

    fn refused(text: &str, expected: &[(usize, &str)]) {
        let found = Words::with_own("en", text).map(|_| ()).unwrap_err();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (problem, (line, says)) in found.iter().zip(expected) {
            assert!(problem.line == *line && problem.text.contains(says), "{problem:?}, expected {line}: {says}");
        }
    }

    #[test]
    fn own_messages_stand_in_place_of_the_languages_and_all_others_stay() {
        let own = "-office = AI oversight office\narea-review = Reviews by the { -office }\nexceptions-more =\n    { $more } further\n";
        for (tag, none) in [("en", "No exception"), ("de", "Keine Ausnahme")] {
            let words = Words::with_own(tag, own).unwrap();
            assert_eq!(words.word("area-review"), "Reviews by the AI oversight office");
            let more = words.say("exceptions-more", &[("more", Arg::Count(1200.0))]);
            assert_eq!(more.replace('.', ","), "1,200 further");
            assert_eq!(words.word("exceptions-none"), none);
        }
    }

    #[test]
    fn the_text_of_a_definition_may_be_ones_own_in_every_language() {
        for (tag, _) in LANGUAGES {
            let words = Words::with_own(tag, "card-usage-calls-title = Questions put to a model\n").unwrap();
            assert_eq!(words.or("card-usage-calls-title", "Accepted calls"), "Questions put to a model");
        }
    }

    #[test]
    fn a_message_that_could_not_be_said_is_refused_with_its_line() {
        refused("# mine\narea-rewiew = Reviews\n", &[(2, "no message `area-rewiew`; near it are `area-review`")]);
        refused("area-review = { $n }\n", &[(1, "`area-review` is not given `$n`, nor anything else")]);
        refused(
            "breakdown-team =\n    { $members-n ->\n        [one] one\n       *[other] { $membrs }\n    }\n",
            &[(4, "`breakdown-team` is not given `$membrs`, only `$members`, `$members-n`")],
        );
        refused("area-review = a\n\narea-review = b\n", &[(3, "told twice")]);
        refused("area-review = { -brand }\n", &[(1, "the file has no such term")]);
        refused("-a = { -b }\n-b = c\narea-review = { -a }\n", &[(1, "plain text alone")]);
        refused("area-review = { area-usage } { NUMBER(1) }\n", &[(1, "`NUMBER`"), (1, "`area-usage`")]);
        refused("area-review = a\narea-usage\n", &[(2, "")]);
        assert_eq!(Words::with_own("xx", "").map(|_| ()).unwrap_err()[0].text, "there is no language `xx`");
    }
}
