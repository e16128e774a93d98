//! Composition: milliseconds a page and a sheet, and the memory it takes, by screen, for the
//! demo edition and for editions of 16 and 160 pages made of its articles.
//!
//! *Cold* has set nothing before; *warm* composes for a width that differs by a pixel, as a
//! window that is dragged asks for. Times are the best of several rounds, memory is what a
//! cold composition allocates. `BENCH_PAGES=FOLDER` keeps the demo bundle there for
//! `bench/pages.mjs`, which does the same in WebAssembly.

use std::path::{Path, PathBuf};
use std::time::Instant;

use allocation_counter::measure;
use epaper::edition::{Edition, PageBodies, read};
use epaper::layout::page::Composer;
use epaper::layout::{Faces, Px, Settings, Size, Stylesheet};
use epaper::press::build::{Options, build};

const ROUNDS: usize = 9;
const SCREENS: [(f64, f64, u16); 5] =
    [(1920.0, 1036.0, 100), (1440.0, 856.0, 100), (1440.0, 856.0, 150), (820.0, 1136.0, 100), (390.0, 800.0, 100)];

fn main() {
    let kept = std::env::var_os("BENCH_PAGES").map(PathBuf::from);
    let folder = tempfile::tempdir().expect("a folder");
    let site = kept.unwrap_or_else(|| folder.path().to_owned());
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2024-12-06");
    build(
        &[source],
        &Options {
            out: site.clone(),
            place: epaper::press::site::Options::at("/"),
            fonts: None,
            withhold: None,
            cache: None,
        },
    );
    let bundle = site.join("editions/2024-12-06");
    let demo = load(&bundle);
    println!(
        "{:>6}{:>16}{:>8}{:>11}{:>11}{:>15}{:>15}{:>12}{:>12}",
        "pages", "screen", "sheets", "cold ms", "warm ms", "cold ms/sheet", "warm ms/sheet", "peak KiB", "allocations"
    );
    for pages in [1, 16, 160] {
        let paper = repeated(&demo, pages);
        for screen in SCREENS {
            run(&paper, screen);
        }
    }
}

type Paper = (Edition, Vec<PageBodies>);

fn load(bundle: &Path) -> Paper {
    let bytes = |name: &str| std::fs::read(bundle.join(name)).expect("a file of the bundle");
    let edition: Edition = read("edition.json", &bytes("edition.json")).expect("an edition");
    let bodies = edition.pages.iter().map(|page| read(&page.bodies, &bytes(&page.bodies)).expect("bodies")).collect();
    (edition, bodies)
}

/// An edition of so many pages, each with the articles of the first in another order.
fn repeated((edition, bodies): &Paper, pages: usize) -> Paper {
    let mut repeated = Edition { pages: vec![], articles: vec![], ..edition.clone() };
    let mut all = Vec::new();
    for number in 0..pages {
        let id = |id: &String| format!("{id}-{number}");
        let mut page = edition.pages[0].clone();
        let turn = number % page.articles.len();
        page.articles.rotate_left(turn);
        page.articles = page.articles.iter().map(id).collect();
        repeated.pages.push(page);
        let mut heads = edition.articles.clone();
        heads.iter_mut().for_each(|head| head.id = id(&head.id));
        repeated.articles.extend(heads);
        let mut bodies = bodies[0].clone();
        bodies.articles.iter_mut().for_each(|body| body.id = id(&body.id));
        all.push(bodies);
    }
    (repeated, all)
}

fn run((edition, bodies): &Paper, (width, height, text_size): (f64, f64, u16)) {
    let faces = Faces::new(&edition.faces);
    let compose = |composer: &mut Composer, width: f64| {
        let space = Size { width: Px::from_css(width), height: Px::from_css(height) };
        let style = Stylesheet::solve(space, Settings { text_size, ..Settings::default() });
        let sheets = |(page, bodies): (usize, &PageBodies)| {
            composer.page(edition, &bodies.articles, page, &style, &faces).sheets.len()
        };
        bodies.iter().enumerate().map(sheets).sum::<usize>()
    };
    let rounds = if bodies.len() > 16 { 2 } else { ROUNDS };
    let (mut cold, mut warm, mut sheets) = (f64::INFINITY, f64::INFINITY, 0);
    for _ in 0..rounds {
        let mut composer = Composer::default();
        let start = Instant::now();
        sheets = compose(&mut composer, width);
        cold = cold.min(start.elapsed().as_secs_f64() * 1000.0);
        let start = Instant::now();
        compose(&mut composer, width - 1.0);
        warm = warm.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    let memory = measure(|| {
        compose(&mut Composer::default(), width);
    });
    let each = |time: f64| time / sheets as f64;
    println!(
        "{:>6}{:>16}{sheets:>8}{cold:>11.2}{warm:>11.2}{:>15.2}{:>15.2}{:>12}{:>12}",
        bodies.len(),
        format!("{width}×{height} {text_size} %"),
        each(cold),
        each(warm),
        memory.bytes_max / 1024,
        memory.count_total,
    );
}
