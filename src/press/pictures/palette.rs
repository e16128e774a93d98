//! PNG files. What has few colours, a chart or a printed halftone, is written as numbers of
//! them, which takes a fraction of the bytes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use image::DynamicImage;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use rayon::prelude::*;

/// Most colours of a palette.
const COLOURS: usize = 256;

/// Filters that are tried: which of them suits depends on what is drawn, and no rule of thumb
/// tells it as well as the result.
const FILTERS: [Filter; 4] = [Filter::NoFilter, Filter::Sub, Filter::Up, Filter::Adaptive];

/// Greatest mean square of what a colour may be off, of 255: less than is seen beside the picture.
const OFF: u64 = 12;

/// A picture as a PNG file, pixel by pixel; one of few colours as small as a filter makes it.
pub(super) fn encode(picture: &DynamicImage) -> Result<Vec<u8>, EncodingError> {
    let Some(colours) = colours(picture) else { return write(picture, None, Filter::Adaptive) };
    let files = FILTERS.into_par_iter().map(|filter| write(picture, Some(&colours), filter));
    let files: Vec<_> = files.collect::<Result<_, _>>()?;
    Ok(files.into_iter().min_by_key(Vec::len).unwrap_or_default())
}

fn write(
    picture: &DynamicImage,
    colours: Option<&BTreeSet<[u8; 4]>>,
    filter: Filter,
) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    // A photograph is not worth the time: its other formats are the lighter ones.
    encoder.set_compression(if colours.is_some() { Compression::High } else { Compression::Balanced });
    // After it, for it brings a filter of its own.
    encoder.set_filter(filter);
    match colours {
        Some(colours) => {
            let depth = depth(colours.len());
            encoder.set_color(ColorType::Indexed);
            encoder.set_depth(depth);
            encoder.set_palette(colours.iter().flat_map(|colour| colour[..3].to_vec()).collect::<Vec<u8>>());
            if colours.iter().any(|colour| colour[3] < u8::MAX) {
                encoder.set_trns(colours.iter().map(|colour| colour[3]).collect::<Vec<u8>>());
            }
            encoder.write_header()?.write_image_data(&numbers(picture, colours, depth as usize))?;
        }
        None => {
            encoder.set_depth(BitDepth::Eight);
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

/// Whether a palette holds the colours of a picture.
pub(super) fn has_few_colours(picture: &DynamicImage) -> bool {
    colours(picture).is_some()
}

/// A resized picture of few colours in few colours again: resizing mixes some along every edge.
/// The most common stay, all others become the nearest of them. Where that would show, in a
/// picture that is all edges, it stays as it is.
pub(super) fn reduced(picture: DynamicImage) -> DynamicImage {
    if has_few_colours(&picture) {
        return picture;
    }
    let mut pixels = picture.to_rgba8();
    let mut counts: HashMap<[u8; 4], u64> = HashMap::new();
    for pixel in pixels.pixels() {
        *counts.entry(pixel.0).or_default() += 1;
    }
    let mut common: Vec<([u8; 4], u64)> = counts.into_iter().collect();
    // Of colours as common as others the darker stay, so that every build keeps the same.
    common.sort_unstable_by_key(|(colour, count)| (Reverse(*count), *colour));
    let (kept, mixed) = common.split_at(COLOURS);
    let mut nearest = HashMap::new();
    let mut off = 0;
    for (colour, count) in mixed {
        let distances = kept.iter().map(|(other, _)| (distance(*colour, *other), *other));
        let Some((distance, other)) = distances.min() else { continue };
        off += distance * count;
        nearest.insert(*colour, other);
    }
    if off > OFF * 3 * u64::from(pixels.width()) * u64::from(pixels.height()) {
        return picture;
    }
    for pixel in pixels.pixels_mut() {
        if let Some(colour) = nearest.get(&pixel.0) {
            pixel.0 = *colour;
        }
    }
    let reduced = DynamicImage::ImageRgba8(pixels);
    if picture.color().has_alpha() { reduced } else { DynamicImage::ImageRgb8(reduced.into_rgb8()) }
}

/// The square of how far two colours are from each other.
fn distance(one: [u8; 4], other: [u8; 4]) -> u64 {
    one.into_iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(b)).pow(2)).sum()
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

    #[test]
    fn the_filter_that_suits_a_picture_is_found() {
        // Each pixel says what the next one is, and no row repeats one above.
        let slanted = RgbaImage::from_fn(256, 256, |x, y| {
            let grey = ((x * x / 100 + y * 97) % 256) as u8;
            Rgba([grey, grey, grey, 255])
        });
        let picture = DynamicImage::from(slanted);
        let colours = colours(&picture);
        let each = FILTERS.map(|filter| write(&picture, colours.as_ref(), filter).expect("encoded").len());
        let best = encode(&picture).expect("encoded").len();
        assert_eq!(Some(&best), each.iter().min(), "{each:?}");
        assert!(best < each[0], "{each:?}");
    }

    #[test]
    fn a_resized_chart_keeps_its_colours_and_noise_is_left_as_it_is() {
        let few = |x: u32, y: u32| {
            [[250, 250, 245], [20, 60, 160], [200, 40, 30], [0, 120, 60]][((x / 37) ^ (y / 23)) as usize % 4]
        };
        let chart = RgbaImage::from_fn(1100, 700, |x, y| {
            // A curve, whose edge runs through every mix of its colours.
            let curve = 350.0 + 200.0 * (f64::from(x) / 90.0).sin();
            let [r, g, b] = if f64::from(y) < curve { [250, 250, 245] } else { few(x, y) };
            Rgba([r, g, b, 255])
        });
        let small = |picture: RgbaImage| {
            super::super::decode::resized(&picture.into(), super::super::Size { width: 617, height: 393 })
        };
        let resized = small(chart);
        assert!(!has_few_colours(&resized));
        let few = reduced(resized.clone());
        assert!(has_few_colours(&few));
        let off = |at: (u32, u32)| {
            distance(resized.to_rgba8().get_pixel(at.0, at.1).0, few.to_rgba8().get_pixel(at.0, at.1).0)
        };
        assert!((0..617).all(|x| off((x, 20)) == 0), "what is of one colour stays so");
        assert!(encode(&few).expect("encoded").len() < encode(&resized).expect("encoded").len());

        let mut seed = 1_u32;
        let mut random = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        let palette: Vec<[u8; 3]> = (0..200).map(|_| [random(), random(), random()]).collect();
        let noise = RgbaImage::from_fn(1100, 700, |_, _| {
            let [r, g, b] = palette[usize::from(random()) % 200];
            Rgba([r, g, b, 255])
        });
        let resized = small(noise);
        assert_eq!(reduced(resized.clone()), resized);
    }
}
