//! The calendar of editions.

use super::Words;

impl Words {
    pub fn editions(self) -> &'static str {
        self.pick("往期", "Editions")
    }

    pub fn year(self) -> &'static str {
        self.pick("年份", "Year")
    }

    pub fn month(self) -> &'static str {
        self.pick("月份", "Month")
    }

    pub fn previous_month(self) -> &'static str {
        self.pick("上一月", "Month before")
    }

    pub fn next_month(self) -> &'static str {
        self.pick("下一月", "Next month")
    }

    pub fn newest(self) -> &'static str {
        self.pick("最新一期", "Newest edition")
    }

    /// Monday first, in a letter or two.
    pub fn weekdays(self) -> [&'static str; 7] {
        self.pick(["一", "二", "三", "四", "五", "六", "日"], ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"])
    }

    /// What is said of a day without an edition.
    pub fn no_edition(self) -> &'static str {
        self.pick("无报", "no edition")
    }
}
