//! The sheet of shortcuts.

use super::Words;

impl Words {
    pub fn shortcuts(self) -> &'static str {
        self.pick("快捷键与手势", "Keys and gestures")
    }

    pub fn first_and_last(self) -> &'static str {
        self.pick("第一页、最后一页", "First and last sheet")
    }

    pub fn page_before_and_after(self) -> &'static str {
        self.pick("上一版、下一版", "Page before and after")
    }

    pub fn nearer_and_farther(self) -> &'static str {
        self.pick("拉近、拉远", "Nearer and farther")
    }

    pub fn larger_and_smaller(self) -> &'static str {
        self.pick("放大、缩小文字", "Larger and smaller text")
    }

    /// What stands below the table.
    pub fn gestures(self) -> &'static str {
        self.pick(
            "触屏：左右轻扫翻页，双指张合或双击放大缩小。点图片放大，再用滚轮、双指或双击细看。每个手势都有对应的按钮。",
            "On a touch screen: swipe to turn, pinch or double-tap to come nearer or go farther. A picture that is tapped opens large; wheel, fingers and double tap bring it nearer. Each gesture has a button.",
        )
    }
}
