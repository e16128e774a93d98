//! What composing may cost, in counts that no machine's speed changes.

use allocation_counter::measure;
use epaper::edition::{Edition, PageBodies, read};
use epaper::layout::Faces;
use epaper::layout::page::Composer;

use super::invariants::solve;
use super::real::bundle;

/// Pieces of memory that the real page may ask for on a screen: the first time, and again while a
/// window is dragged. It takes a tenth less than what stands here.
const SCREENS: [((u32, u32), u64, u64); 4] = [
    ((1920, 1036), 12_300, 10_800),
    ((1440, 856), 17_800, 16_300),
    ((820, 1136), 12_200, 10_700),
    ((390, 800), 2_060, 770),
];

#[test]
fn composing_again_asks_for_little_memory() {
    let (_site, bundle) = bundle();
    let bytes = |name: &str| std::fs::read(bundle.join(name)).unwrap();
    let edition: Edition = read("edition.json", &bytes("edition.json")).unwrap();
    let file = &edition.pages[0].bodies;
    let bodies: PageBodies = read(file, &bytes(file)).unwrap();
    let faces = Faces::new(&edition.faces);
    for ((width, height), most, most_again) in SCREENS {
        let style = solve(width, height, 100);
        let mut composer = Composer::default();
        let mut asked = || {
            let compose = || drop(composer.page(&edition, &bodies.articles, 0, &style, &faces));
            measure(compose).count_total
        };
        let (first, again) = (asked(), asked());
        assert!(first <= most && again <= most_again, "{width}×{height}: {first}, then {again}");
    }
}
