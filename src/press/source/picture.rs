//! Picture files: what they are, how large they are upright, whether they are whole.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};

use super::folder::Folder;
use super::svg;
use crate::edition::Picture;
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Largest picture file in bytes.
const FILE_LIMIT: u64 = 64 << 20;
/// Largest width or height, and most pixels, that are decoded: those of the largest cameras.
const SIDE_LIMIT: u32 = 20_000;
const PIXEL_LIMIT: u64 = 160_000_000;
/// Most bytes that a decoder may take.
const MEMORY_LIMIT: u64 = 768 << 20;

const TYPES: &str = "pictures are JPEG, PNG, WebP or SVG";

/// The pictures of an edition, each looked at once.
pub(super) struct Pictures<'a> {
    folder: &'a Folder,
    seen: BTreeMap<String, Option<Picture>>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        Self { folder, seen: BTreeMap::new() }
    }

    /// The picture with this path; `None` if it cannot be used, which is reported at the
    /// first place that names it.
    pub(super) fn get(&mut self, path: &str, at: &Place, out: &mut Diagnostics) -> Option<Picture> {
        if let Some(seen) = self.seen.get(path) {
            return seen.clone();
        }
        let picture = self.look(path, at).map_err(|diagnostic| out.push(diagnostic)).ok();
        self.seen.insert(path.to_owned(), picture.clone());
        picture
    }

    /// Whether an article names this path.
    pub(super) fn uses(&self, path: &str) -> bool {
        self.seen.contains_key(path)
    }

    fn look(&self, path: &str, at: &Place) -> Result<Picture, Diagnostic> {
        let error = |code, message: String| Diagnostic::error(code, at.clone(), message);
        if path.contains("://") {
            return Err(error(Code::BadPath, format!("`{path}` is an address, not a file of the edition"))
                .hint("save the picture under images/"));
        }
        let extension = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
        let format = match extension.as_str() {
            "jpg" | "jpeg" => Some(ImageFormat::Jpeg),
            "png" => Some(ImageFormat::Png),
            "webp" => Some(ImageFormat::WebP),
            "svg" => None,
            _ => {
                // A path that is wrong altogether is that first.
                self.folder.find(path, at)?;
                return Err(
                    error(Code::UnsupportedPicture, format!("`{path}` is of a type that is not taken")).hint(TYPES)
                );
            }
        };
        let bytes = self.folder.bytes(path, FILE_LIMIT, at)?;
        let (width, height) = match format {
            Some(format) => raster_size(&bytes, format).map_err(|problem| problem.at(path, at))?,
            None => svg::size(&bytes)
                .map_err(|problem| error(problem.code, format!("`{path}`: {}", problem.message)).hint(problem.hint))?,
        };
        Ok(Picture { src: path.to_owned(), width, height, ..Picture::default() })
    }
}

/// Why a raster picture cannot be used.
enum Problem {
    /// Another type than the name says.
    Type(Option<ImageFormat>),
    /// More pixels than are decoded.
    Size(u32, u32),
    /// The decoder's words.
    Broken(String),
}

impl Problem {
    fn at(self, path: &str, at: &Place) -> Diagnostic {
        let error = |code, message: String| Diagnostic::error(code, at.clone(), message);
        match self {
            Self::Type(Some(format)) => {
                let name = format!("{format:?}");
                error(Code::UnsupportedPicture, format!("`{path}` is {name}, which its name does not say"))
                    .hint(format!("rename the file; {TYPES}"))
            }
            Self::Type(None) => error(Code::BrokenPicture, format!("`{path}` is no picture")).hint(TYPES),
            Self::Size(width, height) => {
                error(Code::PictureTooLarge, format!("`{path}` has {width} × {height} pixels")).hint(format!(
                    "at most {SIDE_LIMIT} a side and {} million in all; make it smaller",
                    PIXEL_LIMIT / 1_000_000
                ))
            }
            Self::Broken(words) => error(Code::BrokenPicture, format!("`{path}` is broken: {words}"))
                .hint("save or fetch the picture anew"),
        }
    }
}

/// Width and height in pixels as it is shown, its EXIF orientation applied. The whole
/// picture is decoded: a file that breaks off half-way is found here and not by a reader.
fn raster_size(bytes: &[u8], named: ImageFormat) -> Result<(u32, u32), Problem> {
    let broken = |error: ImageError| Problem::Broken(error.to_string());
    match image::guess_format(bytes) {
        Ok(found) if found == named => {}
        Ok(found) => return Err(Problem::Type(Some(found))),
        Err(_) => return Err(Problem::Type(None)),
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), named);
    // The size is judged here, before anything is decoded; memory is the decoder's to keep.
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY_LIMIT);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Problem::Broken("it has no pixels".to_owned()));
    }
    if width.max(height) > SIDE_LIMIT || u64::from(width) * u64::from(height) > PIXEL_LIMIT {
        return Err(Problem::Size(width, height));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    if named == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(Problem::Broken("it breaks off before its end".to_owned()));
    }
    DynamicImage::from_decoder(decoder).map_err(broken)?;
    let turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    Ok(if turned { (height, width) } else { (width, height) })
}

/// Whether a JPEG has its end marker: the decoder fills what is missing with grey, silently.
/// Segments before the scan are skipped, as a thumbnail in them has an end of its own.
fn jpeg_ends(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xda;
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) {
        if marker == START_OF_SCAN {
            return bytes[at..].windows(2).any(|pair| pair == [0xff, 0xd9]);
        }
        // Fill bytes may stand before a marker.
        at += if marker == 0xff { 1 } else { 2 + usize::from(u16::from_be_bytes([high, low])) };
    }
    false
}
