//! Ends of a headline's lines where its words are known: behind whole words, by sense.

use super::class::Class;
use super::collect::Cluster;
use super::guess::{BOUND, CLOSING, OPENING, is_in};
use super::items::Break;
use super::{LineEnd, Paragraph};
use crate::layout::Em;

/// Words that never head a line, beside [`CLOSING`]: what they join stands before them.
const JOINING: &str = "和与及";

/// Costs on the scale of `linebreak` with balanced lines, where moving one character of
/// eight costs about 250 and a line more costs 4000: sense alone adds no line.
mod cost {
    /// Between two words.
    pub(super) const WORD: i32 = 300;
    /// Between a verb and what it governs.
    pub(super) const OBJECT: i32 = 50;
    /// Before a phrase: `为`, `在`.
    pub(super) const PHRASE: i32 = 150;
    /// Beside a quotation, or behind a mark that is no comma.
    pub(super) const MARK: i32 = 50;
    /// Inside a quotation or brackets.
    pub(super) const QUOTED: i32 = 1500;
    /// Before a word of one character; it is often the rest of a name.
    pub(super) const LONE_FIRST: i32 = 1000;
    /// Behind a word of one character; it often governs the next, or begins a name.
    pub(super) const LONE_LAST: i32 = 900;
    /// Before a word that closes another.
    pub(super) const CLOSING: i32 = 20_000;
    /// Inside a word, beside what the rule says.
    pub(super) const DIVIDED: i32 = 20_000;
}

/// Of all breaks those that part no word, with what they cost. A piece between two of
/// them that is wider than the measure keeps the breaks inside it too.
pub(super) fn whole(paragraph: &Paragraph, clusters: &[Cluster], breaks: &[Break], measure: Em) -> Vec<Break> {
    let words = Words::new(paragraph, clusters);
    let mut kept = vec![breaks[0]];
    // Index of the last one kept.
    let mut last = 0;
    let mut depth = 0;
    for (index, place) in breaks.iter().enumerate().skip(1) {
        for cluster in &clusters[breaks[index - 1].start as usize..place.start as usize] {
            match cluster.class {
                Class::Open => depth += 1,
                Class::Close => depth = (depth - 1).max(0),
                _ => {}
            }
        }
        let Some(penalty) = words.cost_at(place) else { continue };
        if place.upto.tight - breaks[last].from.tight > measure.0 {
            kept.extend(breaks[last + 1..index].iter().copied().map(divided));
        }
        let quoted = if depth > 0 && place.kind != LineEnd::Last { cost::QUOTED } else { 0 };
        kept.push(Break { penalty: penalty + quoted, ..*place });
        last = index;
    }
    kept
}

/// A break inside a word.
fn divided(place: Break) -> Break {
    let kind = if place.kind == LineEnd::Soft { LineEnd::Forced } else { place.kind };
    Break { kind, penalty: place.penalty + cost::DIVIDED, ..place }
}

/// Where words and objects begin, cluster by cluster.
struct Words<'a> {
    clusters: &'a [Cluster],
    begins: Vec<bool>,
    objects: Vec<bool>,
}

impl<'a> Words<'a> {
    fn new(paragraph: &Paragraph, clusters: &'a [Cluster]) -> Self {
        let mut begins = vec![false; clusters.len()];
        let mut objects = vec![false; clusters.len()];
        let mut index = 0;
        for (offset, (byte, _)) in paragraph.text.char_indices().enumerate() {
            while clusters.get(index).is_some_and(|cluster| (cluster.at as usize) < byte) {
                index += 1;
            }
            let Some(cluster) = clusters.get(index) else { break };
            let is_in =
                |offsets: &[u16]| u16::try_from(offset).is_ok_and(|offset| offsets.binary_search(&offset).is_ok());
            if cluster.at as usize == byte {
                begins[index] = is_in(&paragraph.words.begins);
                objects[index] = is_in(&paragraph.words.objects);
            }
        }
        Self { clusters, begins, objects }
    }

    /// What a line's end costs; nothing is known of one inside a word.
    fn cost_at(&self, place: &Break) -> Option<i32> {
        match place.kind {
            LineEnd::Last | LineEnd::Space => Some(0),
            LineEnd::Hyphen | LineEnd::Forced => None,
            // A number and its unit, a date, an address.
            LineEnd::Soft if place.penalty >= BOUND => None,
            LineEnd::Soft => self.cost_between(place.start as usize),
        }
    }

    /// What an end between a cluster and the one before it costs.
    fn cost_between(&self, index: usize) -> Option<i32> {
        let (before, after) = (&self.clusters[index - 1], &self.clusters[index]);
        if before.class == Class::Middle {
            return None;
        }
        let is_lone = self.is_lone(index);
        let closes = is_in(after, CLOSING) || is_in(after, JOINING);
        if !(before.class.is_solid() && after.class.is_solid()) {
            return Some(match before.class {
                _ if is_lone && closes => cost::CLOSING,
                Class::Comma => 0,
                _ => cost::MARK,
            });
        }
        if !self.begins[index] {
            return None;
        }
        if is_lone && closes {
            return Some(cost::CLOSING);
        }
        let first = match is_lone {
            true if is_in(after, OPENING) => cost::PHRASE,
            true => cost::LONE_FIRST,
            false if self.objects[index] => cost::OBJECT,
            false => cost::WORD,
        };
        let lone_last = self.begins[index - 1] && !is_in(before, CLOSING) && !is_in(before, JOINING);
        Some(first + if lone_last { cost::LONE_LAST } else { 0 })
    }

    /// Whether the word that begins at a cluster ends there too.
    fn is_lone(&self, index: usize) -> bool {
        let ends = |next: &Cluster| !next.class.is_solid() || self.begins[index + 1];
        self.begins[index] && self.clusters.get(index + 1).is_none_or(ends)
    }
}
