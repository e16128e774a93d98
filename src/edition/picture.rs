//! Picture files: the one that every browser draws, the same in other sizes and formats, and
//! a few colours that stand for it until it comes.

use serde::{Deserialize, Serialize};

/// A picture of the bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Picture {
    /// The largest file in a format that every browser draws; relative to `edition.json`.
    pub src: String,
    /// Width of that file in pixels.
    pub width: u32,
    /// Height of that file in pixels.
    pub height: u32,
    /// The picture in every size and format there is, `src` among them: the best format
    /// first, in each the smallest width first. Empty for a drawing, which has no size.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renditions: Vec<Rendition>,
    /// What to draw until the file comes; empty if the picture is see-through, or a drawing.
    #[serde(default, skip_serializing_if = "Placeholder::is_empty")]
    pub placeholder: Placeholder,
}

/// A file of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Rendition {
    /// The file, relative to `edition.json`.
    pub src: String,
    /// Its format.
    pub format: Format,
    /// Its width in pixels; the height follows from the picture's.
    pub width: u32,
}

/// Format of a picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// AV1 Image File Format.
    Avif,
    /// WebP.
    Webp,
    /// JPEG.
    Jpeg,
    /// Portable Network Graphics.
    Png,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A picture in twelve colours: a grid of [`COLUMNS`](Self::COLUMNS) by
/// [`ROWS`](Self::ROWS), row by row, each colour three hexadecimal digits (red, green, blue).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Placeholder(#[cfg_attr(feature = "press", schemars(regex(pattern = "^[0-9a-f]{36}$")))] pub String);

impl Placeholder {
    /// Colours in a row.
    pub const COLUMNS: usize = 4;
    /// Rows.
    pub const ROWS: usize = 3;

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its colours with their column and row; none if they are not what they should be.
    pub fn colours(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let fits = self.0.len() == 3 * Self::COLUMNS * Self::ROWS && self.0.bytes().all(|b| b.is_ascii_hexdigit());
        let count = if fits { Self::COLUMNS * Self::ROWS } else { 0 };
        (0..count).map(|i| (i % Self::COLUMNS, i / Self::COLUMNS, &self.0[3 * i..3 * i + 3]))
    }
}

/// A point of a picture in percent of its width and height from the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct Focus {
    /// Percent from the left.
    pub x: u8,
    /// Percent from the top.
    pub y: u8,
}

impl Default for Focus {
    fn default() -> Self {
        Self { x: 50, y: 50 }
    }
}

impl Focus {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    pub(super) fn is_centre(&self) -> bool {
        *self == Self::default()
    }
}
