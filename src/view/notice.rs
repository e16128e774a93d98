//! What stands where a sheet cannot: loading, and each way of failing, in words. In a page of
//! somebody else the host's own slots take their place.

use leptos::prelude::*;

use super::Reader;
use crate::edition::Address;
use crate::markup::Html;
use crate::web::{self, Failure};

/// The paper is on its way.
pub fn loading(reader: Reader) -> AnyView {
    let mut html = Html::default();
    html.start("div", &[("class", "notice"), ("part", "loading"), ("role", "status"), ("data-state", "loading")]);
    html.element("p", &[], reader.words.get().loading()).end("div");
    slot(reader, "loading", html)
}

/// There is nothing to show: why, and what the reader can do.
pub fn failed(reader: Reader, failure: &Failure) -> AnyView {
    let words = reader.words.get();
    let message = words.failure(failure);
    let mut html = Html::default();
    html.start(
        "div",
        &[("class", "notice"), ("part", "error"), ("role", "alert"), ("data-state", state_name(failure))],
    );
    html.element("h1", &[], message.title).element("p", &[], &message.text);
    html.start("p", &[("class", "notice-actions")]).element("button", &[("data-open", "again")], words.retry());
    if matches!(failure, Failure::Missing { .. } | Failure::Nowhere | Failure::Unusable(_)) {
        html.element("button", &[("data-open", "newest")], words.to_newest());
    }
    html.end("p").end("div");
    slot(reader, "error", html)
}

fn slot(reader: Reader, name: &'static str, html: Html) -> AnyView {
    let clicked = move |event: leptos::ev::MouseEvent| {
        let Some(what) = web::pointed(&event, "data-open") else { return };
        let address = if what == "newest" {
            reader.home.push(&Address::default());
            Some(Address::default())
        } else {
            reader.home.address()
        };
        reader.opened.set(None);
        reader.bodies.update(|bodies| bodies.retain(|_, bodies| bodies.is_ok()));
        reader.home.spawn(reader.open(address));
    };
    view! { <slot name=name inner_html=html.finish() on:click=clicked></slot> }.into_any()
}

fn state_name(failure: &Failure) -> &'static str {
    match failure {
        Failure::Offline => "offline",
        Failure::Unreachable { .. } => "unreachable",
        Failure::Missing { .. } => "missing",
        Failure::Refused { .. } => "refused",
        Failure::Unusable(_) => "broken",
        Failure::Empty => "empty",
        Failure::Nowhere => "nowhere",
    }
}
