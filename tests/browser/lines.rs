//! Lines as Chromium draws them: broken where layout said, as wide as layout said. What is
//! set and measured here, other tests look at in other ways.
//!
//! `EPAPER_RECORD=1` writes what was measured to `tests/fixtures/lines.json`, which
//! `tests/inline/recorded.rs` replays without a browser.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use epaper::edition::{Block, Body, Edition, Face, FaceRole, Head, PageBodies, SCHEMA};
use epaper::layout::inline::{Paragraph, Prepared, SetText};
use epaper::layout::{Em, Faces};
use epaper::markup::{self, Drawing, Pen};
use epaper::press::fonts::{Baked, Packer, bake};
use serde::Deserialize;
use serde_json::json;

use crate::harness::{Outcome, Screen, Site, browse};

#[path = "../inline/corpus.rs"]
#[expect(dead_code, reason = "shared with tests/inline.rs, which uses the rest")]
mod corpus;

const SEED: u64 = 2024;
const PARAGRAPHS: usize = 1500;
/// Font size in CSS px.
const SIZE: f64 = 16.0;

/// Paragraphs set in a font that was baked for them.
pub(crate) struct Sample {
    pub(crate) sets: Vec<SetText>,
    pub(crate) face: Face,
    pub(crate) font: Vec<u8>,
}

impl Sample {
    /// Sets texts to measures dealt in turn.
    pub(crate) fn of(texts: &[String]) -> Outcome<Self> {
        let baked = baked(texts);
        let face = baked.faces.into_iter().find(|face| face.role == FaceRole::Body).ok_or("no body face")?;
        let font = baked.files.into_iter().find(|(name, _)| *name == face.file).ok_or("no font")?.1;
        let faces = Faces::new(std::slice::from_ref(&face));
        let sets = texts.iter().enumerate().map(|(index, text)| set(text, index, &faces)).collect();
        Ok(Self { sets, face, font })
    }

    /// The paragraphs that other tests measure.
    pub(crate) fn dealt(count: usize) -> Outcome<Self> {
        Self::of(&corpus::dealt_plain(SEED, count))
    }
}

/// One paragraph as a browser drew it.
#[derive(Deserialize)]
pub(crate) struct Drawn {
    /// For each line of ours: the rows that its text stands in, first and last.
    rows: Vec<(i32, i32)>,
    /// Width of each line without justification, in CSS px.
    widths: Vec<f64>,
}

/// Measures of columns, dealt to the paragraphs in turn.
fn measure(index: usize) -> Em {
    Em::whole(8 + (index * 7 % 23) as i32)
}

