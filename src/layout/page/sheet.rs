//! An empty sheet: its furniture and the body that is left below.

use super::super::fragment::{Furniture, FurnitureKind, Sheet};
use super::super::{Px, Rect, Stylesheet};

/// Sheet `sheet` of an editorial page, empty, and the rows of its body.
///
/// The first sheet of the first page has the masthead, every other the folio line; the
/// first sheet of each page has its section head.
pub(super) fn blank(page: usize, sheet: usize, style: &Stylesheet) -> (Sheet, u32) {
    let (kind, head) = match (page, sheet) {
        (0, 0) => (FurnitureKind::Masthead, style.masthead_rows),
        _ => (FurnitureKind::Folio, style.folio_rows),
    };
    let section_rows = if sheet == 0 { style.section_rows } else { 0 };
    // However small the sheet, articles get rows on it.
    let head = head.min(style.rows / 3);
    let section_rows = section_rows.min((style.rows - head) / 3);
    let taken = head + section_rows;
    let (x, width) = (style.margin.left, style.span(style.columns));
    let area =
        |from: u32, rows: u32| Rect { x, y: style.margin.top + style.height(from), width, height: style.height(rows) };
    let rows = style.rows - taken;
    let sheet = Sheet {
        size: style.sheet,
        furniture: Furniture {
            kind,
            rect: area(0, head),
            section: (section_rows > 0).then(|| area(head, section_rows)),
        },
        body: area(taken, rows),
        regions: Vec::new(),
        rules: Vec::new(),
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
