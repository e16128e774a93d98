//! What stands where a sheet cannot: loading, and each way of failing, in words. In a page of
//! somebody else the host's own slots take their place.

use leptos::prelude::*;

use super::Reader;
use super::words::Words;
use crate::edition::Address;
use crate::markup::Html;
use crate::web::{self, Failure};

/// The paper is on its way.
pub fn loading(words: Words) -> String {
    let mut html = Html::default();
    html.start("slot", &[("name", "loading")]);
    html.start("div", &[("class", "notice"), ("part", "loading"), ("role", "status"), ("data-state", "loading")]);
    html.element("p", &[], words.loading()).end("div").end("slot");
    html.finish()
}

/// There is nothing to show: why, and what the reader can do.
pub fn failed(words: Words, failure: &Failure) -> String {
    let message = words.failure(failure);
    let mut html = Html::default();
    html.start("slot", &[("name", "error")]);
    html.start(
        "div",
        &[("class", "notice"), ("part", "error"), ("role", "alert"), ("data-state", state_name(failure))],
    );
    html.element("h1", &[], message.title).element("p", &[], &message.text);
    html.start("p", &[("class", "notice-actions")]).element("button", &[("data-open", "again")], words.retry());
    if matches!(failure, Failure::Missing { .. } | Failure::Nowhere | Failure::Unusable(_)) {
        html.element("button", &[("data-open", "newest")], words.to_newest());
    }
    html.end("p").end("div").end("slot");
    html.finish()
}

/// Does what a click on a notice asks for.
pub fn clicked(reader: Reader, event: &leptos::ev::MouseEvent) {
    let Some(what) = web::pointed(event, "data-open").filter(|_| web::is_inside(event, ".notice")) else { return };
    let address = if what == "newest" {
        reader.home.push(&Address::default());
        Some(Address::default())
    } else {
        reader.home.address()
    };
    reader.opened.set(None);
    reader.bodies.update(|bodies| bodies.retain(|_, bodies| bodies.is_ok()));
    reader.home.spawn(reader.open(address));
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
