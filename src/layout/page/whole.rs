//! A whole editorial page on one sheet, as print has it: the far view.

use super::super::{Measure, PageLayout, Size, Stylesheet};
use super::compose_page;
use crate::edition::{Body, Edition};

/// More columns than this are not tried: the page is then as long as it must be.
const COLUMNS_MAX: u32 = 12;
/// Compositions that look for the least height, each halving the doubt.
const TRIALS: u32 = 5;

/// Composes an editorial page onto a single sheet of about the shape of `space`, at the
/// normal body size; drawing scales the sheet down to the space.
///
/// Columns are added until everything fits a sheet of that shape. A grid with one column
/// less and more rows may use the space better: of both, each cut down to the rows that it
/// needs, the one that is drawn larger wins.
pub fn compose_whole(
    edition: &Edition,
    bodies: &[Body],
    page: usize,
    space: Size,
    widths: &dyn Measure,
) -> (Stylesheet, PageLayout) {
    let compose = |style: Stylesheet| {
        let layout = compose_page(edition, bodies, page, &style, widths);
        (style, layout)
    };
    let first = if space.width > space.height { 5 } else { 3 };
    let mut wide = compose(Stylesheet::whole(space, first));
    for columns in first + 1..=COLUMNS_MAX {
        if fits(&wide) {
            break;
        }
        wide = compose(Stylesheet::whole(space, columns));
    }
    // The space is too flat for the page even so: its height gives way to its text.
    for _ in 0..TRIALS {
        if fits(&wide) {
            break;
        }
        wide = compose(wide.0.with_rows(wide.0.rows * 2));
    }
    let most = wide.0.rows;
    let wide = cut_down(wide, most / 2, &compose);
    if wide.0.columns == first {
        return wide;
    }
    let narrow = Stylesheet::whole(space, wide.0.columns - 1);
    let (least, most) = (narrow.rows, narrow.rows * 3 / 2);
    let narrow = compose(narrow.with_rows(most));
    if !fits(&narrow) {
        return wide;
    }
    let narrow = cut_down(narrow, least, &compose);
    if scale(&narrow.0, space) > scale(&wide.0, space) { narrow } else { wide }
}

fn fits(composed: &(Stylesheet, PageLayout)) -> bool {
    composed.1.sheets.len() == 1
}

/// The composition with the least rows above `least` that still fits, by halving.
fn cut_down(
    mut best: (Stylesheet, PageLayout),
    mut least: u32,
    compose: &dyn Fn(Stylesheet) -> (Stylesheet, PageLayout),
) -> (Stylesheet, PageLayout) {
    for _ in 0..TRIALS {
        let rows = u32::midpoint(least, best.0.rows);
        if rows == least || rows == best.0.rows {
            break;
        }
        let trial = compose(best.0.with_rows(rows));
        if fits(&trial) {
            best = trial;
        } else {
            least = rows;
        }
    }
    best
}

/// How large a sheet is drawn in a space, in 1/1000 of its size.
fn scale(style: &Stylesheet, space: Size) -> i64 {
    let of = |space: i32, sheet: i32| i64::from(space) * 1000 / i64::from(sheet.max(1));
    of(space.width.0, style.sheet.width.0).min(of(space.height.0, style.sheet.height.0))
}
