//! Standing type: what is kept set of an article from one composition to the next.
//!
//! Nearly all of a resize leaves the columns' measure at the same whole ems, hence every
//! line of every article as it was; only sheets are made anew.

use std::sync::Arc;

use super::super::flow::{Breaks, Desk, Galley, caption_flows, collect};
use super::super::{Insets, Px, Size, Stylesheet};
use super::wording::Wording;
use crate::edition::{Block, Body, Head};

/// Galleys kept of one article: those of a sheet, a whole page and a reading view, and the
/// last few while a window is dragged.
const GALLEYS_MAX: usize = 6;

/// What a galley depends on: the stylesheet, and which captions are set as text.
type Dependence = (Stylesheet, Vec<bool>);

/// One article, set.
#[derive(Debug, Default)]
pub(super) struct Standing {
    wording: Option<Arc<Wording>>,
    /// The latest last, each with what it depends on.
    galleys: Vec<(Dependence, Arc<Galley>, Arc<Breaks>)>,
}

impl Standing {
    /// The galley of an article at the stylesheet's measure.
    pub(super) fn galley(&mut self, head: &Head, body: &Body, desk: Desk) -> (Arc<Galley>, Arc<Breaks>) {
        let setting = (setting(desk.style), captions(body, desk));
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

/// The part of a stylesheet that an article's galley depends on, but for its captions: all but
/// where things stand and how large they are drawn.
fn setting(style: &Stylesheet) -> Stylesheet {
    Stylesheet {
        sheet: Size::default(),
        margin: Insets::default(),
        em: Px::ZERO,
        row: Px::ZERO,
        gutter: Px::ZERO,
        columns: 0,
        rows: 0,
        masthead_rows: 0,
        folio_rows: 0,
        section_rows: 0,
        ..style.clone()
    }
}

/// For each figure of a body, whether its caption is set as text.
fn captions(body: &Body, desk: Desk) -> Vec<bool> {
    let figures = body.blocks.iter().enumerate().flat_map(|(block, content)| match content {
        Block::Figures(figures) => figures.iter().map(move |figure| (block, figure)).collect(),
        _ => Vec::new(),
    });
    figures.map(|(block, figure)| caption_flows(figure, block, desk)).collect()
}
