//! Exact-fit slicing: the cheapest way to cut a sheet into rectangles for articles in
//! order.
//!
//! `T[i..=j][w][h]` is the least cost of filling exactly `w` columns × `h` rows with parts
//! `i..=j`: one part alone, or a horizontal or vertical cut between two shorter runs
//! (Stockmeyer 1983; Gange, Marriott, Stuckey, "Optimal guillotine layout", DocEng 2012).
//! Work is bounded by parts² × columns × rows × (parts × (rows + columns)); in practice
//! few heights of a run are possible, and only those are visited.

use super::shape::{Fit, Shape};
use super::sheet::Area;
use super::weights as weigh;

/// Parts that one sheet is sliced for at most.
pub(super) const PARTS_MAX: usize = 16;

/// How a rectangle is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// It is not: one part fills it.
    Leaf,
    /// The run up to this part stands above, so many rows high.
    Across(u8, u16),
    /// The run up to this part stands on the left, so many columns wide.
    Down(u8, u8),
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    cost: u32,
    cut: Cut,
}

/// Costs and cuts of all runs of parts in all rectangles.
pub(super) struct Slices<'s, 'f> {
    fits: Vec<&'f Fits<'s>>,
    columns: u32,
    rows: u32,
    jumps: Jumps,
    cells: Vec<Cell>,
    /// First and last possible height of each run and width.
    spans: Vec<(u32, u32)>,
}

/// The fits of one part in all rectangles of a sheet.
pub(super) struct Fits<'s> {
    pub shape: Shape<'s>,
    columns: u32,
    whole: Vec<Option<Fit>>,
    jump: Vec<Option<Fit>>,
}

/// Whether parts may leave something to another sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jumps {
    Allowed,
    None,
}

impl<'s> Fits<'s> {
    pub(super) fn new(shape: Shape<'s>, columns: u32, rows: u32) -> Self {
        let areas = || (0..=rows).flat_map(|rows| (1..=columns).map(move |columns| (columns, rows)));
        let whole = areas().map(|(columns, rows)| shape.fit_whole(columns, rows)).collect();
        let jump = areas().map(|(columns, rows)| shape.fit_jump(columns, rows)).collect();
        Self { shape, columns, whole, jump }
    }

    fn get(&self, columns: u32, rows: u32, jumps: Jumps) -> Option<Fit> {
        let area = (rows * self.columns + columns - 1) as usize;
        match (self.whole[area], self.jump[area]) {
            (whole, _) if jumps == Jumps::None => whole,
            (Some(whole), Some(jump)) => Some(if jump.cost < whole.cost { jump } else { whole }),
            (whole, jump) => whole.or(jump),
        }
    }
}

/// A rectangle and the part that fills it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Index among the parts sliced.
    pub part: usize,
    pub area: Area,
    pub fit: Fit,
}

/// A cut between neighbours, where a hairline may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seam {
    /// For a vertical cut: the column that it is left of, and no columns wide; for a
    /// horizontal one the row that it is above, and no rows high.
    pub area: Area,
}

impl<'s, 'f> Slices<'s, 'f> {
    /// Slices `columns` × up to `rows` for parts in this order.
    pub(super) fn new(fits: Vec<&'f Fits<'s>>, columns: u32, rows: u32, jumps: Jumps) -> Self {
        let parts = fits.len();
        let size = parts * parts * columns as usize;
        let empty = Cell { cost: weigh::NEVER, cut: Cut::Leaf };
        let mut slices = Self {
            fits,
            columns,
            rows,
            jumps,
            cells: vec![empty; size * (rows as usize + 1)],
            spans: vec![(1, 0); size],
        };
        for length in 0..parts {
            for first in 0..parts - length {
                for width in 1..=columns {
                    slices.solve(first, first + length, width);
                }
            }
        }
        slices
    }

    fn run(&self, first: usize, last: usize, width: u32) -> usize {
        (first * self.fits.len() + last) * self.columns as usize + width as usize - 1
    }

    fn cell(&self, first: usize, last: usize, width: u32, height: u32) -> Cell {
        self.cells[self.run(first, last, width) * (self.rows as usize + 1) + height as usize]
    }

