//! Any text at any measure: its lines are the text, whole and in order.

use std::sync::Arc;

use epaper::edition::FaceRole;
use epaper::layout::inline::{Align, Paragraph, Prepared, Script, headline};
use epaper::layout::{Em, Faces};
use epaper::markup::Pen;

use super::corpus::{dealt, english_hyphens};
use super::{fuzz, mutate};

#[test]
fn any_text_is_set_whole() {
    let texts = dealt(3, 200);
    let faces = Faces::default();
    fuzz("lines", |dealer| {
        let text = mutate::text(&texts[dealer.below(texts.len())], dealer);
        let scripts = [Script::Simplified, Script::Traditional, Script::Japanese, Script::English, Script::Western];
        let aligns = [Align::Justify, Align::Start, Align::Centre, Align::End];
        let paragraph = Paragraph {
            script: scripts[dealer.below(scripts.len())],
            align: aligns[dealer.below(aligns.len())],
            indent: Em(dealer.below(4000) as i32),
            hyphens: english_hyphens(&text),
            ..Paragraph::plain(text.as_str())
        };
        let prepared = Prepared::new(Arc::new(paragraph), &faces);
        for _ in 0..3 {
            let measure = Em(200 + dealer.below(40_000) as i32);
            for set in
                [prepared.linebreak(measure), headline(&Paragraph::of_lines(&[&text], FaceRole::Body), measure, &faces)]
            {
                let (whole, mut at) = (&set.paragraph.text, 0);
                for line in &set.lines {
                    assert!(whole[at..line.range.start].chars().all(char::is_whitespace), "lost from {whole:?}");
                    assert!(!line.range.is_empty(), "an empty line of {whole:?}");
                    at = line.range.end;
                }
                assert!(whole[at..].chars().all(char::is_whitespace), "lost from {whole:?}");
                let mut pen = Pen::new("s");
                pen.lines(&set);
                assert!(!pen.finish().html.contains("<script"));
            }
        }
        text.len()
    });
}
