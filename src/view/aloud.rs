//! Reading aloud: what is said now, and what comes after it.
//!
//! Pausing hushes the voice and going on says the sentence again: engines that lose a
//! paused voice are many. Each change starts a new run, and an older run that finds itself
//! outdated ends.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::reader::{Place, Spot};
use super::words::Words;
use super::zoom::Distance;
use crate::edition::{Locator, Sentence, sentences};
use crate::web::{self, Passage};

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    article: String,
    /// BCP 47 tag.
    language: String,
    sentence: Sentence,
}

impl Piece {
    fn passage(&self) -> Passage {
        match self.sentence.place {
            Some((block, offset)) => {
                let locator = Locator { article: self.article.clone(), block, offset };
                Passage::Body(locator, self.sentence.chars)
            }
            None => Passage::Head { article: self.article.clone(), words: self.sentence.text.clone(), nth: None },
        }
    }
}

/// What is read aloud.
#[derive(Clone, Debug, PartialEq)]
pub struct Aloud {
    pieces: Arc<[Piece]>,
    /// The piece that is said.
    now: usize,
    /// Whether the voice waits.
    pub paused: bool,
    /// Whether there is no voice for the paper's language.
    pub voiceless: bool,
    /// Number of the run.
    run: u32,
}

/// The speeds on offer, in percent.
pub const RATES: [u16; 5] = [75, 100, 125, 150, 200];

impl Reader {
    /// Reads the unfolded article aloud, or the page from the article in view on; or stops.
    pub fn read_aloud(self) {
        if self.aloud.with_untracked(Option::is_some) {
            return self.stop_aloud();
        }
        let Some(pieces) = untrack(|| self.pieces()) else { return };
        self.aloud.set(Some(Aloud { pieces, now: 0, paused: false, voiceless: false, run: 0 }));
        self.speak();
    }

    /// Whether there is a voice that reads aloud.
    pub fn speaks(self) -> bool {
        self.aloud.with(|aloud| aloud.as_ref().is_some_and(|aloud| !aloud.voiceless))
    }

    /// Falls silent.
    pub fn stop_aloud(self) {
        self.aloud.set(None);
        web::hush();
    }

    /// Waits, or goes on.
    pub fn pause_aloud(self) {
        self.change_aloud(|aloud| aloud.paused = !aloud.paused);
    }

    /// To the sentence after, or before.
    pub fn skip_aloud(self, forward: bool) {
        self.change_aloud(|aloud| {
            let last = aloud.pieces.len() - 1;
            aloud.now = if forward { (aloud.now + 1).min(last) } else { aloud.now.saturating_sub(1) };
        });
    }

    /// Reads at another rate, from the beginning of the sentence.
    pub fn set_rate(self, rate: u16) {
        self.prefer(|preferences| preferences.rate = rate);
        self.change_aloud(|_| {});
    }

    fn change_aloud(self, change: impl FnOnce(&mut Aloud)) {
        self.aloud.update(|aloud| {
            if let Some(aloud) = aloud {
                change(aloud);
                aloud.run += 1;
            }
        });
        web::hush();
        self.speak();
    }

    /// Says piece after piece, until the last or until something changes.
    fn speak(self) {
        let Some(run) =
            self.aloud.with_untracked(|aloud| aloud.as_ref().filter(|aloud| !aloud.paused).map(|aloud| aloud.run))
        else {
            return;
        };
        self.home.spawn(async move {
            let Some(first) = self.piece_of(run) else { return };
            if !web::has_voice(&first.language).await {
                return self.aloud.update(|aloud| {
                    if let Some(aloud) = aloud {
                        aloud.voiceless = true;
                    }
                });
            }
            while let Some(piece) = self.piece_of(run) {
                self.show(&piece);
                let rate = self.preferences.with_untracked(|now| now.rate);
                let said = web::say(&piece.sentence.text, &piece.language, rate).await;
                if self.piece_of(run).is_none() {
                    return;
                }
                self.aloud.update(|aloud| {
                    let more = aloud.as_mut().is_some_and(|aloud| {
                        aloud.now += 1;
                        said && aloud.now < aloud.pieces.len()
                    });
                    if !more {
                        *aloud = None;
                    }
                });
            }
        });
    }

