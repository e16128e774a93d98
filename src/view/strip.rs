//! The strip above the bar: what waits for an answer, and the voice's controls.

use leptos::prelude::*;

use super::Reader;
use super::whenever::whenever;
use crate::markup::Html;
use crate::web;

/// Writes what did not come, if anything did not.
pub fn draw(reader: Reader) {
    whenever(move || {
        let mut html = Html::default();
        if reader.unmet.get().is_some() {
            let words = reader.words.get();
            let attributes = [("class", "offer"), ("role", "alert"), ("data-unmet", ""), ("lang", words.tag())];
            html.start("div", &attributes).element("p", &[], words.unmet());
            html.element("button", &[("data-unmet", "retry")], words.retry());
            html.element("button", &[("data-unmet", "leave")], words.close()).end("div");
        }
        reader.home.draw(".strip > section", &html.finish());
    });
}

/// Does what a click on that asks for.
pub fn clicked(reader: Reader, event: &leptos::ev::MouseEvent) {
    match (web::pointed(event, "data-unmet").as_deref(), reader.unmet.get_untracked()) {
        (Some("retry"), Some(wish)) => reader.wish(wish),
        (Some("leave"), _) => reader.give_up(),
        _ => {}
    }
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
