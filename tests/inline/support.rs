//! Paragraphs, lines as strings, and the rules as an outsider would check them.

use std::sync::Arc;

use epaper::edition::FaceRole;
use epaper::layout::inline::{LineEnd, Paragraph, Prepared, Script, SetText, set};
use epaper::layout::{Em, Faces, Measure};
use unicode_segmentation::UnicodeSegmentation;

use super::corpus::english_hyphens;

/// A body paragraph without indent, set to whole ems with rough advances: one em for a
/// full-width character, half an em for any other.
pub fn set_plain(text: &str, ems: i32) -> SetText {
    set_in(Script::Simplified, text, ems)
}

/// The same by the rules of another script.
pub fn set_in(script: Script, text: &str, ems: i32) -> SetText {
    set(&paragraph(script, text), Em::whole(ems), &Faces::default())
}

/// Prepared as body text is, with an indent of two ems.
pub fn prepared(script: Script, text: &str) -> Prepared {
    let paragraph = Paragraph { indent: Em::whole(2), ..paragraph(script, text) };
    Prepared::new(Arc::new(paragraph), &Faces::default())
}

fn paragraph(script: Script, text: &str) -> Paragraph {
    let hyphens = if script == Script::Western { vec![] } else { english_hyphens(text) };
    Paragraph { script, hyphens, ..Paragraph::plain(text) }
}

/// The lines' text.
pub fn lines(set: &SetText) -> Vec<&str> {
    set.lines.iter().map(|line| &set.paragraph.text[line.range.clone()]).collect()
}

/// Characters that no line begins with, unless by force.
pub const NEVER_FIRST: &str = "、，。；：？！）】》〉”’」』…—～·%℃％,.;:!?)";
/// Characters that no line ends with, unless by force.
pub const NEVER_LAST: &str = "（【《〈“‘「『$";

/// Lines that begin or end with what may not stand there, without having been forced.
pub fn forbidden(set: &SetText) -> Vec<String> {
    let mut found = Vec::new();
    for (index, line) in set.lines.iter().enumerate() {
        let text = &set.paragraph.text[line.range.clone()];
        let forced = index > 0 && set.lines[index - 1].end == LineEnd::Forced;
        let first = text.chars().next().filter(|first| index > 0 && !forced && NEVER_FIRST.contains(*first));
        let last = text.chars().next_back().filter(|last| NEVER_LAST.contains(*last));
        let free = !matches!(line.end, LineEnd::Forced | LineEnd::Last);
        if first.is_some() || (last.is_some() && free) {
            found.push(text.to_owned());
        }
    }
    found
}

/// Whether the last of several lines has one character alone, punctuation aside.
pub fn has_runt(set: &SetText) -> bool {
    let Some(last) = set.lines.last().filter(|_| set.lines.len() > 1) else { return false };
    let text = &set.paragraph.text[last.range.clone()];
    text.chars().filter(|character| character.is_alphanumeric()).count() <= 1
}

/// Width of a line added up from its text and adjusts alone, hyphen included.
pub fn added_width(set: &SetText, index: usize) -> Em {
    let line = &set.lines[index];
    let text = &set.paragraph.text[line.range.clone()];
    let mut width = Em::ZERO;
    let mut blank = false;
    for (at, cluster) in text.grapheme_indices(true) {
        let white = cluster.bytes().all(|byte| byte.is_ascii_whitespace());
        let outer = line.range.start + at == 0 || line.range.start + at + cluster.len() == set.paragraph.text.len();
        if !white || !(blank || outer) {
            width += match cluster {
                "\u{200B}" | "\u{AD}" => Em::ZERO,
                _ if white => Faces::default().advance(FaceRole::Body, ' '),
                _ => Faces::default().cluster(FaceRole::Body, cluster),
            };
        }
        blank = white;
    }
    width += line.adjusts.iter().map(|adjust| adjust.before + adjust.after).sum();
    if line.end == LineEnd::Hyphen {
        width += Faces::default().advance(FaceRole::Body, '-');
    }
    width
}
