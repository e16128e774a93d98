//! The dialog with a picture. It covers the window for a guest too: a picture is looked at,
//! and then it is gone again.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::{Dialog, Div};
use leptos::prelude::*;

use super::gallery::{Gallery, Plate};
use super::hold::{FITTING, Hold};
use super::{Entry, Lightbox};
use crate::layout::Size;
use crate::markup::Html;
use crate::view::Reader;
use crate::view::whenever::whenever;
use crate::web::{self, Grip, Point};

/// The dialog, empty while nothing is to be seen.
#[component]
pub fn LightboxView() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let Lightbox { wanted, entry, .. } = reader.lightbox;
    let gallery = RwSignal::new(None);
    whenever(move || {
        let wanted = wanted.get();
        gallery.set(wanted.and_then(|(article, place)| untrack(|| pictures(reader, &article, place))));
    });
    let (dialog, room, plate) = (NodeRef::<Dialog>::new(), NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let hold = RwSignal::new(FITTING);
    // The click that ends a drag is none.
    let dragged = StoredValue::new(false);

    let settle = move || {
        let (Some(plate), Some(room)) = (plate.get_untracked(), room.get_untracked()) else { return };
        let (picture, room): (Size, Size) = (web::size_of(&plate), web::size_of(&room));
        hold.update(|hold| *hold = hold.settled(picture, room));
    };
    let zoom = move |times: f64, about: Point| {
        hold.update(|hold| *hold = hold.nearer(times, about));
        settle();
    };
    let turn = move |forward: bool| {
        // The next picture stands there; it does not come from where the last one was.
        hold.set(Hold { held: true, ..FITTING });
        gallery.update(|gallery| *gallery = gallery.take().map(|gallery| gallery.turned(forward)));
    };
    let close = move || reader.lightbox.close();

    let shown = Memo::new(move |_| gallery.with(Option::is_some));
    whenever(move || {
        let Some(dialog) = dialog.get() else { return };
        if shown.get() && !dialog.open() {
            hold.set(FITTING);
            entry.set_value(if reader.home.push_again() { Entry::Pushed } else { Entry::None });
            // Only a dialog that is out of the document refuses.
            let _ = dialog.show_modal();
            // Its buttons are written anew, and would lose the focus.
            reader.home.focus(".lightbox");
        } else if !shown.get() && dialog.open() {
            dialog.close();
        }
        if !shown.get() && entry.get_value() == Entry::Pushed {
            entry.set_value(Entry::Leaving);
            reader.home.back();
        }
    });
    whenever(move || {
        let (Some(dialog), Some(room)) = (dialog.get(), room.get()) else { return };
        web::observe(&room, move |_| settle());
        web::on_grip(&dialog, &room, move |grip| match grip {
            Grip::Moved { by, times, about } => {
                hold.update(|hold| *hold = Hold { held: true, ..hold.moved(by).nearer(times, about) });
            }
            Grip::Wheeled { times, about } => zoom(times, about),
            Grip::LetGo(way) => {
                dragged.set_value(way.x.hypot(way.y) > STILL);
                let near = hold.with_untracked(|hold| hold.is_near());
                if !near && way.y > AWAY && way.y > 2.0 * way.x.abs() {
                    close();
                } else if !near && way.x.abs() > AWAY && way.x.abs() > 2.0 * way.y.abs() && is_many(gallery) {
                    turn(way.x < 0.0);
                } else {
                    settle();
                }
            }
            Grip::Twice(point) if hold.with_untracked(|hold| hold.is_near()) => zoom(0.0, point),
            Grip::Twice(point) => zoom(CLOSER, point),
        });
    });

    let act = move |what: &str| match what {
        "in" => zoom(STEP, FITTING.at),
        "out" => zoom(1.0 / STEP, FITTING.at),
        "next" => turn(true),
        "previous" => turn(false),
        "close" if !dragged.get_value() => close(),
        _ => {}
    };
    let clicked = move |event: MouseEvent| {
        if let Some(what) = web::pointed(&event, "data-do") {
            act(&what);
        }
        dragged.set_value(false);
    };
    let pressed = move |event: KeyboardEvent| {
        let near = hold.with_untracked(|hold| hold.is_near());
        let many = is_many(gallery);
        let shift = |x, y| {
            hold.update(|hold| *hold = hold.moved(Point { x, y }));
            settle();
        };
        match event.key().as_str() {
            "+" | "=" => act("in"),
            "-" => act("out"),
            "0" => zoom(0.0, FITTING.at),
            "ArrowLeft" if near => shift(SHIFT, 0.0),
            "ArrowRight" if near => shift(-SHIFT, 0.0),
            "ArrowUp" if near => shift(0.0, SHIFT),
            "ArrowDown" if near => shift(0.0, -SHIFT),
            "ArrowRight" | "PageDown" if many => turn(true),
            "ArrowLeft" | "PageUp" if many => turn(false),
            _ => return,
        }
        event.prevent_default();
    };
    // The browser's own way out: Escape, or the gesture for it.
    let closed = move |_| {
        if dialog.get_untracked().is_none_or(|dialog| !dialog.open()) {
            close();
        }
    };

    let controls = move || {
        let words = reader.words.get();
        let mut html = Html::default();
        let mut button = |what, name: &str, sign: &str| {
            html.element("button", &[("data-do", what), ("aria-label", name), ("title", name)], sign);
        };
        button("close", words.close(), "×");
        button("out", words.zoom_out(), "−");
        button("in", words.zoom_in(), "+");
        if shown.get() && is_many(gallery) {
            button("previous", words.previous_picture(), "‹");
            button("next", words.next_picture(), "›");
        }
        html.finish()
    };
    let of = move |what: fn(&Gallery, &Plate) -> String| {
        move || gallery.with(|gallery| gallery.as_ref().map(|gallery| what(gallery, &gallery.plates[gallery.at])))
    };
    view! {
        <dialog class="lightbox" part="lightbox" tabindex="-1" node_ref=dialog aria-label=move || reader.words.get().picture()
            lang=move || reader.words.get().tag() on:close=closed on:click=clicked on:keydown=pressed>
            <div class="lightbox-controls" inner_html=controls></div>
            <div class="lightbox-room" data-do="close" data-near=move || hold.get().is_near().then_some("") node_ref=room>
                <div class="picture plate" data-do="nothing" node_ref=plate data-held=move || hold.get().held.then_some("")
                    style=("--width", of(|_, plate| plate.width.to_string())) style=("--height", of(|_, plate| plate.height.to_string()))
                    style=("--most", of(|_, plate| (if plate.drawn { u32::MAX } else { 2 * plate.width }).to_string() + "px"))
                    style:transform=move || hold.get().transform() inner_html=move || of(|_, plate| plate.html.clone())().unwrap_or_default()></div>
            </div>
            <p class="lightbox-caption" aria-live="polite" lang=of(|gallery, _| gallery.language.clone())>
                <span class="lightbox-count">{of(count)}</span>
                <span>{of(|_, plate| plate.caption.clone())}</span>
                " "<span data-credit>{of(|_, plate| plate.credit.clone())}</span>
            </p>
        </dialog>
    }
}

