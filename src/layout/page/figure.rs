//! Figures over whole columns: picture heights within the crop limits, captions below.

use std::sync::Arc;

use super::super::flow::{Desk, caption_flows};
use super::super::fragment::{Content, FigureFragment, Fragment, Pointer};
use super::super::inline::{Align, Paragraph, SetText};
use super::super::{Em, Px, Rect, Setting, Stylesheet};
use super::story::StoryFigure;
use crate::edition::{Figure, Text};

/// Shape of the frame that keeps the place of a picture that was not supplied.
const MISSING: (i64, i64) = (3, 2);
/// How far that frame may shrink, in percent: it has nothing to lose by it.
const MISSING_CROP: i64 = 70;
/// Rows that a picture may have at most: no sheet is as high. A strip of one pixel's width that is
/// higher still is shown whole on what a sheet has.
const ROWS_MOST: i64 = 1000;
/// Between a picture and its caption, in percent of a row.
const CAPTION_GAP: i32 = 25;

/// A figure set over a number of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SetFigure {
    pub block: usize,
    pub index: usize,
    /// Characters of the block before its caption, and up to its end.
    pub at: u32,
    pub end: u32,
    /// Columns that it spans.
    pub columns: u32,
    /// Least, natural and greatest height of the picture in rows.
    pub picture_rows: [u32; 3],
    /// Width to height of the whole picture.
    pub shape: (i64, i64),
    /// Whether no part of it may be cropped away.
    pub is_whole: bool,
    /// Columns that the caption is set over.
    pub caption_columns: u32,
    /// The caption with its credit.
    pub caption: Option<Arc<SetText>>,
    pub credit: usize,
    pub pointed: bool,
}

impl SetFigure {
    pub(super) fn new(story: &StoryFigure, columns: u32, desk: Desk) -> Self {
        let StoryFigure { block, index, at, figure, .. } = *story;
        let style = desk.style;
        let width = i64::from(style.span(columns).0);
        let row = i64::from(style.row.0);
        let (across, down, crop) = match &figure.picture {
            Some(picture) => (
                i64::from(picture.width.max(1)),
                i64::from(picture.height.max(1)),
                i64::from(figure.crop.clamp(10, 100)),
            ),
            None => (MISSING.0, MISSING.1, MISSING_CROP),
        };
        let height = width * down / across;
        let natural = ((height + row / 2) / row).clamp(1, ROWS_MOST);
        let least = ((height * crop / 100 + row - 1) / row).clamp(1, natural);
        let greatest = (height * 100 / crop / row).clamp(natural, ROWS_MOST);
        let (caption, credit) = set_caption(figure, block, columns, desk);
        Self {
            block,
            index,
            at,
            end: at + figure.caption.chars() as u32,
            columns,
            picture_rows: [least, natural, greatest].map(|rows| rows as u32),
            shape: (across, down),
            is_whole: crop == 100,
            caption_columns: columns,
            caption,
            credit,
            pointed: figure.pointed,
        }
    }

    /// Rows of the caption.
    pub(super) fn caption_rows(&self) -> u32 {
        self.caption.as_ref().map_or(0, |text| text.lines.len() as u32)
    }

    /// Rows with a picture of `picture` rows, its caption below it, and a row of air.
    pub(super) fn rows(&self, picture: u32) -> u32 {
        picture + self.caption_rows() + 1
    }

