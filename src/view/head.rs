//! The head of an article: series, kicker, headline, deck and byline.

use leptos::either::Either;
use leptos::prelude::*;

use super::placed::{css, within};
use crate::layout::Rect;
use crate::layout::fragment::{HeadLine, HeadPart};
use crate::markup;

/// A head; its parts stand where the layout put them.
#[component]
pub fn HeadView(lines: Vec<HeadLine>, parent: Rect) -> impl IntoView {
    let parts = lines.into_iter().map(|line| {
        let [left, top, width, height] = within(line.rect, parent);
        let html = markup::lines(&line.text);
        let name = part_name(line.part);
        let (size, leading) = (css(line.size), css(line.leading));
        let face = markup::face(line.face);
        let align = markup::align(&line.text);
        // A heading for assistive technology; the other parts are text around it.
        if line.part == HeadPart::Headline {
            Either::Left(view! {
                <h3 class="head-part" data-part=name data-face=face data-align=align inner_html=html
                    style:left=left style:top=top style:width=width style:height=height
                    style:font-size=size style:line-height=leading></h3>
            })
        } else {
            Either::Right(view! {
                <p class="head-part" data-part=name data-face=face data-align=align inner_html=html
                    style:left=left style:top=top style:width=width style:height=height
                    style:font-size=size style:line-height=leading></p>
            })
        }
    });
    view! { <header class="head">{parts.collect_view()}</header> }
}

fn part_name(part: HeadPart) -> &'static str {
    match part {
        HeadPart::Series => "series",
        HeadPart::Kicker => "kicker",
        HeadPart::Headline => "headline",
        HeadPart::Deck => "deck",
        HeadPart::Byline => "byline",
    }
}
