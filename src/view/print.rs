//! Print: the page in view, or the unfolded article alone, composed for paper.

use leptos::prelude::*;

use super::Reader;
use super::preferences::PaperSize;
use crate::layout::Stylesheet;
use crate::layout::page::Composer;
use crate::markup::{self, Drawing, Html};

impl Reader {
    /// Draws for paper whenever the browser prints.
    pub fn keep_print(self) {
        self.home.on_print(move || untrack(|| self.printed()));
        self.home.on_print_keys(move || self.print(false));
    }

    /// Prints the page or the article, or what was clipped.
    pub fn print(self, clippings: bool) {
        self.prints_clippings.set(clippings);
        self.home.spawn(async move {
            let drawing = untrack(|| self.printed()).unwrap_or_default();
            self.home.print(&drawing).await;
            self.prints_clippings.set(false);
        });
    }

    fn printed_clippings(self) -> Drawing {
        let mut html = Html::default();
        for clipping in self.clippings.get().unwrap_or_default() {
            html.start("article", &[("class", "clipping")]).element("p", &[("class", "slip")], &clipping.slip());
            html.element("h3", &[], &clipping.headline);
            if !clipping.quote.is_empty() {
                html.element("blockquote", &[], &clipping.quote);
            }
            html.element("p", &[("class", "slip")], &self.home.url(&clipping.address)).end("article");
        }
        let size = self.preferences.with(|now| now.paper);
        Drawing { html: html.finish(), css: page_rule(size) }
    }

    /// All sheets of the page, or of the article that is unfolded, with the rule that asks
    /// the printer for their size.
    fn printed(self) -> Option<Drawing> {
        if self.prints_clippings.get() {
            return Some(self.printed_clippings());
        }
        let (opened, page) = (self.edition()?, self.place.with(|place| place.page));
        let bodies = self.bodies.with(|bodies| bodies.get(&page).cloned())?.ok()?;
        // An article alone is a page that has no other.
        let bodies: Vec<_> = match self.article.get() {
            Some(id) => bodies.articles.iter().filter(|body| body.id == id).cloned().collect(),
            None => bodies.articles.clone(),
        };
        let (size, settings) = self.preferences.with(|now| (now.paper, now.print_settings()));
        let style = Stylesheet::solve(size.inside(), settings);
        let widths = self.widths.get();
        let layout = Composer::default().page(&opened.edition, &bodies, page, &style, widths.measure(&opened));
        let mut drawing = self.drawn(page, None, |paper| markup::sheets(paper, &style, &layout, &[], "p"))?;
        if bodies.iter().any(|body| self.gated.with(|gated| gated.contains_key(&body.id))) {
            let words = self.words.get();
            let mut note = Html::default();
            note.element("p", &[("class", "print-gate"), ("lang", words.tag())], words.gated_in_print());
            note.raw(END);
            drawing.html = drawing.html.replace(END, &note.finish());
        }
        drawing.css.insert_str(0, &page_rule(size));
        Some(drawing)
    }
}

/// The end of a sheet.
const END: &str = "</section>";

/// Asks the printer for a size of paper.
fn page_rule(size: PaperSize) -> String {
    ["@page{margin:10mm;size:", size.name(), "}"].concat()
}
