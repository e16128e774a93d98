//! Drawing a face: each character from the first source that has it.

use std::collections::BTreeMap;

use super::FontError;
use super::catalogue::FontSet;
use super::characters::{Place, is_invisible, is_western, space};
use super::fullwidth::{full_width, is_full_width};
use super::source::{Glyph, Source};
use crate::edition::{Advances, FaceRole};
use crate::layout::inline::is_system_emoji;

/// The sources of one face.
pub(super) struct Palette<'a> {
    /// CSS family of the face.
    pub(super) family: &'a str,
    /// Whether punctuation shared with Western scripts is full-width.
    pub(super) han_text: bool,
    pub(super) latin: Option<&'a Source<'a>>,
    pub(super) han: &'a Source<'a>,
    pub(super) fallback: Vec<&'a Source<'a>>,
}

/// A face drawn: its glyphs, and the invisible characters that it gives no advance.
#[derive(Debug, Default)]
pub(super) struct DrawnFace {
    pub(super) glyphs: BTreeMap<char, Glyph>,
    /// Selectors and tags: without a glyph, for fonts do not map them.
    pub(super) unmapped: Vec<char>,
}

impl<'a> Palette<'a> {
    /// The sources of a face of a set.
    pub(super) fn new(
        set: &'a FontSet,
        role: FaceRole,
        han_text: bool,
        sources: &'a BTreeMap<&str, Source<'a>>,
    ) -> Self {
        let face = set.face(role);
        Self {
            family: &face.family,
            han_text,
            latin: face.latin.as_deref().and_then(|file| sources.get(file)),
            han: &sources[face.han.as_str()],
            fallback: set.fallback.iter().filter_map(|file| sources.get(file.as_str())).collect(),
        }
    }

    /// Draws the characters.
    ///
    /// # Errors
    /// [`FontError::Uncovered`] for each that no source has.
    pub(super) fn draw(&self, characters: &BTreeMap<char, Place<'_>>) -> Result<DrawnFace, Vec<FontError>> {
        let mut face = DrawnFace::default();
        let mut errors = Vec::new();
        for (&character, place) in characters {
            if is_system_emoji(character) {
                continue;
            }
            if is_invisible(character) {
                match character as u32 {
                    0xFE00..=0xFE0F | 0xE0000.. => face.unmapped.push(character),
                    _ => drop(face.glyphs.insert(character, Glyph::blank(0))),
                }
                continue;
            }
            match self.glyph(character) {
                Some(glyph) => drop(face.glyphs.insert(character, glyph)),
                None => errors.push(FontError::Uncovered {
                    character,
                    family: self.family.to_owned(),
                    article: place.article.map(str::to_owned),
                    block: place.block,
                }),
            }
        }
        if errors.is_empty() { Ok(face) } else { Err(errors) }
    }

    fn glyph(&self, character: char) -> Option<Glyph> {
        if self.han_text && is_full_width(character) {
            let mut sources = std::iter::once(self.han).chain(self.fallback.iter().copied());
            return sources.find_map(|source| full_width(source, character));
        }
        let latin_first = !self.han_text || is_western(character);
        let (first, last) = if latin_first { (self.latin, None) } else { (None, self.latin) };
        let order = first.into_iter().chain([self.han]).chain(self.fallback.iter().copied()).chain(last);
        let drawn = order.into_iter().find_map(|source| source.glyph(character));
        drawn.or_else(|| match character {
            '\u{A0}' => self.glyph(' '),
            '\u{2010}' | '\u{2011}' => self.glyph('-'),
            _ => space(character).map(Glyph::blank),
        })
    }
}

impl DrawnFace {
    /// The advances that differ from a Han character's.
    pub(super) fn advances(&self) -> Advances {
        let mut by_width: BTreeMap<u16, String> = BTreeMap::new();
        let unmapped = self.unmapped.iter().map(|character| (character, 0));
        for (character, width) in
            self.glyphs.iter().map(|(character, glyph)| (character, glyph.advance)).chain(unmapped)
        {
            if width != super::source::EM {
                by_width.entry(width).or_default().push(*character);
            }
        }
        let (widths, characters) = by_width.into_iter().unzip();
        Advances { default: super::source::EM, widths, characters }
    }
}
