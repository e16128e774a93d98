//! A screenshot of the reader, taken when its first sheet stands:
//! `cargo run --example shot -- /2024-12-06/ page.png --width 390 --height 844 --touch`.
//!
//! A path is opened on the built site in `dist/`, an `http` address where it is.

use std::path::PathBuf;

use clap::Parser;

#[path = "../tests/browser/harness/mod.rs"]
#[expect(dead_code, reason = "the tests use the rest of it")]
mod harness;

use harness::{Outcome, Screen, Site, browse};

/// Takes a screenshot of the reader in headless Chromium.
#[derive(Parser)]
struct Arguments {
    /// A path of the built site, or an http address.
    url: String,
    /// Where to write the PNG.
    out: PathBuf,
    /// Viewport width in CSS pixels.
    #[arg(long, default_value_t = 1440)]
    width: u32,
    /// Viewport height in CSS pixels.
    #[arg(long, default_value_t = 900)]
    height: u32,
    /// Device pixels per CSS pixel.
    #[arg(long, default_value_t = 1.0)]
    density: f64,
    /// A touch screen instead of a mouse.
    #[arg(long)]
    touch: bool,
    /// The dark colour scheme.
    #[arg(long)]
    dark: bool,
    /// The whole document, not the viewport alone.
    #[arg(long)]
    full: bool,
    /// Keys to press first, one after the other, such as `jj`.
    #[arg(long)]
    keys: Option<String>,
    /// The element that must be there first.
    #[arg(long, default_value = "html[data-epaper-ready]")]
    wait: String,
}

fn main() -> Outcome {
    let Arguments { url, out, width, height, density, touch, dark, full, keys, wait } = Arguments::parse();
    let screen = Screen { density, touch, ..Screen::mouse("shot", width, height) };
    browse(screen, Site::built(), async |page| {
        if dark {
            page.media(&[("prefers-color-scheme", "dark")]).await?;
        }
        page.visit(&url).await?;
        let there = page.until(&format!("document.querySelector({})", serde_json::to_string(&wait)?)).await;
        for key in keys.iter().flat_map(|keys| keys.chars()) {
            page.press(key.to_string()).await?;
        }
        page.screenshot(&out, full).await?;
        there
    })
}
