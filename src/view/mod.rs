//! Leptos components: nouns of the paper, one a file. They draw fragments and decide no
//! geometry.
//!
//! [`Reader`] holds what can change; a composed page is one [`Memo`](leptos::prelude::Memo)
//! of it, and everything below is drawn from that memo's value.

mod app;
mod bar;
mod debug;
mod gate;
mod guest;
mod icon;
mod ink;
mod keys;
mod notice;
mod panel;
mod placed;
mod preferences;
mod print;
mod reader;
mod reading;
mod search;
mod sheet;
mod stack;
mod takeover;
mod widths;
mod words;
mod zoom;

pub use app::open;
pub use guest::Guest;
pub use reader::Reader;
