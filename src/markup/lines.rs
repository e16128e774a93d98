//! Lines that layout has broken, as real text that breaks nowhere else.
//!
//! Each line is a `<span data-line>` (`data-row` in heads and captions) that does not wrap,
//! with its stretch written as letter and word spacing; between two lines stands `<wbr>`, or a plain space where the
//! break is a word space. Since every line nearly fills the measure the browser can only
//! break where we say. The one line behind which it could do otherwise, because the next
//! one is short enough to move up, ends with a generated newline instead.

use std::ops::Range;

use super::pen::{Pen, Style};
use super::runs::open_tag;
use crate::edition::FaceRole;
use crate::layout::Em;
use crate::layout::inline::{Adjust, LineEnd, SetText, Span, end_of_cluster};

/// A newline that is drawn but is not in the text.
const NEWLINE: &str = "<b class=\"blank\"></b>";
/// Slack within this of the next line's width counts as room for it.
const DOUBT: Em = Em(20);

/// Blank rows behind a line: where a leg ends early inside a paragraph that must stay one
/// element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Index of the line.
    pub behind: usize,
    /// How many, each one line high.
    pub rows: u32,
}

impl Pen {
    /// All lines of a text, for an element in the face that the text begins with.
    pub fn lines(&mut self, text: &SetText) {
        self.lines_in(text, text.paragraph.spans.first().map_or(FaceRole::Body, |span| span.face));
    }

    /// All lines of a text, for an element in a face.
    pub(super) fn lines_in(&mut self, text: &SetText, face: FaceRole) {
        self.write(text, 0..text.lines.len(), &[], Drawn { face, line: OTHER_LINE, credit: usize::MAX });
    }

    /// Some lines of a text and what joins them, for an element in a face; runs in another
    /// face say so. `blanks` are in the order of the lines.
    pub(super) fn body_lines(&mut self, text: &SetText, lines: Range<usize>, blanks: &[Blank], face: FaceRole) {
        self.write(text, lines, blanks, Drawn { face, line: BODY_LINE, credit: usize::MAX });
    }

    /// All lines of a caption; what stands behind the byte `credit` is marked as one.
    pub(super) fn caption_lines(&mut self, text: &SetText, face: FaceRole, credit: usize) {
        self.write(text, 0..text.lines.len(), &[], Drawn { face, line: OTHER_LINE, credit });
    }

    fn write(&mut self, text: &SetText, lines: Range<usize>, blanks: &[Blank], drawn: Drawn) {
        let mut writer = Writer { text, drawn, pen: self };
        for index in lines.clone() {
            let rows = blanks.iter().find(|blank| blank.behind == index).map_or(0, |blank| blank.rows);
            writer.line(index);
            if index + 1 < lines.end {
                writer.joint(index, rows);
            } else {
                (0..rows).for_each(|_| writer.pen.push(NEWLINE));
            }
        }
    }
}

/// Attribute of a line of body text.
const BODY_LINE: &str = "data-line";
/// Attribute of a line of a head or a caption.
const OTHER_LINE: &str = "data-row";

/// How a text is drawn.
#[derive(Clone, Copy)]
struct Drawn {
    /// Face of the element that the lines stand in.
    face: FaceRole,
    /// Attribute of each line.
    line: &'static str,
    /// First byte of the credit.
    credit: usize,
}

struct Writer<'a> {
    text: &'a SetText,
    drawn: Drawn,
    pen: &'a mut Pen,
}

