//! Turning: where a turn leads, and going there.

use leptos::prelude::*;

use super::reader::{Place, Reader, Spot};
use super::whenever::whenever;
use super::zoom::Distance;
use crate::edition::{Address, Part};
use crate::web::{self, Turn};

impl Reader {
    /// Goes where a turn leads, if there is anything there.
    pub fn turn(self, turn: Turn) {
        self.home.catch_up();
        if self.article.get_untracked().is_some() {
            let neighbour = untrack(|| match turn {
                Turn::Next => self.neighbour(true),
                Turn::Previous => self.neighbour(false),
                _ => None,
            });
            match (turn, neighbour) {
                (Turn::Out | Turn::Farther, _) => self.fold(),
                (_, Some(id)) => self.read(&id),
                _ => {}
            }
            return;
        }
        let Some(opened) = self.opened.get_untracked().and_then(Result::ok) else { return };
        // A page that did not come can be left all the same.
        let layout = self.layout.get_untracked();
        let (page, sheet) = (self.place.with_untracked(|place| place.page), self.sheet.get_untracked());
        let beyond = |forward| layout.as_ref().map_or(sheet, |layout| layout.beyond(sheet, forward));
        let last_page = opened.edition.pages.len().saturating_sub(1);
        let far = self.distance.get_untracked() == Distance::Far || untrack(|| self.is_stacked());
        let at = |sheet: usize| {
            let locator = layout.as_ref().filter(|_| sheet > 0).and_then(|layout| layout.locator(sheet));
            Place { page, spot: locator.map_or(Spot::Start, Spot::At) }
        };
        let place = match turn {
            Turn::Nearer => return self.nearer(None),
            Turn::Farther => return self.farther(None),
            // A page in one piece has no sheets to turn.
            Turn::Next if far && page < last_page => Place { page: page + 1, spot: Spot::Start },
            Turn::Previous if far && page > 0 => Place { page: page - 1, spot: Spot::Start },
            Turn::Next | Turn::Previous if far => return,
            Turn::Next if beyond(true) > sheet => at(beyond(true)),
            Turn::Next | Turn::NextPage if page < last_page => Place { page: page + 1, spot: Spot::Start },
            Turn::Previous if sheet > 0 => at(beyond(false)),
            Turn::Previous if page > 0 => Place { page: page - 1, spot: Spot::End },
            Turn::PreviousPage if page > 0 => Place { page: page - 1, spot: Spot::Start },
            Turn::First => Place { page: 0, spot: Spot::Start },
            Turn::Last => Place { page: last_page, spot: Spot::End },
            _ => return,
        };
        self.go(place);
    }

    /// Goes to a place and writes it into the address bar if that changes the page.
    pub fn go(self, place: Place) {
        let Some(opened) = self.opened.get_untracked().and_then(Result::ok) else { return };
        let Some(page) = opened.edition.pages.get(place.page) else { return };
        let address =
            Address { edition: Some(opened.path.clone()), part: Part::Page(page.number.clone()), paragraph: None };
        if place.page == self.place.with_untracked(|now| now.page) {
            self.home.replace_noting(&address, &place.spot.note());
        } else {
            self.home.push_noting(&address, &place.spot.note());
        }
        self.place.set(place);
    }

    /// Goes to the beginning of a page, out of what is unfolded.
    pub fn go_to_page(self, page: usize) {
        self.unfold(None, false);
        self.go(Place { page, spot: Spot::Start });
    }

    /// The focus follows a turned page once that is drawn, unless it is on something that stays.
    pub fn keep_focus(self) {
        let drawn = Memo::new(move |_| {
            let page = self.layout.with(|layout| layout.as_ref().map(|layout| layout.page))?;
            Some((page, self.sheet.get(), self.distance.get()))
        });
        let mut before = None;
        whenever(move || {
            let now = drawn.get();
            if before.is_some() && now.is_some() && before != now && self.home.focus_lost(".desk") {
                self.home.spawn(async move {
                    web::next_frame().await;
                    self.home.focus("[data-sheet]");
                });
            }
            before = now.or(before);
        });
    }
}
