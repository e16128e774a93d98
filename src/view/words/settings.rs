//! The settings panel.

use super::Words;
use crate::view::preferences::Theme;

impl Words {
    pub fn theme(self) -> &'static str {
        self.pick("配色", "Colours")
    }

    pub fn theme_name(self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => self.pick("跟随系统", "As the system"),
            Theme::Paper => self.pick("纸白", "Paper"),
            Theme::Sepia => self.pick("米黄", "Sepia"),
            Theme::Dark => self.pick("夜间", "Dark"),
            Theme::Contrast => self.pick("高对比", "High contrast"),
        }
    }

    pub fn text_size(self) -> &'static str {
        self.pick("字号", "Text size")
    }

    pub fn leading(self) -> &'static str {
        self.pick("行距", "Line spacing")
    }

    /// A leading's name, by its place among those on offer.
    pub fn leading_name(self, step: usize) -> &'static str {
        match step {
            0 => self.pick("紧", "Close"),
            1 => self.pick("适中", "Normal"),
            2 => self.pick("宽", "Open"),
            _ => self.pick("很宽", "Very open"),
        }
    }

    pub fn large_print(self) -> &'static str {
        self.pick("大字版", "Large print")
    }

    pub fn ragged(self) -> &'static str {
        self.pick("右边不对齐（不拉伸字距）", "Ragged right, no stretched lines")
    }

    pub fn scrolled(self) -> &'static str {
        self.pick("不分页，上下滚动", "No sheets: scroll the page")
    }

    pub fn print_on(self) -> &'static str {
        self.pick("打印纸张", "Paper to print on")
    }

    pub fn language(self) -> &'static str {
        self.pick("界面语言", "Language of the controls")
    }

    pub fn as_browser(self) -> &'static str {
        self.pick("跟随浏览器", "As the browser")
    }

    pub fn single_keys(self) -> &'static str {
        self.pick("单键快捷键", "Single-key shortcuts")
    }

    pub fn reset(self) -> &'static str {
        self.pick("恢复默认", "Back to the defaults")
    }
}
