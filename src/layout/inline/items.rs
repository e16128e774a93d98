//! Second pass: the space between clusters, and the places where lines may end, each with
//! running totals, so that the width of any line is one subtraction.

use super::class::{Class, break_between};
use super::collect::Cluster;
use super::{LineEnd, Paragraph, Script};
use crate::edition::FaceRole;
use crate::layout::Measure;

/// Gap between Han and Western characters: 1/8 em, which stretch may open to 1/2 em.
pub(super) const GAP: i32 = 125;
/// How far a gap may open.
pub(super) const GAP_MAX: i32 = 500;
/// A Western word space shrinks to 1/4 em.
pub(super) const SPACE_MIN: i32 = 250;

/// How far word spaces open before letters drift apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// The widest space, in 1/1000 em.
    pub(super) widest: i32,
    /// What a line costs whose spaces are all that wide.
    pub(super) price: i64,
}

impl Opening {
    /// Among Han a wide space is a hole, and there are letters enough to share what is
    /// missing. Lower-case letters set apart are read as emphasis, so that a narrow column
    /// of words opens its spaces instead; the price makes equal spaces cost the same in both.
    pub(super) fn of(script: Script) -> Self {
        match script {
            Script::Simplified | Script::Traditional | Script::Japanese => Self { widest: 500, price: 30 },
            Script::English | Script::Western => Self { widest: 900, price: 200 },
        }
    }
}

/// Kinds of shrink inside a line, in the order in which they are used (rule 21); a
/// line-end mark, which comes before them all, is [`Edge::tail`].
pub(super) const SHRINKS: usize = 5;

/// Running totals at one side of a break, in 1/1000 em or counts. A line's figures are
/// the difference between the edge where it ends and the edge where it begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    /// Where the line's first cluster would begin, or its last one end.
    pub(super) x: i32,
    /// The same after all shrink: what a line needs at least.
    pub(super) tight: i32,
    /// What each kind of shrink could take.
    pub(super) shrink: [i32; SHRINKS],
    /// Stretch in word spaces.
    pub(super) spaces: i32,
    /// Stretch in Han–Latin gaps.
    pub(super) gaps: i32,
    /// Places that letter spacing opens.
    pub(super) letters: i32,
    /// Characters that are not punctuation.
    pub(super) solid: i32,
    /// Blank half of the line's last mark, not in `shrink` but in `tight`.
    pub(super) tail: i32,
}

/// A place where a line may end, and the next one begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Break {
    /// Cluster behind the line's last.
    pub(super) end: u32,
    /// First cluster of the next line; a space between the two is swallowed.
    pub(super) start: u32,
    /// How the line would end.
    pub(super) kind: LineEnd,
    /// What ending here costs.
    pub(super) penalty: i32,
    /// Totals for the line that ends here.
    pub(super) upto: Edge,
    /// Totals for the line that begins here.
    pub(super) from: Edge,
}

/// Costs of breaks; the scale is that of `linebreak`: 100 is a stretch of 1/20 em a gap.
mod cost {
    /// A word divided in English text, or in Chinese, where hyphens are rarer.
    pub(super) const HYPHEN: i32 = 60;
    pub(super) const HYPHEN_IN_HAN: i32 = 400;
    /// A number parted from its unit.
    pub(super) const UNIT: i32 = 300;
    /// A date divided inside: behind `月`, or behind a number.
    pub(super) const DATE: i32 = 1600;
    pub(super) const DATE_UNIT: i32 = 4000;
    /// An address divided behind one of its signs.
    pub(super) const ADDRESS: i32 = 200;
    /// Anything divided only because it does not fit.
    pub(super) const FORCED: i32 = 20_000;
}

/// Measure words and units that follow a number.
const UNITS: &str = "年月日号时点分秒个名人位户家次件项条届期版页元角万亿千百余多岁米里吨克斤亩度层栋座辆台只张份批场天周倍成章节組组所支第";

/// Sets the space between clusters: squeezed runs of marks, Han–Latin gaps.
pub(super) fn space(clusters: &mut [Cluster]) {
    for index in 1..clusters.len() {
        let [left, right] = &mut clusters[index - 1..=index] else { continue };
        let marks = left.class.is_mark() && right.class.is_mark();
        if marks && right.left > 0 && matches!(right.class, Class::Open) {
            right.before = -right.left;
        } else if marks && left.right > 0 {
            left.after = -left.right;
        } else if needs_gap(left, right) {
            right.before = GAP as i16;
        }
        left.pinned = left.class == right.class && matches!(left.class, Class::Dash | Class::Ellipsis)
            || matches!(left.class, Class::Gate | Class::Shy);
    }
}

