//! An article on its way to the page: everything that does not depend on where it stands.

use std::cell::OnceCell;
use std::sync::Arc;

use super::super::flow::{Breaks, Desk, Galley};
use super::super::fragment::Frame;
use super::super::inline::Script;
use super::briefs::{self, Brief};
use super::figure::SetFigure;
use super::head::{REDUCED_SIZES, SetHead, set_compact, set_continued, set_head, set_reduced, set_standing};
use super::standing::Standing;
use super::weights as weigh;
use super::wording::Wording;
use crate::edition::{Block, Body, Figure, Head};

/// What articles take in the end, in percent of text, heads and pictures: heads are higher where
/// they are narrower, jumps have lines of their own, and a little stays white.
const USED: u32 = 109;

/// An article, set; heads and captions are set for a width when they are first asked for.
pub(super) struct Story<'a> {
    /// Index among the page's articles.
    pub index: usize,
    pub head: &'a Head,
    pub galley: Arc<Galley>,
    pub breaks: Arc<Breaks>,
    wording: Arc<Wording>,
    pub figures: Vec<StoryFigure<'a>>,
    /// The articles of a group of briefs; none of any other story.
    pub briefs: Vec<Brief>,
    /// Whether it stands in a group of briefs.
    pub grouped: bool,
    /// Whether its series stands over it: not in a group that has it in common.
    pub labelled: bool,
    /// Grades by which its headline is larger than usual.
    grades: u32,
    desk: Desk<'a>,
    heads: Vec<OnceCell<SetHead>>,
    /// By size of the headline.
    reduced: [OnceCell<SetHead>; REDUCED_SIZES.len()],
    compact: OnceCell<SetHead>,
    continued: Vec<OnceCell<SetHead>>,
}

/// A figure and where it belongs.
pub(super) struct StoryFigure<'a> {
    pub block: usize,
    /// Index in the block's group.
    pub index: usize,
    /// Characters of the block before its caption.
    pub at: u32,
    /// Item before which it stands in the source.
    pub before: usize,
    pub figure: &'a Figure,
    set: Vec<OnceCell<SetFigure>>,
}

fn cells<T>(columns: u32) -> Vec<OnceCell<T>> {
    (0..columns).map(|_| OnceCell::new()).collect()
}

impl<'a> Story<'a> {
    /// Takes what stands of an article, or sets it.
    pub(super) fn new(index: usize, head: &'a Head, body: &'a Body, desk: Desk<'a>, standing: &mut Standing) -> Self {
        let (galley, breaks) = standing.galley(head, body, desk);
        let figures = galley
            .figures
            .iter()
            .flat_map(|group| {
                let figures = match body.blocks.get(group.block) {
                    Some(Block::Figures(figures)) => figures.as_slice(),
                    _ => &[],
                };
                let at = figures.iter().scan(0, |at, figure| {
                    let before = *at;
                    *at += figure.caption.chars() as u32 + 1;
                    Some(before)
                });
                figures.iter().enumerate().zip(at).map(|((index, figure), at)| StoryFigure {
                    block: group.block,
                    index,
                    at,
                    before: group.before,
                    figure,
                    set: cells(desk.style.columns),
                })
            })
            .collect();
        Self {
            index,
            head,
            galley,
            breaks,
            wording: standing.wording(head, desk),
            figures,
            briefs: Vec::new(),
            grouped: false,
            labelled: true,
            grades: 0,
            desk,
            heads: cells(desk.style.columns),
            reduced: Default::default(),
            compact: OnceCell::new(),
            continued: cells(desk.style.columns),
        }
    }

    /// A group of briefs, under the series that they have in common if they have one.
    pub(super) fn of_briefs(index: usize, members: &[Self], labelled: bool) -> Self {
        let first = &members[0];
        let (items, briefs) = briefs::items(members);
        Self {
            index,
            head: first.head,
            galley: Arc::clone(&first.galley),
            breaks: Arc::new(Breaks::of(&items)),
            wording: Arc::clone(&first.wording),
            figures: Vec::new(),
            briefs,
            grouped: false,
            labelled,
            grades: 0,
            desk: first.desk,
            heads: cells(first.desk.style.columns),
            reduced: Default::default(),
            compact: OnceCell::new(),
            continued: Vec::new(),
        }
    }

