//! An empty sheet: its furniture and the body that is left below.

use super::super::fragment::{Furniture, FurnitureKind, Sheet};
use super::super::{Px, Rect, Stylesheet};

/// Lower sheets keep one row for their furniture.
const FURNISHED_ROWS_MIN: u32 = 14;

/// Sheet `sheet` of an editorial page, empty, and the rows of its body.
///
/// The first sheet of the first page has the masthead, every other the folio line; the
/// first sheet of each page has its section head.
pub(super) fn blank(page: usize, sheet: usize, style: &Stylesheet) -> (Sheet, u32) {
    with_ear(page, sheet, style, Ear::default())
}

/// Room beside the masthead (报眼): columns cut from its right, and rows that it is made
/// higher by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ear {
    pub columns: u32,
    pub more_rows: u32,
}

impl Ear {
    /// Where an article stands in it, from the sheet's first row.
    pub(super) fn area(self, style: &Stylesheet) -> Area {
        let rows = style.masthead_rows + self.more_rows;
        Area { column: style.columns - self.columns, row: 0, columns: self.columns, rows }
    }
}

/// As [`blank`], with an ear beside the masthead.
pub(super) fn with_ear(page: usize, sheet: usize, style: &Stylesheet, ear: Ear) -> (Sheet, u32) {
    let (kind, head) = match (page, sheet) {
        (0, 0) => (FurnitureKind::Masthead, style.masthead_rows),
        _ => (FurnitureKind::Folio, style.folio_rows),
    };
    // However small the sheet, articles get rows on it.
    let (head, section) = if style.rows < FURNISHED_ROWS_MIN { (1, 0) } else { (head, style.section_rows) };
    let section_rows = if sheet == 0 { section } else { 0 };
    let head = head + ear.more_rows;
    let taken = head + section_rows;
    let (x, width) = (style.margin.left, style.span(style.columns));
    let area =
        |from: u32, rows: u32| Rect { x, y: style.margin.top + style.height(from), width, height: style.height(rows) };
    let rows = style.rows - taken;
    let furniture = Rect { width: style.span(style.columns - ear.columns), ..area(0, head) };
    let sheet = Sheet {
        size: style.sheet,
        furniture: Furniture {
            kind,
            rect: furniture,
            section: (section_rows > 0).then(|| area(head, section_rows)),
            strip: furniture,
            notices: Vec::new(),
        },
        body: area(taken, rows),
        regions: Vec::new(),
        heads: Vec::new(),
        rules: Vec::new(),
        teasers: Vec::new(),
    };
    (sheet, rows)
}

/// A place on a sheet's body, in grid columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub column: u32,
    pub row: u32,
    pub columns: u32,
    pub rows: u32,
}

impl Area {
    /// On the sheet.
    pub(super) fn rect(self, body: &Rect, style: &Stylesheet) -> Rect {
        Rect {
            x: style.column_x(self.column),
            y: body.y + style.height(self.row),
            width: style.span(self.columns),
            height: style.height(self.rows),
        }
    }

    /// Upper left corner on the sheet.
    pub(super) fn origin(self, body: &Rect, style: &Stylesheet) -> (Px, Px) {
        (style.column_x(self.column), body.y + style.height(self.row))
    }
}
