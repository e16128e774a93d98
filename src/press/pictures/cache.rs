//! Renditions by the content of the file that they were made of, so that a picture is made
//! once and not with every build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use image::ImageFormat;
use serde::{Deserialize, Serialize};

use super::decode::{Problem, Size};
use super::render::{RenderedFile, Renditions};
use crate::edition::{Format, Placeholder};
use crate::press::shelf::Shelf;

/// The file that says what the others are; its time is that of the last use.
const LIST: &str = "renditions.json";

/// A folder of renditions; it can be deleted at any time.
#[derive(Clone, Debug)]
pub struct Cache {
    shelf: Shelf,
}

/// What [`LIST`] holds.
#[derive(Serialize, Deserialize)]
struct List {
    original: [u32; 2],
    largest: [u32; 2],
    placeholder: Placeholder,
    files: Vec<(Format, u32)>,
}

impl Cache {
    /// The cache in a folder, which need not be there yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { shelf: Shelf { folder: folder.into(), tells: Some(LIST) } }
    }

    /// Upright size of a picture that renditions were made of.
    pub fn size(&self, bytes: &[u8]) -> Option<Size> {
        let [width, height] = list(&self.entry(bytes))?.original;
        Some(Size { width, height })
    }

    /// The renditions of a picture, made now if there are none. A cache that cannot be
    /// written costs time, and nothing else.
    ///
    /// # Errors
    /// If the picture cannot be decoded.
    pub fn renditions(&self, bytes: &[u8], named: ImageFormat) -> Result<Renditions, Problem> {
        let entry = self.entry(bytes);
        if let Some(kept) = load(&entry) {
            self.shelf.mark(&entry);
            return Ok(kept);
        }
        let made = Renditions::of(bytes, named)?;
        let _ = self.keep(&entry, &made);
        Ok(made)
    }

    /// Removes what no build has used for half a year.
    pub fn clear(&self) {
        self.shelf.clear();
    }

    fn entry(&self, bytes: &[u8]) -> PathBuf {
        self.shelf.place(&Renditions::recipe(), bytes)
    }

    /// Written beside and renamed: two builds at once do not mix.
    fn keep(&self, entry: &Path, made: &Renditions) -> io::Result<()> {
        fs::create_dir_all(&self.shelf.folder)?;
        let folder = tempfile::Builder::new().prefix(".new-").tempdir_in(&self.shelf.folder)?;
        for file in &made.files {
            fs::write(folder.path().join(name(file.format, file.width)), &file.bytes)?;
        }
        let list = List {
            original: [made.original.width, made.original.height],
            largest: [made.largest.width, made.largest.height],
            placeholder: made.placeholder.clone(),
            files: made.files.iter().map(|file| (file.format, file.width)).collect(),
        };
        fs::write(folder.path().join(LIST), serde_json::to_vec(&list)?)?;
        // One that has lost a file makes room.
        let _ = fs::remove_dir_all(entry);
        fs::rename(folder.path(), entry)
    }
}

fn list(entry: &Path) -> Option<List> {
    serde_json::from_slice(&fs::read(entry.join(LIST)).ok()?).ok()
}

fn load(entry: &Path) -> Option<Renditions> {
    let list = list(entry)?;
    let file = |(format, width)| {
        let bytes = fs::read(entry.join(name(format, width))).ok().filter(|bytes| !bytes.is_empty())?;
        Some(RenderedFile { format, width, bytes })
    };
    let size = |[width, height]: [u32; 2]| Size { width, height };
    Some(Renditions {
        original: size(list.original),
        largest: size(list.largest),
        files: list.files.into_iter().map(file).collect::<Option<_>>()?,
        placeholder: list.placeholder,
    })
}

fn name(format: Format, width: u32) -> String {
    format!("{width}.{}", format.ending())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::press::shelf::KEPT;

    fn picture() -> Vec<u8> {
        let picture = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8 * 6, y as u8 * 8, 9]));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Jpeg).expect("encoded");
        bytes.into_inner()
    }

    #[test]
    fn a_picture_is_made_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let (cache, bytes) = (Cache::new(folder.path()), picture());
        assert_eq!(cache.size(&bytes), None);
        let made = cache.renditions(&bytes, ImageFormat::Jpeg).expect("made");
        assert_eq!(cache.size(&bytes), Some(Size { width: 40, height: 30 }));
        // The kept files are taken as they are, and made anew where one is lost.
        let kept = cache.entry(&bytes).join("40.jpg");
        fs::write(&kept, "kept").expect("written");
        let again = cache.renditions(&bytes, ImageFormat::Jpeg).expect("kept");
        assert_eq!(again.files.last().map(|file| file.bytes.as_slice()), Some(b"kept".as_slice()));
        fs::remove_file(&kept).expect("removed");
        assert_eq!(cache.renditions(&bytes, ImageFormat::Jpeg).expect("made anew"), made);
    }

    #[test]
    fn what_nothing_uses_goes_and_what_is_used_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let (cache, bytes) = (Cache::new(folder.path()), picture());
        cache.renditions(&bytes, ImageFormat::Jpeg).expect("made");
        let list = cache.entry(&bytes).join(LIST);
        let age = |by: Duration| {
            let file = fs::File::options().append(true).open(&list).expect("a list");
            file.set_modified(SystemTime::now() - by).expect("aged");
        };
        age(2 * KEPT);
        cache.renditions(&bytes, ImageFormat::Jpeg).expect("used");
        cache.clear();
        assert!(cache.size(&bytes).is_some());
        age(2 * KEPT);
        cache.clear();
        assert!(cache.size(&bytes).is_none());
    }
}
