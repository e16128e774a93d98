//! Lines of a set text as spans.

use std::fmt::Write;
use std::ops::Range;

use crate::layout::inline::SetText;

/// Blank rows behind a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Index of the line.
    pub behind: usize,
    /// How many.
    pub rows: u32,
}

/// All lines of a text.
pub fn lines(text: &SetText) -> String {
    let mut html = String::new();
    write_lines(&mut html, text, 0..text.lines.len(), &[]);
    html
}

pub(super) fn write_lines(html: &mut String, text: &SetText, lines: Range<usize>, blanks: &[Blank]) {
    for index in lines.clone() {
        let line = &text.lines[index];
        html.push_str("<span data-line>");
        for span in &text.paragraph.spans {
            let from = span.range.start.max(line.range.start);
            let to = span.range.end.min(line.range.end);
            if from < to {
                let piece = text.paragraph.text[from..to].replace('&', "&amp;").replace('<', "&lt;");
                let _ = write!(html, "<span data-face=\"{}\">{piece}</span>", super::face(span.face));
            }
        }
        html.push_str("</span>");
        for _ in 0..blanks.iter().find(|blank| blank.behind == index).map_or(0, |blank| blank.rows) {
            html.push_str("<b class=\"blank\"></b>");
        }
        if index + 1 < lines.end {
            let space = text.paragraph.text[line.range.end..].starts_with(' ');
            html.push_str(if space { " " } else { "<wbr>" });
        }
    }
}
