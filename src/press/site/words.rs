//! The few words that prerendered pages alone say, in the paper's language. What sheets say too
//! stands with them: `layout::roles` and `markup::words`.

use crate::layout::inline::Script;

/// The words of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Words(Script);

impl Words {
    /// The words for a BCP 47 tag; English where there are none.
    pub(super) fn of(language: &str) -> Self {
        Self(Script::of(language))
    }

    fn pick<T>(self, simplified: T, traditional: T, japanese: T, english: T) -> T {
        match self.0 {
            Script::Simplified => simplified,
            Script::Traditional => traditional,
            Script::Japanese => japanese,
            Script::English | Script::Western => english,
        }
    }

    /// Heading of the list of pages.
    pub(super) fn pages(self) -> &'static str {
        self.pick("版面", "版面", "紙面", "Pages")
    }

    /// Heading of the links to neighbours.
    pub(super) fn neighbours(self) -> &'static str {
        self.pick("前后", "前後", "前後", "Before and after")
    }

    /// The link before.
    pub(super) fn previous(self) -> &'static str {
        self.pick("上一篇", "上一篇", "前へ", "Previous")
    }

    /// The link after.
    pub(super) fn next(self) -> &'static str {
        self.pick("下一篇", "下一篇", "次へ", "Next")
    }

    /// What stands for the rest of an article that is not free for all.
    pub(super) fn withheld(self) -> &'static str {
        self.pick(
            "本文其余部分须经报社许可方可阅读。",
            "本文其餘部分須經報社許可方可閱讀。",
            "この記事の続きは、新聞社が認めた読者だけが読めます。",
            "The rest of this article is open to readers whom the publisher lets in.",
        )
    }

    /// Title and text of the page for addresses that name nothing.
    pub(super) fn nowhere(self) -> (&'static str, &'static str) {
        self.pick(
            ("这里没有这一版", "地址可能有误，或者这一期已经撤下。"),
            ("這裡沒有這一版", "地址可能有誤，或者這一期已經撤下。"),
            ("このページはありません", "アドレスが誤っているか、この号は取り下げられました。"),
            ("There is no such page", "The address may be wrong, or the edition was withdrawn."),
        )
    }

    /// The link to the newest edition.
    pub(super) fn newest(self) -> &'static str {
        self.pick("看最新一期", "看最新一期", "最新号へ", "The newest edition")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_speaks_in_the_script_of_its_paper() {
        for (language, expect) in [
            ("zh-Hans", "这里没有这一版"),
            ("zh-Hant-HK", "這裡沒有這一版"),
            ("ja", "このページはありません"),
            ("de", "There is no such page"),
        ] {
            assert_eq!(Words::of(language).nowhere().0, expect, "{language}");
        }
    }
}
