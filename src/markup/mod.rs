//! Text and lines as HTML strings: pure, and the one place that escapes.
//!
//! [`sheet`] draws what the layout placed, every line where layout broke it, so that each
//! engine breaks it in the same places while find, copy and screen readers see running
//! paragraphs; the styles that this relies on are `style/text.css`. [`runs`] gives marked
//! text that the browser breaks by itself, and [`Html`] writes everything else.

mod caption;
mod escape;
mod figure;
mod furniture;
mod head;
mod html;
mod legs;
mod lines;
mod miniature;
mod pen;
mod picture;
mod runs;
mod sheet;
mod teaser;
mod words;

pub use escape::{attribute, escape, href};
pub use html::{Html, when};
pub use miniature::miniature;
pub use pen::{Drawing, Pen};
pub use picture::{Wanted, files, picture};
pub use runs::runs;
pub use sheet::{Paper, articles, sheet, sheets};
pub use words::own_words;

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
