//! Sources to a static site: read, make fonts, stage, publish, write a page for each address.
//!
//! Everything is made in a temporary folder beside the target first; the editions that the
//! target holds stay as they are until all of that has succeeded.

mod bundle;
mod faces;
mod publish;
mod stage;
mod withheld;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use super::fonts::Baked;
use super::{search, site, source};
use crate::edition::EditionEntry;

/// How to build.
#[derive(Clone, Debug)]
pub struct Options {
    /// Folder of the site; `editions/` in it is made or added to.
    pub out: PathBuf,
    /// Where the site will stand.
    pub place: site::Options,
    /// Folder of the fonts that each edition's are made from; none are made without it.
    pub fonts: Option<PathBuf>,
    /// Folder for the text that is not free for all; without it the bundle has it too.
    pub withhold: Option<PathBuf>,
}

/// Builds editions from their source folders into one site. Nothing is published unless all
/// of them can be built.
///
/// The entries are those of the editions built; none if there were errors.
pub fn build(dirs: &[PathBuf], options: &Options) -> (Vec<EditionEntry>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Vec::new();
    let mut days: BTreeMap<_, &Path> = BTreeMap::new();
    for dir in dirs {
        let (source, found) = source::read(dir);
        diagnostics.extend(found);
        let Some(source) = source else { continue };
        if let Some(other) = days.insert(source.edition.edition.date, dir) {
            let place = Place::file_only(dir.join("edition.toml").display().to_string());
            let message = format!("{} is an edition of the same day", other.display());
            diagnostics.push(Diagnostic::error(Code::DuplicateEdition, place, message).hint("build one of the two"));
        }
        sources.push(source);
    }
    let fonts = |source| match &options.fonts {
        Some(folder) if !diagnostics.has_errors() => faces::faces(source, folder, &mut diagnostics),
        _ => Baked::default(),
    };
    let baked: Vec<Baked> = sources.iter().map(fonts).collect();
    if diagnostics.has_errors() {
        return (vec![], diagnostics);
    }
    let published = publish::all(sources.into_iter().zip(baked), options);
    let failed = |error: &dyn std::fmt::Display, hint| {
        let place = Place::file_only(options.out.display().to_string());
        Diagnostic::error(Code::WriteFailed, place, format!("the site cannot be written: {error}")).hint(hint)
    };
    let entries = match published {
        Ok(entries) => entries,
        Err(error) => {
            let hint = "what was there is as it was; see whether you may write there and there is room";
            diagnostics.push(failed(&error, hint));
            return (vec![], diagnostics);
        }
    };
    if let Err(error) = search::write(&options.out.join("editions"), &entries) {
        diagnostics.push(failed(&error, "the editions are in place, the search index is not; build again"));
        return (entries, diagnostics);
    }
    // Without the reader's shell there are no pages to make: the bundles stand alone.
    if options.out.join("index.html").is_file() {
        match site::write(&options.out, &options.place) {
            Ok(Some(_)) => {}
            Ok(None) => diagnostics.push(no_address(&options.out)),
            Err(error) => diagnostics
                .push(failed(&error, "the editions are in place, pages for their addresses are not; build again")),
        }
    }
    (entries, diagnostics)
}

/// Every problem of editions, characters without a glyph in the fonts of a folder included;
/// writes nothing.
pub fn check(dirs: &[PathBuf], fonts: Option<&Path>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for dir in dirs {
        let (source, found) = source::read(dir);
        diagnostics.extend(found);
        if let (Some(source), Some(fonts)) = (source, fonts) {
            faces::check(&source, fonts, &mut diagnostics);
        }
    }
    diagnostics
}

/// Feeds and the like hold whole addresses, and nobody has said which.
fn no_address(out: &Path) -> Diagnostic {
    let message = "the site's address is not known: it has no feeds, sitemaps, share pictures and oEmbed files";
    Diagnostic::warning(Code::NoAddress, Place::file_only(out.display().to_string()), message)
        .hint("say where it will stand: --site https://paper.example/, or such a `site` under [paper]")
}

/// An error with what it happened to.
fn during<T>(path: &Path, result: io::Result<T>) -> io::Result<T> {
    result.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}
