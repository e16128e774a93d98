//! `editions/index.json`: every edition of the paper, newest first.

use serde::{Deserialize, Serialize};

use super::Date;

/// The list of editions.
///
/// Up to [`LISTED`](Self::LISTED) editions stand in it. Of an older archive the newest years
/// do, and the others are listed in files of their own, so that the front page of a paper
/// loads as fast in its tenth year as in its first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct EditionIndex {
    /// Bundle format.
    pub schema: u32,
    /// Newest first: all editions that no year of [`years`](Self::years) lists.
    pub editions: Vec<EditionEntry>,
    /// Years that are listed elsewhere, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<Year>,
}

impl EditionIndex {
    /// Most editions that are listed here: those of a daily of a year and a month.
    pub const LISTED: usize = 400;
}

/// A year of editions that is listed in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Year {
    /// The year.
    pub year: u16,
    /// How many editions it has.
    pub editions: u32,
    /// An [`EditionIndex`] of them, relative to `editions/index.json`, named by its content.
    pub file: String,
}

/// One edition in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct EditionEntry {
    /// Folder of the edition under `editions/`, and its name in URLs; the date unless
    /// two papers share a site.
    pub path: String,
    /// Day of publication.
    pub date: Date,
    /// The paper's title.
    pub title: String,
    /// BCP 47 tag of the paper's language.
    pub language: String,
    /// Number of editorial pages.
    pub pages: u32,
    /// A miniature of the front page, relative to the edition's folder; empty if there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub front: String,
}
