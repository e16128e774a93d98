//! Exact-fit slicing: the cheapest way to cut a sheet into rectangles for articles in
//! order.
//!
//! `T[i..=j][w][h]` is the least cost of filling exactly `w` columns × `h` rows with parts
//! `i..=j`: one part alone, or a horizontal or vertical cut between two shorter runs
//! (Stockmeyer 1983; Gange, Marriott, Stuckey, "Optimal guillotine layout", DocEng 2012).
//!
//! A run of parts costs the same whichever sheet it stands on and whatever stands around
//! it, so each is solved once for a page: orders that differ in two neighbours, drafts and
//! sheets share nearly all of theirs. Only costs are kept; [`super::trees`] finds the cuts of
//! the few candidates that are placed again from them.

use std::cell::OnceCell;

use super::curve::Curve;
use super::shape::{Fit, Shape};
use super::sheet::Area;
use super::story::{Part, Story};
use super::weights as weigh;

/// Parts that one sheet is sliced for at most.
pub(super) const PARTS_MAX: usize = 16;

/// How parts fill their rectangles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// Each whole, and all of them exactly.
    Whole,
    /// One may leave something to another sheet; no sheet sends on more.
    Jumping,
    /// Each whole, and those at the foot may end above it: on the last sheet of a page.
    Loose,
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
    /// With white at the foot, once it is asked for.
    loose: OnceCell<Curves>,
    /// Longer runs: numbers of the part that follows, and of the run with it.
    longer: Vec<(usize, usize)>,
}

