//! Exact-fit slicing: the cheapest way to cut a sheet into rectangles for articles in
//! order.
//!
//! `T[i..=j][w][h]` is the least cost of filling exactly `w` columns × `h` rows with parts
//! `i..=j`: one part alone, or a horizontal or vertical cut between two shorter runs
//! (Stockmeyer 1983; Gange, Marriott, Stuckey, "Optimal guillotine layout", DocEng 2012).
//!
//! A run of parts costs the same whichever sheet it stands on and whatever stands around
//! it, so each is solved once for a page: orders that differ in two neighbours, drafts and
//! sheets share nearly all of theirs. Only costs are kept; the cuts of the few candidates
//! that are placed are found again from them.

use std::collections::BTreeMap;

use super::shape::{Fit, Shape};
use super::sheet::Area;
use super::story::{Part, Story};
use super::weights as weigh;

/// Parts that one sheet is sliced for at most.
pub(super) const PARTS_MAX: usize = 16;

/// Costs by height, between the first and the last that are possible.
#[derive(Clone, Debug, Default)]
struct Curve {
    first: usize,
    costs: Vec<u32>,
}

impl Curve {
    /// Of costs by height from 0.
    fn new(costs: &[u32]) -> Self {
        let possible = |cost: &u32| *cost < weigh::NEVER;
        match (costs.iter().position(possible), costs.iter().rposition(possible)) {
            (Some(first), Some(last)) => Self { first, costs: costs[first..=last].to_vec() },
            _ => Self::default(),
        }
    }

    fn get(&self, height: u32) -> u32 {
        let at = (height as usize).checked_sub(self.first);
        at.and_then(|at| self.costs.get(at)).copied().unwrap_or(weigh::NEVER)
    }

    /// Offers the costs of standing above or below another run.
    fn stacked(&self, other: &Self, best: &mut [u32]) {
        for (at, cost) in self.costs.iter().enumerate() {
            if *cost >= weigh::NEVER {
                continue;
            }
            let from = self.first + at + other.first;
            let Some(best) = best.get_mut(from..) else { break };
            let count = best.len().min(other.costs.len());
            let (best, others) = (&mut best[..count], &other.costs[..count]);
            for at in 0..count {
                let sum = cost + others[at] + weigh::CUT_ACROSS;
                if sum < best[at] {
                    best[at] = sum;
                }
            }
        }
    }

    /// Offers the costs of standing beside another run.
    fn beside(&self, other: &Self, best: &mut [u32]) {
        let from = self.first.max(other.first);
        let upto = (self.first + self.costs.len()).min(other.first + other.costs.len());
        if from >= upto {
            return;
        }
        let (ones, others) = (&self.costs[from - self.first..], &other.costs[from - other.first..]);
        for (at, best) in best[from..upto].iter_mut().enumerate() {
            let sum = ones[at] + others[at] + weigh::CUT_DOWN;
            if sum < *best {
                *best = sum;
            }
        }
    }
}

/// Whether one part may leave something to another sheet; no sheet sends on more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jumps {
    One,
    None,
}

/// Cost curves by width.
#[derive(Debug, Default)]
struct Curves {
    /// The least width that is possible.
    narrowest: usize,
    /// From one column on.
    widths: Vec<Curve>,
}

impl Curves {
    fn at(&self, width: usize) -> &Curve {
        &self.widths[width - 1]
    }
}

/// What a run of parts costs.
#[derive(Debug)]
struct Run {
    /// With all parts whole.
    whole: Curves,
    /// With at most one that jumps.
    jumping: Curves,
    /// Over all columns and not cut from head to foot, whole and jumping.
    unbroken: [Curve; 2],
}

impl Run {
    fn curves(&self, jumps: Jumps) -> &Curves {
        if jumps == Jumps::None { &self.whole } else { &self.jumping }
    }

    fn curve(&self, width: u32, jumps: Jumps) -> &Curve {
        self.curves(jumps).at(width as usize)
    }

    fn unbroken(&self, jumps: Jumps) -> &Curve {
        &self.unbroken[usize::from(jumps == Jumps::One)]
    }
}

/// The fits of one part in all rectangles of a sheet.
pub(super) struct Fits<'s> {
    pub shape: Shape<'s>,
    columns: u32,
    whole: Vec<Option<Fit>>,
    jump: Vec<Option<Fit>>,
    /// The least area that it fills whole, and at all.
    least: [u32; 2],
}

impl<'s> Fits<'s> {
    fn new(shape: Shape<'s>, columns: u32, rows: u32, jumps: Jumps) -> Self {
        let areas = || (0..=rows).flat_map(|rows| (1..=columns).map(move |columns| (columns, rows)));
        let whole: Vec<Option<Fit>> = areas().map(|(columns, rows)| shape.fit_whole(columns, rows)).collect();
        let jump: Vec<Option<Fit>> = match jumps {
            Jumps::None => Vec::new(),
            Jumps::One => areas().map(|(columns, rows)| shape.fit_jump(columns, rows)).collect(),
        };
        let least = |fits: &[Option<Fit>]| {
            let filled = areas().zip(fits).filter(|(_, fit)| fit.is_some());
            filled.map(|((columns, rows), _)| columns * rows).min().unwrap_or(weigh::NEVER)
        };
        let (all, some) = (least(&whole), least(&jump));
        Self { shape, columns, whole, jump, least: [all, all.min(some)] }
    }

