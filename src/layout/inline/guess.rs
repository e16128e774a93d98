//! Ends of a headline's lines where its words are not known.
//!
//! Chinese writes no spaces between words, and a reader of a headline stumbles over a word
//! divided by a line's end. Without a dictionary, the characters that head or close a
//! phrase and the even beat of two-character words tell most ends of words.

use super::LineEnd;
use super::class::Class;
use super::collect::Cluster;
use super::items::Break;

/// Never heads a line: it belongs to the word before it.
pub(super) const CLOSING: &str = "的了着过们等之地得吗呢吧啊呀者性化员们";
/// Better not the last of a line: what it governs comes next.
pub(super) const GOVERNING: &str = "在为向与和及把被从对将让以使于第不最更再又也都就是有其这那每各新老大小";
/// A phrase often begins with it, so a line may.
pub(super) const OPENING: &str = "在为向与和及把被从对将让以使";

/// Ends that cost as much by rule part a number from its unit, a date or an address.
pub(super) const BOUND: i32 = 200;

/// Costs on the scale of `linebreak` with balanced lines, where moving one character of
/// eight costs about 250.
mod cost {
    /// Between two characters of which nothing is known.
    pub(super) const UNKNOWN: i32 = 500;
    /// Behind an odd number of characters since the last known end of a word.
    pub(super) const ODD: i32 = 500;
    /// Before a character that closes a word.
    pub(super) const CLOSING: i32 = 20_000;
    /// Behind a character that governs the next.
    pub(super) const GOVERNING: i32 = 700;
    /// Before a phrase.
    pub(super) const OPENING: i32 = 150;
    /// Between quotes or brackets.
    pub(super) const QUOTED: i32 = 700;
    /// At a mark, beside a quotation or a Western word.
    pub(super) const MARK: i32 = 50;
    /// Inside a Western word, a number or a date.
    pub(super) const WORD: i32 = 20_000;
}

/// Sets the penalty of each break by sense.
pub(super) fn weigh(clusters: &[Cluster], breaks: &mut [Break]) {
    let mut depth: i32 = 0;
    // Characters since the last known end of a word.
    let mut beat = 0;
    let mut seen = 0;
    for place in breaks.iter_mut().skip(1) {
        for cluster in &clusters[seen..place.start as usize] {
            match cluster.class {
                Class::Open => (depth, beat) = (depth + 1, 0),
                Class::Close => (depth, beat) = ((depth - 1).max(0), 0),
                Class::Han if !is_in(cluster, CLOSING) && !is_in(cluster, OPENING) => beat += 1,
                _ => beat = 0,
            }
        }
        seen = place.start as usize;
        let inside = if depth > 0 { cost::QUOTED } else { 0 };
        place.penalty = match place.kind {
            LineEnd::Last => 0,
            LineEnd::Space => inside,
            LineEnd::Hyphen | LineEnd::Forced => cost::WORD,
            LineEnd::Soft if place.penalty >= BOUND => cost::WORD.min(place.penalty * 8) + inside,
            LineEnd::Soft => between(&clusters[seen - 1], &clusters[seen], beat) + inside,
        };
    }
}

/// Cost of an end between two neighbours, `beat` characters behind a known end.
fn between(before: &Cluster, after: &Cluster, beat: u32) -> i32 {
    if is_in(after, CLOSING) {
        return cost::CLOSING;
    }
    if before.class != Class::Han || after.class != Class::Han {
        return if is_in(before, GOVERNING) { cost::GOVERNING } else { cost::MARK };
    }
    if is_in(before, GOVERNING) {
        return cost::UNKNOWN + cost::GOVERNING;
    }
    let odd = if beat % 2 == 1 { cost::ODD } else { 0 };
    // A phrase may follow a word of one character: `路` | `和`.
    if is_in(after, OPENING) { cost::OPENING + odd / 2 } else { cost::UNKNOWN + odd }
}

pub(super) fn is_in(cluster: &Cluster, characters: &str) -> bool {
    characters.contains(cluster.character)
}
