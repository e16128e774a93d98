//! Finding words in what was published: the same pure code makes the index natively and asks
//! it in the reader.
//!
//! The press cuts the text of every page into grams, pieces of one to three characters
//! ([`grams`]), and lists for each gram the pages that have it ([`Shard`]). A [`Query`] is cut
//! the same way: a page that holds its words is on the lists of all of their grams. What is on
//! all lists is a candidate, no more: its text ([`PageText`]) is fetched, and
//! [`Query::hits`] says what is really there. So any substring is found, in any script, and
//! nothing else is.
//!
//! Texts and queries are folded by a [`Folding`], which the press publishes with the index:
//! the tables of cases, widths and Traditional characters are no part of the reader.

mod candidates;
mod excerpt;
mod files;
mod folding;
mod grams;
mod query;
mod shard;
mod texts;

pub use excerpt::{Excerpt, excerpt};
pub use files::{ArticleText, FoldingFile, PageText, SearchIndex, Volume, VolumeEntry, VolumeIssue};
pub use folding::Folding;
pub use grams::{Grams, grams};
pub use query::{Hit, Part, Query};
pub use shard::{Shard, write_shards};
