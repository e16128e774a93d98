//! Sources to a static site: read, make fonts and pictures, stage, publish, index, write a
//! page for each address.
//!
//! An edition whose source is as it was when it was published is left alone. The others are
//! made in a temporary folder beside the target, as many at once as the machine has cores,
//! each written to disk before the next begins; the editions that the target holds stay as
//! they are until all of that has succeeded. The list of editions changes last.

mod archive;
mod bundle;
mod faces;
mod pictures;
mod publish;
mod stage;
mod stamp;
mod withheld;
pub(in crate::press) mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

pub use archive::{list, listed};
pub use stamp::{press, seen};

use super::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use super::fonts::{Baked, Packer};
use super::pictures::Cache;
use super::{search, site, source};
use crate::edition::{Date, EditionEntry};
use stage::Stage;
use stamp::Stamp;

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
    /// Folder that keeps the pictures in all their sizes between builds; they are all made anew
    /// without it.
    pub cache: Option<PathBuf>,
}

/// How far a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// Editions that are done.
    pub done: usize,
    /// All editions of the build.
    pub all: usize,
    /// The source that was done last.
    pub last: &'a Path,
}

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The editions that were made, in the order of their sources.
    pub made: Vec<EditionEntry>,
    /// Those that were published already as they would be made.
    pub unchanged: Vec<EditionEntry>,
    /// Whether the folder of the site has no reader: then there are no pages, only bundles.
    pub has_no_reader: bool,
    /// Every problem; nothing is made if one is an error.
    pub diagnostics: Diagnostics,
}

/// Builds editions from their source folders into one site. Nothing is published unless all
/// of them can be built.
///
/// The entries are those of the editions, built or unchanged; none if there were errors.
pub fn build(dirs: &[PathBuf], options: &Options) -> (Vec<EditionEntry>, Diagnostics) {
    let Built { mut made, unchanged, diagnostics, .. } = build_with(dirs, options, &|_| ());
    made.extend(unchanged);
    (made, diagnostics)
}

