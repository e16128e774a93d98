//! The head of an article over a number of columns: series, kicker, headline, deck, byline.

use std::sync::Arc;

use super::super::flow::Desk;
use super::super::fragment::{Content, Fragment, HeadLine};
use super::super::inline::{Align, LineEnd, Script, SetText};
use super::super::{Em, HeadSizes, Px, Rect, Setting, Stylesheet};
use super::wording::{Phrase, Wording};
use crate::edition::Rank;

/// Print's sizes over a body of 9 pt, in 1/1000: 36, 28, 24, 21, 18, 16, 14, 12 and 10½ pt.
const SCALE: [u32; 9] = [4000, 3111, 2667, 2333, 2000, 1778, 1556, 1333, 1167];
/// A headline longer than this many lines is set a grade smaller, down to the least size.
const LINES_MAX: usize = 2;
const LINES_MAX_ONE_COLUMN: usize = 3;
/// Line heights in percent of the size.
const HEADLINE_LEADING: i32 = 122;
const MINOR_LEADING: i32 = 135;
/// Air above and below a head together: at least this share of a row, in percent.
const AIR: i32 = 85;
/// Size of the short headline over a continuation.
const CONTINUED_SIZE: u32 = 1167;
/// Sizes of the headline of a head that has to be low, and of kicker and deck with it.
pub(super) const REDUCED_SIZES: [u32; 3] = [1333, 1167, 1000];
const REDUCED_MINOR: u32 = 778;
const REDUCED_LEADING: i32 = 118;
/// Rows of text that such a head leaves on its sheet.
const REDUCED_ROOM: u32 = 4;
/// Size of the headline of a head that has to be as small as it can.
const COMPACT_SIZE: u32 = 1000;
/// Size of the series over a group of briefs.
const STANDING_SIZE: u32 = 1333;
/// Room for the line that says where a continuation came from: `上接第12页`, or
/// `Continued from sheet 12`.
const CONTINUED_WIDTH: [Em; 2] = [Em(7000), Em(10_000)];
/// Between two parts, in percent of a row.
const PART_GAP: i32 = 20;

/// A head, set for a width; offsets are from its upper left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SetHead {
    pub lines: Vec<HeadLine>,
    /// Height in whole rows, air included.
    pub rows: u32,
    /// Air above the first line.
    pub above: Px,
    /// Lines of the headline.
    pub headline_lines: usize,
    /// Size of the headline in 1/1000 of the body's; 0 if there is none.
    pub headline_size: u32,
    /// Grades below the size that the rank asks for.
    pub reduced: u32,
}

/// Sets the head of an article of a rank over `columns` columns, its series at the top if it
/// is to stand there. An article with neither
/// headline nor byline has an empty head of one row: the air that sets it off from what is
/// above.
pub(super) fn set_head(
    wording: &Wording,
    series: Option<&Phrase>,
    (rank, grades): (Rank, u32),
    columns: u32,
    desk: Desk,
) -> SetHead {
    let style = desk.style;
    let HeadSizes { headline, minor } = style.head_sizes(rank);
    let sizes = HeadSizes { headline: larger(headline, grades), minor: larger(minor, grades) };
    let mut stack = Stack::new(columns, desk);
    if let Some(series) = series {
        stack.add(series, Setting::Series.per_mille(), style.row, Align::Start);
    }
    let align = if columns > 1 { Align::Centre } else { Align::Start };
    let (size, reduced) = stack.fit_headline(&wording.headline, sizes.headline, align);
    let reduced = reduced.saturating_sub(grades);
    let minor = sizes.minor.min(size.max(1000));
    let leading = |size: u32, percent: i32| style.scaled(size) * percent / 100;
    stack.add(&wording.kicker, minor, leading(minor, MINOR_LEADING), align);
    let lines = stack.add(&wording.headline, size, leading(size, HEADLINE_LEADING), align);
    stack.add(&wording.deck, minor, leading(minor, MINOR_LEADING), align);
    stack.add(&wording.byline, Setting::Byline.per_mille(), style.row, align);
    stack.finish(lines, if lines > 0 { size } else { 0 }, reduced)
}

