//! The searched text of an edition, page by page.

use std::io;

use crate::edition::{Block, Body, Edition, Head, PageBodies, Person, SCHEMA, Text};
use crate::search::{ArticleText, PageText};

/// The texts of all pages of an edition, whose bodies come from their files.
///
/// # Errors
/// Those of `bodies`.
pub fn texts(edition: &Edition, mut bodies: impl FnMut(&str) -> io::Result<PageBodies>) -> io::Result<Vec<PageText>> {
    let page = |page: &crate::edition::Page| {
        let bodies = bodies(&page.bodies)?;
        let articles = bodies.articles.iter().map(|body| article(edition.head(&body.id), body)).collect();
        Ok(PageText { schema: SCHEMA, number: page.number.clone(), section: page.section.clone(), articles })
    };
    edition.pages.iter().map(page).collect()
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
