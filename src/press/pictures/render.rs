//! What is published of a picture: files in several sizes, in a good format and in one that
//! every browser draws.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat};
use rayon::prelude::*;

use super::decode::{Problem, Size, decode, resized};
use super::palette;
use crate::edition::{Format, Placeholder};

/// Widths in pixels: a column of a phone, one of a fine screen, and a screen of its own. A
/// picture is never enlarged.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// Least ratio of two widths: a file that is hardly larger is not worth making.
const STEP: f64 = 1.2;
/// Qualities from 0 to 100 at which newspaper pictures show no loss at arm's length.
const AVIF_QUALITY: u8 = 70;
const JPEG_QUALITY: u8 = 82;
/// From 1, slow, to 10. A newsroom waits for its pictures: at 10 a large one took 0.6 of the
/// time that it took at 9, for a file of 1.4 times the size.
const AVIF_SPEED: u8 = 10;
/// Most pixels of an AVIF file: a picture of the length of a wall would take minutes.
const AVIF_PIXELS: u64 = 6_000_000;

/// A file of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedFile {
    /// Its format.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// All that is published of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renditions {
    /// Size of the picture that the newsroom gave, upright.
    pub original: Size,
    /// Size of the largest file.
    pub largest: Size,
    /// The files: the best format first, in each the smallest width first; the last is the
    /// largest that every browser draws.
    pub files: Vec<RenderedFile>,
    /// Its colours; empty if it is see-through.
    pub placeholder: Placeholder,
}

impl Renditions {
    /// What makes these files and no others, for names of a cache.
    pub(super) fn recipe() -> String {
        format!("3 {WIDTHS:?} {STEP} {AVIF_QUALITY} {AVIF_SPEED} {AVIF_PIXELS} {JPEG_QUALITY}")
    }

    /// Makes the files of a picture, many at once.
    ///
    /// # Errors
    /// If it cannot be decoded.
    pub fn of(bytes: &[u8], named: ImageFormat) -> Result<Self, Problem> {
        let decoded = decode(bytes, named)?;
        // What is exact in the newsroom's file stays as it was drawn.
        let has_few_colours = named != ImageFormat::Jpeg && decoded.has_few_colours();
        let original = decoded.size();
        let widths = widths(original.width);
        let size = |width: u32| Size {
            width,
            height: (f64::from(original.height) * f64::from(width) / f64::from(original.width)).round().max(1.0) as u32,
        };
        let largest = size(widths.last().copied().unwrap_or(original.width));
        let picture = decoded.upright(largest);
        let in_size = |width| {
            let picture = resized(&picture, size(width));
            if has_few_colours { palette::reduced(picture) } else { picture }
        };
        let sizes: Vec<_> = widths.into_par_iter().map(in_size).collect();
        Ok(Self { original, largest, files: files(&sizes, named)?, placeholder: placeholder(&picture) })
    }
}

/// Widths of the files of a picture, the smallest first.
fn widths(original: u32) -> Vec<u32> {
    let largest = original.min(WIDTHS[WIDTHS.len() - 1]);
    let smaller = |width: &u32| f64::from(*width) * STEP <= f64::from(largest);
    WIDTHS.into_iter().filter(smaller).chain([largest]).collect()
}

/// The files of a picture in a good format, if one is worth it, and in one for every browser.
fn files(sizes: &[DynamicImage], named: ImageFormat) -> Result<Vec<RenderedFile>, Problem> {
    let lighter = |one: Format, other: Format| -> Result<Vec<RenderedFile>, Problem> {
        let (a, b) = rayon::join(|| ladder(sizes, one), || ladder(sizes, other));
        let (a, b) = (a?, b?);
        Ok(if weight(&a) <= weight(&b) { a } else { b })
    };
    // What is exact in the newsroom's file may be a chart: then exact files can be the smaller ones.
    let is_exact = named == ImageFormat::Png;
    let fallback = match (is_exact, sizes.iter().any(|picture| picture.color().has_alpha())) {
        (_, true) => ladder(sizes, Format::Png)?,
        (true, false) => lighter(Format::Png, Format::Jpeg)?,
        (false, false) => ladder(sizes, Format::Jpeg)?,
    };
    let pixels = |picture: &DynamicImage| u64::from(picture.width()) * u64::from(picture.height());
    let is_small = sizes.iter().all(|picture| pixels(picture) <= AVIF_PIXELS);
    let mut files = match (is_exact, is_small) {
        (true, true) => lighter(Format::Webp, Format::Avif)?,
        (false, true) => ladder(sizes, Format::Avif)?,
        (_, false) => vec![],
    };
    if weight(&files) >= weight(&fallback) {
        files.clear();
    }
    files.extend(fallback);
    Ok(files)
}

