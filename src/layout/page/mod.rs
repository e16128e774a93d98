//! The articles of one editorial page as sheets.
//!
//! [`compose_page`] gathers each article's galley, heads and figures into a [`story`],
//! then composes sheet by sheet until nothing is left.

mod compose;
mod figure;
mod head;
mod hints;
mod place;
mod plate;
mod quality;
mod reading;
mod rules;
mod shape;
mod sheet;
mod slice;
mod story;
mod stream;
mod weights;
mod whole;

pub use reading::compose_article;
pub use whole::compose_whole;

use std::sync::Arc;

use super::flow::Desk;
use super::inline::Script;
use super::{Measure, PageLayout, Report, Stylesheet};
use crate::edition::{Body, Edition};
use story::Story;

/// Sheets lower than this have no room for rectangles: their columns are filled in sequence.
const COMPOSED_ROWS_MIN: u32 = 16;

/// Composes an editorial page.
///
/// `bodies` are those of the page's file; an article whose body is missing is left out.
pub fn compose_page(
    edition: &Edition,
    bodies: &[Body],
    page: usize,
    style: &Stylesheet,
    widths: &dyn Measure,
) -> PageLayout {
    let articles = edition.pages.get(page).map(|page| page.articles.as_slice()).unwrap_or_default();
    let script = Script::of(&edition.paper.language);
    let stories: Vec<Story> = articles
        .iter()
        .filter_map(|id| Some((edition.head(id)?, bodies.iter().find(|body| body.id == *id)?)))
        .enumerate()
        .map(|(index, (head, body))| {
            Story::new(index, head, body, Desk { style, widths, script, divisions: &body.divisions })
        })
        .collect();
    let sheets = if style.columns == 1 || style.rows < COMPOSED_ROWS_MIN {
        stream::compose(&stories, page, style)
    } else {
        compose::compose(&stories, page, style)
    };
    let warnings = hints::ignored(&sheets, &stories, style);
    let report = Report { warnings, ..quality::report(&sheets, &stories, style) };
    let galleys = stories.iter().map(|story| Arc::clone(&story.galley)).collect();
    PageLayout { page, sheets, galleys, report }
}
