//! The address bar: what the location names, and how moving about is written there.

use wasm_bindgen::prelude::*;
use web_sys::{Event, Url, window};

use crate::edition::Address;

/// The address that the location names, or `None` if its path names nothing.
pub fn address() -> Option<Address> {
    let window = window()?;
    let url = Url::new(&window.location().href().ok()?).ok()?;
    let base = base()?;
    let path = url.pathname();
    let below = path.strip_prefix(base.pathname().as_str()).unwrap_or(&path);
    Address::parse(below, url.hash().trim_start_matches('#'))
}

/// The value of a query parameter of the location.
pub fn query(name: &str) -> Option<String> {
    Url::new(&window()?.location().href().ok()?).ok()?.search_params().get(name)
}

/// Adds an entry to the history.
pub fn push(address: &Address) {
    write(address, false);
}

/// Rewrites the current entry of the history.
pub fn replace(address: &Address) {
    write(address, true);
}

/// The full address of a place, for links.
pub fn follow(address: &Address) -> String {
    base().map(|base| format!("{}{address}", base.pathname())).unwrap_or_default()
}

/// Calls back when the reader goes back or forward.
pub fn on_move(mut moved: impl FnMut() + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn FnMut(Event)>::new(move |_| moved());
    // The listener lives as long as the page.
    let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}

fn base() -> Option<Url> {
    let uri = window()?.document()?.base_uri().ok()??;
    Url::new(&uri).ok()
}

fn write(address: &Address, replace: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let url = follow(address);
    // Some embedders forbid it; the paper can be read all the same.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}
