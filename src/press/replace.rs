//! Files of a site that are never seen half-written.

use std::fs;
use std::io;
use std::path::Path;

/// How the name of a file begins that waits to take another's place; one that is found was left by a press that was
/// stopped.
pub const WAITING: &str = ".press-";

/// Puts a file into its place at once, folders and all: it is written beside it and renamed.
///
/// # Errors
/// What the system says.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let waiting = folder.join(format!("{WAITING}{}-{name}", std::process::id()));
    fs::write(&waiting, bytes)?;
    fs::rename(&waiting, file)
}
