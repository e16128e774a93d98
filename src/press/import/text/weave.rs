//! Lines to pieces: text torn by column ends is joined, headlines are told from torn text.

use super::cohesion::Lexicon;
use super::lines::Line;
use super::punctuation::{depth, is_closed, is_han, is_trailing};
use super::shapes::{self, Shape};
use super::western::{self, Western};
use super::{captions, openings, sections, titles};
use crate::press::import::{Doubt, Unsure};

/// A piece of a page: a paragraph, a block of headline lines, or a line of some other shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub form: Form,
    /// Its text; headline lines are separate.
    pub texts: Vec<String>,
    /// First and last line in the input.
    pub lines: (usize, usize),
    /// Blank lines before it.
    pub gap: usize,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Lines of a headline, kicker or deck.
    Title,
    /// A paragraph.
    Text,
    /// A line that its own words tell.
    Other(Shape),
}

impl Piece {
    /// Its first text.
    pub(super) fn text(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }
}

/// The longest line that can be a headline: wider than any page sets one.
const LONGEST_TITLE: usize = 32;

/// Weaves lines into pieces.
pub(super) fn weave(
    lines: Vec<Line>,
    lexicon: &Lexicon,
    western: Option<&Western>,
    doubts: &mut Vec<Doubt>,
) -> Vec<Piece> {
    let mut strands: Vec<Strand> = lines.into_iter().flat_map(split).collect();
    match western {
        Some(_) => strands.iter_mut().for_each(Strand::read_as_western),
        None => sections::mark(&mut strands),
    }
    let strands = Strands { strands, lexicon, western };
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, strand) in strands.strands.iter().enumerate() {
        let mut doubt = |about| doubts.push(Doubt { line: strand.line.number, about });
        let lines = (strand.line.number, strand.line.last);
        let text = strand.line.text.clone();
        let (form, texts) = match &strand.shape {
            Shape::Plain => {
                let open = pieces.last_mut().filter(|piece| piece.form == Form::Text);
                let evidence = strands.title_evidence(at, open.as_deref().map(Piece::text));
                if let Some(previous) = open
                    && evidence <= 0
                    && let Some(sure) = strands.continues(previous.text(), strand)
                {
                    if !sure {
                        doubt(Unsure::Join(seam(previous.text(), &text)));
                    }
                    match western {
                        Some(western) => western.join(&mut previous.texts[0], &text),
                        None => join(&mut previous.texts[0], &text),
                    }
                    previous.lines.1 = lines.1;
                    continue;
                }
                if evidence > 0 {
                    if evidence == 1 {
                        doubt(Unsure::ShortLine);
                    }
                    if strand.line.gap == 0
                        && let Some(previous) = pieces.last_mut().filter(|piece| piece.form == Form::Title)
                    {
                        previous.texts.push(text);
                        previous.lines.1 = lines.1;
                        continue;
                    }
                    (Form::Title, vec![text])
                } else {
                    (Form::Text, vec![text])
                }
            }
            // A torn-off end may look like anything: `）`, or a word in capitals.
            other => (Form::Other(other.clone()), vec![text]),
        };
        pieces.push(Piece { form, texts, lines, gap: strand.line.gap });
    }
    for piece in pieces.iter().filter(|piece| piece.form == Form::Text && !ends(piece.text())) {
        doubts.push(Doubt { line: piece.lines.1, about: Unsure::OpenEnd });
    }
    pieces
}

/// A line, or a part of one, with its shape.
pub(super) struct Strand {
    /// The line.
    pub line: Line,
    /// Its shape.
    pub shape: Shape,
}

impl Strand {
    /// What Latin letters say on a page of such: no section's romanised name, but perhaps who wrote.
    fn read_as_western(&mut self) {
        if matches!(self.shape, Shape::Latin | Shape::Plain) {
            self.shape = western::byline(&self.line.text).map_or(Shape::Plain, Shape::Byline);
        }
    }
}

/// Parts a line that holds several things: jump lines, several captions.
pub(super) fn split(line: Line) -> Vec<Strand> {
    let parts: Vec<&str> = shapes::split_jumps(&line.text)
        .into_iter()
        .flat_map(captions::split_captions)
        .filter(|part| !part.is_empty())
        .collect();
    let part = |(at, text): (usize, &str)| {
        let shape = shapes::shape(text);
        let gap = if at == 0 { line.gap } else { 1 };
        Strand { line: Line { text: text.to_owned(), gap, ..line.clone() }, shape }
    };
    parts.into_iter().enumerate().map(part).collect()
}

struct Strands<'a> {
    strands: Vec<Strand>,
    lexicon: &'a Lexicon,
    western: Option<&'a Western>,
}

