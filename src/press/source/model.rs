//! What an editor writes, as types: `edition.toml` and the front matter of an article.
//!
//! The schemas of these types are both published for editors' tools and what
//! [`super::tables`] checks a source against.

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use crate::edition::{Head, HeadWords, Hints, Issue, Kind, LANGUAGE_PATTERN, Paper, Person, Place, Rank};

/// An id of an article.
pub(super) const ID: &str = "^[a-z0-9-]+$";
/// A page number: also a folder name in URLs.
pub(super) const PAGE_NUMBER: &str = "^[A-Za-z0-9_-]+$";

/// `edition.toml`: the paper, its issue of one day, and the pages.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct EditionSource {
    /// Format of the source: 1.
    #[serde(rename = "schema")]
    #[schemars(range(min = 1))]
    pub _schema: u32,
    /// The newspaper.
    pub paper: Paper,
    /// The day's issue of it.
    pub edition: Issue,
    /// Editorial pages in order.
    #[serde(default)]
    pub page: Vec<PageSource>,
}

/// One editorial page (版).
#[derive(Debug, Deserialize, JsonSchema)]
pub struct PageSource {
    /// The number people cite, printed as it stands: `"01"`, `"A3"`.
    #[schemars(with = "String", regex(pattern = PAGE_NUMBER))]
    pub number: Spanned<String>,
    /// Name of the section.
    #[schemars(length(min = 1))]
    pub section: String,
    /// The section's romanised name, where the paper prints one.
    #[serde(default)]
    pub romanised: String,
    /// Credits of the page.
    #[serde(default)]
    pub editors: Vec<Person>,
    /// Ids of its articles in editorial order.
    #[serde(default)]
    #[schemars(with = "Vec<String>", inner(regex(pattern = ID)))]
    pub articles: Vec<Spanned<String>>,
}

/// The front matter of an article.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FrontMatter {
    /// Importance: 1 lead … 5 brief.
    pub rank: Rank,
    /// What it is.
    pub kind: Kind,
    /// BCP 47 tag of its language, if it is not the paper's.
    #[schemars(regex(pattern = LANGUAGE_PATTERN))]
    pub language: Option<String>,
    /// Column head (专栏).
    pub series: String,
    /// Line above the headline (引题).
    pub kicker: String,
    /// Headline (主题), one string for each line.
    pub headline: Vec<String>,
    /// Lines below the headline (副题).
    pub deck: Vec<String>,
    /// Opening words with the reporter, run into the first paragraph.
    pub lead_in: String,
    /// Place and date of the report (电头).
    pub dateline: String,
    /// Who wrote it.
    pub byline: Vec<Person>,
    /// Signature at the end.
    pub signed: String,
    /// When it was last corrected after it had been published: `2024-12-06T14:30:00+08:00`.
    #[schemars(extend("format" = "date-time"))]
    pub updated: String,
    /// Paragraphs that are free for all; the whole article if absent.
    pub free: Option<u32>,
    /// Wished width in grid columns.
    #[schemars(range(min = 1, max = 12))]
    pub columns: Option<u8>,
    /// Wished place on the sheet.
    pub place: Option<Place>,
    /// Whether it stands in a box.
    pub boxed: bool,
}

impl FrontMatter {
    /// The head of the article; what its body tells is added by [`super::article`].
    pub(super) fn into_head(self, id: &str) -> Head {
        Head {
            id: id.to_owned(),
            rank: self.rank,
            kind: self.kind,
            language: self.language.unwrap_or_default(),
            series: self.series,
            kicker: self.kicker,
            headline: self.headline,
            deck: self.deck,
            words: HeadWords::default(),
            dateline: self.dateline,
            lead_in: self.lead_in,
            byline: self.byline,
            signed: self.signed,
            updated: self.updated,
            opening: String::new(),
            characters: 0,
            free: self.free,
            hints: Hints { columns: self.columns, place: self.place, boxed: self.boxed },
        }
    }
}
