//! A caption: pointer, text, credit.

use std::fmt::Write;

use super::lines::{indent, write_lines};
use crate::layout::Setting;
use crate::layout::fragment::Pointer;
use crate::layout::inline::SetText;

/// The inside of a `figcaption`. `credit` is the first byte of the credit in the text.
pub fn caption(text: &SetText, credit: usize, pointer: Option<Pointer>) -> String {
    let _ = (credit, pointer);
    let mut html = String::new();
    let _ = write!(html, "<p class=\"text\"{}>", indent(text, 0));
    write_lines(&mut html, text, 0..text.lines.len(), &[], Setting::Caption.face());
    html.push_str("</p>");
    html
}
