//! The index of all published editions, below `editions/search/`.
//!
//! It is made from the bundles, so that it can always be made again. Every year is a volume of
//! its own; a build touches the volumes of its editions' years only, and reads the other
//! editions of those years from the texts that are there.
//!
//! A new volume is a new folder, which no reader knows of before `index.json` names it.

mod folding;
mod volume;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

pub use folding::pairs;
pub use volume::{VolumeFiles, volume};

use crate::edition::{Edition, EditionEntry, EditionIndex, Page, SCHEMA, read};
use crate::press::name::packed_of;
use crate::search::{Folding, FoldingFile, PageText, SearchIndex, Volume, VolumeEntry, VolumeIssue};

/// The folder of the index, below that of the editions.
pub const FOLDER: &str = "search";
const INDEX: &str = "index.json";

/// Brings the index up to the editions that a folder lists, of which some have just been built.
/// What it replaces is kept until it is replaced again, for readers who have the old index,
/// unless some text is withheld: an old file may hold what must not be there any more.
///
/// # Errors
/// Those of the file system, with the file; what readers had stays whole. A published file that
/// cannot be read as what it should be is an error too.
pub fn write(editions: &Path, built: &[EditionEntry], keeps: bool) -> io::Result<()> {
    let listed = listed(editions)?;
    let folder = editions.join(FOLDER);
    at(&folder, fs::create_dir_all(&folder))?;
    let table = pairs();
    let shelf = Shelf {
        editions,
        staging: tempfile::Builder::new().prefix(".press-").tempdir_in(&folder)?,
        folding: Folding::new(&table),
        // An index that cannot be read is made anew: nothing in it is not elsewhere.
        old: load::<SearchIndex>(&folder.join(INDEX)).ok(),
        folder: &folder,
    };
    let built: BTreeSet<&str> = built.iter().map(|entry| entry.path.as_str()).collect();
    let mut years: BTreeMap<u16, Vec<&EditionEntry>> = BTreeMap::new();
    for entry in &listed {
        years.entry(entry.date.year).or_default().push(entry);
    }
    let mut keep = BTreeSet::from([INDEX.to_owned()]);
    let mut volumes = Vec::new();
    for (year, entries) in years.iter().rev() {
        let (folder, volume) = shelf.volume(*year, entries, &built)?;
        keep.extend(volume.editions.into_iter().map(|edition| edition.texts));
        keep.insert(folder.clone());
        volumes.push(VolumeEntry { year: *year, folder });
    }
    let file = json(&FoldingFile { schema: SCHEMA, pairs: table })?;
    let folding = format!("folding.{}.json", digest([file.as_slice()]));
    shelf.put(&folding, &[(String::new(), file)])?;
    keep.insert(folding.clone());
    let index = SearchIndex { schema: SCHEMA, folding, volumes };
    if keeps && shelf.old.as_ref() == Some(&index) {
        return Ok(());
    }
    if keeps {
        keep.extend(shelf.named());
    }
    shelf.put(INDEX, &[(String::new(), json(&index)?)])?;
    clear(&folder, &keep);
    Ok(())
}

/// Every edition that a folder lists, newest first.
fn listed(editions: &Path) -> io::Result<Vec<EditionEntry>> {
    let index: EditionIndex = load(&editions.join("index.json"))?;
    let mut listed = index.editions;
    for year in index.years {
        listed.extend(load::<EditionIndex>(&editions.join(year.file))?.editions);
    }
    Ok(listed)
}

/// The index on its way from what it was to what it will be.
struct Shelf<'a> {
    editions: &'a Path,
    folder: &'a Path,
    staging: tempfile::TempDir,
    folding: Folding,
    old: Option<SearchIndex>,
}

