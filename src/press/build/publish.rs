//! From the stage to the site, so that no reader and no crash meets a half-made edition.
//!
//! All files but `edition.json` are named by their content: they can be put beside those of
//! the edition that is there. Renaming `edition.json` into place then switches to the new
//! edition at once; what it does not name is cleared away last.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::bundle::{bundle, json};
use super::stage::{HEAD, Stage};
use super::{Options, during};
use crate::edition::{EditionEntry, EditionIndex, SCHEMA, read};
use crate::press::fonts::Baked;
use crate::press::name::packed_of;
use crate::press::source::Source;

/// Builds and publishes editions and adds them to the index.
pub(super) fn all(
    sources: impl Iterator<Item = (Source, Baked)>,
    Options { out, withhold, .. }: &Options,
) -> io::Result<Vec<EditionEntry>> {
    let editions = out.join("editions");
    during(&editions, fs::create_dir_all(&editions))?;
    let index_path = editions.join("index.json");
    // An index that cannot be read is found before any work, and never written over.
    let old = old_index(&index_path)?;
    let staging = during(&editions, tempfile::Builder::new().prefix(".press-").tempdir_in(&editions))?;

    let mut staged = Vec::new();
    for (source, fonts) in sources {
        let mut stage = Stage::new(staging.path().join(source.edition.edition.date.to_string()))?;
        let entry = bundle(source, fonts, withhold.as_deref(), &mut stage)?;
        staged.push((entry, stage));
    }
    let entries: Vec<EditionEntry> = staged.iter().map(|(entry, _)| entry.clone()).collect();
    let new_index = staging.path().join("index.json");
    during(&new_index, fs::write(&new_index, json(&merge(old, entries.clone()))?))?;

    for (entry, stage) in &staged {
        edition(stage, &editions.join(&entry.path))?;
    }
    during(&index_path, fs::rename(&new_index, &index_path))?;
    Ok(entries)
}

/// Puts one edition into its place.
fn edition(stage: &Stage, target: &Path) -> io::Result<()> {
    if !target.exists() {
        return during(target, fs::rename(stage.folder(), target));
    }
    let mut added = Vec::new();
    let moved = stage.files().iter().map(String::as_str).chain([HEAD]).try_for_each(|name| {
        let to = target.join(name);
        // A file of this name has this content already, unless someone has changed it.
        let is_new = name != HEAD && !to.exists();
        let folder = to.parent().unwrap_or(target);
        during(folder, fs::create_dir_all(folder))?;
        during(&to, fs::rename(stage.folder().join(name), &to))?;
        added.extend(is_new.then_some(to));
        Ok(())
    });
    if let Err(error) = moved {
        // The old edition stands; the new files beside it go. One that cannot be removed
        // does no harm: the next build clears it away.
        for file in added {
            let _ = fs::remove_file(file);
        }
        return Err(error);
    }
    clear(target, "", stage.files());
    Ok(())
}

/// Removes what an edition does not name; what cannot be removed does no harm.
fn clear(target: &Path, inside: &str, named: &BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(target.join(inside)) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clear(target, &format!("{name}/"), named);
            // Only an empty folder can be removed so.
            let _ = fs::remove_dir(entry.path());
        } else if !(packed_of(&name) == HEAD || named.contains(packed_of(&name))) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn old_index(path: &Path) -> io::Result<EditionIndex> {
    match fs::read(path) {
        Ok(bytes) => read(&path.display().to_string(), &bytes).map_err(|error| io::Error::other(error.to_string())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(EditionIndex { schema: SCHEMA, editions: vec![], years: vec![] })
        }
        Err(error) => during(path, Err(error)),
    }
}

/// Old and new editions, the new ones in the place of those with their path, newest first.
fn merge(old: EditionIndex, new: Vec<EditionEntry>) -> EditionIndex {
    let kept = old.editions.into_iter().filter(|entry| new.iter().all(|built| built.path != entry.path));
    let mut editions: Vec<EditionEntry> = kept.chain(new.iter().cloned()).collect();
    editions.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path)));
    EditionIndex { schema: SCHEMA, editions, years: vec![] }
}
