//! The sheet in view.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::reader::Opened;
use super::whenever::whenever;
use super::wish::Stand;
use super::zoom::Distance;
use crate::layout::{PageLayout, Size, Stylesheet, decimal};
use crate::markup::{self, Drawing, Html, Paper};
use crate::web::Rules;

/// What is to be seen: a composed page, and which of its sheets.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    opened: Arc<Opened>,
    style: Arc<Stylesheet>,
    layout: Arc<PageLayout>,
    sheet: usize,
    /// How much smaller than it was composed.
    scale: f64,
}

/// Where the sheet in view stands.
pub fn frame() -> String {
    let mut html = Html::default();
    let attributes = [("class", "sheet s0"), ("part", "sheet"), ("tabindex", "-1"), ("aria-current", "page")];
    html.start("section", &attributes).element("div", &[("class", "ink")], "").end("section");
    html.finish()
}

/// Draws the sheet in view with its furniture, articles and rules, while there is a frame for it:
/// one of the page's sheets, or the whole page as small as it must be.
pub fn draw(reader: Reader, laid: RwSignal<bool>) {
    let seen = Memo::new(move |_| {
        let opened = reader.edition()?;
        match reader.distance.get() {
            Distance::Sheet => {
                let (style, layout) = (reader.stylesheet.get()?, reader.layout.get()?);
                Some(Seen { opened, style, layout, sheet: reader.sheet.get(), scale: 1.0 })
            }
            Distance::Far => {
                let ((style, layout), space) = (reader.whole.get()?, reader.space.get()?);
                let scale = fit(style.sheet, space);
                Some(Seen { opened, style, layout, sheet: 0, scale })
            }
        }
    });
    let drawing = Memo::new(move |_| {
        let words = reader.words.get();
        let unfold = Some((words.tag(), words.read()));
        let draw = |seen: &Seen| {
            reader.drawn(seen.layout.page, unfold, |paper| {
                markup::sheet(paper, &seen.style, &seen.layout, seen.sheet, "s")
            })
        };
        seen.with(|seen| seen.as_ref().and_then(draw)).unwrap_or_default()
    });
    let rules = Rules::new(reader.home);
    let mut drawn = String::new();
    whenever(move || {
        let drawing = if laid.get() { drawing.get() } else { Drawing::default() };
        rules.replace(&drawing.css);
        // In a drag most steps change the rules alone. A frame that was laid anew is empty.
        if drawing.html != drawn || reader.home.is_empty(INK) {
            reader.home.draw(INK, &drawing.html);
            drawn = drawing.html;
        }
        reader.inked.notify();
    });
    whenever(move || {
        laid.track();
        seen.with(|seen| reader.describe_sheet(seen.as_ref()));
    });
    let overlay = Stand::new(reader, SHEET);
    whenever(move || overlay.show(reader.overlay.get().filter(|_| laid.get())));
}

impl Seen {
    /// A transform leaves the box as wide as it was; the margin takes the rest back.
    fn shrink(&self) -> Option<String> {
        let width = self.layout.sheets.get(self.sheet)?.size.width.css();
        Some(decimal(width * (self.scale - 1.0)) + "px")
    }
}

impl Reader {
    /// What is said of the sheet in view by attributes, and how small it is drawn.
    fn describe_sheet(self, seen: Option<&Seen>) {
        let page = seen.and_then(|seen| seen.opened.edition.pages.get(seen.layout.page));
        let sheet = seen.map(|seen| (seen.sheet + 1).to_string());
        let name = seen.zip(page).map(|(seen, page)| {
            let sheets = seen.layout.sheets.len();
            self.words.get().sheet(&page.number, &page.section, seen.sheet + 1, sheets)
        });
        let greeked = seen.is_some_and(|seen| seen.style.em.css() * seen.scale < GREEK_BELOW);
        let far = self.distance.get() == Distance::Far;
        self.home.describe(
            SHEET,
            &[
                ("aria-label", name.as_deref()),
                ("data-sheet", sheet.as_deref()),
                ("data-page", page.map(|page| &*page.number)),
                ("lang", seen.map(|seen| &*seen.opened.edition.paper.language)),
                ("data-distance", far.then_some("far")),
                ("data-greeked", greeked.then_some("")),
            ],
        );
        let small = seen.filter(|seen| seen.scale < 1.0);
        self.home.style(
            SHEET,
            &[
                ("transform", small.map(|seen| ["scale(", &decimal(seen.scale), ")"].concat())),
                ("transform-origin", Some("0 0".to_owned())),
                ("margin-inline-end", small.and_then(Seen::shrink)),
            ],
        );
    }

    /// Draws something of a page whose bodies are there.
    pub fn drawn(
        self,
        page: usize,
        unfold: Option<(&str, &str)>,
        draw: impl FnOnce(Paper<'_>) -> Drawing,
    ) -> Option<Drawing> {
        let opened = self.edition()?;
        let bodies = self.bodies.with_untracked(|bodies| bodies.get(&page).cloned())?.ok()?;
        let base = self.home.url("");
        Some(draw(Paper {
            edition: &opened.edition,
            bodies: &bodies.articles,
            folder: &opened.path,
            base: &base,
            unfold,
        }))
    }
}

/// The sheet in view, and what is drawn of it.
const SHEET: &str = ".desk > .sheet";
const INK: &str = ".desk > .sheet > .ink";

/// Text smaller than this, in CSS px, is drawn as grey lines: it could not be read.
const GREEK_BELOW: f64 = 6.5;

/// How much smaller a sheet must be drawn to stand in a space whole.
fn fit(sheet: Size, space: Size) -> f64 {
    let across = f64::from(space.width.0) / f64::from(sheet.width.0.max(1));
    let down = f64::from(space.height.0) / f64::from(sheet.height.0.max(1));
    across.min(down).min(1.0)
}
