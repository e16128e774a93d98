//! One article over two columns: the reading view of a wide screen.
//!
//! The text stands in openings as high as the screen, each read down its left column and
//! then down its right one: nobody scrolls back up for the second column, and scrolling
//! leads from one opening to the next. Columns as long as the article would ask for that,
//! and pages to be turned would take scrolling away, which find, the keyboard and screen
//! magnifiers rely on. Pictures stand at the head of the opening whose text speaks of them:
//! across both columns, or in the right one if they are too high for that.

use std::ops::Range;

use super::super::fragment::{Content, Fragment, Frame, Region, Sheet, TextFragment};
use super::super::{Px, Rect, Stylesheet};
use super::place::outline;
use super::plate::Plate;
use super::sheet::{Area, blank};
use super::story::Story;

/// Rows between two openings; a hairline stands in the middle.
const GAP: u32 = 2;
/// Rows that pictures leave to the text of an opening, in percent.
const TEXT_LEAST: u32 = 30;
/// Rows under a head that is higher than the screen.
const UNDER_HEAD: u32 = 8;

/// Sets a story in openings of `style.rows` rows, one below the other on one sheet.
pub(super) fn compose(story: &Story, page: usize, style: &Stylesheet) -> Sheet {
    let (mut sheet, _) = blank(page, 0, style);
    let (frame, body) = (story.frame(), sheet.body);
    let edge = u32::from(frame != Frame::Open);
    let mut openings = Openings { story, style, body, row: edge, fragments: Vec::new() };
    let head = story.head_over(style.columns);
    openings.fragments.extend(head.fragment(style.column_x(0), body.y + style.height(edge), 0, style));
    openings.row += head.rows;
    let mut foot = style.rows.max(openings.row + UNDER_HEAD);
    let (mut item, mut figure) = (0, 0);
    loop {
        (item, figure) = openings.fill(item, figure, foot);
        if item == story.breaks.items() && figure == story.figures.len() {
            break;
        }
        // Behind the text pictures stand one below the other.
        if item < story.breaks.items() {
            let y = body.y + style.height(foot + GAP / 2);
            sheet.rules.push(Rect { x: style.column_x(0), y, width: style.span(style.columns), height: Px(64) });
            openings.row = openings.row.max(foot) + GAP;
        }
        foot = openings.row + style.rows;
    }
    let area = Area { column: 0, row: 0, columns: style.columns, rows: openings.row + edge };
    let rect = outline(area, frame, &body, style);
    sheet.regions.push(Region { article: story.index, rect, frame, fragments: openings.fragments });
    sheet
}

struct Openings<'s> {
    story: &'s Story<'s>,
    style: &'s Stylesheet,
    body: Rect,
    /// First free row.
    row: u32,
    fragments: Vec<Fragment>,
}

impl Openings<'_> {
    /// Fills an opening down to its foot, from an item and a figure on; returns the next of each.
    /// The last opening is as high as it must be.
    fn fill(&mut self, item: usize, figure: usize, foot: u32) -> (usize, usize) {
        let (items, room) = (self.story.breaks.items(), foot - self.row);
        let [_, reach] = self.legs(item, [room; 2]);
        let speaks = |before: usize| before < reach.end || reach.end == items;
        let due = self.story.figures[figure..].iter().take_while(|figure| speaks(figure.before)).count();
        let plate = self.plate(figure..figure + due, room, item == items);
        let (across, down) = plate.as_ref().map_or((0, 0), |(plate, rows)| (plate.columns, *rows));
        let next = plate.as_ref().map_or(figure, |(plate, _)| plate.figures.end);
        // Across both columns it stands above them, else at the head of the right one.
        let (above, beside) = if across == self.style.columns { (down, 0) } else { (0, down) };
        let most = room.saturating_sub(above);
        let left = self.story.breaks.rows(item, items) + beside;
        let balanced = (left.div_ceil(2).max(beside)..most)
            .map(|rows| (rows, self.legs(item, [rows, rows - beside])))
            .find(|(_, legs)| legs[1].end == items);
        let (rows, legs) = balanced.unwrap_or_else(|| (most, self.legs(item, [most, most.saturating_sub(beside)])));
        // A piece higher than the screen stands all the same.
        let rows = rows.max(self.story.breaks.rows(legs[0].start, legs[0].end));
        let end = legs[1].end;
        let [one, other] = legs;
        let column = u32::from(beside > 0);
        if beside > 0 {
            self.text(0, self.row, vec![one.clone()], rows);
        }
        if let Some((plate, down)) = &plate {
            let area = Area { column, row: self.row, columns: across, rows: *down };
            let at = area.origin(&self.body, self.style);
            self.fragments.extend(plate.draw(self.story, at, *down, self.style));
        }
        let legs = if beside > 0 { vec![other] } else { vec![one, other] };
        self.text(column, self.row + down, legs, rows.saturating_sub(beside));
        self.row += above + if end > item { rows.max(beside) } else { beside };
        (end, next)
    }

    /// Two legs from an item on, each as full as it can be.
    fn legs(&self, item: usize, [left, right]: [u32; 2]) -> [Range<usize>; 2] {
        let breaks = &self.story.breaks;
        let mut middle = breaks.fill_well(item, left);
        if middle == item && left >= self.style.rows {
            middle = (item + 1).min(breaks.items());
        }
        [item..middle, middle..breaks.fill_well(middle, right)]
    }

    fn text(&mut self, column: u32, row: u32, legs: Vec<Range<usize>>, rows: u32) {
        if legs.iter().any(|leg| !leg.is_empty()) {
            let area = Area { column, row, columns: legs.len() as u32, rows };
            let text = TextFragment { legs, rows, gutter: self.style.gutter };
            self.fragments.push(Fragment { rect: area.rect(&self.body, self.style), content: Content::Text(text) });
        }
    }

    /// As many of some figures as stand well in an opening of so much room, and the rows that
    /// they take; `alone` if there is no text beside them.
    fn plate(&self, figures: Range<usize>, room: u32, alone: bool) -> Option<(Plate, u32)> {
        // Beside one in the right column the left one is the text's.
        let limit = |columns| if alone || columns == 1 { room } else { room * (100 - TEXT_LEAST) / 100 };
        let widths: &[u32] = if alone { &[2] } else { &[2, 1] };
        let over = |end, columns: &u32| Plate::arrangements(self.story, figures.start..end, *columns);
        let ends = (figures.start + 1..=figures.end).rev();
        let mut plates = ends.flat_map(|end| widths.iter().flat_map(move |columns| over(end, columns)));
        let plate = plates.find(|plate| plate.rows[0] <= limit(plate.columns)).or_else(|| {
            // Too high for any opening: it is squeezed, its pictures shown whole.
            let squeezed = !figures.is_empty() && (alone || room == self.style.rows);
            over(figures.start + 1, widths.last().filter(|_| squeezed)?).pop()
        })?;
        let rows = plate.rows[1].min(limit(plate.columns)).max(plate.floor());
        Some((plate, rows))
    }
}