impl Run {
    /// With white at the foot the curves are [`Slices::loose`].
    fn curves(&self, filling: Filling) -> &Curves {
        if filling == Filling::Jumping { &self.jumping } else { &self.whole }
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
    fn new(shape: Shape<'s>, columns: u32, rows: u32, filling: Filling) -> Self {
        let areas = || (0..=rows).flat_map(|rows| (1..=columns).map(move |columns| (columns, rows)));
        let whole: Vec<Option<Fit>> = areas().map(|(columns, rows)| shape.fit_whole(columns, rows)).collect();
        let jump: Vec<Option<Fit>> = match filling {
            Filling::Whole | Filling::Loose => Vec::new(),
            Filling::Jumping => areas().map(|(columns, rows)| shape.fit_jump(columns, rows)).collect(),
        };
        let least = |fits: &[Option<Fit>]| {
            let filled = areas().zip(fits).filter(|(_, fit)| fit.is_some());
            filled.map(|((columns, rows), _)| columns * rows).min().unwrap_or(weigh::NEVER)
        };
        let (all, some) = (least(&whole), least(&jump));
        Self { shape, columns, whole, jump, least: [all, all.min(some)] }
    }

    fn get(&self, columns: u32, rows: u32, filling: Filling) -> Option<Fit> {
        let area = (rows * self.columns + columns - 1) as usize;
        match (self.whole[area], self.jump.get(area).copied().flatten()) {
            (whole, _) if filling != Filling::Jumping => whole,
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
    pub columns: u32,
    /// Rows of the highest sheet.
    pub rows: u32,
    /// What parts may do at most.
    filling: Filling,
    relaxed: bool,
    fits: Vec<Fits<'s>>,
    runs: Vec<Run>,
    /// Runs of one part, as a run's longer ones.
    single: Vec<(usize, usize)>,
}

impl<'s> Slices<'s> {
    /// For sheets of so many columns and up to so many rows.
    pub(super) fn new(stories: &'s [Story<'s>], (columns, rows): (u32, u32), filling: Filling, relaxed: bool) -> Self {
        Self { stories, columns, rows, filling, relaxed, fits: Vec::new(), runs: Vec::new(), single: Vec::new() }
    }

    fn number(&mut self, part: Part) -> usize {
        if let Some(number) = self.fits.iter().position(|fits| fits.shape.part == part) {
            return number;
        }
        let shape = Shape::new(&self.stories[part.story], part, self.columns, self.rows, self.relaxed);
        self.fits.push(Fits::new(shape, self.columns, self.rows, self.filling));
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
            let part = sequence.parts[last];
            let known = self.longer(before).iter().find(|(with, _)| *with == part).map(|(_, run)| *run);
            let run = known.unwrap_or_else(|| {
                let run = self.solve(sequence, first, last);
                self.runs.push(run);
                let number = self.runs.len() - 1;
                self.longer(before).push((part, number));
                number
            });
            sequence.runs[Sequence::run_at(first, last)] = run;
        }
    }

    /// Runs that are one part longer than a run, or than none.
    fn longer(&mut self, run: Option<usize>) -> &mut Vec<(usize, usize)> {
        match run {
            Some(run) => &mut self.runs[run].longer,
            None => &mut self.single,
        }
    }

    fn solve(&self, sequence: &Sequence, first: usize, last: usize) -> Run {
        let whole = self.curves(sequence, first, last, Filling::Whole);
        let jumping = match self.filling {
            Filling::Whole | Filling::Loose => Default::default(),
            Filling::Jumping => self.curves(sequence, first, last, Filling::Jumping),
        };
        Run { whole, jumping, loose: OnceCell::new(), longer: Vec::new() }
    }

    fn curves(&self, sequence: &Sequence, first: usize, last: usize, filling: Filling) -> Curves {
        let curves = |first, last, filling| self.runs[sequence.run(first, last)].curves(filling);
        let splits: Vec<(&Curves, &Curves)> = splits(first, last, filling)
            .map(|(middle, one, other)| (curves(first, middle, one), curves(middle + 1, last, other)))
            .collect();
        let columns = self.columns as usize;
        let mut found = Curves { narrowest: columns + 1, widths: Vec::with_capacity(columns) };
        let mut best = vec![weigh::NEVER; self.rows as usize + 1];
        for width in 1..=columns {
            best.fill(weigh::NEVER);
            if first == last {
                let fits = &self.fits[sequence.parts[first]];
                for (height, best) in best.iter_mut().enumerate() {
                    if let Some(fit) = fits.get(width as u32, height as u32, filling) {
                        *best = fit.cost;
                    }
                }
            }
            for (above, below) in &splits {
                if width >= above.narrowest && width >= below.narrowest {
                    above.at(width).stacked(below.at(width), &mut best);
                }
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
        found
    }

    /// The curves of a run that may have white at its foot.
    fn loose(&self, sequence: &Sequence, first: usize, last: usize) -> &Curves {
        let run = &self.runs[sequence.run(first, last)];
        run.loose.get_or_init(|| {
            let mut widths: Vec<Curve> = Vec::new();
            let mut best = vec![weigh::NEVER; self.rows as usize + 1];
            for width in 1..=self.columns as usize {
                best.fill(weigh::NEVER);
                let exact = run.whole.at(width);
                for (best, cost) in best.iter_mut().skip(exact.first).zip(&exact.costs) {
                    *best = *cost;
                }
                for middle in first..last {
                    let above = &self.runs[sequence.run(first, middle)].whole;
                    let (one, other) = (self.loose(sequence, first, middle), self.loose(sequence, middle + 1, last));
                    above.at(width).stacked(other.at(width), &mut best);
                    for left in 1..width {
                        one.at(left).beside(other.at(width - left), &mut best);
                    }
                }
                widths.push(Curve::new(&best).padded(weigh::FOOT_STEPPED * width as u32, self.rows as usize));
            }
            Curves { narrowest: 1, widths }
        })
    }

    /// What a run costs over so many columns, by its height.
    pub(super) fn curve(
        &self,
        sequence: &Sequence,
        (first, last): (usize, usize),
        columns: u32,
        filling: Filling,
    ) -> &Curve {
        let curves = match filling {
            Filling::Loose => self.loose(sequence, first, last),
            _ => self.runs[sequence.run(first, last)].curves(filling),
        };
        curves.at(columns as usize)
    }

    /// What a run costs in an area.
    pub(super) fn cell(&self, sequence: &Sequence, run: (usize, usize), area: Area, filling: Filling) -> u32 {
        self.curve(sequence, run, area.columns, filling).get(area.rows)
    }

    /// How a part of a sequence fills an area.
    pub(super) fn fit(&self, sequence: &Sequence, part: usize, area: Area, filling: Filling) -> Option<Fit> {
        self.fits[sequence.parts[part]].get(area.columns, area.rows, filling)
    }

    /// The shape of a part of a sequence.
    pub(super) fn shape(&self, sequence: &Sequence, part: usize) -> &Shape<'s> {
        &self.fits[sequence.parts[part]].shape
    }

    /// Cost of the first `parts` parts over all columns and `rows` rows.
    pub(super) fn cost(&self, sequence: &Sequence, parts: usize, rows: u32, filling: Filling) -> Option<u32> {
        let area = Area { column: 0, row: 0, columns: self.columns, rows };
        Some(self.cell(sequence, (0, parts - 1), area, filling)).filter(|cost| *cost < weigh::NEVER)
    }
}

/// Where a run may be divided, and how the two sides are filled.
pub(super) fn splits(first: usize, last: usize, filling: Filling) -> impl Iterator<Item = (usize, Filling, Filling)> {
    use Filling::{Jumping, Loose, Whole};
    let sides: &[(Filling, Filling)] = match filling {
        Whole => &[(Whole, Whole)],
        Jumping => &[(Whole, Jumping), (Jumping, Whole)],
        Loose => &[(Loose, Loose)],
    };
    (first..last).flat_map(move |middle| sides.iter().map(move |(one, other)| (middle, *one, *other)))
}
