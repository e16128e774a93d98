//! A draft edition: what an importer found, and the source files that say it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use super::{Doubt, markdown};
use crate::edition::{Date, Head, Kind, Person};

/// What an editor tells an importer beforehand.
#[derive(clap::Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Day of publication; else as the input says: a folio line, a notice, the newest item
    #[arg(long)]
    pub date: Option<Date>,
    /// The paper's title
    #[arg(long)]
    pub title: Option<String>,
    /// The paper's language as a BCP 47 tag, like en or zh-Hant; else as the input says, or seems to
    #[arg(long, value_parser = language)]
    pub language: Option<String>,
    /// Number of the (first) page; else as printed, or counted
    #[arg(long)]
    pub page: Option<String>,
}

/// A tag of a language that a draft can be in.
fn language(text: &str) -> Result<String, String> {
    let mut parts = text.split('-');
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && is_part(part));
    let is_tag = first && text.starts_with(|c: char| c.is_ascii_alphabetic()) && parts.all(is_part);
    if is_tag { Ok(text.to_owned()) } else { Err("write a tag like en, de-AT, zh-Hans or zh-Hant".to_owned()) }
}

/// A draft edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The paper's title, if known.
    pub title: Option<String>,
    /// BCP 47 tag of its language.
    pub language: String,
    /// Day of publication, if known.
    pub date: Option<Date>,
    /// Its pages; at least one.
    pub pages: Vec<DraftPage>,
    /// What the importer was unsure of, by line.
    pub doubts: Vec<Doubt>,
    /// Files to copy by their path in the source.
    pub pictures: BTreeMap<String, PathBuf>,
}

/// A page of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftPage {
    /// Its number, printed or counted.
    pub number: String,
    /// Name of the section; may be empty.
    pub section: String,
    /// The section's romanised name.
    pub romanised: String,
    /// Credits of the page.
    pub editors: Vec<Person>,
    /// Folio lines as printed, for which the source has no key.
    pub furniture: Vec<String>,
    /// Its items in the order of the input.
    pub items: Vec<Item>,
}

/// An item: an article, a picture, a notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Everything above and below the body.
    pub head: Head,
    /// The body in order.
    pub body: Vec<Part>,
    /// First and last line in the input; none if it has no lines.
    pub lines: (usize, usize),
    /// Its name where it comes from; empty if it has none.
    pub origin: String,
    /// What an editor should know of it: comments in its source.
    pub notes: Vec<String>,
}

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Paragraph(String),
    /// A heading inside the body.
    Crosshead(String),
    /// A block that the importer has in Markdown already.
    Markdown(String),
    /// A photo that was not supplied.
    Figure {
        /// Its caption with a printed arrow; may be empty.
        caption: String,
        /// Its credit as printed; may be empty.
        credit: String,
    },
}

impl Item {
    /// All its text in the order of the page, a line for each element.
    pub fn text(&self) -> String {
        let head = &self.head;
        let mut lines = vec![head.series.clone(), head.kicker.clone()];
        lines.extend(head.headline.iter().chain(&head.deck).cloned());
        lines.extend(head.byline.iter().map(|person| format!("{} {}", person.role, person.name)));
        lines.extend([head.dateline.clone(), head.lead_in.clone()]);
        for part in &self.body {
            match part {
                Part::Paragraph(text) | Part::Crosshead(text) | Part::Markdown(text) => lines.push(text.clone()),
                Part::Figure { caption, credit } => lines.extend([caption.clone(), credit.clone()]),
            }
        }
        lines.push(head.signed.clone());
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// The item as an article's source; doubts about it become comments.
    fn source(&self, doubts: &[Doubt]) -> String {
        let head = &self.head;
        let mut out = String::from("+++\n");
        for doubt in doubts.iter().filter(|doubt| doubt.line > 0 && (self.lines.0..=self.lines.1).contains(&doubt.line))
        {
            put(&mut out, format_args!("# {doubt}"));
        }
        for note in Some(&self.origin).filter(|origin| !origin.is_empty()).into_iter().chain(&self.notes) {
            // A comment is one line.
            put(&mut out, format_args!("# {}", note.replace(char::is_control, " ")));
        }
        put(&mut out, format_args!("rank = {}", head.rank.0));
        if head.kind != Kind::Report {
            put(&mut out, format_args!("kind = {}", serde_json::json!(head.kind)));
        }
        let text = |out: &mut String, key, value: &str| {
            if !value.is_empty() {
                put(out, format_args!("{key} = {}", quoted(value)));
            }
        };
        let list = |out: &mut String, key, values: Vec<String>| {
            if !values.is_empty() {
                put(out, format_args!("{key} = [{}]", values.join(", ")));
            }
        };
        text(&mut out, "language", &head.language);
        text(&mut out, "series", &head.series);
        text(&mut out, "kicker", &head.kicker);
        list(&mut out, "headline", head.headline.iter().map(|line| quoted(line)).collect());
        list(&mut out, "deck", head.deck.iter().map(|line| quoted(line)).collect());
        list(&mut out, "byline", head.byline.iter().map(person).collect());
        text(&mut out, "dateline", &head.dateline);
        text(&mut out, "lead_in", &head.lead_in);
        text(&mut out, "signed", &head.signed);
        out.push_str("+++\n");
        let blocks: Vec<String> = self.body.iter().map(block).collect();
        if blocks.is_empty() { out } else { out + &blocks.join("\n\n") + "\n" }
    }
}

impl Draft {
    /// All items with their ids, in order: `a01`, `a02` …
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.pages.iter().flat_map(|page| &page.items)
    }

