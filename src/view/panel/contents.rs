//! The contents: pages in miniature, their articles by rank, a slider over the pages, and
//! how much is left to read.

use leptos::prelude::*;

use crate::edition::{Address, Edition, Page, Part};
use crate::layout::page::Composer;
use crate::layout::{Px, Size};
use crate::markup::{Html, miniature, when};
use crate::view::{Reader, keep};
use crate::web;

/// A list of the edition; choosing a page or an article goes there.
pub(super) fn write(reader: Reader, html: &mut Html) {
    let Some(opened) = reader.edition() else { return };
    let words = reader.words.get();
    let edition = &opened.edition;
    let here = reader.place.with_untracked(|place| place.page);
    let link = |part: Part| reader.home.link(&Address { edition: Some(opened.path.clone()), part, paragraph: None });
    html.start("p", &[("class", "contents-ways")]).element("span", &[("class", "finish-line")], &finish_line(reader));
    html.start("span", &[]).element("button", &[("data-open", "editions")], words.editions()).text(" ");
    html.element("button", &[("data-open", "clippings")], words.clippings()).end("span").end("p");
    if edition.pages.len() > 1 {
        let (last, value) = (edition.pages.len().to_string(), (here + 1).to_string());
        let name = page_name(edition, here);
        html.start("label", &[("class", "slider")]).element("span", &[], words.page_slider());
        html.start(
            "input",
            &[
                ("type", "range"),
                ("name", "page"),
                ("min", "1"),
                ("max", &last),
                ("value", &value),
                ("aria-valuetext", &name),
            ],
        );
        html.element("output", &[("data-slid", "")], &name).end("label");
    }
    html.start("ol", &[("class", "contents"), ("lang", &edition.paper.language)]);
    for (index, page) in edition.pages.iter().enumerate() {
        let (href, number) = (link(Part::Page(page.number.clone())), index.to_string());
        html.start("li", &[when(index == here, "data-here")]);
        html.start("a", &[("class", "contents-page"), ("href", &href), ("data-page", &number)]);
        html.start("span", &[("class", "contents-miniature"), ("data-miniature", &number)]);
        let key = (opened.path.clone(), index);
        if let Some(drawn) = reader.miniatures.with_untracked(|all| all.get(&key).cloned()) {
            html.raw(&lit(reader, &opened.path, page, drawn));
        }
        html.end("span");
        html.start("h3", &[]).element("span", &[("class", "contents-number")], &page.number);
        html.text(" ").text(&page.section);
        if let Some(sheets) = reader.sheets_of(index).filter(|sheets| *sheets > 1) {
            html.text(" ").start("small", &[("class", "contents-sheets"), ("lang", words.tag())]);
            html.text(&words.sheets(sheets)).end("small");
        }
        html.end("h3").end("a").start("ul", &[]);
        for head in page.articles.iter().filter_map(|id| edition.head(id)) {
            let href = link(Part::Article(head.id.clone()));
            let language = if head.language.is_empty() { ("", "") } else { ("lang", &*head.language) };
            html.start("li", &[("data-rank", &head.rank.0.to_string()), language]);
            html.start("a", &[("href", &href), ("data-read", &head.id)]).text(&head.title());
            let hits = reader.search.hits_in(&opened.path, &head.id);
            if hits > 0 {
                html.text(" ").element("mark", &[("aria-label", &reader.words.get().hits(hits))], &hits.to_string());
            }
            if untrack(|| reader.has_read(&head.id)) {
                html.text(" ").element("small", &[("class", "was-read"), ("lang", words.tag())], words.was_read());
            }
            html.end("a").end("li");
        }
        html.end("ul").end("li");
    }
    html.end("ol");
    keep::write(reader, html);
}

fn finish_line(reader: Reader) -> String {
    let words = reader.words.get_untracked();
    untrack(|| reader.finish_line())
        .map(|(read, all, minutes)| words.finish_line(read, all, minutes))
        .unwrap_or_default()
}

fn page_name(edition: &Edition, page: usize) -> String {
    edition.pages.get(page).map(|page| [page.number.as_str(), &page.section].join(" ")).unwrap_or_default()
}

/// A miniature with the articles lit that have what is looked for.
fn lit(reader: Reader, path: &str, page: &Page, drawn: String) -> String {
    let found = page.articles.iter().filter(|id| untrack(|| reader.search.hits_in(path, id)) > 0);
    found.fold(drawn, |drawn, id| {
        let article = ["data-article=\"", id, "\""].concat();
        drawn.replacen(&article, &[&article, " data-found"].concat(), 1)
    })
}

/// The slider is on its way over the pages.
pub(super) fn slide(reader: Reader, value: &str) {
    let page = value.parse::<usize>().unwrap_or(1) - 1;
    if let Some(opened) = untrack(|| reader.edition()) {
        let name = page_name(&opened.edition, page);
        reader.home.fill("[data-slid]", &name);
        reader.home.describe(".panel [name=page]", &[("aria-valuetext", Some(&name))]);
    }
}

/// The slider was let go.
pub(super) fn slid(reader: Reader, value: &str) {
    reader.go_to_page(value.parse::<usize>().unwrap_or(1) - 1);
}

/// The shape of a printed page, in CSS px.
const BROADSHEET: (f64, f64) = (1000.0, 1414.0);

/// Draws the miniatures one after another, as the texts of their pages come.
pub(super) fn draw_miniatures(reader: Reader) {
    let Some(opened) = untrack(|| reader.edition()) else { return };
    reader.home.spawn(async move {
        let space = Size { width: Px::from_css(BROADSHEET.0), height: Px::from_css(BROADSHEET.1) };
        let widths = reader.widths.get_untracked();
        for page in 0..opened.edition.pages.len() {
            let key = (opened.path.clone(), page);
            if reader.miniatures.with_untracked(|drawn| drawn.contains_key(&key)) {
                continue;
            }
            let bodies = reader.fetch_page(page).await;
            web::next_frame().await;
            if reader.panel.get_untracked() != Some(super::Panel::Contents) {
                return;
            }
            let Some(bodies) = bodies else { continue };
            let mut composer = Composer::default();
            let (_, layout) = composer.whole(&opened.edition, &bodies.articles, page, space, widths.measure(&opened));
            if let Some(sheet) = layout.sheets.first() {
                let place = [".panel [data-miniature=\"", &page.to_string(), "\"]"].concat();
                let drawn = miniature(&layout, sheet);
                let page = &opened.edition.pages[page];
                reader.home.draw(&place, &lit(reader, &opened.path, page, drawn.clone()));
                reader.miniatures.update_untracked(|all| all.insert(key, drawn));
            }
            // With each page more is known of what is left.
            reader.home.fill(".finish-line", &finish_line(reader));
        }
    });
}
