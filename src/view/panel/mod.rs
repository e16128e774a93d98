//! Panels: what opens over the paper and closes again. One native dialog shows whichever
//! is open; a panel is HTML, and what is chosen in it comes back by name.

mod clippings;
mod contents;
mod editions;
mod keys;
mod settings;

pub use editions::Archive;
use leptos::html::Dialog;
use leptos::prelude::*;

use super::whenever::whenever;
use super::{Reader, keep};
use crate::markup::Html;
use crate::web;

/// What can open over the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Pages and articles.
    Contents,
    /// The calendar of editions.
    Editions,
    /// What was clipped.
    Clippings,
    /// What the reader prefers.
    Settings,
    /// The sheet of shortcuts.
    Keys,
}

impl Panel {
    /// Value of `data-panel`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contents => "contents",
            Self::Editions => "editions",
            Self::Clippings => "clippings",
            Self::Settings => "settings",
            Self::Keys => "keys",
        }
    }

    /// The panel of a name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Contents, Self::Editions, Self::Clippings, Self::Settings, Self::Keys];
        all.into_iter().find(|panel| panel.name() == name)
    }

    fn title(self, reader: Reader) -> &'static str {
        let words = reader.words.get();
        match self {
            Self::Contents => words.contents(),
            Self::Editions => words.editions(),
            Self::Clippings => words.clippings(),
            Self::Settings => words.settings(),
            Self::Keys => words.shortcuts(),
        }
    }

    /// Its inside; what it reads of the reader makes it be written again.
    fn write(self, reader: Reader, html: &mut Html) {
        match self {
            Self::Contents => contents::write(reader, html),
            Self::Editions => editions::write(reader, html),
            Self::Clippings => clippings::write(reader, html),
            Self::Settings => settings::write(reader, html),
            Self::Keys => keys::write(reader, html),
        }
    }
}

/// The dialog of the open panel.
#[component]
pub fn PanelView() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let dialog = NodeRef::<Dialog>::new();
    whenever(move || {
        let Some(dialog) = dialog.get() else { return };
        match reader.panel.get() {
            Some(_) if !dialog.open() => {
                // Only a dialog that is out of the document refuses. A guest's keeps to its box:
                // the page around it is its host's.
                if reader.home.is_guest() {
                    dialog.show();
                } else {
                    let _ = dialog.show_modal();
                }
                // Not on a button inside, which goes when the panel is written anew.
                reader.home.focus(".panel");
            }
            None if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let html = move || {
        let Some(panel) = reader.panel.get() else { return String::new() };
        let mut html = Html::default();
        html.start("div", &[("class", "panel-body")]).start("header", &[]).element(
            "h2",
            &[("id", "panel-title")],
            panel.title(reader),
        );
        html.element("button", &[("data-close", "")], reader.words.get().close()).end("header");
        panel.write(reader, &mut html);
        html.end("div");
        html.finish()
    };
    let clicked = move |event: leptos::ev::MouseEvent| {
        let is = |attribute| web::pointed(&event, attribute);
        if editions::click(reader, &event) {
            // It has been seen to.
        } else if is("data-close").is_some() || web::is_backdrop(&event) {
            reader.panel.set(None);
        } else if let Some(id) = is("data-read") {
            event.prevent_default();
            reader.panel.set(None);
            reader.read(&id);
        } else if let Some(page) = is("data-page").and_then(|page| page.parse().ok()) {
            event.prevent_default();
            reader.panel.set(None);
            reader.go_to_page(page);
        } else if let Some(at) = is("data-unclip").and_then(|at| at.parse::<usize>().ok()) {
            reader.change_clippings(|kept| {
                kept.remove(at);
            });
        } else if let Some(what) = is("data-print") {
            reader.print(what == "clippings");
        } else if let Some(name) = is("data-open") {
            reader.panel.set(Panel::named(&name));
        } else if is("data-keep").is_some() {
            keep::change(reader);
        } else if is("data-reset").is_some() {
            settings::reset(reader);
        }
    };
    let changed = move |event: leptos::ev::Event| match web::choice(&event) {
        Some((name, value)) if name == "page" => contents::slid(reader, &value),
        Some((name, value)) if editions::choose(reader, &name, &value) => {}
        Some((name, value)) => settings::choose(reader, &name, &value),
        None => {}
    };
    let moved = move |event: leptos::ev::Event| {
        if let Some((_, value)) = web::choice(&event).filter(|(name, _)| name == "page") {
            contents::slide(reader, &value);
        }
    };
    whenever(move || match reader.panel.get() {
        Some(Panel::Contents) => contents::draw_miniatures(reader),
        Some(Panel::Editions) => reader.look_up_editions(),
        _ => {}
    });
    // The event comes late: another panel may have opened since.
    let closed = move |_| {
        if dialog.get_untracked().is_none_or(|dialog| !dialog.open()) {
            reader.panel.set(None);
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        editions::press(reader, &event);
        // A dialog that is not modal leaves Escape to us.
        if event.key() == "Escape" {
            // It is gone when the window hears of the key: the article under it is to stay.
            event.stop_propagation();
            reader.panel.set(None);
        }
    };
    view! {
        <dialog class="panel" part="panel" tabindex="-1" data-panel=move || reader.panel.get().map(Panel::name) node_ref=dialog aria-labelledby="panel-title"
            lang=move || reader.words.get().tag() on:close=closed on:click=clicked on:change=changed on:input=moved on:keydown=pressed inner_html=html></dialog>
    }
}
