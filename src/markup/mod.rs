//! Text and lines as HTML strings: pure, and the one place that escapes.
//!
//! [`lines`], [`legs`] and [`caption`] draw lines that layout has broken, so that every
//! engine breaks them in the same places while find, copy and screen readers see running
//! paragraphs; their styles are `style/text.css`. [`runs`] gives marked text that the
//! browser breaks by itself.

mod caption;
mod escape;
mod legs;
mod lines;
mod picture;
mod runs;

pub use caption::caption;
pub use escape::{attribute, escape, href};
pub use legs::legs;
pub use lines::lines;
pub use picture::picture;
pub use runs::runs;

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
