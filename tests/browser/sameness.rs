//! The same code natively and in wasm gives the same sheets, line by line.

use epaper::layout::flow::ItemKind;
use epaper::layout::fragment::Content;
use epaper::layout::page::Composer;
use epaper::layout::{Faces, PageLayout, Px, Settings, Size, Stylesheet};
use serde::Deserialize;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{LINE, SHEET, turned};

/// A line of body text and its article.
#[derive(Debug, Deserialize, PartialEq)]
struct Line {
    article: String,
    text: String,
}

/// The lines of one sheet as the native layout says.
fn native(layout: &PageLayout, sheet: usize) -> Vec<Line> {
    let mut lines = vec![];
    for region in &layout.sheets[sheet].regions {
        let galley = &layout.galleys[region.article];
        let legs = region.fragments.iter().filter_map(|fragment| match &fragment.content {
            Content::Text(text) => Some(&text.legs),
            _ => None,
        });
        for item in legs.flatten().flat_map(|leg| &galley.items[leg.clone()]) {
            let ItemKind::Line { text, line } = &item.kind else { continue };
            let text = &galley.texts[*text].text;
            let text = text.paragraph.text[text.lines[*line].range.clone()].to_owned();
            lines.push(Line { article: galley.id.clone(), text });
        }
    }
    lines
}

/// The lines of the sheet in view.
async fn drawn(page: &Page) -> Outcome<Vec<Line>> {
    page.eval(&format!(
        "[...document.querySelectorAll('{SHEET} .legs {LINE}')].map(line =>
            ({{ article: line.closest('[data-article]').dataset.article, text: line.textContent }}))"
    ))
    .await
}

#[test]
fn the_browser_draws_the_lines_that_the_native_layout_sets() -> Outcome {
    let published = Published::newest(&Site::built())?;
    let faces = Faces::new(&published.edition.faces);
    for screen in Screen::ALL {
        browse(screen, Site::built(), async |page| {
            for text_size in [100, 150] {
                page.open("/").await?;
                page.eval::<()>(&format!(
                    "void localStorage.setItem('epaper:preferences', JSON.stringify({{ text_size: {text_size} }}))"
                ))
                .await?;
                page.open("/").await?;
                let [width, height]: [i32; 2] = page
                    .eval("(stage => [stage.clientWidth, stage.clientHeight])(document.querySelector('.stage'))")
                    .await?;
                let space = Size { width: Px(width * 64), height: Px(height * 64) };
                let style = Stylesheet::solve(space, Settings { text_size, ..Settings::default() });
                let layout =
                    Composer::default().page(&published.edition, &published.bodies[0].articles, 0, &style, &faces);
                for sheet in 0..layout.sheets.len() {
                    assert_eq!(drawn(page).await?, native(&layout, sheet), "sheet {sheet} at {text_size} %");
                    if sheet + 1 < layout.sheets.len() {
                        turned(page, async || page.click("[data-turn=next]").await).await?;
                    }
                }
            }
            Ok(())
        })?;
    }
    Ok(())
}
