//! A shelf: what was made once, by the content of what it was made of, so that no build makes
//! it again. Everything on it can be thrown away at any time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest as _, Sha256};

/// After this long without use, things go.
pub(in crate::press) const KEPT: Duration = Duration::from_secs(180 * 24 * 60 * 60);
/// How old a mark of use may be; not every build has to write one.
const MARKED: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder of things, each a file or a folder with a file that tells of the others.
#[derive(Clone, Debug)]
pub(in crate::press) struct Shelf {
    /// The folder, which need not be there yet.
    pub folder: PathBuf,
    /// The file in each thing whose time is that of the last use; none if things are files.
    pub tells: Option<&'static str>,
}

impl Shelf {
    /// Where stands what a recipe makes of bytes.
    pub fn place(&self, recipe: &str, bytes: &[u8]) -> PathBuf {
        let hash = Sha256::new().chain_update(recipe).chain_update([0]).chain_update(bytes).finalize();
        self.folder.join(hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>())
    }

    /// Marks a thing as used today.
    pub fn mark(&self, place: &Path) {
        let teller = self.teller(place);
        if age(&teller).is_some_and(|age| age > MARKED)
            && let Ok(file) = fs::File::options().append(true).open(teller)
        {
            let _ = file.set_modified(SystemTime::now());
        }
    }

    /// Removes what no build has used for half a year.
    pub fn clear(&self) {
        let Ok(things) = fs::read_dir(&self.folder) else { return };
        for place in things.filter_map(Result::ok).map(|thing| thing.path()) {
            if age(&self.teller(&place)).is_some_and(|age| age > KEPT) {
                let _ = if place.is_dir() { fs::remove_dir_all(place) } else { fs::remove_file(place) };
            }
        }
    }

    fn teller(&self, place: &Path) -> PathBuf {
        self.tells.map_or_else(|| place.to_owned(), |name| place.join(name))
    }
}

fn age(path: &Path) -> Option<Duration> {
    fs::metadata(path).ok()?.modified().ok()?.elapsed().ok()
}
