//! Standing type: what is kept set of an article from one composition to the next.
//!
//! Nearly all of a resize leaves the columns' measure at the same whole ems, hence every
//! line of every article as it was; only sheets are made anew.

use std::sync::Arc;

use super::super::flow::{Breaks, Desk, Galley, caption_lines_max, collect};
use super::super::{Insets, Px, Size, Stylesheet};
use super::wording::Wording;
use crate::edition::{Block, Body, Head};

/// Galleys kept of one article: those of a sheet, a whole page and a reading view, and the
/// last few while a window is dragged.
const GALLEYS_MAX: usize = 6;

/// One article, set.
#[derive(Debug, Default)]
pub(super) struct Standing {
    wording: Option<Arc<Wording>>,
    /// The latest last, each with what it depends on.
    galleys: Vec<(Stylesheet, Arc<Galley>, Arc<Breaks>)>,
}

impl Standing {
    /// The galley of an article at the stylesheet's measure.
    pub(super) fn galley(&mut self, head: &Head, body: &Body, desk: Desk) -> (Arc<Galley>, Arc<Breaks>) {
        let setting = setting(desk.style, body);
        let kept = match self.galleys.iter().position(|(other, ..)| *other == setting) {
            Some(at) => self.galleys.remove(at),
            None => {
                let galley = collect(head, body, desk);
                let breaks = Breaks::new(&galley.items);
                (setting, Arc::new(galley), Arc::new(breaks))
            }
        };
        if self.galleys.len() == GALLEYS_MAX {
            self.galleys.remove(0);
        }
        let (_, galley, breaks) = &kept;
        let found = (Arc::clone(galley), Arc::clone(breaks));
        self.galleys.push(kept);
        found
    }

    /// The words of its head.
    pub(super) fn wording(&mut self, head: &Head, desk: Desk) -> Arc<Wording> {
        Arc::clone(self.wording.get_or_insert_with(|| Arc::new(Wording::new(head, desk))))
    }
}

/// The part of a stylesheet that an article's galley depends on: all but where things
/// stand and how large they are drawn. Rows count where a caption may be too long for them.
fn setting(style: &Stylesheet, body: &Body) -> Stylesheet {
    let long = |block: &Block| match block {
        Block::Figures(figures) => figures.iter().any(|figure| figure.caption.chars() > style.measure as usize),
        _ => false,
    };
    let rows = if body.blocks.iter().any(long) { caption_lines_max(style) } else { 0 };
    Stylesheet {
        sheet: Size::default(),
        margin: Insets::default(),
        em: Px::ZERO,
        row: Px::ZERO,
        gutter: Px::ZERO,
        columns: 0,
        rows,
        masthead_rows: 0,
        folio_rows: 0,
        section_rows: 0,
        ..style.clone()
    }
}
