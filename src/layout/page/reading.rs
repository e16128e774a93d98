//! One article whole, in one column as long as it needs: the reading view.

use std::sync::Arc;

use super::super::flow::Desk;
use super::super::fragment::Sheet;
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
    let script = Script::of(edition.language_of(head));
    let desk = Desk { style, widths: widths.of(&head.language), script, divisions: &body.divisions };
    let stories = [Story::new(0, head, body, desk, &mut Standing::default())];
    let mut sheets = stream::compose(&stories, page, style);
    sheets.iter_mut().for_each(|sheet| cut(sheet, style));
    let [story] = stories;
    Some(PageLayout { page, sheets, galleys: vec![Arc::clone(&story.galley)], report: Report::default() })
}

/// Cuts an endless sheet to what stands on it.
pub(super) fn cut(sheet: &mut Sheet, style: &Stylesheet) {
    let end = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or(sheet.body.y);
    sheet.size.height = end + style.margin.bottom;
    sheet.body.height = end - sheet.body.y;
}
