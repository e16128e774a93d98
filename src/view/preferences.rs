//! What the reader chooses and the device remembers.
//!
//! Kept as JSON in `localStorage["epaper:preferences"]`; whoever colours the page before
//! the reader has started (a prerendered page does) reads `theme` and `large` there.

use serde::{Deserialize, Serialize};

use crate::layout::{Px, Settings, Size};

/// The text sizes on offer, in percent.
pub const TEXT_SIZES: [u16; 10] = [80, 90, 100, 110, 125, 140, 160, 180, 210, 250];
/// The leadings on offer, in percent of the body size.
pub const LEADINGS: [u16; 4] = [135, 150, 165, 180];
/// Large print is larger by this, in percent: 17 px become 24, or 18 point.
const LARGE_PRINT: u16 = 145;

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

/// Sizes of paper to print on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

impl PaperSize {
    /// Both sizes in the order of the menu.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// Its name, in CSS too.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }

    /// What is left of it inside margins of 10 mm, in whole CSS px.
    pub fn inside(self) -> Size {
        let (width, height) = match self {
            Self::A4 => (718.0, 1046.0),
            Self::A3 => (1046.0, 1511.0),
        };
        Size { width: Px::from_css(width), height: Px::from_css(height) }
    }
}

/// The reader's choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Text size in percent.
    pub text_size: u16,
    /// Row height in percent of the body size.
    pub leading: u16,
    /// Large print (大字版): text, controls and the space between paragraphs grow.
    pub large: bool,
    /// Text with a ragged edge, not stretched to both.
    pub ragged: bool,
    /// The page in one piece, to be scrolled, instead of sheets to be turned.
    pub scrolled: bool,
    /// Whether what is copied says where it is from.
    pub cite: bool,
    /// Speed of the voice that reads aloud, in percent.
    pub rate: u16,
    /// The paper that the printer has.
    pub paper: PaperSize,
    /// Colours.
    pub theme: Theme,
    /// Language of the controls: `zh-Hans` or `en`; the browser's if absent.
    pub language: Option<String>,
    /// Whether single characters are shortcuts (WCAG 2.1.4 asks for a way to switch them off).
    pub keys: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            text_size: 100,
            leading: 150,
            large: false,
            ragged: false,
            scrolled: false,
            cite: false,
            rate: 100,
            paper: PaperSize::default(),
            theme: Theme::default(),
            language: None,
            keys: true,
        }
    }
}

impl Preferences {
    /// What the layout needs of them.
    pub fn settings(&self) -> Settings {
        let larger = if self.large { LARGE_PRINT } else { 100 };
        Settings {
            text_size: self.text_size * larger / 100,
            leading: self.leading,
            ragged: self.ragged,
            spaced: self.large,
            endless: self.scrolled,
        }
    }

    /// What the layout needs of them for paper in the hand: print's body of 9 point, or 13
    /// in large print.
    pub fn print_settings(&self) -> Settings {
        let text_size = if self.large { 109 } else { 75 };
        Settings { text_size, leading: 142, endless: false, ..self.settings() }
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
