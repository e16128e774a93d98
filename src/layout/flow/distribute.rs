//! Items into the legs of one article: where each leg ends.
//!
//! Dynamic programming over legs: for each leg the few ends near its foot are tried, and
//! the cheapest chain wins, so that a lone line is avoided by ending one leg a row early
//! and columns still end within a row of each other.

use std::ops::Range;

use super::breaks::Breaks;
use super::galley::Keep;

/// A leg ending so many rows above its foot costs this much times their square: columns
/// of one article end within a row of each other (rule 11).
const SHORT_SQUARED: u32 = 6;
/// A lone line at a foot or a head.
const LONE: u32 = 20;
/// A break where none is allowed.
const FORBIDDEN: u32 = 10_000;

/// How far the text of a run of legs goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// All items before one stand in the legs.
    To(usize),
    /// As many as fill the legs.
    Fill,
}

/// Ends the legs of heights `legs`, the first of which begins with item `from`.
///
/// Returns one range of items a leg, joining up, and whether all breaks are allowed ones.
/// With [`Goal::To`] the last range ends there, or nothing is returned.
pub fn distribute(breaks: &Breaks, from: usize, legs: &[u32], goal: Goal) -> Option<Vec<Range<usize>>> {
    /// The best way to end a leg before an item.
    struct Way {
        end: usize,
        cost: u32,
        /// Index among the ways of the leg before.
        before: usize,
    }
    let mut ways: Vec<Vec<Way>> = vec![vec![Way { end: from, cost: 0, before: 0 }]];
    for rows in legs {
        let mut next: Vec<Way> = Vec::new();
        for (before, way) in ways.last()?.iter().enumerate() {
            let end = breaks.fill_some(way.end, *rows);
            for end in (end.saturating_sub(3).max(way.end)..=end).rev() {
                let short = rows - breaks.rows(way.end, end).min(*rows);
                let keep = match breaks.keep(end) {
                    Keep::Free => 0,
                    Keep::Avoid => LONE,
                    Keep::Never => FORBIDDEN,
                };
                let cost = way.cost + SHORT_SQUARED * short * short + keep;
                match next.iter_mut().find(|other| other.end == end) {
                    Some(other) if other.cost <= cost => {}
                    Some(other) => *other = Way { end, cost, before },
                    None => next.push(Way { end, cost, before }),
                }
            }
        }
        ways.push(next);
    }
    let last = ways.last()?;
    let mut index = match goal {
        Goal::To(item) => last.iter().position(|way| way.end == item)?,
        Goal::Fill => (0..last.len()).min_by_key(|index| last[*index].cost)?,
    };
    let mut ranges = Vec::with_capacity(legs.len());
    for leg in (1..ways.len()).rev() {
        let way = &ways[leg][index];
        let start = ways[leg - 1][way.before].end;
        ranges.push(start..way.end);
        index = way.before;
    }
    ranges.reverse();
    Some(ranges)
}

#[cfg(test)]
mod tests {
    use super::super::galley::{Item, ItemKind};
    use super::*;

    /// Paragraphs of these numbers of lines.
    fn paragraphs(lines: &[usize]) -> Breaks {
        let mut items = Vec::new();
        for &count in lines {
            for line in 0..count {
                let lone = line + 1 < count && (line == 0 || line + 2 == count);
                let keep = if lone { Keep::Avoid } else { Keep::Free };
                items.push(Item { kind: ItemKind::Line { text: 0, line }, rows: 1, above: 0, keep });
            }
        }
        Breaks::new(&items)
    }

    fn check(lines: &[usize], legs: &[u32], goal: Goal, expect: Option<&[usize]>) {
        let ends = distribute(&paragraphs(lines), 0, legs, goal)
            .map(|ranges| ranges.iter().map(|range| range.end).collect::<Vec<_>>());
        assert_eq!(ends.as_deref(), expect);
    }

    #[test]
    fn full_legs_stay_full() {
        check(&[30], &[10, 10, 10], Goal::To(30), Some(&[10, 20, 30]));
        check(&[40], &[10, 10], Goal::Fill, Some(&[10, 20]));
    }

    #[test]
    fn a_leg_ends_early_to_save_a_lone_line() {
        check(&[5, 6], &[6, 6], Goal::To(11), Some(&[5, 11]));
    }

    #[test]
    fn text_that_does_not_fit_is_refused() {
        check(&[21], &[10, 10], Goal::To(21), None);
    }

    #[test]
    fn legs_of_different_heights_share_a_text() {
        check(&[20], &[12, 3, 5], Goal::To(20), Some(&[12, 15, 20]));
    }
}
