//! Tables in a column: cells share the measure by what they hold.

use std::ops::Range;
use std::sync::Arc;

use super::super::Em;
use super::super::inline::{Align, SetText};
use super::desk::Desk;
use crate::edition::{FaceRole, Text};

/// Space between the cells of a row, in ems of the table's size.
pub(super) const CELL_GAP: Em = Em(500);
/// No cell is narrower: two characters.
const CELL_MIN: Em = Em(2000);
/// Rows higher than this may be cut between lines.
const WHOLE_ROW_MAX: usize = 6;

/// Widths of a table's columns, or nothing if the measure cannot hold that many.
///
/// Each gets its least width, then a share of the rest in proportion to the natural width
/// of its widest cell beyond that.
pub(super) fn shares(rows: &[Vec<Text>], measure: Em, desk: Desk) -> Option<Vec<Em>> {
    let columns = rows.iter().map(Vec::len).max().filter(|columns| *columns > 0)?;
    let free = measure - CELL_GAP * (columns as i32 - 1) - CELL_MIN * columns as i32;
    if free < Em::ZERO {
        return None;
    }
    let wish = |column: usize| -> i64 {
        let natural = |text: &Text| -> Em {
            text.flat().chars().map(|character| desk.widths.advance(FaceRole::Body, character)).sum()
        };
        let widest = rows.iter().filter_map(|row| row.get(column)).map(natural).max().unwrap_or_default();
        // A very long cell does not starve the others: beyond four times its part, more
        // width saves few rows.
        i64::from((widest - CELL_MIN).0.clamp(0, measure.0 * 2))
    };
    let wishes: Vec<i64> = (0..columns).map(wish).collect();
    let all: i64 = wishes.iter().sum();
    let share = |wish: i64| if all <= i64::from(free.0) { wish } else { wish * i64::from(free.0) / all };
    Some(wishes.into_iter().map(|wish| CELL_MIN + Em(share(wish) as i32)).collect())
}

/// The cells of one row, set, and the slices of lines that stay together.
pub(super) fn set_row(
    row: &[Text],
    shares: &[Em],
    face: FaceRole,
    desk: Desk,
) -> (Vec<Arc<SetText>>, Vec<Range<usize>>) {
    let cells: Vec<Arc<SetText>> = row
        .iter()
        .zip(shares)
        .map(|(text, share)| {
            let paragraph = desk.paragraph(text, face, "", Align::Start);
            Arc::new(desk.set(&paragraph, *share))
        })
        .collect();
    let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
    let step = if lines > WHOLE_ROW_MAX { WHOLE_ROW_MAX / 2 } else { lines };
    let slices = (0..lines).step_by(step).map(|start| start..(start + step).min(lines)).collect();
    (cells, slices)
}
