//! The words of Chinese heads, so that no reader's browser ends a line inside one.
//!
//! Segmentation is jieba's: the likeliest path through a dictionary, and a hidden Markov
//! model for the names that no dictionary has.

use std::sync::LazyLock;

use jieba_rs::{Jieba, Tag};

use crate::edition::{Edition, HeadWords, LineWords};
use crate::layout::inline::Script;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Marks the words of all heads of an edition in Chinese. Other languages have spaces
/// between words or, as Japanese, need another dictionary: they are left alone.
pub fn mark(edition: &mut Edition) {
    let paper = edition.paper.language.clone();
    for head in &mut edition.articles {
        let language = if head.language.is_empty() { &paper } else { &head.language };
        if !matches!(Script::of(language), Script::Simplified | Script::Traditional) {
            continue;
        }
        let lines = |lines: &[String]| lines.iter().map(|line| words(line)).collect();
        head.words = HeadWords {
            series: words(&head.series),
            kicker: words(&head.kicker),
            headline: lines(&head.headline),
            deck: lines(&head.deck),
        };
    }
}

/// The words of one line. A line longer than any head has none.
pub fn words(line: &str) -> LineWords {
    let mut words = LineWords::default();
    if line.chars().count() > u16::MAX.into() {
        return words;
    }
    let mut at = 0;
    let mut before: Option<Tag> = None;
    for word in JIEBA.tag(line, true) {
        let leans = before.as_ref().is_some_and(|before| leans(before, &word));
        // Marks part words and are none.
        if word.word.starts_with(char::is_alphanumeric) && !leans {
            words.begins.push(at);
            if before.as_ref().is_some_and(|before| governs(before, &word)) {
                words.objects.push(at);
            }
        }
        at += word.word.chars().count() as u16;
        before = Some(word);
    }
    words
}

/// Whether a reader takes a word for the end of the one before it: a particle, a place
/// word, the last character of a name, a form of address.
fn leans(before: &Tag, word: &Tag) -> bool {
    let length = |tag: &Tag| tag.word.chars().count();
    if !before.word.starts_with(char::is_alphanumeric) {
        return false;
    }
    // `k` a suffix, `u` a particle, `y` a tone, `f` a place; `v` `p` `c` `d` govern or join.
    // Names that the dictionary lacks are unknown (`x`) or, in part, other names.
    let names = matches!(before.tag, "x" | "nr" | "nz") && length(before) == 2 && before.word.starts_with(is_surname);
    match word.tag.as_bytes() {
        [b'k' | b'u' | b'y', ..] => true,
        [b'f', ..] => length(word) == 1 && word.word != "前",
        [b'v' | b'p' | b'c' | b'd', ..] => false,
        _ if names && length(word) == 1 => true,
        _ => ADDRESSES.contains(&word.word) && length(before) <= 2,
    }
}

/// Forms of address behind a name.
const ADDRESSES: [&str; 6] = ["女士", "先生", "同志", "老师", "同学", "师傅"];

/// The most common surnames.
fn is_surname(character: char) -> bool {
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟\
     姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常柯苗申牛"
        .contains(character)
}

/// Whether a word begins what the verb before it governs, as the dictionary's parts of
/// speech have it (after ICTCLAS: `v` a verb, `vn` one used as a noun).
fn governs(before: &Tag, word: &Tag) -> bool {
    before.tag == "v" && matches!(word.tag.as_bytes().first(), Some(b'n' | b'm' | b't' | b's' | b'b' | b'a' | b'j'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line with `/` before its words, `|` before objects.
    fn marked(line: &str) -> String {
        let words = words(line);
        let mut text = String::new();
        for (at, character) in (0..).zip(line.chars()) {
            if words.objects.contains(&at) {
                text.push('|');
            } else if at > 0 && words.begins.contains(&at) {
                text.push('/');
            }
            text.push(character);
        }
        text
    }

    #[test]
    fn words_begin_where_readers_expect() {
        for expect in [
            "市政协/开展|重点/提案/督办/调研",
            "杨保春/深入|沁县/沁源县/襄垣县/调研",
            "切实/提升|基层/治理|水平",
            "我市“/宪法/宣传周”/主题/活动/精彩纷呈——",
            "搭建|交流平台 /丰富/百姓/文化/生活",
            "全国人大常委会/审议/通过/修改后的/代表/法",
            "孩子们的/笑声/和/老/人们的/故事",
            "闫多三同志/逝世",
            "市容/海/学校/师生/为苗女士/送/去|冬日/温暖",
            "王卫军/参加",
            "AED/急救|进校园",
        ] {
            let line: String = expect.chars().filter(|mark| !matches!(mark, '/' | '|')).collect();
            assert_eq!(marked(&line), expect);
        }
    }

    #[test]
    fn only_chinese_heads_are_marked() {
        for (language, expect) in [("zh-Hans", true), ("zh-Hant-TW", true), ("ja", false), ("en", false)] {
            let written = serde_json::json!({
                "schema": 1,
                "paper": { "title": "报", "language": language },
                "edition": { "date": "2024-12-06" },
                "pages": [],
                "articles": [{ "id": "lead", "headline": ["持续为基层减负"] }],
            });
            let mut edition: Edition = serde_json::from_value(written).expect("an edition");
            mark(&mut edition);
            assert_eq!(!edition.articles[0].words.is_empty(), expect, "{language}");
        }
    }

    #[test]
    fn a_line_without_words_has_none() {
        for line in ["", " ", "——", "“”"] {
            assert_eq!(words(line), LineWords::default(), "{line:?}");
        }
        assert_eq!(words(&"长".repeat(70_000)), LineWords::default());
    }
}
