//! What line breaking takes and gives.

use std::ops::Range;
use std::sync::Arc;

use super::super::Em;
use crate::edition::{FaceRole, LineWords, Mark};

/// Text to be broken into lines: flat, with faces and marks as ranges of bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// All characters. A newline is a space, and in a headline the editor's line break.
    pub text: String,
    /// Faces and marks; in order, touching, covering all of `text`.
    pub spans: Vec<Span>,
    /// First-line indent.
    pub indent: Em,
    /// How lines fill the measure.
    pub align: Align,
    /// Whose rules it follows.
    pub script: Script,
    /// Its words, for [`headline`](super::headline); other lines break by rule alone.
    pub words: LineWords,
    /// Bytes before which its words may be divided, ascending: see
    /// [`hyphens`](super::hyphens).
    pub hyphens: Vec<u32>,
}

impl Paragraph {
    /// A paragraph in the body face with no marks and no indent.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let spans = vec![Span { range: 0..text.len(), face: FaceRole::Body, mark: None }];
        Self { text, spans, ..Self::default() }
    }

    /// Lines as an editor set them, in one face, for [`headline`](super::headline).
    pub fn of_lines(lines: &[impl AsRef<str>], face: FaceRole) -> Self {
        let text = lines.iter().map(|line| line.as_ref().trim()).collect::<Vec<_>>().join("\n");
        let spans = vec![Span { range: 0..text.len(), face, mark: None }];
        Self { text, spans, ..Self::default() }
    }
}

/// Whose rules a paragraph follows: decides which marks have a blank half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Script {
    /// Chinese of the mainland: stops stand in the lower left of their square.
    #[default]
    Simplified,
    /// Chinese of Taiwan and Hong Kong: stops stand in the middle.
    Traditional,
    /// Japanese.
    Japanese,
    /// English.
    English,
    /// Any other writing with spaces between words.
    Western,
}

impl Script {
    /// The script of a BCP 47 language tag.
    pub fn of(language: &str) -> Self {
        let tag = language.to_ascii_lowercase();
        let mut subtags = tag.split(['-', '_']);
        match subtags.next() {
            Some("zh" | "yue" | "") => {
                // A script that is named says more than a place.
                let simplified = subtags.clone().any(|subtag| subtag == "hans");
                let traditional = subtags.any(|subtag| matches!(subtag, "hant" | "tw" | "hk" | "mo"));
                if traditional && !simplified { Self::Traditional } else { Self::Simplified }
            }
            Some("ja") => Self::Japanese,
            Some("en") => Self::English,
            _ => Self::Western,
        }
    }

    /// Whether its running text is of words with spaces between them.
    pub fn is_western(self) -> bool {
        matches!(self, Self::English | Self::Western)
    }
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
    pub paragraph: Arc<Paragraph>,
    /// Length of its lines.
    pub measure: Em,
    /// Its lines; their ranges join up but for the spaces that breaks swallow. None if
    /// the paragraph has nothing but space.
    pub lines: Vec<Line>,
}

impl SetText {
    /// First-line indent at this measure: never more than half of it.
    pub fn indent(&self) -> Em {
        indent(&self.paragraph, self.measure)
    }

    /// The line that shows a byte of the paragraph's text; a swallowed space belongs to
    /// the line that it ends. No line if there are none.
    pub fn line_at(&self, byte: usize) -> Option<usize> {
        let after = self.lines.partition_point(|line| line.range.start <= byte);
        (!self.lines.is_empty()).then(|| after.saturating_sub(1))
    }

    /// The line that shows the character at an offset as [`Locator`](crate::edition::Locator)s
    /// count it, in Unicode scalar values; an offset past the end is the last line.
    pub fn line_of(&self, offset: usize) -> Option<usize> {
        let text = &self.paragraph.text;
        self.line_at(text.char_indices().nth(offset).map_or(text.len(), |(byte, _)| byte))
    }

    /// Space that a line leaves at its end after its stretch.
    pub fn slack(&self, index: usize) -> Em {
        let indent = if index == 0 { self.indent() } else { Em::ZERO };
        let line = &self.lines[index];
        self.measure - indent - line.width - line.stretch
    }
}

/// First-line indent of a paragraph at a measure.
pub(super) fn indent(paragraph: &Paragraph, measure: Em) -> Em {
    paragraph.indent.min(measure / 2).max(Em::ZERO)
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the paragraph's text, without a space at the break.
    pub range: Range<usize>,
    /// Width with all adjustments but without letter and word spacing.
    pub width: Em,
    /// What letter and word spacing add to it.
    pub stretch: Em,
    /// Space added before (or taken from) single characters: squeezed marks, Han–Latin
    /// gaps. In the order of the text.
    pub adjusts: Vec<Adjust>,
    /// Space added after every grapheme cluster but the line's last, a hyphen being one, to
    /// fill the measure.
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
    /// The width that layout counted with, if a font of the reader's system draws it and
    /// has a width of its own.
    pub boxed: Option<Em>,
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
    /// Inside a token that was too wide for the measure; a space there is swallowed too.
    Forced,
    /// The paragraph's end.
    Last,
}
