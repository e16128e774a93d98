//! The table of what characters are read as: half for full width, small for capital,
//! Simplified for Traditional.

use std::collections::BTreeMap;

/// Traditional characters before their Simplified ones.
const TRADITIONAL: &str = include_str!("traditional.txt");

/// Half-width Katakana and marks (U+FF61 to U+FF9F) at their full width.
const KATAKANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// The published form of the table: characters in pairs, each before what it is read as, in the
/// order of their code points. ASCII is not in it: its capitals need no table.
pub fn pairs() -> String {
    let lines = TRADITIONAL.lines().filter(|line| !line.starts_with('#'));
    let simplified: BTreeMap<char, char> = lines
        .flat_map(str::split_whitespace)
        .filter_map(|pair| {
            let mut characters = pair.chars();
            Some((characters.next()?, characters.next()?))
        })
        .collect();
    let read = |character: char| {
        let narrow = narrow(character);
        let small = lower(narrow);
        simplified.get(&small).copied().unwrap_or(small)
    };
    let mut pairs = String::new();
    for character in '\u{80}'..=char::MAX {
        let as_read = read(character);
        if as_read != character {
            pairs.extend([character, as_read]);
        }
    }
    pairs
}

/// A character at the width that its script has: Latin half, Katakana full.
fn narrow(character: char) -> char {
    let code = u32::from(character);
    match code {
        0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(character),
        0xff61..=0xff9f => KATAKANA.chars().nth((code - 0xff61) as usize).unwrap_or(character),
        _ => character,
    }
}

/// A small letter, where that is a single one.
fn lower(character: char) -> char {
    let mut letters = character.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Folding;

    #[test]
    fn cases_widths_and_traditional_characters_are_read_alike() {
        let folding = Folding::new(&pairs());
        for (text, expect) in [
            ("長治市煤礦職工醫院", "长治市煤矿职工医院"),
            ("ＡＥＤ（急救）", "aed(急救)"),
            ("ÉCOLE Ünder ΑΒΓ Москва", "école ünder αβγ москва"),
            ("ｶﾀｶﾅ", "カタカナ"),
            ("臺灣、台湾；裏裡里", "台湾、台湾;里里里"),
        ] {
            assert_eq!(folding.fold(text).into_iter().collect::<String>(), expect);
        }
    }

    #[test]
    fn what_is_read_as_another_is_read_as_itself() {
        let table = pairs();
        let folding = Folding::new(&table);
        for character in table.chars().skip(1).step_by(2) {
            assert_eq!(folding.character(character), character);
        }
        assert!((2_500..3_000).contains(&TRADITIONAL.lines().skip(3).flat_map(str::split_whitespace).count()));
    }
}
