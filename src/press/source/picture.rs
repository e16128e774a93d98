//! The pictures that articles name: found, looked through, and their problems reported.

use std::collections::BTreeMap;

use super::folder::Folder;
use crate::edition::Picture;
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::press::pictures::{self, Cache, FILE_LIMIT, Kind};

/// The pictures of an edition, each looked at once.
pub(super) struct Pictures<'a> {
    folder: &'a Folder,
    cache: Option<&'a Cache>,
    seen: BTreeMap<String, Option<Picture>>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(folder: &'a Folder, cache: Option<&'a Cache>) -> Self {
        Self { folder, cache, seen: BTreeMap::new() }
    }

    /// The picture with this path; `None` if it cannot be used, which is reported at the
    /// first place that names it.
    pub(super) fn get(&mut self, path: &str, at: &Place, out: &mut Diagnostics) -> Option<Picture> {
        if let Some(seen) = self.seen.get(path) {
            return seen.clone();
        }
        let picture = self.look(path, at, out).map_err(|diagnostic| out.push(diagnostic)).ok();
        self.seen.insert(path.to_owned(), picture.clone());
        picture
    }

    /// Whether an article names this path.
    pub(super) fn uses(&self, path: &str) -> bool {
        self.seen.contains_key(path)
    }

    fn look(&self, path: &str, at: &Place, out: &mut Diagnostics) -> Result<Picture, Diagnostic> {
        let error = |code, message: String| Diagnostic::error(code, at.clone(), message);
        if path.contains("://") {
            return Err(error(Code::BadPath, format!("`{path}` is an address, not a file of the edition"))
                .hint("save the picture under images/"));
        }
        let Some(kind) = Kind::of(path) else {
            // A path that is wrong altogether is that first.
            self.folder.find(path, at)?;
            return Err(error(Code::UnsupportedPicture, format!("`{path}` is of a type that is not taken"))
                .hint("pictures are JPEG, PNG, WebP or SVG"));
        };
        let bytes = self.folder.bytes(path, FILE_LIMIT, at)?;
        let picture = pictures::Picture::read(&bytes, kind, self.cache).map_err(|problem| {
            let (code, message, hint) = problem.words(path);
            // One bad file keeps no paper from being printed: its place stays, and is empty.
            match code {
                Code::UnsupportedPicture => error(code, message).hint(hint),
                _ => Diagnostic::warning(code, at.clone(), message + "; its place stays empty").hint(hint),
            }
        })?;
        if !picture.harmful.is_empty() {
            let message = format!("`{path}` is shown without {}", picture.harmful.join(", "));
            let hint = "if the drawing needs it, export it as plain SVG without scripts, links and linked files";
            out.push(Diagnostic::warning(Code::UnsafeSvg, at.clone(), message).hint(hint));
        }
        let (width, height) = (picture.size.width, picture.size.height);
        Ok(Picture { src: path.to_owned(), width, height, ..Picture::default() })
    }
}
