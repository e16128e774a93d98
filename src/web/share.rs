//! Handing a link on: the system's own dialog where there is one, else the clipboard.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Shares a title with its URL. True if the link went to the clipboard instead, which the
/// reader should be told; a dialog speaks for itself.
pub async fn share(title: &str, url: &str) -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &url.into());
    if let Some(shared) = ask(&navigator, "share", &data) {
        // Who closes the dialog has decided, too.
        let _ = JsFuture::from(shared).await;
        return false;
    }
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    match ask(&clipboard, "writeText", &url.into()) {
        Some(written) => JsFuture::from(written).await.is_ok(),
        None => false,
    }
}

/// What a method promises, if the object has it.
fn ask(object: &JsValue, method: &str, argument: &JsValue) -> Option<Promise> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(object, argument).ok()?.dyn_into().ok()
}
