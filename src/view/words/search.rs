//! The search.

use super::Words;

impl Words {
    pub fn where_to_search(self) -> &'static str {
        self.pick("查找范围", "Where to search")
    }

    pub fn search(self) -> &'static str {
        self.pick("搜索", "Search")
    }

    /// What stands in the empty field.
    pub fn search_for(self) -> &'static str {
        self.pick("搜一个词、一句话", "Words or part of one")
    }

    pub fn this_edition(self) -> &'static str {
        self.pick("本期", "This edition")
    }

    pub fn all_editions(self) -> &'static str {
        self.pick("历期", "All editions")
    }

    pub fn searching(self) -> &'static str {
        self.pick("正在查找……", "Searching…")
    }

    pub fn nothing_found(self) -> &'static str {
        self.pick("没有找到。换个说法，或减少几个字再试。", "Nothing found. Try other words, or fewer.")
    }

    pub fn found(self, hits: usize, articles: usize) -> String {
        match (self, hits, articles) {
            (Self::Chinese, ..) => format!("{hits}处，见于{articles}篇"),
            (Self::English, 1, _) => "1 place in 1 article".to_owned(),
            (Self::English, _, 1) => format!("{hits} places in 1 article"),
            (Self::English, ..) => format!("{hits} places in {articles} articles"),
        }
    }

    /// What was found where only the pages on the device could be looked through.
    pub fn found_on_device(self, hits: usize, articles: usize) -> String {
        let found = if hits == 0 { self.nothing_found().to_owned() } else { self.found(hits, articles) };
        match self {
            Self::Chinese => format!("没有网络，只查了本机存有的本期版面：{found}"),
            Self::English => format!("No network: only this edition's pages on this device were searched. {found}"),
        }
    }

    /// How many hits an article has.
    pub fn hits(self, hits: usize) -> String {
        match (self, hits) {
            (Self::Chinese, _) => format!("{hits}处"),
            (Self::English, 1) => "1 place".to_owned(),
            (Self::English, _) => format!("{hits} places"),
        }
    }

    /// The hits of an article that the list leaves out.
    pub fn more_hits(self, hits: usize) -> String {
        match self {
            Self::Chinese => format!("另有{hits}处"),
            Self::English => format!("{hits} more"),
        }
    }

    pub fn search_on(self) -> &'static str {
        self.pick("继续查找", "Search on")
    }

    pub fn next_hit(self) -> &'static str {
        self.pick("下一处", "Next place")
    }

    pub fn previous_hit(self) -> &'static str {
        self.pick("上一处", "Place before")
    }

    pub fn hits_before_and_after(self) -> &'static str {
        self.pick("上一处、下一处", "Place found before and after")
    }

    /// Which hit was gone to, for assistive technology.
    pub fn hit(self, number: usize, hits: usize, title: &str) -> String {
        match self {
            Self::Chinese => format!("第{number}处，共{hits}处：{title}"),
            Self::English => format!("{number} of {hits}: {title}"),
        }
    }
}
