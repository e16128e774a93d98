//! Contents, miniatures, and how far the reader has come.

use super::Words;

impl Words {
    pub fn left_off(self) -> &'static str {
        self.pick("上次读到", "You left off at")
    }

    /// The slider over the pages.
    pub fn page_slider(self) -> &'static str {
        self.pick("版面", "Page")
    }

    /// How many sheets a page has on this screen.
    pub fn sheets(self, sheets: usize) -> String {
        match self {
            Self::Chinese => format!("共 {sheets} 页"),
            Self::English => format!("{sheets} sheets"),
        }
    }

    /// An article that was read.
    pub fn was_read(self) -> &'static str {
        self.pick("已读", "read")
    }

    /// How many articles were read, of all, and how many minutes the rest takes.
    pub fn finish_line(self, read: usize, all: usize, minutes: usize) -> String {
        match self {
            Self::Chinese if read == all => format!("{all} 篇全部读完"),
            Self::Chinese => format!("已读 {read} / {all} 篇，还需约 {minutes} 分钟"),
            Self::English if read == all => format!("All {all} articles read"),
            Self::English => format!("{read} of {all} articles read, about {minutes} min left"),
        }
    }
}
