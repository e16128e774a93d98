//! What a guest tells its host. News carry ids and numbers, never text of the paper.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::home::Home;

/// A piece of news: what happened, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Folder of the edition.
    pub edition: String,
    /// Number of the page.
    pub page: String,
    /// Id of the article that it is about, if it is about one.
    pub article: String,
    /// The sheet in view, from 1.
    pub sheet: u32,
    /// Sheets of the page.
    pub sheets: u32,
}

impl Home {
    /// Tells the host what happened (`page`, `article`, …: events `epaper-…`). The answer is
    /// whether the host leaves the rest to the reader, as it does where nobody listens.
    pub fn tell(self, kind: &str, news: &News) -> bool {
        let Some(place) = self.place() else { return true };
        let Some(guest) = &place.guest else { return true };
        let details: [JsValue; 6] = [
            kind.into(),
            news.edition.as_str().into(),
            news.page.as_str().into(),
            news.article.as_str().into(),
            news.sheet.into(),
            news.sheets.into(),
        ];
        let answer = guest.listener.apply(&JsValue::NULL, &details.iter().collect::<Array>());
        // A listener that throws has decided nothing.
        answer.is_ok_and(|answer| answer.is_truthy())
    }
}
