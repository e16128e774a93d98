//! An article's blocks as one long galley of items, each a whole number of rows.

mod breaks;
mod collect;
mod desk;
mod distribute;
mod galley;
mod table;

pub use breaks::Breaks;
pub use collect::{caption_flows, collect};
pub use desk::Desk;
pub use distribute::{Goal, distribute};
pub use galley::{Galley, GalleyFigure, GalleyText, Item, ItemKind, Keep, TextKind};
