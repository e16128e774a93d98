//! The source folder: its files by relative path, none from outside of it, texts decoded.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::press::diagnostic::{Code, Diagnostic, Diagnostics, Place, SourceText};

/// Largest text file in bytes; the longest newspaper article has a hundredth of it.
pub const TEXT_LIMIT: u64 = 4 << 20;

/// A source folder.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// A file of the folder as messages name it.
    pub(super) fn name(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }

    /// A whole file as a place.
    pub(super) fn file(&self, path: &str) -> Place {
        Place::file_only(self.name(path))
    }

    /// The path in the file system of a file of the folder. `at` is where it is named.
    pub(super) fn find(&self, path: &str, at: &Place) -> Result<PathBuf, Diagnostic> {
        let escapes = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\\', ':', '\0']);
        if path.split('/').any(escapes) {
            let message = format!("`{path}` is not a path inside of the edition's folder");
            return Err(Diagnostic::error(Code::BadPath, at.clone(), message)
                .hint("put the file into the folder and name it like images/photo.jpg"));
        }
        let mut found = self.root.clone();
        for part in path.split('/') {
            found.push(part);
            match fs::symlink_metadata(&found) {
                Ok(metadata) if metadata.is_symlink() => {
                    let message = format!("`{path}` is or passes a symbolic link");
                    return Err(Diagnostic::error(Code::SymbolicLink, at.clone(), message)
                        .hint("put the file itself into the folder"));
                }
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(self.missing(path, at)),
                Err(error) => return Err(unreadable(path, at, &error)),
            }
        }
        Ok(found)
    }

    fn missing(&self, path: &str, at: &Place) -> Diagnostic {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let siblings = self.list(folder);
        let names: Vec<&str> = siblings.iter().map(|(name, _)| name.as_str()).collect();
        let diagnostic = Diagnostic::error(Code::MissingFile, at.clone(), format!("there is no file `{path}`"));
        match super::suggest::nearest(file, &names) {
            Some(near) if folder.is_empty() => diagnostic.hint(format!("did you mean `{near}`?")),
            Some(near) => diagnostic.hint(format!("did you mean `{folder}/{near}`?")),
            None => diagnostic.hint(format!("add it under {}", self.name(path))),
        }
    }

    /// Names in a folder, sorted, hidden ones left out, and whether each is a folder; empty
    /// if it cannot be listed or is a symbolic link.
    pub(super) fn list(&self, folder: &str) -> Vec<(String, bool)> {
        let path = self.root.join(folder);
        if !folder.is_empty() && path.is_symlink() {
            return vec![];
        }
        let Ok(entries) = fs::read_dir(path) else { return vec![] };
        let mut names: Vec<_> = entries
            .filter_map(Result::ok)
            .map(|entry| {
                (entry.file_name().to_string_lossy().into_owned(), entry.file_type().is_ok_and(|t| t.is_dir()))
            })
            .filter(|(name, _)| !name.starts_with('.'))
            .collect();
        names.sort();
        names
    }

    /// The bytes of a file of at most `limit` bytes.
    pub(super) fn bytes(&self, path: &str, limit: u64, at: &Place) -> Result<Vec<u8>, Diagnostic> {
        let found = self.find(path, at)?;
        let mut bytes = Vec::new();
        let file = fs::File::open(&found).map_err(|error| unreadable(path, at, &error))?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, at, &error))?;
        if bytes.len() as u64 > limit {
            let message = format!("`{path}` has {}, more than the {} that press reads", size_of(size), size_of(limit));
            return Err(Diagnostic::error(Code::FileTooLarge, at.clone(), message).hint("make the file smaller"));
        }
        Ok(bytes)
    }

    /// The text of a file, free of byte order mark and control characters and with `\n` for
    /// line ends; `None` if it cannot be had.
    pub(super) fn text(&self, path: &str, diagnostics: &mut Diagnostics) -> Option<Arc<SourceText>> {
        let bytes = match self.bytes(path, TEXT_LIMIT, &self.file(path)) {
            Ok(bytes) => bytes,
            Err(mut diagnostic) => {
                if diagnostic.code == Code::FileTooLarge {
                    diagnostic.hint = Some("divide it into several articles".to_owned());
                    diagnostic.place = self.longest_line(path).unwrap_or(diagnostic.place);
                }
                diagnostics.push(diagnostic);
                return None;
            }
        };
        decode(self.name(path), bytes, diagnostics)
    }

    /// Where the longest line begins of what press reads of a file that is too large.
    fn longest_line(&self, path: &str) -> Option<Place> {
        let mut start = Vec::new();
        fs::File::open(self.root.join(path)).ok()?.take(TEXT_LIMIT).read_to_end(&mut start).ok()?;
        let text = SourceText::new(self.name(path), String::from_utf8_lossy(&start).into_owned());
        let longest = text.as_str().split('\n').max_by_key(|line| line.len())?;
        let offset = longest.as_ptr() as usize - text.as_str().as_ptr() as usize;
        Some(text.place(offset..offset + 1))
    }
}

fn unreadable(path: &str, at: &Place, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(Code::UnreadableFile, at.clone(), format!("`{path}` cannot be read: {error}"))
        .hint("see whether it is a file that you may read")
}

fn size_of(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MB", bytes >> 20) } else { format!("{} kB", bytes.div_ceil(1 << 10)) }
}

/// Whether a character has no business in a newspaper: controls but tab and line end, byte
/// order marks inside of a text, and noncharacters.
pub(super) fn is_control(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// Bytes of a text file to text.
fn decode(name: String, mut bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<Arc<SourceText>> {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    bytes.drain(..mark);
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            let text = SourceText::new(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
            let message = format!("byte {} (0x{byte:02X}) is not UTF-8", at + mark);
            let place = text.place(at..at + 3);
            diagnostics.push(
                Diagnostic::error(Code::InvalidUtf8, place, message)
                    .hint("save the file as UTF-8; it may be GBK or GB 18030"),
            );
            return None;
        }
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !text.contains(is_control) {
        return Some(SourceText::new(name, text));
    }
    let text = SourceText::new(name, text);
    let mut cleaned = String::with_capacity(text.as_str().len());
    for (i, c) in text.as_str().char_indices() {
        if is_control(c) {
            let place = text.place(i..i + c.len_utf8());
            let message = format!("control character U+{:04X}", c as u32);
            diagnostics.push(Diagnostic::error(Code::ControlCharacter, place, message).hint("delete it"));
            // Blanks of the same length, so that later places stay true.
            cleaned.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            cleaned.push(c);
        }
    }
    Some(SourceText::new(text.name(), cleaned))
}
