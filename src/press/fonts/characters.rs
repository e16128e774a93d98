//! Which characters each face of an edition needs, and which of them a font draws at all.

use std::collections::BTreeMap;

use crate::edition::FaceRole;
use crate::layout::inline::{EMOJI_SELECTOR, Script};
use crate::layout::roles::Drawn;
use crate::markup::own_words;

/// Where a character stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// The article; none for the edition's own words and what every face has.
    pub(super) article: Option<&'a str>,
    /// The block of its body.
    pub(super) block: Option<usize>,
}

/// Characters of each face.
pub(super) type Wanted<'a> = BTreeMap<FaceRole, BTreeMap<char, Place<'a>>>;

/// In every face: what layout and drawing may add to any text.
const SIGNS: &str = "↑→↓←□●·•…—–‐‘’“”\u{A0}";
const HAN_SIGNS: &str = "　，。、；：？！（）《》〈〉「」『』【】〔〕～■◆▲";

/// The characters of texts by face; the language is that of the faces.
pub(super) fn wanted<'a>(texts: impl IntoIterator<Item = Drawn<'a>>, language: &str) -> Wanted<'a> {
    let always = (' '..='~').chain(SIGNS.chars());
    let han = if is_han(language) { HAN_SIGNS } else { "" };
    let always: BTreeMap<char, Place> =
        always.chain(han.chars()).map(|character| (character, Place::default())).collect();
    let mut wanted: Wanted = FaceRole::ALL.into_iter().map(|role| (role, always.clone())).collect();
    for role in [FaceRole::Body, FaceRole::Note] {
        let characters = wanted.entry(role).or_default();
        characters.extend(own_words(language).chars().map(|character| (character, Place::default())));
    }
    for drawn in texts {
        let place = Place { article: drawn.article, block: drawn.block };
        let characters = wanted.entry(drawn.face).or_default();
        let mut rest = drawn.text.chars().peekable();
        while let Some(character) = rest.next() {
            let as_emoji = rest.peek() == Some(&EMOJI_SELECTOR);
            if !as_emoji && !character.is_control() {
                characters.entry(character).or_insert(place);
            }
        }
    }
    wanted
}

/// Whether text of a language is set in Han characters with full-width punctuation.
pub(super) fn is_han(language: &str) -> bool {
    matches!(Script::of(language), Script::Simplified | Script::Traditional | Script::Japanese)
}

/// Whether a character belongs to a Western script, and so to the Latin companion of a Han
/// face. Signs are not among them: in Chinese print they are as wide as Han characters.
pub(super) fn is_western(character: char) -> bool {
    match character {
        ' '..='~' | '\u{A0}' | '‐' | '¢' | '£' | '¥' | '€' | '¹' | '²' | '³' | '¼'..='¾' | '–' => true,
        '\u{AA}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' => character.is_alphabetic(),
        '\u{300}'..='\u{36F}' => true,
        _ => false,
    }
}

/// Whether a character is never seen: joiners, marks of direction, selectors, tags, the soft
/// hyphen (`Default_Ignorable_Code_Point` as far as text has them).
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character as u32,
        0xAD | 0x34F | 0x61C | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
        | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF)
}

/// Advance of a space that a font may lack, in units of the em.
pub(super) fn space(character: char) -> Option<u16> {
    Some(match character {
        '\u{2000}' | '\u{2002}' => 500,
        '\u{2001}' | '\u{2003}' | '\u{3000}' => 1000,
        '\u{2004}' => 333,
        '\u{2005}' | '\u{205F}' => 250,
        '\u{2006}' => 167,
        '\u{2007}' => 500,
        '\u{2008}' => 250,
        '\u{2009}' | '\u{202F}' => 200,
        '\u{200A}' => 100,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_western_and_signs_are_not() {
        for character in "aZ9.é€²ΩЖệ–¥".chars() {
            assert!(is_western(character), "{character}");
        }
        for character in "—…·“×°±※№℃①中，０Ａ".chars() {
            assert!(!is_western(character), "{character}");
        }
    }
}
