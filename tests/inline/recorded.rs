//! What Chromium drew, replayed without it: `tests/browser/lines.rs` recorded the lines.

use std::sync::Arc;

use epaper::edition::{Advances, Face, FaceRole};
use epaper::layout::inline::{Paragraph, Prepared};
use epaper::layout::{Em, Faces};
use serde::Deserialize;

use super::corpus::{dealt_plain, english_hyphens};

#[derive(Deserialize)]
struct Recorded {
    /// Browser and version.
    browser: String,
    /// Font size in CSS px.
    size: f64,
    /// Seed of the paragraphs.
    seed: u64,
    /// Widths of the face.
    advances: Advances,
    /// `measure|characters:width …`, widths in 1/64 px.
    paragraphs: Vec<String>,
}

/// Lines are as many characters long as in Chromium, and as wide to 1/64 px a glyph. If
/// lines are meant to have changed, record them again: `EPAPER_RECORD=1 cargo test --test
/// browser lines::`.
#[test]
fn lines_are_those_that_chromium_drew() {
    let recorded: Recorded =
        serde_json::from_str(include_str!("../fixtures/lines.json")).expect("the fixture of recorded lines");
    let face = Face {
        role: FaceRole::Body,
        language: String::new(),
        family: String::new(),
        file: String::new(),
        ascent: 880,
        descent: 120,
        advances: recorded.advances,
    };
    let faces = Faces::new(&[face]);
    let texts = dealt_plain(recorded.seed, recorded.paragraphs.len());
    for (text, expect) in texts.iter().zip(&recorded.paragraphs) {
        let (ems, expect) = expect.split_once('|').expect("a measure");
        let paragraph = Paragraph { indent: Em::whole(2), hyphens: english_hyphens(text), ..Paragraph::plain(text) };
        let set = Prepared::new(Arc::new(paragraph), &faces).linebreak(Em::whole(ems.parse().expect("ems")));
        assert_eq!(set.lines.len(), expect.split(' ').count(), "{text} at {ems} em in {}", recorded.browser);
        for (line, expect) in set.lines.iter().zip(expect.split(' ')) {
            let (count, width) = expect.split_once(':').expect("characters and width");
            let text = &text[line.range.clone()];
            assert_eq!(text.chars().count().to_string(), count, "{text} at {ems} em in {}", recorded.browser);
            let drawn = width.parse::<f64>().expect("a width") / 64.0;
            let ours = (line.width + line.stretch + line.letter_spacing).css() * recorded.size;
            let error = (drawn - ours).abs() / text.chars().count() as f64;
            assert!(error <= 1.0 / 64.0, "{text} is {drawn} px wide in {}, not {ours} px", recorded.browser);
        }
    }
}
