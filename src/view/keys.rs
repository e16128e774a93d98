//! What keys do. Those that are no characters always work; single characters can be
//! switched off (WCAG 2.1.4).

use leptos::prelude::*;

use super::guest::Extent;
use super::panel::Panel;
use super::wish::Wish;
use super::words::Words;
use super::{Reader, zoom::Distance};
use crate::web::{Key, Turn};

/// Keys, one space apart, and what is said of them.
type Shortcut = (&'static str, fn(Words) -> &'static str);

/// All shortcuts in the order of their sheet.
pub const SHORTCUTS: [Shortcut; 17] = [
    ("→ PageDown Space", Words::next),
    ("← PageUp", Words::previous),
    ("Home End", Words::first_and_last),
    ("Tab Enter", Words::read),
    ("Esc", Words::back_to_page),
    ("[ ]", Words::page_before_and_after),
    ("+ -", Words::nearer_and_farther),
    ("w", Words::whole_page),
    ("> <", Words::larger_and_smaller),
    ("r", Words::read_aloud),
    ("k", Words::clippings),
    ("c", Words::contents),
    ("/", Words::search),
    ("p n", Words::hits_before_and_after),
    ("e", Words::editions),
    ("s", Words::settings),
    ("?", Words::shortcuts),
];

impl Reader {
    /// Does what a key asks for; whether it asks for anything.
    pub fn press(self, key: Key) -> bool {
        match key {
            Key::Character(character) if self.search.is_awaited() => self.search.type_ahead(character),
            Key::Turn(Turn::Out) if self.is_searching() && self.article.with_untracked(Option::is_none) => {
                self.close_search();
            }
            Key::Turn(turn) => self.turn(turn),
            Key::Character(_) if !self.preferences.with_untracked(|now| now.keys) => return false,
            Key::Character(character) => match character {
                '+' | '=' => self.turn(Turn::Nearer),
                '-' => self.turn(Turn::Farther),
                ']' => self.turn(Turn::NextPage),
                '[' => self.turn(Turn::PreviousPage),
                '>' => self.wish(Wish::Larger),
                '<' => self.wish(Wish::Smaller),
                // One article alone has nothing beside it.
                'w' | 'c' | '/' | 'e' | 's' | '?' if self.extent.get_untracked() == Extent::Article => return false,
                'w' => self.change_distance(),
                'r' => self.wish(Wish::ReadAloud),
                'k' => self.panel.set(Some(Panel::Clippings)),
                'c' => self.panel.set(Some(Panel::Contents)),
                '/' => self.open_search(),
                'n' if self.is_searching() => self.wish(Wish::NextHit),
                'p' if self.is_searching() => self.wish(Wish::PreviousHit),
                'e' => self.panel.set(Some(Panel::Editions)),
                's' => self.panel.set(Some(Panel::Settings)),
                '?' => self.panel.set(Some(Panel::Keys)),
                _ => return false,
            },
        }
        true
    }

    /// The next larger or smaller text, if there is one.
    pub fn resize_text(self, larger: bool) {
        let size = self.preferences.with_untracked(|now| if larger { now.larger() } else { now.smaller() });
        if let Some(size) = size {
            self.prefer(|preferences| preferences.text_size = size);
        }
    }

    /// Between the whole page and the sheet.
    pub fn change_distance(self) {
        match self.distance.get_untracked() {
            Distance::Far => self.nearer(None),
            Distance::Sheet => {
                self.fold();
                self.farther(None);
            }
        }
    }
}
