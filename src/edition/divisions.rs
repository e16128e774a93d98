//! Where words may be divided at a line's end, told by whoever has the patterns.
//!
//! The patterns of one language alone outweigh all the rest of line breaking: the press
//! asks them once and publishes what they say of the words that an article has.

use serde::{Deserialize, Serialize};

/// Words with a hyphen at each place where they may be divided, `news-pa-per`: without
/// ASCII capitals, and in the order of their letters' UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Divisions(Vec<String>);

impl Divisions {
    /// From words with hyphens, in any order.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let mut words: Vec<String> = words.into_iter().collect();
        for word in &mut words {
            word.make_ascii_lowercase();
        }
        words.sort_by(|one, other| letters(one).cmp(letters(other)));
        words.dedup_by(|one, other| letters(one).eq(letters(other)));
        Self(words)
    }

    /// Whether no word may be divided.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Bytes of a word before which it may be divided, ascending.
    pub fn of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let lower = || word.bytes().map(|letter| letter.to_ascii_lowercase());
        let known = self.0.binary_search_by(|known| letters(known).cmp(lower()));
        let parts = known.map_or("", |index| self.0[index].as_str()).split('-');
        let ends = parts.scan(0, |end, part| {
            *end += part.len();
            Some(*end)
        });
        // A bundle may say that a word is divided at its own ends.
        ends.filter(|end| (1..word.len()).contains(end))
    }
}

/// Bytes of a word without its hyphens.
fn letters(word: &str) -> impl Iterator<Item = u8> {
    word.bytes().filter(|byte| *byte != b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(divisions: &Divisions, word: &str, expect: &[usize]) {
        assert_eq!(divisions.of(word).collect::<Vec<_>>(), expect, "{word}");
    }

    #[test]
    fn a_known_word_is_divided_however_it_is_capitalised() {
        let words = ["news-pa-per", "Al-ice", "prä-si-dent", "new-est", "ab-out"].map(str::to_owned);
        let divisions = Divisions::new(words);
        for (word, expect) in [
            ("newspaper", [4, 6].as_slice()),
            ("Newspaper", &[4, 6]),
            ("newest", &[3]),
            ("alice", &[2]),
            ("präsident", &[4, 6]),
            ("about", &[2]),
            ("newspapers", &[]),
            ("news", &[]),
            ("", &[]),
        ] {
            check(&divisions, word, expect);
        }
    }

    #[test]
    fn no_bundle_divides_a_word_outside_it() {
        let hostile: Divisions = serde_json::from_str(r#"["-a--b-", "", "-", "z", "a"]"#).expect("words");
        for word in ["ab", "a", "", "z"] {
            assert!(hostile.of(word).all(|at| at == 1 && word.len() == 2), "{word}");
        }
    }
}
