//! Articles one under another, column by column: how a phone's sheets are made.
//!
//! An article may break across sheets anywhere that print would break a column; a
//! figure that does not fit into the rest of a column waits for the next one's head, and
//! the text goes on before it.

use std::collections::VecDeque;

use super::super::Stylesheet;
use super::super::fragment::{Content, Fragment, Region, Sheet, TextFragment};
use super::figure::SetFigure;
use super::sheet::{Area, blank};
use super::story::Story;

/// Lines that must stand under a headline at a column's foot.
const LINES_UNDER_HEAD: u32 = 2;

/// Sets stories in sequence.
pub(super) fn compose(stories: &[Story], page: usize, style: &Stylesheet) -> Vec<Sheet> {
    let mut stream = Stream::new(page, style);
    for story in stories {
        stream.story(story);
    }
    stream.sheets
}

struct Stream<'a> {
    page: usize,
    style: &'a Stylesheet,
    sheets: Vec<Sheet>,
    /// Column and row where the next thing stands, and rows of the current sheet's body.
    column: u32,
    row: u32,
    rows: u32,
    /// Fragments of the current story in the current column.
    fragments: Vec<Fragment>,
    /// Row where the current region began.
    from: u32,
}

impl<'a> Stream<'a> {
    fn new(page: usize, style: &'a Stylesheet) -> Self {
        let (sheet, rows) = blank(page, 0, style);
        Self { page, style, sheets: vec![sheet], column: 0, row: 0, rows, fragments: Vec::new(), from: 0 }
    }

    fn left(&self) -> u32 {
        self.rows - self.row
    }

    fn area(&self, rows: u32) -> Area {
        Area { column: self.column, row: self.row, columns: 1, rows }
    }

    fn body(&self) -> super::super::Rect {
        self.sheets.last().map(|sheet| sheet.body).unwrap_or_default()
    }

    /// Closes the region of a story in this column.
    fn close(&mut self, story: &Story) {
        if self.fragments.is_empty() {
            return;
        }
        let area = Area { column: self.column, row: self.from, columns: 1, rows: self.row - self.from };
        let frame = story.frame();
        let rect = area.rect(&self.body(), self.style);
        let fragments = std::mem::take(&mut self.fragments);
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.regions.push(Region { article: story.index, rect, frame, fragments });
        }
        self.from = self.row;
    }

    fn next_column(&mut self, story: &Story) {
        self.close(story);
        self.column += 1;
        if self.column == self.style.columns {
            let (sheet, rows) = blank(self.page, self.sheets.len(), self.style);
            self.sheets.push(sheet);
            self.column = 0;
            self.rows = rows;
        }
        (self.row, self.from) = (0, 0);
    }

    fn story(&mut self, story: &Story) {
        let style = self.style;
        self.from = self.row;
        let head = story.head_over(1);
        let mut figures: VecDeque<(usize, &SetFigure)> =
            (0..story.figures.len()).map(|index| (story.figures[index].before, story.figure_over(index, 1))).collect();
        let first = match figures.front() {
            Some((0, figure)) => figure.rows(figure.picture_rows[0]),
            _ => story.breaks.rows(0, story.breaks.items().min(LINES_UNDER_HEAD as usize)),
        };
        if head.rows + first > self.left() && self.row > 0 {
            self.next_column(story);
        }
        let (x, y) = self.area(head.rows).origin(&self.body(), style);
        self.fragments.extend(head.fragment(x, y, 0, style));
        self.row += head.rows.min(self.left());
        let mut item = 0;
        loop {
            // Figures due here, as far as they fit.
            while let Some((before, figure)) = figures.front() {
                if *before > item && item < story.breaks.items() {
                    break;
                }
                let fixed = figure.rows(0);
                let most = self.left().saturating_sub(fixed);
                let fits = most >= figure.picture_rows[0];
                // A figure too high for any sheet takes what the sheet has.
                if !fits && self.row > 0 {
                    break;
                }
                let picture = figure.picture_rows[1].min(most.max(1));
                let (x, y) = self.area(figure.rows(picture)).origin(&self.body(), style);
                self.fragments.push(figure.stacked(x, y, picture, style));
                self.row += figure.rows(picture).min(self.left());
                figures.pop_front();
            }
            if item == story.breaks.items() && figures.is_empty() {
                break;
            }
            let until = figures.iter().map(|(before, _)| *before).find(|before| *before > item);
            let mut end = story.breaks.fill_well(item, self.left()).min(until.unwrap_or(usize::MAX));
            if end == item && self.row == 0 && item < story.breaks.items() {
                end = item + 1; // higher than any sheet: it stands, cut off, rather than be lost
            }
            if end > item {
                let rows = story.breaks.rows(item, end).min(self.left());
                let rect = self.area(rows).rect(&self.body(), style);
                let text = TextFragment { legs: vec![item..end], rows, gutter: style.gutter };
                self.fragments.push(Fragment { rect, content: Content::Text(text) });
                self.row += rows;
                item = end;
                if Some(end) == until {
                    continue;
                }
            }
            if item < story.breaks.items() || !figures.is_empty() {
                self.next_column(story);
            }
        }
        self.close(story);
    }
}
