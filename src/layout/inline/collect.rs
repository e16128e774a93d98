//! First pass: a paragraph's text as measured grapheme clusters with resolved classes.

use unicode_segmentation::GraphemeCursor;

use super::class::Class;
use super::emoji::is_emoji;
use super::{Paragraph, Script};
use crate::edition::FaceRole;
use crate::layout::Measure;

/// The unit that is never divided: a grapheme cluster, or a whole run of white space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cluster {
    /// First byte in the paragraph's text.
    pub(super) at: u32,
    /// Its class in its context.
    pub(super) class: Class,
    /// Its first character.
    pub(super) character: char,
    /// Width in 1/1000 em.
    pub(super) advance: i32,
    /// Blank part at its left that a line start takes away.
    pub(super) left: i16,
    /// Blank part at its right that a line end may take away.
    pub(super) right: i16,
    /// Space before it inside a line: a Han–Latin gap, or less than nothing for a squeeze.
    pub(super) before: i16,
    /// Space behind it inside a line: less than nothing for a squeeze.
    pub(super) after: i16,
    /// Whether stretch keeps away from its right side: the inside of a dash or ellipsis.
    pub(super) pinned: bool,
    /// Whether a font of the reader's system draws it.
    pub(super) foreign: bool,
}

/// Marks narrower than this are not full-width ones, and have no blank half to lose.
const FULL_WIDTH: i32 = 900;

/// Clusters of a paragraph, the spaces between them not yet set.
pub(super) fn collect(paragraph: &Paragraph, faces: &dyn Measure) -> Vec<Cluster> {
    let text = paragraph.text.as_str();
    let mut clusters = Vec::with_capacity(text.len() / 3 + 8);
    let mut spans = paragraph.spans.iter().peekable();
    let mut at = 0;
    while at < text.len() {
        while spans.next_if(|span| span.range.end <= at).is_some() {}
        let face = spans.peek().map_or(FaceRole::Body, |span| span.face);
        let Some(character) = text[at..].chars().next() else { break };
        let class = Class::of(character);
        let end = end_of(text, at, character, class);
        let advance = match end - at {
            length if length == character.len_utf8() || class == Class::Space => {
                faces.advance(face, blank_as_space(character))
            }
            _ => faces.cluster(face, &text[at..end]),
        };
        let advance = match class {
            Class::Shy | Class::Gate => 0,
            // HTML drops white space at both ends of a block.
            Class::Space if character != '\u{3000}' && (at == 0 || end == text.len()) => 0,
            _ => advance.0.max(0),
        };
        clusters.push(Cluster {
            at: at as u32,
            class,
            character,
            advance,
            left: 0,
            right: 0,
            before: 0,
            after: 0,
            pinned: false,
            foreign: is_emoji(&text[at..end]),
        });
        at = end;
    }
    resolve(&mut clusters, paragraph.script);
    clusters
}

/// Collapsible white space is drawn as a space, whatever it was written as.
fn blank_as_space(character: char) -> char {
    if matches!(character, '\t' | '\n' | '\r') { ' ' } else { character }
}

/// HTML collapses runs of ASCII white space to one space.
fn end_of_space(text: &str, at: usize, first: char) -> usize {
    if first.is_ascii_whitespace() {
        at + text[at..].bytes().take_while(u8::is_ascii_whitespace).count()
    } else {
        at + first.len_utf8()
    }
}

/// End of the cluster at a byte: what layout never divides, and drawing keeps in one piece.
pub fn end_of_cluster(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(at, |first| end_of(text, at, first, Class::of(first)))
}

/// End of the cluster that begins with a character of a class. A run of white space is one, whatever
/// mark stands behind it; else it is a grapheme cluster. Most characters are told by a glance at
/// their successor; only the others pay for the full algorithm.
fn end_of(text: &str, at: usize, first: char, class: Class) -> usize {
    if class == Class::Space {
        return end_of_space(text, at, first);
    }
    let end = at + first.len_utf8();
    if stands_alone(first) && text[end..].chars().next().is_none_or(stands_alone) {
        return end;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()).max(end)
}

