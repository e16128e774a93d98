//! The contents: every page and its articles by rank.

use leptos::prelude::Get;

use crate::edition::{Address, Part};
use crate::markup::Html;
use crate::view::Reader;

/// A list of the edition; choosing a page or an article goes there.
pub(super) fn write(reader: Reader, html: &mut Html) {
    let Some(opened) = reader.edition() else { return };
    let edition = &opened.edition;
    let link = |part: Part| reader.home.link(&Address { edition: Some(opened.path.clone()), part, paragraph: None });
    let date = edition.edition.date.in_words(reader.words.get().tag());
    html.start("p", &[]).text(&date).text(" ");
    html.element("button", &[("data-open", "editions")], reader.words.get().editions()).end("p");
    html.start("ol", &[("class", "contents"), ("lang", &edition.paper.language)]);
    for (index, page) in edition.pages.iter().enumerate() {
        let href = link(Part::Page(page.number.clone()));
        html.start("li", &[]).start("h3", &[]).start("a", &[("href", &href), ("data-page", &index.to_string())]);
        html.element("span", &[("class", "contents-number")], &page.number).text(" ").text(&page.section);
        html.end("a").end("h3").start("ul", &[]);
        for head in page.articles.iter().filter_map(|id| edition.head(id)) {
            let href = link(Part::Article(head.id.clone()));
            let language = if head.language.is_empty() { ("", "") } else { ("lang", &*head.language) };
            html.start("li", &[("data-rank", &head.rank.0.to_string()), language]);
            html.start("a", &[("href", &href), ("data-read", &head.id)]).text(&head.title());
            let hits = reader.search.hits_in(&opened.path, &head.id);
            if hits > 0 {
                html.text(" ").element("mark", &[("aria-label", &reader.words.get().hits(hits))], &hits.to_string());
            }
            html.end("a").end("li");
        }
        html.end("ul").end("li");
    }
    html.end("ol");
}
