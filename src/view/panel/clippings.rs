//! What was clipped: each with its slip, to be opened, given up, taken along or printed.

use leptos::prelude::*;

use crate::markup::Html;
use crate::view::Reader;
use crate::web;

/// The list, the newest first.
pub(super) fn write(reader: Reader, html: &mut Html) {
    let words = reader.words.get();
    let kept = reader.clippings.get().unwrap_or_default();
    if kept.is_empty() {
        html.element("p", &[], words.no_clippings());
        return;
    }
    let markdown = ["data:text/markdown;charset=utf-8,", &web::encoded(&reader.clippings_as_markdown())].concat();
    html.start("p", &[("class", "clippings-ways")]);
    html.element("a", &[("class", "button"), ("href", &markdown), ("download", "clippings.md")], words.as_markdown());
    html.element("button", &[("data-print", "clippings")], words.print()).end("p");
    html.start("ol", &[("class", "clippings")]);
    for (index, clipping) in kept.iter().enumerate() {
        html.start("li", &[]).element("p", &[("class", "slip")], &clipping.slip());
        html.start("h3", &[]);
        html.element("a", &[("href", &reader.home.url(&clipping.address))], &clipping.headline).end("h3");
        if !clipping.quote.is_empty() {
            html.element("blockquote", &[], &clipping.quote);
        }
        html.element("button", &[("data-unclip", &index.to_string())], words.give_up()).end("li");
    }
    html.end("ol");
}
