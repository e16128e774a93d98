//! Where Western words may be divided: Liang's patterns, by the `hypher` crate.

use hypher::{Lang, hyphenate_bounded};

use super::class::Class;
use super::collect::Cluster;
use super::{Paragraph, Script};

/// Shorter words stay whole.
const SHORTEST: usize = 6;
/// Letters that stay before and behind a hyphen.
const BEFORE: usize = 2;
const BEHIND: usize = 3;
/// Longer "words" are no words.
const LONGEST: usize = 40;

/// Indices of the clusters before which a word may be divided, ascending. English words
/// are divided in English text and where they stand in Chinese or Japanese; words of
/// other languages are not ours to divide.
pub(super) fn points(paragraph: &Paragraph, clusters: &[Cluster]) -> Vec<u32> {
    let mut points = Vec::new();
    if paragraph.script == Script::Western {
        return points;
    }
    let is_letter = |cluster: &Cluster| cluster.class == Class::Latin && cluster.character.is_alphabetic();
    let mut index = 0;
    while index < clusters.len() {
        let length = clusters[index..].iter().take_while(|cluster| is_letter(cluster)).count();
        if (SHORTEST..=LONGEST).contains(&length) {
            let word = &clusters[index..index + length];
            let lone = stands_alone(clusters, index, index + length);
            // An acronym or a name in capitals is not divided.
            let lower = word[1..].iter().all(|letter| letter.character.is_lowercase());
            if lone && lower {
                divide(paragraph, clusters, index, length, &mut points);
            }
        }
        index += length.max(1);
    }
    points
}

/// Whether the letters are a word by themselves, and no part of an address or a code.
fn stands_alone(clusters: &[Cluster], begin: usize, end: usize) -> bool {
    let part = |cluster: &Cluster| cluster.class.is_western() || cluster.class == Class::Slash;
    let sign = |cluster: &Cluster| cluster.class == Class::Point;
    let before = begin.checked_sub(1).map(|left| &clusters[left]);
    let ends_sentence = clusters.get(end + 1).is_none_or(|next| !part(next));
    !before.is_some_and(|before| part(before) || sign(before))
        && !clusters.get(end).is_some_and(|after| part(after) || sign(after) && !ends_sentence)
}

fn divide(paragraph: &Paragraph, clusters: &[Cluster], first: usize, length: usize, points: &mut Vec<u32>) {
    let begin = clusters[first].at as usize;
    let end = clusters.get(first + length).map_or(paragraph.text.len(), |next| next.at as usize);
    let mut at = begin;
    for syllable in hyphenate_bounded(&paragraph.text[begin..end], Lang::English, BEFORE, BEHIND) {
        at += syllable.len();
        let offset = clusters[first..first + length].partition_point(|letter| (letter.at as usize) < at);
        if at < end && clusters[first + offset].at as usize == at {
            points.push((first + offset) as u32);
        }
    }
}
