//! What the reader chose, kept on the device. A browser that forbids storage is no error:
//! choices then last as long as the page, and so do those of a guest: the storage is its
//! host's.

use std::cell::Cell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::{Storage, window};

use super::home::Home;
use crate::edition::from_json;

/// What a reader prefers; it is read before the reader starts, too (`theme.js`).
pub const PREFERENCES: &str = "preferences";

thread_local! {
    /// Whether a value was not taken: what is kept may be older than what this page has.
    static IS_FULL: Cell<bool> = const { Cell::new(false) };
}

impl Home {
    /// A kept value, or its default where there is none or it cannot be read.
    pub fn load<T: DeserializeOwned + Default>(self, key: &str) -> T {
        from_json(self.kept(key).as_bytes()).unwrap_or_default()
    }

    /// A kept value as it is now, whoever has changed it, or what this page has of it where nothing can be read.
    pub fn load_over<T: DeserializeOwned>(self, key: &str, own: T) -> T {
        if IS_FULL.get() { own } else { from_json(self.kept(key).as_bytes()).unwrap_or(own) }
    }

    /// Keeps a value.
    pub fn store<T: Serialize>(self, key: &str, value: &T) {
        if let (Some(storage), Ok(text)) = (self.storage(), serde_json::to_string(value))
            && storage.set_item(&self.named(key), &text).is_err()
        {
            IS_FULL.set(true);
        }
    }

    /// A kept value as it is written, or nothing.
    pub fn kept(self, key: &str) -> String {
        self.storage().and_then(|storage| storage.get_item(&self.named(key)).ok().flatten()).unwrap_or_default()
    }

    fn storage(self) -> Option<Storage> {
        if self.is_guest() { None } else { window()?.local_storage().ok().flatten() }
    }

    /// The name of a value. Papers in folders of one host share its storage: what is kept of each has the folder in its
    /// name, but what a reader prefers goes for all.
    fn named(self, key: &str) -> String {
        let site = self.url("");
        match site.splitn(4, '/').nth(3) {
            Some(folder) if !folder.is_empty() && key != PREFERENCES => ["epaper:", key, "@/", folder].concat(),
            _ => ["epaper:", key].concat(),
        }
    }
}
