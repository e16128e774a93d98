//! Search: what was looked for, where it was found, and going from one place to the next.

mod ask;
mod lights;
mod results;
mod view;

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::reader::{Place, Spot};
use super::wish::Wish;
use crate::edition::{Address, Date, Part};
use crate::search::Excerpt;
use crate::web::{self, Failure, Passage};

pub use lights::keep_lights;
pub use view::SearchView;

/// What of the search can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The field and the list of what was found.
    List,
    /// A strip in the place of the bar, from one hit to the next.
    Strip,
}

/// An article with what was looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Folder of its edition.
    pub edition: String,
    /// Day of its edition.
    pub date: Date,
    /// Number of its page.
    pub number: String,
    /// Section of its page.
    pub section: String,
    /// The article's id.
    pub article: String,
    /// What to call it.
    pub title: String,
    /// Every place, in reading order.
    pub passages: Vec<Passage>,
    /// The first places among the words around them.
    pub excerpts: Vec<Excerpt>,
}

/// How far the search is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Nothing was looked for.
    Idle,
    /// The index is being asked.
    Asking,
    /// All was looked through.
    Done,
    /// The index is out of reach: what the device has of the open edition was looked through.
    Kept,
    /// Enough was found; there may be more.
    Paused,
    /// The index cannot be asked.
    Failed(Failure),
}

/// All signals of a search; `Copy`.
#[derive(Clone, Copy)]
pub struct Search {
    /// What can be seen of it, if it is open.
    pub shown: RwSignal<Option<Shown>>,
    /// What is looked for.
    pub words: RwSignal<String>,
    /// Whether in all editions, and not in the open one only.
    pub everywhere: RwSignal<bool>,
    /// Articles that have it, the newest edition's first.
    pub found: RwSignal<Vec<Arc<Found>>>,
    /// How far it is.
    pub progress: RwSignal<Progress>,
    /// The hit that was gone to last: indexes of the article and of the passage in it.
    pub at: RwSignal<Option<(usize, usize)>>,
    /// Whether its words are still to be looked for.
    asked: StoredValue<bool>,
    /// Whether it was opened and its field has not been entered yet.
    awaited: StoredValue<bool>,
    /// What was fetched, and which of several questions is the last.
    shelf: StoredValue<ask::Shelf>,
}

impl Search {
    /// A search that is closed.
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            everywhere: RwSignal::new(false),
            found: RwSignal::new(vec![]),
            progress: RwSignal::new(Progress::Idle),
            at: RwSignal::new(None),
            asked: StoredValue::new(false),
            awaited: StoredValue::new(false),
            shelf: StoredValue::new(ask::Shelf::default()),
        }
    }

    /// Whether the field is on its way: what is typed meanwhile is meant for it.
    pub fn is_awaited(self) -> bool {
        self.awaited.get_value() && self.shown.get_untracked() == Some(Shown::List)
    }

    /// Types a character before the field is there to be typed into.
    pub fn type_ahead(self, character: char) {
        self.words.update(|words| words.push(character));
        self.asked.set_value(true);
    }

    /// Number of hits.
    pub fn hits(self) -> usize {
        self.found.with(|found| found.iter().map(|found| found.passages.len()).sum())
    }

    /// Hits in an article of an edition: for what draws it smaller than its words.
    pub fn hits_in(self, edition: &str, article: &str) -> usize {
        let own = |found: &&Arc<Found>| found.edition == edition && found.article == article;
        self.found.with(|found| found.iter().find(own).map_or(0, |found| found.passages.len()))
    }

    /// Which of all hits was gone to last, from 1.
    pub fn number(self) -> Option<usize> {
        let (article, passage) = self.at.get()?;
        let before =
            |found: &Vec<Arc<Found>>| found.iter().take(article).map(|found| found.passages.len()).sum::<usize>();
        Some(self.found.with(before) + passage + 1)
    }
}

impl Reader {
    /// Whether the search is open.
    pub fn is_searching(self) -> bool {
        self.search.shown.with_untracked(Option::is_some)
    }

    /// Opens the search with its list.
    pub fn open_search(self) {
        self.search.awaited.set_value(true);
        self.search.shown.set(Some(Shown::List));
        self.wish(Wish::Search);
    }

