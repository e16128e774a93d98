//! An e-paper: newspaper editions composed into broadsheet pages for the screen at hand.
//!
//! The crate is built in layers; a file imports its own layer or a lower one, and
//! `tests/tidy/` holds that rule.
//!
//! | layer | module | subject |
//! |---|---|---|
//! | 0 | [`edition`] | what was published: serde types, no geometry |
//! | 1 | [`layout`] | pure: an edition and a stylesheet in, positioned lines out |
//! | 1 | [`search`] | pure: words in, the places in published texts out |
//! | 1b | [`markup`] | pure: text and lines as HTML strings, the one place that escapes |
//! | 2a | `press` | native adapter: sources in, bundle, fonts and images out |
//! | 2b | `web` | browser adapter: the only place that names `web_sys` |
//! | 3 | `view` | Leptos components: draw fragments, decide no geometry |

pub mod edition;
pub mod layout;
pub mod markup;
#[cfg(all(feature = "press", not(target_arch = "wasm32")))]
pub mod press;
pub mod search;
#[cfg(all(feature = "reader", target_arch = "wasm32"))]
pub mod view;
#[cfg(all(feature = "reader", target_arch = "wasm32"))]
pub mod web;