impl Strands<'_> {
    /// Whether a line continues the text before it; if so, whether surely.
    fn continues(&self, before: &str, strand: &Strand) -> Option<bool> {
        let text = &strand.line.text;
        if self.western.is_some() {
            return western::continues(before, &strand.line);
        }
        if text.starts_with(is_trailing) || tears_mark(before, text) {
            return Some(true);
        }
        if openings::opening(text).is_some() {
            // `本报讯` alone was torn from its reporter.
            return openings::opening(before).filter(|opening| opening.rest.is_empty()).map(|_| true);
        }
        if is_closed(before) {
            // A quote that was opened and is closed here was cut after a full stop; one that
            // is opened anew runs over several paragraphs.
            let closes = depth(before) > 0 && depth(text) < 0 && !text.starts_with(['“', '「']);
            return closes.then_some(false);
        }
        let sure = before.ends_with(['、', '，', '—']) || self.lexicon.seam(before, text);
        match before.chars().next_back() {
            // `公告如下：` ends a paragraph; `老人逢人便夸：` goes on with a quote.
            Some('：') => text.starts_with(['“', '「']).then_some(false),
            Some('；') if is_enumerated(text) => None,
            Some('；') => Some(false),
            _ if is_enumerated(text) && strand.line.indented => None,
            _ => Some(sure || depth(before) > 0),
        }
    }

    /// How much speaks for a line being (part of) a headline: positive if it is one.
    fn title_evidence(&self, at: usize, before: Option<&str>) -> i32 {
        let text = &self.strands[at].line.text;
        if self.western.is_some() {
            let next = self.strands.get(at + 1).map(|next| (&next.shape, next.line.text.as_str()));
            return western::head_evidence(&self.strands[at].line, before, next);
        }
        if !is_title_shaped(text) {
            return i32::MIN;
        }
        if openings::opening(text).is_some() {
            return i32::MIN;
        }
        let mut evidence = i32::from(!is_closed(text));
        let spaced = text.split(' ').count() > 1 && text.split(' ').all(|part| part.chars().count() > 2);
        evidence += if spaced || text.ends_with("——") || titles::is_notice(text) { 3 } else { 0 };
        evidence += if self.follows_title_line(at) { 2 } else { 0 };
        evidence -= if text.contains(['，', '；', '。']) { 2 } else { 0 };
        evidence -= if depth(text) != 0 { 3 } else { 0 };
        evidence -= if text.ends_with(ENDS_NO_TITLE) { 2 } else { 0 };
        if let Some(before) = before
            && !ends(before)
        {
            evidence -= if self.lexicon.seam(before, text) { 4 } else { 2 };
        }
        evidence.saturating_add(self.after(at))
    }

    /// Whether the line directly above is short too: the first of a headline's two lines.
    fn follows_title_line(&self, at: usize) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.strands.get(above));
        self.strands[at].line.gap == 0
            && above.is_some_and(|above| above.shape == Shape::Plain && is_title_shaped(&above.line.text))
    }

    /// What the line after a candidate says.
    fn after(&self, at: usize) -> i32 {
        let text = &self.strands[at].line.text;
        let Some(next) = self.strands.get(at + 1) else { return -1 };
        let next_text = &next.line.text;
        match next.shape {
            Shape::Byline(_) => 3,
            // Who signs a notice stands above its date.
            Shape::Date(_) => -4,
            Shape::Plain if openings::opening(next_text).is_some() => 4,
            Shape::Plain if next_text.starts_with(is_trailing) => -4,
            Shape::Plain if next_text.starts_with(BEGINS_NO_SENTENCE) => -2,
            Shape::Plain if is_title_shaped(next_text) => {
                // Two lines of a headline make no word together, torn text does.
                let torn = self.lexicon.seam(text, next_text) && next.line.gap > 0;
                // What is short and leads to a headline belongs to it.
                let leads = self.strands.get(at + 2).is_some_and(|after| {
                    matches!(after.shape, Shape::Byline(_)) || openings::opening(&after.line.text).is_some()
                });
                if leads {
                    4
                } else if torn {
                    -3
                } else {
                    2
                }
            }
            Shape::Plain if self.lexicon.seam(text, next_text) => -3,
            _ => 0,
        }
    }
}

/// Characters that no headline ends with.
const ENDS_NO_TITLE: [char; 24] = [
    '的', '和', '与', '在', '把', '被', '将', '从', '向', '对', '以', '及', '而', '其', '这', '那', '个', '第', '不',
    '等', '并', '或', '是', '由',
];

/// Characters that no sentence begins with.
const BEGINS_NO_SENTENCE: [char; 6] = ['的', '了', '得', '着', '们', '等'];

/// Short, and without the end of a sentence.
fn is_title_shaped(text: &str) -> bool {
    let length = text.chars().count();
    let speech = text.starts_with('“') && is_closed(text);
    (2..=LONGEST_TITLE).contains(&length)
        && text.chars().any(|c| is_han(c) || c.is_ascii_alphabetic())
        && !text.ends_with(['。', '；', '，', '、', '：'])
        && !text.trim_end_matches(['”', '’', '）']).ends_with('。')
        && !text.starts_with(is_trailing)
        && !speech
}

/// Whether text ends where a paragraph may: with a sentence, or leading to a list.
fn ends(text: &str) -> bool {
    is_closed(text) || text.ends_with(['：', '；'])
}

/// `一、`, `（二）`, `3.`, `④`: an item of a list.
fn is_enumerated(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(', '第']);
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    matches!(bare.chars().next(), Some('①'..='⑳'))
        || (digits.len() < bare.len()
            && digits.starts_with(['、', '.', '．', '）', ')', '条', '章'])
            && !is_decimal(bare))
}

fn is_decimal(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix('.').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether one `……` or `——` was torn in two.
fn tears_mark(before: &str, text: &str) -> bool {
    ['…', '—']
        .iter()
        .any(|mark| text.starts_with(*mark) && before.chars().rev().take_while(|c| c == mark).count() % 2 == 1)
}

/// Joins text across a column end; two Latin words keep a space between them.
fn join(before: &mut String, text: &str) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if latin(before.chars().next_back()) && latin(text.chars().next()) {
        before.push(' ');
    }
    before.push_str(text);
}

/// The words on both sides of a join, for a message.
fn seam(before: &str, text: &str) -> String {
    let left: Vec<char> = before.chars().rev().take(6).collect();
    format!("…{}|{}…", left.into_iter().rev().collect::<String>(), text.chars().take(6).collect::<String>())
}
