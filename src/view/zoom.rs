//! Nearer and farther: whole page, sheet, article. Zooming is semantic: each step shows
//! the same place composed for another distance.

use leptos::prelude::*;

use super::reader::{Place, Reader, Spot};
use super::stack::sheet_at;
use super::whenever::whenever;
use crate::edition::Locator;
use crate::layout::{Px, decimal};
use crate::web::{Point, Zooming};

/// How near the paper is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Distance {
    /// The whole editorial page at a glance.
    Far,
    /// A sheet, for reading across the page.
    #[default]
    Sheet,
}

/// A place of the text that is to stand where it was before a zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// The place.
    pub locator: Locator,
    /// Where it stood in the window.
    pub point: Point,
}

/// A pinch below or above this is a step; between, the paper springs back.
const FARTHER: f64 = 0.8;
const NEARER: f64 = 1.25;
/// What a tap did so many ms ago was the first of two.
const FOLLOWED_MS: f64 = 500.0;

impl Reader {
    /// Follows fingers and wheels that zoom.
    pub fn follow_fingers(self) {
        self.home.on_zoom(".stage", move |zooming| self.zoom(zooming));
        whenever(move || {
            let held = self.held.get();
            let scale = held.map(|(scale, _)| ["scale(", &decimal(scale), ")"].concat());
            let about = held.map(|(_, point)| [&decimal(point.x), "px ", &decimal(point.y), "px"].concat());
            self.home.style(".desk", &[("transform", scale), ("transform-origin", about)]);
        });
    }

    fn zoom(self, zooming: Zooming) {
        match zooming {
            Zooming::Holding { scale, point } => self.held.set(Some((scale.clamp(0.5, 2.5), point))),
            Zooming::LetGo { scale, point } => {
                self.held.set(None);
                if scale > NEARER {
                    self.nearer(Some(point));
                } else if scale < FARTHER {
                    self.farther(Some(point));
                }
            }
            Zooming::Step { nearer: true, point } => self.nearer(Some(point)),
            Zooming::Step { nearer: false, point } => self.farther(Some(point)),
            // The first tap has brought nearer what it fell on.
            Zooming::DoubleTap { at, .. } if self.has_followed(at) => {}
            Zooming::DoubleTap { point, .. } => match self.article.get_untracked() {
                None if self.distance.get_untracked() == Distance::Far => self.nearer(Some(point)),
                _ => self.farther(Some(point)),
            },
        }
    }

    /// Whether a click on the paper just before was followed, however long that took.
    fn has_followed(self, at: f64) -> bool {
        self.followed.get_value().is_some_and(|then| at - then < FOLLOWED_MS)
    }

    /// One step nearer: from the whole page to the sheet, from the sheet to the article,
    /// each at the point if one is given.
    pub fn nearer(self, point: Option<Point>) {
        if self.article.get_untracked().is_some() {
            return;
        }
        let anchor = self.anchor_at(point);
        match self.distance.get_untracked() {
            Distance::Far => {
                self.distance.set(Distance::Sheet);
                if let Some(anchor) = anchor {
                    let page = self.place.with_untracked(|place| place.page);
                    self.place.set(Place { page, spot: Spot::At(anchor.locator.clone()) });
                    self.anchor.set(Some(anchor));
                }
            }
            Distance::Sheet => {
                if let Some(anchor) = anchor {
                    self.read(&anchor.locator.article);
                    self.anchor.set(Some(anchor));
                }
            }
        }
    }

    /// One step farther: from the article to its page, from the sheet to the whole page.
    pub fn farther(self, point: Option<Point>) {
        let anchor = self.anchor_at(point);
        if self.article.get_untracked().is_some() {
            if let Some(anchor) = &anchor {
                let page = self.place.with_untracked(|place| place.page);
                self.place.set(Place { page, spot: Spot::At(anchor.locator.clone()) });
            }
            self.fold();
        } else if !self.own_spacing.get_untracked() {
            self.keep_spot();
            self.distance.set(Distance::Far);
        }
        self.anchor.set(anchor);
    }

    /// The place of the text at a point of the window.
    pub fn anchor_at(self, point: Option<Point>) -> Option<Anchor> {
        let point = point?;
        let at = |layout: &crate::layout::PageLayout, style: &crate::layout::Stylesheet, sheet, selector| {
            let (x, y): (Px, Px) = self.home.point_in(selector, point)?;
            Some(Anchor { locator: layout.locator_at(sheet, x, y, style)?, point })
        };
        if self.article.get_untracked().is_some() {
            let (style, layout) = self.reading.get_untracked()?;
            return at(&layout, &style, 0, "[data-reading] .sheet");
        }
        match self.distance.get_untracked() {
            Distance::Far => {
                let (style, layout) = self.whole.get_untracked()?;
                at(&layout, &style, 0, "[data-sheet]")
            }
            Distance::Sheet => {
                let (style, layout) = (self.stylesheet.get_untracked()?, self.layout.get_untracked()?);
                if !untrack(|| self.is_stacked()) {
                    return at(&layout, &style, self.sheet.get_untracked(), "[data-sheet]");
                }
                let (x, y) = self.home.point_in("[data-sheet]", point)?;
                let (sheet, y) = sheet_at(&layout, y);
                Some(Anchor { locator: layout.locator_at(sheet, x, y, &style)?, point })
            }
        }
    }
}
