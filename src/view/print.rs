//! Print: the page in view, or the unfolded article alone, composed for paper.

use leptos::prelude::*;

use super::Reader;
use crate::layout::Stylesheet;
use crate::layout::page::compose_page;
use crate::markup::{self, Drawing};

impl Reader {
    /// Draws for paper whenever the browser prints.
    pub fn keep_print(self) {
        self.home.on_print(move || untrack(|| self.printed()));
    }

    /// All sheets of the page, or of the article that is unfolded, with the rule that asks
    /// the printer for their size.
    fn printed(self) -> Option<Drawing> {
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
        let layout = compose_page(&opened.edition, &bodies, page, &style, widths.measure(&opened));
        let mut drawing = self.drawn(page, None, |paper| markup::sheets(paper, &style, &layout, &[], "p"))?;
        drawing.css.insert_str(0, &["@page{margin:10mm;size:", size.name(), "}"].concat());
        Some(drawing)
    }
}
