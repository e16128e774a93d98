//! The document around the reader: its title, its language, focus, and when to work. A
//! guest leaves title and language to its host.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, MouseEvent, window};

use super::home::Home;
use super::listen::{keep, listen};

impl Home {
    /// Title and language of the document.
    pub fn set_title(self, title: &str, language: &str) {
        let Some(document) = window().and_then(|window| window.document()).filter(|_| !self.is_guest()) else { return };
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language);
        }
    }

    /// Says that the first sheet stands there with its fonts: on the document's root, a guest's
    /// on the element that it is mounted in.
    pub fn announce_ready(self) {
        let root = match self.place() {
            Some(place) if self.is_guest() => Some(place.element.clone().into()),
            Some(place) => place.element.owner_document().and_then(|document| document.document_element()),
            None => None,
        };
        if let Some(root) = root {
            let _ = root.set_attribute("data-epaper-ready", "");
        }
    }

    /// The value that a custom property has around the reader.
    pub fn custom_property(self, name: &str) -> String {
        let value = window().and_then(|window| {
            let place = self.place()?;
            window.get_computed_style(&place.element).ok()??.get_property_value(name).ok()
        });
        value.unwrap_or_default()
    }

    /// Builds the reader in its home, for as long as the scope stands that asks for it.
    pub fn build(self, html: &str) {
        let Some(place) = self.place() else { return };
        let before = place.element.last_element_child();
        let _ = place.element.insert_adjacent_html("beforeend", html);
        if let Some(built) = place.element.last_element_child().filter(|last| Some(last) != before.as_ref()) {
            keep(Built(built));
        }
    }

    /// Calls back with every click inside the first element that a selector finds.
    pub fn on_click(self, selector: &str, clicked: impl FnMut(MouseEvent) + 'static) {
        if let Some(element) = self.find(selector) {
            listen(&element, &["click"], clicked);
        }
    }

    /// Moves the focus to the first element of the reader that a selector finds, without
    /// scrolling. A guest moves it only if it has it.
    pub fn focus(self, selector: &str) {
        let Some(place) = self.place() else { return };
        if place.guest.is_some() && !place.element.matches(":focus-within").unwrap_or(false) {
            return;
        }
        if let Some(element) = self.find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    /// Puts a text into the first element of the reader that a selector finds.
    pub fn fill(self, selector: &str, text: &str) {
        if let Some(element) = self.find(selector) {
            element.set_text_content(Some(text));
        }
    }

    /// Puts HTML that the program wrote into the first element that a selector finds.
    pub fn draw(self, selector: &str, html: &str) {
        if let Some(element) = self.find(selector) {
            element.set_inner_html(html);
        }
    }

    /// Whether the first element that a selector finds holds nothing.
    pub fn is_empty(self, selector: &str) -> bool {
        self.find(selector).is_some_and(|element| element.first_child().is_none())
    }

    /// Sets attributes of the first element that a selector finds, or takes them away.
    pub fn describe(self, selector: &str, attributes: &[(&str, Option<&str>)]) {
        let Some(element) = self.find(selector) else { return };
        for (name, value) in attributes {
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        }
    }

    /// Sets properties of the style of the first element that a selector finds, or takes them away.
    pub fn style(self, selector: &str, properties: &[(&str, Option<String>)]) {
        let element = self.find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let Some(style) = element.map(|element| element.style()) else { return };
        for (name, value) in properties {
            // What is empty is taken away.
            let _ = style.set_property(name, value.as_deref().unwrap_or_default());
        }
    }

    /// Whether nothing has the focus, or what has it stands inside what a selector finds:
    /// drawing that anew would lose it. Where a guest has no focus its host has it.
    pub fn focus_lost(self, selector: &str) -> bool {
        match self.find(":focus") {
            Some(active) => active.closest(selector).ok().flatten().is_some(),
            None => !self.is_guest(),
        }
    }
}

/// What was built; dropped, it is gone.
struct Built(Element);

impl Drop for Built {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// The language that the browser asks for.
pub fn base_language() -> String {
    window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Whether a click means the thing itself: not a link or button inside it, not the end of
/// a selection, not one that opens a new tab.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let on_control = inside.is_some_and(|element| element.closest("a, button").ok().flatten().is_some());
    // In a shadow tree a selection looks collapsed from outside, but not of that type.
    let selecting = window()
        .and_then(|window| window.get_selection().ok().flatten())
        .is_some_and(|selection| !selection.is_collapsed() || selection.type_() == "Range");
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || on_control || selecting)
}

/// Whether a click on a link is to lead somewhere here, and not in another tab.
pub fn opens_here(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key())
}

/// Returns when the browser is about to draw.
pub async fn next_frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Returns after so many ms.
pub async fn wait(ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Idle time is waited for so long at most, in ms.
const IDLE_MS: u32 = 1500;

/// Returns when the browser has time to spare: work that nobody waits for goes behind it.
pub async fn when_idle() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let Some(window) = window() else { return };
        // Safari has no idle callback.
        if js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false) {
            // A browser that draws nothing may take itself for never idle.
            let options = web_sys::IdleRequestOptions::new();
            options.set_timeout(IDLE_MS);
            let _ = window.request_idle_callback_with_options(&resolve, &options);
        } else {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 50);
        }
    });
    let _ = JsFuture::from(promise).await;
}
