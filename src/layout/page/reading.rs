//! One article whole, in one column as long as it needs: the reading view.

use std::sync::Arc;

use super::super::flow::Desk;
use super::super::inline::Script;
use super::super::{Measure, PageLayout, Report, Stylesheet};
use super::standing::Standing;
use super::story::Story;
use super::stream;
use crate::edition::{Body, Edition};

/// Composes an article for reading: jumps joined, figures as wide as the text, on one
/// sheet that is as high as the article. `style` is that of [`Stylesheet::reading`].
/// `None` if the edition has no such article.
pub fn compose_article(edition: &Edition, body: &Body, style: &Stylesheet, widths: &dyn Measure) -> Option<PageLayout> {
    let head = edition.head(&body.id)?;
    let page = edition.page_of(&body.id)?;
    let desk = Desk { style, widths, script: Script::of(&edition.paper.language), divisions: &body.divisions };
    let stories = [Story::new(0, head, body, desk, &mut Standing::default())];
    let mut sheets = stream::compose(&stories, page, style);
    for sheet in &mut sheets {
        let end = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or_default();
        sheet.size.height = end + style.margin.bottom;
        sheet.body.height = end - sheet.body.y;
    }
    let [story] = stories;
    Some(PageLayout { page, sheets, galleys: vec![Arc::clone(&story.galley)], report: Report::default() })
}
