//! The lightbox: a picture of an article large over the page, with its caption, to be
//! brought nearer and moved about, and the article's other pictures beside it. It comes when
//! it is first wished for; what stands here is what a click on a picture needs.

mod gallery;
mod hold;
mod view;

use leptos::prelude::*;
pub use view::LightboxView;

use super::Reader;
use super::wish::{View, Wish};

/// Which picture is wished for, and where the lightbox stands in the history.
#[derive(Clone, Copy)]
pub struct Lightbox {
    /// The picture: its article, its block and its place in that block's group.
    wanted: RwSignal<Option<(String, (usize, usize))>>,
    entry: StoredValue<Entry>,
    /// What shows it, once that has come.
    pub view: RwSignal<Option<View>>,
}

/// The entry of the history that a step back closes the lightbox by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// There is none.
    None,
    /// It is the current one.
    Pushed,
    /// It is being left.
    Leaving,
}

impl Lightbox {
    /// One that shows nothing.
    pub fn new() -> Self {
        Self { wanted: RwSignal::new(None), entry: StoredValue::new(Entry::None), view: RwSignal::new(None) }
    }

    /// Opens the pictures of an article with one of them in view.
    pub fn open(self, reader: Reader, article: String, place: (usize, usize)) {
        self.wanted.set(Some((article, place)));
        reader.wish(Wish::Pictures);
    }

    /// Puts the pictures away.
    pub fn close(self) {
        self.wanted.set(None);
    }

    /// Whether a step in the history was the lightbox's own, which it then has followed.
    pub fn stepped_back(self) -> bool {
        let entry = self.entry.get_value();
        self.entry.set_value(Entry::None);
        if entry == Entry::Pushed {
            self.close();
        }
        entry != Entry::None
    }
}
