//! What line breaking takes and gives.

use std::ops::Range;

use super::super::Em;
use crate::edition::{FaceRole, Mark};

/// Text to be broken into lines: flat, with faces and marks as ranges of bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// All characters.
    pub text: String,
    /// Faces and marks; in order, touching, covering all of `text`.
    pub spans: Vec<Span>,
    /// First-line indent.
    pub indent: Em,
    /// How lines fill the measure.
    pub align: Align,
}

/// A range of a paragraph with one face and at most one mark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// Face that it is measured and drawn in.
    pub face: FaceRole,
    /// Its mark.
    pub mark: Option<Mark>,
}

/// How lines fill their measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Both edges, the last line from the start.
    #[default]
    Justify,
    /// From the start, ragged.
    Start,
    /// Centred.
    Centre,
    /// To the end.
    End,
}

/// A paragraph broken for one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetText {
    /// The paragraph.
    pub paragraph: Paragraph,
    /// Length of its lines.
    pub measure: Em,
    /// Its lines; their ranges join up but for the spaces that breaks swallow.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the paragraph's text, without a space at the break.
    pub range: Range<usize>,
    /// Width with all adjustments but without stretch.
    pub width: Em,
    /// Space added before (or taken from) single characters: squeezed marks, Han–Latin gaps.
    pub adjusts: Vec<Adjust>,
    /// Space added after every character but the line's last, to fill the measure.
    pub letter_spacing: Em,
    /// Space added at every Western word space, beside the above.
    pub word_spacing: Em,
    /// How it ends.
    pub end: LineEnd,
}

/// Space at one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Adjust {
    /// First byte of the character.
    pub at: usize,
    /// Space before it; negative takes the left half of an opening mark.
    pub before: Em,
    /// Space after it; negative takes the right half of a closing mark.
    pub after: Em,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineEnd {
    /// Between two characters.
    Soft,
    /// At a word space, which stands after the line's range.
    Space,
    /// Inside a Western word; a hyphen is drawn.
    Hyphen,
    /// Inside a token that was too wide for the measure.
    Forced,
    /// The paragraph's end.
    Last,
}
