//! From the stage to the site, so that no reader and no crash meets a half-made edition.
//!
//! All files but `edition.json` are named by their content: they can be put beside those of
//! the edition that is there. Renaming `edition.json` into place then switches to the new
//! edition at once. What neither it nor one of the last generations names is cleared away last:
//! a reader in the middle of an old edition still finds its pages. A file that would not change
//! is left alone, so that what brings a host up to date by sizes and times sends it no more.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::bundle::json;
use super::during;
use super::stage::{HEAD, Stage, settled};
use super::stamp::{STAMP, Stamp};
use crate::press::name::packed_of;

/// Puts one edition into its place. Files of earlier generations are kept for their readers
/// unless some text is withheld: an old file may hold what must not be there any more.
pub(super) fn edition(stage: &Stage, stamp: Stamp, target: &Path, keeps: bool) -> io::Result<()> {
    let old = Stamp::load(target);
    let stamp = stamp.with(stage.files(), old.as_ref().filter(|_| keeps));
    stage.write(STAMP, &json(&stamp)?)?;
    if !target.exists() {
        during(target, fs::rename(stage.folder(), target))?;
        settled(target.parent().unwrap_or(target));
        return Ok(());
    }
    // While the edition is neither the old nor the new one, no stamp says which it is.
    let stamped = target.join(STAMP);
    if old.is_some() {
        during(&stamped, fs::remove_file(&stamped))?;
    }
    let mut added = Vec::new();
    let moved = stage.files().iter().map(String::as_str).chain([HEAD]).try_for_each(|name| {
        let (from, to) = (stage.folder().join(name), target.join(name));
        if is_same(&from, &to) {
            return Ok(());
        }
        // A file of this name has this content already, unless someone has changed it.
        let is_new = name != HEAD && !to.exists();
        let folder = to.parent().unwrap_or(target);
        during(folder, fs::create_dir_all(folder))?;
        if name == HEAD {
            settled(target);
        }
        during(&to, fs::rename(from, &to))?;
        added.extend(is_new.then_some(to));
        Ok(())
    });
    if let Err(error) = moved {
        // The old edition stands; the new files beside it go. One that cannot be removed
        // does no harm: the next build clears it away.
        for file in added {
            let _ = fs::remove_file(file);
        }
        if let Some(old) = old {
            let _ = json(&old).and_then(|bytes| fs::write(&stamped, bytes));
        }
        return Err(error);
    }
    during(&stamped, fs::rename(stage.folder().join(STAMP), &stamped))?;
    settled(target);
    clear(target, "", &stamp.kept());
    Ok(())
}

/// Whether two files hold the same.
fn is_same(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|data| data.len());
    length(one).is_some() && length(one) == length(other) && fs::read(one).ok() == fs::read(other).ok()
}

/// Removes what no generation that is kept names; what cannot be removed does no harm.
fn clear(target: &Path, inside: &str, named: &BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(target.join(inside)) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clear(target, &format!("{name}/"), named);
            // Only an empty folder can be removed so.
            let _ = fs::remove_dir(entry.path());
        } else if ![HEAD, STAMP].contains(&packed_of(&name)) && !named.contains(packed_of(&name)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
