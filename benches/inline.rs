//! Line breaking: nanoseconds a character, cold and warm, by corpus and measure.
//!
//! *Cold* measures the text and breaks it (`inline::set`); *warm* breaks a prepared
//! paragraph to another measure, as a resize does. Figures are the best of several rounds
//! over the whole corpus; compare ratios, machines differ.
//!
//! `BENCH_OUT=FILE` writes texts and figures for `bench/lines.mjs`, which has others set the
//! same paragraphs.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use epaper::layout::inline::{Paragraph, Prepared, Script, SetText, set};
use epaper::layout::{Em, Faces};
use epaper::press::divisions::divisions;
use serde_json::{Value, json};

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
    let found = [
        run("edition", "zh-Hans", &corpus::edition()),
        run("dealt, mixed", "zh-Hans", &corpus::dealt(7, 200)),
        run("Traditional", "zh-Hant", &many(corpus::TRADITIONAL)),
        run("Japanese", "ja", &many(corpus::JAPANESE)),
        run("English", "en", &many(corpus::ENGLISH)),
        run("one long paragraph", "zh-Hans", &[corpus::edition().concat().repeat(8)]),
    ];
    if let Some(file) = std::env::var_os("BENCH_OUT") {
        std::fs::write(file, serde_json::json!(found).to_string()).expect("the file that $BENCH_OUT names");
    }
}

fn run(name: &str, language: &str, texts: &[String]) -> Value {
    let script = Script::of(language);
    let faces = Faces::default();
    let paragraph = |text: &String| {
        let hyphens = corpus::english_hyphens(text);
        Paragraph { script, indent: Em::whole(2), hyphens, ..Paragraph::plain(text) }
    };
    let paragraphs: Vec<Paragraph> = texts.iter().map(paragraph).collect();
    let prepared: Vec<Prepared> =
        paragraphs.iter().map(|paragraph| Prepared::new(Arc::new(paragraph.clone()), &faces)).collect();
    let chars: usize = texts.iter().map(|text| text.chars().count()).sum();
    let mut figures = Vec::new();
    for ems in MEASURES {
        let measure = Em::whole(ems);
        let cold = best(chars, || paragraphs.iter().map(|paragraph| set(paragraph, measure, &faces).lines.len()).sum());
        let warm = best(chars, || prepared.iter().map(|prepared| prepared.linebreak(measure).lines.len()).sum());
        let sets: Vec<SetText> = prepared.iter().map(|prepared| prepared.linebreak(measure)).collect();
        let (ratio, space) = (cold / warm, mean_space(&sets));
        println!("{name:<22}{chars:>9}{ems:>6}{cold:>12.0}{warm:>12.0}{ratio:>8.2}{space:>12.4}");
        figures.push(json!({ "ems": ems, "cold": cold, "warm": warm }));
    }
    let words = divisions(language, &texts.join(" "));
    json!({ "name": name, "language": language, "texts": texts, "words": words, "figures": figures })
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
