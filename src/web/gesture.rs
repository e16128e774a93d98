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
        if let Some(character) = only(&key)
            && pressed(Key::Character(character))
        {
            return event.prevent_default();
        }
        let turn = match key.as_str() {
            "Escape" => Turn::Out,
            " " if is_on_control(&event) => return,
            _ if scrolls(home, &event) => return,
            "ArrowRight" | "PageDown" => Turn::Next,
            "ArrowLeft" | "PageUp" => Turn::Previous,
            " " if event.shift_key() => Turn::Previous,
            " " => Turn::Next,
            "Home" => Turn::First,
            "End" => Turn::Last,
            _ => return,
        };
        if pressed(Key::Turn(turn)) {
            event.prevent_default();
        }
    });
}

/// Calls back when a finger or pen is drawn across what a selector finds: leftwards for the next
/// sheet. Selecting text with a mouse is no swipe, and neither is a vertical scroll or
/// anything with a second finger.
pub fn on_swipe(home: Home, selector: &str, mut turned: impl FnMut(Turn) + 'static) {
    let Some(element) = home.find(selector) else { return };
    let mut start: Option<(i32, f64, f64, f64)> = None;
    let mut fingers = 0_u32;
    listen(&element, &["pointerdown", "pointerup", "pointercancel"], move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            return;
        }
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        match event.type_().as_str() {
            "pointerdown" => {
                // The first finger of a gesture: whatever was not seen to leave, has left.
                fingers = if event.is_primary() { 1 } else { fingers + 1 };
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

/// The character of a key that is one.
fn only(key: &str) -> Option<char> {
    let mut characters = key.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// What keys scroll by: nearly the window's height, so that a line is found again, or some lines.
const PAGE: f64 = 0.875;
const LINES_PX: f64 = 40.0;

/// Whether a key scrolls what is in view: an unfolded article, the page in one piece, or the
/// page as it came. While the focus is in there the browser sees to it, else it is done here.
/// Where a page in one piece ends, its keys turn to the next.
fn scrolls(home: Home, event: &KeyboardEvent) -> bool {
    let Some(scroller) = ["[data-reading]", ".stack", "[data-static]"].iter().find_map(|place| home.find(place)) else {
        return false;
    };
    let (top, height) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
    let last = f64::from(scroller.scroll_height()) - height;
    let (to, pages) = match (event.key().as_str(), event.shift_key()) {
        ("PageDown", _) | (" ", false) => (top + height * PAGE, true),
        ("PageUp", _) | (" ", true) => (top - height * PAGE, true),
        ("ArrowDown", _) => (top + LINES_PX, false),
        ("ArrowUp", _) => (top - LINES_PX, false),
        ("Home", _) => (0.0, false),
        ("End", _) => (last, false),
        _ => return false,
    };
    let over = if to > top { top + 1.0 >= last } else { top <= 0.0 };
    if pages && over && scroller.matches(".stack").unwrap_or(false) {
        return false;
    }
    let inside = target(event).is_some_and(|element| scroller.contains(Some(&element)));
    if !inside && !scroller.matches("[data-static]").unwrap_or(false) {
        // A `clamp` would bring along how its bounds are written when they are wrong, 5 kB.
        scroller.set_scroll_top(to.min(last).max(0.0) as i32);
        event.prevent_default();
    }
    true
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
