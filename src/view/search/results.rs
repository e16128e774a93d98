//! What was found, as a list: editions, their articles, the hits among their words.

use leptos::prelude::*;

use super::Progress;
use crate::edition::{Address, Part};
use crate::markup::Html;
use crate::view::Reader;

/// The list; what it reads of the reader makes it be written again. The hit of passage B in
/// article A is `data-hit="A.B"`.
pub(super) fn list(reader: Reader) -> String {
    let mut html = Html::default();
    let language = reader.edition().map(|opened| opened.edition.paper.language.clone()).unwrap_or_default();
    let words = reader.search.words.get_untracked();
    html.start("ol", &[("class", "found"), ("lang", &language)]);
    reader.search.found.with(|all| {
        for (index, found) in all.iter().enumerate() {
            let first = index == 0 || all[index - 1].edition != found.edition;
            if first && reader.search.everywhere.get() {
                html.start("li", &[("class", "found-edition")]);
                html.element("h3", &[], &found.date.in_words(&language)).end("li");
            }
            let part = Part::Article(found.article.clone());
            let address = Address { edition: Some(found.edition.clone()), part, paragraph: None };
            let href = reader.home.link_with(&address, "q", &words);
            html.start("li", &[]);
            html.start("a", &[("href", &href), ("data-hit", &format!("{index}.0")), ("class", "found-title")]);
            html.element("small", &[], &[found.number.as_str(), " ", &found.section].concat())
                .text(&found.title)
                .end("a");
            for (passage, excerpt) in found.excerpts.iter().enumerate() {
                html.start("a", &[("href", &href), ("data-hit", &format!("{index}.{passage}"))]);
                html.text(&excerpt.before).element("mark", &[], &excerpt.hit).text(&excerpt.after).end("a");
            }
            let more = found.passages.len() - found.excerpts.len();
            if more > 0 {
                html.element("small", &[], &reader.words.get().more_hits(more));
            }
            html.end("li");
        }
    });
    html.end("ol");
    if reader.search.progress.get() == Progress::Paused {
        html.element("button", &[("data-more", "")], reader.words.get().search_on());
    }
    html.finish()
}

/// How far the search is, in words.
pub(super) fn summary(reader: Reader) -> String {
    let (words, search) = (reader.words.get(), reader.search);
    let (articles, hits) = (search.found.with(Vec::len), search.hits());
    match search.progress.get() {
        Progress::Idle => String::new(),
        Progress::Asking if hits == 0 => words.searching().to_owned(),
        Progress::Failed(failure) => words.failure(&failure).text,
        Progress::Kept => words.found_on_device(hits, articles),
        Progress::Done if hits == 0 => words.nothing_found().to_owned(),
        Progress::Asking | Progress::Done | Progress::Paused => words.found(hits, articles),
    }
}
