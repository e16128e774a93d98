//! The pixels of a picture file, or why they cannot be had.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::gate::{Pass, pass};

/// Largest width or height, and most pixels, that are decoded: those of the largest cameras.
pub(super) const SIDE_LIMIT: u32 = 20_000;
pub(super) const PIXEL_LIMIT: u64 = 160_000_000;
/// Most bytes that a decoder may take.
const MEMORY_LIMIT: u64 = 768 << 20;

/// Why a picture cannot be used.
#[derive(Debug)]
pub enum Problem {
    /// Another type than the name says.
    Type(Option<ImageFormat>),
    /// More pixels than are decoded.
    Size(Size),
    /// The decoder's words.
    Broken(String),
    /// A drawing that is none.
    Drawing(String),
}

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }
}

/// An unpacked picture as its camera held it.
pub(super) struct Decoded {
    image: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
    _pass: Pass,
}

/// Unpacks a whole picture.
///
/// # Errors
/// See [`Problem`]; the size is judged before anything is unpacked.
pub(super) fn decode(bytes: &[u8], named: ImageFormat) -> Result<Decoded, Problem> {
    let broken = |error: ImageError| Problem::Broken(error.to_string());
    match image::guess_format(bytes) {
        Ok(found) if found == named => {}
        Ok(found) => return Err(Problem::Type(Some(found))),
        Err(_) => return Err(Problem::Type(None)),
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), named);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY_LIMIT);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Problem::Broken("it has no pixels".to_owned()));
    }
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > SIDE_LIMIT || pixels > PIXEL_LIMIT {
        return Err(Problem::Size(Size { width, height }));
    }
    // What is written in them may be wrong without the picture being so.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    if named == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(Problem::Broken("it breaks off before its end".to_owned()));
    }
    let pass = pass(pixels);
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    Ok(Decoded { image, orientation, profile, _pass: pass })
}

impl Decoded {
    /// Its size as it is seen, upright.
    pub(super) fn size(&self) -> Size {
        let size = Size { width: self.image.width(), height: self.image.height() };
        if self.is_turned() { size.turned() } else { size }
    }

    /// Whether a palette holds its colours.
    pub(super) fn has_few_colours(&self) -> bool {
        super::palette::has_few_colours(&self.image)
    }

    fn is_turned(&self) -> bool {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(self.orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    }

    /// The picture upright, in that size and the colours of screens (sRGB), 8 bits each; with
    /// an alpha channel only if something shines through.
    pub(super) fn upright(self, size: Size) -> DynamicImage {
        let is_opaque = !self.image.color().has_alpha() || self.image.to_rgba8().pixels().all(|pixel| pixel[3] == 255);
        let held = if self.is_turned() { size.turned() } else { size };
        let flat = match is_opaque {
            true => DynamicImage::ImageRgb8(self.image.into_rgb8()),
            false => DynamicImage::ImageRgba8(self.image.into_rgba8()),
        };
        let mut small = resized(&flat, held);
        drop(flat);
        if let Some(profile) = &self.profile {
            to_srgb(&mut small, profile);
        }
        small.apply_orientation(self.orientation);
        small
    }
}

/// The same picture in another size.
pub(super) fn resized(image: &DynamicImage, size: Size) -> DynamicImage {
    if (image.width(), image.height()) == (size.width, size.height) {
        return image.clone();
    }
    let mut small = DynamicImage::new(size.width, size.height, image.color());
    match fast_image_resize::Resizer::new().resize(image, &mut small, None) {
        Ok(()) => small,
        // It knows all types of pixels that are asked for here.
        Err(_) => image.resize_exact(size.width, size.height, image::imageops::FilterType::Lanczos3),
    }
}

/// Colours of a profile to those of screens. A profile that cannot be read, or that is not
/// one of red, green and blue, says nothing of these pixels.
fn to_srgb(image: &mut DynamicImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if image.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return;
    };
    let (source, pixels): (Vec<u8>, &mut [u8]) = match image {
        DynamicImage::ImageRgb8(image) => (image.as_raw().clone(), image),
        DynamicImage::ImageRgba8(image) => (image.as_raw().clone(), image),
        _ => return,
    };
    if transform.transform(&source, pixels).is_err() {
        pixels.copy_from_slice(&source);
    }
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
