//! The files of one edition in the making, named by what they hold.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::during;
use crate::press::name::content_name;
use crate::press::replace::waiting;

/// The file that names all others, and whose name never changes.
pub(super) const HEAD: &str = "edition.json";

/// A folder that fills with the files of one edition.
pub(super) struct Stage {
    folder: PathBuf,
    /// Names of its files.
    files: BTreeSet<String>,
}

impl Stage {
    /// An empty stage.
    pub(super) fn new(folder: PathBuf) -> io::Result<Self> {
        during(&folder, fs::create_dir(&folder))?;
        Ok(Self { folder, files: BTreeSet::new() })
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its files but [`HEAD`].
    pub(super) fn files(&self) -> &BTreeSet<String> {
        &self.files
    }

    /// Adds a file named after its content, like `page-01.3f9a1c2b.json`, and returns the
    /// name: a new content is a new file, so that servers may keep each for ever.
    pub(super) fn add(&mut self, stem: &str, extension: &str, bytes: &[u8]) -> io::Result<String> {
        let name = content_name(stem, extension, bytes);
        self.put(&name, bytes)?;
        Ok(name)
    }

    /// Adds a file under a name of its own, folders with `/`.
    pub(super) fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if self.files.insert(name.to_owned()) { self.write(name, bytes) } else { Ok(()) }
    }

    /// Writes a file that the others do not count: [`HEAD`] and the stamp.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.folder.join(name);
        let folder = path.parent().unwrap_or(&self.folder);
        during(folder, fs::create_dir_all(folder))?;
        during(&path, durable(&path, bytes))
    }
}

/// Writes a file and sees it to the disk: what is renamed into its place must not turn out
/// empty after a power cut.
fn durable(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Puts a file into its place at once: written beside it, seen to the disk, renamed.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let staged = waiting(path);
    during(&staged, durable(&staged, bytes))?;
    during(path, fs::rename(&staged, path))?;
    settled(folder);
    Ok(())
}

/// Sees the names in a folder to the disk, where systems do such a thing.
pub(super) fn settled(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_content() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let mut stage = Stage::new(dir.path().join("stage")).expect("a stage");
        let mut add = |stem, bytes: &[u8]| stage.add(stem, "json", bytes).expect("a file");
        assert_eq!(add("page-01", b"{}"), "page-01.44136fa3.json");
        assert_eq!(add("page-01", b"{}"), "page-01.44136fa3.json");
        assert_ne!(add("page-01", b"[]"), "page-01.44136fa3.json");
        assert!(add("急救 AED", b"").starts_with("aed."));
        assert!(add("急救", b"").starts_with("file."));
    }
}
