//! Links to a paragraph or a quotation: `#p3`, or `#p3~before~words~after`. The words are
//! found again when the article has been corrected a little since (after the text quote
//! selector of the Web Annotation Data Model).

use std::collections::BTreeMap;

use super::{Block, Body};

/// What a fragment of an article's address names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// The words; empty for the whole paragraph.
    pub exact: String,
    /// Some characters before them.
    pub prefix: String,
    /// Some characters behind them.
    pub suffix: String,
}

/// Parts a fragment; in a quotation itself a space stands for it.
const PARTING: char = '~';
/// Characters on each side that tell a quotation from others of the same words.
const CONTEXT: usize = 12;
/// Longer quotations are found by their beginning.
const LONGEST: usize = 120;
/// Pieces of so many characters tell where a changed quotation was.
const PIECE: usize = 3;

impl Quote {
    /// Reads a fragment, without `#` and decoded.
    pub fn parse(fragment: &str) -> Option<Self> {
        let mut parts = fragment.strip_prefix('p')?.split(PARTING);
        let paragraph = parts.next()?.parse().ok()?;
        let mut part = || parts.next().unwrap_or_default().to_owned();
        Some(Self { paragraph, prefix: part(), exact: part(), suffix: part() })
    }

    /// The fragment, without `#` and not encoded.
    pub fn fragment(&self) -> String {
        let number = self.paragraph.to_string();
        if self.exact.is_empty() {
            return ["p", &number].concat();
        }
        let plain = |text: &str| text.replace(PARTING, " ");
        ["p", &number, "~", &plain(&self.prefix), "~", &plain(&self.exact), "~", &plain(&self.suffix)].concat()
    }

    /// The quotation of so many characters from a place in a block, or the whole paragraph
    /// if there are none. `None` if the block is no paragraph.
    pub fn of(body: &Body, block: usize, at: usize, chars: usize) -> Option<Self> {
        let paragraph = paragraphs(body).position(|(index, _)| index == block)? as u32 + 1;
        let text: Vec<char> = body.blocks.get(block)?.flat().chars().collect();
        let (at, end) = (at.min(text.len()), (at + chars.min(LONGEST)).min(text.len()));
        let words = |from: usize, upto: usize| text[from..upto].iter().collect::<String>();
        let (prefix, suffix) = match end > at {
            true => (words(at.saturating_sub(CONTEXT), at), words(end, (end + CONTEXT).min(text.len()))),
            false => Default::default(),
        };
        Some(Self { paragraph, exact: words(at, end), prefix, suffix })
    }

    /// Block, first character and number of characters of the quotation in an article: where
    /// it stands word for word, the paragraph and what is around it deciding between more
    /// than one; else where most of it stands; else the paragraph.
    pub fn find(&self, body: &Body) -> Option<(usize, usize, usize)> {
        let own = paragraphs(body).nth(self.paragraph.checked_sub(1)? as usize);
        let whole = own.map(|(block, text)| (block, 0, text.chars().count()));
        if self.exact.is_empty() {
            return whole;
        }
        let mut best: Option<(usize, (usize, usize, usize))> = None;
        for (number, (block, text)) in (1..).zip(paragraphs(body)) {
            let text: Vec<char> = text.chars().collect();
            let Some((at, votes)) = self.place_in(&text) else { continue };
            let around = self.agreement(&text, at);
            let weight = votes * 8 + around * 4 + usize::from(number == self.paragraph);
            let chars = self.exact.chars().count().min(text.len() - at);
            if best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, (block, at, chars)));
            }
        }
        best.map(|(_, place)| place).or(whole)
    }

    /// Where most pieces of the words stand in a text in their order, and how many; `None`
    /// if it is fewer than a third of them.
    fn place_in(&self, text: &[char]) -> Option<(usize, usize)> {
        let exact: Vec<char> = self.exact.chars().collect();
        let size = PIECE.min(exact.len());
        let mut votes = BTreeMap::<usize, usize>::new();
        for (at, piece) in exact.windows(size).enumerate() {
            for (found, _) in text.windows(size).enumerate().filter(|(_, window)| *window == piece) {
                if let Some(start) = found.checked_sub(at) {
                    *votes.entry(start).or_default() += 1;
                }
            }
        }
        let pieces = exact.len() + 1 - size;
        let ranked = |(at, votes): &(&usize, &usize)| (**votes, self.agreement(text, **at), usize::MAX - **at);
        let (best, most) = votes.iter().max_by_key(ranked)?;
        // What was put into the quotation since has moved its end, not its beginning.
        let near = votes.range(best.saturating_sub(pieces / 4)..*best).find(|(_, votes)| **votes >= PIECE);
        let at = near.map_or(*best, |(at, _)| *at);
        (most * 3 >= pieces).then_some((at, *most))
    }

    /// How many characters around a place are those that were around the words.
    fn agreement(&self, text: &[char], at: usize) -> usize {
        let end = (at + self.exact.chars().count()).min(text.len());
        let before = self.prefix.chars().rev().zip(text[..at].iter().rev());
        let after = self.suffix.chars().zip(&text[end..]);
        before.take_while(|(one, other)| one == *other).count() + after.take_while(|(one, other)| one == *other).count()
    }
}

/// The paragraphs of an article with their blocks.
fn paragraphs(body: &Body) -> impl Iterator<Item = (usize, String)> {
    let blocks = body.blocks.iter().enumerate();
    blocks.filter(|(_, block)| matches!(block, Block::Paragraph(_))).map(|(index, block)| (index, block.flat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(paragraphs: &[&str]) -> Body {
        let blocks = paragraphs.iter().map(|text| Block::Paragraph((*text).into())).collect();
        Body { id: "a".into(), blocks, ..Body::default() }
    }

    const FIRST: &str = "清晨，送报人把报纸分成三摞。";
    const SECOND: &str = "送报人绕过城门洞，在拐角处遇见了卖糖葫芦的老人，两个人站在雪里说了很久的话。";

    fn check(quoted: (usize, usize, usize), now: &[&str], expect: Option<(usize, usize, usize)>) {
        let (block, at, chars) = quoted;
        let quote = Quote::of(&body(&[FIRST, SECOND]), block, at, chars).expect("a paragraph");
        let read = Quote::parse(&quote.fragment()).expect("a fragment");
        assert_eq!(read, quote);
        assert_eq!(read.find(&body(now)), expect, "{quote:?}");
    }

    #[test]
    fn a_quotation_is_found_where_it_was() {
        check((1, 9, 6), &[FIRST, SECOND], Some((1, 9, 6)));
        // The same words stand in both paragraphs.
        check((0, 3, 3), &[FIRST, SECOND], Some((0, 3, 3)));
        check((1, 0, 3), &[FIRST, SECOND], Some((1, 0, 3)));
        check((1, 0, 0), &[FIRST, SECOND], Some((1, 0, 38)));
    }

    #[test]
    fn a_quotation_survives_corrections() {
        let moved = ["新加的一段。", FIRST, &SECOND.replace("送报人绕过", "年轻的送报人绕过")];
        check((1, 9, 13), &moved, Some((2, 12, 13)));
        let corrected = SECOND.replace("糖葫芦", "冰糖葫芦");
        check((1, 9, 20), &[FIRST, &corrected], Some((1, 9, 20)));
    }

    #[test]
    fn what_is_gone_leads_to_its_paragraph() {
        check((1, 9, 12), &[FIRST, "这一段全部改写过了，什么也没有留下。"], Some((1, 0, 18)));
        check((1, 9, 12), &[FIRST], None);
    }
}
