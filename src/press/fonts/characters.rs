//! Which characters each face of an edition needs, and which of them a font draws at all.

use std::collections::BTreeMap;

use crate::edition::{Edition, FaceRole, PageBodies};
use crate::layout::inline::Script;
use crate::layout::roles::texts;

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

/// The characters of an edition by face.
pub(super) fn wanted<'a>(edition: &'a Edition, bodies: &'a [PageBodies]) -> Wanted<'a> {
    let always = (' '..='~').chain(SIGNS.chars());
    let han = if is_han(&edition.paper.language) { HAN_SIGNS } else { "" };
    let always: BTreeMap<char, Place> =
        always.chain(han.chars()).map(|character| (character, Place::default())).collect();
    let mut wanted: Wanted = FaceRole::ALL.into_iter().map(|role| (role, always.clone())).collect();
    for drawn in texts(edition, bodies) {
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

/// Asks for the coloured form of the character before it.
const EMOJI_SELECTOR: char = '\u{FE0F}';

/// Whether readers' own systems draw a character: the emoji that Unicode presents in colour
/// by default (`Emoji_Presentation`, emoji-data 16.0), and the cap of keycaps. They are the
/// one declared exception from baked glyphs, and count as one em.
pub(super) fn is_system_emoji(character: char) -> bool {
    matches!(character as u32,
        0x1F000..=0x1F02B | 0x1F0CF | 0x1F18E | 0x1F191..=0x1F19A | 0x1F1E6..=0x1F1FF | 0x1F201..=0x1F265
        | 0x1F300..=0x1F64F | 0x1F680..=0x1F6FF | 0x1F7E0..=0x1F7F0 | 0x1F900..=0x1F9FF | 0x1FA70..=0x1FAFF
        | 0x20E3 | 0x231A | 0x231B | 0x23E9..=0x23EC | 0x23F0 | 0x23F3 | 0x25FD | 0x25FE | 0x2614 | 0x2615
        | 0x2648..=0x2653 | 0x267F | 0x2693 | 0x26A1 | 0x26AA | 0x26AB | 0x26BD | 0x26BE | 0x26C4 | 0x26C5
        | 0x26CE | 0x26D4 | 0x26EA | 0x26F2 | 0x26F3 | 0x26F5 | 0x26FA | 0x26FD | 0x2705 | 0x270A | 0x270B
        | 0x2728 | 0x274C | 0x274E | 0x2753..=0x2755 | 0x2757 | 0x2795..=0x2797 | 0x27B0 | 0x27BF | 0x2B1B
        | 0x2B1C | 0x2B50 | 0x2B55)
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

    #[test]
    fn text_signs_are_no_emoji() {
        for character in "☎★☆●□♥✓→1#".chars() {
            assert!(!is_system_emoji(character), "{character}");
        }
        for character in "😀🎉✅⭐🇨".chars() {
            assert!(is_system_emoji(character), "{character}");
        }
    }
}
