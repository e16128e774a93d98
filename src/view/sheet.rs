//! The sheet in view.

use leptos::prelude::*;

use super::Reader;
use super::article::ArticleFragment;
use super::debug::DebugOverlay;
use super::furniture::Furniture;
use super::placed::{css, within};
use super::zoom::Distance;
use crate::layout::{Rect, Setting, Size};

/// The sheet in view with its furniture, articles and rules: one of the page's sheets, or
/// the whole page drawn as small as it must be.
#[component]
pub fn Sheet() -> impl IntoView {
    let reader = expect_context::<Reader>();
    move || {
        let opened = reader.edition()?;
        let distance = reader.distance.get();
        let (style, layout, number, scale) = match distance {
            Distance::Sheet => (reader.stylesheet.get()?, reader.layout.get()?, reader.sheet.get(), 1.0),
            Distance::Far => {
                let ((style, layout), space) = (reader.whole.get()?, reader.space.get()?);
                let scale = fit(style.sheet, space);
                (style, layout, 0, scale)
            }
        };
        let sheet = layout.sheets.get(number)?;
        let page = opened.edition.pages.get(layout.page)?;
        let sheets = layout.sheets.len();
        let name = {
            let (page, section) = (page.number.clone(), page.section.clone());
            move || reader.words.get().sheet(&page, &section, number + 1, sheets)
        };
        let greeked = style.em.css() * scale < GREEK_BELOW;
        // A transform leaves the box as wide as it was.
        let shrink = (scale < 1.0).then(|| format!("{}px", sheet.size.width.css() * (scale - 1.0)));
        let origin = Rect::default();
        let rules = sheet.rules.iter().map(|rule| {
            let [left, top, width, height] = within(*rule, origin);
            view! { <div class="rule" style:left=left style:top=top style:width=width style:height=height></div> }
        });
        let articles = (0..sheet.regions.len()).map(|region| {
            view! { <ArticleFragment layout=layout.clone() opened=opened.clone() sheet=number region/> }
        });
        Some(view! {
            <section class="sheet" tabindex="-1" data-distance=(distance == Distance::Far).then_some("far") data-greeked=greeked.then_some("")
                style:transform=(scale < 1.0).then(|| format!("scale({scale:.5})"))
                style:margin-inline-end=shrink style:transform-origin="0 0" data-sheet=number + 1 data-page=page.number.clone() aria-current="page"
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

/// Text smaller than this, in CSS px, is drawn as grey lines: it could not be read.
const GREEK_BELOW: f64 = 6.5;

/// How much smaller a sheet must be drawn to stand in a space whole.
fn fit(sheet: Size, space: Size) -> f64 {
    let across = f64::from(space.width.0) / f64::from(sheet.width.0.max(1));
    let down = f64::from(space.height.0) / f64::from(sheet.height.0.max(1));
    across.min(down).min(1.0)
}
