//! Lexical cohesion: which text speaks of the same things, told by the two-character words
//! that they share. After Hearst's TextTiling, with character bigrams for want of a lexicon.

use std::collections::{HashMap, HashSet};

use super::punctuation::is_han;

type Bigram = (char, char);

/// The bigrams of a whole input.
pub(super) struct Lexicon {
    /// In how many lines each stands.
    lines: HashMap<Bigram, u32>,
    total: u32,
}

impl Lexicon {
    /// Counts the bigrams of all lines.
    pub(super) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut lines = HashMap::new();
        let mut total = 0;
        for text in texts {
            total += 1;
            for bigram in bigrams(text) {
                *lines.entry(bigram).or_default() += 1;
            }
        }
        Self { lines, total }
    }

    /// Whether the last character of one text and the first of another make a word that
    /// stands elsewhere in the input.
    pub(super) fn seam(&self, left: &str, right: &str) -> bool {
        match (left.chars().next_back(), right.chars().next()) {
            (Some(a), Some(b)) => self.lines.contains_key(&(a, b)),
            _ => false,
        }
    }

    /// How much of a text's vocabulary, weighted by rarity, stands in the context: 0–1.
    pub(super) fn affinity<'a>(&self, text: &str, context: impl IntoIterator<Item = &'a str>) -> f32 {
        let context: HashSet<Bigram> = context.into_iter().flat_map(bigrams).collect();
        let (mut shared, mut all) = (0.0, 0.0);
        for bigram in bigrams(text) {
            let lines = self.lines.get(&bigram).copied().unwrap_or(1).max(1);
            let weight = ((self.total + 1) as f32 / lines as f32).ln();
            all += weight;
            shared += if context.contains(&bigram) { weight } else { 0.0 };
        }
        if all > 0.0 { shared / all } else { 0.0 }
    }
}

/// The distinct pairs of adjacent Han characters.
fn bigrams(text: &str) -> HashSet<Bigram> {
    text.chars().zip(text.chars().skip(1)).filter(|(a, b)| is_han(*a) && is_han(*b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affinity_tells_same_subject_from_another() {
        let gas = ["工作人员检查燃气管道和燃气阀门，普及用气常识。", "燃气软管老化，燃气具超期使用。"];
        let play = "戏曲舞台上，上党梆子选段精彩上演。";
        let lexicon = Lexicon::new(gas.into_iter().chain([play]));
        assert!(lexicon.affinity(gas[1], [gas[0]]) > 0.05);
        assert_eq!(lexicon.affinity(play, gas), 0.0);
    }

    #[test]
    fn a_seam_is_a_word_used_elsewhere() {
        let lexicon = Lexicon::new(["发现隐患及时告知"].into_iter());
        assert!(lexicon.seam("我们在监督检查中发", "现，尽管"));
        assert!(!lexicon.seam("守好居民安全门", "近日，在小区"));
    }
}
