//! What holds for every text and measure.

use epaper::layout::Em;
use epaper::layout::Faces;
use epaper::layout::inline::{Align, LineEnd, Paragraph, Script, SetText, set};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::support::{added_width, forbidden, prepared};

const PIECES: &[&str] = &[
    "中",
    "文",
    "报",
    "业",
    "的",
    "，",
    "。",
    "、",
    "：",
    "；",
    "！",
    "？",
    "“",
    "”",
    "‘",
    "’",
    "（",
    "）",
    "《",
    "》",
    "——",
    "……",
    "·",
    "～",
    "—",
    "1",
    "20",
    "2024年12月6日",
    "5.2%",
    "℃",
    "$5",
    "AI",
    "word",
    "hyphenation",
    "don’t",
    "https://a.cn/b?c=d",
    "internationalization",
    " ",
    "  ",
    "\u{3000}",
    "\u{A0}",
    "\u{200B}",
    "\u{AD}",
    "\n",
    "😀",
    "👨‍👩‍👧",
    "🇨🇳",
    "𠮷",
    "e\u{301}",
    "葛\u{E0100}",
    "か\u{3099}",
    "ー",
    "っ",
    "한국어",
    "-",
    "/",
    ".",
    ",",
    "(",
    ")",
    "\"",
    "'",
    "+",
    "①",
    "→",
    "□",
    "%",
    "م",
    "ก็",
];

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn scripts() -> impl Strategy<Value = Script> {
    proptest::sample::select(&[Script::Simplified, Script::Traditional, Script::Japanese, Script::English][..])
}

/// Checks that the lines are the paragraph, whole and in order.
fn joins_up(set: &SetText) {
    let text = set.paragraph.text.as_str();
    let mut at = 0;
    for (index, line) in set.lines.iter().enumerate() {
        let swallowed = &text[at..line.range.start];
        assert!(swallowed.chars().all(char::is_whitespace), "{swallowed:?} was lost");
        let may_swallow = index == 0 || matches!(set.lines[index - 1].end, LineEnd::Space | LineEnd::Forced);
        assert!(may_swallow || swallowed.is_empty(), "a space was swallowed");
        assert!(line.range.start < line.range.end, "an empty line");
        at = line.range.end;
    }
    assert!(text[at..].chars().all(char::is_whitespace), "{:?} was lost", &text[at..]);
}

fn fits(set: &SetText) {
    for (index, line) in set.lines.iter().enumerate() {
        let text = &set.paragraph.text[line.range.clone()];
        assert_eq!(line.width, added_width(set, index), "{text:?} is not as wide as said");
        let alone = text.graphemes(true).filter(|cluster| !cluster.trim().is_empty()).count() <= 1;
        assert!(alone || set.slack(index) >= Em::ZERO, "{text:?} is too long: {line:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn lines_are_the_paragraph_and_fit(text in texts(), script in scripts(), ems in 1..31) {
        let set = prepared(script, &text).linebreak(Em::whole(ems));
        joins_up(&set);
        fits(&set);
        prop_assert_eq!(forbidden(&set), Vec::<String>::new());
    }

    #[test]
    fn no_grapheme_is_divided(text in texts(), ems in 1..12) {
        let set = prepared(Script::Simplified, &text).linebreak(Em::whole(ems));
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        for line in &set.lines {
            prop_assert!(boundaries.contains(&line.range.start) && boundaries.contains(&line.range.end));
        }
    }

    #[test]
    fn the_same_lines_come_out_again(text in texts(), measure in 1000..30_000) {
        let paragraph = prepared(Script::Simplified, &text).paragraph().as_ref().clone();
        let once = set(&paragraph, Em(measure), &Faces::default());
        prop_assert_eq!(&once, &prepared(Script::Simplified, &text).linebreak(Em(measure)));
    }

    #[test]
    fn every_alignment_keeps_the_text(text in texts(), ems in 2..20) {
        for align in [Align::Start, Align::Centre, Align::End] {
            let set = set(&Paragraph { align, ..Paragraph::plain(&text) }, Em::whole(ems), &Faces::default());
            joins_up(&set);
            fits(&set);
            prop_assert!(set.lines.iter().all(|line| line.stretch == Em::ZERO));
        }
    }

    #[test]
    fn every_place_has_its_line(text in texts(), ems in 1..20) {
        let set = prepared(Script::Simplified, &text).linebreak(Em::whole(ems));
        for (offset, (byte, _)) in text.char_indices().enumerate() {
            let line = set.line_of(offset);
            prop_assert_eq!(line, set.line_at(byte));
            if let Some(line) = line {
                prop_assert!(line + 1 == set.lines.len() || byte < set.lines[line + 1].range.start);
                prop_assert!(line == 0 || byte >= set.lines[line].range.start);
            }
        }
    }
}
