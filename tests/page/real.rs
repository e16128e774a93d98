//! The real edition at the four usual screens.

use std::path::{Path, PathBuf};

use epaper::press::build::{Options, build};
use epaper::press::layout::{Request, compose};
use epaper::press::site;

/// White space of full sheets in 1/1000, on average over the screens.
const WHITE_MAX: u64 = 30;

/// A bundle of the real edition, without fonts.
pub(crate) fn bundle() -> (tempfile::TempDir, PathBuf) {
    let site = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2024-12-06");
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
    let bundle = site.path().join("editions/2024-12-06");
    (site, bundle)
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