/// The files of a picture in one format, the smallest first. A smaller picture of more bytes
/// than a larger one is left out: resizing a pattern of two colours gives it hundreds.
fn ladder(sizes: &[DynamicImage], format: Format) -> Result<Vec<RenderedFile>, Problem> {
    let files: Result<Vec<_>, Problem> = sizes.par_iter().map(|picture| encode(picture, format)).collect();
    let mut least = usize::MAX;
    let mut kept: Vec<_> = files?
        .into_iter()
        .rev()
        .filter(|file| {
            let before = least;
            least = least.min(file.bytes.len());
            file.bytes.len() < before
        })
        .collect();
    kept.reverse();
    Ok(kept)
}

/// Bytes that screens of all widths fetch together: each takes the first file that is wide
/// enough for it.
fn weight(files: &[RenderedFile]) -> usize {
    let fetched = |width: u32| files.iter().find(|file| file.width >= width).or(files.last());
    WIDTHS.into_iter().filter_map(fetched).map(|file| file.bytes.len()).sum()
}

fn encode(picture: &DynamicImage, format: Format) -> Result<RenderedFile, Problem> {
    let mut bytes = Cursor::new(Vec::new());
    let written = match format {
        Format::Avif => return Ok(RenderedFile { format, width: picture.width(), bytes: avif(picture)? }),
        Format::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).encode_image(picture),
        Format::Webp => picture.write_to(&mut bytes, ImageFormat::WebP),
        Format::Png => {
            let bytes = palette::encode(picture).map_err(|error| Problem::Broken(error.to_string()))?;
            return Ok(RenderedFile { format, width: picture.width(), bytes });
        }
    };
    written.map_err(|error| Problem::Broken(error.to_string()))?;
    Ok(RenderedFile { format, width: picture.width(), bytes: bytes.into_inner() })
}

fn avif(picture: &DynamicImage) -> Result<Vec<u8>, Problem> {
    // One thread: the number of tiles follows it, and files should not depend on the machine.
    let encoder = ravif::Encoder::new()
        .with_quality(AVIF_QUALITY.into())
        .with_alpha_quality(AVIF_QUALITY.into())
        .with_speed(AVIF_SPEED)
        .with_num_threads(Some(1));
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let encoded = if picture.color().has_alpha() {
        let pixels = picture.to_rgba8();
        let pixels: Vec<_> = pixels.pixels().map(|p| ravif::RGBA8::new(p[0], p[1], p[2], p[3])).collect();
        encoder.encode_rgba(ravif::Img::new(&pixels[..], width, height))
    } else {
        let pixels = picture.to_rgb8();
        let pixels: Vec<_> = pixels.pixels().map(|p| ravif::RGB8::new(p[0], p[1], p[2])).collect();
        encoder.encode_rgb(ravif::Img::new(&pixels[..], width, height))
    };
    encoded.map(|encoded| encoded.avif_file).map_err(|error| Problem::Broken(error.to_string()))
}

