//! Inline text: runs of characters with at most one mark each.

use std::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// What sets a run apart from the text around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Strong emphasis.
    Strong,
    /// Emphasis; Kai in Chinese, italics in Latin text.
    Emphasis,
    /// A link to an `http`, `https` or `mailto` address, or to another article (`#ID`).
    Link(String),
}

/// A stretch of text with one mark or none.
///
/// In JSON a plain run is a string; a marked one is an object:
/// `{"strong": "…"}`, `{"emphasis": "…"}`, `{"link": "…", "href": "…"}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Run {
    /// Unmarked text.
    Plain(String),
    /// Strong emphasis.
    Strong {
        /// The text.
        strong: String,
    },
    /// Emphasis.
    Emphasis {
        /// The text.
        emphasis: String,
    },
    /// A link.
    Link {
        /// The text.
        link: String,
        /// Where it leads.
        href: String,
    },
}

impl Run {
    /// The characters of the run.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Strong { strong } => strong,
            Self::Emphasis { emphasis } => emphasis,
            Self::Link { link, .. } => link,
        }
    }

    /// Its mark, if it has one.
    pub fn mark(&self) -> Option<Mark> {
        match self {
            Self::Plain(_) => None,
            Self::Strong { .. } => Some(Mark::Strong),
            Self::Emphasis { .. } => Some(Mark::Emphasis),
            Self::Link { href, .. } => Some(Mark::Link(href.clone())),
        }
    }
}

/// Text with marks. In JSON a plain text is a string and a marked one an array of runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(into = "Written")]
#[cfg_attr(feature = "press", schemars(with = "Written"))]
pub struct Text {
    /// The runs in reading order, none empty.
    pub runs: Vec<Run>,
}

/// How a [`Text`] is written in JSON.
#[derive(Serialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Written {
    Plain(String),
    Runs(Vec<Run>),
}

impl Text {
    /// Unmarked text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::from_runs(vec![Run::Plain(text.into())])
    }

    /// Text of runs; empty ones are dropped.
    pub fn from_runs(mut runs: Vec<Run>) -> Self {
        runs.retain(|run| !run.text().is_empty());
        Self { runs }
    }

    /// All characters, marks dropped.
    pub fn flat(&self) -> String {
        self.runs.iter().map(Run::text).collect()
    }

    /// Whether it has no characters.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Number of characters (Unicode scalar values).
    pub fn chars(&self) -> usize {
        self.runs.iter().map(|run| run.text().chars().count()).sum()
    }
}

// By hand: what serde derives for values that tell their kind by nothing but their shape keeps
// a copy of each and tries it as one kind after another.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a list of runs")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::plain(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
                let mut runs = vec![];
                while let Some(run) = list.next_element()? {
                    runs.push(run);
                }
                Ok(Text::from_runs(runs))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Run;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an object with `strong`, `emphasis`, or `link` and `href`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Run, E> {
                Ok(Run::Plain(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Run, A::Error> {
                let [mut strong, mut emphasis, mut link, mut href] = [const { None::<String> }; 4];
                while let Some(name) = map.next_key::<String>()? {
                    match name.as_str() {
                        "strong" => strong = map.next_value()?,
                        "emphasis" => emphasis = map.next_value()?,
                        "link" => link = map.next_value()?,
                        "href" => href = map.next_value()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                match (strong, emphasis, link, href) {
                    (Some(strong), ..) => Ok(Run::Strong { strong }),
                    (_, Some(emphasis), ..) => Ok(Run::Emphasis { emphasis }),
                    (_, _, Some(link), Some(href)) => Ok(Run::Link { link, href }),
                    _ => Err(Error::missing_field("strong")),
                }
            }
        }

        deserializer.deserialize_any(Any)
    }
}

impl From<Text> for Written {
    fn from(mut text: Text) -> Self {
        match text.runs.as_mut_slice() {
            [] => Self::Plain(String::new()),
            [Run::Plain(only)] => Self::Plain(std::mem::take(only)),
            _ => Self::Runs(text.runs),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}