/// Characters that neither extend a cluster nor are extended by one of themselves.
fn stands_alone(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309B}'..='\u{312F}' | '\u{3400}'..='\u{9FFF}'
        | '\u{FF01}'..='\u{FF9D}' | '\n' | '\t')
        // © and ® begin emoji sequences.
        && !matches!(character, '©' | '®')
}

/// Classes that depend on the neighbours, and the blank halves of full-width marks.
fn resolve(clusters: &mut [Cluster], script: Script) {
    for index in 0..clusters.len() {
        let class = clusters[index].class;
        let context = matches!(
            class,
            Class::Open
                | Class::Close
                | Class::Comma
                | Class::Stop
                | Class::Point
                | Class::Connector
                | Class::Dash
                | Class::Middle
                | Class::Slash
        );
        if !context {
            continue;
        }
        let before = index.checked_sub(1).map(|left| clusters[left].class);
        let after = clusters.get(index + 1).map(|right| right.class);
        let here = &mut clusters[index];
        here.class = match (here.character, before, after) {
            // don’t
            ('“' | '”' | '‘' | '’', Some(before), Some(after)) if before.is_western() && after.is_western() => {
                Class::Latin
            }
            // 1,000 · 8:30 · 5—10 · 12·4 · 2024/12/6
            ('.' | ',' | ':', Some(Class::Digit), Some(Class::Digit)) => Class::Digit,
            (_, Some(Class::Digit), Some(Class::Digit))
                if matches!(class, Class::Connector | Class::Dash | Class::Middle | Class::Slash) =>
            {
                Class::Digit
            }
            // -5 ℃
            ('-' | '–', None | Some(Class::Space | Class::Open | Class::Han), Some(Class::Digit)) => Class::Prefix,
            _ => class,
        };
        if here.advance >= FULL_WIDTH {
            let (left, right) = here.class.blanks(here.character, script);
            (here.left, here.right) = (left as i16, right as i16);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Faces;

    fn clusters(text: &str) -> Vec<Cluster> {
        collect(&Paragraph::plain(text), &Faces::default())
    }

    fn pieces(text: &str) -> Vec<&str> {
        let clusters = clusters(text);
        let ends = clusters.iter().skip(1).map(|cluster| cluster.at as usize).chain([text.len()]);
        clusters.iter().zip(ends).map(|(cluster, end)| &text[cluster.at as usize..end]).collect()
    }

    #[test]
    fn graphemes_and_runs_of_space_are_single_clusters() {
        for (text, expect) in [
            ("中e\u{301}文", vec!["中", "e\u{301}", "文"]),
            ("👨‍👩‍👧😀", vec!["👨‍👩‍👧", "😀"]),
            ("🇨🇳🇯🇵", vec!["🇨🇳", "🇯🇵"]),
            ("葛\u{E0100}飾", vec!["葛\u{E0100}", "飾"]),
            ("か\u{3099}き", vec!["か\u{3099}", "き"]),
            ("a  \n b", vec!["a", "  \n ", "b"]),
            ("a \u{301}b", vec!["a", " ", "\u{301}", "b"]),
            ("1️⃣中", vec!["1️⃣", "中"]),
            ("©️x", vec!["©️", "x"]),
        ] {
            assert_eq!(pieces(text), expect);
        }
    }

    #[test]
    fn classes_follow_the_neighbours() {
        let class = |text: &str, index: usize| clusters(text)[index].class;
        assert_eq!(class("don’t", 3), Class::Latin);
        assert_eq!(class("他说‘好’", 2), Class::Open);
        assert_eq!(class("AI’技", 2), Class::Close);
        assert_eq!(class("8:30", 1), Class::Digit);
        assert_eq!(class("注:30", 1), Class::Point);
        assert_eq!(class("5—10", 1), Class::Digit);
        assert_eq!(class("12·4", 2), Class::Digit);
        assert_eq!(class("零下-5", 2), Class::Prefix);
    }
}
