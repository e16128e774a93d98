//! The paper's own words: what it prints beside what was written, in its own language.

use crate::layout::inline::Script;
use crate::layout::roles::issue_number;

/// A line that says where an article goes on, or came from; sheets count from 1.
pub(super) fn jump(language: &str, continued: bool, sheet: usize) -> String {
    let (before, after) = match (Script::of(language), continued) {
        (Script::Simplified, false) => ("下转第", "页"),
        (Script::Simplified, true) => ("上接第", "页"),
        (Script::Traditional, false) => ("下轉第", "頁"),
        (Script::Traditional, true) => ("上接第", "頁"),
        (Script::Japanese, false) => ("", "面に続く"),
        (Script::Japanese, true) => ("", "面から続く"),
        (_, false) => ("Continued on sheet ", ""),
        (_, true) => ("Continued from sheet ", ""),
    };
    [before, &sheet.to_string(), after].concat()
}

/// Before the name of the next page, whose headlines stand at the foot of the one before it.
pub(super) fn teaser(language: &str) -> &'static str {
    match Script::of(language) {
        Script::Simplified => "下版导读　",
        Script::Traditional => "下版導讀　",
        Script::Japanese => "次の紙面　",
        _ => "Next page: ",
    }
}

/// In the frame of a picture that was not supplied.
pub(super) fn picture_missing(language: &str) -> &'static str {
    match Script::of(language) {
        Script::Simplified => "图片未随文稿提供",
        Script::Traditional => "圖片未隨文稿提供",
        Script::Japanese => "写真は提供されていません",
        _ => "Picture not supplied",
    }
}

/// The name of a picture that nothing is said about.
pub(super) fn picture(language: &str) -> &'static str {
    match Script::of(language) {
        Script::Simplified => "图片",
        Script::Traditional => "圖片",
        Script::Japanese => "写真",
        _ => "Picture",
    }
}

/// All of these words, and those of a masthead: the press draws their characters for every edition.
pub fn own_words(language: &str) -> String {
    let jumps = [false, true].map(|continued| jump(language, continued, 0)).concat();
    [&jumps, &issue_number(Script::of(language), 0), picture_missing(language), teaser(language)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_says_its_own_words_in_its_own_script() {
        for (language, expect) in [
            ("zh-Hans", "下转第0页上接第0页总第0期图片未随文稿提供下版导读　"),
            ("zh-Hant-HK", "下轉第0頁上接第0頁總第0期圖片未隨文稿提供下版導讀　"),
            ("ja", "0面に続く0面から続く第0号写真は提供されていません次の紙面　"),
            ("en", "Continued on sheet 0Continued from sheet 0No. 0Picture not suppliedNext page: "),
        ] {
            assert_eq!(own_words(language), expect);
        }
    }
}
