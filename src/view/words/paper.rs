//! What is said about sheets and articles.

use super::Words;

impl Words {
    pub fn skip_to_paper(self) -> &'static str {
        self.pick("跳到版面", "Skip to the page")
    }

    pub fn scrolled_page(self) -> &'static str {
        self.pick("整版内容", "The page")
    }

    /// A sheet's name for assistive technology and the live region.
    pub fn sheet(self, page: &str, section: &str, sheet: usize, sheets: usize) -> String {
        match self {
            Self::Chinese if sheets == 1 => ["第", page, "版 ", section].concat(),
            Self::English if sheets == 1 => ["Page ", page, ", ", section].concat(),
            Self::Chinese => format!("第{page}版 {section}，第{sheet}页，共{sheets}页"),
            Self::English => format!("Page {page}, {section}, sheet {sheet} of {sheets}"),
        }
    }

    /// The link that unfolds an article, for the keyboard and for assistive technology.
    pub fn read(self) -> &'static str {
        self.pick("阅读全文", "Read the article")
    }

    pub fn share(self) -> &'static str {
        self.pick("分享", "Share")
    }

    /// After the link to an article went to the clipboard.
    pub fn link_copied(self) -> &'static str {
        self.pick("已复制链接", "Link copied")
    }

    /// Below an article whose rest is not shown.
    pub fn gated(self) -> &'static str {
        self.pick(
            "本文其余部分须经报社许可方可阅读。",
            "The rest of this article is open to readers whom the publisher lets in.",
        )
    }

    /// At the foot of a printed sheet with such articles.
    pub fn gated_in_print(self) -> &'static str {
        self.pick(
            "以“……”结束的文章，其余部分须经报社许可方可阅读。",
            "The rest of articles that end in “……” is open to readers whom the publisher lets in.",
        )
    }

    pub fn back_to_page(self) -> &'static str {
        self.pick("返回版面", "Back to the page")
    }

    pub fn next_article(self) -> &'static str {
        self.pick("下一篇", "Next article")
    }

    pub fn previous_article(self) -> &'static str {
        self.pick("上一篇", "Previous article")
    }

    /// A link to where an article goes on, or came from.
    pub fn jump(self, continued: bool, sheet: usize) -> String {
        match (self, continued) {
            (Self::Chinese, false) => format!("下转第{sheet}页"),
            (Self::Chinese, true) => format!("上接第{sheet}页"),
            (Self::English, false) => format!("Continued on sheet {sheet}"),
            (Self::English, true) => format!("Continued from sheet {sheet}"),
        }
    }

    pub fn picture_missing(self) -> &'static str {
        self.pick("图片未随文稿提供", "Picture not supplied")
    }
}
