//! A whole editorial page on one sheet, as print has it: the far view.

use super::super::{Measure, PageLayout, Size, Stylesheet};
use super::compose_page;
use crate::edition::{Body, Edition};

/// More columns than this are not tried: the page is then as long as it must be.
const COLUMNS_MAX: u32 = 12;
/// Compositions that look for the least height, each halving the doubt.
const TRIALS: u32 = 5;

/// Composes an editorial page onto a single sheet of about the shape of `space`, at the
/// normal body size; drawing scales the sheet down to the space. Columns are added until
/// everything fits, then rows taken away as long as it still does.
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
    let fits = |composed: &(Stylesheet, PageLayout)| composed.1.sheets.len() == 1;
    let first = if space.width > space.height { 5 } else { 3 };
    let mut best = compose(Stylesheet::whole(space, first));
    for columns in first + 1..=COLUMNS_MAX {
        if fits(&best) {
            break;
        }
        best = compose(Stylesheet::whole(space, columns));
    }
    // The space is too flat for the page even so: its height gives way to its text.
    let mut doublings = 0;
    while !fits(&best) && doublings < TRIALS {
        let rows = best.0.rows * 2;
        best = compose(best.0.with_rows(rows));
        doublings += 1;
    }
    let (mut least, mut most) = (best.0.rows * 2 / 3, best.0.rows);
    for _ in 0..TRIALS {
        let rows = u32::midpoint(least, most);
        if rows == most || rows == least {
            break;
        }
        let trial = compose(best.0.with_rows(rows));
        if fits(&trial) {
            most = rows;
            best = trial;
        } else {
            least = rows;
        }
    }
    best
}
