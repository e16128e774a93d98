//! The strip above the bar: what comes and goes, such as the voice's controls, the offer to go
//! on where the last visit ended, and that something could not be fetched.

use leptos::prelude::*;

use super::Reader;

/// Nothing, most of the time.
#[component]
pub fn Strip() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let words = move || reader.words.get();
    let offer = move || {
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
    };
    let unmet = move || {
        let wish = reader.unmet.get()?;
        Some(view! {
            <div class="offer" role="alert" data-unmet lang=move || words().tag()>
                <p>{move || words().unmet()}</p>
                <button data-unmet="retry" on:click=move |_| reader.wish(wish)>{move || words().retry()}</button>
                <button data-unmet="leave" on:click=move |_| reader.give_up()>{move || words().close()}</button>
            </div>
        })
    };
    view! { <div class="strip">{offer}{unmet}{move || reader.player.get().map(|view| view())}</div> }
}
