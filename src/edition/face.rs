//! Fonts made for an edition, with the advances that line breaking needs.

use serde::{Deserialize, Serialize};

/// What a face is for. The stylesheet names roles, never families.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FaceRole {
    /// Running text: Song.
    Body,
    /// Lead-ins, crossheads and other words that stand out in running text: Hei.
    Strong,
    /// Headlines and the masthead: heavy Song.
    Headline,
    /// Captions, notes and emphasis: Kai.
    Note,
}

impl FaceRole {
    /// All roles, in the order of their declaration.
    pub const ALL: [Self; 4] = [Self::Body, Self::Strong, Self::Headline, Self::Note];
}

/// One font file of the bundle: all glyphs that the edition needs in one role, drawn from
/// one or more source fonts (a Han and a Latin one).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Face {
    /// What it is for.
    pub role: FaceRole,
    /// Language of the articles that it sets; those in the paper's own if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// CSS family name.
    pub family: String,
    /// WOFF2 file, relative to `edition.json`.
    pub file: String,
    /// Height of the ascender above the baseline in 1/1000 em.
    pub ascent: i32,
    /// Depth of the descender below the baseline in 1/1000 em, positive.
    pub descent: i32,
    /// Widths of its characters.
    pub advances: Advances,
}

impl Face {
    /// CSS family of the face: its own name and its file's, for two editions may be open in
    /// one document, each with its own characters. Nothing else of a bundle gets into CSS.
    pub fn css_family(&self) -> String {
        let plain = |text: &str| -> String {
            text.chars().filter(|character| character.is_alphanumeric() || " -.".contains(*character)).collect()
        };
        format!("{} {}", plain(&self.family), plain(self.file.rsplit('/').next().unwrap_or_default()))
    }
}

/// Advances of a face in 1/1000 em. Characters not listed have `default`.
///
/// `widths` and `characters` run in parallel: all characters of `characters[i]` are
/// `widths[i]` wide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Advances {
    /// Advance of every character that is not listed: that of a Han character.
    pub default: u16,
    /// Distinct other advances.
    pub widths: Vec<u16>,
    /// The characters of each.
    pub characters: Vec<String>,
}
