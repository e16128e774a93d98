//! Bundles that are cut, garbled or nonsense: read or refused, and what is read is composed
//! and drawn.

use std::sync::LazyLock;

use epaper::edition::{Edition, PageBodies, read};
use epaper::layout::page::{Composer, compose_article};
use epaper::layout::{Faces, PageLayout, Px, Settings, Size, Stylesheet};
use epaper::markup::{self, Paper};
use epaper::press::{divisions, source, words};
use serde_json::Value;

use super::corpus::Dealer;
use super::{fuzz, mutate};

/// The small edition of the tests, as a bundle has it.
static BUNDLE: LazyLock<(Value, Value)> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");
    let source = source::read(folder.as_ref()).0.expect("the small edition");
    let (mut edition, mut bodies) = (source.edition, source.bodies);
    words::mark(&mut edition);
    divisions::mark(&edition, &mut bodies);
    let value = |of| serde_json::from_str(of).expect("JSON");
    let text = |of: Result<String, _>| of.expect("a bundle");
    (value(&text(serde_json::to_string(&edition))), value(&text(serde_json::to_string(&bodies[0]))))
});

#[test]
fn bytes_of_a_bundle_are_read_or_refused() {
    fuzz("bundle bytes", |dealer| {
        let (edition, page) = &*BUNDLE;
        let looked_at = [edition, page].map(|value| {
            let bytes = mutate::bytes(value.to_string().as_bytes(), dealer);
            let _ = read::<Edition>("edition.json", &bytes);
            let _ = read::<PageBodies>("page.json", &bytes);
            bytes.len()
        });
        looked_at.iter().sum()
    });
}

#[test]
fn whatever_can_be_read_is_composed_and_drawn() {
    fuzz("bundle composition", |dealer| {
        let (edition, page) = &*BUNDLE;
        let (edition, page) = match dealer.below(3) {
            0 => (mutate::tree(edition, dealer), page.clone()),
            1 => (edition.clone(), mutate::tree(page, dealer)),
            _ => (mutate::tree(edition, dealer), mutate::tree(page, dealer)),
        };
        let (edition, page) = (edition.to_string(), page.to_string());
        let read_edition = read::<Edition>("edition.json", edition.as_bytes());
        let bodies = read::<PageBodies>("page.json", page.as_bytes());
        if let (Ok(edition), Ok(bodies)) = (read_edition, bodies) {
            compose(&edition, &bodies, dealer);
        }
        edition.len() + page.len()
    });
}

fn compose(edition: &Edition, bodies: &PageBodies, dealer: &mut Dealer) {
    let faces = Faces::new(&edition.faces);
    let sizes = [(1440.0, 900.0), (390.0, 844.0), (820.0, 1180.0), (1.0, 1.0), (320.0, 200.0), (5000.0, 300.0)];
    let (width, height) = sizes[dealer.below(sizes.len())];
    let space = Size { width: Px::from_css(width), height: Px::from_css(height) };
    let settings = Settings { text_size: [80, 100, 250][dealer.below(3)], ..Settings::default() };
    let style = Stylesheet::solve(space, settings);
    for page in 0..edition.pages.len().min(3) {
        draw(edition, bodies, &style, &Composer::default().page(edition, &bodies.articles, page, &style, &faces));
    }
    if dealer.below(8) == 0 {
        let (style, layout) = Composer::default().whole(edition, &bodies.articles, 0, space, &faces);
        draw(edition, bodies, &style, &layout);
    }
    if let Some(body) = bodies.articles.get(dealer.below(bodies.articles.len()))
        && let Some((style, layout)) = compose_article(edition, body, space, settings, &faces)
    {
        draw(edition, bodies, &style, &layout);
    }
}

/// Draws every sheet, and looks whether text could have become markup.
fn draw(edition: &Edition, bodies: &PageBodies, style: &Stylesheet, layout: &PageLayout) {
    for sheet in 0..layout.sheets.len() {
        let paper = Paper { edition, bodies: &bodies.articles, folder: "2024-12-06", base: "/", unfold: None };
        let drawing = markup::sheet(paper, style, layout, sheet, "s");
        assert!(!drawing.html.contains("<script") && !drawing.html.contains(" style="), "{}", drawing.html);
        assert!(!drawing.css.contains('<'), "{}", drawing.css);
    }
}