    fn get(&self, columns: u32, rows: u32, jumps: Jumps) -> Option<Fit> {
        let area = (rows * self.columns + columns - 1) as usize;
        match (self.whole[area], self.jump.get(area).copied().flatten()) {
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

/// Parts in an order, and their runs.
#[derive(Clone, Debug)]
pub(super) struct Sequence {
    /// Numbers of the parts.
    parts: Vec<usize>,
    /// Numbers of the runs that end with each part; see [`Sequence::run`].
    runs: Vec<usize>,
}

impl Sequence {
    /// Parts in it.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    fn run_at(first: usize, last: usize) -> usize {
        last * (last + 1) / 2 + first
    }

    fn run(&self, first: usize, last: usize) -> usize {
        self.runs[Self::run_at(first, last)]
    }
}

/// All runs that were solved for the sheets of a page.
pub(super) struct Slices<'s> {
    stories: &'s [Story<'s>],
    columns: u32,
    /// Rows of the highest sheet.
    rows: u32,
    /// What parts may do at most.
    jumps: Jumps,
    relaxed: bool,
    numbers: BTreeMap<Part, usize>,
    fits: Vec<Fits<'s>>,
    /// A run, and the part that follows it, to the longer run; runs of one part follow none.
    longer: BTreeMap<(Option<usize>, usize), usize>,
    runs: Vec<Run>,
}

impl<'s> Slices<'s> {
    /// For sheets of so many columns and up to so many rows.
    pub(super) fn new(stories: &'s [Story<'s>], (columns, rows): (u32, u32), jumps: Jumps, relaxed: bool) -> Self {
        Self {
            stories,
            columns,
            rows,
            jumps,
            relaxed,
            numbers: BTreeMap::new(),
            fits: Vec::new(),
            longer: BTreeMap::new(),
            runs: Vec::new(),
        }
    }

    fn number(&mut self, part: Part) -> usize {
        if let Some(number) = self.numbers.get(&part) {
            return *number;
        }
        let shape = Shape::new(&self.stories[part.story], part, self.columns, self.rows, self.relaxed);
        self.fits.push(Fits::new(shape, self.columns, self.rows, self.jumps));
        self.numbers.insert(part, self.fits.len() - 1);
        self.fits.len() - 1
    }

    /// Solves parts in an order, as many of the first of them as could stand on a sheet.
    pub(super) fn sequence(&mut self, parts: impl Iterator<Item = Part>) -> Sequence {
        let mut sequence = Sequence { parts: Vec::new(), runs: Vec::new() };
        // The least area of all, and what the one that jumps saves of it.
        let (mut area, mut saved) = (0, 0);
        for part in parts {
            let number = self.number(part);
            let [whole, some] = self.fits[number].least;
            saved = saved.max(whole - some);
            area += whole;
            if area - saved > self.columns * self.rows {
                break;
            }
            sequence.parts.push(number);
            self.extend(&mut sequence);
        }
        sequence
    }

    /// Solves the runs that end with the last part of a sequence.
    fn extend(&mut self, sequence: &mut Sequence) {
        let last = sequence.parts.len() - 1;
        sequence.runs.resize(Sequence::run_at(0, last + 1), 0);
        for first in (0..=last).rev() {
            let before = (first < last).then(|| sequence.run(first, last - 1));
            let key = (before, sequence.parts[last]);
            let run = match self.longer.get(&key) {
                Some(run) => *run,
                None => {
                    let run = self.solve(sequence, first, last);
                    self.runs.push(run);
                    self.longer.insert(key, self.runs.len() - 1);
                    self.runs.len() - 1
                }
            };
            sequence.runs[Sequence::run_at(first, last)] = run;
        }
    }

    fn solve(&self, sequence: &Sequence, first: usize, last: usize) -> Run {
        let (whole, one) = self.curves(sequence, first, last, Jumps::None);
        let (jumping, other) = match self.jumps {
            Jumps::None => Default::default(),
            Jumps::One => self.curves(sequence, first, last, Jumps::One),
        };
        Run { whole, jumping, unbroken: [one, other] }
    }

    /// The curves of a run, and the one over all columns that no cut divides from head to
    /// foot.
    fn curves(&self, sequence: &Sequence, first: usize, last: usize, jumps: Jumps) -> (Curves, Curve) {
        let curves = |first, last, jumps| self.runs[sequence.run(first, last)].curves(jumps);
        let splits: Vec<(&Curves, &Curves)> = splits(first, last, jumps)
            .map(|(middle, one, other)| (curves(first, middle, one), curves(middle + 1, last, other)))
            .collect();
        let columns = self.columns as usize;
        let mut found = Curves { narrowest: columns + 1, widths: Vec::with_capacity(columns) };
        let mut unbroken = Curve::default();
        let mut best = vec![weigh::NEVER; self.rows as usize + 1];
        for width in 1..=columns {
            best.fill(weigh::NEVER);
            if first == last {
                let fits = &self.fits[sequence.parts[first]];
                for (height, best) in best.iter_mut().enumerate() {
                    if let Some(fit) = fits.get(width as u32, height as u32, jumps) {
                        *best = fit.cost;
                    }
                }
            }
            for (above, below) in &splits {
                if width >= above.narrowest && width >= below.narrowest {
                    above.at(width).stacked(below.at(width), &mut best);
                }
            }
            if width == columns {
                unbroken = Curve::new(&best);
            }
            for (left, right) in &splits {
                let mut columns = left.narrowest;
                while columns + right.narrowest <= width {
                    left.at(columns).beside(right.at(width - columns), &mut best);
                    columns += 1;
                }
            }
            let curve = Curve::new(&best);
            if !curve.costs.is_empty() {
                found.narrowest = found.narrowest.min(width);
            }
            found.widths.push(curve);
        }
        (found, unbroken)
    }

    /// The shape of a part of a sequence.
    pub(super) fn shape(&self, sequence: &Sequence, part: usize) -> &Shape<'s> {
        &self.fits[sequence.parts[part]].shape
    }

    /// Cost of the first `parts` parts over all columns and `rows` rows.
    pub(super) fn cost(&self, sequence: &Sequence, parts: usize, rows: u32, jumps: Jumps) -> Option<u32> {
        let run = &self.runs[sequence.run(0, parts - 1)];
        let broken = run.curve(self.columns, jumps).get(rows) + weigh::CUT_EDGE;
        let cost = run.unbroken(jumps).get(rows).min(broken);
        (cost < weigh::NEVER).then_some(cost)
    }

    /// The leaves and seams of the first `parts` parts over all columns and `rows` rows.
    pub(super) fn leaves(&self, sequence: &Sequence, parts: usize, rows: u32, jumps: Jumps) -> (Vec<Leaf>, Vec<Seam>) {
        let mut cuts = Cuts { slices: self, sequence, leaves: Vec::new(), seams: Vec::new() };
        let area = Area { column: 0, row: 0, columns: self.columns, rows };
        let run = &self.runs[sequence.run(0, parts - 1)];
        let (unbroken, broken) = (run.unbroken(jumps).get(rows), run.curve(self.columns, jumps).get(rows));
        let least = if broken + weigh::CUT_EDGE < unbroken { broken } else { unbroken };
        cuts.cut(0, parts - 1, area, jumps, least);
        (cuts.leaves, cuts.seams)
    }
}