fn placeholder(picture: &DynamicImage) -> Placeholder {
    if picture.color().has_alpha() {
        return Placeholder::default();
    }
    let size = Size { width: Placeholder::COLUMNS as u32, height: Placeholder::ROWS as u32 };
    let digit = |value: u8| char::from_digit((u32::from(value) * 15 + 127) / 255, 16).unwrap_or('0');
    Placeholder(resized(picture, size).to_rgb8().as_raw().iter().map(|value| digit(*value)).collect())
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.into().write_to(&mut bytes, ImageFormat::Png).expect("encoded");
        bytes.into_inner()
    }

    #[test]
    fn no_width_is_above_the_original_and_none_is_hardly_larger_than_another() {
        let check = |original, expect: &[u32]| assert_eq!(widths(original), expect, "{original}");
        check(1, &[1]);
        check(480, &[480]);
        check(500, &[500]);
        check(700, &[480, 700]);
        check(1000, &[480, 1000]);
        check(1600, &[480, 960, 1600]);
        check(6000, &[480, 960, 1600]);
    }

    #[test]
    fn a_chart_stays_exact_and_a_photograph_does_not() {
        let chart = RgbImage::from_fn(300, 200, |x, y| Rgb([((x / 30) ^ (y / 7)) as u8 * 7; 3]));
        let photo = RgbImage::from_fn(300, 200, |x, y| {
            let noise = ((x * 7919) ^ (y * 104_729)) % 23;
            Rgb([(x / 2 + noise) as u8, (y + noise) as u8, (200 - y / 2 + noise) as u8])
        });
        let formats = |image: RgbImage| -> Vec<Format> {
            let made = Renditions::of(&png(image), ImageFormat::Png).expect("made");
            made.files.iter().map(|file| file.format).collect()
        };
        assert!(formats(chart).iter().all(|format| matches!(format, Format::Webp | Format::Png)));
        assert_eq!(formats(photo), [Format::Avif, Format::Jpeg]);
    }

    #[test]
    fn no_file_takes_more_bytes_than_a_larger_one_of_its_format() {
        // A halftone: dots of ink that grow from one edge to the other.
        let is_ink = |x: u32, y: u32| {
            let (from_x, from_y) = ((x % 6).abs_diff(3), (y % 6).abs_diff(3));
            from_x * from_x + from_y * from_y < x / 60
        };
        let halftone = RgbImage::from_fn(1200, 300, |x, y| Rgb([if is_ink(x, y) { 20 } else { 240 }; 3]));
        let source = png(halftone.clone());
        let made = Renditions::of(&source, ImageFormat::Png).expect("made");
        for pair in made.files.windows(2).filter(|pair| pair[0].format == pair[1].format) {
            assert!(pair[0].width < pair[1].width && pair[0].bytes.len() < pair[1].bytes.len(), "{pair:?}");
        }
        let fallback = made.files.last().expect("a file");
        assert_eq!((fallback.format, fallback.width), (Format::Png, 1200));
        assert!(fallback.bytes.len() <= source.len(), "{} of {}", fallback.bytes.len(), source.len());
        assert_eq!(image::load_from_memory(&fallback.bytes).expect("a picture").to_rgb8(), halftone);
    }

    #[test]
    fn a_chart_wider_than_any_file_keeps_its_palette() {
        // Bars of a few colours over fine rules, as a program draws them.
        let chart = RgbImage::from_fn(2000, 900, |x, y| {
            let bar = (x / 50 * 131 + 97) % 800;
            match () {
                () if x % 50 > 8 && y > 900 - bar => Rgb([(x / 50 % 5 * 50) as u8, (x / 50 % 3 * 90) as u8, 120]),
                () if y % 90 == 0 => Rgb([120; 3]),
                () => Rgb([255; 3]),
            }
        });
        let source = palette::encode(&chart.into()).expect("encoded");
        let made = Renditions::of(&source, ImageFormat::Png).expect("made");
        assert_eq!(made.files.last().map(|file| (file.format, file.width)), Some((Format::Png, 1600)));
        for file in made.files.iter().filter(|file| file.format == Format::Png) {
            assert_eq!(file.bytes[25], 3, "{} is in colours, not in numbers of them", file.width);
        }
        // Edges that were sharp are mixed: it cannot be as light, but not far from it.
        let largest = made.files.last().map(|file| file.bytes.len()).unwrap_or_default();
        assert!(largest < 3 * source.len(), "{largest} of {}", source.len());
    }

    #[test]
    fn a_halftone_is_no_heavier_than_it_came() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/editions/2024-12-01/images/halftone.png");
        let source = std::fs::read(file).expect("a picture");
        let picture = image::load_from_memory(&source).expect("a picture");
        let written = palette::encode(&picture).expect("encoded").len();
        assert!(written * 100 <= source.len() * 105, "{written} of {}", source.len());
    }

    #[test]
    fn a_placeholder_has_the_colours_of_its_corners() {
        let halves = RgbImage::from_fn(40, 30, |x, _| if x < 20 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
        let made = Renditions::of(&png(halves), ImageFormat::Png).expect("made");
        let row: Vec<_> = made.placeholder.colours().take(4).map(|(_, _, colour)| colour).collect();
        assert_eq!((row[0], row[3]), ("f00", "00f"));
        assert_eq!(made.placeholder.colours().count(), 12);
    }

    #[test]
    fn what_is_see_through_stays_so_and_has_no_placeholder() {
        let round = RgbaImage::from_fn(40, 30, |x, _| Rgba([9, 9, 9, if x < 20 { 0 } else { 255 }]));
        let made = Renditions::of(&png(round), ImageFormat::Png).expect("made");
        assert!(made.placeholder.is_empty());
        let fallback = made.files.last().expect("a file");
        assert_eq!(fallback.format, Format::Png);
        let again = image::load_from_memory(&fallback.bytes).expect("a picture").to_rgba8();
        assert_eq!((again.get_pixel(0, 0)[3], again.get_pixel(39, 0)[3]), (0, 255));
        let opaque = RgbaImage::from_pixel(40, 30, Rgba([9, 9, 9, 255]));
        let made = Renditions::of(&png(opaque), ImageFormat::Png).expect("made");
        assert!(!made.placeholder.is_empty());
    }
}
