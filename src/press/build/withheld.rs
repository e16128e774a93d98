//! What stays off the site: the rest of articles that are not free for all. The bundle gets
//! bodies that end where they are free; the whole ones go to a folder that a host serves
//! from itself, to readers whom it lets in.

use std::fs;
use std::io;
use std::path::Path;

use super::bundle::json;
use super::during;
use crate::edition::{Edition, PageBodies};

/// Cuts `bodies` down to what is free and writes each `whole` body that was longer as
/// `DATE/ID.json` below the folder.
pub(super) fn put_aside(
    edition: &Edition,
    bodies: &mut [PageBodies],
    whole: &[PageBodies],
    folder: &Path,
) -> io::Result<()> {
    let folder = folder.join(edition.edition.date.to_string());
    during(&folder, fs::create_dir_all(&folder))?;
    let pairs = bodies.iter_mut().zip(whole).flat_map(|(page, whole)| page.articles.iter_mut().zip(&whole.articles));
    for (body, whole) in pairs {
        let Some(free) = edition.head(&body.id).and_then(|head| head.free) else { continue };
        if body.close_after(free) {
            body.withheld = true;
            let (draft, file) = (folder.join(format!(".{}", whole.id)), folder.join(format!("{}.json", whole.id)));
            during(&draft, fs::write(&draft, json(whole)?))?;
            during(&file, fs::rename(&draft, &file))?;
        }
    }
    Ok(())
}
