//! Third pass: the breaks that make the whole paragraph best (total fit, after Knuth and
//! Plass, *Breaking Paragraphs into Lines*, 1981), over running totals.
//!
//! Cost is additive and integer: 100 is a stretch of 1/20 em in every gap of a line, and
//! it grows with the square. Every break keeps only its best predecessor; candidates are
//! tried from the fullest line on, and given up as soon as no emptier line can win, so
//! that a paragraph costs its breaks times the few candidates that nearly fill a line.

use std::collections::VecDeque;

use super::items::{Break, Edge, Opening, SHRINKS};
use super::{Align, LineEnd};

/// A last line of one character.
const RUNT: i64 = 60_000;
/// A last line that is the rest of a divided word.
const DIVIDED_LAST: i64 = 400;
/// Two hyphens below one another.
const LADDER: i64 = 300;
/// A line that does not fit at all: one cluster wider than the measure.
const OVERFULL: i64 = 1_000_000;
/// A line more than needed, where lines are balanced.
const LINE: i64 = 4000;

/// Prices of shrink by kind, in cost per 1/2 em: what is used first costs least.
const TAIL_PRICE: i32 = 4;
const SHRINK_PRICES: [i32; SHRINKS] = [10, 14, 20, 28, 40];

/// What the breaker must know beside the breaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Length of a line, in 1/1000 em.
    pub(super) measure: i32,
    /// Taken from the first line.
    pub(super) indent: i32,
    /// What a good line is.
    pub(super) fit: Fit,
    /// How its word spaces open.
    pub(super) opening: Opening,
}

/// What a good line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Little stretch and shrink; the last line may be short.
    Justified,
    /// Nearly full; the last line may be short.
    Ragged,
    /// As long as the others, and as few of them as can be.
    Balanced,
}

impl Fit {
    /// What an alignment asks for.
    pub(super) fn of(align: Align) -> Self {
        match align {
            Align::Justify => Self::Justified,
            Align::Start | Align::End => Self::Ragged,
            Align::Centre => Self::Balanced,
        }
    }
}

impl Room {
    /// Room of the line that begins at a break.
    pub(super) fn of(&self, first: bool) -> i32 {
        if first { self.measure - self.indent } else { self.measure }
    }
}

/// Indices of the breaks at which lines end, in order; the last is the last break.
/// `breaks` begins with the one before the text.
pub(super) fn linebreak(breaks: &[Break], room: Room) -> Vec<usize> {
    let count = breaks.len();
    let mut best: Vec<(i64, u32)> = Vec::with_capacity(count);
    best.push((0, 0));
    // Breaks from `open` on may still begin a line that ends here.
    let mut open = 0;
    // Indices ≥ open with rising costs: the front is the cheapest of them.
    let mut cheapest = VecDeque::from([0usize]);
    for end in 1..count {
        let upto = &breaks[end].upto;
        // Squeezed marks make widths not quite monotone: one em of doubt.
        while open + 1 < end && upto.tight - breaks[open].from.tight > room.of(open == 0) + 1000 {
            open += 1;
        }
        while cheapest.front().is_some_and(|front| *front < open) {
            cheapest.pop_front();
        }
        let floor = cheapest.front().map_or(0, |front| best[*front].0);
        let mut found = (i64::MAX, open as u32);
        for start in open..end {
            let line =
                Candidate { first: start == 0, last: end + 1 == count, from: &breaks[start], upto: &breaks[end] };
            let Some(fill) = line.fill(room) else {
                if start + 1 == end && found.0 == i64::MAX {
                    found = (best[start].0 + OVERFULL, start as u32);
                }
                continue;
            };
            if floor + fill >= found.0 && line.natural() <= room.of(line.first) {
                break;
            }
            let cost = best[start].0 + fill + line.penalty();
            if cost < found.0 {
                found = (cost, start as u32);
            }
        }
        best.push(found);
        while cheapest.back().is_some_and(|back| best[*back].0 >= found.0) {
            cheapest.pop_back();
        }
        cheapest.push_back(end);
    }
    let mut ends = Vec::new();
    let mut at = count - 1;
    while at > 0 {
        ends.push(at);
        at = best[at].1 as usize;
    }
    ends.reverse();
    ends
}

/// A line from one break to another.
struct Candidate<'a> {
    first: bool,
    last: bool,
    from: &'a Break,
    upto: &'a Break,
}

