//! Something in hand: fingers, a mouse or a wheel that move it about and bring it nearer.

use wasm_bindgen::prelude::*;
use web_sys::{Element, MouseEvent, PointerEvent, WheelEvent};

use super::listen::listen;
use super::pinch::{DOUBLE_TAP_MS, DOUBLE_TAP_PX, Point, distance, middle};

/// What happens to what is in hand. Points are seen from the middle of its room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grip {
    /// Moved by so much, and made so many times larger about a point.
    Moved {
        /// How far, in CSS px.
        by: Point,
        /// Times its size.
        times: f64,
        /// What stays where it is.
        about: Point,
    },
    /// Made so many times larger about a point by a wheel.
    Wheeled {
        /// Times its size.
        times: f64,
        /// What stays where it is.
        about: Point,
    },
    /// Let go, so far from where it was taken; no way at all if two fingers held it.
    LetGo(Point),
    /// Tapped or clicked twice at a point.
    Twice(Point),
}

/// Wheel travel that doubles the size, in CSS px; a trackpad's pinch, which comes as a wheel
/// with Ctrl, travels less.
const WHEEL_DOUBLE: f64 = 500.0;
const PINCH_DOUBLE: f64 = 80.0;
/// A line of a wheel that counts lines, in CSS px.
const WHEEL_LINE: f64 = 24.0;
const NOWHERE: Point = Point { x: 0.0, y: 0.0 };

/// Calls back with what is done to something in a room, wherever on an element around it, but
/// not on its controls.
pub fn on_grip(element: &Element, room: &Element, mut gripped: impl FnMut(Grip) + 'static) {
    let room = room.clone();
    let mut fingers: Vec<(i32, Point)> = vec![];
    // Where a single finger took it.
    let mut taken: Option<Point> = None;
    let mut tap: Option<(f64, Point)> = None;
    let kinds = &["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel", "dragstart"];
    listen(element, kinds, move |event: MouseEvent| {
        let rect = room.get_bounding_client_rect();
        let point = Point {
            x: f64::from(event.client_x()) - rect.left() - rect.width() / 2.0,
            y: f64::from(event.client_y()) - rect.top() - rect.height() / 2.0,
        };
        if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
            wheel.prevent_default();
            let travel =
                wheel.delta_y() * if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { WHEEL_LINE } else { 1.0 };
            let double = if wheel.ctrl_key() { PINCH_DOUBLE } else { WHEEL_DOUBLE };
            gripped(Grip::Wheeled { times: js_sys::Math::pow(2.0, -travel / double), about: point });
            return;
        }
        // The browser would drag a picture away.
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return event.prevent_default() };
        match event.type_().as_str() {
            "pointerdown" if event.button() == 0 && !is_on_control(&event) => {
                fingers.push((pointer.pointer_id(), point));
                taken = (fingers.len() == 1).then_some(point);
            }
            "pointerdown" => {}
            "pointermove" if event.buttons() > 0 => {
                let before = fingers.clone();
                let Some(finger) = fingers.iter_mut().find(|finger| finger.0 == pointer.pointer_id()) else { return };
                finger.1 = point;
                let (about, times) = match (&before[..], &fingers[..]) {
                    ([(_, a), (_, b)], [(_, c), (_, d)]) => {
                        (middle(*a, *b), distance(*c, *d) / distance(*a, *b).max(1.0))
                    }
                    _ => (before[0].1, 1.0),
                };
                let now = if let [(_, c), (_, d)] = fingers[..] { middle(c, d) } else { fingers[0].1 };
                gripped(Grip::Moved { by: Point { x: now.x - about.x, y: now.y - about.y }, times, about });
            }
            kind => {
                // A mouse may have been let go outside of the window.
                let held = fingers.len();
                fingers.retain(|finger| finger.0 != pointer.pointer_id());
                if held == 0 || !fingers.is_empty() {
                    return;
                }
                let way = taken.take().map_or(NOWHERE, |from| Point { x: point.x - from.x, y: point.y - from.y });
                gripped(Grip::LetGo(way));
                let now = event.time_stamp();
                let still = held == 1 && kind == "pointerup" && distance(way, NOWHERE) < DOUBLE_TAP_PX;
                match tap.take().filter(|_| still) {
                    Some((then, at)) if now - then < DOUBLE_TAP_MS && distance(at, point) < DOUBLE_TAP_PX => {
                        gripped(Grip::Twice(point));
                    }
                    _ => tap = still.then_some((now, point)),
                }
            }
        }
    });
}

fn is_on_control(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest("button, p").ok().flatten().is_some())
}
