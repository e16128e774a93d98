//! The real edition at the four usual screens.

use std::path::{Path, PathBuf};

use epaper::edition::{Edition, PageBodies};
use epaper::layout::fragment::{Content, FurnitureKind, NoticePart};
use epaper::layout::page::Composer;
use epaper::layout::{Em, Faces, Measure, PageLayout};
use epaper::press::build::{Options, build};
use epaper::press::layout::{Request, compose};
use epaper::press::site;

use crate::invariants::{furniture_holds_its_words, solve};

/// White space of full sheets in 1/1000, on average over the screens.
const WHITE_MAX: u64 = 30;

/// A bundle of the real edition, without fonts.
pub(crate) fn bundle() -> (tempfile::TempDir, PathBuf) {
    bundle_of("2024-12-06")
}

fn bundle_of(date: &str) -> (tempfile::TempDir, PathBuf) {
    let site = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions").join(date);
    build(
        &[source],
        &Options {
            out: site.path().to_owned(),
            place: site::Options::at("/"),
            fonts: None,
            withhold: None,
            cache: None,
        },
    );
    let bundle = site.path().join("editions").join(date);
    (site, bundle)
}

/// An edition as a reader has it, and the texts of its pages.
fn read(date: &str) -> (Edition, Vec<PageBodies>) {
    let (_site, bundle) = bundle_of(date);
    let file = |name: &str| std::fs::read(bundle.join(name)).unwrap();
    let edition: Edition = epaper::edition::read("edition.json", &file("edition.json")).unwrap();
    let bodies = |name: &String| epaper::edition::read(name, &file(name)).unwrap();
    let pages = edition.pages.iter().map(|page| bodies(&page.bodies)).collect();
    (edition, pages)
}

#[test]
fn the_real_page_fits_on_one_sheet() {
    let (_site, bundle) = bundle();
    for (width, height) in [(1920.0, 1036.0), (820.0, 1136.0), (794.0, 1123.0), (1587.0, 2245.0)] {
        let request = Request { bundle: bundle.clone(), width, height, text_size: 100, whole: true };
        let report = compose(&request).unwrap().json();
        assert_eq!(report["pages"][0]["sheets"], 1, "{width}×{height}: {report}");
    }
}

#[test]
fn the_real_edition_fills_its_sheets() {
    let (_site, bundle) = bundle();
    let mut white = Vec::new();
    for text_size in [100, 150] {
        for (width, height) in [(1920.0, 1036.0), (1440.0, 856.0), (820.0, 1136.0), (390.0, 800.0)] {
            let composed =
                compose(&Request { bundle: bundle.clone(), width, height, text_size, whole: false }).unwrap();
            let report = composed.json();
            let page = &report["pages"][0];
            let screen = format!("{width}×{height} at {text_size} %: {page}");
            white.push(page["white_per_mille"].as_u64().unwrap());
            assert!(white.last() < Some(&(WHITE_MAX * 4 / 3)), "{screen}");
            assert_eq!(page["hanging"], 0, "{screen}");
            assert_eq!(page["stacked"], 0, "{screen}");
            assert_eq!(page["butted"], 0, "{screen}");
        }
    }
    assert!(white.iter().sum::<u64>() < WHITE_MAX * white.len() as u64, "{white:?}");
}

#[test]
fn last_sheets_are_filled() {
    let bundles = ["2024-12-01", "2024-12-06"].map(bundle_of);
    let (mut area, mut white) = (0, 0);
    for (_site, bundle) in &bundles {
        for text_size in [100, 150] {
            for (width, height) in [(1920.0, 1036.0), (1440.0, 856.0), (820.0, 1136.0), (390.0, 800.0)] {
                let request = Request { bundle: bundle.clone(), width, height, text_size, whole: false };
                let report = compose(&request).unwrap().json();
                for page in report["pages"].as_array().unwrap() {
                    let last = page["filled"].as_array().unwrap().last().unwrap();
                    area += last["area"].as_u64().unwrap();
                    white += last["white"].as_u64().unwrap();
                }
            }
        }
    }
    // They were 45 % white when only what came after them could fill them.
    assert!(white * 100 < area * 13, "{white} of {area}");
}

#[test]
fn furniture_fits_its_rows_on_every_screen_at_every_size() {
    for date in ["2024-12-01", "2024-12-06"] {
        let (edition, _) = read(date);
        let widths = Faces::new(&edition.faces);
        for (width, height) in [(240, 320), (320, 568), (390, 800), (568, 320), (820, 1136), (1440, 856), (1920, 1036)]
        {
            for text_size in (80..=250).step_by(10) {
                let style = solve(width, height, text_size);
                for page in 0..edition.pages.len() {
                    // Without its articles a page is a sheet with its furniture.
                    let layout = Composer::default().page(&edition, &[], page, &style, &widths);
                    let furniture = &layout.sheets[0].furniture;
                    furniture_holds_its_words(furniture);
                    let says = |part: NoticePart| furniture.notices.iter().any(|notice| notice.part == part);
                    let place = format!("{date}, page {page}, {width}×{height} at {text_size} %: {furniture:?}");
                    match furniture.kind {
                        FurnitureKind::Masthead => assert!(says(NoticePart::Title) && says(NoticePart::Day), "{place}"),
                        FurnitureKind::Folio => assert!(says(NoticePart::Number), "{place}"),
                    }
                    for notice in &furniture.notices {
                        let advance =
                            |character| widths.advance(notice.part.face(), character) + notice.part.tracking();
                        let ems: Em = notice.text.chars().map(advance).sum();
                        assert!(ems.at(notice.size) <= notice.rect.width, "{place}");
                    }
                }
            }
        }
    }
}

/// All pages of both editions, composed for seven screens at seven text sizes each.
fn everywhere(mut look: impl FnMut(&str, &PageLayout)) {
    for date in ["2024-12-01", "2024-12-06"] {
        let (edition, pages) = read(date);
        let widths = Faces::new(&edition.faces);
        for (number, bodies) in pages.iter().enumerate() {
            let grids = [(390, 800), (600, 900), (820, 1136), (1024, 700), (1280, 756), (1440, 856), (1920, 1036)];
            for ((width, height), text_size) in
                grids.into_iter().flat_map(|grid| [80, 100, 110, 140, 160, 180, 210].map(|size| (grid, size)))
            {
                let style = solve(width, height, text_size);
                let layout = Composer::default().page(&edition, &bodies.articles, number, &style, &widths);
                look(&format!("{date}, page {number}, {width}×{height} at {text_size} %"), &layout);
            }
        }
    }
}

#[test]
fn the_lead_is_on_the_first_sheet_and_what_goes_on_does_so_on_the_next() {
    let (mut jumps, mut later) = (0, 0);
    everywhere(|place, layout| {
        assert!(layout.sheets[0].regions.iter().any(|region| region.article == 0), "{place}");
        for (number, sheet) in layout.sheets.iter().enumerate() {
            for fragment in sheet.regions.iter().flat_map(|region| &region.fragments) {
                if let Content::JumpLine(line) = &fragment.content {
                    jumps += 1;
                    later += u32::from(line.sheet != number + 1);
                }
            }
        }
    });
    // Now and then a picture or a box comes between; it was every ninth.
    assert!(later * 30 < jumps, "{later} of {jumps}");
}