impl Candidate<'_> {
    fn natural(&self) -> i32 {
        self.upto.upto.x - self.from.from.x
    }

    /// What filling the room with this line costs; none if it does not fit.
    #[inline]
    fn fill(&self, room: Room) -> Option<i64> {
        let (from, upto) = (&self.from.from, &self.upto.upto);
        let space = room.of(self.first);
        if upto.tight - from.tight > space {
            return None;
        }
        let slack = space - self.natural();
        if slack < 0 {
            // A squeezed line is a line like any other.
            let line = if room.fit == Fit::Balanced { LINE } else { 0 };
            return Some(line + i64::from(shrink_cost(from, upto, -slack)));
        }
        // A ragged edge: a fifth of the measure costs as much as 1/20 em a gap.
        let ragged = || {
            let share = i64::from(slack) * 100 / i64::from(space.max(1));
            share * share / 4
        };
        Some(match room.fit {
            Fit::Balanced => LINE + ragged(),
            _ if self.last => 0,
            Fit::Justified => stretch_cost(from, upto, slack, room.opening),
            Fit::Ragged => ragged(),
        })
    }

    /// What the break itself costs.
    #[inline]
    fn penalty(&self) -> i64 {
        let mut cost = i64::from(self.upto.penalty);
        let divided = self.from.kind == LineEnd::Hyphen;
        if self.last {
            if !self.first && self.upto.upto.solid - self.from.from.solid <= 1 {
                cost += RUNT;
            }
            if divided {
                cost += DIVIDED_LAST;
            }
        } else if divided && self.upto.kind == LineEnd::Hyphen {
            cost += LADDER;
        }
        cost
    }
}

/// Cost of taking an amount from a line: kind after kind.
fn shrink_cost(from: &Edge, upto: &Edge, amount: i32) -> i32 {
    let tail = amount.min(upto.tail);
    let mut rest = amount - tail;
    let mut cost = tail * TAIL_PRICE;
    for (kind, price) in SHRINK_PRICES.iter().enumerate() {
        if rest == 0 {
            break;
        }
        let taken = rest.min(upto.shrink[kind] - from.shrink[kind]);
        cost += taken * price;
        rest -= taken;
    }
    cost / 500
}

/// Cost of adding an amount to a line: word spaces, then gaps, then every letter.
fn stretch_cost(from: &Edge, upto: &Edge, amount: i32, opening: Opening) -> i64 {
    let (spaces, gaps) = (upto.spaces - from.spaces, upto.gaps - from.gaps);
    let letters = (upto.letters - from.letters).max(1);
    let mut rest = amount;
    let mut cost = 0;
    if spaces > 0 {
        let taken = rest.min(spaces);
        let share = i64::from(taken) * 16 / i64::from(spaces);
        cost += share * share * opening.price / 256;
        rest -= taken;
    }
    if gaps > 0 && rest > 0 {
        let taken = rest.min(gaps);
        let share = i64::from(taken) * 16 / i64::from(gaps);
        cost += share * share * 40 / 256;
        rest -= taken;
    }
    let each = i64::from(rest / letters);
    cost + each * each / 25
}

/// Total cost of given lines.
#[cfg(test)]
pub(super) fn cost_of(breaks: &[Break], ends: &[usize], room: Room) -> i64 {
    let starts = [0].into_iter().chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| line_cost(breaks, start, *end, room).unwrap_or(OVERFULL)).sum()
}

/// The least cost of all, found without giving anything up early.
#[cfg(test)]
pub(super) fn exhaustive(breaks: &[Break], room: Room) -> i64 {
    let mut best = vec![0];
    for end in 1..breaks.len() {
        let fitting = (0..end).filter_map(|start| Some(best[start] + line_cost(breaks, start, end, room)?));
        let cost = fitting.min().unwrap_or_else(|| best[end - 1] + OVERFULL);
        best.push(cost);
    }
    best[breaks.len() - 1]
}

#[cfg(test)]
fn line_cost(breaks: &[Break], start: usize, end: usize, room: Room) -> Option<i64> {
    let last = end + 1 == breaks.len();
    let line = Candidate { first: start == 0, last, from: &breaks[start], upto: &breaks[end] };
    Some(line.fill(room)? + line.penalty())
}
