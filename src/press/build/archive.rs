//! The list of all editions of a site: read whole, and written such that it stays small.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::bundle::json;
use super::during;
use super::stage::put;
use crate::edition::{EditionEntry, EditionIndex, SCHEMA, Year, read};
use crate::press::name::{content_name, packed_of};

/// The list's file in the folder of all editions.
const INDEX: &str = "index.json";

/// Every edition that a site lists, newest first; `editions` is its folder of them. A site
/// without a list has none.
///
/// # Errors
/// If a list cannot be read.
pub fn listed(editions: &Path) -> io::Result<Vec<EditionEntry>> {
    let path = editions.join(INDEX);
    if !path.exists() {
        return Ok(vec![]);
    }
    let index = load(&path)?;
    let mut listed = index.editions;
    for year in index.years {
        listed.extend(load(&editions.join(year.file))?.editions);
    }
    Ok(listed)
}

/// Writes the list of old and new editions, the new ones in the place of those with their
/// path. Readers have the old list or the new one at any time.
///
/// # Errors
/// If a list cannot be written.
pub fn list(editions: &Path, old: Vec<EditionEntry>, new: &[EditionEntry]) -> io::Result<()> {
    let mut all: BTreeMap<String, EditionEntry> = BTreeMap::new();
    for entry in old.into_iter().chain(new.iter().cloned()) {
        all.insert(entry.path.clone(), entry);
    }
    let mut all: Vec<EditionEntry> = all.into_values().collect();
    all.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path)));

    let (index, files) = index(all)?;
    let path = editions.join(INDEX);
    let before = load(&path).map(|index| index.years).unwrap_or_default();
    for (name, bytes) in &files {
        if !editions.join(name).exists() {
            put(&editions.join(name), bytes)?;
        }
    }
    let bytes = json(&index)?;
    if fs::read(&path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    put(&path, &bytes)?;
    // Readers of the old list may still ask for its years.
    let named = |name: &str| index.years.iter().chain(&before).any(|year| year.file == name);
    for entry in fs::read_dir(editions).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("index-") && !named(packed_of(&name)) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

/// Files by their names.
type Files = Vec<(String, Vec<u8>)>;

/// The index of editions, newest first, and the files of the years that it does not list.
fn index(editions: Vec<EditionEntry>) -> io::Result<(EditionIndex, Files)> {
    let mut index = EditionIndex { schema: SCHEMA, editions: vec![], years: vec![] };
    let mut files = Vec::new();
    for year in editions.chunk_by(|a, b| a.date.year == b.date.year) {
        if index.years.is_empty() && index.editions.len() + year.len() <= EditionIndex::LISTED {
            index.editions.extend_from_slice(year);
            continue;
        }
        let bytes = json(&EditionIndex { schema: SCHEMA, editions: year.to_vec(), years: vec![] })?;
        let number = year[0].date.year;
        let file = content_name(&format!("index-{number}"), "json", &bytes);
        index.years.push(Year {
            year: number,
            editions: year.len().try_into().unwrap_or(u32::MAX),
            file: file.clone(),
        });
        files.push((file, bytes));
    }
    Ok((index, files))
}

fn load(path: &Path) -> io::Result<EditionIndex> {
    let bytes = during(path, fs::read(path))?;
    read(&path.display().to_string(), &bytes).map_err(|error| io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Date;

    fn entry(year: u16, day: u16) -> EditionEntry {
        let date = Date::new(year, (1 + day / 28) as u8, (1 + day % 28) as u8).expect("a day");
        EditionEntry {
            path: date.to_string(),
            date,
            title: "晚报".into(),
            language: "zh-Hans".into(),
            pages: 16,
            front: String::new(),
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_young_archive_is_one_file_and_an_old_one_is_listed_by_year() {
        let dir = tempfile::tempdir().expect("a folder");
        let days = |year| (0..300).map(move |day| entry(year, day)).collect::<Vec<_>>();
        list(dir.path(), vec![], &days(2023)).expect("written");
        assert_eq!(names(dir.path()), ["index.json"]);
        for year in [2025, 2024] {
            list(dir.path(), listed(dir.path()).expect("a list"), &days(year)).expect("written");
        }
        let index = load(&dir.path().join(INDEX)).expect("an index");
        assert_eq!((index.editions.len(), index.editions[0].date.year), (300, 2025));
        assert_eq!(
            index.years.iter().map(|year| (year.year, year.editions)).collect::<Vec<_>>(),
            [(2024, 300), (2023, 300)]
        );
        let all = listed(dir.path()).expect("a list");
        assert_eq!(all.len(), 900);
        assert!(all.is_sorted_by(|a, b| a.date > b.date));
    }

    #[test]
    fn a_year_that_changes_is_a_new_file_and_the_old_one_stays_for_one_generation() {
        let dir = tempfile::tempdir().expect("a folder");
        let year = |year, days| (0..days).map(move |day| entry(year, day)).collect::<Vec<_>>();
        let add = |new: &[EditionEntry]| {
            list(dir.path(), listed(dir.path()).expect("a list"), new).expect("written");
            names(dir.path()).len()
        };
        assert_eq!(add(&year(2024, 300)), 1);
        assert_eq!(add(&year(2023, 200)), 2);
        assert_eq!(add(&year(2023, 201)), 3);
        assert_eq!(add(&year(2023, 202)), 3);
        assert_eq!(add(&year(2023, 202)), 3, "nothing changed");
    }
}
