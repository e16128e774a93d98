//! The paper, its issue of one day, and the pages of that issue.

use serde::{Deserialize, Serialize};

use super::{Date, Face, FaceRole, Head, Person};

/// `edition.json`: everything of an edition but the bodies of its articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Edition {
    /// Bundle format.
    pub schema: u32,
    /// The newspaper.
    pub paper: Paper,
    /// The day's issue of it.
    pub edition: Issue,
    /// Editorial pages in order.
    pub pages: Vec<Page>,
    /// Heads of all articles, in the order of the pages that hold them.
    pub articles: Vec<Head>,
    /// Font files made for this edition; empty if it was built without fonts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faces: Vec<Face>,
}

/// The shape of a BCP 47 tag.
pub const LANGUAGE_PATTERN: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// The newspaper itself. Only what is given is ever shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Paper {
    /// Title as set in the masthead.
    #[cfg_attr(feature = "press", schemars(length(min = 1)))]
    pub title: String,
    /// BCP 47 tag: `zh-Hans`, `zh-Hant`, `ja`, `en` …
    #[cfg_attr(feature = "press", schemars(regex(pattern = LANGUAGE_PATTERN)))]
    pub language: String,
    /// Publishing house.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// National serial number (国内统一刊号).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cn: String,
    /// Postal subscription code (邮发代号).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub postal: String,
    /// Address of the paper's website.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub site: String,
}

/// One day's issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Issue {
    /// Day of publication.
    pub date: Date,
    /// When it was last corrected after it had been published, as RFC 3339 has it, in UTC; empty if
    /// it never was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "press", schemars(extend("format" = "date-time")))]
    pub updated: String,
    /// Running number (总第N期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The lunar date as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lunar: String,
    /// The weather as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub weather: String,
}

/// One editorial page (版), usually one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Page {
    /// The number people cite, printed as it stands: `01`, `A3`.
    pub number: String,
    /// Name of the section.
    pub section: String,
    /// The section's romanised name, where the paper prints one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub romanised: String,
    /// Credits of the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<Person>,
    /// Ids of its articles in editorial order.
    pub articles: Vec<String>,
    /// File of the page's bodies, relative to `edition.json`.
    pub bodies: String,
}

impl Edition {
    /// The head of an article.
    pub fn head(&self, id: &str) -> Option<&Head> {
        self.articles.iter().find(|head| head.id == id)
    }

    /// Language of an article: its own, else the paper's.
    pub fn language_of<'a>(&'a self, head: &'a Head) -> &'a str {
        if head.language.is_empty() { &self.paper.language } else { &head.language }
    }

    /// The face of a role for articles that are marked with a language, `""` being the
    /// paper's; none if such articles have no faces of their own.
    pub fn face(&self, language: &str, role: FaceRole) -> Option<&Face> {
        self.faces.iter().find(|face| face.language == language && face.role == role)
    }

    /// Index of the page that holds an article.
    pub fn page_of(&self, id: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.articles.iter().any(|article| article == id))
    }

    /// Index of the page with this number.
    pub fn page_numbered(&self, number: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.number == number)
    }
}
