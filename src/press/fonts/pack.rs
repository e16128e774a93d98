//! TrueType to WOFF2. That takes most of the time of a font, so what was packed is kept by its
//! content: an edition that was corrected, and sets the characters that it did, has its fonts
//! at once.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ttf2woff2::BrotliQuality;

use crate::press::shelf::Shelf;

/// What makes these bytes and no others.
const RECIPE: &str = "ttf2woff2 0.14, default";

/// Packs fonts; the default keeps none.
#[derive(Clone, Debug, Default)]
pub struct Packer {
    shelf: Option<Shelf>,
}

impl Packer {
    /// One that keeps what it packs in a folder, which need not be there yet.
    pub fn keeping(folder: PathBuf) -> Self {
        Self { shelf: Some(Shelf { folder, tells: None }) }
    }

    /// A TrueType font as WOFF2. A folder that cannot be written costs time, and nothing else.
    ///
    /// # Errors
    /// Why it cannot be packed, in words.
    pub fn pack(&self, font: &[u8]) -> Result<Vec<u8>, String> {
        let kept = self.shelf.as_ref().map(|shelf| (shelf, shelf.place(RECIPE, font)));
        if let Some((shelf, place)) = &kept
            && let Some(packed) = fs::read(place).ok().filter(|bytes| is_whole(bytes))
        {
            shelf.mark(place);
            return Ok(packed);
        }
        let packed = ttf2woff2::encode(font, BrotliQuality::default()).map_err(|error| error.to_string())?;
        if let Some((shelf, place)) = &kept {
            let _ = keep(&shelf.folder, place, &packed);
        }
        Ok(packed)
    }

    /// Removes what no build has used for half a year.
    pub fn clear(&self) {
        self.shelf.iter().for_each(Shelf::clear);
    }
}

/// Written beside and renamed: nobody reads half a font.
fn keep(folder: &Path, place: &Path, packed: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(packed)?;
    file.persist(place)?;
    Ok(())
}

/// Whether a font is as long as it says (WOFF2, 4.1: its length stands in bytes 8 to 11).
fn is_whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"wOF2") && bytes.get(8..12) == Some(&(bytes.len() as u32).to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_that_was_packed_is_packed_no_more_unless_it_is_broken() {
        let folder = tempfile::tempdir().expect("a folder");
        let packer = Packer::keeping(folder.path().join("fonts"));
        // As short as a font can be for this: a header that says how long it is.
        let mut kept = *b"wOF2\0\0\0\0\0\0\0\x10kept";
        let place = packer.shelf.as_ref().expect("a shelf").place(RECIPE, b"no font");
        keep(&folder.path().join("fonts"), &place, &kept).expect("kept");
        assert_eq!(packer.pack(b"no font").as_deref(), Ok(kept.as_slice()));
        kept[11] = 0x11;
        fs::write(&place, kept).expect("broken");
        assert!(packer.pack(b"no font").is_err());
        assert!(Packer::default().pack(b"no font").is_err());
    }
}
