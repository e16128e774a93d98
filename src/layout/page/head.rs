//! The head of an article over a number of columns: series, kicker, headline, deck, byline.

use std::slice;
use std::sync::Arc;

use super::super::flow::Desk;
use super::super::fragment::{Content, Fragment, HeadLine, HeadPart};
use super::super::inline::{Align, LineEnd, Paragraph, SetText, hyphens};
use super::super::{Em, Px, Rect, Setting, Stylesheet};
use crate::edition::{FaceRole, Head, LineWords, Person};

/// Print's sizes over a body of 9 pt, in 1/1000: 36, 28, 24, 21, 18, 16, 14, 12 and 10½ pt.
const SCALE: [u32; 9] = [4000, 3111, 2667, 2333, 2000, 1778, 1556, 1333, 1167];
/// A headline longer than this many lines is set a grade smaller, down to the least size.
const LINES_MAX: usize = 2;
const LINES_MAX_ONE_COLUMN: usize = 3;
/// Line heights in percent of the size.
const HEADLINE_LEADING: i32 = 122;
const MINOR_LEADING: i32 = 135;
/// Air above and below a head together: at least this share of a row, in percent.
const AIR: i32 = 85;
/// Size of the short headline over a continuation.
const CONTINUED_SIZE: u32 = 1167;
/// Size of the headline of a head that has to be as small as it can.
const COMPACT_SIZE: u32 = 1000;
/// Room for the line that says where a continuation came from.
pub(super) const CONTINUED_WIDTH: Em = Em(7000);
/// Between two parts, in percent of a row.
const PART_GAP: i32 = 20;

/// A head, set for a width; offsets are from its upper left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SetHead {
    pub lines: Vec<HeadLine>,
    /// Height in whole rows, air included.
    pub rows: u32,
    /// Air above the first line.
    pub above: Px,
    /// Lines of the headline.
    pub headline_lines: usize,
    /// Size of the headline in 1/1000 of the body's; 0 if there is none.
    pub headline_size: u32,
    /// Grades below the size that the rank asks for.
    pub reduced: u32,
}

/// Sets the head of an article over `columns` columns. An article with neither headline
/// nor byline has an empty head of one row: the air that sets it off from what is above.
pub(super) fn set_head(head: &Head, columns: u32, desk: Desk) -> SetHead {
    let style = desk.style;
    let sizes = style.head_sizes(head.rank);
    let mut stack = Stack::new(columns, desk);
    if !head.series.is_empty() {
        let size = style.per_mille(Setting::Series);
        let series = Worded::lines(&[&head.series], slice::from_ref(&head.words.series));
        stack.add(HeadPart::Series, &series, size, style.row, Align::Start);
    }
    let align = if columns > 1 { Align::Centre } else { Align::Start };
    let headline = Worded::lines(&head.headline, &head.words.headline);
    let (headline_size, reduced) = stack.fit_headline(&headline, sizes.headline);
    let minor = sizes.minor.min(headline_size.max(1000));
    let leading = |size: u32, percent: i32| style.scaled(size) * percent / 100;
    if !head.kicker.is_empty() {
        let kicker = Worded::lines(&[&head.kicker], slice::from_ref(&head.words.kicker));
        stack.add(HeadPart::Kicker, &kicker, minor, leading(minor, MINOR_LEADING), align);
    }
    let headline_lines = if head.headline.is_empty() {
        0
    } else {
        stack.add(HeadPart::Headline, &headline, headline_size, leading(headline_size, HEADLINE_LEADING), align)
    };
    if !head.deck.is_empty() {
        let deck = Worded::lines(&head.deck, &head.words.deck);
        stack.add(HeadPart::Deck, &deck, minor, leading(minor, MINOR_LEADING), align);
    }
    if !head.byline.is_empty() {
        let size = style.per_mille(Setting::Byline);
        stack.add(HeadPart::Byline, &byline(&head.byline), size, style.row, align);
    }
    let headline_size = if head.headline.is_empty() { 0 } else { headline_size };
    stack.finish(headline_lines, headline_size, reduced)
}

/// The head for a sheet that the full one would fill: the headline alone, in the body's
/// size.
pub(super) fn set_compact(head: &Head, desk: Desk) -> SetHead {
    let mut stack = Stack::new(1, desk);
    let (part, text) = if head.headline.is_empty() {
        (HeadPart::Byline, byline(&head.byline))
    } else {
        (HeadPart::Headline, Worded::lines(&head.headline, &head.words.headline).in_one_line())
    };
    let lines =
        if text.text.is_empty() { 0 } else { stack.add(part, &text, COMPACT_SIZE, desk.style.row, Align::Start) };
    stack.finish(lines, COMPACT_SIZE, 0)
}

/// The short head over a continuation: a row for the line that says where it came from,
/// then the headline's first line, small.
pub(super) fn set_continued(head: &Head, columns: u32, desk: Desk) -> SetHead {
    let style = desk.style;
    let mut stack = Stack::new(columns, desk);
    stack.height = style.row;
    if let Some(title) = head.headline.get(..1) {
        let title = Worded::lines(title, head.words.headline.get(..1).unwrap_or_default());
        let set = stack.set(&title, HeadPart::Headline.face(), CONTINUED_SIZE, Align::Start);
        let room = style.span(columns) - CONTINUED_WIDTH.at(style.em);
        if set.lines.len() == 1 && set.lines[0].width.at(style.scaled(CONTINUED_SIZE)) <= room {
            stack.height = Px::ZERO;
            stack.width = room;
        }
        stack.add(HeadPart::Headline, &title, CONTINUED_SIZE, style.row * 125 / 100, Align::Start);
    }
    stack.finish(1, CONTINUED_SIZE, 0)
}

