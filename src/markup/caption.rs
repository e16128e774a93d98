//! A caption: pointer, text, credit.

use std::fmt::Write;

use super::lines::write_lines;
use crate::layout::fragment::Pointer;
use crate::layout::inline::SetText;

/// The inside of a `figcaption`. `credit` is the first byte of the credit in the text.
pub fn caption(text: &SetText, credit: usize, pointer: Option<Pointer>) -> String {
    let _ = (credit, pointer);
    let mut html = String::new();
    let _ = html.write_str("<p class=\"text\">");
    write_lines(&mut html, text, 0..text.lines.len(), &[]);
    html.push_str("</p>");
    html
}