impl Writer<'_> {
    /// What stands between a line and its next.
    fn joint(&mut self, index: usize, rows: u32) {
        let (line, next) = (&self.text.lines[index], &self.text.lines[index + 1]);
        let swallowed = &self.text.paragraph.text[line.range.end..next.range.start];
        let collapses = swallowed.bytes().all(|byte| byte.is_ascii_whitespace());
        let held = rows > 0 || self.text.slack(index) + DOUBT >= next.width + next.stretch;
        // A space before a newline is dropped, and two words would be read and copied as one.
        if !swallowed.is_empty() && collapses && !held {
            self.pen.push(" ");
        } else if !swallowed.is_empty() {
            self.pen.push("<span class=\"swallowed\">");
            self.pen.text(if collapses { " " } else { swallowed });
            self.pen.push("</span>");
        }
        if held {
            (0..=rows).for_each(|_| self.pen.push(NEWLINE));
        } else if swallowed.is_empty() || !collapses {
            self.pen.push("<wbr>");
        }
    }

    fn line(&mut self, index: usize) {
        let line = &self.text.lines[index];
        self.pen.push("<span ");
        self.pen.push(self.drawn.line);
        if line.end == LineEnd::Hyphen {
            self.pen.push(" data-hyphen");
        }
        let (letter, word) = (line.letter_spacing, line.word_spacing);
        // The browser adds letter spacing behind the last character too; the margin takes that back.
        let style = Style::default().some_em("letter-spacing", letter).some_em("margin-right", -letter);
        self.pen.class("", &style.some_em("word-spacing", word));
        self.pen.push(">");
        let spans = &self.text.paragraph.spans;
        let first = spans.partition_point(|span| span.range.end <= line.range.start);
        let mut adjusts = line.adjusts.as_slice();
        for span in spans[first..].iter().take_while(|span| span.range.start < line.range.end) {
            let range = span.range.start.max(line.range.start)..span.range.end.min(line.range.end);
            let credit = self.drawn.credit.clamp(range.start, range.end);
            for (range, credited) in [(range.start..credit, false), (credit..range.end, true)] {
                if range.is_empty() {
                    continue;
                }
                let count = adjusts.partition_point(|adjust| adjust.at < range.end);
                let (own, rest) = adjusts.split_at(count);
                adjusts = rest;
                if credited {
                    self.pen.push("<span data-credit>");
                }
                let close = self.open(span, range.start > span.range.start);
                self.run(range, own, letter);
                self.pen.push(close);
                if credited {
                    self.pen.push("</span>");
                }
            }
        }
        self.pen.push("</span>");
    }

    /// Opens the element that a span's mark or face asks for, and gives its end tag. A
    /// link that goes on from the line before is not another stop for the keyboard.
    fn open(&mut self, span: &Span, continued: bool) -> &'static str {
        let close = match span.mark.as_ref().and_then(|mark| open_tag(mark, &mut self.pen.html)) {
            Some(close) => close,
            None if span.face == self.drawn.face => return "",
            None => {
                self.pen.push("<span");
                "</span>"
            }
        };
        if span.face != self.drawn.face {
            self.pen.attribute("data-face", super::face(span.face));
        }
        if continued && close == "</a>" {
            self.pen.attribute("tabindex", "-1");
        }
        self.pen.push(">");
        close
    }

    /// Appends text with the space that single characters have or lose.
    fn run(&mut self, range: Range<usize>, adjusts: &[Adjust], letter: Em) {
        let text = self.text;
        let text = &text.paragraph.text;
        let mut at = range.start;
        for adjust in adjusts {
            self.pen.text(&text[at..adjust.at]);
            let end = end_of_cluster(text, adjust.at).min(range.end);
            self.pen.push("<span");
            match adjust.boxed {
                Some(width) => self.pen.class("emoji", &boxed(width, adjust, letter)),
                None => self.pen.class("", &spaced(adjust, letter)),
            }
            self.pen.push(">");
            self.pen.text(&text[adjust.at..end]);
            self.pen.push("</span>");
            at = end;
        }
        self.pen.text(&text[at..range.end]);
    }
}

/// The space that a character has or loses.
fn spaced(adjust: &Adjust, letter: Em) -> Style {
    let style = Style::default().some_em("margin-left", adjust.before);
    if adjust.after == Em::ZERO { style } else { style.em("letter-spacing", letter + adjust.after) }
}

/// A box for an emoji, wider or narrower in each system, that is as wide as layout counted.
/// Letter spacing does not follow a box: its margin stands in. `.emoji` sets it in four
/// fifths of the text's size, as most systems' glyphs are wider than their em.
fn boxed(width: Em, adjust: &Adjust, letter: Em) -> Style {
    let own = |length: Em| Em(length.0 * 5 / 4);
    let style = Style::default().em("width", own(width)).some_em("margin-left", own(adjust.before));
    style.some_em("margin-right", own(letter + adjust.after))
}

