//! Drafts of an edition's source from what a newsroom already has.
//!
//! An importer reads its input into a [`Draft`]: pages, items and a list of [`Doubt`]s. The
//! draft then becomes the files of an edition source ([`Draft::files`]), which [`write()`]
//! puts into a folder. An importer never drops or invents text: what it cannot place it
//! keeps as a paragraph, and what it guessed it says.

mod command;
mod doubt;
mod draft;
mod folder;
mod markdown;
pub mod ninjs;
pub mod text;

pub use command::Import;
pub use doubt::{Doubt, Unsure};
pub use draft::{Draft, DraftPage, Item, Options, Part};
pub use folder::{ImportError, write};
