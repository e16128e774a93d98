//! The strip above the bar: what waits for an answer, and the voice's controls.

use leptos::prelude::*;

use super::Reader;
use crate::markup::Html;
use crate::web;

/// Nothing, most of the time.
#[component]
pub fn Strip() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let clicked = move |event: leptos::ev::MouseEvent| {
        let answer = web::pointed(&event, "data-unmet");
        match (answer.as_deref(), reader.unmet.get_untracked()) {
            (Some("retry"), Some(wish)) => reader.wish(wish),
            (Some("leave"), _) => reader.give_up(),
            _ => {}
        }
    };
    let unmet = move || {
        reader.unmet.get()?;
        let words = reader.words.get();
        let mut html = Html::default();
        html.element("p", &[], words.unmet()).element("button", &[("data-unmet", "retry")], words.retry());
        html.element("button", &[("data-unmet", "leave")], words.close());
        let html = html.finish();
        Some(
            view! { <div class="offer" role="alert" data-unmet="" lang=words.tag() inner_html=html on:click=clicked></div> },
        )
    };
    let offer = move || reader.later.get().map(|later| (later.offer)());
    view! { <div class="strip">{offer}{unmet}{move || reader.player.get().map(|view| view())}</div> }
}

/// Where the last visit ended, as long as it is offered to go on from there.
#[component]
pub fn Offer() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let words = move || reader.words.get();
    move || {
        let at = reader.offer.get()?;
        let opened = reader.edition()?;
        let page = opened.edition.pages.get(opened.edition.page_of(&at.article)?)?.number.clone();
        let title = opened.edition.head(&at.article)?.title();
        Some(view! {
            <div class="offer" role="group" aria-label=move || words().left_off() lang=move || words().tag()>
                <p>{move || words().left_off()}" "<span lang=opened.edition.paper.language.clone()>{page}" "{title}</span></p>
                <button data-offer="take" on:click=move |_| reader.go_on()>{move || words().go_on()}</button>
                <button data-offer="leave" on:click=move |_| reader.offer.set(None)>{move || words().close()}</button>
            </div>
        })
    }
}