fn baked(texts: &[String]) -> Baked {
    let json = json!({
        "schema": SCHEMA, "paper": {"title": "日报", "language": "zh-Hans"}, "edition": {"date": "2024-12-06"},
        "pages": [{"number": "01", "section": "要闻", "articles": ["a"], "bodies": "01.json"}],
        "articles": [Head { id: "a".into(), ..Head::default() }],
    });
    let edition: Edition = serde_json::from_value(json).expect("an edition");
    let blocks = texts.iter().map(|text| Block::Paragraph(text.as_str().into())).collect();
    let bodies = [PageBodies { schema: SCHEMA, articles: vec![Body { id: "a".into(), blocks, ..Body::default() }] }];
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts"));
    bake(&edition, &bodies, folder, &Packer::default()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn set(text: &str, index: usize, faces: &Faces) -> SetText {
    let paragraph =
        Paragraph { indent: Em::whole(2), hyphens: corpus::english_hyphens(text), ..Paragraph::plain(text) };
    Prepared::new(Arc::new(paragraph), faces).linebreak(measure(index))
}

/// A page that holds our lines, and the same paragraphs for the browser to break.
pub(crate) fn document(sets: &[SetText]) -> String {
    let css = include_str!("../../style/text.css");
    let mut pen = Pen::new("s");
    for set in sets {
        let (measure, indent) = (set.measure.css(), set.indent().css());
        pen.push(&format!("<p class=ours data-align=justify style='inline-size:{measure}em;text-indent:{indent}em'>"));
        pen.lines(set);
        pen.push("</p>");
    }
    let Drawing { html: lines, css: spacing } = pen.finish();
    let mut html = format!(
        "<!doctype html><html lang=zh-Hans data-epaper-ready><link rel=icon href=data:,><style>{css}
        @font-face {{ font-family: baked; src: url(body.woff2) }}
        .sheet {{ font: {SIZE}px/24px baked }} p {{ margin: 0 }} .loose p {{ text-align: start }} {spacing}</style><div class=sheet>{lines}"
    );
    html.push_str("</div><div class=sheet>");
    for set in sets {
        let mut text = String::new();
        markup::escape(&set.paragraph.text, &mut text);
        let (measure, indent) = (set.measure.css(), set.indent().css());
        let _ = write!(
            html,
            "<p class=theirs style='inline-size:{measure}em;text-indent:{indent}em;text-align:start'>{text}</p>"
        );
    }
    html + "</div>"
}

/// Gives a [`Drawn`] for each paragraph of a [`document`].
pub(crate) const MEASURE: &str = "
    const ours = [...document.querySelectorAll('.ours')];
    const rows = ours.map(p => {
        const top = p.getBoundingClientRect().top;
        return [...p.querySelectorAll('[data-row]')].map(line => {
            const text = document.createRange();
            text.selectNodeContents(line);
            const at = [...text.getClientRects()].filter(rect => rect.width > 0)
                .map(rect => Math.floor(((rect.top + rect.bottom) / 2 - top) / 24));
            return [Math.min(...at), Math.max(...at)];
        });
    });
    document.querySelector('.sheet').classList.add('loose');
    document.querySelectorAll('.ours').forEach(p => p.style.textAlign = 'start');
    return ours.map((p, index) => ({ rows: rows[index],
        widths: [...p.querySelectorAll('[data-row]')].map(line => line.getBoundingClientRect().width) }));";

/// Width of a line as layout has it, with the letter spacing that the browser adds behind
/// its last character, in CSS px.
fn expected(set: &SetText, index: usize) -> f64 {
    let line = &set.lines[index];
    (line.width + line.stretch + line.letter_spacing).css() * SIZE
}

#[test]
fn chromium_draws_the_lines_that_layout_set() -> Outcome {
    let Sample { sets, face, font } = Sample::of(&corpus::dealt_plain(SEED, PARAGRAPHS))?;
    let site = Site::built().with("lines.html", document(&sets)).with("body.woff2", font);
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/lines.html").await?;
        page.until("document.fonts.status == 'loaded' && document.fonts.check('16px baked')").await?;
        let drawn: Vec<Drawn> = page.call(MEASURE, vec![]).await?;
        check(&sets, &drawn);
        if env::var_os("EPAPER_RECORD").is_some() {
            let version: String = page.eval("navigator.userAgent.match(/Chrome.[0-9.]+/)[0]").await?;
            record(&version, &face, &sets, &drawn)?;
        }
        Ok(())
    })
}

/// Checks that lines stand in their rows, and are as wide as they should be but for 1/64 px
/// a glyph.
pub(crate) fn check(sets: &[SetText], drawn: &[Drawn]) {
    let mut worst: f64 = 0.0;
    for (set, drawn) in sets.iter().zip(drawn) {
        for (index, line) in set.lines.iter().enumerate() {
            let text = &set.paragraph.text[line.range.clone()];
            let row = index as i32;
            assert_eq!(drawn.rows[index], (row, row), "{text:?} of {:?}", set.paragraph.text);
            let glyphs = text.chars().count() as f64;
            let error = (drawn.widths[index] - expected(set, index)).abs() / glyphs;
            assert!(error <= 1.0 / 64.0, "{text:?}: {} px, not {} px", drawn.widths[index], expected(set, index));
            worst = worst.max(error);
        }
    }
    println!("{} lines, worst error {:.4} px a glyph", sets.iter().map(|set| set.lines.len()).sum::<usize>(), worst);
}

