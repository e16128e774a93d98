//! Articles one under another, column by column: how a phone's sheets are made.
//!
//! An article may break across columns anywhere that print would break one; a figure that
//! does not fit into the rest of a column waits for the next one's head, and the text
//! goes on before it. Rows that stay over at a column's foot go to its pictures, within
//! their crop limits, and to the air of its heads. Where what comes next would leave too many,
//! a picture or a box, what comes after it goes first.

use std::collections::VecDeque;
use std::ops::Range;

use super::super::Stylesheet;
use super::super::flow::Keep;
use super::super::fragment::{Content, Fragment, Frame, Region, Sheet, TextFragment};
use super::figure::SetFigure;
use super::head::SetHead;
use super::place::outline;
use super::rules::hairlines;
use super::sheet::{Area, blank};
use super::slice::Seam;
use super::story::{Story, articles};

/// Lines that must stand under a headline at a column's foot.
const LINES_UNDER_HEAD: usize = 2;
/// Rows of air that a head takes from what stays over.
const AIR_MAX: u32 = 2;

/// White at a column's foot, in percent of it, that is more than the order of articles is worth.
const WHITE_MAX: u32 = 30;
/// Articles after the next one that may go before it.
const AHEAD: usize = 2;
/// Columns in which such an article ends: the one that was to come waits no longer.
const SOON: u32 = 5;

/// Sets stories in sequence.
pub(super) fn compose(stories: &[Story], page: usize, style: &Stylesheet) -> Vec<Sheet> {
    let (sheet, rows) = blank(page, 0, style);
    let mut stream =
        Stream { page, style, sheets: vec![sheet], column: 0, rows, used: 0, blocks: Vec::new(), frame: None };
    let mut waiting: VecDeque<&Story> = articles(stories).iter().collect();
    while let Some(story) = stream.next(&mut waiting) {
        stream.story(story);
    }
    stream.draw(0);
    stream.sheets
}

/// A piece of a story in the current column.
struct Block<'s> {
    story: &'s Story<'s>,
    kind: BlockKind<'s>,
    rows: u32,
}

enum BlockKind<'s> {
    Head(&'s SetHead),
    /// A figure and the rows of its picture.
    Figure(&'s SetFigure, u32),
    Text(Range<usize>),
    /// The row that a frame takes at its head or foot.
    Edge,
}

impl Block<'_> {
    /// Rows that it takes gladly beyond its own.
    fn elastic(&self) -> u32 {
        match &self.kind {
            BlockKind::Head(_) => AIR_MAX,
            BlockKind::Figure(figure, picture) => figure.picture_rows[2].saturating_sub(*picture),
            BlockKind::Text(_) | BlockKind::Edge => 0,
        }
    }
}

struct Stream<'s> {
    page: usize,
    style: &'s Stylesheet,
    sheets: Vec<Sheet>,
    column: u32,
    /// Rows of the current sheet's body, and those that the column's blocks take.
    rows: u32,
    used: u32,
    blocks: Vec<Block<'s>>,
    /// The framed story that is being set, and the rows of each edge of its frame.
    frame: Option<(&'s Story<'s>, u32)>,
}

impl<'s> Stream<'s> {
    fn left(&self) -> u32 {
        (self.rows - self.used).saturating_sub(self.frame.map_or(0, |(_, edge)| edge))
    }

    fn push(&mut self, story: &'s Story<'s>, kind: BlockKind<'s>, rows: u32) {
        let rows = rows.min(self.rows - self.used);
        self.used += rows;
        self.blocks.push(Block { story, kind, rows });
    }

    /// Draws the column's blocks, `spare` rows shared among those that take them.
    fn draw(&mut self, mut spare: u32) {
        let mut extra = vec![0; self.blocks.len()];
        let room: Vec<u32> = self.blocks.iter().map(Block::elastic).collect();
        // A row to each in turn, as long as one takes it.
        while spare > 0 && extra.iter().zip(&room).any(|(extra, room)| extra < room) {
            for (extra, room) in extra.iter_mut().zip(&room) {
                if spare > 0 && *extra < *room {
                    *extra += 1;
                    spare -= 1;
                }
            }
        }
        let Some(sheet) = self.sheets.last_mut() else { return };
        let (style, body) = (self.style, sheet.body);
        let (mut row, mut seams) = (0, Vec::new());
        let blocks: Vec<(Block, u32)> = self.blocks.drain(..).zip(extra).collect();
        for run in blocks.chunk_by(|(one, _), (other, _)| one.story.index == other.story.index) {
            let story = run[0].0.story;
            let from = row;
            if from > 0 {
                seams.push(Seam { area: Area { column: self.column, row, columns: 1, rows: 0 } });
            }
            let mut fragments = Vec::new();
            for (block, extra) in run {
                let rows = block.rows + extra;
                let area = Area { column: self.column, row, columns: 1, rows };
                let (x, y) = area.origin(&body, style);
                match &block.kind {
                    BlockKind::Head(head) => fragments.extend(head.fragment(x, y, *extra, style)),
                    BlockKind::Figure(figure, picture) => fragments.push(figure.stacked(x, y, picture + extra, style)),
                    BlockKind::Text(items) => {
                        let legs = [items.clone()].to_vec();
                        let text = TextFragment { legs, rows, gutter: style.gutter };
                        fragments.push(Fragment { rect: area.rect(&body, style), content: Content::Text(text) });
                    }
                    BlockKind::Edge => {}
                }
                row += rows;
            }
            let area = Area { column: self.column, row: from, columns: 1, rows: row - from };
            let frame = story.frame();
            let rect = outline(area, frame, &body, style);
            sheet.regions.push(Region { article: story.index, rect, frame, fragments });
        }
        let rules = hairlines(&seams, sheet, style);
        sheet.rules.extend(rules);
        self.used = 0;
    }

