//! The contents: every page and its articles by rank.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::Reader;
use super::reader::{Place, Spot};
use crate::edition::{Address, Part};

/// A dialog that lists the edition; choosing a page or an article goes there.
#[component]
pub fn Contents(open: RwSignal<bool>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match open.get() {
            true if !dialog.open() => {
                // Only a dialog that is out of the document refuses.
                let _ = dialog.show_modal();
            }
            false if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let list = move || {
        let opened = reader.edition()?;
        let edition = &opened.edition;
        let link =
            |part: Part| reader.home.link(&Address { edition: Some(opened.path.clone()), part, paragraph: None });
        let pages = edition.pages.iter().enumerate().map(|(index, page)| {
            let articles = page.articles.iter().filter_map(|id| edition.head(id)).map(|head| {
                let id = head.id.clone();
                let href = link(Part::Article(head.id.clone()));
                let go = move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    open.set(false);
                    reader.read(&id);
                };
                view! { <li data-rank=head.rank.0><a href=href on:click=go>{head.title()}</a></li> }
            });
            let href = link(Part::Page(page.number.clone()));
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                open.set(false);
                reader.article.set(None);
                reader.go(Place { page: index, spot: Spot::Start });
            };
            view! {
                <li>
                    <h3><a href=href on:click=go><span class="contents-number">{page.number.clone()}</span>" "{page.section.clone()}</a></h3>
                    <ul>{articles.collect_view()}</ul>
                </li>
            }
        });
        Some(view! { <ol lang=edition.paper.language.clone()>{pages.collect_view()}</ol> })
    };
    view! {
        <dialog class="contents" node_ref=dialog aria-labelledby="contents-title" on:close=move |_| open.set(false)>
            <header>
                <h2 id="contents-title">{move || reader.words.get().contents()}</h2>
                <button on:click=move |_| open.set(false)>{move || reader.words.get().close()}</button>
            </header>
            {list}
        </dialog>
    }
}
