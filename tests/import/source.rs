//! The text of an edition source, read from its files without the importer.

use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag};

/// An article's source as text, a line for each element, in the order of a page.
pub struct Article {
    pub id: String,
    pub kind: String,
    pub text: String,
}

/// The articles of an edition's source in the order of its pages.
pub fn articles(folder: &Path) -> Vec<Article> {
    let manifest: toml::Table = toml::from_str(&read(&folder.join("edition.toml"))).expect("edition.toml");
    let pages = manifest["page"].as_array().expect("pages").iter();
    pages
        .flat_map(|page| page["articles"].as_array().expect("articles").clone())
        .map(|id| {
            let id = id.as_str().expect("an id").to_owned();
            let source = read(&folder.join(format!("articles/{id}.md")));
            let (head, text) = article(&source);
            Article { id, kind: string(&head, "kind"), text }
        })
        .collect()
}

/// Front matter and text of an article's source.
pub fn article(source: &str) -> (toml::Table, String) {
    let (head, body) = source.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n")).expect("front matter");
    let head: toml::Table = toml::from_str(head).expect("TOML");
    let mut lines = vec![string(&head, "series"), string(&head, "kicker")];
    for key in ["headline", "deck"] {
        let values = head.get(key).and_then(toml::Value::as_array).into_iter().flatten();
        lines.extend(values.map(|line| line.as_str().expect("a line").to_owned()));
    }
    for person in head.get("byline").and_then(toml::Value::as_array).into_iter().flatten() {
        let part = |key| person.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        lines.push(format!("{} {}", part("role"), part("name")));
    }
    lines.extend([string(&head, "dateline"), string(&head, "lead_in"), body_text(body), string(&head, "signed")]);
    lines.retain(|line| !line.is_empty());
    (head, lines.join("\n"))
}

fn body_text(body: &str) -> String {
    let mut text = String::new();
    let mut credit = String::new();
    for event in Parser::new(body) {
        match event {
            Event::Text(run) | Event::Code(run) => text.push_str(&run),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                assert!(dest_url.is_empty(), "no photo was supplied: {dest_url}");
                credit = format!("\n{title}");
            }
            Event::End(pulldown_cmark::TagEnd::Image) => text.push_str(&std::mem::take(&mut credit)),
            Event::End(_) | Event::SoftBreak => text.push('\n'),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => {}
            other => panic!("the draft holds markup: {other:?}"),
        }
    }
    text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn string(head: &toml::Table, key: &str) -> String {
    head.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
