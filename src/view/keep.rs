//! Keeping an edition whole on the device, for a train, a plane, or a year from now.

use leptos::prelude::*;

use super::Reader;
use super::panel::Panel;
use super::whenever::whenever;
use crate::markup::Html;

/// How the open edition stands with the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All of it is there.
    Whole,
    /// Only what was read.
    Not,
    /// It is being fetched.
    Coming,
    /// There is no room for it.
    NoRoom,
    /// It could not be fetched.
    Failed,
}

/// Follows what the device says, and asks when the contents are opened.
pub fn follow(reader: Reader) {
    reader.home.on_answer(move |answer| {
        let (word, edition) = answer.split_once(' ').unwrap_or((answer, ""));
        // Another edition may have been opened since.
        if reader.opened.with_untracked(|opened| !matches!(opened, Some(Ok(opened)) if opened.path == edition)) {
            return;
        }
        let kept = match word {
            "kept" => Kept::Whole,
            "full" => Kept::NoRoom,
            "failed" => Kept::Failed,
            _ => Kept::Not,
        };
        reader.kept.set(Some(kept));
    });
    whenever(move || {
        if reader.panel.get() == Some(Panel::Contents) {
            ask(reader, "kept? ");
        }
    });
}

/// Keeps the edition, or gives it up.
pub fn change(reader: Reader) {
    match reader.kept.get_untracked() {
        Some(Kept::Coming) | None => {}
        Some(Kept::Whole) => ask(reader, "forget "),
        Some(_) => {
            reader.kept.set(Some(Kept::Coming));
            ask(reader, "keep ");
        }
    }
}

/// The control; there is none where nothing can be kept.
pub fn write(reader: Reader, html: &mut Html) {
    let Some(kept) = reader.kept.get() else { return };
    let words = reader.words.get();
    let pressed = if kept == Kept::Whole { "true" } else { "false" };
    html.start("p", &[("class", "keep")]);
    html.element("button", &[("data-keep", ""), ("aria-pressed", pressed)], words.keep());
    html.element("span", &[("role", "status")], words.kept(kept)).end("p");
}

fn ask(reader: Reader, verb: &str) {
    if let Some(opened) = reader.opened.get_untracked().and_then(Result::ok) {
        reader.home.ask_keeper(&(verb.to_owned() + &opened.path));
    }
}