    fn solve(&mut self, first: usize, last: usize, width: u32) {
        let run = self.run(first, last, width);
        let mut best = vec![Cell { cost: weigh::NEVER, cut: Cut::Leaf }; self.rows as usize + 1];
        let mut offer = |height: u32, cost: u32, cut: Cut| {
            let cell = &mut best[height as usize];
            if cost < cell.cost {
                *cell = Cell { cost, cut };
            }
        };
        if first == last {
            for height in 1..=self.rows {
                if let Some(fit) = self.fits[first].get(width, height, self.jumps) {
                    offer(height, fit.cost, Cut::Leaf);
                }
            }
        }
        for middle in first..last {
            let (upper, lower) =
                (self.spans[self.run(first, middle, width)], self.spans[self.run(middle + 1, last, width)]);
            for above in upper.0..=upper.1 {
                let upper = self.cell(first, middle, width, above).cost;
                if upper == weigh::NEVER {
                    continue;
                }
                for below in lower.0..=lower.1.min(self.rows - above) {
                    let lower = self.cell(middle + 1, last, width, below).cost;
                    if lower < weigh::NEVER {
                        let cut = Cut::Across(middle as u8, above as u16);
                        offer(above + below, upper + lower + weigh::CUT_ACROSS, cut);
                    }
                }
            }
            for left in 1..width {
                let (one, other) =
                    (self.spans[self.run(first, middle, left)], self.spans[self.run(middle + 1, last, width - left)]);
                for height in one.0.max(other.0)..=one.1.min(other.1) {
                    let cost =
                        [self.cell(first, middle, left, height), self.cell(middle + 1, last, width - left, height)]
                            .map(|cell| cell.cost);
                    if cost.iter().all(|cost| *cost < weigh::NEVER) {
                        offer(height, cost[0] + cost[1] + weigh::CUT_DOWN, Cut::Down(middle as u8, left as u8));
                    }
                }
            }
        }
        let possible = |cell: &Cell| cell.cost < weigh::NEVER;
        if let Some(low) = best.iter().position(possible) {
            let high = best.iter().rposition(possible).unwrap_or(low);
            self.spans[run] = (low as u32, high as u32);
        }
        let start = run * (self.rows as usize + 1);
        self.cells[start..start + best.len()].copy_from_slice(&best);
    }

    /// Cost of the first `parts` parts over all columns and `rows` rows.
    pub(super) fn cost(&self, parts: usize, rows: u32) -> Option<u32> {
        let cell = self.cell(0, parts - 1, self.columns, rows);
        let edge = if matches!(cell.cut, Cut::Down(..)) { weigh::CUT_EDGE } else { 0 };
        (cell.cost < weigh::NEVER).then_some(cell.cost + edge)
    }

    /// The leaves and seams of the first `parts` parts over all columns and `rows` rows.
    pub(super) fn leaves(&self, parts: usize, rows: u32) -> (Vec<Leaf>, Vec<Seam>) {
        let (mut leaves, mut seams) = (Vec::new(), Vec::new());
        let area = Area { column: 0, row: 0, columns: self.columns, rows };
        self.cut(0, parts - 1, area, &mut leaves, &mut seams);
        (leaves, seams)
    }

    fn cut(&self, first: usize, last: usize, area: Area, leaves: &mut Vec<Leaf>, seams: &mut Vec<Seam>) {
        match self.cell(first, last, area.columns, area.rows).cut {
            Cut::Leaf => {
                if let Some(fit) = self.fits[first].get(area.columns, area.rows, self.jumps) {
                    leaves.push(Leaf { part: first, area, fit });
                }
            }
            Cut::Across(middle, above) => {
                let above = u32::from(above);
                let lower = Area { row: area.row + above, rows: area.rows - above, ..area };
                self.cut(first, middle.into(), Area { rows: above, ..area }, leaves, seams);
                seams.push(Seam { area: Area { rows: 0, ..lower } });
                self.cut(usize::from(middle) + 1, last, lower, leaves, seams);
            }
            Cut::Down(middle, left) => {
                let left = u32::from(left);
                let right = Area { column: area.column + left, columns: area.columns - left, ..area };
                self.cut(first, middle.into(), Area { columns: left, ..area }, leaves, seams);
                seams.push(Seam { area: Area { columns: 0, ..right } });
                self.cut(usize::from(middle) + 1, last, right, leaves, seams);
            }
        }
    }
}
