//! The plain page that came as HTML, and the reader's taking over from it. A guest has none.

use wasm_bindgen::prelude::*;
use web_sys::{Element, window};

use super::home::Home;
use crate::edition::Locator;

/// The root of the plain page (`src/press/site/plain.rs`).
const PLAIN: &str = "[data-static]";

impl Home {
    /// Whether there is a plain page to take over from.
    pub fn has_plain_page(self) -> bool {
        self.find(PLAIN).is_some()
    }

    /// The paragraph at the top of the window, if the plain page was scrolled.
    pub fn plain_spot(self) -> Option<Locator> {
        let plain = self.find(PLAIN)?;
        if window()?.scroll_y().ok()? <= 0.0 {
            return None;
        }
        let blocks = plain.query_selector_all("[data-block]").ok()?;
        let block = (0..blocks.length())
            .filter_map(|index| blocks.item(index)?.dyn_into::<Element>().ok())
            .find(|block| block.get_bounding_client_rect().bottom() > 0.0)?;
        let article = block.closest("[data-article]").ok()??.get_attribute("data-article")?;
        Some(Locator { article, block: block.get_attribute("data-block")?.parse().ok()?, ..Locator::default() })
    }

    /// Takes the plain page away; a focus on it moves to what a selector finds.
    pub fn drop_plain_page(self, focus: &str) {
        let Some(plain) = self.find(PLAIN) else { return };
        let active = window().and_then(|window| window.document()?.active_element());
        let focused = active.is_some_and(|active| plain.contains(Some(&active)));
        plain.remove();
        if focused {
            self.focus(focus);
        }
    }
}
