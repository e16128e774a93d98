//! An article on its way to the page: everything that does not depend on where it stands.

use std::sync::Arc;

use super::super::flow::{Breaks, Galley, collect};
use super::super::{Measure, Stylesheet};
use crate::edition::{Block, Body, Figure, Head};

/// An article, set.
pub(super) struct Story<'a> {
    /// Index among the page's articles.
    pub index: usize,
    pub head: &'a Head,
    pub body: &'a Body,
    pub galley: Arc<Galley>,
    pub breaks: Breaks,
}

impl<'a> Story<'a> {
    pub(super) fn new(index: usize, head: &'a Head, body: &'a Body, style: &Stylesheet, widths: &dyn Measure) -> Self {
        let galley = collect(head, body, style, widths);
        let breaks = Breaks::new(&galley.items);
        Self { index, head, body, galley: Arc::new(galley), breaks }
    }

    /// The figures of a block.
    pub(super) fn figures(&self, block: usize) -> &'a [Figure] {
        match self.body.blocks.get(block) {
            Some(Block::Figures(figures)) => figures,
            _ => &[],
        }
    }
}
