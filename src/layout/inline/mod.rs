//! A paragraph and a measure in, lines out.

mod line;

pub use line::{Adjust, Align, Line, LineEnd, Paragraph, SetText, Span};
