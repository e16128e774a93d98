//! The articles of one editorial page as sheets.
//!
//! [`Composer::page`] gathers each article's galley, heads and figures into a [`story`],
//! then composes sheet by sheet until nothing is left.

mod briefs;
mod compose;
mod curve;
mod figure;
mod forced;
mod furniture;
mod head;
mod hints;
mod opening;
mod place;
mod plate;
mod quality;
mod reading;
mod room;
mod rules;
mod shape;
mod sheet;
mod slice;
mod standing;
mod story;
mod stream;
mod teaser;
mod trees;
mod weights;
mod whole;
mod wording;

pub use reading::compose_article;

use std::sync::Arc;

use super::flow::Desk;
use super::fragment::Sheet;
use super::inline::Script;
use super::{Measure, PageLayout, Report, Settings, Size, Stylesheet};
use crate::edition::{Body, Edition, Pairs};
use room::Room;
use standing::Standing;
use story::{Story, articles};

/// Sheets lower than this have no room for rectangles: their columns are filled in sequence.
const COMPOSED_ROWS_MIN: u32 = 16;

/// Pages before and behind the one composed last whose type stands: who leafs through a
/// large edition does not fill the memory with it.
pub const PAGES_STANDING: usize = 12;

/// Composes pages, and keeps the type of their articles standing for the next time.
///
/// What it gives is the same as if it had kept nothing. It belongs to one edition and one
/// measure of characters: for another of either, make another.
#[derive(Debug, Default)]
pub struct Composer {
    /// By page and article.
    articles: Pairs<(usize, String), Standing>,
    /// Makes the report of a page, where one is asked for: no reader sees it.
    report: Option<Reporting>,
}

/// Looks at the sheets of a page, as a subeditor would.
type Reporting = fn(&[Sheet], &[Story], &Stylesheet) -> Report;

impl Composer {
    /// A composer whose layouts come with a report.
    pub fn reporting() -> Self {
        Self { report: Some(quality::report), ..Self::default() }
    }

    /// Composes an editorial page.
    ///
    /// `bodies` are those of the page's file; an article whose body is missing is left out.
    pub fn page(
        &mut self,
        edition: &Edition,
        bodies: &[Body],
        page: usize,
        style: &Stylesheet,
        widths: &dyn Measure,
    ) -> PageLayout {
        let style = &furniture::fitted(edition, page, style, widths);
        let report = self.report;
        let mut set = |plate_columns: u32| {
            let mut stories = self.stories(edition, bodies, page, (style, plate_columns), widths);
            briefs::gather(&mut stories);
            let mut sheets = match plate_columns {
                1 => stream::compose(&stories, page, style),
                _ => {
                    let room = Room::new(teaser::pages(edition, page), style);
                    room.use_up(&mut stories, sheet::blank(page, 0, style).1);
                    compose::compose(&stories, page, style, room)?
                }
            };
            if style.is_endless() {
                sheets.iter_mut().for_each(|sheet| reading::cut(sheet, style));
            } else if let Some(last) = sheets.last_mut() {
                teaser::tease(last, edition, page, style, widths);
            }
            furniture::furnish(&mut sheets, edition, page, style, widths);
            Some(finish(sheets, &stories, page, style, report))
        };
        let composed = if style.rows < COMPOSED_ROWS_MIN { 1 } else { style.columns };
        // Nothing is lost where no cut is found: columns are then filled in sequence.
        set(composed).or_else(|| set(1)).unwrap_or_else(|| finish(Vec::new(), &[], page, style, report))
    }

    /// Composes an editorial page onto a single sheet of about the shape of `space`, at the
    /// normal body size; drawing scales the sheet down to the space.
    pub fn whole(
        &mut self,
        edition: &Edition,
        bodies: &[Body],
        page: usize,
        space: Size,
        widths: &dyn Measure,
    ) -> (Stylesheet, PageLayout) {
        let report = self.report;
        let whole = whole::compose(space, |style, fill| {
            let mut stories = self.stories(edition, bodies, page, (style, 1), widths);
            briefs::gather(&mut stories);
            let mut sheets = fill(&stories, page, style)?;
            furniture::furnish(&mut sheets, edition, page, style, widths);
            let rows = sheets.iter().map(|sheet| whole::rows(sheet, style)).max()?;
            let style = style.with_rows(rows);
            let layout = finish(sheets, &stories, page, &style, report);
            Some((style, layout))
        });
        // A page longer than any sheet: many, then.
        whole.unwrap_or_else(|| {
            let style = Stylesheet::solve(space, Settings::default());
            let layout = self.page(edition, bodies, page, &style, widths);
            (style, layout)
        })
    }

    fn stories<'a>(
        &mut self,
        edition: &'a Edition,
        bodies: &'a [Body],
        page: usize,
        (style, plate_columns): (&'a Stylesheet, u32),
        widths: &'a dyn Measure,
    ) -> Vec<Story<'a>> {
        let articles = edition.pages.get(page).map(|page| page.articles.as_slice()).unwrap_or_default();
        let found =
            articles.iter().filter_map(|id| Some((edition.head(id)?, bodies.iter().find(|body| body.id == *id)?)));
        self.articles.retain(|(other, _), _| other.abs_diff(page) <= PAGES_STANDING);
        let mut stories = Vec::new();
        for (head, body) in found {
            let standing = self.articles.of((page, head.id.clone()));
            let script = Script::of(edition.language_of(head));
            let (widths, divisions) = (widths.of(&head.language), &body.divisions);
            let desk = Desk { style, widths, script, divisions, plate_columns };
            stories.push(Story::new(stories.len(), head, body, desk, standing));
        }
        stories
    }
}

fn finish(
    sheets: Vec<Sheet>,
    stories: &[Story],
    page: usize,
    style: &Stylesheet,
    report: Option<Reporting>,
) -> PageLayout {
    let stories = articles(stories);
    let report = report.map(|report| report(&sheets, stories, style));
    let galleys = stories.iter().map(|story| Arc::clone(&story.galley)).collect();
    PageLayout { page, sheets, galleys, report }
}
