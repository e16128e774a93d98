//! The bar of controls below the sheet.

use leptos::prelude::*;

use super::Reader;
use super::contents::Contents;
use super::preferences::Theme;
use super::zoom::Distance;
use crate::web::Turn;

/// Turning, contents, text size, colours, language.
#[component]
pub fn ControlBar() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let open = RwSignal::new(false);
    let words = move || reader.words.get();
    let position = move || {
        let (layout, opened) = (reader.layout.get()?, reader.edition()?);
        let page = opened.edition.pages.get(layout.page)?;
        Some((page.number.clone(), page.section.clone(), reader.sheet.get() + 1, layout.sheets.len()))
    };
    let spoken = move || position().map(|(page, section, sheet, sheets)| words().sheet(&page, &section, sheet, sheets));
    let seen = move || position().map(|(page, section, sheet, sheets)| format!("{page} {section} {sheet}/{sheets}"));
    let at_start = move || reader.place.with(|place| place.page == 0) && reader.sheet.get() == 0;
    let at_end = move || {
        let pages = reader.edition().map_or(0, |opened| opened.edition.pages.len());
        let last =
            reader.layout.with(|layout| layout.as_ref().map_or(0, |layout| layout.sheets.len().saturating_sub(1)));
        reader.place.with(|place| place.page + 1 >= pages) && reader.sheet.get() >= last
    };
    let resize = move |size: Option<u16>| {
        if let Some(size) = size {
            reader.prefer(|preferences| preferences.text_size = size);
        }
    };
    let themes = Theme::ALL.map(|theme| {
        view! { <option value=theme.name() selected=move || reader.preferences.with(|now| now.theme == theme)>{move || words().theme_name(theme)}</option> }
    });
    let choose = move |event| {
        let name = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
            reader.prefer(|preferences| preferences.theme = theme);
        }
    };
    let change_distance = move || match reader.distance.get_untracked() {
        Distance::Far => reader.nearer(None),
        Distance::Sheet => {
            reader.fold();
            reader.farther(None);
        }
    };
    let change_language = move |_| {
        let other = reader.words.get_untracked().other();
        reader.prefer(|preferences| preferences.language = Some(other.tag().to_owned()));
    };
    view! {
        <nav class="bar" aria-label=move || words().controls() lang=move || words().tag()>
            <div class="bar-ways">
            <button aria-expanded=move || open.get().to_string() on:click=move |_| open.set(true)>{move || words().contents()}</button>
            <button data-action="distance" aria-pressed=move || (reader.distance.get() == Distance::Far).to_string() on:click=move |_| change_distance()>
                {move || words().whole_page()}
            </button>
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
                    on:click=move |_| resize(reader.preferences.with_untracked(|now| now.smaller()))>"A−"</button>
                <button data-size="larger" aria-label=move || words().larger() aria-disabled=move || reader.preferences.with(|now| now.larger().is_none()).to_string()
                    on:click=move |_| resize(reader.preferences.with_untracked(|now| now.larger()))>"A+"</button>
                <select aria-label=move || words().theme() on:change=choose>{themes}</select>
                <button class="bar-language" lang=move || words().other().tag() on:click=change_language>{move || words().other_language()}</button>
            </div>
            <p class="visually-hidden" role="status">{spoken}</p>
        </nav>
        <Contents open/>
    }
}
