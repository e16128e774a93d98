//! One article whole, in one comfortable measure or two: the reading view.

use std::sync::Arc;

use super::super::flow::Desk;
use super::super::fragment::Sheet;
use super::super::inline::Script;
use super::super::{Measure, PageLayout, Settings, Size, Stylesheet};
use super::standing::Standing;
use super::story::Story;
use super::{opening, stream};
use crate::edition::{Body, Edition};

/// Composes an article for reading in a space: jumps joined, figures large, on one sheet that
/// is as high as the article. It has one column; two where the space is wide enough for them and
/// the article longer than the space is high. `None` if the edition has no such article.
pub fn compose_article(
    edition: &Edition,
    body: &Body,
    space: Size,
    settings: Settings,
    widths: &dyn Measure,
) -> Option<(Stylesheet, PageLayout)> {
    let head = edition.head(&body.id)?;
    let page = edition.page_of(&body.id)?;
    let set = |style: Stylesheet, fill: fn(&Story, usize, &Stylesheet) -> Vec<Sheet>| {
        let script = Script::of(edition.language_of(head));
        let (widths, divisions) = (widths.of(&head.language), &body.divisions);
        let desk = Desk { style: &style, widths, script, divisions, plate_columns: 1 };
        let story = Story::new(0, head, body, desk, &mut Standing::default());
        let mut sheets = fill(&story, page, &style);
        sheets.iter_mut().for_each(|sheet| cut(sheet, &style));
        let galleys = vec![Arc::clone(&story.galley)];
        drop(story);
        (style, PageLayout { page, sheets, galleys, report: None })
    };
    let one = set(Stylesheet::reading(space, settings), |story, page, style| {
        stream::compose(std::slice::from_ref(story), page, style)
    });
    let two = Stylesheet::opening(space, settings);
    let two = two.filter(|_| one.1.sheets.iter().any(|sheet| sheet.size.height > space.height));
    Some(match two {
        Some(style) => set(style, |story, page, style| vec![opening::compose(story, page, style)]),
        None => one,
    })
}

/// Cuts an endless sheet to what stands on it.
pub(super) fn cut(sheet: &mut Sheet, style: &Stylesheet) {
    let end = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or(sheet.body.y);
    sheet.size.height = end + style.margin.bottom;
    sheet.body.height = end - sheet.body.y;
}
