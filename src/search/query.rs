//! What someone looks for, and where it stands in a text.

use super::{ArticleText, Folding, Grams, grams};
use crate::edition::Locator;

/// Words to find.
///
/// A space between two letters is a character like any other: `winter market` is one term. Next
/// to a Chinese character, where texts have none, it parts terms that an article must all have:
/// `长治 煤矿`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Folded; none is empty.
    terms: Vec<Vec<char>>,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A line of its head, as [`ArticleText::head`] numbers them.
    Head(u32),
    /// A block of its body.
    Block(u32),
}

/// A place where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// In which part of the article.
    pub part: Part,
    /// Characters before it.
    pub at: u32,
    /// Its characters.
    pub len: u32,
}

impl Hit {
    /// Its place in an article; the beginning for a hit in the head.
    pub fn locator(&self, article: &str) -> Locator {
        let (block, offset) = match self.part {
            Part::Head(_) => (0, 0),
            Part::Block(block) => (block, self.at),
        };
        Locator { article: article.to_owned(), block, offset }
    }
}

impl Query {
    /// The terms of some words; `None` if there are none.
    pub fn new(words: &str, folding: &Folding) -> Option<Self> {
        let words: Vec<char> = folding.fold(words).into_iter().map(|c| if c == '\n' { ' ' } else { c }).collect();
        let mut terms = vec![vec![]];
        let mut rest = words.as_slice();
        while let [first, behind @ ..] = rest {
            rest = behind;
            let term = terms.last_mut();
            match (first, term.and_then(|term: &mut Vec<char>| term.last().copied()), next_word(behind)) {
                (' ', None, _) | (' ', Some(' '), _) | (' ', _, None) => {}
                (' ', Some(before), Some(next)) if is_han(before) || is_han(next) => terms.push(vec![]),
                _ => terms.last_mut().into_iter().for_each(|term| term.push(*first)),
            }
        }
        terms.retain(|term| !term.is_empty());
        terms.sort_unstable();
        terms.dedup();
        (!terms.is_empty()).then_some(Self { terms })
    }