    /// Opens the search and looks for these words.
    pub fn search_for(self, words: String) {
        self.search.words.set(words);
        self.search.asked.set_value(true);
        self.open_search();
    }

    /// The field is entered: from now on it is typed into itself.
    fn enter_search(self) {
        self.search.awaited.set_value(false);
        self.ask_if_asked();
    }

    /// Looks for the words that were asked for before the search was there.
    pub(super) fn ask_if_asked(self) {
        if self.search.asked.get_value() {
            self.search.asked.set_value(false);
            self.ask();
        }
    }

    /// Closes the search and puts its lights out.
    pub fn close_search(self) {
        self.end_search();
        self.home.set_query("q", None);
        self.home.focus(if self.article.get_untracked().is_some() { "[data-reading]" } else { "[data-sheet]" });
    }

    fn end_search(self) {
        self.search.shown.set(None);
        if self.finder.with_untracked(Option::is_some) {
            self.wish(Wish::CloseSearch);
        }
    }

    /// Follows the address: what its `q` says is looked for.
    pub fn search_as_addressed(self) {
        match self.home.query("q") {
            Some(words) if self.search.words.with_untracked(|now| *now != words) => {
                self.search_for(words);
            }
            None if self.is_searching() && !self.home.is_guest() => {
                self.end_search();
            }
            _ => {}
        }
    }

    /// Goes to the hit after the one gone to last, or before it, round and round. The first
    /// step leads to the first hit of the page in view, or behind it.
    pub fn step_search(self, forward: bool) {
        let search = self.search;
        let to = search.found.with_untracked(|found| {
            let all: Vec<(usize, usize)> = (0..)
                .zip(found)
                .flat_map(|(article, found)| (0..found.passages.len()).map(move |passage| (article, passage)))
                .collect();
            let last = all.len().checked_sub(1)?;
            let index = match search.at.get_untracked().and_then(|at| all.iter().position(|hit| *hit == at)) {
                Some(index) if forward => {
                    if index == last {
                        0
                    } else {
                        index + 1
                    }
                }
                Some(index) => index.checked_sub(1).unwrap_or(last),
                None => all.iter().position(|hit| self.is_ahead(&found[hit.0])).unwrap_or(0),
            };
            Some(all[index])
        });
        if let Some((article, passage)) = to {
            self.go_to_hit(article, passage);
        }
    }

    /// Whether an article stands on the page in view or on a later one of the open edition.
    fn is_ahead(self, found: &Found) -> bool {
        let Some(opened) = self.opened.get_untracked().and_then(Result::ok) else { return false };
        let page = opened.edition.page_of(&found.article);
        found.edition == opened.path && page >= Some(self.place.with_untracked(|place| place.page))
    }

    /// Goes to a hit: in the article that is unfolded, else to the sheet that shows it.
    pub fn go_to_hit(self, article: usize, passage: usize) {
        let Some(found) = self.search.found.with_untracked(|found| found.get(article).cloned()) else { return };
        let Some(hit) = found.passages.get(passage) else { return };
        self.search.shown.set(Some(Shown::Strip));
        let locator = hit.locator();
        let here = self.opened.get_untracked().and_then(Result::ok).filter(|opened| opened.path == found.edition);
        match here.and_then(|opened| opened.edition.page_of(&found.article)) {
            Some(page) if self.article.get_untracked().is_none() => self.go(Place { page, spot: Spot::At(locator) }),
            Some(page) => {
                self.read(&found.article);
                self.place.set(Place { page, spot: Spot::At(locator) });
            }
            None => {
                let part = Part::Page(found.number.clone());
                let address = Address { edition: Some(found.edition.clone()), part, paragraph: None };
                self.home.push(&address);
                self.home.spawn(async move {
                    self.open(Some(address)).await;
                    let opened = self.opened.get_untracked().and_then(Result::ok);
                    if let Some(page) = opened.and_then(|opened| opened.edition.page_of(&locator.article)) {
                        self.place.set(Place { page, spot: Spot::At(locator) });
                    }
                });
            }
        }
        self.search.at.set(Some((article, passage)));
        // The field had the focus; what was found has it now.
        self.home.spawn(async move {
            web::next_frame().await;
            if self.home.focus_lost(".desk") {
                self.home.focus(if self.article.get_untracked().is_some() { "[data-reading]" } else { "[data-sheet]" });
            }
        });
    }
}
