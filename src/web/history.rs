//! The address bar: what the location names, and how moving about is written there. A guest
//! leaves the bar to its host and keeps its address to itself.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Event, History, Url, window};

use super::home::Home;
use super::listen::listen;
use crate::edition::Address;

impl Home {
    /// The address that the reader is at, or `None` if the location names nothing.
    pub fn address(self) -> Option<Address> {
        let place = self.place()?;
        if let Some(guest) = &place.guest {
            return Some(guest.address.borrow().clone());
        }
        let url = location()?;
        let site = Url::new(&place.site).ok()?.pathname();
        let path = url.pathname();
        let below = path.strip_prefix(site.as_str()).unwrap_or(&path);
        Address::parse(below, url.hash().trim_start_matches('#'))
    }

    /// The value of a query parameter of the location; a guest's host has its own.
    pub fn query(self, name: &str) -> Option<String> {
        if self.is_guest() { None } else { location()?.search_params().get(name) }
    }

    /// Sets a query parameter of the location in the current entry of the history, or takes it
    /// away. It stays through every move.
    pub fn set_query(self, name: &str, value: Option<&str>) {
        if let (false, Some(url)) = (self.is_guest(), location()) {
            match value {
                Some(value) => url.search_params().set(name, value),
                None => url.search_params().delete(name),
            }
            replace(&url.href(), &state());
        }
    }

    /// The fragment of the location, decoded, if there is one; a guest's host has its own.
    pub fn fragment(self) -> Option<String> {
        let hash = location().filter(|_| !self.is_guest())?.hash();
        let text = js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?;
        Some(String::from(text))
    }

    /// Adds an entry to the history.
    pub fn push(self, address: &Address) {
        self.write(address, push, &JsValue::NULL);
    }

    /// As [`Home::push`], with a note of where in the page it is; see [`Home::note`].
    pub fn push_noting(self, address: &Address, note: &str) {
        self.write(address, push, &note.into());
    }

    /// As [`Home::replace`], with a note of where in the page it is; see [`Home::note`].
    pub fn replace_noting(self, address: &Address, note: &str) {
        self.write(address, replace, &note.into());
    }

    /// What the current entry notes.
    pub fn note(self) -> Option<String> {
        if self.is_guest() { None } else { state().as_string() }
    }

    /// Adds an entry that a step back leads out of again; see [`Home::leads_back`].
    pub fn push_above(self, address: &Address) {
        self.write(address, push, &ABOVE.into());
    }

    /// Whether the entry before the current one is what this one was pushed above.
    pub fn leads_back(self) -> bool {
        self.note().as_deref() == Some(ABOVE)
    }

    /// Adds an entry for the address as it stands, for a step back to come to; whether that went.
    pub fn push_again(self) -> bool {
        !self.is_guest() && location().is_some_and(|now| push(&now.href(), &JsValue::NULL))
    }

    /// One step back in the history.
    pub fn back(self) {
        if let Some(history) = history() {
            let _ = history.back();
        }
    }

    /// Rewrites the current entry of the history.
    pub fn replace(self, address: &Address) {
        self.write(address, replace, &state());
    }

    /// The full URL of an address, for links.
    pub fn link(self, address: &Address) -> String {
        self.url(&address.to_string())
    }

    /// The full URL of an address with a query parameter.
    pub fn link_with(self, address: &Address, name: &str, value: &str) -> String {
        let link = self.link(address);
        let Ok(url) = Url::new(&link) else { return link };
        url.search_params().set(name, value);
        url.href()
    }

    /// Calls back when the reader goes back or forward, with whether the browser itself has
    /// moved the pages, as it does under a finger at the edge.
    pub fn on_move(self, mut moved: impl FnMut(bool) + 'static) {
        if let (Some(window), false) = (window(), self.is_guest()) {
            listen(&window, &["popstate"], move |event: Event| {
                moved(Reflect::get(&event, &"hasUAVisualTransition".into()).is_ok_and(|drawn| drawn.is_truthy()));
            });
        }
    }

    fn write(self, address: &Address, record: fn(&str, &JsValue) -> bool, state: &JsValue) {
        let Some(place) = self.place() else { return };
        if let Some(guest) = &place.guest {
            guest.address.replace(address.clone());
        } else if let Ok(url) = Url::new(&self.link(address)) {
            url.set_search(&location().map(|now| now.search()).unwrap_or_default());
            record(&url.href(), state);
        }
    }
}

/// What an entry says of itself that was pushed above another, after a reload too.
const ABOVE: &str = "above";

/// Rewrites the current entry; whether the history took it: some embedders forbid it, and the paper can be read all
/// the same.
fn replace(url: &str, state: &JsValue) -> bool {
    history().is_some_and(|history| history.replace_state_with_url(state, "", Some(url)).is_ok())
}

/// Adds an entry; whether the history took it.
fn push(url: &str, state: &JsValue) -> bool {
    history().is_some_and(|history| history.push_state_with_url(state, "", Some(url)).is_ok())
}

/// What the current entry says of itself.
fn state() -> JsValue {
    history().and_then(|history| history.state().ok()).unwrap_or_default()
}

fn history() -> Option<History> {
    window()?.history().ok()
}

fn location() -> Option<Url> {
    Url::new(&window()?.location().href().ok()?).ok()
}

/// A text as a part of an address.
pub fn encoded(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}
