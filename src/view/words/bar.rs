//! The bar of controls, and what every panel has.

use super::Words;

impl Words {
    pub fn controls(self) -> &'static str {
        self.pick("阅读工具", "Reading controls")
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

    /// The switch between a sheet and the whole page.
    pub fn whole_page(self) -> &'static str {
        self.pick("整版", "Whole page")
    }

    pub fn larger(self) -> &'static str {
        self.pick("放大文字", "Larger text")
    }

    pub fn smaller(self) -> &'static str {
        self.pick("缩小文字", "Smaller text")
    }

    pub fn settings(self) -> &'static str {
        self.pick("设置", "Settings")
    }

    pub fn close(self) -> &'static str {
        self.pick("关闭", "Close")
    }
}