    /// The figure, its picture and caption at these places; `rows` is the picture's height.
    pub(super) fn fragment(
        &self,
        area: Rect,
        picture: (Px, Px, u32),
        caption: (Px, Px),
        style: &Stylesheet,
    ) -> Fragment {
        let caption_style = style.style(Setting::Caption);
        let width = style.span(self.columns);
        let (x, y, rows) = picture;
        // The picture's upper edge is level with the tops of the characters beside it.
        let lead = ((style.row - style.em) / 2).max(Px::ZERO);
        let gap = if self.caption.is_some() { style.row * CAPTION_GAP / 100 } else { Px::ZERO };
        let height = (style.height(rows) - lead - gap).max(style.row / 2);
        // A picture that must not be cropped, or has less than its limit, is shown whole, narrower.
        let shown = if self.is_whole || rows < self.picture_rows[0] {
            Px((i64::from(height.0) * self.shape.0 / self.shape.1).min(i64::from(width.0)) as i32)
        } else {
            width
        };
        let picture = Rect { x: x + (width - shown) / 2, y: y + lead, width: shown, height };
        let caption = Rect {
            x: caption.0,
            y: caption.1,
            width: style.span(self.caption_columns),
            height: style.height(self.caption_rows()),
        };
        Fragment {
            rect: area,
            content: Content::Figure(FigureFragment {
                block: self.block,
                index: self.index,
                at: self.at,
                end: self.end,
                picture,
                caption,
                text: self.caption.clone(),
                credit: self.credit,
                size: caption_style.size,
                leading: caption_style.leading,
                pointer: (self.pointed && self.caption.is_some()).then(|| pointer(&picture, &caption)),
            }),
        }
    }

    /// The figure with its caption below the picture, as one block.
    pub(super) fn stacked(&self, x: Px, y: Px, rows: u32, style: &Stylesheet) -> Fragment {
        let area = Rect { x, y, width: style.span(self.columns), height: style.height(self.rows(rows)) };
        self.fragment(area, (x, y, rows), (x, y + style.height(rows)), style)
    }
}

/// Where a picture stands as seen from its caption: the direction in which the two are
/// farthest apart, gaps counted before overlaps.
pub(super) fn pointer(picture: &Rect, caption: &Rect) -> Pointer {
    let gaps = [
        (Pointer::Up, caption.y - picture.bottom()),
        (Pointer::Down, picture.y - caption.bottom()),
        (Pointer::Left, caption.x - picture.right()),
        (Pointer::Right, picture.x - caption.right()),
    ];
    gaps.into_iter().rev().max_by_key(|(_, gap)| *gap).map_or(Pointer::Up, |(pointer, _)| pointer)
}

/// Caption and credit as one text, and the byte where the credit begins. A caption that
/// points at its picture leaves room for the arrow.
fn set_caption(figure: &Figure, block: usize, columns: u32, desk: Desk) -> (Option<Arc<SetText>>, usize) {
    let mut text = if caption_flows(figure, block, desk) { Text::default() } else { figure.caption.clone() };
    let mut credit = text.flat().len();
    if !figure.credit.is_empty() {
        let gap = if text.is_empty() { "" } else { "\u{3000}" };
        credit += gap.len();
        text = Text::from_runs(
            text.runs.into_iter().chain([crate::edition::Run::Plain(format!("{gap}{}", figure.credit))]).collect(),
        );
    }
    if text.is_empty() {
        return (None, 0);
    }
    let indent = if figure.pointed { Em::ONE } else { Em::ZERO };
    // Two or three short lines of words would be torn apart to fill their measure.
    let align = if desk.script.is_western() { Align::Start } else { Align::Justify };
    let paragraph = Paragraph { indent, ..desk.paragraph(&text, Setting::Caption.face(), "", align) };
    (Some(Arc::new(desk.set(&paragraph, desk.measure(columns, Setting::Caption)))), credit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_point_at_their_picture() {
        let rect = |x, y, width, height| Rect { x: Px(x), y: Px(y), width: Px(width), height: Px(height) };
        let picture = rect(100, 100, 60, 40);
        let check = |caption, expect| assert_eq!(pointer(&picture, &caption), expect);
        check(rect(100, 145, 60, 20), Pointer::Up);
        check(rect(100, 70, 60, 20), Pointer::Down);
        check(rect(165, 100, 30, 20), Pointer::Left);
        check(rect(60, 100, 30, 20), Pointer::Right);
    }
}