/// The same, telling how far it is after every edition.
pub fn build_with(dirs: &[PathBuf], options: &Options, tell: &(dyn Fn(Progress<'_>) + Sync)) -> Built {
    let mut built = Built::default();
    let failed = |error: &dyn std::fmt::Display, hint| {
        let place = Place::file_only(options.out.display().to_string());
        Diagnostic::error(Code::WriteFailed, place, format!("the site cannot be written: {error}")).hint(hint)
    };
    // Pages of addresses are not those of the bundles until they are written anew.
    let mark = site::forget(&options.out);
    if let Err(error) = publish_all(dirs, options, tell, &mut built) {
        let hint = "what was there is as it was; see whether you may write there and there is room";
        built.diagnostics.push(failed(&error, hint));
    }
    if built.diagnostics.has_errors() {
        return Built { diagnostics: built.diagnostics, ..Built::default() };
    }
    if let Err(error) = search::write(&options.out.join("editions"), &built.made, options.withhold.is_none()) {
        let hint = "the editions are in place, the search index is not; build again";
        built.diagnostics.push(failed(&error, hint));
        return built;
    }
    // Without the reader's shell there are no pages to make: the bundles stand alone.
    built.has_no_reader = !options.out.join("index.html").is_file();
    if !built.has_no_reader {
        let made: BTreeSet<&str> = built.made.iter().map(|entry| entry.path.as_str()).collect();
        match site::write(&options.out, &options.place, site::Stale::Of { made: &made, mark: &mark }) {
            Ok(Some(_)) => {}
            Ok(None) => built.diagnostics.push(no_address(&options.out)),
            Err(error) => {
                let hint = "the editions are in place, pages for their addresses are not; build again";
                built.diagnostics.push(failed(&error, hint));
            }
        }
    }
    built
}

/// An edition that stands ready, or needs nothing.
enum Ready {
    Unchanged(EditionEntry),
    Staged(EditionEntry, Stage, Stamp),
}

impl Ready {
    fn date(&self) -> Date {
        let (Self::Unchanged(entry) | Self::Staged(entry, ..)) = self;
        entry.date
    }
}

/// What all editions of a build share.
struct Shop<'a> {
    options: &'a Options,
    cache: Option<Cache>,
    packer: Packer,
    maker: String,
    editions: PathBuf,
    staging: tempfile::TempDir,
    listed: BTreeMap<String, EditionEntry>,
    /// Whether there was an error: then only problems are looked for.
    is_lost: AtomicBool,
}

fn publish_all(
    dirs: &[PathBuf],
    options: &Options,
    tell: &(dyn Fn(Progress<'_>) + Sync),
    built: &mut Built,
) -> io::Result<()> {
    let editions = options.out.join("editions");
    during(&editions, std::fs::create_dir_all(&editions))?;
    // A list that cannot be read is found before any work, and never written over.
    let old = listed(&editions)?;
    let shop = Shop {
        options,
        cache: options.cache.as_ref().map(|folder| Cache::new(folder.join("pictures"))),
        packer: options.cache.as_ref().map(|folder| Packer::keeping(folder.join("fonts"))).unwrap_or_default(),
        maker: stamp::maker(options.fonts.as_deref(), options.withhold.as_deref()),
        staging: during(&editions, tempfile::Builder::new().prefix(".press-").tempdir_in(&editions))?,
        editions,
        listed: old.iter().map(|entry| (entry.path.clone(), entry.clone())).collect(),
        is_lost: AtomicBool::new(false),
    };
    let done = AtomicUsize::new(0);
    let results = work::each(dirs, |at, dir| {
        let result = shop.make(at, dir);
        if !result.as_ref().is_ok_and(|(ready, _)| ready.is_some()) {
            shop.is_lost.store(true, Ordering::Relaxed);
        }
        tell(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, all: dirs.len(), last: dir });
        result
    });

    let mut ready = Vec::new();
    let mut days: BTreeMap<Date, &Path> = BTreeMap::new();
    for (dir, result) in dirs.iter().zip(results) {
        let (made, found) = result?;
        built.diagnostics.extend(found);
        let Some(made) = made else { continue };
        if let Some(other) = days.insert(made.date(), dir) {
            let place = Place::file_only(dir.join("edition.toml").display().to_string());
            let message = format!("{} is an edition of the same day", other.display());
            let diagnostic = Diagnostic::error(Code::DuplicateEdition, place, message);
            built.diagnostics.push(diagnostic.hint("build one of the two"));
        }
        ready.push(made);
    }
    if built.diagnostics.has_errors() {
        return Ok(());
    }
    for edition in ready {
        match edition {
            Ready::Unchanged(entry) => built.unchanged.push(entry),
            Ready::Staged(entry, stage, stamp) => {
                publish::edition(&stage, stamp, &shop.editions.join(&entry.path), options.withhold.is_none())?;
                built.made.push(entry);
            }
        }
    }
    list(&shop.editions, old, &built.made)?;
    shop.cache.iter().for_each(Cache::clear);
    shop.packer.clear();
    Ok(())
}

impl Shop<'_> {
    /// Makes one edition; none if it has errors, or if another has and it need not be made.
    fn make(&self, number: usize, dir: &Path) -> io::Result<(Option<Ready>, Diagnostics)> {
        if let Some(entry) = self.unchanged(dir) {
            return Ok((Some(Ready::Unchanged(entry)), Diagnostics::default()));
        }
        // Before the source is read: a change meanwhile is seen by the next build.
        let stamp = Stamp::of(&self.maker, dir);
        let (source, mut found) = source::read_with(dir, self.cache.as_ref());
        let Some(source) = source else { return Ok((None, found)) };
        if self.is_lost.load(Ordering::Relaxed) {
            return Ok((None, found));
        }
        let fonts = match &self.options.fonts {
            Some(folder) => faces::faces(&source, folder, &self.packer, &mut found),
            None => Baked::default(),
        };
        if found.has_errors() {
            return Ok((None, found));
        }
        let mut stage = Stage::new(self.staging.path().join(number.to_string()))?;
        let withhold = self.options.withhold.as_deref();
        let entry = bundle::bundle(source, fonts, withhold, self.cache.as_ref(), &mut stage)?;
        Ok((Some(Ready::Staged(entry, stage, during(dir, stamp)?)), found))
    }

    /// The entry of an edition that is published as it would be made.
    fn unchanged(&self, dir: &Path) -> Option<EditionEntry> {
        let entry = self.listed.get(&source::date(dir)?.to_string())?;
        let edition = self.editions.join(&entry.path);
        Stamp::load(&edition)?.holds(&self.maker, dir, &edition).then(|| entry.clone())
    }
}

/// Every problem of editions, characters without a glyph in the fonts of a folder included;
/// writes nothing.
pub fn check(dirs: &[PathBuf], fonts: Option<&Path>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for found in work::each(dirs, |_, dir| {
        let (source, mut found) = source::read(dir);
        if let (Some(source), Some(fonts)) = (source, fonts) {
            faces::check(&source, fonts, &mut found);
        }
        found
    }) {
        diagnostics.extend(found);
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
