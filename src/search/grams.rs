//! The pieces of a text that the index lists.
//!
//! Two characters in a row pick out few pages in Chinese, whose characters are thousands; in
//! an alphabet it takes three. Single characters are listed for queries of one.

/// A piece of folded text as a number. Two pieces may share one: a list then has pages too
/// many, never too few. The numbers are part of the format of the index.
fn gram(characters: &[char]) -> u32 {
    let mixed = characters
        .iter()
        .fold(0x811c_9dc5_u32, |sum, character| (sum.rotate_left(5) ^ u32::from(*character)).wrapping_mul(0x9e37_79b1));
    mixed ^ (mixed >> 15)
}

/// Whether a character is one of a script with few letters, where two of them are on every page.
fn is_letter(character: char) -> bool {
    character < '\u{2e80}'
}

/// The grams of texts, sorted and each once.
#[derive(Clone, Debug, Default)]
pub struct Grams {
    list: Vec<u32>,
}

impl Grams {
    /// Adds those of a folded text: every single character, every two, and every three letters
    /// of an alphabet. None goes over a newline.
    pub fn add(&mut self, text: &[char]) {
        for line in text.split(|character| *character == '\n') {
            for start in 0..line.len() {
                let most = line.len().min(start + 3);
                for end in start + 1..=most {
                    let piece = &line[start..end];
                    if piece.len() < 3 || piece.iter().copied().all(is_letter) {
                        self.list.push(gram(piece));
                    }
                }
            }
        }
    }

    /// The grams.
    pub fn finish(mut self) -> Vec<u32> {
        self.list.sort_unstable();
        self.list.dedup();
        self.list
    }
}

/// The fewest grams of a folded term that say where it can be: what each of the others lists,
/// one of these lists too.
pub fn grams(term: &[char]) -> Vec<u32> {
    let letters = |from: usize, to: usize| term.get(from..to).is_some_and(|piece| piece.iter().copied().all(is_letter));
    let mut grams = Grams::default();
    match term {
        [_] => grams.list.push(gram(term)),
        _ => {
            for start in 0..term.len().saturating_sub(1) {
                if letters(start, start + 3) {
                    grams.list.push(gram(&term[start..start + 3]));
                } else if !letters(start, start + 2) || start == 0 || !letters(start - 1, start + 2) {
                    grams.list.push(gram(&term[start..start + 2]));
                }
            }
        }
    }
    grams.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(term: &str, expect: &[&str]) {
        let term: Vec<char> = term.chars().collect();
        let mut expect: Vec<u32> = expect.iter().map(|piece| gram(&piece.chars().collect::<Vec<_>>())).collect();
        expect.sort_unstable();
        assert_eq!(grams(&term), expect, "{term:?}");
    }

    #[test]
    fn a_term_is_cut_by_its_script() {
        check("长", &["长"]);
        check("长治", &["长治"]);
        check("长治市", &["长治", "治市"]);
        check("br", &["br"]);
        check("bridge", &["bri", "rid", "idg", "dge"]);
        check("用aed救", &["用a", "aed", "d救"]);
        check("第3页", &["第3", "3页"]);
        check("第30页", &["第3", "30", "0页"]);
    }
}
