//! The articles of one editorial page as sheets.
//!
//! [`compose_page`] gathers each article's galley, heads and figures into a [`story`],
//! then composes sheet by sheet until nothing is left.

mod figure;
mod head;
mod sheet;
mod story;
mod stream;

use std::sync::Arc;

use super::{Measure, PageLayout, Report, Stylesheet};
use crate::edition::{Body, Edition};
use story::Story;

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
    let stories: Vec<Story> = articles
        .iter()
        .filter_map(|id| Some((edition.head(id)?, bodies.iter().find(|body| body.id == *id)?)))
        .enumerate()
        .map(|(index, (head, body))| Story::new(index, head, body, style, widths))
        .collect();
    let sheets = stream::compose(&stories, page, style, widths);
    let galleys = stories.iter().map(|story| Arc::clone(&story.galley)).collect();
    PageLayout { page, sheets, galleys, report: Report::default() }
}
