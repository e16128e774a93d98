//! What was published: the bundle as serde types, without geometry.
//!
//! `editions/index.json` is an [`EditionIndex`], `editions/DATE/edition.json` an
//! [`Edition`], and each page's bodies are a [`PageBodies`] file. Every file carries
//! `schema`; unknown fields are ignored, a newer schema is refused ([`read`]).

mod address;
mod article;
mod calendar;
mod date;
mod divisions;
mod face;
mod index;
mod issue;
mod json;
mod locator;
mod pairs;
mod picture;
mod quote;
mod read;
mod sentences;
mod text;
mod words;

pub use address::{Address, Part};
pub use article::{Block, Body, Figure, Head, Hints, Kind, ListItem, PageBodies, Person, Place, RUN_IN_JOINTS, Rank};
pub use date::{Date, Weekday};
pub use divisions::Divisions;
pub use face::{Advances, Face, FaceRole};
pub use index::{EditionEntry, EditionIndex, Year};
pub use issue::{Edition, Issue, LANGUAGE_PATTERN, Page, Paper};
pub use json::from_json;
pub use locator::Locator;
pub use pairs::Pairs;
pub use picture::{Focus, Format, Picture, Placeholder, Rendition};
pub use quote::Quote;
pub use read::{BundleError, read};
pub use sentences::{Sentence, sentences};
pub use text::{Mark, Run, Text};
pub use words::{HeadWords, LineWords};

/// The bundle format that this crate writes, and the newest that it reads.
pub const SCHEMA: u32 = 1;
