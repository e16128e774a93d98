//! Leptos components: nouns of the paper, one a file. They draw fragments and decide no
//! geometry.
//!
//! [`Reader`] holds what can change; a composed page is one [`Memo`](leptos::prelude::Memo)
//! of it, and everything below is drawn from that memo's value.

mod ahead;
mod aloud;
mod app;
mod bar;
mod clippings;
mod debug;
mod file;
mod gate;
mod guest;
mod icon;
mod ink;
mod keep;
mod keys;
mod lightbox;
mod notice;
mod panel;
mod placed;
mod player;
mod preferences;
mod print;
mod progress;
mod reader;
mod reading;
mod search;
mod sheet;
mod stack;
mod strip;
mod takeover;
mod turn;
mod unfold;
mod visit;
mod whenever;
mod widths;
mod wish;
mod words;
mod zoom;

pub use app::open;
pub use guest::{Guest, Mount, guests};
pub use reader::Reader;
