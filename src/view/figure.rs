//! A figure: the picture, or the quiet frame that keeps its place, and its caption.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::placed::{css, within};
use super::reader::Opened;
use super::words::Words;
use crate::edition::{Block, Figure};
use crate::layout::fragment::FigureFragment;
use crate::layout::{PageLayout, Px, Rect};
use crate::{markup, web};

/// A figure where the layout put it.
#[component]
pub fn FigureView(
    opened: Arc<Opened>,
    layout: Arc<PageLayout>,
    article: usize,
    figure: FigureFragment,
    parent: Rect,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let published = published(reader, &layout, article, &figure).unwrap_or_default();
    let alt = if published.alt.is_empty() { published.caption.flat() } else { published.alt.clone() };
    let [left, top, width, height] = within(figure.picture, parent);
    let has_room = figure.picture.height > Px::ZERO;
    let missing = Words::of(&opened.edition.paper.language).picture_missing();
    let picture = match published.picture {
        _ if !has_room => None,
        Some(picture) => {
            let focus = format!("{}% {}%", published.focus.x, published.focus.y);
            let src = web::edition_url(&opened.path, &picture.src);
            Some(view! {
                <img class="picture" src=src alt=alt width=picture.width height=picture.height decoding="async"
                    style:left=left style:top=top style:width=width style:height=height style:object-position=focus/>
            }.into_any())
        }
        None => Some(
            view! {
                <div class="picture missing" role="img" aria-label=missing
                    style:left=left style:top=top style:width=width style:height=height>
                    <span aria-hidden="true">{missing}</span>
                </div>
            }
            .into_any(),
        ),
    };
    let pointer = figure.pointer;
    let caption = figure.text.as_ref().map(|text| {
        let [left, top, width, height] = within(figure.caption, parent);
        let html = markup::caption(text, figure.credit, pointer);
        view! {
            <figcaption data-pointer=pointer.map(|pointer| pointer.name()) inner_html=html data-align=markup::align(text)
                style:left=left style:top=top style:width=width style:height=height
                style:font-size=css(figure.size) style:line-height=css(figure.leading)></figcaption>
        }
    });
    view! { <figure data-figure>{picture}{caption}</figure> }
}

fn published(reader: Reader, layout: &PageLayout, article: usize, figure: &FigureFragment) -> Option<Figure> {
    let bodies = reader.bodies.with_untracked(|bodies| bodies.get(&layout.page).cloned())?.ok()?;
    let id = &layout.galleys[article].id;
    let body = bodies.articles.iter().find(|body| body.id == *id)?;
    match body.blocks.get(figure.block)? {
        Block::Figures(group) => group.get(figure.index).cloned(),
        _ => None,
    }
}
