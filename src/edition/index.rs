//! `editions/index.json`: every edition of the paper, newest first.

use serde::{Deserialize, Serialize};

use super::Date;

/// The list of editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct EditionIndex {
    /// Bundle format.
    pub schema: u32,
    /// Newest first.
    pub editions: Vec<EditionEntry>,
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
}
