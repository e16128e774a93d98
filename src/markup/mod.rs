//! Text and lines as HTML strings: pure, and the one place that escapes.

mod caption;
mod legs;
mod lines;

pub use caption::caption;
pub use legs::legs;
pub use lines::lines;

use crate::edition::FaceRole;
use crate::layout::inline::{Align, SetText};

/// Value of `data-face`.
pub fn face(role: FaceRole) -> &'static str {
    match role {
        FaceRole::Body => "body",
        FaceRole::Strong => "strong",
        FaceRole::Headline => "headline",
        FaceRole::Note => "note",
    }
}

/// Value of `data-align`.
pub fn align(text: &SetText) -> &'static str {
    match text.paragraph.align {
        Align::Justify => "justify",
        Align::Start => "start",
        Align::Centre => "centre",
        Align::End => "end",
    }
}
