//! What a published edition was made from, so that a build leaves it alone while that is the
//! same: the source by its content, the fonts, and the press itself.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::stage::HEAD;

/// The stamp's file, beside `edition.json`; no reader fetches it.
pub(super) const STAMP: &str = ".press.json";

/// A change within this time after another may leave a file's time as it was.
const TICK: Duration = Duration::from_secs(2);

/// How many generations of an edition are kept for readers who have it open: more corrections
/// than a paper prints of one edition, and few enough that an evening of `press watch` does not
/// fill a disk. Counted, not timed: a tab stays open for days, and no build asks the clock.
const GENERATIONS: usize = 10;

/// What an edition was made from, and of which files it consists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// The press and the fonts.
    maker: String,
    /// Sizes and times of the source's files; empty if they were too young to trust.
    seen: String,
    /// Content of the source's files.
    content: String,
    /// The edition's files but `edition.json`.
    pub(super) files: BTreeSet<String>,
    /// Files of the generations that it replaced and that no later one has, the newest first:
    /// readers of these may still ask for them.
    #[serde(default)]
    earlier: Vec<BTreeSet<String>>,
}

impl Stamp {
    /// The stamp of what is made from a source now.
    ///
    /// # Errors
    /// If the source cannot be read.
    pub(super) fn of(maker: &str, source: &Path) -> io::Result<Self> {
        let (seen, newest) = seen(source)?;
        let is_old = newest.elapsed().is_ok_and(|age| age > TICK);
        let seen = if is_old { seen } else { String::new() };
        Ok(Self { maker: maker.to_owned(), seen, content: content(source)?, ..Self::default() })
    }

    /// The stamp in an edition's folder.
    pub(super) fn load(edition: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(edition.join(STAMP)).ok()?).ok()
    }

    /// Whether what was published is what would be made from this source, and all there.
    pub(super) fn holds(&self, maker: &str, source: &Path, edition: &Path) -> bool {
        let is_same = || {
            let (now, _) = seen(source).ok()?;
            Some((!self.seen.is_empty() && self.seen == now) || self.content == content(source).ok()?)
        };
        self.maker == maker
            && is_same().unwrap_or(false)
            && edition.join(HEAD).is_file()
            && self.files.iter().all(|file| edition.join(file).is_file())
    }

    /// The stamp with the files of an edition that replaces another.
    pub(super) fn with(self, files: &BTreeSet<String>, old: Option<&Self>) -> Self {
        let earlier = match old {
            // Made anew as it was: what it replaced is still what it replaced.
            Some(old) if old.files == *files => old.earlier.clone(),
            Some(old) => {
                let generations = std::iter::once(&old.files).chain(&old.earlier);
                let gone = generations.map(|generation| generation.difference(files).cloned().collect());
                gone.take(GENERATIONS).collect()
            }
            None => vec![],
        };
        Self { files: files.clone(), earlier, ..self }
    }

    /// The files of the edition and of the generations before it.
    pub(super) fn kept(&self) -> BTreeSet<String> {
        self.earlier.iter().flatten().chain(&self.files).cloned().collect()
    }
}

/// This press, a folder of fonts and one for withheld text: whatever else an edition is made by.
pub(super) fn maker(fonts: Option<&Path>, withhold: Option<&Path>) -> String {
    let fonts = fonts.map_or_else(String::new, |folder| seen(folder).map_or_else(|_| String::new(), |(seen, _)| seen));
    let withhold = withhold.map_or_else(String::new, |folder| folder.display().to_string());
    format!("{} {fonts} {withhold}", press())
}

/// This press: its version, and its file, which another build of one version replaces.
pub fn press() -> String {
    let file = std::env::current_exe().ok().and_then(|exe| fs::metadata(exe).ok());
    let file = file.map_or_else(String::new, |metadata| format!("{}-{}", metadata.len(), nanoseconds(&metadata)));
    format!("{}-{file}", env!("CARGO_PKG_VERSION"))
}

/// A hash of the names, sizes and times of all files in a folder, and the newest of the times.
///
/// # Errors
/// If the folder cannot be read.
pub fn seen(folder: &Path) -> io::Result<(String, SystemTime)> {
    let (mut hash, mut newest) = (Sha256::new(), UNIX_EPOCH);
    walk(folder, "", &mut |name, path| {
        let metadata = fs::symlink_metadata(path)?;
        hash.update(format!("{name}\0{} {}\n", metadata.len(), nanoseconds(&metadata)));
        newest = newest.max(metadata.modified().unwrap_or(newest));
        Ok(())
    })?;
    Ok((hex(hash), newest))
}

/// A hash of the names and contents of all files in a folder.
fn content(folder: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    walk(folder, "", &mut |name, path| {
        let bytes = fs::read(path)?;
        hash.update(format!("{name}\0{}\n", bytes.len()));
        hash.update(bytes);
        Ok(())
    })?;
    Ok(hex(hash))
}

/// Every file of a folder and the folders in it, by name; hidden ones are no part of a source.
fn walk(folder: &Path, inside: &str, see: &mut impl FnMut(&str, &Path) -> io::Result<()>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{inside}{name}");
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{name}/"), see)?;
        } else {
            see(&name, &entry.path())?;
        }
    }
    Ok(())
}

fn nanoseconds(metadata: &fs::Metadata) -> u128 {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    modified.map_or(0, |since| since.as_nanos())
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_while_source_maker_and_files_are_the_same() {
        let dir = tempfile::tempdir().expect("a folder");
        let (source, edition) = (dir.path().join("source"), dir.path().join("edition"));
        for (folder, file) in [(&source, "edition.toml"), (&edition, HEAD), (&edition, "a.json")] {
            fs::create_dir_all(folder).expect("a folder");
            fs::write(folder.join(file), "text").expect("a file");
        }
        let files = BTreeSet::from(["a.json".to_owned()]);
        let stamp = Stamp::of("press", &source).expect("a source").with(&files, None);
        assert!(stamp.holds("press", &source, &edition));
        assert!(!stamp.holds("another", &source, &edition));
        fs::write(source.join(".hidden"), "note").expect("a file");
        assert!(stamp.holds("press", &source, &edition));
        fs::write(source.join("edition.toml"), "next").expect("a file");
        assert!(!stamp.holds("press", &source, &edition), "the same length at the same time");
        fs::write(source.join("edition.toml"), "text").expect("a file");
        assert!(stamp.holds("press", &source, &edition), "another time, the same content");
        fs::remove_file(edition.join("a.json")).expect("removed");
        assert!(!stamp.holds("press", &source, &edition), "a file was lost");
    }

    #[test]
    fn files_stay_for_some_generations() {
        let files = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        let build = |old: &Stamp, new: &[&str]| Stamp::default().with(&files(new), Some(old));
        let first = Stamp::default().with(&files(&["a", "b1"]), None);
        let second = build(&first, &["a", "b2"]);
        let third = build(&second, &["a", "b3"]);
        assert_eq!(third.earlier, [files(&["b2"]), files(&["b1"])]);
        assert_eq!(third.kept(), files(&["a", "b1", "b2", "b3"]));
        assert_eq!(build(&third, &["a", "b3"]).earlier, third.earlier, "nothing changed");
        assert_eq!(build(&third, &["a", "b1"]).kept(), files(&["a", "b1", "b2", "b3"]), "taken back");
        let many = (4..=20).fold(third, |old, at| build(&old, &["a", &format!("b{at}")]));
        assert_eq!(many.earlier.len(), GENERATIONS);
        assert!(many.kept().contains("b10") && !many.kept().contains("b9"), "{many:?}");
    }
}
