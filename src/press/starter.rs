//! `press new`: a small edition to start from, with comments in Chinese and English.

use std::fs;
use std::io;
use std::path::Path;

use crate::edition::Date;

const MANIFEST: &str = include_str!("starter/edition.toml");
const ARTICLES: [(&str, &str); 2] =
    [("welcome.md", include_str!("starter/welcome.md")), ("pictures.md", include_str!("starter/pictures.md"))];
const PICTURE: &str = include_str!("starter/press.svg");

/// Writes a new edition of this day into a folder.
///
/// # Errors
/// If the folder holds anything already, or cannot be written.
pub fn new(dir: &Path, date: Date) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    if fs::read_dir(dir)?.next().is_some() {
        let message = format!("{} is not empty: name a new folder", dir.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    fs::write(dir.join("edition.toml"), MANIFEST.replace("2024-12-06", &date.to_string()))?;
    fs::create_dir(dir.join("articles"))?;
    for (name, text) in ARTICLES {
        fs::write(dir.join("articles").join(name), text)?;
    }
    fs::create_dir(dir.join("images"))?;
    fs::write(dir.join("images").join("press.svg"), PICTURE)
}
