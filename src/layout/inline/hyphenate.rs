//! Where words that may be divided stand in a text.

use std::ops::Range;

use super::class::Class;
use crate::edition::Divisions;

/// Shorter words stay whole.
const SHORTEST: usize = 6;
/// Longer "words" are no words.
const LONGEST: usize = 40;

/// Bytes of a text before which a line may begin if a hyphen ends the one before it, as
/// an article's divisions have it.
pub fn hyphens(text: &str, divisions: &Divisions) -> Vec<u32> {
    if divisions.is_empty() {
        return Vec::new();
    }
    let places = |word: Range<usize>| divisions.of(&text[word.clone()]).map(move |place| (word.start + place) as u32);
    dividable(text).flat_map(places).collect()
}

/// The words of a text that may be divided, if anyone knows where: neither short nor in
/// capitals, as acronyms are, nor parts of addresses and codes.
pub fn dividable(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let rest = &text[at..];
            let start = at + rest.find(is_letter)?;
            at = start + text[start..].find(|character| !is_letter(character)).unwrap_or(text.len() - start);
            if is_word(&text[start..at]) && stands_alone(&text[..start], &text[at..]) {
                return Some(start..at);
            }
        }
        None
    })
}

fn is_letter(character: char) -> bool {
    Class::of(character) == Class::Latin && character.is_alphabetic()
}

fn is_word(letters: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&letters.chars().count()) && letters.chars().skip(1).all(char::is_lowercase)
}

/// Whether letters between two texts are a word by themselves.
fn stands_alone(before: &str, after: &str) -> bool {
    let part = |character: char| {
        let class = Class::of(character);
        class.is_western() || class == Class::Slash || matches!(character, '’' | '\u{AD}')
    };
    let sign = |character: char| Class::of(character) == Class::Point;
    let mut after = after.chars();
    let (next, over) = (after.next(), after.next());
    // Marks that close a quotation, or a sentence, end the word too.
    let goes_on = over.is_some_and(part);
    !before.chars().next_back().is_some_and(|last| part(last) && last != '’' || sign(last))
        && !next.is_some_and(|next| if next == '’' || sign(next) { goes_on } else { part(next) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(dividable(text).map(|word| &text[word]).collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn words_are_told_from_addresses_codes_and_acronyms() {
        check("Reading newspapers, daily (mostly).", &["Reading", "newspapers", "mostly"]);
        check("据Xinhua报道，International项目", &["Xinhua", "International"]);
        check("at https://example.com/reading or reader@example.com", &[]);
        check("NASA’s INTERNATIONAL iPhone covid19 version2 reading2024", &[]);
        check("a daisy-chain, well-known-something", &["something"]);
        check("he said “conversations” and ‘pictures’", &["conversations", "pictures"]);
        check("shouldn’t the cha\u{AD}racters", &[]);
        check("Verfassungsgericht Präsident", &["Verfassungsgericht", "Präsident"]);
        check(&"a".repeat(41), &[]);
        check("", &[]);
    }

    #[test]
    fn hyphens_stand_where_the_divisions_say() {
        let divisions = Divisions::new(["news-pa-per".to_owned()]);
        let text = "报The newspaper, newspapers, Newspaper";
        let parts: Vec<&str> = hyphens(text, &divisions).iter().map(|at| &text[*at as usize..]).collect();
        assert_eq!(parts, ["paper, newspapers, Newspaper", "per, newspapers, Newspaper", "paper", "per"]);
    }
}
