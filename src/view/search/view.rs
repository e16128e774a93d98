//! The search as seen: a list with its field, and a strip that leads from hit to hit.

use std::time::Duration;

use leptos::prelude::*;

use super::{Shown, results};
use crate::view::Reader;
use crate::view::whenever::whenever;
use crate::web;

/// How long after the last key a search begins.
const PAUSE: Duration = Duration::from_millis(250);

/// The open search; nothing while it is closed.
#[component]
pub fn SearchView() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let search = reader.search;
    let words = move || reader.words.get();
    let shown = move |what: Shown| search.shown.get() == Some(what);
    whenever(move || {
        if shown(Shown::List) {
            reader.home.spawn(async move {
                web::next_frame().await;
                reader.home.focus("[data-search=list] input");
            });
        }
    });
    // Every key begins a new wait.
    let typed = StoredValue::new(0_u32);
    let changed = move |event| {
        search.words.set(event_target_value(&event));
        typed.update_value(|count| *count += 1);
        let count = typed.get_value();
        set_timeout(
            move || {
                if typed.try_get_value() == Some(count) {
                    reader.ask();
                }
            },
            PAUSE,
        );
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => reader.close_search(),
        "Enter" if !event.is_composing() => {
            typed.update_value(|count| *count += 1);
            if search.hits() == 0 { reader.ask() } else { reader.step_search(!event.shift_key()) }
        }
        _ => {}
    };
    let clicked = move |event: leptos::ev::MouseEvent| {
        if web::pointed(&event, "data-more").is_some() {
            reader.ask_for_more();
        }
        let Some(hit) = web::pointed(&event, "data-hit").filter(|_| web::opens_here(&event)) else { return };
        let Some((article, passage)) = hit.split_once('.') else { return };
        if let (Ok(article), Ok(passage)) = (article.parse(), passage.parse()) {
            event.prevent_default();
            reader.go_to_hit(article, passage);
        }
    };
    let everywhere = move || {
        let each = [(false, words().this_edition()), (true, words().all_editions())];
        each.map(|(everywhere, name)| {
            let choose = move |_| {
                search.everywhere.set(everywhere);
                reader.ask();
            };
            view! { <button aria-pressed=move || (search.everywhere.get() == everywhere).to_string() on:click=choose>{name}</button> }
        })
    };
    let place = move || match (search.number(), search.hits()) {
        (Some(number), hits) => format!("{number}/{hits}"),
        (None, hits) => hits.to_string(),
    };
    // A region that comes with its words is not read out.
    let heard = RwSignal::new(false);
    whenever(move || {
        let open = shown(Shown::Strip);
        reader.home.spawn(async move {
            web::next_frame().await;
            heard.set(open);
        });
    });
    let spoken = move || {
        let (article, _) = search.at.get()?;
        let title = search.found.with(|found| found.get(article).map(|found| found.title.clone()))?;
        heard.get().then_some(())?;
        Some(words().hit(search.number()?, search.hits(), &title))
    };
    let list = move || {
        view! {
            <section class="search" data-search="list" role="search" aria-label=words().search()>
                <header role="presentation">
                    <input type="search" enterkeyhint="search" autocomplete="off" spellcheck="false" aria-label=words().search()
                        placeholder=words().search_for() prop:value=move || search.words.get() on:focus=move |_| reader.enter_search() on:input=changed on:keydown=pressed/>
                    <button data-action="close-search" aria-label=words().close() on:click=move |_| reader.close_search()>"✕"</button>
                    <div role="group" aria-label=words().where_to_search()>{everywhere}</div>
                </header>
                <p role="status">{move || results::summary(reader)}</p>
                <div class="search-found" on:click=clicked inner_html=move || results::list(reader)></div>
            </section>
        }
    };
    let strip = move || {
        view! {
            <section class="search-strip" data-search="strip" role="search" aria-label=words().search()>
                <button data-action="found" on:click=move |_| reader.open_search()><span>"‹ "</span>{move || search.words.get()}</button>
                <span class="search-place" aria-hidden="true">{place}</span>
                <button data-hit-step="previous" aria-label=words().previous_hit() on:click=move |_| reader.step_search(false)>"↑"</button>
                <button data-hit-step="next" aria-label=words().next_hit() on:click=move |_| reader.step_search(true)>"↓"</button>
                <button data-action="close-search" aria-label=words().close() on:click=move |_| reader.close_search()>"✕"</button>
                <p class="visually-hidden" role="status">{spoken}</p>
            </section>
        }
    };
    move || match search.shown.get() {
        Some(Shown::List) => list().into_any(),
        Some(Shown::Strip) => strip().into_any(),
        None => ().into_any(),
    }
}
