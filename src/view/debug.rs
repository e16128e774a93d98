//! The debug overlay (`?debug=grid`): grid, boxes, baselines and the quality report.

use leptos::prelude::*;

use super::Reader;
use super::placed::{css, within};
use super::widths::Widths;
use super::zoom::Distance;
use crate::layout::{PageLayout, Rect, Stylesheet};

/// Draws the grid of the sheet in view over it, and what the layout reports of the page below.
#[component]
pub fn DebugOverlay() -> impl IntoView {
    let reader = expect_context::<Reader>();
    move || match reader.distance.get() {
        Distance::Sheet => {
            Some(overlay(reader, &*reader.layout.get()?, reader.sheet.get(), &*reader.stylesheet.get()?))
        }
        Distance::Far => reader.whole.get().map(|(style, layout)| overlay(reader, &layout, 0, &style)),
    }
}

fn overlay(reader: Reader, layout: &PageLayout, sheet: usize, style: &Stylesheet) -> AnyView {
    let body = layout.sheets[sheet].body;
    let columns = (0..style.columns).map(|column| {
        let rect = Rect { x: style.column_x(column), width: style.column_width(), ..body };
        let [left, top, width, height] = within(rect, Rect::default());
        view! { <div class="debug-column" style:left=left style:top=top style:width=width style:height=height></div> }
    });
    let boxes = layout.sheets[sheet].regions.iter().flat_map(|region| {
        let fragments = region.fragments.iter().map(|fragment| ("fragment", fragment.rect));
        std::iter::once(("region", region.rect)).chain(fragments)
    });
    let boxes = boxes.map(|(kind, rect)| {
        let [left, top, width, height] = within(rect, Rect::default());
        view! { <div class="debug-box" data-box=kind style:left=left style:top=top style:width=width style:height=height></div> }
    });
    let [left, top, width, height] = within(body, Rect::default());
    let grid = format!(
        "{} columns × {} em, {} rows of {}, em {}, gutter {}",
        style.columns,
        style.measure,
        style.rows,
        css(style.row),
        css(style.em),
        css(style.gutter)
    );
    let widths = reader.widths.with(Widths::name);
    let report = format!("{:#?}", layout.report);
    view! {
        <div class="debug" aria-hidden="true">
            <div class="debug-rows" style:left=left style:top=top style:width=width style:height=height></div>
            {columns.collect_view()}
            {boxes.collect_view()}
            <pre class="debug-report">{grid}"\n"{format!("lines by {widths} widths")}"\n"{report}</pre>
        </div>
    }
    .into_any()
}
