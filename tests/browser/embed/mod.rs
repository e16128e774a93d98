//! `<e-paper>`: the paper in a page of somebody else.

mod controls;
mod frame;
mod gate;
mod hosts;
mod life;
mod lights;
mod talk;

use crate::harness::{Outcome, Page, Site};

/// Hears what elements tell, from before any of them can.
const RECORDER: &str = "window.told = [];
for (const kind of ['ready', 'page', 'article', 'share', 'read', 'gate'])
  addEventListener(`epaper-${kind}`, event => told.push({ id: event.target.id, kind, ...event.detail }));
window.inside = (id, selector) => document.getElementById(id).shadowRoot.querySelector(selector);";

/// A site with a page `/host.html` that takes the element from `paper`: the origin of another
/// site, or nothing for this one.
pub(crate) fn host(site: Site, paper: &str, head: &str, body: &str) -> Site {
    let page = format!(
        "<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>host</title><link rel=\"icon\" href=\"data:,\">
         <meta name=\"viewport\" content=\"width=device-width\">{head}<script src=\"host.js\"></script>
         <script type=\"module\" src=\"{paper}/e-paper.js\"></script></head><body>{body}</body></html>"
    );
    site.with("host.js", RECORDER).with("host.html", page)
}

/// Waits until an element has told something.
pub(crate) async fn told(page: &Page, id: &str, kind: &str) -> Outcome {
    // A page that has only just been opened may not have its script yet.
    page.until(&format!("window.told?.some(news => news.id === '{id}' && news.kind === '{kind}')")).await
}

/// How often an element has told something.
async fn times(page: &Page, id: &str, kind: &str) -> Outcome<usize> {
    page.eval(&format!("told.filter(news => news.id === '{id}' && news.kind === '{kind}').length")).await
}
