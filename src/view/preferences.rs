//! What the reader chooses and the device remembers.

use serde::{Deserialize, Serialize};

use crate::layout::Settings;

/// The sizes that the size buttons step through, in percent.
const TEXT_SIZES: [u16; 10] = [80, 90, 100, 110, 125, 140, 160, 180, 210, 250];

/// Colours of paper and ink.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system asks.
    #[default]
    System,
    /// Black on newsprint.
    Paper,
    /// Brown on cream.
    Sepia,
    /// Light on dark.
    Dark,
    /// Black on white, nothing between.
    Contrast,
}

impl Theme {
    /// All themes in the order of the menu.
    pub const ALL: [Self; 5] = [Self::System, Self::Paper, Self::Sepia, Self::Dark, Self::Contrast];

    /// Value of `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Paper => "paper",
            Self::Sepia => "sepia",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// The reader's choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Text size in percent.
    pub text_size: u16,
    /// Colours.
    pub theme: Theme,
    /// Language of the controls: `zh` or `en`; the browser's if absent.
    pub language: Option<String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { text_size: 100, theme: Theme::default(), language: None }
    }
}

impl Preferences {
    /// What the layout needs of them.
    pub fn settings(&self) -> Settings {
        Settings { text_size: self.text_size, ..Settings::default() }
    }

    /// The next larger text size, if there is one.
    pub fn larger(&self) -> Option<u16> {
        TEXT_SIZES.into_iter().find(|size| *size > self.text_size)
    }

    /// The next smaller text size, if there is one.
    pub fn smaller(&self) -> Option<u16> {
        TEXT_SIZES.into_iter().rev().find(|size| *size < self.text_size)
    }
}
