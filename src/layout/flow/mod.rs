//! An article's blocks as one long galley of items, each a whole number of rows.

mod breaks;
mod collect;
mod galley;
mod greedy;
mod table;

pub use breaks::Breaks;
pub use collect::collect;
pub(crate) use collect::paragraph_of;
pub use galley::{Galley, GalleyFigure, GalleyText, Item, ItemKind, Keep, TextKind};
pub(crate) use greedy::set;
