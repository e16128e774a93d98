//! An article's blocks as one long galley of items, each a whole number of rows.

mod breaks;
mod collect;
mod galley;
mod table;

pub(crate) use super::inline::set;
pub use breaks::Breaks;
pub use collect::collect;
pub(crate) use collect::paragraph_of;
pub use galley::{Galley, GalleyFigure, GalleyText, Item, ItemKind, Keep, TextKind};
