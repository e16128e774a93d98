//! A composed sheet as a picture of itself, as small as a thumbnail: areas of articles,
//! bars for headlines, grey for text, blocks for pictures.

use super::Html;
use crate::layout::fragment::{Content, HeadPart, Sheet};
use crate::layout::{PageLayout, Rect};

/// Heads, texts and pictures of a sheet as an SVG; each article is a group with its id.
/// Colours come from `style/panel.css`.
pub fn miniature(layout: &PageLayout, sheet: &Sheet) -> String {
    let mut html = Html::default();
    let size = Rect { width: sheet.size.width, height: sheet.size.height, ..Rect::default() };
    let [.., width, height] = numbers(size);
    let view = ["0 0 ", &width, " ", &height].concat();
    html.start("svg", &[("class", "miniature"), ("viewBox", &view), ("aria-hidden", "true")]);
    block(&mut html, "mini-title", sheet.furniture.rect);
    for region in &sheet.regions {
        html.start("g", &[("data-article", &layout.galleys[region.article].id)]);
        block(&mut html, "mini-area", region.rect);
        for fragment in &region.fragments {
            match &fragment.content {
                Content::Head(lines) => {
                    let headlines = lines.iter().filter(|line| line.part == HeadPart::Headline);
                    headlines.for_each(|line| block(&mut html, "mini-head", line.rect));
                }
                Content::Text(_) => block(&mut html, "mini-text", fragment.rect),
                Content::Figure(figure) => block(&mut html, "mini-picture", figure.picture),
                Content::JumpLine(_) | Content::Continued(_) => {}
            }
        }
        html.end("g");
    }
    html.end("svg");
    html.finish()
}

fn block(html: &mut Html, class: &str, rect: Rect) {
    let [x, y, width, height] = numbers(rect);
    html.start("rect", &[("class", class), ("x", &x), ("y", &y), ("width", &width), ("height", &height)]).end("rect");
}

/// A rectangle in whole px.
fn numbers(rect: Rect) -> [String; 4] {
    [rect.x, rect.y, rect.width, rect.height].map(|length| (length.0 / 64).to_string())
}
