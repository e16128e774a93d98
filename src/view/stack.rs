//! Pagination off: the sheets of the page below one another, to be scrolled.

use leptos::html::Div;
use leptos::prelude::*;

use super::Reader;
use super::ink::Ink;
use super::reader::Spot;
use super::whenever::whenever;
use crate::edition::Locator;
use crate::layout::{PageLayout, Px, Stylesheet};
use crate::markup;
use crate::web;

/// The page in view in one piece.
#[component]
pub fn Stack() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let stack = NodeRef::<Div>::new();
    let drawing = Memo::new(move |_| {
        let (opened, style, layout) = (reader.edition()?, reader.stylesheet.get()?, reader.layout.get()?);
        let words = reader.words.get();
        let page = opened.edition.pages.get(layout.page)?;
        let sheets = layout.sheets.len();
        let names: Vec<_> = (1..=sheets).map(|sheet| words.sheet(&page.number, &page.section, sheet, sheets)).collect();
        reader.drawn(layout.page, Some((words.tag(), words.read())), |paper| {
            markup::sheets(paper, &style, &layout, &names, "s")
        })
    });
    let drawing = Memo::new(move |_| drawing.get().unwrap_or_default());
    // The place in view is at the top, after a resize too.
    whenever(move || {
        let (Some(style), Some(layout)) = (reader.stylesheet.get(), reader.layout.get()) else { return };
        let top = match reader.place.with(|place| place.spot.clone()) {
            Spot::Start => Px::ZERO,
            Spot::End => Px(i32::MAX),
            Spot::At(locator) => layout
                .rect_of(&locator, &style)
                .map_or(Px::ZERO, |(sheet, line)| top_of(&layout, sheet) + line.y - style.row * AIR),
        };
        reader.home.spawn(async move {
            web::next_frame().await;
            if let Some(stack) = stack.get_untracked() {
                stack.set_scroll_top(top.css() as i32);
            }
        });
    });
    // Where the reader scrolls to is where the reader is; nothing is to be drawn for it.
    let scrolled = move |_| {
        let spot = untrack(|| {
            let (stack, style, layout) = (stack.get()?, reader.stylesheet.get()?, reader.layout.get()?);
            let top = Px::from_css(f64::from(stack.scroll_top())) + style.row * AIR;
            if stack.scroll_top() == 0 { Some(Spot::Start) } else { spot_at(&layout, &style, top).map(Spot::At) }
        });
        if let Some(spot) = spot {
            if let Spot::At(locator) = &spot {
                reader.note_scrolled(locator.clone());
            }
            reader.place.update_untracked(|place| place.spot = spot);
        }
    };
    view! {
        <div class="stack" tabindex="0" node_ref=stack on:scroll=scrolled role="group"
            aria-label=move || reader.words.get().scrolled_page()>
            <Ink drawing/>
        </div>
    }
}

/// Rows that stay free above a place at the top.
const AIR: i32 = 2;

/// Where a sheet begins in the stack.
fn top_of(layout: &PageLayout, sheet: usize) -> Px {
    layout.sheets.iter().take(sheet).map(|sheet| sheet.size.height).fold(Px::ZERO, |sum, height| sum + height)
}

/// The place of the text at a height of the stack, in the first column that has one.
fn spot_at(layout: &PageLayout, style: &Stylesheet, y: Px) -> Option<Locator> {
    let (sheet, y) = sheet_at(layout, y);
    (0..style.columns).find_map(|column| layout.locator_at(sheet, style.column_x(column), y, style))
}

/// The sheet at a height of the stack, and the height on it.
pub fn sheet_at(layout: &PageLayout, y: Px) -> (usize, Px) {
    let mut rest = y;
    for (number, sheet) in layout.sheets.iter().enumerate() {
        if rest < sheet.size.height || number + 1 == layout.sheets.len() {
            return (number, rest);
        }
        rest -= sheet.size.height;
    }
    (0, rest)
}
