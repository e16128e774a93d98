//! The size of the box that the paper is composed for: an element's, never the window's,
//! so that the reader fits wherever it is mounted.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::home::Home;
use super::listen::keep;
use crate::layout::{Px, Size};

impl Home {
    /// Calls back with the size of what a selector finds, now and whenever it changes, until the
    /// component or the run of the effect that asked for it is done.
    pub fn on_size(self, selector: &str, mut changed: impl FnMut(Size) + 'static) {
        let Some(element) = self.find(selector) else { return };
        changed(size_of(&element));
        observe(&element, changed);
    }
}

/// The content size of an element now.
pub fn size_of(element: &Element) -> Size {
    Size { width: Px(element.client_width() * 64), height: Px(element.client_height() * 64) }
}

/// An observer with what it calls; dropped, it observes nothing more.
struct Observing {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Observing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the element's size whenever it changes, until the component or the run of
/// the effect that asked for it is done.
pub fn observe(element: &Element, mut changed: impl FnMut(Size) + 'static) {
    let observed = element.clone();
    let callback = Closure::<dyn FnMut()>::new(move || changed(size_of(&observed)));
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        keep(Observing { observer, _callback: callback });
    }
}
