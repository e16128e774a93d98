//! The input as lines: spaces and control characters cleaned up, hard wraps undone.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::punctuation::{is_closed, widen};
use super::shapes::{Shape, shape};
use super::western::Western;

/// A line of the input, or several that a fixed width had wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the input, from 1.
    pub number: usize,
    /// Number of its last line in the input.
    pub last: usize,
    /// Its text, trimmed, marks widened.
    pub text: String,
    /// Width of the line as it stands in the input, indent included, in half ems.
    pub width: usize,
    /// Whether it began with a space.
    pub indented: bool,
    /// Blank lines before it.
    pub gap: usize,
}

/// All lines that are not blank; `western` if spaces part their words.
pub(super) fn lines(raw: &str, western: Option<&Western>) -> Vec<Line> {
    let mut gap = 0;
    let mut lines = Vec::new();
    let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in raw.split('\n').enumerate() {
        // A soft hyphen that shows is one.
        let line =
            line.trim_end().strip_suffix('\u{ad}').map_or_else(|| line.into(), |rest| Cow::Owned(format!("{rest}-")));
        let visible: String = line.chars().filter(|c| !is_invisible(*c)).collect();
        let text = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            gap += 1;
            continue;
        }
        let indented = visible.starts_with(char::is_whitespace);
        let width = width(visible.trim_end());
        lines.push(Line { number: index + 1, last: index + 1, text: widen(&text), width, indented, gap });
        gap = 0;
    }
    match western {
        Some(western) => western.unwrap(lines),
        None => unwrap(lines),
    }
}

/// Marks that are no text: byte order mark, zero-width and soft characters, controls.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Joins what an extraction wrapped at the width of a column: then most lines of the text
/// are equally wide, and a full line goes on in the next one, unless that is indented.
fn unwrap(lines: Vec<Line>) -> Vec<Line> {
    let Some(full) = wrap_width(&lines) else { return lines };
    let indents = lines.iter().filter(|line| line.indented).count() > 1;
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    // Whether the line before was full, within a paragraph.
    let mut running = false;
    for line in lines {
        let full = line.width.abs_diff(full) <= SLACK;
        let closed = is_closed(&line.text);
        let goes_on = |before: &Line| {
            // After a full stop a caption or byline may follow without an indent, and so may
            // a headline: short, and without the full stop that ends a paragraph's last line.
            let other = is_closed(&before.text) && (shape(&line.text) != Shape::Plain || !(full || closed));
            running && line.gap == 0 && !line.indented && !other
        };
        match out.last_mut() {
            Some(before) if goes_on(before) => {
                let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                if latin(before.text.chars().next_back()) && latin(line.text.chars().next()) {
                    before.text.push(' ');
                }
                before.text = widen(&(std::mem::take(&mut before.text) + &line.text));
                before.last = line.last;
            }
            // Where paragraphs are indented, a line that begins without is a headline's, or
            // goes on from the column before.
            _ => {
                running = !indents || line.indented || (line.gap > 0 && running);
                out.push(line);
            }
        }
        // The last line of a paragraph may be full by chance: an indent tells, else a full stop.
        running &= full && (indents || !closed);
    }
    out
}

/// A wrapped line may be short of the width or pass it by so much: a mark or a Latin word
/// carried over, a mark that hangs.
const SLACK: usize = 4;

/// The width at which the lines were wrapped, if they were: the most common one, if half of
/// all lines come near it, most of them without ending a sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut counts = BTreeMap::new();
    for line in lines {
        *counts.entry(line.width).or_insert(0_usize) += 1;
    }
    let (&full, _) = counts.iter().max_by_key(|(_, count)| **count)?;
    let near: Vec<&Line> = lines.iter().filter(|line| line.width.abs_diff(full) <= SLACK).collect();
    let running = near.iter().filter(|line| !is_closed(&line.text)).count();
    (full >= 20 && near.len() * 2 >= lines.len() && running * 2 > near.len() && lines.len() >= 8).then_some(full)
}

/// Width in half ems: a Han character is two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(raw: &str) -> Vec<String> {
        lines(raw, None).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn blank_lines_and_indents_are_counted() {
        let found = lines("\u{feff}时政\r\n\r\n\u{3000}\u{3000}\r\n\u{3000}\u{3000}正文\u{200b}一。\r\n", None);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].number, found[0].gap, found[0].indented), (1, 0, false));
        assert_eq!((found[1].number, found[1].gap, found[1].indented), (4, 2, true));
        assert_eq!(found[1].text, "正文一。");
    }

    #[test]
    fn a_hard_wrap_is_undone_and_paragraphs_stay() {
        let raw = [
            "　　本报讯 今年以来我市各级部",
            "门扎实推进各项重点工作落地见效",
            "取得了良好的经济社会综合效益。",
            "　　下一步各县区将继续对照年初",
            "确定的目标任务查漏补缺狠抓落实",
            "确保全年工作圆满收官不留遗憾和",
            "尾巴。",
            "　　会议还研究了其他有关事项内",
            "容并作出部署安排和工作要求等。",
        ];
        let raw = &raw.join("\n");
        assert_eq!(texts(raw).len(), 3, "{:?}", texts(raw));
        assert!(texts(raw)[1].ends_with("和尾巴。"));
    }

    #[test]
    fn lines_of_free_length_stay_lines() {
        assert_eq!(
            texts("持续为基层减负赋能\n切实提升基层治理水平\n\n正文。"),
            ["持续为基层减负赋能", "切实提升基层治理水平", "正文。"]
        );
    }
}
