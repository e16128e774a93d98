//! Source folders to try things on: a small good edition, and files put into it.

use std::fs;
use std::path::{Path, PathBuf};

use epaper::edition::Block;
use epaper::press::build::Options;
use epaper::press::diagnostic::{Diagnostic, Diagnostics};
use epaper::press::site;
use epaper::press::source::{Source, read};

/// `edition.toml` of the good edition: line 8 names its page, line 10 its articles.
pub(crate) const MANIFEST: &str = "schema = 1
[paper]
title = \"小城日报\"
language = \"zh-Hans\"
[edition]
date = 2024-12-06
[[page]]
number = \"01\"
section = \"要闻\"
articles = [\"lead\"]
";

/// A build into a folder, at the root of its host, that has no fonts and withholds nothing.
pub(crate) fn options(out: &Path) -> Options {
    Options { out: out.to_owned(), place: site::Options::at("/"), fonts: None, withhold: None, cache: None }
}

/// A source folder that goes away with the test.
pub(crate) struct Folder {
    dir: tempfile::TempDir,
}

impl Folder {
    /// A good edition with one article.
    pub(crate) fn good() -> Self {
        let folder = Self { dir: tempfile::tempdir().expect("a temporary folder") };
        folder.put("edition.toml", MANIFEST);
        folder.put("articles/lead.md", "+++\nheadline = [\"头条\"]\n+++\n正文。\n");
        folder
    }

    /// The same with the body of its article.
    pub(crate) fn with_body(body: &str) -> Self {
        let folder = Self::good();
        folder.put("articles/lead.md", format!("+++\nheadline = [\"头条\"]\n+++\n{body}"));
        folder
    }

    /// Writes a file.
    pub(crate) fn put(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.dir.path().join(file);
        fs::create_dir_all(path.parent().expect("inside of the folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Reads it.
    pub(crate) fn read(&self) -> (Option<Source>, Diagnostics) {
        read(self.path())
    }

    /// What is wrong with it, a line each: `articles/lead.md:4:1 raw-html`.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.read().1.sorted().into_iter().map(|found| self.line(found)).collect()
    }

    fn line(&self, found: &Diagnostic) -> String {
        let place = found.place.to_string();
        let place = place.strip_prefix(&format!("{}/", self.path().display())).unwrap_or(&place).to_owned();
        format!("{place} {}", found.code.as_str())
    }

    /// The blocks of its article.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let (source, problems) = self.read();
        let source = source.unwrap_or_else(|| panic!("{:?}", problems.sorted()));
        source.bodies[0].articles[0].blocks.clone()
    }
}

/// Every file below a folder with its bytes, by path.
pub(crate) fn files(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).expect("a file");
            found.insert(path, bytes);
        }
    }
    found
}
