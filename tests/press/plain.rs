//! Pages as they come, for readers without script.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use epaper::edition::{Block, Edition, PageBodies, Picture, read};
use epaper::markup::{self, Wanted};
use epaper::press::build::build;
use image::{ImageFormat, Rgb, RgbImage};

use super::folder::{Folder, options};

const SHELL: &str = "<!doctype html><html lang=und><base href=./><title>epaper</title>";

/// The site of a source.
fn site(folder: &Folder) -> tempfile::TempDir {
    let out = tempfile::tempdir().expect("a folder");
    fs::write(out.path().join("index.html"), SHELL).expect("a shell");
    let (_, problems) = build(&[folder.path().to_owned()], &options(out.path()));
    assert!(!problems.has_errors(), "{:?}", problems.sorted());
    out
}

fn page(site: &Path, file: &str) -> String {
    fs::read_to_string(site.join("2024-12-06").join(file)).expect(file)
}

/// The pictures of the edition's first page, as the bundle has them.
fn pictures(site: &Path) -> Vec<Picture> {
    let folder = site.join("editions/2024-12-06");
    let file = |name: &str| fs::read(folder.join(name)).expect("a file");
    let edition: Edition = read("edition.json", &file("edition.json")).expect("an edition");
    let bodies: PageBodies = read("page", &file(&edition.pages[0].bodies)).expect("bodies");
    let blocks = bodies.articles.into_iter().flat_map(|body| body.blocks);
    let figures = blocks.filter_map(|block| if let Block::Figures(figures) = block { Some(figures) } else { None });
    figures.flatten().filter_map(|figure| figure.picture).collect()
}

/// A photograph of two widths in two formats.
fn photo() -> Vec<u8> {
    let noise = |x: u32, y: u32| ((x * 7919) ^ (y * 104_729)) % 23;
    let picture =
        RgbImage::from_fn(700, 400, |x, y| Rgb([(x / 4 + noise(x, y)) as u8, (y / 3) as u8, noise(y, x) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).expect("encoded");
    bytes.into_inner()
}

#[test]
fn a_picture_comes_in_the_size_that_fits_and_all_but_the_first_may_wait() {
    let folder = Folder::with_body("![甲](images/a.jpg)\n\n文。\n\n![乙](images/b.jpg)\n");
    folder.put("images/a.jpg", photo());
    folder.put("images/b.jpg", photo());
    let site = site(&folder);
    let shown = pictures(site.path());
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().all(|picture| picture.renditions.len() == 4), "{shown:?}");
    for (file, sizes) in [
        ("01/index.html", "(max-width: 44em) calc(100vw - 2rem), (max-width: 66em) calc(50vw - 2rem), 26rem"),
        ("a/lead/index.html", "(max-width: 40em) calc(100vw - 2rem), 38rem"),
    ] {
        let html = page(site.path(), file);
        // The reader writes the same, and so asks for files that have come.
        for (picture, alt, waits) in [(&shown[0], "甲", false), (&shown[1], "乙", true)] {
            let mut expect = String::new();
            markup::files(picture, Wanted { base: "editions/2024-12-06/", alt, sizes, waits }, &mut expect);
            assert!(expect.contains("<source type=\"image/avif\" srcset="), "{expect}");
            assert!(html.contains(&expect), "{file} has no {expect}: {html}");
        }
        assert_eq!(html.matches("loading=").count(), 1, "{html}");
    }
}

#[test]
fn boxes_are_told_from_open_articles_and_tables_heads_from_their_bodies() {
    let folder = Folder::with_body("| 名次 | 县区 |\n|---|---|\n| 1 | 沁源 |\n");
    let front = |key: &str| format!("+++\nheadline = [\"头条\"]\n{key}\n+++\n文。\n");
    let articles = "\"lead\", \"boxed\", \"paid\", \"dead\"";
    folder.put("edition.toml", super::folder::MANIFEST.replace("\"lead\"", articles));
    folder.put("articles/boxed.md", front("boxed = true"));
    folder.put("articles/paid.md", front("kind = \"advertisement\""));
    folder.put("articles/dead.md", front("kind = \"obituary\""));
    let html = page(site(&folder).path(), "01/index.html");
    let frame = |id: &str| {
        let (_, rest) = html.split_once(&format!("<article data-article=\"{id}\"")).expect(id);
        let head = rest.split_once('>').expect("an end").0;
        head.split_once("data-frame=\"").map(|(_, rest)| rest.split('"').next().unwrap_or_default().to_owned())
    };
    let frames = ["lead", "boxed", "paid", "dead"].map(frame);
    assert_eq!(frames.each_ref().map(Option::as_deref), [None, Some("boxed"), Some("boxed"), Some("mourning")]);
    let table = "<thead><tr><th>名次</th><th>县区</th></tr></thead><tbody><tr><td>1</td><td>沁源</td></tr></tbody>";
    assert!(html.contains(table), "{html}");
}

#[test]
fn nothing_in_a_page_needs_more_than_a_strict_policy_allows() {
    let folder = Folder::with_body("![甲](images/a.jpg)\n\n文。\n");
    folder.put("images/a.jpg", photo());
    let site = site(&folder);
    for file in ["index.html", "01/index.html", "a/lead/index.html"] {
        let html = page(site.path(), file);
        assert!(!html.contains(" style=") && !html.contains("<style"), "{file}: {html}");
        let scripts = html.matches("<script").count();
        let allowed =
            html.matches("<script type=\"application/ld+json\"").count() + html.matches("<script src=").count();
        assert_eq!(scripts - allowed, html.matches("<script type=\"module\" src=").count(), "{file}: {html}");
    }
}
