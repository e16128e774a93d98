//! Rectangles of the layout as styles.

use crate::layout::{Px, Rect, decimal};

/// A length as CSS writes it; 1/64 px is exact in decimal.
pub fn css(length: Px) -> String {
    decimal(length.css()) + "px"
}

/// Left, top, width and height of a rectangle inside another.
pub fn within(rect: Rect, parent: Rect) -> [String; 4] {
    [css(rect.x - parent.x), css(rect.y - parent.y), css(rect.width), css(rect.height)]
}
