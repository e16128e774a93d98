//! A whole editorial page on one sheet, as print has it: the far view.

use super::super::fragment::Sheet;
use super::super::{PageLayout, Size, Stylesheet};
use super::compose::compose_one;
use super::story::Story;
use super::stream;

/// More columns than this are not tried: the page is then as long as it must be.
const COLUMNS_MAX: u32 = 12;
/// Columns of a page whose articles fit no slicing.
const STREAM_COLUMNS: u32 = 8;
/// Times that such a page is made twice as high until it holds everything, and then cut
/// down by half of what is in doubt.
const DOUBLINGS: u32 = 9;
const HALVINGS: u32 = 6;

/// A page on one sheet, and the grid that has just its rows.
type Whole = (Stylesheet, PageLayout);
/// A way to put stories on a sheet, if they fit.
pub(super) type Fill = fn(&[Story], usize, &Stylesheet) -> Option<Vec<Sheet>>;

/// Composes a page onto a single sheet, by a function that composes it so in a grid.
///
/// Columns are added until everything fits a sheet of the shape of `space`. A grid with
/// fewer columns and more rows may use the space better: the one that is drawn larger wins.
pub(super) fn compose(space: Size, mut page: impl FnMut(&Stylesheet, Fill) -> Option<Whole>) -> Option<Whole> {
    let first = if space.width > space.height { 5 } else { 3 };
    let mut best: Option<Whole> = None;
    for columns in first..=COLUMNS_MAX {
        let style = Stylesheet::whole(space, columns);
        let fill: Fill = |stories, page, style| compose_one(stories, page, style).map(|sheet| vec![sheet]);
        let Some(found) = page(&style.with_rows(style.rows * 3 / 2), fill) else { continue };
        let is_last = found.0.rows <= style.rows;
        if best.as_ref().is_none_or(|best| scale(&found.0, space) > scale(&best.0, space)) {
            best = Some(found);
        }
        if is_last {
            break;
        }
    }
    best.or_else(|| in_sequence(Stylesheet::whole(space, STREAM_COLUMNS), &mut page))
}

/// Columns filled in sequence, as high as that takes.
fn in_sequence(style: Stylesheet, page: &mut dyn FnMut(&Stylesheet, Fill) -> Option<Whole>) -> Option<Whole> {
    let fill: Fill = |stories, page, style| {
        let sheets = stream::compose(stories, page, style);
        (sheets.len() == 1).then_some(sheets)
    };
    let heights = (0..=DOUBLINGS).map(|times| style.rows << times);
    let (mut high, mut best) =
        heights.into_iter().find_map(|rows| Some((rows, page(&style.with_rows(rows), fill)?)))?;
    let mut low = high / 2;
    for _ in 0..HALVINGS {
        let middle = u32::midpoint(low, high);
        match page(&style.with_rows(middle), fill) {
            Some(found) => (high, best) = (middle, found),
            None => low = middle,
        }
    }
    Some(best)
}

/// Rows of a sheet, furniture included.
pub(super) fn rows(sheet: &Sheet, style: &Stylesheet) -> u32 {
    ((sheet.body.bottom() - style.margin.top).0 / style.row.0.max(1)) as u32
}

/// How large a sheet is drawn in a space, in 1/1000 of its size.
fn scale(style: &Stylesheet, space: Size) -> i64 {
    let of = |space: i32, sheet: i32| i64::from(space) * 1000 / i64::from(sheet.max(1));
    of(space.width.0, style.sheet.width.0).min(of(space.height.0, style.sheet.height.0))
}
