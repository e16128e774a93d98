//! Picture files: upright size, and every way of being unusable.

use std::io::Cursor;

use epaper::edition::{Block, Edition, Format, PageBodies, Picture, Rendition, read};
use epaper::press::build::build;
use image::{ImageFormat, Rgb, RgbImage};

use super::folder::{Folder, options};

/// A picture of 40 × 30 pixels whose content does not compress to nothing.
fn encoded(format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(40, 30, |x, y| Rgb([(x * 6) as u8, (y * 8) as u8, (x * y % 251) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

/// The same JPEG with an EXIF orientation, as a camera held on its side writes it.
fn turned(orientation: u8) -> Vec<u8> {
    let jpeg = encoded(ImageFormat::Jpeg);
    let tiff = [b"II*\0\x08\0\0\0\x01\0".as_slice(), &[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]]
        .concat();
    let length = (2 + 6 + tiff.len()) as u16;
    [&jpeg[..2], b"\xff\xe1", &length.to_be_bytes(), b"Exif\0\0", &tiff, &jpeg[2..]].concat()
}

fn folder(name: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::with_body(&format!("![图](images/{name})\n"));
    folder.put(&format!("images/{name}"), bytes);
    folder
}

fn size(name: &str, bytes: &[u8], width: u32, height: u32) {
    let blocks = folder(name, bytes).blocks();
    let [Block::Figures(figures)] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!(
        figures[0].picture,
        Some(Picture { src: format!("images/{name}"), width, height, ..Picture::default() }),
        "{name}"
    );
}

fn refused(name: &str, bytes: &[u8], code: &str) {
    assert_eq!(folder(name, bytes).problems(), [format!("articles/lead.md:4:1 {code}")], "{name}");
}

#[test]
fn every_type_has_its_size() {
    size("a.jpg", &encoded(ImageFormat::Jpeg), 40, 30);
    size("a.JPEG", &encoded(ImageFormat::Jpeg), 40, 30);
    size("a.png", &encoded(ImageFormat::Png), 40, 30);
    size("a.webp", &encoded(ImageFormat::WebP), 40, 30);
    size("急救.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'/>", 40, 30);
}

#[test]
fn size_is_that_of_the_upright_picture() {
    for (orientation, width, height) in [(1, 40, 30), (3, 40, 30), (5, 30, 40), (6, 30, 40), (8, 30, 40), (9, 40, 30)] {
        size("a.jpg", &turned(orientation), width, height);
    }
}

#[test]
fn a_picture_that_breaks_off_is_broken() {
    for (name, format) in [("a.jpg", ImageFormat::Jpeg), ("a.png", ImageFormat::Png), ("a.webp", ImageFormat::WebP)] {
        let whole = encoded(format);
        refused(name, &whole[..whole.len() / 2], "broken-picture");
        refused(name, &whole[..whole.len() - 20], "broken-picture");
    }
    refused("a.jpg", b"", "broken-picture");
    refused("a.jpg", b"GIF is not here", "broken-picture");
    refused("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'>", "broken-picture");
}

#[test]
fn a_drawing_nested_without_end_is_broken() {
    let inside = "<g>".repeat(6000) + &"</g>".repeat(6000);
    let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'>{inside}</svg>");
    refused("a.svg", drawing.as_bytes(), "broken-picture");
}

#[test]
fn a_jpeg_whose_thumbnail_has_an_end_can_still_break_off() {
    let whole = encoded(ImageFormat::Jpeg);
    let thumbnail = [&b"\xff\xe2\x00\x06"[..], b"\xff\xd8\xff\xd9"].concat();
    let with = |rest: &[u8]| [&whole[..2], &thumbnail, rest].concat();
    size("a.jpg", &with(&whole[2..]), 40, 30);
    refused("a.jpg", &with(&whole[2..whole.len() - 20]), "broken-picture");
}

#[test]
fn types_that_are_not_taken() {
    refused("a.gif", b"GIF89a", "unsupported-picture");
    refused("a.pdf", b"%PDF", "unsupported-picture");
    refused("a", &encoded(ImageFormat::Png), "unsupported-picture");
    refused("a.jpg", &encoded(ImageFormat::Png), "unsupported-picture");
    refused("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><script/></svg>", "unsafe-svg");
}

#[test]
fn a_bomb_is_refused_before_it_is_decoded() {
    // A PNG head that promises 60,000 × 60,000 pixels.
    let mut png = encoded(ImageFormat::Png);
    png[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    refused("a.png", &png, "picture-too-large");
}

/// The checksum of PNG chunks.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    })
}

/// The published picture of an edition that shows this one, and its files.
fn published(name: &str, bytes: &[u8]) -> (Picture, Vec<(String, Vec<u8>)>) {
    let (folder, out) = (folder(name, bytes), tempfile::tempdir().expect("a folder"));
    let (entries, problems) = build(&[folder.path().to_owned()], &options(out.path()));
    assert!(!problems.has_errors());
    let edition = out.path().join("editions").join(&entries[0].path);
    let head: Edition =
        read("edition.json", &std::fs::read(edition.join("edition.json")).expect("a file")).expect("an edition");
    let file = edition.join(&head.pages[0].bodies);
    let bodies: PageBodies = read("bodies", &std::fs::read(file).expect("a file")).expect("bodies");
    let blocks = bodies.articles.iter().flat_map(|body| &body.blocks);
    let picture = blocks
        .filter_map(|block| match block {
            Block::Figures(figures) => figures[0].picture.clone(),
            _ => None,
        })
        .next()
        .expect("a picture");
    let content = |rendition: &Rendition| {
        (rendition.src.clone(), std::fs::read(edition.join(&rendition.src)).expect("a rendition"))
    };
    let files = picture.renditions.iter().map(content).collect();
    (picture, files)
}

#[test]
fn a_photograph_is_published_upright_in_two_formats_and_without_its_notes() {
    let (picture, files) = published("a.jpg", &turned(6));
    assert_eq!((picture.width, picture.height), (30, 40));
    let formats: Vec<_> = picture.renditions.iter().map(|rendition| (rendition.format, rendition.width)).collect();
    assert_eq!(formats, [(Format::Avif, 30), (Format::Jpeg, 30)]);
    assert_eq!(files.last().map(|(name, _)| name), Some(&picture.src));
    assert!(!picture.placeholder.is_empty());
    for (name, bytes) in &files {
        assert!(!bytes.windows(4).any(|part| part == b"Exif"), "{name}");
    }
    let shown = image::load_from_memory(&files[1].1).expect("a picture").to_rgb8();
    // The upper left corner is dark; turned to the right it is on the right.
    let [left, right] = [0, 29].map(|x| shown.get_pixel(x, 0).0.iter().map(|value| u32::from(*value)).sum::<u32>());
    assert_eq!(shown.dimensions(), (30, 40));
    assert!(right < left, "{left} {right}");
}

#[test]
fn a_picture_that_cannot_be_used_stops_no_paper() {
    for (name, bytes) in [("a.jpg", b"".as_slice()), ("a.svg", b"<svg"), ("a.png", b"PNG")] {
        let (folder, out) = (folder(name, bytes), tempfile::tempdir().expect("a folder"));
        let (entries, problems) = build(&[folder.path().to_owned()], &options(out.path()));
        assert_eq!(entries.len(), 1, "{name}");
        let [problem] = problems.sorted()[..] else { panic!("{problems:?}") };
        assert!(problem.hint.is_some() && problem.message.contains(name), "{problem}");
    }
}

#[test]
fn one_broken_picture_on_two_places_is_one_problem() {
    let folder = Folder::with_body("![甲](images/a.jpg)\n\n文\n\n![乙](images/a.jpg)\n");
    folder.put("images/a.jpg", b"");
    assert_eq!(folder.problems(), ["articles/lead.md:4:1 broken-picture"]);
}

#[test]
fn a_picture_that_no_article_shows_is_reported() {
    let folder = Folder::good();
    folder.put("images/a.png", encoded(ImageFormat::Png));
    assert_eq!(folder.problems(), ["images/a.png unused-file"]);
}

#[test]
fn a_picture_of_an_article_that_cannot_be_read_is_not_called_unused() {
    for (article, problem) in [
        (
            "+++\nheadline = [\"头条\"]\n![图](images/a.png)\n".to_owned(),
            "articles/lead.md:1:1 unterminated-front-matter",
        ),
        (format!("+++\n+++\n![图](images/a.png)\n{}", "长".repeat(60_000)), "articles/lead.md:3:1 paragraph-too-long"),
    ] {
        let folder = Folder::good();
        folder.put("articles/lead.md", article);
        folder.put("images/a.png", encoded(ImageFormat::Png));
        assert_eq!(folder.problems(), [problem]);
    }
}
