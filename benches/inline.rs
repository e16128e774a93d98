//! Line breaking: nanoseconds a character, cold and warm, by corpus and measure.
//!
//! *Cold* measures the text and breaks it (`inline::set`); *warm* breaks a prepared
//! paragraph to another measure, as a resize does. Figures are the best of several rounds
//! over the whole corpus; compare ratios, machines differ.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use epaper::layout::inline::{Paragraph, Prepared, Script, SetText, set};
use epaper::layout::{Em, Faces};

#[path = "../tests/inline/corpus.rs"]
#[expect(dead_code, reason = "shared with tests, which use the rest")]
mod corpus;

const ROUNDS: usize = 15;
const MEASURES: [i32; 5] = [8, 13, 20, 30, 45];

fn main() {
    println!(
        "{:<22}{:>9}{:>6}{:>12}{:>12}{:>8}{:>12}",
        "corpus", "chars", "em", "cold ns/ch", "warm ns/ch", "ratio", "space/gap"
    );
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let many = |texts: &[&str]| owned(&texts.repeat(20));
    run("edition", Script::Simplified, &corpus::edition());
    run("dealt, mixed", Script::Simplified, &corpus::dealt(7, 200));
    run("Traditional", Script::Traditional, &many(corpus::TRADITIONAL));
    run("Japanese", Script::Japanese, &many(corpus::JAPANESE));
    run("English", Script::English, &many(corpus::ENGLISH));
    run("one long paragraph", Script::Simplified, &[corpus::edition().concat().repeat(8)]);
}

fn run(name: &str, script: Script, texts: &[String]) {
    let faces = Faces::default();
    let paragraph = |text: &String| {
        let hyphens = corpus::english_hyphens(text);
        Paragraph { script, indent: Em::whole(2), hyphens, ..Paragraph::plain(text) }
    };
    let paragraphs: Vec<Paragraph> = texts.iter().map(paragraph).collect();
    let prepared: Vec<Prepared> =
        paragraphs.iter().map(|paragraph| Prepared::new(Arc::new(paragraph.clone()), &faces)).collect();
    let chars: usize = texts.iter().map(|text| text.chars().count()).sum();
    for ems in MEASURES {
        let measure = Em::whole(ems);
        let cold = best(chars, || paragraphs.iter().map(|paragraph| set(paragraph, measure, &faces).lines.len()).sum());
        let warm = best(chars, || prepared.iter().map(|prepared| prepared.linebreak(measure).lines.len()).sum());
        let sets: Vec<SetText> = prepared.iter().map(|prepared| prepared.linebreak(measure)).collect();
        let (ratio, space) = (cold / warm, mean_space(&sets));
        println!("{name:<22}{chars:>9}{ems:>6}{cold:>12.0}{warm:>12.0}{ratio:>8.2}{space:>12.4}");
    }
}

/// Best time of some rounds, in nanoseconds a character.
fn best(chars: usize, work: impl Fn() -> usize) -> f64 {
    let round = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_nanos() as f64 / chars as f64
    };
    (0..ROUNDS).map(round).fold(f64::INFINITY, f64::min)
}

/// Mean letter spacing of all lines but the last ones, in em.
fn mean_space(sets: &[SetText]) -> f64 {
    let lines = sets.iter().flat_map(|set| set.lines.split_last().map_or(&[][..], |(_, lines)| lines));
    let (sum, count) = lines.fold((0, 0), |(sum, count), line| (sum + line.letter_spacing.0, count + 1));
    f64::from(sum) / 1000.0 / f64::from(count.max(1))
}
