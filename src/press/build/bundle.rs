//! One edition's source to its bundle files, pass by pass.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;

use super::stage::Stage;
use super::{during, withheld};
use crate::edition::{Block, Edition, EditionEntry, PageBodies};
use crate::press::fonts::Baked;
use crate::press::source::Source;
use crate::press::{divisions, miniature, site, words};

/// Fills the stage with the files of an edition, and says how the index lists it. What is not
/// free for all goes to the folder `withhold` instead, if there is one.
pub(super) fn bundle(
    source: Source,
    fonts: Baked,
    withhold: Option<&Path>,
    stage: &mut Stage,
) -> io::Result<EditionEntry> {
    let Source { folder, mut edition, mut bodies } = source;
    pictures(&folder, &mut bodies, stage)?;
    edition.faces = fonts.faces;
    for (name, bytes) in &fonts.files {
        stage.put(name, bytes)?;
    }
    if let Some((name, css)) = site::faces::stylesheet(&edition) {
        stage.put(&name, css.as_bytes())?;
    }
    words::mark(&mut edition);
    if let Some(folder) = withhold {
        let mut whole = bodies.clone();
        divisions::mark(&edition, &mut whole);
        withheld::put_aside(&edition, &mut bodies, &whole, folder)?;
    }
    divisions::mark(&edition, &mut bodies);
    pages(&mut edition, &bodies, stage)?;
    let front = match miniature::front(&edition, &bodies) {
        Some(svg) => stage.add("front", "svg", svg.as_bytes())?,
        None => String::new(),
    };
    stage.head(&json(&edition)?)?;
    Ok(EditionEntry {
        path: edition.edition.date.to_string(),
        date: edition.edition.date,
        title: edition.paper.title,
        language: edition.paper.language,
        pages: edition.pages.len().try_into().unwrap_or(u32::MAX),
        front,
    })
}

/// Copies the pictures and names them by their copies.
fn pictures(folder: &Path, bodies: &mut [PageBodies], stage: &mut Stage) -> io::Result<()> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let blocks = bodies.iter_mut().flat_map(|page| &mut page.articles).flat_map(|body| &mut body.blocks);
    for block in blocks {
        let Block::Figures(figures) = block else { continue };
        for picture in figures.iter_mut().filter_map(|figure| figure.picture.as_mut()) {
            if !names.contains_key(&picture.src) {
                let path = folder.join(&picture.src);
                let bytes = during(&path, fs::read(&path))?;
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
                names.insert(picture.src.clone(), stage.add(&stem, &extension, &bytes)?);
            }
            picture.src.clone_from(&names[&picture.src]);
        }
    }
    Ok(())
}

/// Writes the bodies of each page.
fn pages(edition: &mut Edition, bodies: &[PageBodies], stage: &mut Stage) -> io::Result<()> {
    for (page, bodies) in edition.pages.iter_mut().zip(bodies) {
        page.bodies = stage.add(&format!("page-{}", page.number), "json", &json(bodies)?)?;
    }
    Ok(())
}

/// A bundle file: one line, so that it is small before it is compressed too.
pub(super) fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
