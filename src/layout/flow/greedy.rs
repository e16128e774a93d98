//! First-fit line breaking, until the total-fit breaker takes its place.

use super::super::inline::{Line, LineEnd, Paragraph, SetText};
use super::super::{Em, Measure};

/// Breaks a paragraph wherever the next character does not fit.
pub(crate) fn set(paragraph: &Paragraph, measure: Em, widths: &dyn Measure) -> SetText {
    let mut lines = Vec::new();
    let (mut start, mut width) = (0, paragraph.indent);
    for (at, character) in paragraph.text.char_indices() {
        let face = paragraph
            .spans
            .iter()
            .find(|span| span.range.contains(&at))
            .map_or_else(Default::default, |span| widths.advance(span.face, character));
        if width + face > measure && at > start {
            lines.push(line(start..at, width, LineEnd::Soft));
            (start, width) = (at, Em::ZERO);
        }
        width += face;
    }
    if start < paragraph.text.len() {
        lines.push(line(start..paragraph.text.len(), width, LineEnd::Last));
    }
    SetText { paragraph: paragraph.clone(), measure, lines }
}

fn line(range: std::ops::Range<usize>, width: Em, end: LineEnd) -> Line {
    Line { range, width, adjusts: Vec::new(), letter_spacing: Em::ZERO, word_spacing: Em::ZERO, end }
}
