//! Unfolding an article from its place on the page, and folding it back into it.

use leptos::prelude::*;

use super::Reader;
use crate::web;

impl Reader {
    /// Shows an article, or the page again, and lets the eye follow if `lively`.
    pub(super) fn unfold(self, id: Option<String>, lively: bool) {
        self.home.catch_up();
        match self.later.get_untracked().filter(|_| lively) {
            Some(later) => (later.unfold)(self, id),
            None => self.article.set(id),
        }
    }

    /// Shows an article, or the page again, in a movement.
    pub(super) fn unfold_lively(self, id: Option<String>) {
        let on_page = |id: &str| [".desk [data-article=\"", id, "\"]"].concat();
        let article = self.article;
        match (self.article.get_untracked(), id) {
            (None, Some(id)) => {
                self.home.grow(&on_page(&id), "[data-reading]", move || article.set(Some(id)));
            }
            (Some(old), None) => self.home.shrink("[data-reading]", on_page(&old), move || {
                article.set(None);
                self.home.spawn(async move {
                    // Who came by the keyboard goes on where the article was opened.
                    web::next_frame().await;
                    if self.home.focus_lost(".desk") && self.article.get_untracked().is_none() {
                        self.home.focus("[data-sheet]");
                        self.home.focus(&[&on_page(&old), " .unfold"].concat());
                    }
                });
            }),
            (_, id) => article.set(id),
        }
    }
}
