//! Paragraphs, and lines as strings.

use epaper::layout::inline::{Paragraph, SetText, set};
use epaper::layout::{Em, Faces};

/// A body paragraph without indent, set to whole ems with rough advances: one em for a
/// full-width character, half an em for any other.
pub fn set_plain(text: &str, ems: i32) -> SetText {
    set(&Paragraph::plain(text), Em::whole(ems), &Faces::default())
}

/// The lines' text.
pub fn lines(set: &SetText) -> Vec<&str> {
    set.lines.iter().map(|line| &set.paragraph.text[line.range.clone()]).collect()
}
