//! The bar of controls below the sheet.

use leptos::prelude::*;

use super::Reader;
use super::icon;
use super::panel::Panel;
use super::wish::Wish;
use super::zoom::Distance;
use crate::web::Turn;

/// Turning, contents, text size, and what opens the other panels.
#[component]
pub fn ControlBar() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let words = move || reader.words.get();
    let position = move || {
        let (layout, opened) = (reader.layout.get()?, reader.edition()?);
        let page = opened.edition.pages.get(layout.page)?;
        let (sheet, sheets) = if reader.is_stacked() { (1, 1) } else { (reader.sheet.get() + 1, layout.sheets.len()) };
        Some((page.number.clone(), page.section.clone(), sheet, sheets))
    };
    let spoken = move || position().map(|(page, section, sheet, sheets)| words().sheet(&page, &section, sheet, sheets));
    let seen = move || {
        position().map(|(page, section, sheet, sheets)| match sheets {
            1 => [page, section].join(" "),
            _ => format!("{page} {section} {sheet}/{sheets}"),
        })
    };
    let at_start =
        move || reader.place.with(|place| place.page == 0) && (reader.is_stacked() || reader.sheet.get() == 0);
    let at_end = move || {
        let pages = reader.edition().map_or(0, |opened| opened.edition.pages.len());
        let last =
            reader.layout.with(|layout| layout.as_ref().map_or(0, |layout| layout.sheets.len().saturating_sub(1)));
        reader.place.with(|place| place.page + 1 >= pages) && (reader.is_stacked() || reader.sheet.get() >= last)
    };
    view! {
        <nav class="bar" part="bar" aria-label=move || words().controls() lang=move || words().tag()>
            <div class="bar-ways">
            <button data-open="contents" aria-haspopup="dialog" on:click=move |_| reader.panel.set(Some(Panel::Contents))
                inner_html=move || icon::with_words(icon::CONTENTS, words().contents())></button>
            <button data-open="search" aria-keyshortcuts="/" on:click=move |_| reader.open_search()
                inner_html=move || icon::with_words(icon::SEARCH, words().search())></button>
            <button data-open="editions" aria-haspopup="dialog" on:click=move |_| reader.panel.set(Some(Panel::Editions))
                inner_html=move || icon::with_words(icon::CALENDAR, words().editions())></button>
            <button data-action="distance" aria-pressed=move || (reader.distance.get() == Distance::Far).to_string() on:click=move |_| reader.change_distance()
                inner_html=move || icon::with_words(icon::PAGE, words().whole_page())></button>
            <button data-action="listen" aria-pressed=move || reader.aloud.with(Option::is_some).to_string() on:click=move |_| reader.wish(Wish::ReadAloud)
                inner_html=move || icon::with_words(icon::VOICE, words().read_aloud())></button>
            </div>
            <div class="bar-turn">
                <button data-turn="previous" aria-label=move || words().previous() aria-disabled=move || at_start().to_string()
                    on:click=move |_| reader.turn(Turn::Previous)>"‹"</button>
                <span class="bar-position" aria-hidden="true">{seen}</span>
                <button data-turn="next" aria-label=move || words().next() aria-disabled=move || at_end().to_string()
                    on:click=move |_| reader.turn(Turn::Next)>"›"</button>
            </div>
            <div class="bar-comfort">
                <button data-size="smaller" aria-label=move || words().smaller() aria-disabled=move || reader.preferences.with(|now| now.smaller().is_none()).to_string()
                    on:click=move |_| reader.resize_text(false)>"A−"</button>
                <button data-size="larger" aria-label=move || words().larger() aria-disabled=move || reader.preferences.with(|now| now.larger().is_none()).to_string()
                    on:click=move |_| reader.resize_text(true)>"A+"</button>
                <button data-open="settings" aria-haspopup="dialog" on:click=move |_| reader.panel.set(Some(Panel::Settings))
                    inner_html=move || icon::with_words(icon::SETTINGS, words().settings())></button>
                <button data-open="keys" aria-haspopup="dialog" aria-label=move || words().shortcuts() on:click=move |_| reader.panel.set(Some(Panel::Keys))>"?"</button>
            </div>
            <p class="visually-hidden" role="status">{spoken}</p>
        </nav>
    }
}
