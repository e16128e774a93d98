//! The language of a page, by its characters: enough to know how its lines are joined and how a
//! draft begins. An editor who knows better says so.

use super::punctuation::is_han;

/// A BCP 47 tag. One alphabet serves many languages: a text in Latin letters is taken for English.
pub(super) fn language(raw: &str) -> &'static str {
    let count = |is: fn(char) -> bool| raw.chars().filter(|c| is(*c)).count();
    let (han, kana) = (count(is_han), count(is_kana));
    // A Han character says about as much as four letters.
    let words = count(|c| c.is_alphabetic() && !is_han(c) && !is_kana(c)) / 4;
    if kana * 4 > han && kana > words {
        "ja"
    } else if han >= words {
        "zh-Hans"
    } else {
        "en"
    }
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}')
}

/// Whether spaces part the words of a language.
pub(super) fn has_spaces(language: &str) -> bool {
    !matches!(language.split('-').next(), Some("zh" | "ja"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_tell_the_language() {
        for (text, expect) in [
            ("我市“宪法宣传周”主题活动精彩纷呈。AED急救进校园。", "zh-Hans"),
            ("", "zh-Hans"),
            ("The council decided on Monday that 长治 is a sister city.", "en"),
            ("市は６日、図書館の開館時間を延長すると発表した。", "ja"),
            ("Windows 11 与 macOS 的用户都可以使用。", "zh-Hans"),
        ] {
            assert_eq!(language(text), expect, "{text}");
        }
    }
}
