//! Files of a site that are never seen half-written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How the name of a file begins that waits to take another's place; one that is found was left by a press that was
/// stopped.
pub const WAITING: &str = ".press-";

/// Where a file is written that is to take the place of another: beside it, so that it need only be renamed.
pub fn waiting(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{WAITING}{}-{name}", std::process::id()))
}

/// Puts a file into its place at once, folders and all: it is written beside it and renamed.
///
/// # Errors
/// What the system says.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    let waiting = waiting(file);
    fs::write(&waiting, bytes)?;
    fs::rename(&waiting, file)
}
