//! A draft's folder: all of it or nothing.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use super::Draft;

/// Why a draft was not written.
#[derive(Debug)]
pub enum ImportError {
    /// There is something in the folder already.
    Occupied(PathBuf),
    /// The input is not UTF-8 from this line on.
    NotUtf8(PathBuf, usize),
    /// The input holds no ninjs, and why.
    NotNinjs(PathBuf, String),
    /// The file system refused.
    Io(PathBuf, io::Error),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Occupied(path) => write!(f, "{} is not empty; a draft never overwrites", path.display()),
            Self::NotUtf8(path, line) => {
                let path = path.display();
                write!(f, "{path}:{line}: not UTF-8; to convert it: iconv -f GB18030 -t UTF-8 {path}")
            }
            Self::NotNinjs(path, words) => write!(f, "{}: {words}", path.display()),
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for ImportError {}

/// Writes a draft as an edition source: into a temporary folder beside `out`, which is then
/// renamed, so that `out` holds a whole draft or nothing.
///
/// # Errors
/// [`ImportError::Occupied`] if `out` exists and is not an empty folder,
/// [`ImportError::Io`] if a file cannot be written.
pub fn write(draft: &Draft, out: &Path) -> Result<(), ImportError> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| ImportError::Io(path, error)
    };
    let occupied = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => true,
        Err(error) => return Err(at(out)(error)),
    };
    if occupied {
        return Err(ImportError::Occupied(out.to_owned()));
    }
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(at(parent))?;
    let temporary = tempfile::Builder::new().prefix(".import-").tempdir_in(parent).map_err(at(parent))?;
    // `tempdir` keeps others out; an edition is for everyone in the newsroom.
    let draft_folder = temporary.path().join("draft");
    for (name, text) in draft.files() {
        let path = draft_folder.join(name);
        let folder = path.parent().unwrap_or(&draft_folder);
        fs::create_dir_all(folder).map_err(at(folder))?;
        fs::write(&path, text).map_err(at(&path))?;
    }
    for (name, file) in &draft.pictures {
        let path = draft_folder.join(name);
        let folder = path.parent().unwrap_or(&draft_folder);
        fs::create_dir_all(folder).map_err(at(folder))?;
        fs::copy(file, &path).map_err(at(file))?;
    }
    if out.exists() {
        fs::remove_dir(out).map_err(at(out))?;
    }
    fs::rename(&draft_folder, out).map_err(at(out))
}
