//! Event listeners that live as long as the scope they are made in.

use leptos::prelude::StoredValue;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// A listener; dropped, it hears nothing more.
struct Listener {
    target: EventTarget,
    kinds: &'static [&'static str],
    callback: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        for kind in self.kinds {
            let _ = self.target.remove_event_listener_with_callback(kind, self.callback.as_ref().unchecked_ref());
        }
    }
}

/// Calls back for each of these events on a target, until the component or the run of the
/// effect that asked for it is done. The callback may prevent what the browser would do.
pub(super) fn listen<E: JsCast>(
    target: &EventTarget,
    kinds: &'static [&'static str],
    mut callback: impl FnMut(E) + 'static,
) {
    let callback = Closure::<dyn FnMut(Event)>::new(move |event: Event| callback(event.unchecked_into()));
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    for kind in kinds {
        let function = callback.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(kind, function, &options);
    }
    keep(Listener { target: target.clone(), kinds, callback });
}

/// Keeps a value until the component or the run of the effect that keeps it is done.
pub(super) fn keep<T: 'static>(value: T) {
    StoredValue::new_local(value);
}
