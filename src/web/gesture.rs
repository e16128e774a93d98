//! Keys and fingers as intentions.

use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, KeyboardEvent, PointerEvent, window};

use super::home::Home;
use super::listen::listen;

/// What the reader wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The next sheet.
    Next,
    /// The sheet before.
    Previous,
    /// The first sheet of the edition.
    First,
    /// The last sheet of the edition.
    Last,
    /// The next editorial page.
    NextPage,
    /// The editorial page before.
    PreviousPage,
    /// Out of what is unfolded.
    Out,
    /// The paper nearer.
    Nearer,
    /// The paper farther away.
    Farther,
}

/// A key that may mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// One that turns, and is no character.
    Turn(Turn),
    /// A character.
    Character(char),
}

/// Calls back with every key that may mean something; the answer is whether it did. Keys
/// that are typed into a field, meant for a panel or pressed with a modifier are left
/// alone, and so is a guest's host: only keys pressed inside a guest are its own.
pub fn on_keys(home: Home, mut pressed: impl FnMut(Key) -> bool + 'static) {
    let Some(place) = home.place() else { return };
    let target = match (window(), &place.guest) {
        (Some(window), None) => EventTarget::from(window),
        _ => place.element.clone().into(),
    };
    listen(&target, &["keydown"], move |event: KeyboardEvent| {
        if home.find("dialog[open]").is_some() {
            return;
        }
        if event.default_prevented() || event.ctrl_key() || event.alt_key() || event.meta_key() || is_typing(&event) {
            return;
        }
        let key = event.key();
        let turn = match key.as_str() {
            "Escape" => Turn::Out,
            "PageDown" | "PageUp" | " " | "Home" | "End" if is_scrolling(home) => return,
            "ArrowRight" | "PageDown" => Turn::Next,
            "ArrowLeft" | "PageUp" => Turn::Previous,
            " " if is_on_control(&event) => return,
            " " if event.shift_key() => Turn::Previous,
            " " => Turn::Next,
            "Home" => Turn::First,
            "End" => Turn::Last,
            _ => {
                let mut characters = key.chars();
                if let (Some(character), None) = (characters.next(), characters.next())
                    && pressed(Key::Character(character))
                {
                    event.prevent_default();
                }
                return;
            }
        };
        if pressed(Key::Turn(turn)) {
            event.prevent_default();
        }
    });
}

/// Calls back when a finger or pen is drawn across an element: leftwards for the next
/// sheet. Selecting text with a mouse is no swipe, and neither is a vertical scroll or
/// anything with a second finger.
pub fn swipe(element: &Element, mut turned: impl FnMut(Turn) + 'static) {
    let mut start: Option<(i32, f64, f64, f64)> = None;
    let mut fingers = 0_u32;
    listen(element, &["pointerdown", "pointerup", "pointercancel"], move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            return;
        }
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        match event.type_().as_str() {
            "pointerdown" => {
                fingers += 1;
                start = (fingers == 1).then(|| (event.pointer_id(), x, y, event.time_stamp()));
            }
            "pointerup" => {
                fingers = fingers.saturating_sub(1);
                let Some((id, from_x, from_y, from_time)) = start.take() else { return };
                let (across, down) = (x - from_x, y - from_y);
                let brisk = event.time_stamp() - from_time < SWIPE_MS;
                if id == event.pointer_id() && brisk && across.abs() > SWIPE_PX && across.abs() > 2.0 * down.abs() {
                    turned(if across < 0.0 { Turn::Next } else { Turn::Previous });
                }
            }
            _ => {
                fingers = fingers.saturating_sub(1);
                start = None;
            }
        }
    });
}

/// The least way of a swipe, in CSS px.
const SWIPE_PX: f64 = 40.0;
/// The longest time of a swipe, in ms: a slower drag selects text.
const SWIPE_MS: f64 = 700.0;

/// Whether something is there that scrolls: its keys are the browser's.
fn is_scrolling(home: Home) -> bool {
    home.find("[data-reading], [data-static]").is_some()
}

fn is_typing(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|element| {
        element.closest("input, textarea, select, [contenteditable], [role=slider]").ok().flatten().is_some()
    })
}

fn is_on_control(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|element| element.closest("button, a, summary").ok().flatten().is_some())
}

fn target(event: &KeyboardEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