    /// The grams that a page with all terms has.
    pub fn grams(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.terms.iter().flat_map(|term| grams(term)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Where the terms stand in an article, in reading order; nowhere unless it has them all.
    /// Where two terms overlap the first counts, and the longer of two that begin together.
    pub fn hits(&self, article: &ArticleText, folding: &Folding) -> Vec<Hit> {
        let head = (0..).map(Part::Head).zip(&article.head);
        let blocks = (0..).map(Part::Block).zip(&article.blocks);
        let mut missing: Vec<&[char]> = self.terms.iter().map(Vec::as_slice).collect();
        let mut hits = Vec::new();
        for (part, text) in head.chain(blocks) {
            let text = folding.fold(text);
            missing.retain(|term| !text.windows(term.len()).any(|piece| piece == *term));
            let mut at = 0;
            while at < text.len() {
                let here = self.terms.iter().filter(|term| text[at..].starts_with(term)).map(Vec::len).max();
                if let Some(len) = here {
                    hits.push(Hit { part, at: at as u32, len: len as u32 });
                }
                at += here.unwrap_or(1);
            }
        }
        if missing.is_empty() { hits } else { vec![] }
    }
}

impl ArticleText {
    /// The text of one of its parts.
    pub fn part(&self, part: Part) -> &str {
        let (parts, index) = match part {
            Part::Head(index) => (&self.head, index),
            Part::Block(index) => (&self.blocks, index),
        };
        parts.get(index as usize).map(String::as_str).unwrap_or_default()
    }

    /// The grams of its text are added to others.
    pub fn add_grams(&self, folding: &Folding, grams: &mut Grams) {
        self.head.iter().chain(&self.blocks).for_each(|text| grams.add(&folding.fold(text)));
    }
}

fn next_word(characters: &[char]) -> Option<char> {
    characters.iter().copied().find(|character| *character != ' ')
}

/// Whether a character is one of those that no spaces part.
fn is_han(character: char) -> bool {
    character >= '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAIRS: &str = "長长煤煤ＡaＢbÉé";

    fn terms(words: &str) -> Vec<String> {
        let query = Query::new(words, &Folding::new(PAIRS));
        query.map(|query| query.terms.iter().map(|term| term.iter().collect()).collect()).unwrap_or_default()
    }

    #[test]
    fn spaces_part_terms_beside_chinese_characters_only() {
        for (words, expect) in [
            ("长治", &["长治"][..]),
            (" 長治\u{3000}煤矿 ", &["煤矿", "长治"]),
            ("Winter  Market ", &["winter market"]),
            ("AED 急救 first aid", &["aed", "first aid", "急救"]),
            ("长治 长治", &["长治"]),
            (" \u{3000}\t", &[]),
            ("", &[]),
        ] {
            assert_eq!(terms(words), expect, "{words}");
        }
    }

    fn article(head: &[&str], blocks: &[&str]) -> ArticleText {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        ArticleText { id: "a".into(), title: String::new(), head: owned(head), blocks: owned(blocks) }
    }

    #[test]
    fn an_article_must_have_all_terms() {
        let folding = Folding::new(PAIRS);
        let article = article(&["長治新闻"], &["煤矿在长治", "aaa"]);
        let check = |words: &str, expect: &[(Part, u32, u32)]| {
            let hits = Query::new(words, &folding).map(|query| query.hits(&article, &folding)).unwrap_or_default();
            let found: Vec<_> = hits.iter().map(|hit| (hit.part, hit.at, hit.len)).collect();
            assert_eq!(found, expect, "{words}");
        };
        check("长治", &[(Part::Head(0), 0, 2), (Part::Block(0), 3, 2)]);
        check("长治 煤", &[(Part::Head(0), 0, 2), (Part::Block(0), 0, 1), (Part::Block(0), 3, 2)]);
        check("长治 雪", &[]);
        check("长治 长", &[(Part::Head(0), 0, 2), (Part::Block(0), 3, 2)]);
        check("ＡA", &[(Part::Block(1), 0, 2)]);
        check("新闻煤矿", &[]);
    }

    proptest! {
        #[test]
        fn every_piece_of_a_text_is_found_and_nothing_else(
            text in "[长長治市煤a-cＡＢ 。\u{3000}]{1,40}",
            start in 0_usize..40,
            len in 1_usize..12,
            stranger in "[长治煤abx]{1,4}",
        ) {
            let folding = Folding::new(PAIRS);
            // A query has one space between words, as published text has.
            let text = text.split([' ', '\u{3000}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ") + "。";
            let article = article(&[], &[&text]);
            let start = start % text.chars().count();
            let piece: String = text.chars().skip(start).take(len).collect();
            let mut listed = Grams::default();
            article.add_grams(&folding, &mut listed);
            let listed = listed.finish();
            let folded: String = folding.fold(&text).into_iter().collect();

            if let Some(query) = Query::new(&piece, &folding) {
                prop_assert!(query.grams().iter().all(|gram| listed.contains(gram)), "{piece:?} is not listed");
                let hits = query.hits(&article, &folding);
                prop_assert!(!hits.is_empty(), "{piece:?} is not found");
                for hit in hits {
                    let place = excerpt_of(&folded, hit);
                    prop_assert!(query.terms.iter().any(|term| *term == place.chars().collect::<Vec<_>>()), "{place:?}");
                }
            }
            let known = folded.contains(&folding.fold(&stranger).into_iter().collect::<String>());
            let found = Query::new(&stranger, &folding).is_some_and(|query| !query.hits(&article, &folding).is_empty());
            prop_assert_eq!(known, found, "{}", stranger);
        }
    }

    fn excerpt_of(text: &str, hit: Hit) -> String {
        text.chars().skip(hit.at as usize).take(hit.len as usize).collect()
    }
}