    /// Sets its headline so many grades larger than usual.
    pub(super) fn enlarge(&mut self, grades: u32) {
        self.grades = grades;
        self.heads = cells(self.desk.style.columns);
    }

    /// The rules that its lines follow.
    pub(super) fn script(&self) -> Script {
        self.desk.script
    }

    /// Whether it is a group of briefs.
    pub(super) fn is_group(&self) -> bool {
        !self.briefs.is_empty()
    }

    /// The head over some columns.
    pub(super) fn head_over(&self, columns: u32) -> &SetHead {
        self.heads[columns as usize - 1].get_or_init(|| match (self.is_group(), self.labelled) {
            (true, labelled) => set_standing(labelled.then_some(&self.wording.series), columns, self.desk),
            (false, labelled) => {
                let series = labelled.then_some(&self.wording.series);
                set_head(&self.wording, series, (self.head.rank, self.grades), columns, self.desk)
            }
        })
    }

    /// The head over one column of a body of so many rows, `under` of them needed: smaller where it would take more
    /// than half of them, without kicker and deck only where they leave no room for text.
    pub(super) fn head_within(&self, rows: u32, under: u32) -> &SetHead {
        let head = self.head_over(1);
        if (head.rows * 2 <= rows && head.rows + under <= rows) || head.lines.is_empty() {
            return head;
        }
        let series = self.labelled.then_some(&self.wording.series);
        let reduced = self
            .reduced
            .iter()
            .zip(REDUCED_SIZES)
            .map(|(cell, size)| cell.get_or_init(|| set_reduced(&self.wording, series, size, self.desk)));
        if let Some(head) = reduced.into_iter().find(|head| head.leaves_room(rows, under)) {
            return head;
        }
        self.compact.get_or_init(|| set_compact(&self.wording, self.desk))
    }

    /// The short head of a continuation over some columns.
    pub(super) fn continued_over(&self, columns: u32) -> &SetHead {
        if self.is_group() {
            return self.head_over(columns);
        }
        self.continued[columns as usize - 1].get_or_init(|| set_continued(&self.wording, columns, self.desk))
    }

    /// Rows of one column that a part of it takes, about.
    pub(super) fn area(&self, part: &Part) -> u32 {
        let most = self.desk.style.columns;
        let columns = ((weigh::columns_wished(self.head.rank.index(), most) + 5) / 10).clamp(1, most);
        let head = if part.parts > 0 { columns * 2 } else { self.head_over(columns).rows * columns };
        let figures = (part.figure..self.figures.len()).map(|figure| {
            // Pictures of one group share what one would have.
            let StoryFigure { block, figure: Figure { span, .. }, .. } = self.figures[figure];
            let group = self.figures.iter().filter(|other| other.block == block).count() as u32;
            let span = span.map_or(self.span_wished(most), u32::from).div_ceil(group).clamp(1, most);
            let set = self.figure_over(figure, span);
            set.rows(set.picture_rows[1]) * span
        });
        (head + self.breaks.rows(part.from, self.breaks.items()) + figures.sum::<u32>()) * USED / 100
    }

    /// Columns of a picture without a wish: three of a broadsheet's eight with the lead,
    /// two with others, one where there are few.
    pub(super) fn span_wished(&self, columns: u32) -> u32 {
        let eighths = if self.head.rank.index() == 0 { 3 } else { 2 };
        ((columns * eighths + 4) / 8).max(1)
    }

    /// A figure set over some columns.
    pub(super) fn figure_over(&self, figure: usize, columns: u32) -> &SetFigure {
        let story = &self.figures[figure];
        story.set[columns as usize - 1].get_or_init(|| SetFigure::new(story, columns, self.desk))
    }

    /// Its frame.
    pub(super) fn frame(&self) -> Frame {
        Frame::of(self.head)
    }

    /// The whole story, still to be placed.
    pub(super) fn whole(&self) -> Part {
        Part { story: self.index, from: 0, figure: 0, parts: 0 }
    }
}

/// What is left of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub story: usize,
    /// First item not yet placed.
    pub from: usize,
    /// First figure not yet placed.
    pub figure: usize,
    /// Parts placed before.
    pub parts: u32,
}

/// The stories of articles, without the groups behind them.
pub(super) fn articles<'s, 'a>(stories: &'s [Story<'a>]) -> &'s [Story<'a>] {
    let count = stories.iter().position(Story::is_group).unwrap_or(stories.len());
    &stories[..count]
}
