//! Zooming: two fingers, Ctrl and the wheel, a double tap.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, PointerEvent, WheelEvent};

use super::home::Home;
use super::listen::listen;
use crate::layout::Px;

/// A point of the window, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// What fingers or wheel ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Zooming {
    /// Two fingers hold what is drawn, so many times its size, about a point.
    Holding {
        /// Times the size at the beginning.
        scale: f64,
        /// Between the fingers.
        point: Point,
    },
    /// The fingers let go.
    LetGo {
        /// Times the size at the beginning.
        scale: f64,
        /// Between the fingers.
        point: Point,
    },
    /// Two taps, the second soon after the first and near it.
    DoubleTap {
        /// The point.
        point: Point,
        /// When the second was, in ms as events have it.
        at: f64,
    },
    /// One step nearer or farther about a point.
    Step {
        /// Nearer, not farther.
        nearer: bool,
        /// The point.
        point: Point,
    },
}

/// Wheel travel that makes a step, in CSS px.
const WHEEL_STEP: f64 = 60.0;
/// Two taps within this time, in ms, and distance, in CSS px, are a double tap.
pub(super) const DOUBLE_TAP_MS: f64 = 300.0;
pub(super) const DOUBLE_TAP_PX: f64 = 24.0;

impl Home {
    /// Calls back with every zooming gesture on the first element that a selector finds.
    pub fn on_zoom(self, selector: &str, zoomed: impl FnMut(Zooming) + Clone + 'static) {
        if let Some(element) = self.find(selector) {
            on_wheel(&element, zoomed.clone());
            on_fingers(&element, zoomed);
        }
    }

    /// Where a point of the window is on the first element that a selector finds, measured in
    /// that element's own px, whatever it is scaled to.
    pub fn point_in(self, selector: &str, point: Point) -> Option<(Px, Px)> {
        let element = self.find(selector)?;
        let rect = element.get_bounding_client_rect();
        let scale = rect.width() / f64::from(element.dyn_ref::<HtmlElement>()?.offset_width().max(1));
        Some((Px::from_css((point.x - rect.left()) / scale), Px::from_css((point.y - rect.top()) / scale)))
    }
}

fn on_wheel(element: &Element, mut zoomed: impl FnMut(Zooming) + 'static) {
    let mut travel = 0.0;
    listen(element, &["wheel"], move |event: WheelEvent| {
        // A trackpad's pinch comes as a wheel with Ctrl, too.
        if !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        travel += event.delta_y();
        if travel.abs() >= WHEEL_STEP {
            let point = Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) };
            zoomed(Zooming::Step { nearer: travel < 0.0, point });
            travel = 0.0;
        }
    });
}

fn on_fingers(element: &Element, mut zoomed: impl FnMut(Zooming) + 'static) {
    let mut fingers: Vec<(i32, Point)> = vec![];
    let mut hold: Option<(f64, f64, Point)> = None;
    let mut tap: Option<(f64, Point)> = None;
    listen(element, &["pointerdown", "pointermove", "pointerup", "pointercancel"], move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            return;
        }
        let point = Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) };
        match event.type_().as_str() {
            "pointerdown" => {
                // The first finger of a gesture: whatever was not seen to leave, has left.
                if event.is_primary() {
                    fingers.clear();
                }
                fingers.push((event.pointer_id(), point));
                hold = match fingers[..] {
                    [(_, a), (_, b)] => Some((distance(a, b).max(1.0), 1.0, middle(a, b))),
                    _ => None,
                };
            }
            "pointermove" => {
                if let Some(finger) = fingers.iter_mut().find(|finger| finger.0 == event.pointer_id()) {
                    finger.1 = point;
                }
                if let (Some((from, scale, point)), [(_, a), (_, b)]) = (&mut hold, &fingers[..]) {
                    *scale = distance(*a, *b) / *from;
                    zoomed(Zooming::Holding { scale: *scale, point: *point });
                }
            }
            kind => {
                fingers.retain(|finger| finger.0 != event.pointer_id());
                if let Some((_, scale, point)) = hold.take() {
                    tap = None;
                    zoomed(Zooming::LetGo { scale, point });
                } else if kind == "pointerup" && fingers.is_empty() {
                    let now = event.time_stamp();
                    match tap.take() {
                        Some((then, at)) if now - then < DOUBLE_TAP_MS && distance(at, point) < DOUBLE_TAP_PX => {
                            zoomed(Zooming::DoubleTap { point, at: now });
                        }
                        _ => tap = Some((now, point)),
                    }
                }
            }
        }
    });
}

pub(super) fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

pub(super) fn middle(a: Point, b: Point) -> Point {
    Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) }
}
