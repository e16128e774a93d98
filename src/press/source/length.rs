//! How long a paragraph may be.

use super::part::Part;
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};

/// Longest paragraph in characters: many times the longest that a newspaper prints.
pub const PARAGRAPH_LIMIT: usize = 50_000;

/// Paragraphs beyond the limit are reported, and the body is not read at all then.
pub(super) fn refuse_long_paragraphs(part: &Part, out: &mut Diagnostics) -> bool {
    let mut long = false;
    let mut start = 0;
    for paragraph in part.as_str().split_inclusive("\n\n") {
        // A character has at least one byte: most paragraphs need no counting.
        if paragraph.len() > PARAGRAPH_LIMIT {
            let characters = paragraph.trim_end().chars().count();
            if characters > PARAGRAPH_LIMIT {
                let message = format!("a paragraph of {characters} characters; at most {PARAGRAPH_LIMIT} can be set");
                out.push(
                    Diagnostic::error(Code::ParagraphTooLong, part.place(start..start + 1), message)
                        .hint("divide it with empty lines"),
                );
                long = true;
            }
        }
        start += paragraph.len();
    }
    long
}
