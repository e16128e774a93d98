//! `press layout`: composes a bundle natively and reports how good its pages are.

use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;

use super::sketch;
use crate::edition::{BundleError, Edition, PageBodies, read};
use crate::layout::page::Composer;
use crate::layout::{Faces, PageLayout, Px, Report, Settings, Size, Stylesheet, Warning};

/// What to compose, and for which space.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// A folder with `edition.json`, or that file.
    pub bundle: PathBuf,
    /// Size of a sheet in CSS px.
    pub width: f64,
    /// Size of a sheet in CSS px.
    pub height: f64,
    /// Text size in percent.
    pub text_size: u16,
    /// Each page on one sheet, whatever text size that needs.
    pub whole: bool,
}

/// Why a bundle could not be composed.
#[derive(Debug)]
pub enum LayoutError {
    /// A file could not be read.
    Unreadable {
        /// Which.
        file: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file is not what the bundle format asks for.
    Bundle(BundleError),
}

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, error } => write!(f, "{}: {error}", file.display()),
            Self::Bundle(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LayoutError {}

impl From<BundleError> for LayoutError {
    fn from(error: BundleError) -> Self {
        Self::Bundle(error)
    }
}

/// An edition composed for one space.
#[derive(Debug)]
pub struct Composed {
    edition: Edition,
    pages: Vec<Composition>,
}

#[derive(Debug)]
struct Composition {
    style: Stylesheet,
    layout: PageLayout,
    report: Report,
    time: Duration,
}

/// Composes all pages of a bundle.
///
/// # Errors
/// If a file of the bundle is missing or malformed.
pub fn compose(request: &Request) -> Result<Composed, LayoutError> {
    let file = if request.bundle.is_dir() { request.bundle.join("edition.json") } else { request.bundle.clone() };
    let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
    let edition: Edition = load(&file)?;
    let bodies: Vec<PageBodies> =
        edition.pages.iter().map(|page| load(&folder.join(&page.bodies))).collect::<Result<_, _>>()?;
    let space = Size { width: Px::from_css(request.width), height: Px::from_css(request.height) };
    let style = Stylesheet::solve(space, Settings { text_size: request.text_size, ..Settings::default() });
    let widths = Faces::new(&edition.faces);
    let pages = bodies
        .iter()
        .enumerate()
        .map(|(page, bodies)| {
            let start = Instant::now();
            let mut composer = Composer::reporting();
            let (style, mut layout) = if request.whole {
                composer.whole(&edition, &bodies.articles, page, space, &widths)
            } else {
                (style.clone(), composer.page(&edition, &bodies.articles, page, &style, &widths))
            };
            let report = layout.report.take().unwrap_or_default();
            Composition { style, layout, report, time: start.elapsed() }
        })
        .collect();
    Ok(Composed { edition, pages })
}

fn load<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, LayoutError> {
    let bytes = std::fs::read(file).map_err(|error| LayoutError::Unreadable { file: file.to_owned(), error })?;
    Ok(read(&file.display().to_string(), &bytes)?)
}

impl Composed {
    /// The quality report as a table for people.
    pub fn table(&self) -> String {
        let mut text = String::new();
        for style in self.styles() {
            let Stylesheet { columns, measure, rows, em, row, .. } = style;
            let (em, row) = (em.css(), row.css());
            let _ = writeln!(text, "{columns} columns × {measure} em × {rows} rows, em {em:.2} px, row {row:.2} px");
        }
        text.push('\n');
        text.push_str(
            "page  sheets  white  jumps  legs   crop  碰题  叠题  背题  单行  断版  figures  inverted      ms\n",
        );
        for Composition { layout, report, time, .. } in &self.pages {
            let Report {
                legs,
                jumps,
                crop,
                butted,
                stacked,
                hanging,
                lone_lines,
                gutters,
                figures_meet,
                inversions,
                ..
            } = *report;
            let _ = writeln!(
                text,
                "{:>4}  {:>6}  {:>4.1}%  {jumps:>5}  {:>2}–{:<3} {crop:>3}%  {butted:>4}  {stacked:>4}  {hanging:>4}  {lone_lines:>4}  {gutters:>4}  {figures_meet:>7}  {inversions:>8}  {:>6.2}",
                self.edition.pages[layout.page].number,
                layout.sheets.len(),
                f64::from(report.white_per_mille()) / 10.0,
                legs.0,
                legs.1,
                time.as_secs_f64() * 1000.0,
            );
        }
        for Composition { layout, report, .. } in &self.pages {
            let number = &self.edition.pages[layout.page].number;
            for (index, sheet) in report.sheets.iter().enumerate() {
                let white = f64::from(sheet.white * 100) / f64::from(sheet.area.max(1));
                let (index, articles) = (index + 1, sheet.articles);
                let _ = writeln!(text, "{number:>4}  sheet {index:>2}  {articles:>2} articles  {white:>5.1}% white");
            }
        }
        for Composition { report, .. } in &self.pages {
            for warning in &report.warnings {
                let _ = writeln!(text, "warning: {}", words(warning));
            }
        }
        text
    }

    /// The same as JSON.
    pub fn json(&self) -> serde_json::Value {
        let pages: Vec<_> = self
            .pages
            .iter()
            .map(|Composition { style, layout, report, time }| {
                json!({
                    "grid": {
                        "columns": style.columns,
                        "measure_em": style.measure,
                        "rows": style.rows,
                        "em_px": style.em.css(),
                        "row_px": style.row.css(),
                    },
                    "page": self.edition.pages[layout.page].number,
                    "sheets": layout.sheets.len(),
                    "filled": report.sheets.iter().map(|sheet| json!({
                        "area": sheet.area, "white": sheet.white, "articles": sheet.articles,
                    })).collect::<Vec<_>>(),
                    "white_per_mille": report.white_per_mille(),
                    "jumps": report.jumps,
                    "legs": [report.legs.0, report.legs.1],
                    "crop_percent": report.crop,
                    "butted": report.butted,
                    "stacked": report.stacked,
                    "hanging": report.hanging,
                    "lone_lines": report.lone_lines,
                    "gutters": report.gutters,
                    "figures_meet": report.figures_meet,
                    "inversions": report.inversions,
                    "warnings": report.warnings.iter().map(words).collect::<Vec<_>>(),
                    "microseconds": time.as_micros() as u64,
                })
            })
            .collect();
        json!({ "pages": pages })
    }

    /// The grids of the pages, each once.
    fn styles(&self) -> Vec<&Stylesheet> {
        let mut styles: Vec<&Stylesheet> = self.pages.iter().map(|page| &page.style).collect();
        styles.dedup();
        styles
    }

    /// All sheets drawn one under another as an SVG: boxes, hairlines and words, to look at.
    pub fn svg(&self) -> String {
        sketch::draw(self.pages.iter().map(|page| (&page.style, &page.layout)))
    }
}

fn words(warning: &Warning) -> String {
    match warning {
        Warning::ForcedBreak { article, block, measure } => {
            format!("{article}: a word of block {block} is wider than {} em and was cut", measure.css())
        }
        Warning::HintIgnored { article, hint, reason } => format!("{article}: {hint} ignored: {reason}"),
    }
}
