//! The templates: ours, and those of an organisation in their place. Whatever goes wrong in one is told with its file and its
//! line; a line of Typst text that a template made is led back to the line of the template that made it.

use super::{Fault, File};
use crate::words::{Arg, Words};
use serde_json::Value;
use std::fmt::{self, Write as _};
use tera::{Context, ErrorKind, EscapeFn, Kwargs, State, Tera, TeraResult};

/// A template: what lays a document out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Template {
    /// The dashboard.
    Page,
    /// Its style sheet.
    Style,
    /// Its script.
    Script,
    /// The structure of the pack.
    Pack,
    /// The looks of the pack.
    Design,
    /// The Markdown report.
    Markdown,
}

/// Every template: what it is, its file name, and its text.
const TEMPLATES: [(Template, &str, &str); 6] = [
    (Template::Page, "dashboard.html", include_str!("../../../templates/dashboard.html")),
    (Template::Style, "dashboard.css", include_str!("../../../templates/dashboard.css")),
    (Template::Script, "dashboard.js", include_str!("../../../templates/dashboard.js")),
    (Template::Pack, "pack.typ", include_str!("../../../templates/pack.typ")),
    (Template::Design, "pack-design.typ", include_str!("../../../templates/pack-design.typ")),
    (Template::Markdown, "report.md", include_str!("../../../templates/report.md")),
];

/// The compiled-in templates: file name and text, to start one's own from.
pub fn templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES.iter().map(|(_, name, text)| (*name, *text))
}

/// An organisation's own templates; ours where it has none.
#[derive(Clone, Debug, Default)]
pub(in crate::report) struct Templates {
    own: Vec<(Template, File)>,
}

/// A template that cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The file, as the configuration leads to it; of a compiled-in template its name.
    pub file: String,
    /// Line, from 1, where one can be told.
    pub line: Option<usize>,
    /// What is wrong there.
    pub text: String,
    /// Whether an organisation's own template is involved: else it is a bug of ours.
    pub own: bool,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "`{}`, line {line}: {}", self.file, self.text),
            None => write!(f, "`{}`: {}", self.file, self.text),
        }
    }
}

impl std::error::Error for TemplateError {}

impl Templates {
    /// The templates of a folder, by their file names.
    pub(super) fn read(files: Vec<File>) -> Result<Self, Vec<String>> {
        let (mut own, mut problems) = (Vec::new(), Vec::new());
        for file in files {
            let name = file.name.rsplit('/').next().unwrap_or_default();
            match TEMPLATES.iter().find(|(_, known, _)| *known == name) {
                None => {
                    let known: Vec<String> = templates().map(|(name, _)| format!("`{name}`")).collect();
                    let known = known.join(", ");
                    problems.push(format!("`{}` replaces no template, expected one of {known}", file.name));
                }
                Some((template, ..)) => match ends_early(*template, &file.bytes) {
                    Err(fault) => problems.push(fault.of_file(&file.name)),
                    Ok(()) => own.push((*template, file)),
                },
            }
        }
        if problems.is_empty() { Ok(Self { own }) } else { Err(problems) }
    }

    /// The text of a template.
    pub(in crate::report) fn text(&self, template: Template) -> &str {
        let own = self.own.iter().find(|(own, _)| *own == template);
        // Whether it is text was looked at when it was read.
        own.map_or(house(template).2, |(_, file)| std::str::from_utf8(&file.bytes).unwrap_or_default())
    }

    /// Whether a template is an organisation's own.
    pub(in crate::report) fn is_own(&self, template: Template) -> bool {
        self.own.iter().any(|(own, _)| *own == template)
    }

    /// What is wrong with a template, at a line.
    pub(in crate::report) fn error(&self, template: Template, line: Option<usize>, text: String) -> TemplateError {
        let own = self.own.iter().find(|(own, _)| *own == template);
        let file = own.map_or(house(template).1, |(_, file)| file.name.as_str()).to_owned();
        // The two Typst files call each other: what is found in ours may be due to theirs.
        let typst = [Template::Pack, Template::Design];
        let due = |other: &Template| *other == template || (typst.contains(&template) && typst.contains(other));
        TemplateError { file, line, text, own: self.own.iter().any(|(own, _)| due(own)) }
    }

    /// Fills a template in; `escape` is how text is kept from being read as code, where that is not HTML's way.
    pub(in crate::report) fn fill(
        &self,
        template: Template,
        escape: Option<EscapeFn>,
        context: &Context,
    ) -> Result<String, TemplateError> {
        render(template, self.text(template), escape, context).map_err(|error| self.told(template, &error))
    }

    /// For each line of what a template was filled in to, the line of the template that made it: the template is filled in
    /// once more, with the number of each of its lines inside that line's own text.
    pub(in crate::report) fn lines(
        &self,
        template: Template,
        escape: Option<EscapeFn>,
        context: &Context,
    ) -> Vec<usize> {
        let marked = numbered(self.text(template));
        let filled = render(template, &marked, escape, context).unwrap_or_default();
        let mut line = 1;
        let of_line = |text: &str| {
            let last = text.rsplit_once(END).and_then(|(before, _)| before.rsplit_once(BEGIN));
            line = last.and_then(|(_, number)| number.parse().ok()).unwrap_or(line);
            line
        };
        filled.split('\n').map(of_line).collect()
    }

    fn told(&self, template: Template, error: &tera::Error) -> TemplateError {
        let (line, text) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                (Some(span.start_line), format!("column {}: {}", span.start_col + 1, report.message()))
            }
            _ => (None, error.to_string()),
        };
        self.error(template, line, text)
    }
}

