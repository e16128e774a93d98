//! The stone: composed pages, and those that are composed before anybody asks for them.
//!
//! The page in view comes first. When the browser has time to spare, the other pages whose
//! bodies are here follow, the nearest first; a resize ends that at the next page and begins
//! it anew. So a turned page stands already, and how many sheets it has is known.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::reader::Opened;
use super::whenever::whenever;
use super::widths::Widths;
use crate::edition::{PageBodies, Pairs};
use crate::layout::page::{Composer, PAGES_STANDING};
use crate::layout::{PageLayout, Stylesheet};
use crate::web;

/// What stands composed of one edition at one measure of characters.
#[derive(Debug, Default)]
pub struct Stone {
    /// Sets what is not there, and keeps its type.
    pub composer: Composer,
    pages: Pairs<usize, (Arc<Stylesheet>, Arc<PageLayout>)>,
}

impl Stone {
    /// A page as it stands in a grid, or composed now.
    pub fn page(
        &mut self,
        opened: &Opened,
        bodies: &PageBodies,
        page: usize,
        style: &Arc<Stylesheet>,
        widths: &Widths,
    ) -> Arc<PageLayout> {
        self.pages.retain(|at, (other, _)| other == style && at.abs_diff(page) <= PAGES_STANDING);
        if let Some((_, layout)) = self.pages.get(&page) {
            return Arc::clone(layout);
        }
        let layout = self.composer.page(&opened.edition, &bodies.articles, page, style, widths.measure(opened));
        let layout = Arc::new(layout);
        self.pages.insert(page, (Arc::clone(style), Arc::clone(&layout)));
        layout
    }
}

impl Reader {
    /// Sheets of a page, once it is composed.
    pub fn sheets_of(self, page: usize) -> Option<usize> {
        let stone = self.stone.get_untracked();
        stone.try_with_value(|stone| stone.pages.get(&page).map(|(_, layout)| layout.sheets.len()))?
    }

    /// Composes the other pages whenever there is time for it.
    pub fn keep_ahead(self) {
        let round = StoredValue::new(0_u32);
        whenever(move || {
            if self.layout.with(Option::is_none) {
                return;
            }
            self.bodies.track();
            let mine = round.get_value() + 1;
            round.set_value(mine);
            self.home.spawn(async move {
                let here = self.place.with_untracked(|place| place.page);
                let mut pages: Vec<usize> = self.bodies.with_untracked(|bodies| bodies.keys().copied().collect());
                pages.sort_unstable_by_key(|page| page.abs_diff(here));
                for page in pages {
                    web::when_idle().await;
                    if round.try_get_value() != Some(mine) {
                        return;
                    }
                    untrack(|| self.compose_ahead(page));
                }
            });
        });
    }

    fn compose_ahead(self, page: usize) -> Option<()> {
        let (opened, style) = (self.edition()?, self.stylesheet.get()?);
        let bodies = self.bodies.with(|bodies| bodies.get(&page).cloned())?.ok()?;
        let widths = self.widths.get();
        self.stone.get().try_update_value(|stone| {
            stone.page(&opened, &bodies, page, &style, &widths);
        })
    }
}
