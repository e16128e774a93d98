//! The cheapest ways to cut a sheet, found again from what every run costs, best first.
//!
//! Slicing knows what each run costs by itself, but not what only neighbours show: two
//! headlines of one size side by side, a gutter that cuts the sheet from head to foot. So
//! trees of cuts are grown from the sheet down, always the one that promises to be the
//! cheapest, and such faults are added as soon as the parts that make them stand (A*: the
//! costs of runs still uncut are exact, and faults only add). Where a run divides, only the
//! best row is followed, for trees that differ by a row look alike.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::super::{Rect, Stylesheet};
use super::quality::Headline;
use super::sheet::Area;
use super::slice::{Filling, Leaf, Seam, Sequence, Slices, splits};
use super::weights as weigh;

/// Trees that are grown for one sheet before the best are finished as they are.
const GROWN_MAX: usize = 400;
/// Trees of one candidate that are finished.
const FINISHED_MAX: u8 = 3;
/// Ways to cut a run that cost so much more than the best are not followed: two faults saved
/// would not pay for them.
const DEARER_MAX: u32 = 2 * weigh::BUTTED;

/// What trees grow from: the first parts of a sequence over so many rows.
pub(super) struct Root<'q> {
    pub sequence: &'q Sequence,
    pub parts: usize,
    pub rows: u32,
    pub filling: Filling,
    /// At least, with what the order and the sheet cost.
    pub cost: u32,
}

/// A way to cut a sheet.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// Which root it grew from.
    pub root: usize,
    pub cost: u32,
    pub leaves: Vec<Leaf>,
    pub seams: Vec<Seam>,
    /// Runs still to be cut.
    open: Vec<Open>,
    /// Headlines of the leaves.
    headlines: Vec<Headline>,
    /// Whether its first cut goes from head to foot.
    broken: bool,
}

/// A run of parts that is to fill an area.
#[derive(Clone, Copy, Debug)]
struct Open {
    run: (usize, usize),
    area: Area,
    filling: Filling,
    /// What that costs at least.
    least: u32,
}

/// How an open run goes on.
#[derive(Clone, Copy, Debug)]
enum Way {
    Part(Leaf),
    /// With white below.
    Lower(Open),
    Cut(Open, Open, Seam),
}

/// What waits to be looked at.
enum Waiting {
    Root(usize),
    /// A tree, and how its last open run goes on.
    Grown(usize, u32, Way),
    /// A tree whose faults made it dearer than it promised.
    Known(usize),
}

/// Grows trees from roots, and gives at most `count` of the cheapest, the cheapest first.
pub(super) fn grow(slices: &Slices, roots: &[Root], count: usize, (body, style): (&Rect, &Stylesheet)) -> Vec<Tree> {
    let mut grove =
        Grove { slices, roots, body, style, trees: Vec::new(), waiting: Vec::new(), queue: BinaryHeap::new() };
    let mut finished: Vec<Tree> = Vec::new();
    let mut of_root = vec![0; roots.len()];
    for (number, root) in roots.iter().enumerate() {
        grove.wait(root.cost, Waiting::Root(number));
    }
    let mut grown = 0;
    while let Some((promised, tree)) = grove.next() {
        if of_root[tree.root] == FINISHED_MAX {
            continue;
        }
        if tree.cost > promised {
            let cost = tree.cost;
            grove.trees.push(tree);
            grove.wait(cost, Waiting::Known(grove.trees.len() - 1));
        } else if tree.open.is_empty() || grown == GROWN_MAX {
            of_root[tree.root] += 1;
            finished.push(grove.finished(tree));
            if finished.len() == count {
                break;
            }
        } else {
            grown += 1;
            grove.branch(tree);
        }
    }
    finished
}

struct Grove<'g, 's> {
    slices: &'g Slices<'s>,
    roots: &'g [Root<'g>],
    body: &'g Rect,
    style: &'g Stylesheet,
    trees: Vec<Tree>,
    waiting: Vec<Waiting>,
    /// The cheapest first, of those the last that came: it is nearest to being finished.
    queue: BinaryHeap<(Reverse<u32>, usize)>,
}

impl Grove<'_, '_> {
    fn wait(&mut self, cost: u32, waiting: Waiting) {
        self.queue.push((Reverse(cost), self.waiting.len()));
        self.waiting.push(waiting);
    }

    /// The tree that promises to be the cheapest, and what it promised.
    fn next(&mut self) -> Option<(u32, Tree)> {
        let (Reverse(promised), at) = self.queue.pop()?;
        let tree = match self.waiting[at] {
            Waiting::Root(number) => self.seed(number),
            Waiting::Known(tree) => self.trees[tree].clone(),
            Waiting::Grown(tree, dearer, way) => {
                let mut tree = self.trees[tree].clone();
                tree.cost += dearer;
                self.apply(&mut tree, way);
                tree
            }
        };
        Some((promised, tree))
    }

    fn seed(&self, number: usize) -> Tree {
        let root = &self.roots[number];
        let area = Area { column: 0, row: 0, columns: self.slices.columns, rows: root.rows };
        let run = (0, root.parts - 1);
        let least = self.slices.cell(root.sequence, run, area, root.filling);
        Tree {
            root: number,
            cost: root.cost,
            leaves: Vec::new(),
            seams: Vec::new(),
            open: vec![Open { run, area, filling: root.filling, least }],
            headlines: Vec::new(),
            broken: false,
        }
    }

    /// Lets the last open run of a tree go on in each way that may pay.
    fn branch(&mut self, tree: Tree) {
        let Some(open) = tree.open.last() else { return };
        let ways = self.ways(&tree, open);
        let (cost, number) = (tree.cost, self.trees.len());
        self.trees.push(tree);
        for (dearer, way) in ways {
            if dearer <= DEARER_MAX {
                self.wait(cost + dearer, Waiting::Grown(number, dearer, way));
            }
        }
    }

