//! Text whose words are parted by spaces: how its lines are joined, and which of them are heads.

use std::collections::HashSet;

use super::lines::Line;
use super::punctuation::{is_closed, is_closer, is_opener};
use super::shapes::{Shape, shape};
use crate::edition::Person;

/// What is known of the words of such a text.
pub(super) struct Western {
    /// Those that have a hyphen within a line.
    hyphenated: HashSet<String>,
}

/// The longest line that can be a headline, in characters.
const LONGEST_HEAD: usize = 100;

/// First parts that keep their hyphen before whatever follows.
const COMPOUNDS: [&str; 12] =
    ["cross", "double", "first", "five", "four", "full", "half", "self", "three", "two", "well", "year"];

impl Western {
    /// Looks through a text.
    pub(super) fn new(raw: &str) -> Self {
        let words = raw.lines().flat_map(str::split_whitespace).map(bare);
        Self { hyphenated: words.filter(|word| word.contains('-')).map(str::to_lowercase).collect() }
    }

    /// Joins text that a line's end parted. A hyphen there goes if it divided a word.
    pub(super) fn join(&self, before: &mut String, text: &str) {
        let stem = before.strip_suffix('-').filter(|stem| stem.ends_with(char::is_alphabetic));
        match stem.map(|stem| stem.rsplit(char::is_whitespace).next().unwrap_or_default()) {
            Some(stem) if self.is_compound(bare(stem), text) => {}
            Some(_) => {
                before.pop();
            }
            // A dash that is set tight stays so.
            None if before.ends_with('—') && !before.ends_with(" —") => {}
            None => before.push(' '),
        }
        before.push_str(text);
    }

    /// Whether a word that ends a line with a hyphen has it wherever it stands.
    fn is_compound(&self, stem: &str, text: &str) -> bool {
        let rest = bare(text.split(char::is_whitespace).next().unwrap_or_default());
        let whole = format!("{stem}-{rest}").to_lowercase();
        !rest.starts_with(char::is_lowercase)
            || COMPOUNDS.contains(&stem.to_lowercase().as_str())
            || self.hyphenated.contains(&whole)
    }

    /// Joins what was wrapped: a line about as long as most goes on in the next one.
    pub(super) fn unwrap(&self, lines: Vec<Line>) -> Vec<Line> {
        let Some(full) = full_width(&lines) else { return lines };
        let indented = lines.iter().filter(|line| line.indented).count();
        let indents = indented > 1 && indented * 2 < lines.len();
        let mut out: Vec<Line> = Vec::with_capacity(lines.len());
        // Whether the line before was full.
        let mut running = false;
        for line in lines {
            let is_long = is_long(&line, full);
            let may_go_on = running && line.gap == 0 && !(indents && line.indented);
            let goes_on = |before: &Line| {
                // After a full stop a headline or byline may follow without a gap.
                let other = is_closed(&before.text) && (byline(&line.text).is_some() || !(is_long || ends(&line.text)));
                may_go_on && !other
            };
            running = is_long || line.text.ends_with('-');
            match out.last_mut() {
                Some(before) if goes_on(before) => {
                    self.join(&mut before.text, &line.text);
                    before.last = line.last;
                }
                _ => out.push(line),
            }
        }
        out
    }
}

/// Whether a line continues the text before it; if so, whether surely.
pub(super) fn continues(before: &str, line: &Line) -> Option<bool> {
    let goes_on = line.text.starts_with(|c: char| c.is_lowercase() || is_closer(c));
    match () {
        () if is_closed(before) || ends(before) => None,
        () if goes_on => Some(true),
        () if line.gap > 0 => None,
        () => Some(false),
    }
}

