//! The few words that prerendered pages say in their own voice, in the paper's language.

/// A language of these words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    Chinese,
    Japanese,
    English,
}

impl Words {
    /// The words for a BCP 47 tag; English where there are none.
    pub(super) fn of(language: &str) -> Self {
        match language.split('-').next() {
            Some("zh") => Self::Chinese,
            Some("ja") => Self::Japanese,
            _ => Self::English,
        }
    }

    fn pick<T>(self, chinese: T, japanese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::Japanese => japanese,
            Self::English => english,
        }
    }

    /// Heading of the list of pages.
    pub(super) fn pages(self) -> &'static str {
        self.pick("版面", "紙面", "Pages")
    }

    /// Heading of the links to neighbours.
    pub(super) fn neighbours(self) -> &'static str {
        self.pick("前后", "前後", "Before and after")
    }

    /// The link before.
    pub(super) fn previous(self) -> &'static str {
        self.pick("上一篇", "前へ", "Previous")
    }

    /// The link after.
    pub(super) fn next(self) -> &'static str {
        self.pick("下一篇", "次へ", "Next")
    }

    /// The label that paid content carries.
    pub(super) fn advertisement(self) -> &'static str {
        self.pick("广告", "広告", "Advertisement")
    }

    /// What stands for the rest of an article that is not free for all.
    pub(super) fn withheld(self) -> &'static str {
        self.pick(
            "本文其余部分须经报社许可方可阅读。",
            "この記事の続きは、新聞社が認めた読者だけが読めます。",
            "The rest of this article is open to readers whom the publisher lets in.",
        )
    }

    /// Title and text of the page for addresses that name nothing.
    pub(super) fn nowhere(self) -> (&'static str, &'static str) {
        self.pick(
            ("这里没有这一版", "地址可能有误，或者这一期已经撤下。"),
            ("このページはありません", "アドレスが誤っているか、この号は取り下げられました。"),
            ("There is no such page", "The address may be wrong, or the edition was withdrawn."),
        )
    }

    /// The link to the newest edition.
    pub(super) fn newest(self) -> &'static str {
        self.pick("看最新一期", "最新号へ", "The newest edition")
    }

    /// The running number.
    pub(super) fn number(self, number: u32) -> String {
        match self {
            Self::Chinese => format!("总第{number}期"),
            Self::Japanese => format!("第{number}号"),
            Self::English => format!("No. {number}"),
        }
    }
}