fn needs_gap(left: &Cluster, right: &Cluster) -> bool {
    let western = |cluster: &Cluster| {
        matches!(cluster.class, Class::Latin | Class::Digit | Class::Prefix | Class::Suffix) && cluster.advance < 900
    };
    left.class.is_cjk() && western(right) || western(left) && right.class.is_cjk()
}

/// All breaks in order. The first stands before the text, the last behind it. Clusters
/// for which `forced` holds may be parted from their predecessor whatever the rules say.
pub(super) fn breaks(
    paragraph: &Paragraph,
    clusters: &[Cluster],
    faces: &HyphenWidths,
    forced: impl Fn(usize) -> bool,
) -> Vec<Break> {
    let mut breaks = Vec::with_capacity(clusters.len() + 2);
    let mut hyphens = paragraph.hyphens.iter().peekable();
    let widest = Opening::of(paragraph.script).widest;
    let mut total = Edge::default();
    // The same up to the last cluster that is not a space, and the index behind it.
    let mut inked = (0, total);
    for (index, cluster) in clusters.iter().enumerate() {
        while hyphens.next_if(|at| **at < cluster.at).is_some() {}
        let hyphen = hyphens.next_if_eq(&&cluster.at).is_some();
        // A line of nothing but space is none.
        if index == 0 || inked.0 > 0 {
            if let Some((kind, penalty)) = break_before(paragraph.script, clusters, index, hyphen) {
                let width = if kind == LineEnd::Hyphen { faces.at(paragraph, cluster.at) } else { 0 };
                breaks.push(make(clusters, index, kind, penalty, width, total, inked));
            } else if forced(index) {
                breaks.push(make(clusters, index, LineEnd::Forced, cost::FORCED, 0, total, inked));
            }
        }
        advance(&mut total, clusters, index, widest);
        if cluster.class != Class::Space {
            inked = (index + 1, total);
        }
    }
    breaks.push(make(clusters, clusters.len(), LineEnd::Last, 0, 0, total, inked));
    breaks
}

/// Adds one cluster, and the space between it and its predecessor, to the totals.
fn advance(total: &mut Edge, clusters: &[Cluster], index: usize, widest: i32) {
    let cluster = &clusters[index];
    let between = boundary(clusters, index);
    total.x += between + cluster.advance;
    if index > 0 {
        total.letters += i32::from(!clusters[index - 1].pinned);
        if cluster.before > 0 {
            total.gaps += GAP_MAX - GAP;
        }
    }
    let mut squeezable = i32::from(cluster.left + cluster.right + cluster.after + cluster.before.min(0));
    if cluster.class == Class::Space && cluster.character != '\u{3000}' && cluster.advance > 0 {
        total.spaces += (widest - cluster.advance).max(0);
        squeezable = (cluster.advance - SPACE_MIN).max(0);
    }
    if let Some(kind) = shrink_kind(cluster.class) {
        total.shrink[kind] += squeezable;
        total.tight -= squeezable;
    }
    total.tight += between + cluster.advance;
    total.solid += i32::from(cluster.class.is_solid());
}

/// Space between a cluster and its predecessor inside a line.
fn boundary(clusters: &[Cluster], index: usize) -> i32 {
    let behind = index.checked_sub(1).map_or(0, |left| clusters[left].after);
    i32::from(behind) + i32::from(clusters[index].before)
}

/// Which kind of shrink a class gives.
pub(super) fn shrink_kind(class: Class) -> Option<usize> {
    match class {
        Class::Space => Some(0),
        Class::Middle => Some(1),
        Class::Open | Class::Close => Some(2),
        Class::Comma => Some(3),
        Class::Stop => Some(4),
        _ => None,
    }
}

/// A break before the cluster at `index`. `total` is taken over all clusters before it,
/// `inked` over those without the spaces at their end, which the break swallows.
fn make(
    clusters: &[Cluster],
    index: usize,
    kind: LineEnd,
    penalty: i32,
    hyphen: i32,
    total: Edge,
    inked: (usize, Edge),
) -> Break {
    let (end, mut upto) = inked;
    if let Some(tail) = end.checked_sub(1).map(|tail| &clusters[tail]) {
        // At the line's end the mark has its blank half, which is tail, not shrink.
        let unsqueezed = -i32::from(tail.after);
        // `x` never held the space behind the last cluster.
        upto.tail = i32::from(tail.right);
        let counted = upto.tail - unsqueezed;
        if let Some(kind) = shrink_kind(tail.class).filter(|_| tail.class != Class::Space) {
            upto.shrink[kind] -= counted;
            upto.tight += counted;
        }
        upto.tight -= upto.tail;
    }
    upto.x += hyphen;
    upto.tight += hyphen;
    upto.letters += i32::from(kind == LineEnd::Hyphen);
    let mut from = total;
    if let Some(first) = clusters.get(index) {
        let between = boundary(clusters, index);
        let trimmed = if first.class == Class::Open { i32::from(first.left) } else { 0 };
        from.x += between + trimmed;
        from.tight += between + trimmed;
        // What is left of the opening mark's blank half is not to be shrunk again.
        let counted = trimmed + i32::from(first.before.min(0));
        if first.class == Class::Open {
            from.shrink[2] += counted;
            from.tight -= counted;
        }
        if index > 0 {
            from.letters += i32::from(!clusters[index - 1].pinned);
            if first.before > 0 {
                from.gaps += GAP_MAX - GAP;
            }
        }
    }
    Break { end: end as u32, start: index as u32, kind, penalty, upto, from }
}

