//! Characters that count as the same: cases, widths, Traditional and Simplified.

/// A table of single characters and what each is read as. No character is read as one that is
/// itself read as another, and a text keeps its number of characters, so that places in it
/// stay the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// Sorted by the first.
    pairs: Vec<(char, char)>,
}

impl Folding {
    /// A table from its published form: characters in pairs, each before what it is read as.
    /// Whatever their order, the table is the same.
    pub fn new(pairs: &str) -> Self {
        let mut characters = pairs.chars();
        let mut pairs = Vec::new();
        while let (Some(from), Some(to)) = (characters.next(), characters.next()) {
            pairs.push((from, to));
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// What a character is read as. Every space but a newline, which parts texts, is a plain
    /// one.
    pub fn character(&self, character: char) -> char {
        match character {
            '\n' => '\n',
            '\0'..='\x7f' if character.is_ascii_whitespace() => ' ',
            '\0'..='\x7f' => character.to_ascii_lowercase(),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
            _ => match self.pairs.binary_search_by_key(&character, |pair| pair.0) {
                Ok(at) => self.pairs[at].1,
                Err(_) => character,
            },
        }
    }

    /// The characters of a text, each as it is read.
    pub fn fold(&self, text: &str) -> Vec<char> {
        text.chars().map(|character| self.character(character)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_read_as_its_pair_says() {
        let folding = Folding::new("長长ＡaÉé");
        for (text, expect) in
            [("長治 Ａ É", "长治 a é"), ("ABC\u{3000}xyz\tZ", "abc xyz z"), ("一\n二", "一\n二"), ("", "")]
        {
            assert_eq!(folding.fold(text).into_iter().collect::<String>(), expect);
        }
    }

    #[test]
    fn a_cut_table_loses_its_last_pair_only() {
        assert_eq!(Folding::new("長长漢"), Folding::new("長长"));
    }
}
