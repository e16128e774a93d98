//! PNG files. What has few colours, a chart or a printed halftone, is written as numbers of
//! them, which takes a fraction of the bytes.

use std::collections::{BTreeMap, BTreeSet};

use image::DynamicImage;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

/// Most colours of a palette.
const COLOURS: usize = 256;

/// A picture as a PNG file, pixel by pixel.
pub(super) fn encode(picture: &DynamicImage) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    match colours(picture) {
        Some(colours) => {
            let depth = depth(colours.len());
            encoder.set_color(ColorType::Indexed);
            encoder.set_depth(depth);
            encoder.set_palette(colours.iter().flat_map(|colour| colour[..3].to_vec()).collect::<Vec<u8>>());
            if colours.iter().any(|colour| colour[3] < u8::MAX) {
                encoder.set_trns(colours.iter().map(|colour| colour[3]).collect::<Vec<u8>>());
            }
            // Neighbouring numbers say nothing of each other, so no filter helps.
            encoder.set_filter(Filter::NoFilter);
            encoder.set_compression(Compression::High);
            encoder.write_header()?.write_image_data(&numbers(picture, &colours, depth as usize))?;
        }
        None => {
            encoder.set_depth(BitDepth::Eight);
            encoder.set_filter(Filter::Adaptive);
            if picture.color().has_alpha() {
                encoder.set_color(ColorType::Rgba);
                encoder.write_header()?.write_image_data(&picture.to_rgba8())?;
            } else {
                encoder.set_color(ColorType::Rgb);
                encoder.write_header()?.write_image_data(&picture.to_rgb8())?;
            }
        }
    }
    Ok(bytes)
}

/// The colours of a picture in order, if a palette holds them.
fn colours(picture: &DynamicImage) -> Option<BTreeSet<[u8; 4]>> {
    let mut colours = BTreeSet::new();
    for pixel in picture.to_rgba8().pixels() {
        if colours.insert(pixel.0) && colours.len() > COLOURS {
            return None;
        }
    }
    Some(colours)
}

/// Bits that hold the number of every colour.
fn depth(colours: usize) -> BitDepth {
    match colours {
        0..=2 => BitDepth::One,
        3..=4 => BitDepth::Two,
        5..=16 => BitDepth::Four,
        _ => BitDepth::Eight,
    }
}

/// The number of each pixel's colour, so many bits each, every row from a byte of its own.
fn numbers(picture: &DynamicImage, colours: &BTreeSet<[u8; 4]>, bits: usize) -> Vec<u8> {
    let numbers: BTreeMap<[u8; 4], u8> = colours.iter().copied().zip(0..=u8::MAX).collect();
    let mut packed = Vec::new();
    for row in picture.to_rgba8().rows() {
        let row: Vec<u8> = row.map(|pixel| numbers[&pixel.0]).collect();
        for some in row.chunks(8 / bits) {
            let joined = some.iter().enumerate().fold(0, |byte, (at, number)| byte | (number << (8 - bits * (at + 1))));
            packed.push(joined);
        }
    }
    packed
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    /// A picture of so many colours, some of them see-through, in rows that end within a byte.
    fn of(colours: u32) -> DynamicImage {
        let colour =
            |at: u32| Rgba([at as u8, (at >> 2) as u8, (at >> 4) as u8, if at.is_multiple_of(3) { 128 } else { 255 }]);
        RgbaImage::from_fn(37, 29, |x, y| colour((x + 37 * y) % colours)).into()
    }

    #[test]
    fn every_number_of_colours_comes_back_pixel_by_pixel() {
        for (colours, kind, bits) in [
            (1, ColorType::Indexed, 1),
            (2, ColorType::Indexed, 1),
            (3, ColorType::Indexed, 2),
            (16, ColorType::Indexed, 4),
            (17, ColorType::Indexed, 8),
            (256, ColorType::Indexed, 8),
            (257, ColorType::Rgba, 8),
        ] {
            let picture = of(colours);
            let bytes = encode(&picture).expect("encoded");
            // Bit depth and colour type stand in the head.
            assert_eq!((bytes[24], bytes[25]), (bits, kind as u8), "{colours}");
            let again = image::load_from_memory(&bytes).expect("a picture");
            assert_eq!(again.to_rgba8(), picture.to_rgba8(), "{colours}");
        }
    }
}
