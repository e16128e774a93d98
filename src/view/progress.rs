//! How far the reader has come: where each visit ended and which articles were read. It is
//! kept on the device and told to nobody.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Reader;
use super::reader::{Place, Spot};
use super::zoom::Distance;
use crate::edition::{Body, Edition, Locator};
use crate::layout::PageLayout;
use crate::layout::fragment::{Content, Fragment};
use crate::web;

/// What is known of the editions that were opened, by folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Progress(BTreeMap<String, Visited>);

/// What is known of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Visited {
    /// Where the last visit ended.
    at: Option<Locator>,
    /// Articles that were read.
    read: BTreeSet<String>,
}

/// What stands still so long, in ms, is not being scrolled.
const STILL_MS: i32 = 600;
/// Of more editions than this the oldest are forgotten.
const KEPT: usize = 60;
/// Characters read in a minute, by whether the paper is Chinese or Japanese.
const HAN_A_MINUTE: usize = 400;
const LATIN_A_MINUTE: usize = 1100;
/// What ends on a sheet was read when that stood so long, in ms, and so long for each em of its
/// lines: as it takes to run over them, an eighth of the time of reading every word.
const READ_MS: usize = 4000;
const READ_MS_AN_EM: usize = 60_000 / HAN_A_MINUTE / 8;

impl Reader {
    /// Where the last visit of the open edition ended, unless that is its beginning.
    pub fn left_off(self) -> Option<Locator> {
        let opened = self.edition()?;
        let at = self.progress.with_untracked(|progress| progress.0.get(&opened.path)?.at.clone())?;
        let first = opened.edition.pages.first()?.articles.first()?;
        (opened.edition.page_of(&at.article).is_some() && (at.article != *first || at.block > 0)).then_some(at)
    }

    /// Takes up what was kept; if nothing was, what shows it is left alone.
    fn load_progress(self) {
        let kept = self.home.load::<Progress>("progress");
        if self.progress.with_untracked(|progress| *progress != kept) {
            self.progress.set(kept);
        }
    }

    /// Stays where the visit was that a reload or a step in the history has interrupted.
    pub fn resume(self) {
        self.load_progress();
        let place = self.place.get_untracked();
        let Some((opened, at)) = untrack(|| Some((self.edition()?, self.left_off()?))) else { return };
        let same = place.spot == Spot::Start && opened.edition.page_of(&at.article) == Some(place.page);
        if same && self.article.with_untracked(Option::is_none) {
            self.place.set(Place { spot: Spot::At(at), ..place });
        }
    }

    /// Goes on where the last visit ended.
    pub fn go_on(self) {
        let Some(at) = self.offer.get_untracked() else { return };
        let page = untrack(|| self.edition()).and_then(|opened| opened.edition.page_of(&at.article));
        self.offer.set(None);
        if let Some(page) = page {
            self.go(Place { page, spot: Spot::At(at) });
        }
    }

    /// Whether an article was read.
    pub fn has_read(self, id: &str) -> bool {
        let Some(opened) = self.edition() else { return false };
        self.progress.with(|progress| progress.0.get(&opened.path).is_some_and(|visited| visited.read.contains(id)))
    }

    /// Articles of the edition that were read, all of them, and minutes that the others take
    /// as far as their texts are here.
    pub fn finish_line(self) -> Option<(usize, usize, usize)> {
        let opened = self.edition()?;
        let read = opened.edition.articles.iter().filter(|head| self.has_read(&head.id)).count();
        let left: usize = self.bodies.with(|bodies| {
            let bodies = bodies.values().flatten().flat_map(|page| &page.articles);
            bodies.filter(|body| !self.has_read(&body.id)).map(chars).sum()
        });
        let pace = if is_han(&opened.edition) { HAN_A_MINUTE } else { LATIN_A_MINUTE };
        Some((read, opened.edition.articles.len(), left.div_ceil(pace)))
    }

