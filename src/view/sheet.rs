//! The sheet in view.

use leptos::prelude::*;

use super::Reader;
use super::article::ArticleFragment;
use super::debug::DebugOverlay;
use super::furniture::Furniture;
use super::placed::{css, within};
use crate::layout::{Rect, Setting};

/// The sheet in view with its furniture, articles and rules.
#[component]
pub fn Sheet() -> impl IntoView {
    let reader = expect_context::<Reader>();
    move || {
        let (layout, opened, style) = (reader.layout.get()?, reader.edition()?, reader.stylesheet.get()?);
        let number = reader.sheet.get();
        let sheet = layout.sheets.get(number)?;
        let page = opened.edition.pages.get(layout.page)?;
        let sheets = layout.sheets.len();
        let name = {
            let (page, section) = (page.number.clone(), page.section.clone());
            move || reader.words.get().sheet(&page, &section, number + 1, sheets)
        };
        let origin = Rect::default();
        let rules = sheet.rules.iter().map(|rule| {
            let [left, top, width, height] = within(*rule, origin);
            view! { <div class="rule" style:left=left style:top=top style:width=width style:height=height></div> }
        });
        let articles = (0..sheet.regions.len()).map(|region| {
            view! { <ArticleFragment layout=layout.clone() opened=opened.clone() sheet=number region/> }
        });
        Some(view! {
            <section class="sheet" tabindex="-1" data-sheet=number + 1 data-page=page.number.clone() aria-current="page"
                aria-label=name lang=opened.edition.paper.language.clone()
                style:width=css(sheet.size.width) style:height=css(sheet.size.height)
                style=("--em", css(style.em)) style=("--row", css(style.row)) style=("--quote", css(style.style(Setting::Quote).size)) style=("--table", css(style.style(Setting::Table).size))>
                <Furniture opened=opened.clone() page=layout.page furniture=sheet.furniture.clone() sheet=number sheets/>
                {articles.collect_view()}
                {reader.debug.then(|| view! { <DebugOverlay layout=layout.clone() sheet=number style=style.clone()/> })}
                <div class="rules" aria-hidden="true">{rules.collect_view()}</div>
            </section>
        })
    }
}
