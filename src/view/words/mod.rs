//! Every word that the reader says in its own voice, in Chinese and English, a file a
//! subject.

mod aloud;
mod bar;
mod clippings;
mod contents;
mod editions;
mod failure;
mod keep;
mod keys;
mod lightbox;
mod paper;
mod search;
mod settings;

/// A language of the controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// 简体中文
    Chinese,
    /// English
    English,
}

impl Words {
    /// All languages in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The words for a BCP 47 tag: Chinese for any Chinese, else English.
    pub fn of(language: &str) -> Self {
        if language.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.pick("zh-Hans", "en")
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        self.pick("中文", "English")
    }

    fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}
