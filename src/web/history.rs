//! The address bar: what the location names, and how moving about is written there. A guest
//! leaves the bar to its host and keeps its address to itself.

use wasm_bindgen::prelude::*;
use web_sys::{Event, Url, window};

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

    /// Adds an entry to the history.
    pub fn push(self, address: &Address) {
        self.write(address, false);
    }

    /// Rewrites the current entry of the history.
    pub fn replace(self, address: &Address) {
        self.write(address, true);
    }

    /// The full URL of an address, for links.
    pub fn link(self, address: &Address) -> String {
        self.url(&address.to_string())
    }

    /// Calls back when the reader goes back or forward.
    pub fn on_move(self, mut moved: impl FnMut() + 'static) {
        if let (Some(window), false) = (window(), self.is_guest()) {
            listen(&window, &["popstate"], move |_: Event| moved());
        }
    }

    fn write(self, address: &Address, replace: bool) {
        let (Some(place), Some(history)) = (self.place(), window().and_then(|window| window.history().ok())) else {
            return;
        };
        if let Some(guest) = &place.guest {
            guest.address.replace(address.clone());
            return;
        }
        let url = self.link(address);
        // Some embedders forbid it; the paper can be read all the same.
        let _ = if replace {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        };
    }
}

fn location() -> Option<Url> {
    Url::new(&window()?.location().href().ok()?).ok()
}
