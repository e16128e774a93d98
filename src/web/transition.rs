//! View transitions: a change of what is drawn that the eye can follow, where the browser has
//! them and nobody asked for stillness.
//!
//! The change itself waits for nothing but the browser's picture of what was there before, a
//! frame at most; [`Home::catch_up`] makes it at once where something else depends on it.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Document, Element, HtmlElement, window};

use super::home::Home;
use super::page::wait;

/// What grows, and what shrinks, go by these names in `style/reading.css`.
const GROWING: &str = "unfolding";
const SHRINKING: &str = "folding";
/// Where motion is welcome and a screen can show it: not on electronic ink or paper.
const LIVELY: &str = "(prefers-reduced-motion: no-preference) and (update: fast)";

thread_local! {
    /// A change that waits for its picture.
    static COMING: RefCell<Option<Box<dyn FnOnce()>>> = RefCell::default();
    /// The element that grew last: what it became shrinks back into it.
    static GREW: RefCell<Option<Element>> = RefCell::default();
    /// The element that has the name of what moves, and the movements under way.
    static NAMED: RefCell<Option<Element>> = RefCell::default();
    static RUNNING: Cell<u32> = const { Cell::new(0) };
}

impl Home {
    /// Makes a change that lets the element that a selector finds grow into what another
    /// selector finds after it. Of several the one that was pressed grows. The document around
    /// a guest is its host's: there all changes are sudden.
    pub fn grow(self, from: &str, to: &'static str, change: impl FnOnce() + 'static) {
        let pressed = self.find(&[from, ":is(:hover, :focus-within)"].concat());
        let from = pressed.or_else(|| self.find(from));
        GREW.replace(from.clone());
        self.morph(GROWING, from, move || self.find(to), change);
    }

    /// Makes a change that lets the element that a selector finds shrink back into what it grew
    /// out of, or into what another selector finds after it.
    pub fn shrink(self, from: &str, to: String, change: impl FnOnce() + 'static) {
        let grew = GREW.take();
        let into = move || {
            let grew = grew.filter(|grew| grew.is_connected() && grew.matches(&to).unwrap_or(false));
            grew.or_else(|| self.find(&to))
        };
        self.morph(SHRINKING, self.find(from), into, change);
    }

    /// Makes a change that still waits for its picture.
    pub fn catch_up(self) {
        if let Some(change) = COMING.take() {
            change();
        }
    }

    fn morph(
        self,
        name: &'static str,
        from: Option<Element>,
        to: impl FnOnce() -> Option<Element> + 'static,
        change: impl FnOnce() + 'static,
    ) {
        self.catch_up();
        let Some((document, start)) = (if self.is_guest() { None } else { starter() }) else { return change() };
        hand(name, from);
        COMING.replace(Some(Box::new(change)));
        let update = Closure::once_into_js(move || -> Promise {
            future_to_promise(async move {
                self.catch_up();
                // What follows from a change is drawn before the next task; no frame comes meanwhile.
                wait(0).await;
                hand(name, to());
                Ok(JsValue::UNDEFINED)
            })
        });
        let Ok(transition) = start.call1(&document, &update) else { return self.catch_up() };
        RUNNING.set(RUNNING.get() + 1);
        self.spawn(async move {
            let promise =
                |name: &str| Reflect::get(&transition, &name.into()).map(|promise| Promise::resolve(&promise));
            // What moves cannot be pressed: who presses, turns a wheel or types ends the movement.
            let skip = Closure::<dyn FnMut()>::new({
                let transition = transition.clone();
                move || {
                    let skip = Reflect::get(&transition, &"skipTransition".into()).ok();
                    let _ = skip.and_then(|skip| skip.dyn_ref::<Function>()?.call0(&transition).ok());
                }
            });
            let skip = skip.as_ref().unchecked_ref();
            for input in INPUTS {
                let _ = document.add_event_listener_with_callback_and_bool(input, skip, true);
            }
            // One that gives way to the next, or to a hidden window, is no error.
            for promise in [promise("ready"), promise("finished")].into_iter().flatten() {
                let _ = JsFuture::from(promise).await;
            }
            for input in INPUTS {
                let _ = document.remove_event_listener_with_callback_and_bool(input, skip, true);
            }
            RUNNING.set(RUNNING.get() - 1);
            if RUNNING.get() == 0 {
                hand("", None);
            }
        });
    }
}

/// What ends a movement.
const INPUTS: [&str; 3] = ["pointerdown", "wheel", "keydown"];

/// The document and the function that begins a transition, if it is to begin any.
fn starter() -> Option<(Document, Function)> {
    let window = window()?;
    let document = window.document()?;
    let start = Reflect::get(&document, &"startViewTransition".into()).ok()?.dyn_into().ok()?;
    window.match_media(LIVELY).ok()??.matches().then_some((document, start))
}

/// Hands a name on to an element: two of a name would end the transition.
fn hand(name: &str, to: Option<Element>) {
    let call = |element: Option<&Element>, name| {
        if let Some(element) = element.and_then(|element| element.dyn_ref::<HtmlElement>()) {
            let _ = element.style().set_property("view-transition-name", name);
        }
    };
    call(to.as_ref(), name);
    let before = NAMED.replace(to.clone());
    if before != to {
        call(before.as_ref(), "");
    }
}
