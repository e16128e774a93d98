//! One edition's source to its bundle files, pass by pass.

use std::io;
use std::path::Path;

use serde::Serialize;

use super::stage::{HEAD, Stage};
use super::{pictures, withheld};
use crate::edition::{Edition, EditionEntry, PageBodies};
use crate::press::fonts::Baked;
use crate::press::pictures::Cache;
use crate::press::source::Source;
use crate::press::{divisions, miniature, site, words};

/// Fills the stage with the files of an edition, and says how the index lists it. What is not
/// free for all goes to the folder `withhold` instead, if there is one.
pub(super) fn bundle(
    source: Source,
    fonts: Baked,
    withhold: Option<&Path>,
    cache: Option<&Cache>,
    stage: &mut Stage,
) -> io::Result<EditionEntry> {
    let Source { folder, mut edition, mut bodies } = source;
    pictures::publish(&folder, &mut bodies, cache, stage)?;
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
    stage.write(HEAD, &json(&edition)?)?;
    Ok(EditionEntry {
        path: edition.edition.date.to_string(),
        date: edition.edition.date,
        title: edition.paper.title,
        language: edition.paper.language,
        pages: edition.pages.len().try_into().unwrap_or(u32::MAX),
        front,
    })
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
