//! Opening: an address, the edition and the page that it names, and an edition corrected
//! while it is open.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::reader::{Opened, Place, Spot};
use crate::edition::{Address, Edition, Locator, PageBodies, Pairs, Part};
use crate::web::{self, Failure};

impl Reader {
    /// Fetches what an address names and goes there.
    pub async fn open(self, address: Option<Address>) {
        self.revisit(address, false).await;
    }

    /// As [`Reader::open`]; an article that unfolds or folds on the way does so from its place
    /// if it is to be `lively`.
    pub async fn revisit(self, address: Option<Address>, lively: bool) {
        let visit = self.visits.get_value() + 1;
        self.visits.set_value(visit);
        let result = match address {
            Some(address) => self.fetch(&address).await.map(|opened| (opened, address)),
            None => Err(Failure::Nowhere),
        };
        // Whoever has asked for another place meanwhile goes there.
        if self.visits.get_value() != visit {
            return;
        }
        match result {
            Ok((opened, address)) => {
                let Some(mut place) = place_of(&opened.edition, &address) else {
                    return self.opened.set(Some(Err(Failure::Nowhere)));
                };
                // Back on a page that was left, the sheet is the one that was left.
                if place.spot == Spot::Start
                    && let Some(spot) = self.home.note().and_then(|note| Spot::noted(&note))
                    && spot.article().is_none_or(|id| opened.edition.page_of(id) == Some(place.page))
                {
                    place.spot = spot;
                }
                if !self.has_open(&opened) {
                    self.bodies.set(Pairs::new());
                    self.gated.set(Pairs::new());
                    self.granted.set(Pairs::new());
                    self.place.set(place);
                    self.opened.set(Some(Ok(opened)));
                } else if matches!(address.part, Part::Article(_))
                    || place.page != self.place.with_untracked(|now| now.page)
                {
                    // Going back to the page in view, as from an article, moves nothing.
                    self.place.set(place);
                }
                if let (Part::Article(id), Some(fragment)) = (&address.part, self.home.fragment()) {
                    self.quoted.set(Some((id.clone(), fragment)));
                }
                let article = if let Part::Article(id) = address.part { Some(id) } else { None };
                self.unfold(article, lively);
            }
            Err(failure) => self.opened.set(Some(Err(failure))),
        }
    }

    /// Whether an edition, as it was fetched, is the open one.
    pub fn has_open(self, opened: &Arc<Opened>) -> bool {
        self.opened.with_untracked(|now| matches!(now, Some(Ok(now)) if Arc::ptr_eq(now, opened)))
    }

    /// Takes up the open edition as it has been corrected since it was fetched; whether it has
    /// been, or another one was opened meanwhile. The place stays: the page of the same number,
    /// and the text in view.
    async fn renew(self, opened: &Arc<Opened>) -> bool {
        let Ok(edition) = self.home.fetch_edition_again(&opened.path).await else { return false };
        if !self.has_open(opened) {
            return true;
        }
        // Files of bodies are named by their content: what has its name still is as it was.
        let files = |edition: &Edition| edition.pages.iter().map(|page| page.bodies.clone()).collect::<Vec<_>>();
        let (before, now) = (files(&opened.edition), files(&edition));
        if before == now {
            return false;
        }
        self.bodies.update(|bodies| bodies.retain(|page, _| before.get(*page) == now.get(*page)));
        let mut place = self.place.get_untracked();
        let old = &opened.edition.pages;
        place.page = old.get(place.page).and_then(|page| edition.page_numbered(&page.number)).unwrap_or(0);
        self.place.set(place);
        // An article that was withdrawn is no longer unfolded.
        let withdrawn = |id: &Option<String>| id.as_ref().is_some_and(|id| edition.page_of(id).is_none());
        if self.article.with_untracked(withdrawn) {
            self.unfold(None, false);
        }
        self.opened.set(Some(Ok(Arc::new(Opened::new(opened.path.clone(), edition)))));
        true
    }

    async fn fetch(self, address: &Address) -> Result<Arc<Opened>, Failure> {
        let path = match &address.edition {
            Some(path) => path.clone(),
            // The newest is what it was when it was first asked for: a step back leads to nothing newer, and needs no
            // network.
            None => match self.newest.get_value() {
                Some(path) => path,
                None => self.home.fetch_index().await?.editions.first().ok_or(Failure::Empty)?.path.clone(),
            },
        };
        let open = self.opened.try_get_untracked().flatten().and_then(Result::ok).filter(|opened| opened.path == path);
        let opened = match open {
            Some(opened) => opened,
            None => {
                let edition = self.home.fetch_edition(&path).await?;
                // Everything follows from it: in a task of its own, as reading it was.
                web::wait(0).await;
                Arc::new(Opened::new(path, edition))
            }
        };
        if address.edition.is_none() {
            self.newest.set_value(Some(opened.path.clone()));
        }
        Ok(opened)
    }

    /// Fetches the bodies of a page unless they are there, and lets go of those far away.
    pub async fn fetch_page(self, page: usize) -> Option<Arc<PageBodies>> {
        let opened = self.opened.get_untracked()?.ok()?;
        let file = opened.edition.pages.get(page)?.bodies.clone();
        if let Some(Ok(bodies)) = self.bodies.with_untracked(|bodies| bodies.get(&page).cloned()) {
            return Some(bodies);
        }
        let mut bodies = self.home.fetch_bodies(&opened.path, &file).await;
        // A page that is gone has been corrected: the edition names it anew.
        if matches!(bodies, Err(Failure::Missing { .. })) && self.renew(&opened).await {
            return None;
        }
        // Another edition may have been opened meanwhile.
        if !self.has_open(&opened) {
            return None;
        }
        let closed = bodies.as_mut().map(|bodies| self.close(&opened, bodies)).unwrap_or_default();
        let seen = self.place.with_untracked(|place| place.page);
        let bodies = bodies.map(Arc::new);
        self.bodies.update(|all| {
            all.insert(page, bodies.clone());
            all.retain(|page, _| page.abs_diff(seen) <= KEPT);
        });
        closed.iter().for_each(|id| self.ask_host(&opened, page, id));
        bodies.ok()
    }
}

/// Pages before and behind the one in view whose bodies stay: a large edition is not kept
/// in memory because somebody leafed through it.
const KEPT: usize = 6;

/// Where an address leads in an edition.
fn place_of(edition: &Edition, address: &Address) -> Option<Place> {
    match &address.part {
        Part::Front => (!edition.pages.is_empty()).then_some(Place { page: 0, spot: Spot::Start }),
        Part::Page(number) => Some(Place { page: edition.page_numbered(number)?, spot: Spot::Start }),
        Part::Article(id) => {
            let locator = Locator { article: id.clone(), ..Locator::default() };
            Some(Place { page: edition.page_of(id)?, spot: Spot::At(locator) })
        }
    }
}
