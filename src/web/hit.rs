//! What a click on the paper means.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::page::is_plain_click;

/// What was clicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A link to an article.
    Link(String),
    /// A picture: the article, the block and its place in that block's group.
    Picture(String, usize, usize),
    /// A jump line, to a sheet of the page.
    Jump(usize),
    /// The name of another page.
    Page(usize),
    /// An article itself, neither its links nor the end of a selection in it.
    Article(String),
}

/// Finds what a click hit. A link that is ours is kept from being followed by the browser,
/// unless it was to open elsewhere.
pub fn hit(event: &MouseEvent) -> Option<Hit> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    let article = closest("[data-article]").and_then(|article| article.get_attribute("data-article"));
    if let Some(link) = closest("a[href]") {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return None;
        }
        let named = |name: &str| link.get_attribute(name);
        let hit = match named("data-to") {
            Some(sheet) => Hit::Jump(sheet.parse().ok()?),
            None if link.has_attribute("data-opens") => Hit::Link(named("data-opens")?),
            None if link.has_attribute("data-leads") => Hit::Page(named("data-leads")?.parse().ok()?),
            None if link.class_list().contains("unfold") => Hit::Link(article?),
            None if link.class_list().contains("picture") => {
                let figure = closest("[data-figure]")?;
                let number = |name| figure.get_attribute(name)?.parse().ok();
                Hit::Picture(article?, number("data-block")?, number("data-index")?)
            }
            None => Hit::Link(named("href")?.strip_prefix('#')?.to_owned()),
        };
        event.prevent_default();
        return Some(hit);
    }
    is_plain_click(event).then_some(Hit::Article(article?))
}
