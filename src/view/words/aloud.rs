//! Reading aloud.

use super::Words;

impl Words {
    pub fn read_aloud(self) -> &'static str {
        self.pick("朗读", "Read aloud")
    }

    pub fn pause(self) -> &'static str {
        self.pick("暂停", "Pause")
    }

    pub fn go_on(self) -> &'static str {
        self.pick("继续", "Go on")
    }

    pub fn stop(self) -> &'static str {
        self.pick("停止", "Stop")
    }

    pub fn speed(self) -> &'static str {
        self.pick("语速", "Speed")
    }

    pub fn sentence_before(self) -> &'static str {
        self.pick("上一句", "Sentence before")
    }

    pub fn sentence_after(self) -> &'static str {
        self.pick("下一句", "Next sentence")
    }

    pub fn no_voice(self) -> &'static str {
        self.pick(
            "这台设备没有这份报纸所用语言的语音。可在系统设置的“文字转语音”里安装后再试。",
            "This device has no voice for the paper's language. Install one in the system's text-to-speech settings and try again.",
        )
    }
}