/// The first line's indent, where it is shown.
pub(super) fn indent(text: &SetText, first: usize) -> Style {
    Style::default().some_em("text-indent", if first == 0 { text.indent() } else { Em::ZERO })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Mark;
    use crate::layout::Faces;
    use crate::layout::inline::{Align, Paragraph, Script, headline, set};

    /// Lines of unmarked text at a measure of whole ems, half-width characters half an em.
    fn check(text: &str, ems: i32, align: Align, blanks: &[Blank], expect: &str) {
        let paragraph = Paragraph { align, ..Paragraph::plain(text) };
        check_paragraph(&paragraph, ems, blanks, expect);
    }

    fn check_paragraph(paragraph: &Paragraph, ems: i32, blanks: &[Blank], expect: &str) {
        let set = set(paragraph, Em::whole(ems), &Faces::default());
        let mut pen = Pen::new("s");
        pen.body_lines(&set, 0..set.lines.len(), blanks, FaceRole::Body);
        let short = pen.finish().inline().replace("<span data-line", "<line").replace("<b class=\"blank\"></b>", "↵");
        assert_eq!(short, expect, "{}", paragraph.text);
    }

    fn lines(set: &SetText) -> String {
        let mut pen = Pen::new("s");
        pen.lines(set);
        pen.finish().inline()
    }

    #[test]
    fn lines_join_without_a_character_or_with_their_space() {
        check("一二三四五六七八", 4, Align::Justify, &[], "<line>一二三四</span><wbr><line>五六七八</span>");
        check("go to the sea", 5, Align::Start, &[], "<line>go to the</span> <line>sea</span>");
        check(
            "一二三\u{3000}四五六",
            3,
            Align::Justify,
            &[],
            "<line>一二三</span><span class=\"swallowed\">\u{3000}</span><wbr><line>四五六</span>",
        );
    }

    #[test]
    fn a_line_that_could_move_up_is_held_down() {
        check("一二三四五。六", 6, Align::Start, &[], "<line>一二三四</span><wbr><line>五。六</span>");
        check("一二三四五六", 4, Align::Centre, &[], "<line>一二三</span><wbr><line>四五六</span>");
        let lines = ["一二", "三四"];
        let paragraph = Paragraph::of_lines(&lines, FaceRole::Body);
        let set = headline(&paragraph, Em::whole(9), &Faces::default());
        assert_eq!(
            self::lines(&set),
            "<span data-row>一二</span><span class=\"swallowed\"> </span><b class=\"blank\"></b><span data-row>三四</span>"
        );
    }

    #[test]
    fn blank_rows_stand_inside_the_paragraph() {
        let blanks = [Blank { behind: 0, rows: 2 }];
        check("一二三四五六七八", 4, Align::Justify, &blanks, "<line>一二三四</span>↵↵↵<line>五六七八</span>");
    }

    #[test]
    fn stretch_and_squeezes_are_written_out() {
        check(
            "一二三四，五六七八",
            4,
            Align::Justify,
            &[],
            "<line style=\"letter-spacing:.25em;margin-right:-.25em\">一二三</span><wbr>\
             <line>四，五六</span><wbr><line>七八</span>",
        );
        check(
            "“甲”，共3个",
            9,
            Align::Justify,
            &[],
            "<line><span style=\"margin-left:-.5em\">“</span>甲\
             <span style=\"letter-spacing:-.5em\">”</span>，共<span style=\"margin-left:.125em\">3</span>\
             <span style=\"margin-left:.125em\">个</span></span>",
        );
    }

    #[test]
    fn text_is_escaped_and_marks_are_elements_on_every_line() {
        check("a<b>&\"", 9, Align::Justify, &[], "<line>a&lt;b&gt;&amp;&quot;</span>");
        let text = "一二三四五六".to_owned();
        let mark = Some(Mark::Link("https://a.cn".into()));
        let spans = vec![
            Span { range: 0..9, face: FaceRole::Strong, mark: Some(Mark::Strong) },
            Span { range: 9..18, face: FaceRole::Body, mark },
        ];
        check_paragraph(
            &Paragraph { text, spans, ..Paragraph::default() },
            4,
            &[],
            "<line><strong data-face=\"strong\">一二三</strong><a href=\"https://a.cn\">四</a></span><wbr>\
             <line><a href=\"https://a.cn\" tabindex=\"-1\">五六</a></span>",
        );
    }

    #[test]
    fn an_emoji_is_as_wide_as_layout_counted() {
        check("一😀二", 9, Align::Start, &[], "<line>一<span class=\"emoji s0\">😀</span>二</span>");
    }

    #[test]
    fn a_mark_behind_a_space_stands_beside_it() {
        let text = "a \u{20E3} b";
        let set = set(&Paragraph::plain(text), Em::whole(9), &Faces::default());
        let html = lines(&set);
        let drawn: String = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
        assert_eq!(drawn, text, "{html}");
    }

    #[test]
    fn a_hyphen_is_no_character() {
        let hyphens = vec![5, 8, 10, 14, 21, 23];
        let paragraph =
            Paragraph { script: Script::English, hyphens, ..Paragraph::plain("so international newspapers") };
        let set = set(&paragraph, Em::whole(7), &Faces::default());
        let html = lines(&set);
        assert!(html.contains("data-hyphen"), "{html}");
        let text: String = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
        assert_eq!(text, paragraph.text);
    }
}
