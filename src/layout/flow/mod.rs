//! An article's blocks as one long galley of items, each a whole number of rows.

mod galley;

pub use galley::{Galley, GalleyFigure, GalleyText, Item, ItemKind, Keep, TextKind};
