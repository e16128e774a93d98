//! The first words of a body: what navigation shows where there is no headline.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::edition::Block;

/// Most characters of an opening, and the fewest that a cut at punctuation leaves.
const MOST: usize = 24;
const FEWEST: usize = 8;

/// The opening of a body: its first paragraph if there is one, else its first text.
pub(super) fn opening(blocks: &[Block]) -> String {
    let paragraph = blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text.flat()),
        _ => None,
    });
    let first = || blocks.iter().find_map(|block| block.texts().find(|text| !text.is_empty()).map(|text| text.flat()));
    cut(&paragraph.or_else(first).unwrap_or_default())
}

/// The text up to the last clause that fits, else up to the last word.
fn cut(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= MOST {
        return text.trim_end_matches(is_stop).to_owned();
    }
    let head: String = text.chars().take(MOST).collect();
    let stop = head.char_indices().rfind(|&(i, c)| is_stop(c) && head[..i].chars().count() >= FEWEST);
    let end = match stop {
        Some((i, _)) => i,
        None => text
            .split_word_bound_indices()
            .map(|(i, _)| i)
            .take_while(|&i| i <= head.len())
            .filter(|&i| text[..i].chars().count() >= FEWEST)
            .last()
            .unwrap_or(head.len()),
    };
    let mut cut = text[..end].trim_end_matches(|c: char| is_stop(c) || c.is_whitespace()).to_owned();
    // A quotation that is cut off does not stay open.
    for (open, close) in [('“', '”'), ('‘', '’'), ('《', '》'), ('（', '）'), ('「', '」')] {
        if cut.matches(open).count() > cut.matches(close).count() && cut.starts_with(open) {
            cut.remove(0);
        }
    }
    cut + "…"
}

/// Whether a clause ends with this character.
fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、' | ',' | '.' | ';' | ':' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_ends_with_a_clause_or_a_word() {
        let check = |text: &str, expect: &str| assert_eq!(cut(text), expect);
        check("一句话。", "一句话");
        check(
            "“真没想到在家门口的银行就能办理营业执照，少跑了很多路，这样的惠企便民服务非常便捷！”近日",
            "真没想到在家门口的银行就能办理营业执照…",
        );
        check(
            "熙熙攘攘的乡村集市里，父老乡亲相约体验热闹欢腾；锣鼓喧天",
            "熙熙攘攘的乡村集市里，父老乡亲相约体验热闹欢腾…",
        );
        check(
            "一二三四五六七八九十一二三四五六七八九十一二三四五六",
            "一二三四五六七八九十一二三四五六七八九十一二三四…",
        );
        check("A newspaper wants readability above everything else", "A newspaper wants…");
        check("", "");
    }
}
