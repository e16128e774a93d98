//! The sheet of shortcuts.

use leptos::prelude::*;

use crate::markup::Html;
use crate::view::Reader;
use crate::view::keys::SHORTCUTS;

/// A table of keys and what they do.
pub(super) fn write(reader: Reader, html: &mut Html) {
    let words = reader.words.get();
    html.start("table", &[("class", "shortcuts")]);
    for (keys, told) in SHORTCUTS {
        html.start("tr", &[]).start("td", &[]);
        for key in keys.split(' ') {
            html.element("kbd", &[], key).text(" ");
        }
        html.end("td").element("th", &[("scope", "row")], told(words)).end("tr");
    }
    html.end("table").element("p", &[], words.gestures());
    super::settings::write_single_keys(reader, html);
}