/// Says how many rows of a table are left out, in the language of the report.
#[expect(clippy::needless_pass_by_value, reason = "that is how a filter takes its arguments")]
fn rows_left_out(rows: i64, args: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let words = Words::of(args.must_get("language")?).unwrap_or_else(Words::english);
    Ok(words.say("rows-left-out", &[("rows", Arg::Count(rows as f64))]))
}

fn house(template: Template) -> &'static (Template, &'static str, &'static str) {
    TEMPLATES.iter().find(|(known, ..)| *known == template).expect("every template is in the table")
}

fn render(template: Template, text: &str, escape: Option<EscapeFn>, context: &Context) -> tera::TeraResult<String> {
    let name = house(template).1;
    let mut tera = Tera::new();
    if let Some(escape) = escape {
        tera.set_escape_fn(escape);
    }
    tera.autoescape_on(vec![name]);
    tera.register_filter("rows_left_out", rows_left_out);
    tera.add_raw_template(name, text)?;
    tera.render(name, context)
}

/// Whether a style sheet or a script would end the element that the dashboard carries it in, or a file is no text.
fn ends_early(template: Template, bytes: &[u8]) -> Result<(), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).matches('\n').count() + 1;
        Fault::at(line, "is not UTF-8")
    })?;
    let end = match template {
        Template::Style => "</style",
        Template::Script => "</script",
        _ => return Ok(()),
    };
    let found = text.lines().position(|line| line.to_ascii_lowercase().contains(end));
    found.map_or(Ok(()), |line| Err(Fault::at(line + 1, format!("has `{end}`, which would end it"))))
}

/// Around a line's number: no template and no cleaned text has these.
const BEGIN: char = '\u{f0000}';
const END: char = '\u{f0001}';

/// The template with the number of each line after the first visible character of its own text: where blanks are trimmed
/// and where lines end stays as it is. What stands between the marks of the template language is left alone.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let (mut line, mut is_numbered, mut closing) = (1, false, None::<&str>);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let marks = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
        let opens = marks.iter().find(|(open, _)| closing.is_none() && rest.starts_with(open));
        let took = match (opens, closing) {
            (Some((_, close)), _) => {
                closing = Some(close);
                2
            }
            (None, Some(close)) if rest.starts_with(close) => {
                closing = None;
                2
            }
            _ => c.len_utf8(),
        };
        out.push_str(&rest[..took]);
        if took == c.len_utf8() && closing.is_none() && !is_numbered && !c.is_whitespace() {
            write!(out, "{BEGIN}{line}{END}").expect("a String takes any text");
            is_numbered = true;
        }
        if c == '\n' {
            (line, is_numbered) = (line + 1, false);
        }
        rest = &rest[took..];
    }
    out
}

/// A report as the templates see it.
pub(in crate::report) fn context(report: &Value) -> Context {
    Context::from_serialize(report).expect("a report is a tree of plain values")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
        out.write_all(text.as_bytes())
    }

    fn templates(text: &str) -> Templates {
        let file = File { name: "own/report.md".to_owned(), bytes: text.as_bytes().to_vec() };
        Templates::read(vec![file]).unwrap()
    }

    #[test]
    fn a_line_of_the_result_is_led_back_to_its_line_in_the_template() {
        let text = "one\n{%- for x in list %}\n\n  a {{ x }}\n  b\n{%- endfor %}\n{#\n remark\n#}\nlast {% if list %}\nend{% endif %}\n";
        let own = templates(text);
        let context = context(&serde_json::json!({ "list": ["p", "q"] }));
        let filled = own.fill(Template::Markdown, Some(plain), &context).unwrap();
        let lines = own.lines(Template::Markdown, Some(plain), &context);
        assert_eq!(filled.split('\n').count(), lines.len());
        for (made, line) in filled.split('\n').zip(lines).filter(|(made, _)| !made.trim().is_empty()) {
            let of_template = text.split('\n').nth(line - 1).unwrap().trim();
            assert_eq!(made.trim().chars().next(), of_template.chars().next(), "{made:?} from {of_template:?}");
        }
    }

    #[test]
    fn every_line_of_the_pack_is_led_back() {
        let text = house(Template::Pack).2;
        let marked = numbered(text);
        let without: String = {
            let mut inside = false;
            let keep = |c: &char| {
                inside = (inside || *c == BEGIN) && *c != END;
                !inside && *c != END
            };
            marked.chars().filter(keep).collect()
        };
        assert_eq!(without, text);
    }

    #[test]
    fn an_error_names_file_line_and_column() {
        let error = |text: &str| {
            let context = context(&serde_json::json!({ "a": 1 }));
            templates(text).fill(Template::Markdown, Some(plain), &context).unwrap_err().to_string()
        };
        let syntax = error("x\n{% if %}\n");
        assert!(syntax.starts_with("`own/report.md`, line 2: column 7: "), "{syntax}");
        let unknown = error("x\n\n {{ nothing.at.all }}");
        assert!(unknown.starts_with("`own/report.md`, line 3: column "), "{unknown}");
    }

    #[test]
    fn a_file_must_replace_something_and_stay_inside_its_element() {
        let read = |name: &str, bytes: &[u8]| {
            Templates::read(vec![File { name: format!("own/{name}"), bytes: bytes.to_vec() }]).unwrap_err().remove(0)
        };
        assert!(read("dashbord.html", b"").starts_with(
            "`own/dashbord.html` replaces no template, expected one of `dashboard.html`, `dashboard.css`"
        ));
        assert_eq!(
            read("dashboard.js", b"a\nb </SCRIPT>"),
            "`own/dashboard.js`, line 2: has `</script`, which would end it"
        );
        assert_eq!(read("pack.typ", b"a\n\xff"), "`own/pack.typ`, line 2: is not UTF-8");
    }
}
