//! How wide a character is: the layout's only view outwards.

use super::Em;
use crate::edition::{Face, FaceRole, Pairs};

/// Advances and font metrics. Pure: the same question has the same answer.
pub trait Measure {
    /// Advance of a character in a face, kerning and ligatures off.
    fn advance(&self, role: FaceRole, character: char) -> Em;

    /// Advance of a grapheme cluster: that of its base character, for marks, joiners and
    /// selectors add nothing.
    fn cluster(&self, role: FaceRole, cluster: &str) -> Em {
        cluster.chars().map(|character| self.advance(role, character)).max().unwrap_or_default()
    }

    /// The measure for articles that are marked with a language; itself for the others, and
    /// where a language has no faces of its own.
    fn of(&self, language: &str) -> &dyn Measure;
}

/// The advances that an edition's faces bring.
#[derive(Clone, Debug, Default)]
pub struct Faces {
    roles: [Option<Widths>; 4],
    /// Those of articles in other languages than the paper's.
    others: Pairs<String, Faces>,
}

#[derive(Clone, Debug)]
struct Widths {
    default: Em,
    /// Direct table below U+0100, where nearly all exceptions are.
    latin: [u16; 256],
    others: Pairs<char, u16>,
}

impl Faces {
    /// Tables for look-up. A role without a face has a rough guess for each character.
    pub fn new(faces: &[Face]) -> Self {
        let mut all = Self::default();
        for face in faces {
            let default = face.advances.default;
            let mut widths = Widths { default: Em(i32::from(default)), latin: [default; 256], others: Pairs::new() };
            for (width, characters) in face.advances.widths.iter().zip(&face.advances.characters) {
                for character in characters.chars() {
                    match widths.latin.get_mut(character as usize) {
                        Some(slot) => *slot = *width,
                        None => {
                            widths.others.insert(character, *width);
                        }
                    }
                }
            }
            let own = match face.language.as_str() {
                "" => &mut all,
                language => all.others.of(language.to_owned()),
            };
            own.roles[face.role as usize] = Some(widths);
        }
        all
    }
}

impl Measure for Faces {
    fn advance(&self, role: FaceRole, character: char) -> Em {
        let Some(widths) = &self.roles[role as usize] else { return rough_advance(character) };
        match widths.latin.get(character as usize) {
            Some(width) => Em(i32::from(*width)),
            None => widths.others.get(&character).map_or(widths.default, |width| Em(i32::from(*width))),
        }
    }

    fn of(&self, language: &str) -> &dyn Measure {
        self.others.get(language).unwrap_or(self)
    }
}

/// A guess for a character of an unknown font: one em for full-width characters, half an
/// em for the others, nothing for marks and joiners.
pub fn rough_advance(character: char) -> Em {
    match character as u32 {
        0x0300..=0x036F | 0x200B..=0x200F | 0x2060 | 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF => Em::ZERO,
        0x2010..=0x2027 | 0x2030..=0x205E | 0x2190..=0x21FF | 0x2460..=0x27BF => Em::ONE,
        0..=0x2E7F => Em(500),
        _ => Em::ONE,
    }
}
