//! Picture files of a newsroom to picture files of a page: upright, without what a camera
//! wrote into them, in the sizes and formats that screens ask for.
//!
//! [`Picture::read`] judges a file, [`Renditions::of`] makes what is published of it, and a
//! [`Cache`] keeps that by the content of the file, as good compression takes its time.

mod cache;
mod decode;
mod gate;
mod palette;
mod render;
mod svg;

pub use cache::Cache;
pub use decode::{Problem, Size};
pub use render::{RenderedFile, Renditions};

use crate::press::diagnostic::Code;

/// Largest picture file in bytes.
pub const FILE_LIMIT: u64 = 64 << 20;

/// What a file name says that a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Pixels.
    Raster(image::ImageFormat),
    /// A drawing.
    Svg,
}

impl Kind {
    /// By the ending of a path; none if pictures of that type are not taken.
    pub fn of(path: &str) -> Option<Self> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        Some(match ending.as_str() {
            "jpg" | "jpeg" => Self::Raster(image::ImageFormat::Jpeg),
            "png" => Self::Raster(image::ImageFormat::Png),
            "webp" => Self::Raster(image::ImageFormat::WebP),
            "svg" => Self::Svg,
            _ => return None,
        })
    }
}

/// A file that was looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its size as it is seen.
    pub size: Size,
    /// What is not published of a drawing because it could run or load something.
    pub harmful: Vec<String>,
}

impl Picture {
    /// Looks through a whole file: one that breaks off half-way is found here and not by a
    /// reader. A file of which the cache has renditions has been looked through before.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn read(bytes: &[u8], kind: Kind, cache: Option<&Cache>) -> Result<Self, Problem> {
        match kind {
            Kind::Svg => {
                let drawing = svg::clean(bytes)?;
                Ok(Self { size: drawing.size, harmful: drawing.harmful })
            }
            Kind::Raster(format) => {
                let size = match cache.and_then(|cache| cache.size(bytes)) {
                    Some(size) => size,
                    None => decode::decode(bytes, format)?.size(),
                };
                Ok(Self { size, harmful: vec![] })
            }
        }
    }
}

/// A drawing as it is published: without what could run or load anything, and without notes.
///
/// # Errors
/// Why it cannot be used.
pub fn drawing(bytes: &[u8]) -> Result<String, Problem> {
    svg::clean(bytes).map(|drawing| drawing.text)
}

impl Problem {
    /// The code, the message for a file of this name, and what to do about it.
    pub fn words(&self, path: &str) -> (Code, String, String) {
        const TYPES: &str = "pictures are JPEG, PNG, WebP or SVG";
        match self {
            Self::Type(Some(format)) => (
                Code::UnsupportedPicture,
                format!("`{path}` is {format:?}, which its name does not say"),
                format!("rename the file; {TYPES}"),
            ),
            Self::Type(None) => (Code::BrokenPicture, format!("`{path}` is no picture"), TYPES.to_owned()),
            Self::Size(size) => (
                Code::PictureTooLarge,
                format!("`{path}` has {} × {} pixels", size.width, size.height),
                format!(
                    "at most {} a side and {} million in all; make it smaller",
                    decode::SIDE_LIMIT,
                    decode::PIXEL_LIMIT / 1_000_000
                ),
            ),
            Self::Broken(words) => (
                Code::BrokenPicture,
                format!("`{path}` is broken: {words}"),
                "save or fetch the picture anew".to_owned(),
            ),
            Self::Drawing(words) => {
                (Code::BrokenPicture, format!("`{path}`: {words}"), "export the drawing anew as plain SVG".to_owned())
            }
        }
    }
}
