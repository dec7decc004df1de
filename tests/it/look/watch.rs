//! An author of templates at work: each change is rendered, each mistake told, and the numbers are measured once.

use super::{LOGO, dress, measured};
use std::io::{BufRead, BufReader, Lines};
use std::process::{ChildStderr, Stdio};

/// Lines of standard error up to the one that says that it waits.
fn until_it_waits(lines: &mut Lines<BufReader<ChildStderr>>) -> Vec<String> {
    let mut said = Vec::new();
    for line in lines {
        let line = line.unwrap();
        if line.starts_with("watching ") {
            return said;
        }
        said.push(line);
    }
    panic!("it ended: {said:?}");
}

#[test]
fn the_documents_follow_their_templates() {
    let project = measured();
    let page = || project.read("out/2026-10/dashboard.html");
    project.write("own/dashboard.html", "<p>first of {{ cover.organization }}</p>");
    dress(&project, "templates = \"own\"");
    let args = ["report", "--config", "auditpack.toml", "--format", "html", "--watch"];
    let mut child = project.command(&args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let said = until_it_waits(&mut lines);
    assert!(said[0] == "measured" && said[1].starts_with("2026-10: wrote dashboard.html to "), "{said:?}");
    assert_eq!(page(), "<p>first of Northwind Assurance</p>");

    project.write("own/dashboard.html", "<p>second</p>");
    let said = until_it_waits(&mut lines);
    assert!(said.len() == 1 && said[0].contains("wrote dashboard.html"), "nothing is measured again: {said:?}");
    assert_eq!(page(), "<p>second</p>");

    project.write("own/dashboard.html", "<p>\n{{ nothing }}</p>");
    let said = until_it_waits(&mut lines);
    assert!(said[0].contains("`own/dashboard.html`, line 2: column "), "{said:?}");
    assert!(said[1].starts_with("hint: mend the template"), "{said:?}");
    assert_eq!(page(), "<p>second</p>", "a mistake leaves what is there");

    // Another file of the look, named by a change of the configuration: the same numbers still.
    project.write("own/dashboard.html", "{{ logo }}");
    project.write("logo.svg", LOGO);
    until_it_waits(&mut lines);
    dress(&project, "templates = \"own\"\nlogo = \"logo.svg\"");
    let said = until_it_waits(&mut lines);
    assert!(said.len() == 1 && said[0].contains("wrote dashboard.html"), "{said:?}");
    let before = page();
    assert!(before.starts_with("data:image/svg+xml;base64,"), "{before}");
    project.write("logo.svg", LOGO.replace("rx=\"6\"", "rx=\"12\""));
    until_it_waits(&mut lines);
    assert_ne!(page(), before);

    // Another section may change what is measured.
    let config = project.read("auditpack.toml");
    project.write("auditpack.toml", config.replace("\nk = 5\n", "\nk = 6\n"));
    let said = until_it_waits(&mut lines).join("\n");
    assert!(said.starts_with("measured\n") || said.contains("changed since it was measured"), "{said}");
    child.kill().unwrap();
    child.wait().unwrap();
}
