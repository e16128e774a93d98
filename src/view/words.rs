//! Every word that the reader says in its own voice, in Chinese and English.

use super::preferences::Theme;
use crate::edition::BundleError;
use crate::web::Failure;

/// A language of the controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// 简体中文
    Chinese,
    /// English
    English,
}

/// A title and an explanation.
pub struct Message {
    /// In a few words.
    pub title: String,
    /// What happened and what to do.
    pub text: String,
}

impl Words {
    /// The words for a BCP 47 tag: Chinese for any Chinese, else English.
    pub fn of(language: &str) -> Self {
        if language.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.pick("zh-Hans", "en")
    }

    fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }

    pub fn next(self) -> &'static str {
        self.pick("下一页", "Next page")
    }

    pub fn previous(self) -> &'static str {
        self.pick("上一页", "Previous page")
    }

    pub fn contents(self) -> &'static str {
        self.pick("目录", "Contents")
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

    /// The link that unfolds an article, for the keyboard and for assistive technology.
    pub fn read(self) -> &'static str {
        self.pick("阅读全文", "Read the article")
    }

    /// The switch between a sheet and the whole page.
    pub fn whole_page(self) -> &'static str {
        self.pick("整版", "Whole page")
    }

    pub fn close(self) -> &'static str {
        self.pick("关闭", "Close")
    }

    pub fn larger(self) -> &'static str {
        self.pick("放大文字", "Larger text")
    }

    pub fn smaller(self) -> &'static str {
        self.pick("缩小文字", "Smaller text")
    }

    pub fn theme(self) -> &'static str {
        self.pick("配色", "Colours")
    }

    pub fn theme_name(self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => self.pick("跟随系统", "System"),
            Theme::Paper => self.pick("纸白", "Paper"),
            Theme::Sepia => self.pick("米黄", "Sepia"),
            Theme::Dark => self.pick("夜间", "Dark"),
            Theme::Contrast => self.pick("高对比", "High contrast"),
        }
    }

    /// The button that changes to the other language, in that language.
    pub fn other_language(self) -> &'static str {
        self.pick("English", "中文")
    }

    /// The other language.
    pub fn other(self) -> Self {
        self.pick(Self::English, Self::Chinese)
    }

    pub fn controls(self) -> &'static str {
        self.pick("阅读工具", "Reading controls")
    }

    pub fn skip_to_paper(self) -> &'static str {
        self.pick("跳到版面", "Skip to the page")
    }

    /// A sheet's name for assistive technology and the live region.
    pub fn sheet(self, page: &str, section: &str, sheet: usize, sheets: usize) -> String {
        match self {
            Self::Chinese => format!("第{page}版 {section}，第{sheet}页，共{sheets}页"),
            Self::English => format!("Page {page}, {section}, sheet {sheet} of {sheets}"),
        }
    }

    pub fn loading(self) -> &'static str {
        self.pick("正在取报……", "Fetching the paper…")
    }

    pub fn retry(self) -> &'static str {
        self.pick("重试", "Try again")
    }

    pub fn to_newest(self) -> &'static str {
        self.pick("看最新一期", "Go to the newest edition")
    }

    /// What went wrong, in words.
    pub fn failure(self, failure: &Failure) -> Message {
        let (title, text) = match failure {
            Failure::Offline => (
                self.pick("没有网络", "No network"),
                self.pick(
                    "设备未连接网络，这一期也没有存在本机。连上网络后再试。".to_owned(),
                    "The device is offline and this edition is not kept on it. Try again once it is connected.".to_owned(),
                ),
            ),
            Failure::Unreachable { file } => (
                self.pick("取不到报纸", "The paper cannot be reached"),
                self.pick(
                    format!("服务器没有应答（{file}）。请稍后再试。"),
                    format!("The server did not answer ({file}). Try again in a moment."),
                ),
            ),
            Failure::Missing { file } => (
                self.pick("没有这一期", "There is no such edition"),
                self.pick(
                    format!("服务器上没有 {file}。可能已撤下，或地址有误。"),
                    format!("The server has no {file}. It may have been withdrawn, or the address is wrong."),
                ),
            ),
            Failure::Refused { file, status } => (
                self.pick("服务器拒绝了请求", "The server refused"),
                self.pick(format!("{file}：状态码 {status}。"), format!("{file}: status {status}.")),
            ),
            Failure::Unusable(BundleError::Newer { schema, .. }) => (
                self.pick("阅读器版本太旧", "This reader is too old"),
                self.pick(
                    format!("这一期采用较新的格式（{schema}）。请刷新页面；若仍不行，请告知报社。"),
                    format!("The edition is written in a newer format ({schema}). Reload the page; if that does not help, tell the publisher."),
                ),
            ),
            Failure::Unusable(error) => (
                self.pick("这一期的数据已损坏", "The edition is damaged"),
                self.pick(format!("数据无法读取（{error}）。请告知报社。"), format!("Its data cannot be read ({error}). Please tell the publisher.")),
            ),
            Failure::Empty => (
                self.pick("还没有出报", "Nothing has been published yet"),
                self.pick("第一期出版后会显示在这里。".to_owned(), "The first edition will appear here.".to_owned()),
            ),
            Failure::Nowhere => (
                self.pick("没有这一版", "There is no such page"),
                self.pick("这一期里没有这个地址所指的版面或文章。".to_owned(), "The edition has no page or article at this address.".to_owned()),
            ),
        };
        Message { title: title.to_owned(), text }
    }
}