impl Shelf<'_> {
    /// What the old index names: a reader who has it may be about to ask for that.
    fn named(&self) -> Vec<String> {
        let Some(old) = &self.old else { return vec![] };
        let mut named = vec![old.folding.clone()];
        for volume in &old.volumes {
            let known = load::<Volume>(&self.folder.join(&volume.folder).join(volume::FILE));
            named.extend(known.into_iter().flat_map(|volume| volume.editions).map(|edition| edition.texts));
            named.push(volume.folder.clone());
        }
        named
    }

    /// The volume of a year and its folder; the one that is there if it lists these editions
    /// and none of them was built.
    fn volume(&self, year: u16, entries: &[&EditionEntry], built: &BTreeSet<&str>) -> io::Result<(String, Volume)> {
        let old = self.old.as_ref().and_then(|old| old.volumes.iter().find(|volume| volume.year == year));
        let old = old.and_then(|old| {
            let volume: Volume = load(&self.folder.join(&old.folder).join(volume::FILE)).ok()?;
            Some((old.folder.clone(), volume))
        });
        if let Some((folder, old)) = &old
            && !entries.iter().any(|entry| built.contains(entry.path.as_str()))
            && old.editions.iter().map(|edition| &edition.path).eq(entries.iter().map(|entry| &entry.path))
        {
            return Ok((folder.clone(), old.clone()));
        }
        let mut issues = Vec::new();
        let mut pages = Vec::new();
        for entry in entries {
            let known = old.iter().flat_map(|(_, old)| &old.editions).find(|edition| edition.path == entry.path);
            let kept = known.filter(|_| !built.contains(entry.path.as_str())).and_then(|issue| self.kept(issue));
            let (issue, texts) = match kept {
                Some(kept) => kept,
                None => self.read(entry)?,
            };
            issues.push(issue);
            pages.extend(texts);
        }
        let VolumeFiles { volume, files } = volume(issues, &pages, &self.folding)?;
        let folder = format!("{year}.{}", digest(files.iter().map(|(_, bytes)| bytes.as_slice())));
        self.put(&folder, &files)?;
        Ok((folder, volume))
    }

    /// The texts of an edition as they were written before, if they all can be read.
    fn kept(&self, issue: &VolumeIssue) -> Option<(VolumeIssue, Vec<PageText>)> {
        let folder = self.folder.join(&issue.texts);
        let pages = (1..=issue.pages).map(|page| load(&folder.join(format!("{page}.json"))).ok());
        Some((issue.clone(), pages.collect::<Option<_>>()?))
    }

    /// The texts of an edition from its bundle, written.
    fn read(&self, entry: &EditionEntry) -> io::Result<(VolumeIssue, Vec<PageText>)> {
        let folder = self.editions.join(&entry.path);
        let edition: Edition = load(&folder.join("edition.json"))?;
        let text = |page: &Page| Ok(PageText::new(&edition, page, &load(&folder.join(&page.bodies))?));
        let pages = edition.pages.iter().map(text).collect::<io::Result<Vec<_>>>()?;
        let files: Vec<(String, Vec<u8>)> = (1..)
            .zip(&pages)
            .map(|(page, text)| Ok((format!("{page}.json"), json(text)?)))
            .collect::<io::Result<_>>()?;
        let texts = format!("{}.{}", entry.path, digest(files.iter().map(|(_, bytes)| bytes.as_slice())));
        self.put(&texts, &files)?;
        let count = pages.len().try_into().unwrap_or(u32::MAX);
        Ok((VolumeIssue { path: entry.path.clone(), date: entry.date, pages: count, texts }, pages))
    }

    /// Puts a file, or a folder of files, into its place at once. A file that would not change
    /// is left alone; a folder of this name has these files already.
    fn put(&self, name: &str, files: &[(String, Vec<u8>)]) -> io::Result<()> {
        let (staged, target) = (self.staging.path().join("new"), self.folder.join(name));
        match files {
            [(inside, bytes)] if inside.is_empty() && fs::read(&target).is_ok_and(|old| old == *bytes) => {
                return Ok(());
            }
            [(inside, bytes)] if inside.is_empty() => at(&staged, fs::write(&staged, bytes))?,
            _ if target.exists() => return Ok(()),
            _ => {
                at(&staged, fs::create_dir(&staged))?;
                for (inside, bytes) in files {
                    let file = staged.join(inside);
                    at(&file, fs::write(&file, bytes))?;
                }
            }
        }
        at(&target, fs::rename(&staged, &target))
    }
}

/// Removes what the index does not name; what cannot be removed does no harm.
fn clear(folder: &Path, keep: &BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if keep.contains(packed_of(&name)) || name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

fn load<T: DeserializeOwned>(file: &Path) -> io::Result<T> {
    let bytes = at(file, fs::read(file))?;
    read(&file.display().to_string(), &bytes).map_err(|error| io::Error::other(error.to_string()))
}

fn at<T>(path: &Path, result: io::Result<T>) -> io::Result<T> {
    result.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

fn json(value: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Eight digits that say what files hold.
fn digest<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.len().to_le_bytes());
        hash.update(file);
    }
    hash.finalize()[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}
