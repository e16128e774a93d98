//! The bar of controls below the sheet: HTML that follows the language, and what is pressed,
//! disabled or said of it, which follows the paper.

use leptos::prelude::*;

use super::Reader;
use super::icon;
use super::panel::Panel;
use super::whenever::whenever;
use super::wish::Wish;
use super::words::Words;
use super::zoom::Distance;
use crate::markup::Html;
use crate::web::{self, Turn};

/// Writes turning, contents, text size, and what opens the other panels.
pub fn draw(reader: Reader) {
    let home = reader.home;
    whenever(move || {
        let words = reader.words.get();
        home.describe(".bar", &[("aria-label", Some(words.controls())), ("lang", Some(words.tag()))]);
        home.draw(".bar", &write(words, &untrack(|| state(reader))));
    });
    whenever(move || {
        let state = state(reader);
        for (control, attribute, holds) in state.switches {
            home.describe(&[".bar ", control].concat(), &[(attribute, Some(spelt(holds)))]);
        }
        for (part, text) in [".bar-page", ".bar-section", ".bar-sheet"].into_iter().zip(&state.seen) {
            home.fill(part, text);
        }
        home.fill(".bar [role=status]", &state.spoken);
    });
}

/// Does what a click on the bar asks for.
pub fn clicked(reader: Reader, event: &leptos::ev::MouseEvent) {
    let value = |attribute| web::pointed(event, attribute).filter(|_| web::is_inside(event, ".bar"));
    if let Some(panel) = value("data-open") {
        match Panel::named(&panel) {
            Some(panel) => reader.panel.set(Some(panel)),
            None => reader.open_search(),
        }
    } else if let Some(way) = value("data-turn") {
        reader.turn(if way == "next" { Turn::Next } else { Turn::Previous });
    } else if let Some(size) = value("data-size") {
        reader.wish(if size == "larger" { Wish::Larger } else { Wish::Smaller });
    } else if let Some(action) = value("data-action") {
        match action.as_str() {
            "listen" => reader.wish(Wish::ReadAloud),
            _ => reader.change_distance(),
        }
    }
}

/// What changes of the bar while one reads.
struct State {
    /// Controls, and whether an attribute of theirs holds.
    switches: [(&'static str, &'static str, bool); 6],
    /// Number of the page, its section, and which sheet of it if it has several: for the eye.
    seen: [String; 3],
    /// The same in words.
    spoken: String,
}

fn state(reader: Reader) -> State {
    let stacked = reader.is_stacked();
    let (page, sheet) = (reader.place.with(|place| place.page), reader.sheet.get());
    let pages = reader.edition().map_or(0, |opened| opened.edition.pages.len());
    let last = reader.layout.with(|layout| layout.as_ref().map_or(0, |layout| layout.sheets.len().saturating_sub(1)));
    let (smaller, larger) = reader.preferences.with(|now| (now.smaller(), now.larger()));
    let switches = [
        ("[data-action=distance]", "aria-pressed", reader.distance.get() == Distance::Far),
        ("[data-action=listen]", "aria-pressed", reader.speaks()),
        ("[data-turn=previous]", "aria-disabled", page == 0 && (stacked || sheet == 0)),
        ("[data-turn=next]", "aria-disabled", page + 1 >= pages && (stacked || sheet >= last)),
        ("[data-size=smaller]", "aria-disabled", smaller.is_none()),
        ("[data-size=larger]", "aria-disabled", larger.is_none()),
    ];
    let (seen, spoken) = position(reader, stacked).unwrap_or_default();
    State { switches, seen, spoken }
}

/// Where the reader is, to be seen and to be said.
fn position(reader: Reader, stacked: bool) -> Option<([String; 3], String)> {
    let (layout, opened, words) = (reader.layout.get()?, reader.edition()?, reader.words.get());
    let page = opened.edition.pages.get(layout.page)?;
    let (sheet, sheets) = if stacked { (1, 1) } else { (reader.sheet.get() + 1, layout.sheets.len()) };
    let count = match sheets {
        1 => String::new(),
        _ => [&sheet.to_string(), "/", &sheets.to_string()].concat(),
    };
    let seen = [page.number.clone(), page.section.clone(), count];
    Some((seen, words.sheet(&page.number, &page.section, sheet, sheets)))
}

fn spelt(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

fn write(words: Words, state: &State) -> String {
    let [far, aloud, at_start, at_end, smallest, largest] =
        state.switches.map(|(_, attribute, on)| (attribute, spelt(on)));
    let popup = ("aria-haspopup", "dialog");
    let mut html = Html::default();
    html.start("div", &[("class", "bar-ways")]);
    for (attributes, sign, label) in [
        ([("data-open", "contents"), popup], icon::CONTENTS, words.contents()),
        ([("data-open", "search"), ("aria-keyshortcuts", "/")], icon::SEARCH, words.search()),
        ([("data-open", "editions"), popup], icon::CALENDAR, words.editions()),
        ([("data-action", "distance"), far], icon::PAGE, words.whole_page()),
        ([("data-action", "listen"), aloud], icon::VOICE, words.read_aloud()),
    ] {
        html.start("button", &attributes).raw(&icon::with_words(sign, label)).end("button");
    }
    html.end("div").start("div", &[("class", "bar-turn")]);
    html.element("button", &[("data-turn", "previous"), ("aria-label", words.previous()), at_start], "‹");
    html.start("span", &[("class", "bar-position"), ("aria-hidden", "true")]);
    let [page, section, sheet] = &state.seen;
    html.element("span", &[("class", "bar-page")], page).element("span", &[("class", "bar-section")], section);
    html.element("span", &[("class", "bar-sheet")], sheet).end("span");
    html.element("button", &[("data-turn", "next"), ("aria-label", words.next()), at_end], "›");
    html.end("div").start("div", &[("class", "bar-comfort")]);
    html.element(
        "button",
        &[("data-size", "smaller"), ("aria-label", &["A− ", words.smaller()].concat()), smallest],
        "A−",
    );
    html.element(
        "button",
        &[("data-size", "larger"), ("aria-label", &["A+ ", words.larger()].concat()), largest],
        "A+",
    );
    html.start("button", &[("data-open", "settings"), popup]);
    html.raw(&icon::with_words(icon::SETTINGS, words.settings())).end("button");
    html.element("button", &[("data-open", "keys"), popup, ("aria-label", words.shortcuts())], "?").end("div");
    html.element("p", &[("class", "visually-hidden"), ("role", "status")], &state.spoken);
    html.finish()
}
