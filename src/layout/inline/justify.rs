//! Fourth pass: a chosen line gets its squeezes, gaps and spacing, in the order of rule 21.

use super::class::Class;
use super::collect::Cluster;
use super::items::{Break, GAP, GAP_MAX, SHRINKS, SPACE_MIN, shrink_kind};
use super::{Adjust, Align, Line, LineEnd};
use crate::layout::Em;

/// A line is stretched by no more than this in every gap; what is still missing then is
/// left white at its end, for letters drifting apart are worse than a short line.
pub(super) const LETTER_MAX: i32 = 250;

/// The line between two breaks of a paragraph that is `length` bytes long.
pub(super) fn justify(
    clusters: &[Cluster],
    from: &Break,
    upto: &Break,
    room: i32,
    align: Align,
    length: usize,
) -> Line {
    let (start, end) = (from.start as usize, upto.end as usize);
    let line = &clusters[start..end];
    let byte = |index: usize| clusters.get(index).map_or(length, |cluster| cluster.at as usize);
    let natural = upto.upto.x - from.from.x;
    let mut slack = room - natural;
    let full = align == Align::Justify && upto.kind != LineEnd::Last;

    let mut shrink = Shrink::default();
    let mut gap = Share::default();
    let (mut word, mut letter, mut stretch) = (0, 0, 0);
    if slack < 0 {
        shrink = Shrink::plan(from, upto, -slack);
    } else if full {
        let spaces = line.iter().filter(|cluster| is_word_space(cluster)).count() as i32;
        let opening = (upto.upto.spaces - from.from.spaces).min(slack);
        if spaces > 0 {
            word = opening / spaces;
            stretch += word * spaces;
        }
        slack -= stretch;
        let gaps = line.iter().skip(1).filter(|cluster| cluster.before > 0).count() as i32;
        gap = Share::of(slack.min(gaps * (GAP_MAX - GAP)), gaps);
        slack -= gap.total;
        let letters = upto.upto.letters - from.from.letters;
        if letters > 0 {
            letter = (slack / letters).clamp(0, LETTER_MAX);
            let drawn = line.len() as i32 + i32::from(upto.kind == LineEnd::Hyphen);
            stretch += letter * (drawn - 1);
        }
    }
    let mut adjusts = Vec::new();
    let mut pinned = 0;
    let count = line.len();
    for (offset, cluster) in line.iter().enumerate() {
        let (first, last) = (offset == 0, offset + 1 == count);
        let mut before = match () {
            () if first && cluster.class == Class::Open => -i32::from(cluster.left),
            () if first => 0,
            () => i32::from(cluster.before),
        };
        if before > 0 {
            before += gap.next();
        }
        let mut after = if last { -shrink.tail } else { i32::from(cluster.after) };
        if !(first && cluster.class == Class::Open) {
            let (more_before, more_after) = shrink.next(cluster, last);
            before -= more_before;
            after -= more_after;
        }
        if cluster.pinned && !last {
            after -= letter;
            pinned += letter;
        }
        let boxed = cluster.foreign.then_some(Em(cluster.advance));
        if before != 0 || after != 0 || boxed.is_some() {
            adjusts.push(Adjust { at: cluster.at as usize, before: Em(before), after: Em(after), boxed });
        }
    }
    Line {
        range: byte(start)..byte(end),
        width: Em(natural - shrink.total + gap.total - pinned),
        stretch: Em(stretch),
        adjusts,
        letter_spacing: Em(letter),
        word_spacing: Em(word),
        end: upto.kind,
    }
}

/// A space this wide is one of its own kind, not a word's.
const SPACE_MAX: i32 = 500;

/// Whether word spacing opens it.
fn is_word_space(cluster: &Cluster) -> bool {
    cluster.class == Class::Space
        && cluster.character != '\u{3000}'
        && cluster.advance > 0
        && cluster.advance < SPACE_MAX
}

/// An amount dealt evenly over a number of places, the odd thousandths to the first.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    total: i32,
    rest: i32,
    places: i32,
}

impl Share {
    fn of(total: i32, places: i32) -> Self {
        let total = if places > 0 { total.max(0) } else { 0 };
        Self { total, rest: total, places }
    }

    fn next(&mut self) -> i32 {
        if self.places == 0 {
            return 0;
        }
        let part = (self.rest + self.places - 1) / self.places;
        self.rest -= part;
        self.places -= 1;
        part
    }
}

/// What is taken from the marks of a line: kind after kind, evenly over those of a kind.
#[derive(Clone, Copy, Debug, Default)]
struct Shrink {
    total: i32,
    tail: i32,
    /// Thousandths of what each kind could give.
    parts: [(i32, i32); SHRINKS],
}

impl Shrink {
    fn plan(from: &Break, upto: &Break, amount: i32) -> Self {
        let tail = amount.min(upto.upto.tail);
        let mut rest = amount - tail;
        let mut parts = [(0, 0); SHRINKS];
        for (kind, part) in parts.iter_mut().enumerate() {
            let given = upto.upto.shrink[kind] - from.from.shrink[kind];
            *part = (rest.min(given), given);
            rest -= part.0;
        }
        Self { total: amount - rest, tail, parts }
    }

    /// What one cluster gives, before and behind.
    fn next(&mut self, cluster: &Cluster, last: bool) -> (i32, i32) {
        let Some(kind) = shrink_kind(cluster.class) else { return (0, 0) };
        if cluster.class == Class::Space {
            return (0, self.take(kind, (cluster.advance - SPACE_MIN).max(0)));
        }
        let before = i32::from(cluster.left + cluster.before.min(0));
        let after = if last { 0 } else { i32::from(cluster.right + cluster.after) };
        (self.take(kind, before), self.take(kind, after))
    }

    /// A part of what a place could give, as far as its kind is used.
    fn take(&mut self, kind: usize, could: i32) -> i32 {
        let (wanted, given) = &mut self.parts[kind];
        if could <= 0 || *given <= 0 {
            return 0;
        }
        let part = (i64::from(*wanted) * i64::from(could) + i64::from(*given) - 1) / i64::from(*given);
        let part = (part as i32).min(*wanted);
        *wanted -= part;
        *given -= could;
        part
    }
}
