//! A position in an edition that survives every reflow.

use serde::{Deserialize, Serialize};

/// A place in an article: never a page or a pixel, so that resize, text size and
/// recomposition leave it true. URLs, bookmarks, search hits and read-aloud hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Locator {
    /// The article's id.
    pub article: String,
    /// Index of the block in the article's body.
    #[serde(default)]
    pub block: u32,
    /// Characters (Unicode scalar values) before the place in the block's text, which is
    /// [`Block::flat`](super::Block::flat).
    #[serde(default)]
    pub offset: u32,
}