#[test]
fn emoji_are_as_wide_as_layout_counted() -> Outcome {
    let emoji = ["😀", "👨‍👩‍👧", "🇨🇳", "1\u{FE0F}\u{20E3}", "❤\u{FE0F}", "👍🏽", "⭐"];
    let mixed = |(index, text): (usize, String)| {
        let at = text.char_indices().nth(7).map_or(text.len(), |(at, _)| at);
        [&text[..at], emoji[index % emoji.len()], &text[at..], emoji[index % 3]].concat()
    };
    let texts: Vec<String> = corpus::dealt_plain(7, 60).into_iter().enumerate().map(mixed).collect();
    let Sample { sets, font, .. } = Sample::of(&texts)?;
    let site = Site::built().with("lines.html", document(&sets)).with("body.woff2", font);
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/lines.html").await?;
        page.until("document.fonts.status == 'loaded' && document.fonts.check('16px baked')").await?;
        let copied: String = page
            .eval("(getSelection().selectAllChildren(document.querySelector('.ours')), getSelection().toString())")
            .await?;
        assert_eq!(copied.trim_end(), texts[0]);
        let drawn: Vec<Drawn> = page.call(MEASURE, vec![]).await?;
        check(&sets, &drawn);
        Ok(())
    })
}

/// Writes `measure|end:width …` for each paragraph, ends in characters and widths in 1/64 px.
fn record(version: &str, face: &Face, sets: &[SetText], drawn: &[Drawn]) -> Outcome {
    let rows: Vec<String> = sets
        .iter()
        .zip(drawn)
        .map(|(set, drawn)| {
            let mut row = format!("{}|", set.measure.0 / 1000);
            for (line, width) in set.lines.iter().zip(&drawn.widths) {
                let count = set.paragraph.text[line.range.clone()].chars().count();
                let _ = write!(row, "{count}:{} ", (width * 64.0).round());
            }
            row.trim_end().to_owned()
        })
        .collect();
    let json = json!({
        "browser": version, "size": SIZE, "seed": SEED, "advances": face.advances, "paragraphs": rows,
    });
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/lines.json");
    Ok(fs::write(file, serde_json::to_string_pretty(&json)? + "\n")?)
}

/// A paragraph over many lines, in a document of its own.
fn one_paragraph(text: &str) -> String {
    let paragraph =
        Paragraph { indent: Em::whole(2), hyphens: corpus::english_hyphens(text), ..Paragraph::plain(text) };
    document(&[Prepared::new(Arc::new(paragraph), &Faces::default()).linebreak(Em::whole(9))])
}

#[test]
fn readers_find_and_copy_one_running_text() -> Outcome {
    let text =
        "一二三四五，六七八九十甲乙丙丁。The internationalization of newspapers in Chinese and English，戊己庚辛壬癸。";
    let site = Site::built().with("lines.html", one_paragraph(text)).with("body.woff2", "");
    browse(Screen::DESKTOP, site, async |page| {
        page.tolerate("body.woff2");
        page.tolerate("decode");
        page.tolerate("OTS");
        page.open("/lines.html").await?;
        page.eval::<bool>("document.querySelector('.theirs').remove() ?? true").await?;
        let lines: usize = page.eval("document.querySelectorAll('.ours [data-row]').length").await?;
        assert!(lines > 5, "{lines} lines");
        let copied: String = page
            .eval("(getSelection().selectAllChildren(document.querySelector('.ours')), getSelection().toString())")
            .await?;
        assert_eq!(copied.trim_end(), text);
        // Every stretch of some characters is found, wherever a line ends in it.
        let missing: Vec<String> = page
            .call(
                "const text = [...arguments[0]], missing = [];
                 for (let at = 0; at + 8 <= text.length; at++) {
                     const part = text.slice(at, at + 8).join('');
                     getSelection().removeAllRanges();
                     if (part.trim() == part && !window.find(part, true)) missing.push(part);
                 }
                 return missing;",
                vec![text.into()],
            )
            .await?;
        assert_eq!(missing, Vec::<String>::new());
        Ok(())
    })
}
