//! Clippings and sharing.

use super::Words;

impl Words {
    pub fn clippings(self) -> &'static str {
        self.pick("剪报", "Clippings")
    }

    pub fn no_clippings(self) -> &'static str {
        self.pick(
            "还没有剪报。打开一篇文章，选“剪下”；先选中一段文字，就只剪下那一段。",
            "Nothing clipped yet. Unfold an article and choose “Clip”; select some words first to clip these alone.",
        )
    }

    pub fn clip(self) -> &'static str {
        self.pick("剪下", "Clip")
    }

    pub fn give_up(self) -> &'static str {
        self.pick("不再保留", "Remove")
    }

    pub fn as_markdown(self) -> &'static str {
        self.pick("存为 Markdown", "Save as Markdown")
    }

    pub fn print(self) -> &'static str {
        self.pick("打印", "Print")
    }

    pub fn cite(self) -> &'static str {
        self.pick("复制时附上出处", "Copy with the source")
    }
}
