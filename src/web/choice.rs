//! What was clicked or chosen inside an element that listens for all that it holds.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement};

/// The value of an attribute of the clicked element, or of the nearest around it that has one.
pub fn pointed(event: &Event, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    // A selector of one attribute is always one.
    let holder = target.closest(&["[", attribute, "]"].concat()).ok().flatten()?;
    holder.get_attribute(attribute)
}

/// Whether a click fell inside what a selector finds.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Whether a click fell on a dialog's own edge or beside it: all that it holds is in elements.
pub fn is_backdrop(event: &Event) -> bool {
    event.target().is_some_and(|target| target.is_instance_of::<HtmlDialogElement>())
}

/// Name and value of the control that was changed; a switch is empty when it is off.
pub fn choice(event: &Event) -> Option<(String, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let name = target.get_attribute("name")?;
    let value = match target.dyn_ref::<HtmlInputElement>() {
        Some(input) if input.type_() == "checkbox" => if input.checked() { "on" } else { "" }.to_owned(),
        Some(input) => input.value(),
        None => js_sys::Reflect::get(&target, &"value".into()).ok()?.as_string()?,
    };
    Some((name, value))
}