/// A size so many grades larger, up to the largest.
fn larger(size: u32, grades: u32) -> u32 {
    let above = |size: u32| SCALE.into_iter().rev().find(|grade| *grade > size).unwrap_or(size);
    (0..grades).fold(size, |size, _| above(size))
}

/// The head over a group of briefs: their series if they have one in common, or no row.
pub(super) fn set_standing(series: Option<&Phrase>, columns: u32, desk: Desk) -> SetHead {
    let mut stack = Stack::new(columns, desk);
    if let Some(series) = series {
        stack.add(series, STANDING_SIZE, desk.style.row * 3 / 2, Align::Start);
    }
    let rows = stack.lines.len().min(1) as u32;
    let head = stack.finish(0, 0, 0);
    SetHead { rows: head.rows * rows, ..head }
}

/// A head that calls from another page: kicker, headline and deck if it is `full`, or the headline
/// alone, from the start of their lines.
pub(super) fn set_teased(wording: &Wording, full: bool, columns: u32, desk: Desk) -> SetHead {
    let style = desk.style;
    let mut stack = Stack::new(columns, desk);
    let HeadSizes { headline, minor } = style.head_sizes(Rank(if full { 3 } else { 5 }));
    let leading = |size: u32, percent: i32| style.scaled(size) * percent / 100;
    let around = |stack: &mut Stack, phrase: &Phrase| {
        if full {
            stack.add(phrase, minor, leading(minor, MINOR_LEADING), Align::Start);
        }
    };
    let (size, _) = stack.fit_headline(&wording.headline, headline, Align::Start);
    around(&mut stack, &wording.kicker);
    let lines = stack.add(&wording.headline, size, leading(size, HEADLINE_LEADING), Align::Start);
    around(&mut stack, &wording.deck);
    stack.finish(lines, size, 0)
}

/// A head for a sheet that the full one would fill: all its parts, small, the headline no
/// larger than a size.
pub(super) fn set_reduced(wording: &Wording, series: Option<&Phrase>, most: u32, desk: Desk) -> SetHead {
    let style = desk.style;
    let mut stack = Stack::new(1, desk);
    let leading = |size: u32| style.scaled(size) * REDUCED_LEADING / 100;
    let small = |stack: &mut Stack, phrase: &Phrase| {
        stack.add(phrase, REDUCED_MINOR, leading(REDUCED_MINOR), Align::Start);
    };
    if let Some(series) = series {
        small(&mut stack, series);
    }
    let (size, reduced) = stack.fit_headline(&wording.headline, most, Align::Start);
    small(&mut stack, &wording.kicker);
    let lines = stack.add(&wording.headline, size, leading(size), Align::Start);
    [&wording.deck, &wording.byline].into_iter().for_each(|phrase| small(&mut stack, phrase));
    stack.finish(lines, if lines > 0 { size } else { 0 }, reduced)
}

/// The head for a sheet that has no room for more: the headline alone, in the body's size.
pub(super) fn set_compact(wording: &Wording, desk: Desk) -> SetHead {
    let mut stack = Stack::new(1, desk);
    let lines = stack.add(&wording.compact, COMPACT_SIZE, desk.style.row, Align::Start);
    stack.finish(lines, COMPACT_SIZE, 0)
}

/// Width of the line that says where a continuation came from, in ems of the body's size.
pub(super) fn continued_width(script: Script) -> Em {
    CONTINUED_WIDTH[usize::from(matches!(script, Script::English | Script::Western))]
}

/// The short head over a continuation: a row for the line that says where it came from,
/// then the headline's first line, small.
pub(super) fn set_continued(wording: &Wording, columns: u32, desk: Desk) -> SetHead {
    let style = desk.style;
    let mut stack = Stack::new(columns, desk);
    stack.height = style.row;
    if !wording.short.is_empty() {
        let set = stack.set(&wording.short, CONTINUED_SIZE, Align::Start);
        let room = style.span(columns) - continued_width(desk.script).at(style.em);
        if set.lines.len() == 1 && set.lines[0].width.at(style.scaled(CONTINUED_SIZE)) <= room {
            stack.height = Px::ZERO;
            stack.width = room;
        }
        stack.add(&wording.short, CONTINUED_SIZE, style.row * 125 / 100, Align::Start);
    }
    stack.finish(1, CONTINUED_SIZE, 0)
}

