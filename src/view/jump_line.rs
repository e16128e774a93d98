//! The line that says where an article goes on, or came from.

use leptos::prelude::*;

use super::Reader;
use super::placed::{css, within};
use super::reader::{Place, Spot};
use super::words::Words;
use crate::layout::Rect;
use crate::layout::fragment::JumpLine;
use crate::web;

/// A link between two parts of an article.
#[component]
pub fn JumpLineView(jump: JumpLine, continued: bool, language: String, rect: Rect, parent: Rect) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let [left, top, width, height] = within(rect, parent);
    let sheet = jump.sheet;
    // The line is the paper's own, in the paper's language.
    let label = Words::of(&language).jump(continued, sheet + 1);
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let Some(layout) = reader.layout.get_untracked() else { return };
        let spot = layout.locator(sheet).map_or(Spot::Start, Spot::At);
        reader.go(Place { page: layout.page, spot });
        web::focus("[data-sheet]");
    };
    view! {
        <div class="jump" data-jump=if continued { "from" } else { "to" }
            style:left=left style:top=top style:width=width style:height=height style:font-size=css(jump.size)>
            <a href="#sheet" on:click=go>{label}</a>
        </div>
    }
}
