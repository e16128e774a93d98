//! The words of a head, measured once for all widths and sizes that are tried.

use std::slice;
use std::sync::{Arc, OnceLock};

use super::super::flow::Desk;
use super::super::fragment::HeadPart;
use super::super::inline::{Align, Paragraph, Prepared, Script, SetText, hyphens};
use super::super::roles::advertisement;
use super::super::{Em, Measure};
use crate::edition::{FaceRole, Head, Kind, LineWords, Person};

/// The texts of a head.
#[derive(Debug)]
pub(super) struct Wording {
    pub series: Phrase,
    pub kicker: Phrase,
    pub headline: Phrase,
    pub deck: Phrase,
    pub byline: Phrase,
    /// The headline's first line, or else the opening words, for a continuation.
    pub short: Phrase,
    /// The headline in one line, or else the byline, for a head as small as it can be.
    pub compact: Phrase,
}

impl Wording {
    pub(super) fn new(head: &Head, desk: Desk) -> Self {
        let words = &head.words;
        let phrase = |lines: &[String], words: &[LineWords], part| Phrase::new(joined(lines, words), part, desk);
        let one = |line: &String, words: &LineWords, part| phrase(slice::from_ref(line), slice::from_ref(words), part);
        let byline = || (byline(&head.byline), LineWords::one());
        let compact = if head.headline.is_empty() {
            Phrase::new(byline(), HeadPart::Byline, desk)
        } else {
            let (text, words) = joined(&head.headline, &words.headline);
            Phrase::new((text.replace('\n', " "), words), HeadPart::Headline, desk)
        };
        // An article without a headline is called by its opening words, as in the contents.
        let short = match head.headline.first() {
            Some(_) => phrase(&head.headline[..1], words.headline.get(..1).unwrap_or_default(), HeadPart::Headline),
            None => one(&head.opening, &LineWords::default(), HeadPart::Headline),
        };
        let mut wording = Self {
            series: one(&head.series, &words.series, HeadPart::Series),
            kicker: one(&head.kicker, &words.kicker, HeadPart::Kicker),
            headline: phrase(&head.headline, &words.headline, HeadPart::Headline),
            deck: phrase(&head.deck, &words.deck, HeadPart::Deck),
            byline: Phrase::new(byline(), HeadPart::Byline, desk),
            short,
            compact,
        };
        if head.kind == Kind::Advertisement {
            wording.mark_as_paid(&head.series, desk);
        }
        wording
    }

    /// Says in each head that the article may have that it is paid for, unless its own
    /// series does.
    fn mark_as_paid(&mut self, series: &str, desk: Desk) {
        let label = advertisement(desk.script);
        // Bytes are enough: the tables of other letters' cases are 10 kB that no label needs.
        if !series.as_bytes().windows(label.len()).any(|part| part.eq_ignore_ascii_case(label.as_bytes())) {
            self.series.label(label, desk);
        }
        self.short.label(label, desk);
        self.compact.label(label, desk);
    }
}

/// One text of a head.
#[derive(Debug)]
pub(super) struct Phrase {
    pub part: HeadPart,
    text: String,
    words: LineWords,
    hyphens: Vec<u32>,
    script: Script,
    /// Measured, set from the start and centred.
    measured: [OnceLock<Prepared>; 2],
}

impl Phrase {
    fn new((text, words): (String, LineWords), part: HeadPart, desk: Desk) -> Self {
        let hyphens = hyphens(text.trim(), desk.divisions);
        Self { part, text, words, hyphens, script: desk.script, measured: Default::default() }
    }

    /// Puts a label before the text.
    fn label(&mut self, label: &str, desk: Desk) {
        let text = [label, "\u{3000}", &self.text].concat();
        *self = Self::new((text.trim_end().to_owned(), LineWords::one()), self.part, desk);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Lines as the editor set them.
    pub(super) fn lines(&self) -> usize {
        self.text.lines().count()
    }

    pub(super) fn face(&self) -> FaceRole {
        self.part.face()
    }

    /// Its lines at a measure: as the editor set them, broken by sense where one does not
    /// fit.
    pub(super) fn set(&self, align: Align, measure: Em, widths: &dyn Measure) -> SetText {
        self.prepared(align, widths).headline(measure)
    }

    /// Lines that it takes at the least.
    pub(super) fn least_lines(&self, align: Align, measure: Em, widths: &dyn Measure) -> usize {
        self.prepared(align, widths).least_lines(measure)
    }

    fn prepared(&self, align: Align, widths: &dyn Measure) -> &Prepared {
        self.measured[usize::from(align == Align::Centre)].get_or_init(|| {
            let paragraph = Paragraph {
                align,
                script: self.script,
                words: self.words.clone(),
                hyphens: self.hyphens.clone(),
                ..Paragraph::of_lines(&[&self.text], self.face())
            };
            Prepared::new(Arc::new(paragraph), widths)
        })
    }
}

/// Lines as the editor set them, joined, with the words in them.
fn joined(lines: &[String], words: &[LineWords]) -> (String, LineWords) {
    let text = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n");
    let is_known = lines.len() == words.len();
    let words = lines.iter().map(String::as_str).zip(words).filter(|_| is_known);
    (text, LineWords::join(words))
}

/// `本报记者 甲　乙　实习记者 丙`: a role once for the names that share it.
fn byline(people: &[Person]) -> String {
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
    text
}
