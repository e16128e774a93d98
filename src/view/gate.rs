//! The gate: an article that is not free for all is shown as far as it is, until the host of
//! the reader lets the rest through. The paper's own page lets through what it has.
//!
//! It keeps nothing secret: what stands in the bundle anyone can fetch. A press that
//! withholds the rest publishes bodies that end where they are free, and a host brings the
//! whole body along when it lets a reader through.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::reader::Opened;
use crate::edition::{Block, Body, PageBodies};
use crate::web::News;

/// An article whose rest is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gated {
    /// All that the bundle has of it.
    whole: Body,
    /// Whether the host has said no.
    denied: bool,
}

/// What stands where a body goes on unseen: signs that every face has.
const MORE: &str = "……";

impl Reader {
    /// Whether the unfolded article ends before its end.
    pub fn is_gated(self) -> bool {
        self.article.with(|id| id.as_ref().is_some_and(|id| self.gated.with(|gated| gated.contains_key(id))))
    }

    /// Cuts the bodies that are not free for all down to what is free of them; the host is
    /// then to be asked for each of these articles.
    pub(super) fn close(self, opened: &Opened, bodies: &mut PageBodies) -> Vec<String> {
        let mut closed = vec![];
        for body in &mut bodies.articles {
            if let Some(brought) = self.granted.with_untracked(|granted| granted.get(&body.id).cloned()) {
                *body = brought.unwrap_or_else(|| body.clone());
                continue;
            }
            let free = opened.edition.head(&body.id).and_then(|head| head.free);
            let Some(free) = free.or(body.withheld.then_some(u32::MAX)) else { continue };
            let whole = body.clone();
            if body.close_after(free) || body.withheld {
                body.blocks.push(Block::Paragraph(MORE.into()));
                closed.push((whole.id.clone(), Gated { whole, denied: false }));
            }
        }
        let ids = closed.iter().map(|(id, _)| id.clone()).collect();
        self.gated.update(|gated| closed.into_iter().for_each(|(id, closed)| gated.insert(id, closed)));
        ids
    }

    /// Asks the host for an article. Where nobody answers it is open, as far as it is there.
    pub(super) fn ask_host(self, opened: &Opened, page: usize, id: &str) {
        let number = opened.edition.pages.get(page).map(|page| page.number.clone());
        let news = News {
            edition: opened.path.clone(),
            page: number.unwrap_or_default(),
            article: id.to_owned(),
            ..News::default()
        };
        let withheld = self.gated.with_untracked(|gated| gated.get(id).is_some_and(|gated| gated.whole.withheld));
        if self.home.tell("gate", &news) && !withheld {
            self.grant(id, None);
        }
    }

    /// Asks again, now that someone wants to read it.
    pub(super) fn knock(self, id: &str) {
        if self.gated.with_untracked(|gated| gated.get(id).is_some_and(|gated| !gated.denied)) {
            self.home.tell("wanted", &self.news_of(id));
        }
    }

    /// Lets an article through, with its whole body if the host has it.
    pub(super) fn grant(self, id: &str, brought: Option<Body>) {
        let Some(gated) = self.gated.try_update(|gated| gated.remove(id)).flatten() else { return };
        let Some(Ok(opened)) = self.opened.get_untracked() else { return };
        let Some(page) = opened.edition.page_of(id) else { return };
        let brought = brought.map(|body| Body { id: id.to_owned(), ..body });
        let whole = brought.clone().unwrap_or(gated.whole);
        self.granted.update(|granted| {
            granted.insert(id.to_owned(), brought);
        });
        self.bodies.update(|all| {
            if let Some(Ok(bodies)) = all.get_mut(&page)
                && let Some(body) = Arc::make_mut(bodies).articles.iter_mut().find(|body| body.id == id)
            {
                *body = whole;
            }
        });
    }

    /// Leaves an article closed for good.
    pub(super) fn deny(self, id: &str) {
        self.gated.update(|gated| {
            if let Some(gated) = gated.get_mut(id) {
                gated.denied = true;
            }
        });
    }
}
