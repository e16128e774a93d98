//! The debug overlay (`?debug=grid`): grid, boxes, baselines and the quality report.

use leptos::prelude::*;

use super::Reader;
use super::placed::{css, within};
use super::widths::Widths;
use super::zoom::Distance;
use crate::layout::page::Composer;
use crate::layout::{PageLayout, Rect, Report, Stylesheet};

/// Draws the grid of the sheet in view over it, and below what a composer reports of the page.
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

/// The report of the page in view: its sheets were composed without one.
fn report(reader: Reader) -> Option<Report> {
    let (opened, page, widths) = (reader.edition()?, reader.place.with(|place| place.page), reader.widths.get());
    let bodies = reader.bodies.with(|bodies| bodies.get(&page).cloned())?.ok()?;
    let (articles, widths) = (&bodies.articles, widths.measure(&opened));
    let mut composer = Composer::reporting();
    let layout = match reader.distance.get() {
        Distance::Sheet => composer.page(&opened.edition, articles, page, &*reader.stylesheet.get()?, widths),
        Distance::Far => composer.whole(&opened.edition, articles, page, reader.space.get()?, widths).1,
    };
    layout.report
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
    let report = report(reader).map(|report| format!("{report:#?}"));
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