struct Stack<'a> {
    desk: Desk<'a>,
    style: &'a Stylesheet,
    width: Px,
    columns: u32,
    lines: Vec<HeadLine>,
    height: Px,
}

impl<'a> Stack<'a> {
    fn new(columns: u32, desk: Desk<'a>) -> Self {
        Self { desk, style: desk.style, width: desk.style.span(columns), columns, lines: Vec::new(), height: Px::ZERO }
    }

    fn set(&self, text: &Phrase, size: u32, align: Align) -> SetText {
        text.set(align, self.desk.measure_at(self.columns, size), self.desk.widths)
    }

    /// The largest size, no larger than wished, in which the headline takes few lines and
    /// no word is divided; and how many grades smaller it is.
    fn fit_headline(&self, headline: &Phrase, wish: u32, align: Align) -> (u32, u32) {
        let most = if self.columns == 1 { LINES_MAX_ONE_COLUMN } else { LINES_MAX };
        let most = most.max(headline.lines());
        let sizes = std::iter::once(wish).chain(SCALE.into_iter().filter(|size| *size < wish));
        let mut fit = (wish, 0);
        // The first with few lines, should every size divide a word.
        let mut few = None;
        for (reduced, size) in sizes.enumerate() {
            fit = (size, reduced as u32);
            if headline.least_lines(align, self.desk.measure_at(self.columns, size), self.desk.widths) > most {
                continue;
            }
            let lines = self.set(headline, size, align).lines;
            if lines.len() > most {
                continue;
            }
            if lines.iter().all(|line| !matches!(line.end, LineEnd::Forced | LineEnd::Hyphen)) {
                return fit;
            }
            few = few.or(Some(fit));
        }
        few.unwrap_or(fit)
    }

    /// Adds a text, if there is one, and returns the number of its lines.
    fn add(&mut self, text: &Phrase, size: u32, leading: Px, align: Align) -> usize {
        if text.is_empty() {
            return 0;
        }
        if !self.lines.is_empty() {
            self.height += self.style.row * PART_GAP / 100;
        }
        let (part, face) = (text.part, text.face());
        let text = self.set(text, size, align);
        let count = text.lines.len();
        let height = leading * count as i32;
        self.lines.push(HeadLine {
            part,
            rect: Rect { x: Px::ZERO, y: self.height, width: self.width, height },
            size: self.style.scaled(size),
            leading,
            face,
            text: Arc::new(text),
        });
        self.height += height;
        count
    }

    /// Rounds up to whole rows and shares the air between head and foot.
    fn finish(mut self, headline_lines: usize, headline_size: u32, reduced: u32) -> SetHead {
        let row = self.style.row;
        let rows = if self.height == Px::ZERO { 1 } else { (self.height + row * AIR / 100 + Px(row.0 - 1)).0 / row.0 };
        // A little more above than below: the head belongs to the text under it.
        let above = (row * rows - self.height) * 55 / 100;
        for line in &mut self.lines {
            line.rect.y += above;
        }
        SetHead { lines: self.lines, rows: rows as u32, above, headline_lines, headline_size, reduced }
    }
}

/// What a head moves down by when it is given rows of air: a little more than half.
pub(super) fn air_above(extra: u32, style: &Stylesheet) -> Px {
    style.height(extra) * 55 / 100
}

impl SetHead {
    /// Whether it leaves room for a few lines, or what is needed, on a sheet of so many rows.
    pub(super) fn leaves_room(&self, rows: u32, under: u32) -> bool {
        self.rows + under.max(REDUCED_ROOM) <= rows
    }

    /// The head as a fragment at a place; `extra` rows of air are shared as the rest is.
    pub(super) fn fragment(&self, x: Px, y: Px, extra: u32, style: &Stylesheet) -> Option<Fragment> {
        let width = self.lines.first()?.rect.width;
        let shift = air_above(extra, style);
        let lines = self
            .lines
            .iter()
            .map(|line| {
                let rect = Rect { x: line.rect.x + x, y: line.rect.y + y + shift, ..line.rect };
                HeadLine { rect, ..line.clone() }
            })
            .collect();
        let rect = Rect { x, y, width, height: style.height(self.rows + extra) };
        Some(Fragment { rect, content: Content::Head(lines) })
    }
}
