//! Keeping an edition on the device.

use super::Words;
use crate::view::keep::Kept;

impl Words {
    pub fn keep(self) -> &'static str {
        self.pick("离线保存本期", "Keep this edition")
    }

    /// How the edition stands with the device.
    pub fn kept(self, kept: Kept) -> &'static str {
        match kept {
            Kept::Whole => {
                self.pick("已存在本机，没有网络也能读全", "On this device, whole, with or without a network")
            }
            Kept::Not => "",
            Kept::Coming => self.pick("正在保存……", "Being kept…"),
            Kept::NoRoom => self.pick("本机空间不够，没有保存", "There is no room on this device"),
            Kept::Failed => self.pick("没有取全，请连上网络再试", "Not all of it came; try again with a network"),
        }
    }
}