    fn next_column(&mut self) {
        let spare = self.left();
        if let Some((story, edge)) = self.frame {
            self.push(story, BlockKind::Edge, edge);
        }
        self.draw(spare);
        self.column += 1;
        if self.column == self.style.columns {
            let (sheet, rows) = blank(self.page, self.sheets.len(), self.style);
            self.sheets.push(sheet);
            (self.column, self.rows) = (0, rows);
        }
        if let Some((story, edge)) = self.frame {
            self.push(story, BlockKind::Edge, edge);
        }
    }

    /// What is set next of the stories that wait: the first, if it may begin in this column or
    /// leaves little of it white; else one soon after it that may, and ends soon too.
    fn next(&self, waiting: &mut VecDeque<&'s Story<'s>>) -> Option<&'s Story<'s>> {
        let (left, rows) = (self.left(), self.rows);
        let is_much = self.used > 0 && left * 100 > rows * WHITE_MAX;
        let may = |at: &usize| {
            let ends = |story: &Story| *at == 0 || story.area(&story.whole()) <= left + rows * SOON;
            waiting.get(*at).is_some_and(|story| self.opening(story).1 <= left && ends(story))
        };
        let at = if is_much { (0..=AHEAD).find(may) } else { None };
        waiting.remove(at.unwrap_or(0))
    }

    /// A story's head, which leaves room under it for what comes first, a picture with its caption
    /// or as much text as cannot be parted; and the rows that both must have to begin a story.
    fn opening<'t>(&self, story: &'t Story) -> (&'t SetHead, u32) {
        let (items, edges) = (story.breaks.items(), Self::edge(story) * 2);
        let figure = story.figures.first().filter(|figure| figure.before == 0).map(|_| story.figure_over(0, 1));
        let whole = || (1..=items).find(|end| story.breaks.keep(*end) != Keep::Never).unwrap_or(0);
        let under = figure.map_or_else(|| story.breaks.rows(0, whole()), |figure| figure.rows(1));
        let head = story.head_within(self.rows, under + edges);
        let first = match figure {
            Some(figure) => figure.rows(figure.picture_rows[0]) + edges,
            None if edges > 0 => story.breaks.rows(0, items) + edges,
            None => story.breaks.rows(0, items.min(LINES_UNDER_HEAD)),
        };
        (head, head.rows + first)
    }

    /// Rows of each edge of a story's frame.
    fn edge(story: &Story) -> u32 {
        u32::from(story.frame() != Frame::Open)
    }

    fn story(&mut self, story: &'s Story<'s>) {
        let items = story.breaks.items();
        let mut figures: VecDeque<(usize, &SetFigure)> =
            (0..story.figures.len()).map(|index| (story.figures[index].before, story.figure_over(index, 1))).collect();
        let edge = Self::edge(story);
        let (head, opening) = self.opening(story);
        if self.used > 0 && opening > self.left() {
            self.next_column();
        }
        if edge > 0 {
            self.push(story, BlockKind::Edge, edge);
            self.frame = Some((story, edge));
        }
        self.push(story, BlockKind::Head(head), head.rows.min(self.left()));
        let mut item = 0;
        loop {
            // Figures due here, as far as they fit; one too high for any sheet takes what
            // the sheet has.
            while let Some((before, figure)) = figures.front() {
                let most = self.left().saturating_sub(figure.rows(0));
                let due = *before <= item || item == items;
                // Under a head that opens the column, too: the head cannot stand alone.
                let opens = self.blocks.iter().all(|block| {
                    block.story.index == story.index && matches!(block.kind, BlockKind::Head(_) | BlockKind::Edge)
                });
                let empty = self.blocks.iter().all(|block| matches!(block.kind, BlockKind::Edge));
                if !due || (most == 0 && !empty) || (most < figure.picture_rows[0] && !opens) {
                    break;
                }
                let picture = figure.picture_rows[1].min(most.max(1));
                self.push(story, BlockKind::Figure(figure, picture), figure.rows(picture).min(self.left()));
                figures.pop_front();
            }
            if item == items && figures.is_empty() {
                break;
            }
            let until = figures.iter().map(|(before, _)| *before).find(|before| *before > item);
            let mut end = story.breaks.fill_well(item, self.left()).min(until.unwrap_or(items));
            if end == item && item < items && self.blocks.iter().all(|block| matches!(block.kind, BlockKind::Edge)) {
                // Higher than any sheet: it stands, cut off, rather than be lost.
                end = item + 1;
            }
            if end > item {
                let rows = story.breaks.rows(item, end).min(self.left());
                self.push(story, BlockKind::Text(item..end), rows);
                item = end;
                if Some(end) == until {
                    continue;
                }
            }
            if item < items || !figures.is_empty() {
                self.next_column();
            }
        }
        if self.frame.take().is_some() {
            self.push(story, BlockKind::Edge, edge);
        }
    }
}
