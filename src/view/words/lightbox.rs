//! A picture that stands large.

use super::Words;

impl Words {
    pub fn picture(self) -> &'static str {
        self.pick("图片", "Picture")
    }

    pub fn zoom_in(self) -> &'static str {
        self.pick("放大", "Zoom in")
    }

    pub fn zoom_out(self) -> &'static str {
        self.pick("缩小", "Zoom out")
    }

    pub fn next_picture(self) -> &'static str {
        self.pick("下一张", "Next picture")
    }

    pub fn previous_picture(self) -> &'static str {
        self.pick("上一张", "Previous picture")
    }
}
