//! Where a galley may be cut, and how high the pieces are: prefix sums over its items.

use super::galley::{Item, Keep, repeated_heads};

/// Heights and break chances of a galley, for constant-time questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaks {
    /// Rows above item `i`; one longer than the items.
    tops: Vec<u32>,
    /// Blank rows that item `i` drops at the head of a leg.
    above: Vec<u32>,
    /// Rows that are drawn once more above item `i` at the head of a leg.
    repeated: Vec<u32>,
    /// What a break before item `i` costs; the first and last are free.
    keeps: Vec<Keep>,
}

impl Breaks {
    /// Sums up a galley.
    pub fn new(items: &[Item]) -> Self {
        let mut tops = Vec::with_capacity(items.len() + 1);
        let mut keeps = Vec::with_capacity(items.len() + 1);
        let mut top = 0;
        keeps.push(Keep::Free);
        for item in items {
            tops.push(top);
            top += item.rows;
            keeps.push(item.keep);
        }
        tops.push(top);
        if let Some(last) = keeps.last_mut() {
            *last = Keep::Free;
        }
        let above = items.iter().map(|item| item.above).chain([0]).collect();
        let rows = |head: Option<usize>| head.map_or(0, |head| items[head].rows - items[head].above);
        let repeated = repeated_heads(items).map(rows).chain([0]).collect();
        Self { tops, above, repeated, keeps }
    }

    /// Of items of these heights, and what a break behind each costs.
    pub fn of(items: &[(u32, Keep)]) -> Self {
        let tops = items.iter().scan(0, |top, (rows, _)| {
            *top += rows;
            Some(*top)
        });
        let mut keeps: Vec<Keep> = std::iter::once(Keep::Free).chain(items.iter().map(|(_, keep)| *keep)).collect();
        if let Some(last) = keeps.last_mut() {
            *last = Keep::Free;
        }
        let none = vec![0; items.len() + 1];
        Self { tops: std::iter::once(0).chain(tops).collect(), above: none.clone(), repeated: none, keeps }
    }

    /// Number of items.
    pub fn items(&self) -> usize {
        self.tops.len() - 1
    }

    /// Height of a range of items set as one leg.
    pub fn rows(&self, from: usize, to: usize) -> u32 {
        if from >= to { 0 } else { self.tops[to] - self.tops[from] - self.above[from] + self.repeated[from] }
    }

    /// What a break before an item costs.
    pub fn keep(&self, item: usize) -> Keep {
        self.keeps[item]
    }

    /// Last end of a leg that begins with item `from` and has `rows` rows, breaks that are
    /// never allowed left out. `from` itself if not even the first unbreakable piece fits.
    pub fn fill(&self, from: usize, rows: u32) -> usize {
        let mut end = self.last_within(from, rows);
        while end > from && self.keeps[end] == Keep::Never {
            end -= 1;
        }
        end.max(from)
    }

    /// As [`Self::fill`], but cuts an unbreakable piece that is higher than the leg, so
    /// that at least one item is taken if there is one and `rows` allows it.
    pub fn fill_some(&self, from: usize, rows: u32) -> usize {
        let end = self.fill(from, rows);
        if end > from || from >= self.items() {
            return end;
        }
        self.last_within(from, rows)
    }

    /// Last end of a leg of so many rows, wherever that is.
    fn last_within(&self, from: usize, rows: u32) -> usize {
        // What is drawn once more stands above already.
        let limit = self.tops[from] + self.above[from] + rows - self.repeated[from];
        (self.tops.partition_point(|top| *top <= limit) - 1).max(from)
    }

    /// As [`Self::fill_some`], and gives one item back to leave no lone line.
    pub fn fill_well(&self, from: usize, rows: u32) -> usize {
        let end = self.fill_some(from, rows);
        (end.saturating_sub(1).max(from + 1)..=end).rev().find(|end| self.keeps[*end] == Keep::Free).unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::galley::ItemKind;
    use super::*;

    fn breaks(items: &[(u32, u32, Keep)]) -> Breaks {
        let items: Vec<Item> = items
            .iter()
            .map(|&(rows, above, keep)| Item { kind: ItemKind::Line { text: 0, line: 0 }, rows, above, keep })
            .collect();
        Breaks::new(&items)
    }

    #[test]
    fn a_crosshead_is_never_the_last_of_a_leg() {
        let breaks = breaks(&[(1, 0, Keep::Free), (2, 1, Keep::Never), (1, 0, Keep::Free), (1, 0, Keep::Free)]);
        assert_eq!(breaks.fill(0, 3), 1);
        assert_eq!(breaks.fill(0, 4), 3);
    }

    #[test]
    fn air_above_the_first_item_of_a_leg_is_dropped() {
        let breaks = breaks(&[(2, 1, Keep::Never), (1, 0, Keep::Free)]);
        assert_eq!(breaks.rows(0, 2), 2);
        assert_eq!(breaks.fill(0, 2), 2);
    }

    #[test]
    fn a_piece_higher_than_the_leg_is_cut() {
        let breaks = breaks(&[(1, 0, Keep::Never), (1, 0, Keep::Never), (1, 0, Keep::Free)]);
        assert_eq!(breaks.fill(0, 2), 0);
        assert_eq!(breaks.fill_some(0, 2), 2);
        assert_eq!(breaks.fill_some(0, 0), 0);
    }

    #[test]
    fn a_lone_line_takes_another_with_it() {
        let breaks = breaks(&[(1, 0, Keep::Free), (1, 0, Keep::Free), (1, 0, Keep::Avoid), (1, 0, Keep::Free)]);
        assert_eq!(breaks.fill_well(0, 3), 2);
    }
}
