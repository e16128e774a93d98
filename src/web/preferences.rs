//! What the reader chose, kept on the device. A browser that forbids storage is no error:
//! choices then last as long as the page.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::{Storage, window};

/// A kept value, or its default where there is none or it cannot be read.
pub fn load<T: DeserializeOwned + Default>(key: &str) -> T {
    let text = storage().and_then(|storage| storage.get_item(&full(key)).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps a value.
pub fn store<T: Serialize>(key: &str, value: &T) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        let _ = storage.set_item(&full(key), &text);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn full(key: &str) -> String {
    format!("epaper:{key}")
}
