//! The searched text of what was published.

use super::files::{ArticleText, PageText};
use crate::edition::{Block, Body, Edition, Head, Page, PageBodies, Person, SCHEMA, Text};

impl PageText {
    /// The text of a page of an edition.
    pub fn new(edition: &Edition, page: &Page, bodies: &PageBodies) -> Self {
        let articles = bodies.articles.iter().map(|body| article(edition.head(&body.id), body)).collect();
        Self { schema: SCHEMA, number: page.number.clone(), section: page.section.clone(), articles }
    }
}

fn article(head: Option<&Head>, body: &Body) -> ArticleText {
    let blocks = body.blocks.iter().map(flat).collect();
    let (title, head) = head.map(|head| (head.title(), lines(head))).unwrap_or_default();
    ArticleText { id: body.id.clone(), title, head, blocks }
}

/// What stands in a head, and the words around a body that are no block of it.
fn lines(head: &Head) -> Vec<String> {
    let credit = |person: &Person| match person.role.as_str() {
        "" => person.name.clone(),
        role => format!("{role} {}", person.name),
    };
    let mut lines = vec![head.series.clone(), head.kicker.clone(), head.headline.join(" ")];
    lines.extend(head.deck.iter().cloned());
    lines.push(head.run_in(false));
    lines.extend(head.byline.iter().map(credit));
    lines.push(head.signed.clone());
    lines.retain(|line| !line.is_empty());
    lines
}

/// The text of a block as a locator counts in it.
fn flat(block: &Block) -> String {
    block.texts().map(Text::flat).collect::<Vec<_>>().join("\n")
}