    /// The files of the source: path from the edition's folder, and text.
    pub fn files(&self) -> Vec<(String, String)> {
        let articles = self.items().map(|item| (format!("articles/{}.md", item.head.id), item.source(&self.doubts)));
        std::iter::once(("edition.toml".to_owned(), self.manifest())).chain(articles).collect()
    }

    fn manifest(&self) -> String {
        let mut out = String::from("schema = 1\n\n[paper]\n");
        match &self.title {
            Some(title) => put(&mut out, format_args!("title = {}", quoted(title))),
            None => out.push_str("# The text does not name the paper:\n# title = \"\"\n"),
        }
        put(&mut out, format_args!("language = {}\n\n[edition]", quoted(&self.language)));
        match self.date {
            Some(date) => put(&mut out, format_args!("date = {date}")),
            None => out.push_str("# The text does not give the day of publication:\n# date = \n"),
        }
        for page in &self.pages {
            page.manifest(&mut out);
        }
        out
    }
}

impl DraftPage {
    fn manifest(&self, out: &mut String) {
        out.push_str("\n[[page]]\n");
        for line in &self.furniture {
            put(out, format_args!("# As printed: {line}"));
        }
        put(out, format_args!("number = {}", quoted(&self.number)));
        if self.section.is_empty() {
            out.push_str("# The text gives no section head:\n# section = \"\"\n");
        } else {
            put(out, format_args!("section = {}", quoted(&self.section)));
        }
        if !self.romanised.is_empty() {
            put(out, format_args!("romanised = {}", quoted(&self.romanised)));
        }
        if !self.editors.is_empty() {
            let editors: Vec<String> = self.editors.iter().map(person).collect();
            put(out, format_args!("editors = [{}]", editors.join(", ")));
        }
        out.push_str("articles = [\n");
        for item in &self.items {
            let title = item.head.title();
            put(out, format_args!("  {}, # {title}", quoted(&item.head.id)));
        }
        out.push_str("]\n");
    }
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(out, "{line}").expect("writing to a string");
}

/// A TOML basic string. JSON's escapes are a subset of TOML's, but for DEL.
fn quoted(text: &str) -> String {
    serde_json::json!(text).to_string().replace('\u{7f}', "\\u007f")
}

fn person(person: &Person) -> String {
    let name = quoted(&person.name);
    if person.role.is_empty() {
        format!("{{ name = {name} }}")
    } else {
        format!("{{ role = {}, name = {name} }}", quoted(&person.role))
    }
}

fn block(part: &Part) -> String {
    match part {
        Part::Paragraph(text) => markdown::paragraph(text),
        Part::Markdown(text) => text.clone(),
        Part::Crosshead(text) => format!("## {}", markdown::inline(text).replace('#', "\\#")),
        Part::Figure { caption, credit } => markdown::figure(caption, credit),
    }
}
