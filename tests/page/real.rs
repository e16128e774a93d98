//! The real edition at the four usual screens.

use std::path::Path;

use epaper::press::build::{Options, build};
use epaper::press::layout::{Request, compose};

/// White space of full sheets in 1/1000, over all screens together.
const WHITE_MAX: u64 = 30;

#[test]
fn the_real_edition_fills_its_sheets() {
    let site = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2024-12-06");
    let options = Options { out: site.path().to_owned(), base: "/".into(), fonts: None };
    build(&[source], &options);
    let bundle = site.path().join("editions/2024-12-06");
    for text_size in [100, 150] {
        let (mut white, mut area) = (0, 0);
        for (width, height) in [(1920.0, 1036.0), (1440.0, 856.0), (820.0, 1136.0), (390.0, 800.0)] {
            let composed = compose(&Request { bundle: bundle.clone(), width, height, text_size }).unwrap();
            let report = composed.json();
            let page = &report["pages"][0];
            let screen = format!("{width}×{height} at {text_size} %: {page}");
            let sheets = page["filled"].as_array().unwrap();
            for sheet in sheets.split_last().unwrap().1 {
                white += sheet["white"].as_u64().unwrap();
                area += sheet["area"].as_u64().unwrap();
            }
            assert_eq!(page["hanging"], 0, "{screen}");
            assert_eq!(page["stacked"], 0, "{screen}");
            assert_eq!(page["butted"], 0, "{screen}");
        }
        assert!(white * 1000 < area * WHITE_MAX, "{text_size} %: {white} of {area} rows are white");
    }
}