    /// Follows the reader through the edition.
    pub fn keep_progress(self) {
        self.load_progress();
        // The offer is made once, on a visit that asks for no place of its own.
        Effect::new(move |asked: Option<bool>| {
            let asked = asked.unwrap_or(false);
            if asked || self.layout.with(Option::is_none) {
                return asked;
            }
            let at_start = self.place.with_untracked(|place| place.page == 0 && place.spot == Spot::Start);
            if at_start && self.article.with_untracked(Option::is_none) {
                self.offer.set(untrack(|| self.left_off()));
            }
            true
        });
        Effect::new(move |before: Option<Option<(Place, Option<String>)>>| {
            let before = before.flatten();
            let article = self.article.get();
            let (Some(layout), sheet) = (self.layout.get(), self.sheet.get()) else { return before };
            if self.distance.get() == Distance::Far {
                return before;
            }
            let here = match &article {
                Some(id) => Some(Locator { article: id.clone(), ..Locator::default() }),
                None => layout.locator(sheet),
            };
            // The first sheet is where everybody begins, and another size moves nobody.
            let now = (self.place.get(), article.clone());
            let moved = before.map_or(now.0.spot != Spot::Start, |before| before != now);
            if let Some(at) = here.filter(|_| moved) {
                self.offer.set(None);
                self.note(|visited| visited.at = Some(at));
            }
            if article.is_none() {
                let measure = self.stylesheet.with(|style| style.as_ref().map_or(0, |style| style.measure as usize));
                let read_ms = READ_MS.max(lines_on(&layout, sheet) * measure * READ_MS_AN_EM);
                self.home.spawn(async move {
                    web::wait(read_ms as i32).await;
                    if self.panel.with_untracked(Option::is_none)
                        && self.article.with_untracked(Option::is_none)
                        && self.sheet.get_untracked() == sheet
                        && self.layout.with_untracked(|now| now.as_ref() == Some(&layout))
                    {
                        let ended = ended_on(&layout, sheet);
                        self.note(|visited| visited.read.extend(ended));
                    }
                });
            }
            Some(now)
        });
    }

    /// Notes where the text stands once it has been scrolled and stands still.
    pub fn note_scrolled(self, at: Locator) {
        let scrolls = self.scrolls.get_value() + 1;
        self.scrolls.set_value(scrolls);
        self.home.spawn(async move {
            web::wait(STILL_MS).await;
            if self.scrolls.get_value() == scrolls {
                self.offer.set(None);
                self.note(|visited| visited.at = Some(at));
            }
        });
    }

    /// Where the document stood in an article that it came back to; told once.
    pub fn came_back_to(self, article: &str) -> Option<Locator> {
        let came_back = self.came_back.get_value();
        self.came_back.set_value(false);
        if !came_back {
            return None;
        }
        self.load_progress();
        untrack(|| self.left_off()).filter(|at| at.article == article)
    }

    /// Notes that the unfolded article was read to its end.
    pub fn note_read(self) {
        if let Some(id) = self.article.get_untracked() {
            self.note(|visited| {
                visited.read.insert(id);
            });
        }
    }

    fn note(self, change: impl FnOnce(&mut Visited)) {
        let Some(opened) = untrack(|| self.edition()) else { return };
        // Another tab may have gone on in another edition.
        let before = self.home.load_over("progress", self.progress.get_untracked());
        let mut after = before.clone();
        change(after.0.entry(opened.path.clone()).or_default());
        while after.0.len() > KEPT
            && let Some(oldest) = after.0.keys().find(|path| **path != opened.path).cloned()
        {
            after.0.remove(&oldest);
        }
        if after != before {
            self.home.store("progress", &after);
        }
        if self.progress.with_untracked(|now| *now != after) {
            self.progress.set(after);
        }
    }
}

/// Articles that end on a sheet.
fn ended_on(layout: &PageLayout, sheet: usize) -> Vec<String> {
    let shown = layout.sheets.get(sheet).into_iter().flat_map(|sheet| &sheet.regions);
    let ids = shown.map(|region| layout.galleys[region.article].id.clone());
    ids.filter(|id| !(sheet + 1..layout.sheets.len()).any(|later| layout.shows(later, id))).collect()
}

/// Lines of body text on a sheet.
fn lines_on(layout: &PageLayout, sheet: usize) -> usize {
    let regions = layout.sheets.get(sheet).into_iter().flat_map(|sheet| &sheet.regions);
    let lines = |fragment: &Fragment| match &fragment.content {
        Content::Text(text) => text.legs.iter().map(ExactSizeIterator::len).sum(),
        _ => 0,
    };
    regions.flat_map(|region| &region.fragments).map(lines).sum()
}

fn chars(body: &Body) -> usize {
    body.blocks.iter().map(crate::edition::Block::chars).sum()
}

fn is_han(edition: &Edition) -> bool {
    matches!(edition.paper.language.split('-').next(), Some("zh" | "yue" | "ja"))
}