    /// The piece to say, as long as the run is the last that was started.
    fn piece_of(self, run: u32) -> Option<Piece> {
        self.aloud.with_untracked(|aloud| {
            let aloud = aloud.as_ref().filter(|aloud| aloud.run == run)?;
            aloud.pieces.get(aloud.now).cloned()
        })
    }

    /// Turns to the sheet with a piece.
    fn show(self, piece: &Piece) {
        let locator = piece.passage().locator();
        let page = self.place.with_untracked(|place| place.page);
        // Who has turned to another page, or to another edition, stays there.
        if untrack(|| self.edition()).and_then(|opened| opened.edition.page_of(&locator.article)) != Some(page) {
            return;
        }
        let sheet = self.layout.with_untracked(|layout| layout.as_ref()?.sheet_of(&locator));
        let turns = self.article.with_untracked(Option::is_none)
            && self.distance.get_untracked() == Distance::Sheet
            && (sheet.is_some_and(|sheet| sheet != self.sheet.get_untracked()) || untrack(|| self.is_stacked()));
        if turns {
            self.go(Place { page, spot: Spot::At(locator) });
        }
    }

    /// The sentence that is said is lit, on whatever is drawn.
    pub fn keep_spoken_lit(self) {
        let spoken = Memo::new(move |_| {
            self.aloud.with(|aloud| aloud.as_ref().and_then(|aloud| aloud.pieces.get(aloud.now)).map(Piece::passage))
        });
        Effect::new(move |before: Option<bool>| {
            let spoken = spoken.get();
            let root = if self.article.with(Option::is_some) { "[data-reading]" } else { ".desk" };
            // Whatever draws anew puts out the light.
            self.reading.track();
            self.layout.track();
            self.sheet.track();
            let lit = spoken.is_some();
            if lit || before == Some(true) {
                self.home.spawn(async move {
                    web::next_frame().await;
                    self.home.light("spoken", root, spoken.as_slice());
                    if let Some(passage) = spoken.filter(|_| root == "[data-reading]") {
                        self.home.reveal(root, &passage);
                    }
                });
            }
            lit
        });
    }

    /// Another edition is not read aloud by the voice of the one that was left.
    pub fn keep_silent_elsewhere(self) {
        let path = Memo::new(move |_| self.edition().map(|opened| opened.path.clone()));
        Effect::new(move |before: Option<Option<String>>| {
            let (before, now) = (before.flatten(), path.get());
            if before.is_some() && now.is_some() && now != before {
                self.stop_aloud();
            }
            now.or(before)
        });
    }

    /// What there is to say.
    fn pieces(self) -> Option<Arc<[Piece]>> {
        let opened = self.edition()?;
        let id = self.article.get();
        let page = self.place.with(|place| place.page);
        let bodies = self.bodies.with(|bodies| bodies.get(&page).cloned())?.ok()?;
        let ids = &opened.edition.pages.get(page)?.articles;
        let first = match &id {
            Some(id) => id.clone(),
            None => self.layout.with(|layout| layout.as_ref()?.locator(self.sheet.get()))?.article,
        };
        let from = ids.iter().position(|id| *id == first).unwrap_or(0);
        let upto = if id.is_some() { from + 1 } else { ids.len() };
        let pieces = ids[from..upto].iter().flat_map(|id| {
            let head = opened.edition.head(id).cloned().unwrap_or_default();
            let body = bodies.articles.iter().find(|body| body.id == *id).cloned().unwrap_or_default();
            let language = if head.language.is_empty() { &opened.edition.paper.language } else { &head.language };
            let piece = |sentence| Piece { article: id.clone(), language: language.clone(), sentence };
            // Who hears a part of an article is to know that it is one.
            let gate = self.gated.with(|gated| gated.contains_key(id)).then(|| Sentence {
                place: Some((body.blocks.len().saturating_sub(1) as u32, 0)),
                chars: 0,
                text: Words::of(language).gated().to_owned(),
            });
            sentences(&head, &body).into_iter().chain(gate).map(piece).collect::<Vec<_>>()
        });
        Some(pieces.collect()).filter(|pieces: &Arc<[Piece]>| !pieces.is_empty())
    }
}
