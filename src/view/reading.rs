//! The reading view: one article unfolded over its page.

use std::sync::Arc;

use leptos::html::Section;
use leptos::prelude::*;

use super::Reader;
use super::guest::Extent;
use super::ink::Ink;
use super::placed::css;
use super::whenever::whenever;
use super::wish::Wish;
use crate::edition::Locator;
use crate::layout::{PageLayout, Px, Stylesheet};
use crate::{markup, web};

/// The unfolded article, whole, in a measure for reading.
#[component]
pub fn ReadingView() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let section = NodeRef::<Section>::new();
    // The place of the text at the head of the window.
    let top = StoredValue::new(None::<Locator>);
    // Where it was put last: that is no place that someone scrolled to.
    let put = StoredValue::new(0);
    // What was read of the page as it came is at the top when the reader takes over.
    whenever(move || {
        let (Some(at), Some(section)) = (reader.taken_over.get(), section.get()) else { return };
        let line = reader.reading.with_untracked(|reading| {
            let (style, layout) =
                reading.as_ref().filter(|_| reader.article.get_untracked().as_ref() == Some(&at.article))?;
            Some(layout.rect_of(&at, style)?.1.y.css())
        });
        if let Some(line) = line {
            section.set_scroll_top(line as i32);
        }
    });
    Effect::new(move |before: Option<Option<String>>| {
        let (id, section) = (reader.article.get(), section.get());
        let (Some((style, layout)), Some(section)) = (reader.reading.get(), section) else { return before.flatten() };
        let line = |locator: &Locator| Some(layout.rect_of(locator, &style)?.1.y.css());
        let scroll = |to: f64| section.set_scroll_top(to.max(0.0) as i32);
        if before == Some(id.clone()) {
            // Composed anew for another size: what was read stands where it stood.
            let stood = top.get_value().and_then(|top| line(&top)).unwrap_or_default();
            reader.home.spawn(async move {
                web::next_frame().await;
                section.set_scroll_top(stood.max(0.0) as i32);
                put.set_value(section.scroll_top());
            });
        } else {
            top.set_value(None);
            reader.home.focus("[data-reading]");
            // What was under the fingers stays there; else it is read from its beginning.
            let anchor = reader.anchor.get_untracked();
            let taken_over = reader.taken_over.get_untracked().filter(|at| Some(&at.article) == id.as_ref());
            let back = || reader.came_back_to(id.as_deref()?);
            let to = match anchor {
                Some(anchor) => line(&anchor.locator).map(|line| line - anchor.point.y),
                None => taken_over.or_else(back).and_then(|at| line(&at)),
            };
            reader.taken_over.set(None);
            scroll(to.unwrap_or_default());
        }
        id
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
    let scrolled = move |_| {
        let (Some(section), Some((style, layout))) = (section.get_untracked(), reader.reading.get_untracked()) else {
            return;
        };
        let from = section.scroll_top();
        // At its end the article was read.
        if from + section.client_height() + NEARLY_PX >= section.scroll_height() {
            reader.note_read();
        }
        if put.get_value() == from {
            return;
        }
        // Between two openings there is none: the next one's is as good.
        let place = |rows| {
            let y = Px::from_css(f64::from(from)) + style.row * rows;
            layout.locator_at(0, style.column_x(0), y, &style).filter(|place| place.block + place.offset > 0)
        };
        let at = (from > 0).then(|| (1..=4).find_map(place)).flatten();
        if let Some(at) = &at {
            reader.note_scrolled(at.clone());
        }
        top.set_value(at);
    };
    let measure =
        move || reader.reading.with(|reading| reading.as_ref().map(|(style, _)| css(style.span(style.columns))));
    let origin = move || {
        let opened = reader.edition()?;
        let page = opened.edition.pages.get(opened.edition.page_of(&reader.article.get()?)?)?;
        Some(format!("{} {}", page.number, page.section))
    };
    view! {
        <section class="reading" part="reading" node_ref=section style=("--measure", measure) on:scroll=scrolled tabindex="-1" data-reading=move || reader.article.get() aria-label=title lang=language>
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
            <button data-action="listen-here" aria-pressed=move || reader.speaks().to_string()
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