/// How much speaks for a line being (part of) a headline: positive if it is one. `next` is the
/// line after it.
pub(super) fn head_evidence(line: &Line, before: Option<&str>, next: Option<(&Shape, &str)>) -> i32 {
    let text = line.text.as_str();
    if !is_head_shaped(text) {
        return i32::MIN;
    }
    let open = before.is_some_and(|before| !is_closed(before) && !ends(before));
    let after = match next {
        None => -2,
        Some((Shape::Byline(_), _)) => 3,
        Some((_, next)) if next.chars().count() > 2 * text.chars().count() || is_closed(next) => 2,
        Some((_, next)) if is_head_shaped(next) => 1,
        Some(_) => 0,
    };
    after + i32::from(line.gap > 0 || before.is_none()) - if open && line.gap == 0 { 3 } else { 0 }
}

/// Short, begun like a sentence, and without the end of one.
fn is_head_shaped(text: &str) -> bool {
    (2..=LONGEST_HEAD).contains(&text.chars().count())
        && !text.starts_with(|c: char| c.is_lowercase() || !(c.is_alphanumeric() || is_opener(c) || c == '"'))
        && !text.ends_with([',', '-'])
        && !ends(text)
        && !text.contains(". ")
}

/// `By Jane Doe`, `By Jane Doe and John Roe`.
pub(super) fn byline(text: &str) -> Option<Vec<Person>> {
    let names = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY "))?;
    let is_name = |name: &str| {
        (2..=4).contains(&name.split(' ').count()) && name.split(' ').all(|part| part.starts_with(char::is_uppercase))
    };
    let names: Vec<&str> = names.split(" and ").flat_map(|names| names.split(", ")).map(str::trim).collect();
    let person = |name: &&str| Person { role: String::new(), name: (*name).to_owned() };
    names.iter().all(|name| is_name(name)).then(|| names.iter().map(person).collect())
}

/// Whether text ends where a paragraph may.
fn ends(text: &str) -> bool {
    text.trim_end_matches(|c| is_closer(c) || c == '"').ends_with(['.', '!', '?', ':', ';', '…'])
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The width at which lines were wrapped, if they were: then most long ones end no sentence.
fn full_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let full = *widths.get(lines.len() * 4 / 5)?;
    let long: Vec<_> = lines.iter().filter(|line| is_long(line, full)).collect();
    let running = long.iter().filter(|line| !ends(&line.text) && shape(&line.text) == Shape::Plain).count();
    ((20..=140).contains(&full) && running * 2 > long.len() && lines.len() >= 4).then_some(full)
}

/// A line is ragged: as long as the next word let it be.
fn is_long(line: &Line, full: usize) -> bool {
    line.width * 4 >= full * 3
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn a_hyphen_goes_where_it_divided_a_word() {
        let western = Western::new("It was a state-run railway, a state-\nrun one.");
        for (before, text, expect) in [
            ("in the follow-", "ing week", "in the following week"),
            ("a state-", "run railway", "a state-run railway"),
            ("a well-", "known name", "a well-known name"),
            ("the Anglo-", "French treaty", "the Anglo-French treaty"),
            ("the council", "decided", "the council decided"),
            ("said,", "then left", "said, then left"),
            ("the year 2023–", "the first", "the year 2023– the first"),
            ("a word—", "and another", "a word—and another"),
        ] {
            let mut joined = before.to_owned();
            western.join(&mut joined, text);
            assert_eq!(joined, expect);
        }
    }

    #[test]
    fn wrapped_lines_become_paragraphs_and_heads_stay() {
        let raw = "Library stays open until midnight\nBy Jane Doe\n\
                   The library on the old square will stay open until mid-\n\
                   night on weekends, the council decided on Monday after a\n\
                   long debate about heating costs.\n\nReaders had asked for longer evenings ever since the foll-\n\
                   owing year.\n";
        let western = Western::new(raw);
        let texts: Vec<String> = lines(raw, Some(&western)).into_iter().map(|line| line.text).collect();
        assert_eq!(
            texts,
            [
                "Library stays open until midnight",
                "By Jane Doe",
                "The library on the old square will stay open until midnight on weekends, the council decided on \
                 Monday after a long debate about heating costs.",
                "Readers had asked for longer evenings ever since the following year.",
            ]
        );
    }
}
