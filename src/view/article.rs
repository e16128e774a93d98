//! The part of an article that stands on a sheet.

use std::sync::Arc;

use leptos::either::EitherOf4;
use leptos::prelude::*;

use super::Reader;
use super::figure::FigureView;
use super::head::HeadView;
use super::jump_line::JumpLineView;
use super::placed::within;
use super::reader::Opened;
use super::zoom::Distance;
use crate::edition::{Address, Kind, Part};
use crate::layout::PageLayout;
use crate::layout::fragment::{Content, Frame};
use crate::web::Point;
use crate::{markup, web};

/// One region of a sheet: the fragments of one article, in reading order.
#[component]
pub fn ArticleFragment(layout: Arc<PageLayout>, opened: Arc<Opened>, sheet: usize, region: usize) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let region = &layout.sheets[sheet].regions[region];
    let galley = &layout.galleys[region.article];
    let head = opened.edition.head(&galley.id).cloned().unwrap_or_default();
    let frame = match region.frame {
        Frame::Open => None,
        Frame::Boxed => Some("boxed"),
        Frame::Mourning => Some("mourning"),
    };
    let fragments = region.fragments.iter().map(|fragment| match &fragment.content {
        Content::Head(lines) => EitherOf4::A(view! { <HeadView lines=lines.clone() parent=region.rect/> }),
        Content::Text(text) => {
            let [left, top, width, height] = within(fragment.rect, region.rect);
            let html = markup::legs(galley, text);
            EitherOf4::B(view! {
                <div class="legs" inner_html=html style=("--legs", text.legs.len().to_string())
                    style:column-gap=super::placed::css(text.gutter)
                    style:left=left style:top=top style:width=width style:height=height></div>
            })
        }
        Content::Figure(figure) => EitherOf4::C(view! {
            <FigureView opened=opened.clone() layout=layout.clone() article=region.article figure=figure.clone() parent=region.rect/>
        }),
        Content::JumpLine(jump) | Content::Continued(jump) => EitherOf4::D(view! {
            <JumpLineView jump=jump.clone() continued=matches!(fragment.content, Content::Continued(_))
                language=opened.edition.paper.language.clone() rect=fragment.rect parent=region.rect/>
        }),
    });
    let [left, top, width, height] = within(region.rect, crate::layout::Rect::default());
    let unfolded = reader.article.with_untracked(Option::is_some);
    let id = head.id.clone();
    // Selecting text and following a link inside it are not asking for the article.
    let unfold = move |event: leptos::ev::MouseEvent| {
        if unfolded || event.default_prevented() || !web::is_plain_click(&event) {
            return;
        }
        match reader.distance.get_untracked() {
            Distance::Sheet => reader.read(&id),
            Distance::Far => {
                reader.nearer(Some(Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }));
            }
        }
    };
    let id = head.id.clone();
    let link = (!unfolded).then(|| {
        let part = Part::Article(id.clone());
        let href = web::follow(&Address { edition: Some(opened.path.clone()), part, paragraph: None });
        let read = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            reader.read(&id);
        };
        let words = move || reader.words.get();
        view! {
            <a class="unfold visually-hidden" href=href on:click=read lang=move || words().tag()>{move || words().read()}</a>
        }
    });
    view! {
        <article class="article" data-article=head.id.clone() data-kind=kind_name(head.kind) data-rank=head.rank.0 data-frame=frame
            aria-label=head.title() on:click=unfold style:left=left style:top=top style:width=width style:height=height>
            {link}
            {fragments.collect_view()}
        </article>
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "report",
        Kind::Feature => "feature",
        Kind::Commentary => "commentary",
        Kind::Picture => "picture",
        Kind::Obituary => "obituary",
        Kind::Notice => "notice",
        Kind::Advertisement => "advertisement",
    }
}
