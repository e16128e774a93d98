//! How much room a page's sheets have beyond what its articles ask for, and what it is used for.
//!
//! A page begins a sheet of its own, so its last sheet is seldom full by itself. How much is over
//! is known before anything is placed: headlines grow by a grade or two, as a subeditor lets
//! them. White on the last sheet has its price, for which pictures grow and articles wait; and
//! at its foot there may be room for what the next pages bring.

use super::compose::order;
use super::sheet::blank;
use super::story::{Part, Story};
use super::weights as weigh;
use super::{Stylesheet, teaser};
use crate::edition::Kind;

/// Room over, in percent of all sheets, from which headlines are one and two grades larger.
const ROOMY: [u32; 2] = [8, 22];

/// So little of a last sheet, in percent, may yet find room on the sheets before it.
const SQUEEZED: u32 = 12;

/// Teasers that a last sheet is composed for; where yet more is white there may be more.
const TEASED: usize = 2;

/// The room of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    columns: u32,
    /// Rows of a sheet that is not the first.
    rows: u32,
    /// Rows that teasers may take at the foot of the last.
    teased: u32,
}

impl Room {
    /// Of sheets of a grid, with so many pages to name at the foot of the last.
    pub(super) fn new(pages: usize, style: &Stylesheet) -> Self {
        Self { columns: style.columns, rows: blank(1, 1, style).1, teased: pages.min(TEASED) as u32 * teaser::ROWS }
    }

    /// What so many rows at the foot of the last sheet cost across all columns.
    pub(super) fn foot(self, rows: u32) -> u32 {
        let teased = if rows < teaser::ROWS_MIN { 0 } else { rows.min(self.teased) };
        (teased * weigh::FOOT_TEASED + (rows - teased) * weigh::FOOT) * self.columns
    }

    /// What so many rows of one column will cost at least: the sheets that they take, and what is
    /// over on the last of them.
    pub(super) fn to_come(self, area: u32) -> u32 {
        let sheet = self.columns * self.rows;
        let sheets = area.div_ceil(sheet);
        sheets * weigh::SHEET + self.foot((sheets * sheet - area) / self.columns)
    }

    /// Enlarges the headlines of a page that begins with a sheet of so many rows and has much room
    /// over.
    pub(super) fn use_up(self, stories: &mut [Story], first: u32) {
        let area = area(&order(stories), stories);
        let (first, sheet) = (first * self.columns, self.rows * self.columns);
        let sheets = area.saturating_sub(first).div_ceil(sheet);
        let all = first + sheets * sheet;
        let over = all.saturating_sub(area);
        // Little on a last sheet may be squeezed onto those before it.
        if sheets > 0 && (sheet - over.min(sheet)) * 100 < sheet * SQUEEZED {
            return;
        }
        let grades = ROOMY.iter().filter(|least| over * 100 >= **least * all).count() as u32;
        // A death is told quietly, and an advertiser gets what was paid for.
        let grows = |story: &&mut Story| {
            !story.grouped && !story.is_group() && !matches!(story.head.kind, Kind::Obituary | Kind::Advertisement)
        };
        if grades > 0 {
            stories.iter_mut().filter(grows).for_each(|story| story.enlarge(grades));
        }
    }
}

/// What parts take, about.
pub(super) fn area(parts: &[Part], stories: &[Story]) -> u32 {
    parts.iter().map(|part| stories[part.story].area(part)).sum()
}