    /// The tree with every open run cut in its cheapest way.
    fn finished(&self, mut tree: Tree) -> Tree {
        while let Some(open) = tree.open.last() {
            let Some((_, way)) = self.ways(&tree, open).into_iter().min_by_key(|(dearer, _)| *dearer) else { break };
            self.apply(&mut tree, way);
        }
        tree
    }

    fn apply(&self, tree: &mut Tree, way: Way) {
        let Some(open) = tree.open.pop() else { return };
        match way {
            Way::Part(leaf) => {
                let shape = self.slices.shape(self.roots[tree.root].sequence, leaf.part);
                if let Some(headline) = shape.headline(&leaf, self.body, self.style) {
                    let butted = tree.headlines.iter().filter(|other| headline.butts(other, self.style)).count();
                    tree.cost += butted as u32 * weigh::BUTTED;
                    tree.headlines.push(headline);
                }
                tree.leaves.push(leaf);
            }
            Way::Lower(lower) => tree.open.push(lower),
            Way::Cut(one, other, seam) => {
                tree.broken |= self.breaks(tree, open.area, seam);
                tree.open.extend([other, one]);
                tree.seams.push(seam);
            }
        }
        if tree.open.is_empty() {
            // One of them was counted when it was cut.
            tree.cost += weigh::CUT_EDGE * (self.gutters(&tree.leaves).saturating_sub(u32::from(tree.broken)));
        }
    }

    /// Whether a seam cuts the sheet from head to foot.
    fn breaks(&self, tree: &Tree, area: Area, seam: Seam) -> bool {
        let rows = self.roots[tree.root].rows;
        seam.area.columns == 0 && area.columns == self.slices.columns && area.rows == rows && self.is_high(rows)
    }

    /// Gutters from head to foot, be they made by one cut or by some below one another.
    fn gutters(&self, leaves: &[Leaf]) -> u32 {
        let rows = leaves.iter().map(|leaf| leaf.area.row + leaf.area.rows).max().unwrap_or(0);
        if !self.is_high(rows) {
            return 0;
        }
        let spans = |area: &Area, column: u32| area.column < column && column < area.column + area.columns;
        let open = |column: &u32| !leaves.iter().any(|leaf| spans(&leaf.area, *column));
        (1..self.slices.columns).filter(open).count() as u32
    }

    /// Whether a gutter of so many rows divides a sheet; a lower one is the end of a page.
    fn is_high(&self, rows: u32) -> bool {
        rows * 2 > self.slices.rows
    }

    /// How an open run may go on, and how much dearer than its best that is.
    fn ways(&self, tree: &Tree, open: &Open) -> Vec<(u32, Way)> {
        let (slices, sequence) = (self.slices, self.roots[tree.root].sequence);
        let Open { run: (first, last), area, filling, least } = *open;
        if filling == Filling::Loose {
            let lower = self.above_white(sequence, open);
            if lower.area.rows < area.rows {
                return vec![(0, Way::Lower(lower))];
            }
        }
        let mut ways = Vec::new();
        if first == last {
            let fit = slices.fit(sequence, first, area, filling);
            ways.extend(fit.map(|fit| (0, Way::Part(Leaf { part: first, area, fit }))));
            return ways;
        }
        let cell = |run, area, filling| Open { run, area, filling, least: slices.cell(sequence, run, area, filling) };
        if filling == Filling::Loose {
            let whole = cell(open.run, area, Filling::Whole);
            if whole.least < weigh::NEVER {
                ways.push((whole.least - least, Way::Lower(whole)));
            }
        }
        for (middle, one, other) in splits(first, last, filling) {
            let (before, behind) = ((first, middle), (middle + 1, last));
            let above = if filling == Filling::Loose { Filling::Whole } else { one };
            let upper = slices.curve(sequence, before, area.columns, above);
            let lower = slices.curve(sequence, behind, area.columns, other);
            if let Some((cost, rows)) = upper.best_sum(lower, area.rows) {
                let lower = Area { row: area.row + rows, rows: area.rows - rows, ..area };
                let seam = Seam { area: Area { rows: 0, ..lower } };
                let cut = Way::Cut(cell(before, Area { rows, ..area }, above), cell(behind, lower, other), seam);
                ways.push((cost + weigh::CUT_ACROSS - least, cut));
            }
            for columns in 1..area.columns {
                let right = Area { column: area.column + columns, columns: area.columns - columns, ..area };
                let (left, right) = (cell(before, Area { columns, ..area }, one), cell(behind, right, other));
                let cost = left.least + right.least + weigh::CUT_DOWN;
                if cost < weigh::NEVER {
                    let seam = Seam { area: Area { columns: 0, ..right.area } };
                    let edge = if self.breaks(tree, area, seam) { weigh::CUT_EDGE } else { 0 };
                    ways.push((cost + edge - least, Way::Cut(left, right, seam)));
                }
            }
        }
        ways
    }

    /// What is above the white at the foot of a run, as long as white is the cheapest there.
    fn above_white(&self, sequence: &Sequence, open: &Open) -> Open {
        let mut open = *open;
        let price = weigh::FOOT_STEPPED * open.area.columns;
        while open.area.rows > 1 {
            let area = Area { rows: open.area.rows - 1, ..open.area };
            let least = self.slices.cell(sequence, open.run, area, Filling::Loose);
            if least + price != open.least {
                break;
            }
            open = Open { area, least, ..open };
        }
        open
    }
}
