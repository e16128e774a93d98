//! The reading view: one article unfolded over its page.

use std::sync::Arc;

use leptos::html::Section;
use leptos::prelude::*;

use super::Reader;
use super::guest::Extent;
use super::ink::Ink;
use super::wish::Wish;
use crate::layout::{PageLayout, Stylesheet};
use crate::markup;

/// The unfolded article, whole, in a measure for reading.
#[component]
pub fn ReadingView() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let section = NodeRef::<Section>::new();
    Effect::new(move || {
        if reader.article.get().is_some()
            && let Some(section) = section.get()
        {
            reader.home.focus("[data-reading]");
            // What was under the fingers stays there; else it is read from its beginning.
            let anchored = reader.anchor.get_untracked().and_then(|anchor| {
                let (style, layout) = reader.reading.get_untracked()?;
                let (_, line) = layout.rect_of(&anchor.locator, &style)?;
                Some(line.y.css() - anchor.point.y)
            });
            section.set_scroll_top(anchored.unwrap_or_default().max(0.0) as i32);
        }
    });
    let drawing = Memo::new(move |_| {
        let draw = |(style, layout): (Arc<Stylesheet>, Arc<PageLayout>)| {
            reader.drawn(layout.page, None, |paper| markup::articles(paper, &style, &layout, "r"))
        };
        reader.reading.get().and_then(draw).unwrap_or_default()
    });
    let title = move || {
        reader.edition().and_then(|opened| opened.edition.head(&reader.article.get()?).map(|head| head.title()))
    };
    let language = move || {
        let opened = reader.edition()?;
        let head = opened.edition.head(&reader.article.get()?)?;
        Some(opened.edition.language_of(head).to_owned())
    };
    let folds = Memo::new(move |_| reader.extent.get() != Extent::Article);
    let controls = Memo::new(move |_| reader.extent.get() == Extent::Reader);
    // At its end the article was read.
    let scrolled = move |_| {
        if let Some(section) = section.get_untracked()
            && section.scroll_top() + section.client_height() + NEARLY_PX >= section.scroll_height()
        {
            reader.note_read();
        }
    };
    let origin = move || {
        let opened = reader.edition()?;
        let page = opened.edition.pages.get(opened.edition.page_of(&reader.article.get()?)?)?;
        Some(format!("{} {}", page.number, page.section))
    };
    view! {
        <section class="reading" part="reading" node_ref=section on:scroll=scrolled tabindex="-1" data-reading=move || reader.article.get() aria-label=title lang=language>
            <header class="reading-head" lang=move || reader.words.get().tag()>
                {move || folds.get().then(|| view! {
                    <button data-action="fold" on:click=move |_| reader.fold()>{move || reader.words.get().back_to_page()}</button>
                })}
                <span>{origin}</span>
                {move || controls.get().then(|| view! { <ReadingTools/> })}
                <Share/>
            </header>
            <div class="sheet r0"><Ink drawing/></div>
            {move || reader.is_gated().then(|| view! {
                <aside class="gate" part="gate" lang=move || reader.words.get().tag()>
                    <slot name="gate">{move || reader.words.get().gated()}</slot>
                </aside>
            })}
            <footer class="reading-foot" data-reading-end=move || (!reader.is_gated()).then_some("") lang=move || reader.words.get().tag()>
                <Neighbour forward=false/>
                <Neighbour forward=true/>
            </footer>
        </section>
    }
}

/// A button that hands the link of the article on, unless the host of a guest does.
#[component]
fn Share() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let label = move || {
        let words = reader.words.get();
        if reader.shared.get().is_some() && reader.shared.get() == reader.article.get() {
            words.link_copied()
        } else {
            words.share()
        }
    };
    view! { <button data-action="share" aria-live="polite" on:click=move |_| reader.wish(Wish::Share)>{label}</button> }
}

/// An article that ends so many px below the window was read.
const NEARLY_PX: i32 = 120;

/// What can be done with the article: hear it, keep it, give it to others.
#[component]
fn ReadingTools() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let words = move || reader.words.get();
    view! {
        <span class="reading-tools">
            <button data-action="listen-here" aria-pressed=move || reader.aloud.with(Option::is_some).to_string()
                on:click=move |_| reader.wish(Wish::ReadAloud)>{move || words().read_aloud()}</button>
            <button data-action="clip" aria-pressed=move || reader.is_clipped().to_string() on:click=move |_| reader.wish(Wish::Clip)>{move || words().clip()}</button>
        </span>
    }
}

/// A button to the article before or after.
#[component]
fn Neighbour(forward: bool) -> impl IntoView {
    let reader = expect_context::<Reader>();
    move || {
        let id = reader.neighbour(forward)?;
        let title = reader.edition()?.edition.head(&id)?.title();
        let words = reader.words.get();
        let label = if forward { words.next_article() } else { words.previous_article() };
        Some(view! {
            <button data-action=if forward { "next" } else { "previous" } on:click=move |_| reader.read(&id)>
                <small>{label}</small>
                <span>{title}</span>
            </button>
        })
    }
}
