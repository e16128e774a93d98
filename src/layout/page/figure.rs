//! Figures over whole columns: picture heights within the crop limits, captions below.

use std::sync::Arc;

use super::super::flow::{paragraph_of, set};
use super::super::fragment::{Content, FigureFragment, Fragment, Pointer};
use super::super::inline::{Paragraph, SetText};
use super::super::{Em, Measure, Px, Rect, Setting, Stylesheet};
use crate::edition::{FaceRole, Figure, Text};

/// Shape of the frame that keeps the place of a picture that was not supplied.
const MISSING: (i64, i64) = (3, 2);
/// How far that frame may shrink, in percent: it has nothing to lose by it.
const MISSING_CROP: i64 = 70;
/// Between a picture and its caption, in percent of a row.
const CAPTION_GAP: i32 = 25;

/// A figure set over a number of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SetFigure {
    pub block: usize,
    pub index: usize,
    /// Columns that it spans.
    pub columns: u32,
    /// Least, natural and greatest height of the picture in rows.
    pub picture_rows: [u32; 3],
    /// The caption with its credit.
    pub caption: Option<Arc<SetText>>,
    pub credit: usize,
    pub pointed: bool,
}

impl SetFigure {
    pub(super) fn new(
        figure: &Figure,
        (block, index): (usize, usize),
        columns: u32,
        style: &Stylesheet,
        widths: &dyn Measure,
    ) -> Self {
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
        let natural = ((height + row / 2) / row).max(1);
        let least = ((height * crop / 100 + row - 1) / row).clamp(1, natural);
        let greatest = (height * 100 / crop / row).max(natural);
        let (caption, credit) = set_caption(figure, columns, style, widths);
        Self {
            block,
            index,
            columns,
            picture_rows: [least, natural, greatest].map(|rows| rows as u32),
            caption,
            credit,
            pointed: figure.pointed,
        }
    }

    /// Rows of the caption.
    pub(super) fn caption_rows(&self) -> u32 {
        self.caption.as_ref().map_or(0, |text| text.lines.len() as u32)
    }

    /// Rows with a picture of `picture` rows and a row of air below.
    pub(super) fn rows(&self, picture: u32) -> u32 {
        picture + self.caption_rows() + 1
    }

    /// The figure at a place, its picture `rows` rows high.
    pub(super) fn fragment(&self, x: Px, y: Px, rows: u32, style: &Stylesheet) -> Fragment {
        let caption_style = style.style(Setting::Caption);
        let width = style.span(self.columns);
        // The picture's upper edge is level with the tops of the characters beside it.
        let lead = (style.row - style.em) / 2;
        let gap = if self.caption.is_some() { style.row * CAPTION_GAP / 100 } else { Px::ZERO };
        let height = (style.height(rows) - lead - gap).max(style.row / 2);
        let caption_height = style.height(self.caption_rows());
        Fragment {
            rect: Rect { x, y, width, height: style.height(self.rows(rows)) },
            content: Content::Figure(FigureFragment {
                block: self.block,
                index: self.index,
                picture: Rect { x, y: y + lead, width, height },
                caption: Rect { x, y: y + style.height(rows), width, height: caption_height },
                text: self.caption.clone(),
                credit: self.credit,
                size: caption_style.size,
                leading: caption_style.leading,
                pointer: self.pointed.then_some(Pointer::Up),
            }),
        }
    }
}

/// Caption and credit as one text, and the byte where the credit begins. A caption that
/// points at its picture leaves room for the arrow.
fn set_caption(
    figure: &Figure,
    columns: u32,
    style: &Stylesheet,
    widths: &dyn Measure,
) -> (Option<Arc<SetText>>, usize) {
    let mut text = figure.caption.clone();
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
    let measure = i64::from(style.measure_of(columns).0) * 1000 / i64::from(style.per_mille(Setting::Caption));
    let indent = if figure.pointed { Em::ONE } else { Em::ZERO };
    let paragraph = Paragraph { indent, ..paragraph_of(&text, FaceRole::Note, "") };
    (Some(Arc::new(set(&paragraph, Em(measure as i32), widths))), credit)
}
