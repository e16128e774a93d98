//! An edition's source folder, read into the edition model with every problem reported.
//!
//! The passes: `edition.toml` ([`tables`] along the types of [`model`]), the articles
//! ([`article`]: front matter, then [`markdown`]), their [`picture`]s, and what holds
//! between them ([`assemble`]).

mod article;
mod assemble;
mod attributes;
mod figure;
mod folder;
mod length;
mod markdown;
mod model;
mod opening;
mod part;
mod pattern;
mod picture;
mod runs;
mod suggest;
mod tables;

use std::path::{Path, PathBuf};

pub use folder::TEXT_LIMIT;
pub use length::PARAGRAPH_LIMIT;
pub use model::{EditionSource, FrontMatter, PageSource};

use crate::edition::{Date, Edition, PageBodies};
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::press::pictures::Cache;
use folder::Folder;
use picture::Pictures;

/// An edition as its source has it: [`Page::bodies`](crate::edition::Page::bodies) are empty
/// yet, and pictures are named by their paths in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The folder.
    pub folder: PathBuf,
    /// The edition with the heads of its articles.
    pub edition: Edition,
    /// The bodies, page by page.
    pub bodies: Vec<PageBodies>,
}

/// The day of an edition's source, if it says one.
pub fn date(dir: &Path) -> Option<Date> {
    let manifest: toml::Table = std::fs::read_to_string(dir.join("edition.toml")).ok()?.parse().ok()?;
    manifest.get("edition")?.get("date")?.to_string().trim_matches('"').parse().ok()
}

/// Reads a source folder and reports every problem in it. The source is there exactly if
/// nothing of what was found is an error.
pub fn read(dir: &Path) -> (Option<Source>, Diagnostics) {
    read_with(dir, None)
}

/// The same, without looking through pictures that the cache knows.
pub fn read_with(dir: &Path, cache: Option<&Cache>) -> (Option<Source>, Diagnostics) {
    let mut out = Diagnostics::default();
    let folder = Folder::new(dir);
    if !dir.is_dir() {
        let place = crate::press::diagnostic::Place::file_only(dir.display().to_string());
        out.push(
            Diagnostic::error(Code::MissingFile, place, "there is no such folder")
                .hint("name the folder that holds edition.toml; `press new DIR` makes one"),
        );
        return (None, out);
    }
    let text = folder.text("edition.toml", &mut out);
    let manifest = text.map(part::Part::whole).and_then(|whole| {
        let written = tables::parse::<EditionSource>(&whole, &mut out)?;
        Some((whole, written))
    });
    let mut pictures = Pictures::new(&folder, cache);
    let files = assemble::article_files(&folder, &mut out);
    let before = out.errors();
    let articles: Vec<_> =
        files.iter().filter_map(|file| article::read(&folder, &file.path, &file.id, &mut pictures, &mut out)).collect();
    // What a broken article shows is not known.
    if out.errors() == before {
        assemble::report_unused_pictures(&folder, &pictures, &mut out);
    }
    assemble::check_links(&files, &articles, &mut out);
    let Some((whole, written)) = manifest else { return (None, out) };
    assemble::check_folder(dir, &whole, &written, &mut out);
    assemble::check_site(&whole, &written, &mut out);
    assemble::check_pages(&folder, &whole, &written, &files, &mut out);
    if out.has_errors() {
        return (None, out);
    }
    let (edition, bodies) = assemble::assemble(written, articles);
    (Some(Source { folder: dir.to_owned(), edition, bodies }), out)
}