/// Where a run may be divided, and which of the two sides may jump.
fn splits(first: usize, last: usize, jumps: Jumps) -> impl Iterator<Item = (usize, Jumps, Jumps)> {
    let sides = [(Jumps::None, jumps), (jumps, Jumps::None)];
    let sides = sides.into_iter().take(if jumps == Jumps::None { 1 } else { 2 });
    (first..last).flat_map(move |middle| sides.clone().map(move |(one, other)| (middle, one, other)))
}

/// A way to cut, as it is found again.
struct Cuts<'c, 's> {
    slices: &'c Slices<'s>,
    sequence: &'c Sequence,
    leaves: Vec<Leaf>,
    seams: Vec<Seam>,
}

impl Cuts<'_, '_> {
    fn cost(&self, first: usize, last: usize, area: Area, jumps: Jumps) -> u32 {
        self.slices.runs[self.sequence.run(first, last)].curve(area.columns, jumps).get(area.rows)
    }

    /// Finds the first cut that costs as much as the run does: across if that is no dearer.
    fn cut(&mut self, first: usize, last: usize, area: Area, jumps: Jumps, least: u32) {
        if first == last {
            if let Some(fit) = self.slices.fits[self.sequence.parts[first]].get(area.columns, area.rows, jumps) {
                self.leaves.push(Leaf { part: first, area, fit });
            }
            return;
        }
        let mut found = None;
        for (middle, one, other) in splits(first, last, jumps) {
            let across = (1..area.rows).map(|rows| {
                let lower = Area { row: area.row + rows, rows: area.rows - rows, ..area };
                (Area { rows, ..area }, lower, Area { rows: 0, ..lower }, weigh::CUT_ACROSS)
            });
            let down = (1..area.columns).map(|columns| {
                let right = Area { column: area.column + columns, columns: area.columns - columns, ..area };
                (Area { columns, ..area }, right, Area { columns: 0, ..right }, weigh::CUT_DOWN)
            });
            let cut = across.chain(down).find_map(|(before, behind, seam, price)| {
                let costs = [self.cost(first, middle, before, one), self.cost(middle + 1, last, behind, other)];
                (costs[0] + costs[1] + price == least).then_some((before, behind, seam, costs))
            });
            if let Some(cut) = cut {
                found = Some((middle, one, other, cut));
                break;
            }
        }
        if let Some((middle, one, other, (before, behind, seam, costs))) = found {
            self.cut(first, middle, before, one, costs[0]);
            self.seams.push(Seam { area: seam });
            self.cut(middle + 1, last, behind, other, costs[1]);
        }
    }
}
