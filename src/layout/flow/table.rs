//! Tables in a column: cells share the measure by what they hold.

use std::ops::Range;
use std::sync::Arc;

use super::super::Em;
use super::super::inline::{Align, SetText};
use super::super::roles::run_face;
use super::desk::Desk;
use crate::edition::{FaceRole, Text};

/// Space between the cells of a row, in ems of the table's size.
pub(super) const CELL_GAP: Em = Em(500);
/// No cell is narrower: two characters.
const CELL_MIN: Em = Em(2000);
/// First of the characters that need no space between them.
const HAN: char = '\u{2e80}';
/// What a width is counted more, so that what it was counted from surely fits it.
const SURE: Em = Em(8);
/// Rows higher than this may be cut between lines.
const WHOLE_ROW_MAX: usize = 6;

/// Widths of a table's columns, or nothing if the measure cannot hold that many.
///
/// Each gets its least width, then what its longest word needs, then what its widest cell
/// needs; where there is not enough for all, in proportion to what each lacks. Room that is
/// left then is shared alike.
pub(super) fn shares(rows: &[Vec<Text>], measure: Em, desk: Desk) -> Option<Vec<Em>> {
    let columns = rows.iter().map(Vec::len).max().filter(|columns| *columns > 0)?;
    let mut free = measure - CELL_GAP * (columns as i32 - 1) - CELL_MIN * columns as i32;
    if free < Em::ZERO {
        return None;
    }
    let needs: Vec<[Em; 2]> = (0..columns)
        .map(|column| {
            let cells = rows.iter().enumerate().filter_map(|(row, cells)| Some((row, cells.get(column)?)));
            cells.fold([CELL_MIN; 2], |[word, all], (row, cell)| {
                let [longest, whole] = widths(cell, row_face(row, rows.len()), desk);
                [word.max(longest), all.max(whole)]
            })
        })
        .collect();
    let mut shares = vec![CELL_MIN; columns];
    for step in 0..2 {
        // A very long cell does not starve the others: beyond four times its part, more
        // width saves few rows.
        let lacks: Vec<i64> = shares
            .iter()
            .zip(&needs)
            .map(|(share, needs)| i64::from((needs[step] - *share).0.clamp(0, measure.0 * 2)))
            .collect();
        let all: i64 = lacks.iter().sum();
        let room = i64::from(free.0);
        for (share, lack) in shares.iter_mut().zip(lacks) {
            let more = Em(if all <= room { lack } else { lack * room / all } as i32);
            *share += more;
            free -= more;
        }
    }
    Some(shares.into_iter().map(|share| share + free / columns as i32).collect())
}

/// The face of a row's cells: the head row stands out.
pub(super) fn row_face(row: usize, rows: usize) -> FaceRole {
    if row == 0 && rows > 1 { FaceRole::Strong } else { FaceRole::Body }
}

/// How wide the longest word of a cell is, and the cell on one line.
fn widths(cell: &Text, face: FaceRole, desk: Desk) -> [Em; 2] {
    let (mut longest, mut whole, mut word) = (Em::ZERO, Em::ZERO, Em::ZERO);
    for run in &cell.runs {
        let face = run_face(face, run.mark().as_ref());
        for character in run.text().chars() {
            let width = desk.widths.advance(face, character);
            whole += width;
            // A line may end at every Han character.
            word = if character.is_whitespace() || character >= HAN { Em::ZERO } else { word + width };
            longest = longest.max(word);
        }
    }
    [longest, whole].map(|width| width + SURE)
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

#[cfg(test)]
mod tests {
    use super::super::super::inline::Script;
    use super::super::super::{Faces, Measure, Settings, Size, Stylesheet};
    use super::*;
    use crate::edition::Divisions;

    /// As [`Faces`] without any, with wide letters in the strong face.
    struct Wide(Faces);

    impl Measure for Wide {
        fn advance(&self, role: FaceRole, character: char) -> Em {
            let width = self.0.advance(role, character);
            if role == FaceRole::Strong { width * 6 / 5 } else { width }
        }

        fn of(&self, _: &str) -> &dyn Measure {
            self
        }
    }

    fn check(rows: &[&[&str]], measure: i32, expect: &[i32]) {
        let style = Stylesheet::solve(Size::default(), Settings::default());
        let (widths, divisions) = (Wide(Faces::default()), Divisions::default());
        let desk =
            Desk { style: &style, widths: &widths, script: Script::English, divisions: &divisions, plate_columns: 1 };
        let rows: Vec<Vec<Text>> = rows.iter().map(|row| row.iter().map(|cell| Text::plain(*cell)).collect()).collect();
        let shares =
            shares(&rows, Em(measure), desk).map(|shares| shares.iter().map(|share| share.0).collect::<Vec<_>>());
        assert_eq!(shares.as_deref(), Some(expect), "{rows:?}");
    }

    #[test]
    fn a_column_holds_the_longest_word_of_its_strong_head() {
        // Five letters of 600 and six of them: nothing to spare.
        check(&[&["Price", "Change"], &["1", "2"]], 3008 + 500 + 3608, &[3008, 3608]);
        // What is over is shared alike.
        check(&[&["Price", "Change"], &["1", "2"]], 3008 + 500 + 3608 + 4000, &[5008, 5608]);
    }

    #[test]
    fn a_long_cell_takes_no_room_from_a_word_of_another() {
        check(&[&["a"], &["one two three four five six seven", "Change"]], 9508, &[6000, 3008]);
    }

    #[test]
    fn columns_that_cannot_have_their_words_share_what_there_is() {
        check(&[&["甲"], &["abcdefghijkl", "abcdefgh"]], 8500, &[4664, 3335]);
    }
}
