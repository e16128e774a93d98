//! The files of the index, below `editions/search/`.
//!
//! `index.json` is a [`SearchIndex`]; the names of all others say their content, so that a
//! server may keep them for ever. A year is a [`Volume`] of its own: the newest is asked first,
//! and a new edition leaves the others alone.

use serde::{Deserialize, Serialize};

use crate::edition::Date;

/// `editions/search/index.json`: where the search begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct SearchIndex {
    /// Bundle format.
    pub schema: u32,
    /// File of the [`FoldingFile`].
    pub folding: String,
    /// Newest first.
    pub volumes: Vec<VolumeEntry>,
}

/// A volume in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct VolumeEntry {
    /// The year of its editions.
    pub year: u16,
    /// Its folder; its [`Volume`] is `volume.json` there, and shard N is `N.bin`.
    pub folder: String,
}

/// What the characters of texts and queries are read as; see [`Folding`](super::Folding).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct FoldingFile {
    /// Bundle format.
    pub schema: u32,
    /// Characters in pairs, each before what it is read as.
    pub pairs: String,
}

/// The editions of a year, and how many files list their grams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Volume {
    /// Bundle format.
    pub schema: u32,
    /// Number of shards.
    pub shards: u32,
    /// Newest first. Lists number the pages of all of them, in this order, from 0.
    pub editions: Vec<VolumeIssue>,
}

/// An edition in a volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct VolumeIssue {
    /// Folder of the edition under `editions/`.
    pub path: String,
    /// Day of publication.
    pub date: Date,
    /// Number of its pages.
    pub pages: u32,
    /// Folder of its texts: `1.json` is the [`PageText`] of its first page, and so on.
    pub texts: String,
}

/// The text of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct PageText {
    /// Bundle format.
    pub schema: u32,
    /// The number people cite.
    pub number: String,
    /// Name of the section.
    pub section: String,
    /// In editorial order.
    pub articles: Vec<ArticleText>,
}

/// The text of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct ArticleText {
    /// The article's id.
    pub id: String,
    /// What to call it.
    pub title: String,
    /// The lines of its head: series, kicker, headline, deck, byline and what else is set there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<String>,
    /// The text of each block of the body, captions included.
    pub blocks: Vec<String>,
}

impl Volume {
    /// Number of pages in all.
    pub fn pages(&self) -> u32 {
        self.editions.iter().map(|edition| edition.pages).sum()
    }

    /// The pages of an edition as lists number them, if it is here.
    pub fn pages_of(&self, path: &str) -> Option<std::ops::Range<u32>> {
        let mut first = 0;
        for edition in &self.editions {
            if edition.path == path {
                return Some(first..first + edition.pages);
            }
            first += edition.pages;
        }
        None
    }

    /// The edition that a page of a list is in, and its number there, from 1.
    pub fn page(&self, listed: u32) -> Option<(&VolumeIssue, u32)> {
        let mut left = listed;
        for edition in &self.editions {
            if left < edition.pages {
                return Some((edition, left + 1));
            }
            left -= edition.pages;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbered_through_the_volume() {
        let edition = |day: u8, pages: u32| {
            let date = Date::new(2024, 1, day).expect("a day");
            VolumeIssue { path: date.to_string(), date, pages, texts: String::new() }
        };
        let volume = Volume { schema: 1, shards: 1, editions: vec![edition(3, 4), edition(2, 0), edition(1, 8)] };
        assert_eq!(volume.pages(), 12);
        assert_eq!(volume.pages_of("2024-01-01"), Some(4..12));
        assert_eq!(volume.pages_of("2024-01-04"), None);
        let named = |listed| volume.page(listed).map(|(edition, page)| (edition.date.day, page));
        assert_eq!(
            [named(0), named(3), named(4), named(11), named(12)],
            [Some((3, 1)), Some((3, 4)), Some((1, 1)), Some((1, 8)), None]
        );
    }
}