/// The pictures of an article, the one at this block and place of its group in view.
fn pictures(reader: Reader, article: &str, place: (usize, usize)) -> Option<Gallery> {
    let opened = reader.edition()?;
    let head = opened.edition.head(article)?;
    let page = opened.edition.page_of(article)?;
    let bodies = reader.bodies.with(|bodies| bodies.get(&page).cloned())?.ok()?;
    let body = bodies.articles.iter().find(|body| body.id == article)?;
    let folder = reader.home.url(&["editions/", &opened.path, "/"].concat());
    // A file for twice the width is still sharp when the picture is brought nearer.
    let room = reader.space.get()?.width * 2;
    Gallery::of(body, place, opened.edition.language_of(head), &folder, room)
}

/// Times a button or key makes the picture larger.
const STEP: f64 = 1.5;
/// Times a double tap does.
const CLOSER: f64 = 2.5;
/// How far an arrow key moves it, in CSS px.
const SHIFT: f64 = 80.0;
/// The least way of a finger that turns to another picture or puts this one away, in CSS px.
const AWAY: f64 = 60.0;
/// The most that a tap or click may move, in CSS px.
const STILL: f64 = 8.0;

fn is_many(gallery: RwSignal<Option<Gallery>>) -> bool {
    gallery.with_untracked(|gallery| gallery.as_ref().is_some_and(|gallery| gallery.plates.len() > 1))
}

/// Which of the pictures it is, if there are several.
fn count(gallery: &Gallery, _: &Plate) -> String {
    match gallery.plates.len() {
        1 => String::new(),
        count => [&(gallery.at + 1).to_string(), " / ", &count.to_string()].concat(),
    }
}