/// Whether a line may end before the cluster at `index`, how, and at what cost.
fn break_before(script: Script, clusters: &[Cluster], index: usize, hyphen: bool) -> Option<(LineEnd, i32)> {
    let Some(left) = index.checked_sub(1) else { return Some((LineEnd::Soft, 0)) };
    let (before, after) = (&clusters[left], &clusters[index]);
    match before.class {
        Class::Space => {
            let inked = clusters[..left].iter().rev().find(|cluster| cluster.class != Class::Space);
            let allowed = !after.class.never_starts() && inked.is_some_and(|inked| !inked.class.never_ends());
            return allowed.then_some((LineEnd::Space, 0));
        }
        Class::Shy if after.class.is_western() => return Some((LineEnd::Hyphen, cost::HYPHEN / 2)),
        Class::Latin if hyphen && after.class == Class::Latin => {
            let penalty = if script.is_western() { cost::HYPHEN } else { cost::HYPHEN_IN_HAN };
            return Some((LineEnd::Hyphen, penalty));
        }
        _ => {}
    }
    if is_address(clusters, left) {
        return Some((LineEnd::Soft, cost::ADDRESS));
    }
    let penalty = break_between(before.class, after.class)?;
    Some((LineEnd::Soft, penalty + number_penalty(clusters, left)))
}

/// What parting a number from its unit, or a date inside, costs.
fn number_penalty(clusters: &[Cluster], left: usize) -> i32 {
    let (before, after) = (&clusters[left], &clusters[left + 1]);
    let in_date = |cluster: &Cluster| matches!(cluster.character, '年' | '月' | '日' | '时' | '分' | '点');
    match (before.class, after.class) {
        (Class::Digit, Class::Han) if in_date(after) => cost::DATE_UNIT,
        (Class::Digit, Class::Han) if UNITS.contains(after.character) => cost::UNIT,
        (Class::Han, Class::Digit) if in_date(before) && left > 0 && clusters[left - 1].class == Class::Digit => {
            cost::DATE
        }
        (Class::Han, Class::Digit) if before.character == '第' => cost::UNIT,
        _ => 0,
    }
}

/// Whether a Western token may be divided behind a sign because it is an address:
/// `https://…`, `name@host`.
fn is_address(clusters: &[Cluster], left: usize) -> bool {
    let sign = |cluster: &Cluster| matches!(cluster.character, '/' | '.' | '?' | '&' | '=' | '_' | '@' | '#' | '-');
    let part = |cluster: &Cluster| {
        cluster.class.is_western() || matches!(cluster.class, Class::Slash | Class::Point | Class::Connector)
    };
    if !sign(&clusters[left]) || !clusters[left + 1].class.is_western() || sign(&clusters[left + 1]) {
        return false;
    }
    // A look back is enough: the sign that tells an address stands at its head. The bound
    // keeps a pathological token linear.
    let head = clusters[..=left].iter().rev().take(256).take_while(|cluster| part(cluster));
    let mut slashes = 0;
    for cluster in head {
        slashes = if cluster.character == '/' { slashes + 1 } else { 0 };
        if slashes == 2 || cluster.character == '@' {
            return true;
        }
    }
    false
}

/// Widths of a hyphen in each face.
#[derive(Clone, Copy, Debug)]
pub(super) struct HyphenWidths([i32; FaceRole::ALL.len()]);

impl HyphenWidths {
    pub(super) fn new(faces: &dyn Measure) -> Self {
        Self(FaceRole::ALL.map(|face| faces.advance(face, '-').0))
    }

    fn at(&self, paragraph: &Paragraph, byte: u32) -> i32 {
        let span = paragraph.spans.partition_point(|span| span.range.end <= byte as usize);
        self.0[paragraph.spans.get(span).map_or(FaceRole::Body, |span| span.face) as usize]
    }
}
