//! Printing: what is drawn for paper stands in the document while the browser prints.
//!
//! A browser that has begun to print waits for no picture. Those that are on the screen already
//! are printed as they stand there; the others are fetched before if it is the reader that is
//! asked to print, by its own button or by the browser's keys, and not the browser's menu.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, KeyboardEvent, window};

use super::home::Home;
use super::listen::listen;
use super::page::wait;
use super::passage::all;
use super::rules::Rules;
use crate::markup::Drawing;

impl Home {
    /// Asks for a drawing whenever the browser is about to print, and puts it into the
    /// reader until that is done. It has to stand there when the event returns, so that no
    /// component could draw it. A guest leaves printing to its host.
    pub fn on_print(self, draw: impl Fn() -> Option<Drawing> + 'static) {
        let Some(window) = window().filter(|_| !self.is_guest()) else { return };
        let printed: Rc<RefCell<Option<(Element, Rules)>>> = Rc::default();
        listen(&window, &["beforeprint", "afterprint"], move |event: Event| {
            if let Some((element, _)) = printed.take() {
                element.remove();
            }
            if event.type_() == "beforeprint" {
                printed.replace(draw().and_then(|drawing| self.put_print(&drawing)));
            }
        });
    }

    /// Calls back when the browser's keys for printing are pressed, in the browser's place.
    pub fn on_print_keys(self, pressed: impl Fn() + 'static) {
        let Some(window) = window().filter(|_| !self.is_guest()) else { return };
        listen(&window, &["keydown"], move |event: KeyboardEvent| {
            let alone = !event.shift_key() && !event.alt_key() && (event.ctrl_key() != event.meta_key());
            if alone && event.key() == "p" {
                event.prevent_default();
                pressed();
            }
        });
    }

    /// Opens the browser's dialog for printing when the pictures of a drawing have come.
    pub async fn print(self, drawing: &Drawing) {
        let (Some(window), Some(place)) = (window(), self.place()) else { return };
        if let Some(gallery) = window.document().and_then(|document| document.create_element("div").ok()) {
            gallery.set_inner_html(&drawing.html);
            // One that does not come, or cannot be read, is printed as its colours.
            let coming = all(&gallery, "img").into_iter().filter_map(|picture| {
                let decode: Function = Reflect::get(&picture, &"decode".into()).ok()?.dyn_into().ok()?;
                decode.call0(&picture).ok()
            });
            let coming: JsValue = Promise::all_settled(&coming.collect::<Array>()).into();
            place.gallery.replace(Some(gallery));
            let late = wasm_bindgen_futures::future_to_promise(async {
                wait(PATIENCE_MS).await;
                Ok(JsValue::UNDEFINED)
            });
            let _ = JsFuture::from(Promise::race(&[coming, late.into()].iter().collect::<Array>())).await;
        }
        let _ = window.print();
        place.gallery.take();
    }

    fn put_print(self, drawing: &Drawing) -> Option<(Element, Rules)> {
        let root = self.find("[data-epaper]")?;
        let element = root.owner_document()?.create_element("div").ok()?;
        element.set_class_name("print");
        element.set_inner_html(&drawing.html);
        let there: Vec<Element> = [Some(root.clone()), self.place()?.gallery.borrow().clone()]
            .iter()
            .flatten()
            .flat_map(|root| all(root, "img"))
            .collect();
        for picture in all(&element, "img") {
            let _ = take_over(&picture, &there);
        }
        root.append_child(&element).ok()?;
        let rules = Rules::new(self);
        rules.replace(&drawing.css);
        Some((element, rules))
    }
}

/// How long pictures are waited for, in ms.
const PATIENCE_MS: i32 = 8000;

/// Shows the file of a picture that has come already: it is there at once.
fn take_over(picture: &Element, there: &[Element]) -> Option<()> {
    let file = picture.get_attribute("src")?;
    let shown = there.iter().filter(|other| other.get_attribute("src").as_ref() == Some(&file)).find_map(|other| {
        let get = |name: &str| Reflect::get(other, &name.into()).ok();
        let came = get("naturalWidth")?.as_f64()? > 0.0 && get("complete")?.is_truthy();
        get("currentSrc")?.as_string().filter(|_| came)
    })?;
    // Only a picture that has no choice among files is there at once.
    let alone = picture.clone_node().ok()?.dyn_into::<Element>().ok()?;
    alone.remove_attribute("srcset").ok()?;
    alone.set_attribute("decoding", "sync").ok()?;
    alone.set_attribute("src", &shown).ok()?;
    picture.parent_element()?.replace_with_with_node_1(&alone).ok()
}
