//! What can go wrong with an edition's fonts, in words.

use std::fmt;
use std::path::PathBuf;

/// Why the fonts of an edition could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontError {
    /// `fonts.toml` cannot be used.
    Catalogue {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A font file is not there.
    Missing {
        /// The file.
        path: PathBuf,
        /// The paper's language.
        language: String,
    },
    /// A font file cannot be used.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no licence text beside a font file.
    Unlicensed {
        /// The file.
        path: PathBuf,
    },
    /// No font file draws a character.
    Uncovered {
        /// The character.
        character: char,
        /// Family of the face that needs it.
        family: String,
        /// The article that holds it first; none for the edition's own words.
        article: Option<String>,
        /// The block of its body, from 0; none for its head.
        block: Option<usize>,
    },
    /// A face could not be written.
    Unwritable {
        /// Family of the face.
        family: String,
        /// What the writer said.
        reason: String,
    },
}

impl FontError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Catalogue { .. } => "compare it with the set of your language in src/press/fonts/fonts.toml".into(),
            Self::Missing { language, .. } => {
                format!("`scripts/fonts.sh {language}` fetches the fonts for this language into ./fonts")
            }
            Self::Unreadable { .. } => {
                "delete it and run `scripts/fonts.sh` again, or name another file in fonts.toml".into()
            }
            Self::Unlicensed { .. } => {
                "put the font's licence beside it as LICENSE.txt: it goes out with the edition".into()
            }
            Self::Uncovered { .. } => {
                "replace the character, or name a font that has it under `fallback` in fonts.toml".into()
            }
            Self::Unwritable { .. } => "draw the face from other font files in fonts.toml".into(),
        }
    }
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Catalogue { path, reason } | Self::Unreadable { path, reason } => {
                write!(f, "{}: {reason}", path.display())
            }
            Self::Missing { path, .. } => write!(f, "the font {} is missing", path.display()),
            Self::Unlicensed { path } => write!(f, "{} has no licence text beside it", path.display()),
            Self::Uncovered { character, family, article, block } => {
                write!(f, "no font draws `{character}` (U+{:04X}) for {family}: ", *character as u32)?;
                match (article, block) {
                    (Some(article), Some(block)) => write!(f, "article `{article}`, block {}", block + 1),
                    (Some(article), None) => write!(f, "head of article `{article}`"),
                    (None, _) => write!(f, "the edition's own words"),
                }
            }
            Self::Unwritable { family, reason } => write!(f, "the face {family} cannot be written: {reason}"),
        }
    }
}

impl std::error::Error for FontError {}
