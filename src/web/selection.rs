//! What the reader has selected, and what is copied.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Node, window};

use super::home::Home;
use super::listen::listen;

/// A selected text and the block of an article that it begins in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The words.
    pub text: String,
    /// The article's id.
    pub article: String,
    /// Index of the block, if it begins in one.
    pub block: Option<usize>,
}

impl Home {
    /// What is selected in an article, if anything is.
    pub fn selected(self) -> Option<Selected> {
        let selection = window()?.get_selection().ok()??;
        let text = String::from(selection.to_string());
        if text.trim().is_empty() {
            return None;
        }
        // A selection may have been drawn from its end to its beginning.
        let (anchor, focus) = (selection.anchor_node()?, selection.focus_node()?);
        let backwards = anchor.compare_document_position(&focus) & Node::DOCUMENT_POSITION_PRECEDING != 0;
        let start = if backwards { focus } else { anchor };
        let element = start.dyn_ref::<Element>().cloned().or_else(|| start.parent_element())?;
        let article = element.closest("[data-article]").ok()??.get_attribute("data-article")?;
        let block = element.closest("[data-block]").ok().flatten().and_then(|block| block.get_attribute("data-block"));
        Some(Selected { text, article, block: block.and_then(|block| block.parse().ok()) })
    }

    /// Calls back when something is copied; what it returns is copied in its place.
    pub fn on_copy(self, copied: impl Fn() -> Option<String> + 'static) {
        let Some(place) = self.place() else { return };
        listen(&place.element, &["copy"], move |event: Event| {
            let data = Reflect::get(&event, &"clipboardData".into()).unwrap_or_default();
            let set = Reflect::get(&data, &"setData".into()).ok().and_then(|set| set.dyn_into::<Function>().ok());
            if let (Some(set), Some(text)) = (set, copied())
                && set.call2(&data, &"text/plain".into(), &text.into()).is_ok()
            {
                event.prevent_default();
            }
        });
    }
}
