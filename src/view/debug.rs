//! The debug overlay (`?debug=grid`): grid, boxes, baselines and the quality report.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::placed::{css, within};
use super::widths::Widths;
use crate::layout::{PageLayout, Rect, Stylesheet};

/// Draws the grid of a sheet over it, and what the layout reports of the page below.
#[component]
pub fn DebugOverlay(layout: Arc<PageLayout>, sheet: usize, style: Arc<Stylesheet>) -> impl IntoView {
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
    let widths = expect_context::<Reader>().widths.with(Widths::name);
    let report = format!("{:#?}", layout.report);
    view! {
        <div class="debug" aria-hidden="true">
            <div class="debug-rows" style:left=left style:top=top style:width=width style:height=height></div>
            {columns.collect_view()}
            {boxes.collect_view()}
            <pre class="debug-report">{grid}"\n"{format!("lines by {widths} widths")}"\n"{report}</pre>
        </div>
    }
}
