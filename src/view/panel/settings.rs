//! The settings: a form of native controls, each with the name of the preference that it
//! changes.

use leptos::prelude::*;

use crate::markup::{Html, when};
use crate::view::Reader;
use crate::view::preferences::{LEADINGS, PaperSize, Preferences, TEXT_SIZES, Theme};
use crate::view::words::Words;
use crate::web;

/// The form. It follows the language only: the controls know themselves what was chosen.
pub(super) fn write(reader: Reader, html: &mut Html) {
    let words = reader.words.get();
    let now = reader.preferences.get_untracked();
    html.start("div", &[("class", "settings")]);
    let sizes = TEXT_SIZES.map(|size| (size.to_string(), size.to_string() + " %"));
    menu(html, "size", words.text_size(), &now.text_size.to_string(), &sizes);
    let mut step = 0;
    let leadings = LEADINGS.map(|leading| {
        step += 1;
        (leading.to_string(), words.leading_name(step - 1).to_owned())
    });
    menu(html, "leading", words.leading(), &now.leading.to_string(), &leadings);
    let themes = Theme::ALL.map(|theme| (theme.name().to_owned(), words.theme_name(theme).to_owned()));
    menu(html, "theme", words.theme(), now.theme.name(), &themes);
    switch(html, "large", words.large_print(), now.large);
    switch(html, "ragged", words.ragged(), now.ragged);
    switch(html, "scrolled", words.scrolled(), now.scrolled);
    let papers = PaperSize::ALL.map(|size| (size.name().to_owned(), size.name().to_owned()));
    menu(html, "paper", words.print_on(), now.paper.name(), &papers);
    html.element("button", &[("data-print", "")], words.print());
    switch(html, "cite", words.cite(), now.cite);
    write_single_keys(reader, html);
    // The bar of a phone has no room for it.
    html.element("button", &[("data-open", "keys")], words.shortcuts());
    let mut languages = vec![(String::new(), words.as_browser().to_owned())];
    languages.extend(Words::ALL.map(|words| (words.tag().to_owned(), words.name().to_owned())));
    menu(html, "language", words.language(), now.language.as_deref().unwrap_or_default(), &languages);
    html.element("button", &[("data-reset", "")], words.reset()).end("div");
}

/// The switch of the single-key shortcuts.
pub(super) fn write_single_keys(reader: Reader, html: &mut Html) {
    switch(html, "keys", reader.words.get().single_keys(), reader.preferences.with_untracked(|now| now.keys));
}

/// Takes over what a control says.
pub(super) fn choose(reader: Reader, name: &str, value: &str) {
    let on = !value.is_empty();
    reader.prefer(|preferences| match name {
        "size" => preferences.text_size = value.parse().unwrap_or(preferences.text_size),
        "leading" => preferences.leading = value.parse().unwrap_or(preferences.leading),
        "theme" => {
            let named = Theme::ALL.into_iter().find(|theme| theme.name() == value);
            preferences.theme = named.unwrap_or_default();
        }
        "large" => preferences.large = on,
        "ragged" => preferences.ragged = on,
        "cite" => preferences.cite = on,
        "scrolled" => preferences.scrolled = on,
        "paper" => {
            let named = PaperSize::ALL.into_iter().find(|size| size.name() == value);
            preferences.paper = named.unwrap_or_default();
        }
        "keys" => preferences.keys = on,
        "language" => preferences.language = on.then(|| value.to_owned()),
        _ => {}
    });
    if name == "language" {
        stay_on(reader, "[name=language]");
    }
}

/// Forgets what was chosen.
pub(super) fn reset(reader: Reader) {
    reader.prefer(|preferences| *preferences = Preferences::default());
    // The controls are to show it.
    reader.panel.notify();
    stay_on(reader, "[data-reset]");
}

/// The form is written anew; the focus is to stay where it was.
fn stay_on(reader: Reader, selector: &'static str) {
    reader.home.spawn(async move {
        web::next_frame().await;
        reader.home.focus(selector);
    });
}

/// A labelled menu of values and their names.
fn menu(html: &mut Html, name: &str, label: &str, now: &str, options: &[(String, String)]) {
    html.start("label", &[]).element("span", &[], label).start("select", &[("name", name)]);
    for (value, text) in options {
        html.element("option", &[("value", value), when(value == now, "selected")], text);
    }
    html.end("select").end("label");
}

/// A labelled switch.
fn switch(html: &mut Html, name: &str, label: &str, on: bool) {
    html.start("label", &[]).element("span", &[], label);
    html.start("input", &[("type", "checkbox"), ("role", "switch"), ("name", name), when(on, "checked")]).end("label");
}