/// Lines as the editor set them, joined, with the words in them.
struct Worded {
    text: String,
    words: LineWords,
}

impl Worded {
    fn lines(lines: &[impl AsRef<str>], words: &[LineWords]) -> Self {
        let text = lines.iter().map(|line| line.as_ref().trim()).collect::<Vec<_>>().join("\n");
        let is_known = lines.len() == words.len();
        let words = lines.iter().map(AsRef::as_ref).zip(words).filter(|_| is_known);
        Self { text, words: LineWords::join(words) }
    }

    fn in_one_line(self) -> Self {
        Self { text: self.text.replace('\n', " "), ..self }
    }
}

/// `本报记者 甲　乙　实习记者 丙`: a role once for the names that share it.
fn byline(people: &[Person]) -> Worded {
    let mut text = String::new();
    let mut role = "";
    for person in people {
        if !text.is_empty() {
            text.push('\u{3000}');
        }
        if person.role != role {
            role = &person.role;
            text.push_str(role);
            if !role.is_empty() {
                text.push(' ');
            }
        }
        text.push_str(&person.name);
    }
    Worded { text, words: LineWords::one() }
}

struct Stack<'a> {
    desk: Desk<'a>,
    style: &'a Stylesheet,
    width: Px,
    columns: u32,
    lines: Vec<HeadLine>,
    height: Px,
}

impl<'a> Stack<'a> {
    fn new(columns: u32, desk: Desk<'a>) -> Self {
        Self { desk, style: desk.style, width: desk.style.span(columns), columns, lines: Vec::new(), height: Px::ZERO }
    }

    /// Lines as the editor set them, broken by sense where one does not fit.
    fn set(&self, text: &Worded, face: FaceRole, size: u32, align: Align) -> SetText {
        let words = text.words.clone();
        let hyphens = hyphens(text.text.trim(), self.desk.divisions);
        let paragraph =
            Paragraph { align, script: self.desk.script, words, hyphens, ..Paragraph::of_lines(&[&text.text], face) };
        self.desk.headline(&paragraph, self.desk.measure_at(self.columns, size))
    }

    /// The largest size, no larger than wished, in which the headline takes few lines and
    /// no word is divided.
    fn fit_headline(&self, headline: &Worded, wish: u32) -> (u32, u32) {
        let most = if self.columns == 1 { LINES_MAX_ONE_COLUMN } else { LINES_MAX };
        let most = most.max(headline.text.lines().count());
        let sizes = std::iter::once(wish).chain(SCALE.into_iter().filter(|size| *size < wish));
        let mut fit = (wish, 0);
        // The first with few lines, should every size divide a word.
        let mut few = None;
        for (reduced, size) in sizes.enumerate() {
            fit = (size, reduced as u32);
            let lines = self.set(headline, HeadPart::Headline.face(), size, Align::Start).lines;
            if lines.len() > most {
                continue;
            }
            if lines.iter().all(|line| !matches!(line.end, LineEnd::Forced | LineEnd::Hyphen)) {
                return fit;
            }
            few = few.or(Some(fit));
        }
        few.unwrap_or(fit)
    }

    /// Adds a text as one part and returns the number of their lines.
    fn add(&mut self, part: HeadPart, text: &Worded, size: u32, leading: Px, align: Align) -> usize {
        if !self.lines.is_empty() {
            self.height += self.style.row * PART_GAP / 100;
        }
        let face = part.face();
        let text = self.set(text, face, size, align);
        let count = text.lines.len();
        let height = leading * count as i32;
        self.lines.push(HeadLine {
            part,
            rect: Rect { x: Px::ZERO, y: self.height, width: self.width, height },
            size: self.style.scaled(size),
            leading,
            face,
            text: Arc::new(text),
        });
        self.height += height;
        count
    }

    /// Rounds up to whole rows and shares the air between head and foot.
    fn finish(mut self, headline_lines: usize, headline_size: u32, reduced: u32) -> SetHead {
        let row = self.style.row;
        let rows = if self.height == Px::ZERO { 1 } else { (self.height + row * AIR / 100 + Px(row.0 - 1)).0 / row.0 };
        // A little more above than below: the head belongs to the text under it.
        let above = (row * rows - self.height) * 55 / 100;
        for line in &mut self.lines {
            line.rect.y += above;
        }
        SetHead { lines: self.lines, rows: rows as u32, above, headline_lines, headline_size, reduced }
    }
}

impl SetHead {
    /// The head as a fragment at a place; `extra` rows of air are shared as the rest is.
    pub(super) fn fragment(&self, x: Px, y: Px, extra: u32, style: &Stylesheet) -> Option<Fragment> {
        let width = self.lines.first()?.rect.width;
        let shift = style.height(extra) * 55 / 100;
        let lines = self
            .lines
            .iter()
            .map(|line| {
                let rect = Rect { x: line.rect.x + x, y: line.rect.y + y + shift, ..line.rect };
                HeadLine { rect, ..line.clone() }
            })
            .collect();
        let rect = Rect { x, y, width, height: style.height(self.rows + extra) };
        Some(Fragment { rect, content: Content::Head(lines) })
    }
}
