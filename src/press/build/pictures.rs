//! The pictures of an edition: made in all sizes, many at once, and named by their content.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::iter;
use std::path::Path;

use rayon::prelude::*;

use super::during;
use super::stage::Stage;
use crate::edition::{Block, PageBodies, Picture, Rendition};
use crate::press::name::slug;
use crate::press::pictures::{Cache, Kind, Problem, RenderedFile, Renditions, drawing};

/// A picture that waits for its files to be named.
enum Made {
    Drawing(String),
    Renditions(Renditions),
}

/// Stages the files of all pictures and lists them in the bodies.
pub(super) fn publish(
    folder: &Path,
    bodies: &mut [PageBodies],
    cache: Option<&Cache>,
    stage: &mut Stage,
) -> io::Result<()> {
    let blocks = bodies.iter_mut().flat_map(|page| &mut page.articles).flat_map(|body| &mut body.blocks);
    let figures = blocks.filter_map(|block| match block {
        Block::Figures(figures) => Some(figures),
        _ => None,
    });
    let mut shown: BTreeMap<String, Vec<&mut Picture>> = BTreeMap::new();
    for picture in figures.flatten().filter_map(|figure| figure.picture.as_mut()) {
        shown.entry(picture.src.clone()).or_default().push(picture);
    }
    // A few at a time: what is made waits in memory until it is on disk.
    let mut shown: Vec<_> = shown.into_iter().collect();
    let mut names = Names::default();
    for some in shown.chunks_mut(AT_ONCE) {
        let made: io::Result<Vec<Made>> = some.par_iter().map(|(src, _)| make(&folder.join(src), cache)).collect();
        for ((src, places), made) in some.iter_mut().zip(made?) {
            let published = put(&names.of(src), made, places, stage)?;
            places.iter_mut().for_each(|place| place.clone_from(&published));
        }
    }
    Ok(())
}

/// The names that the files of pictures begin with, each for one picture of an edition: a device without a network
/// shows the file that it has in the place of one of the same name.
#[derive(Default)]
struct Names(BTreeSet<String>);

/// Characters of a name that are taken from the picture's own, so that all of it and the width fit in a file's.
const LONGEST: usize = 24;

impl Names {
    fn of(&mut self, src: &str) -> String {
        let stem = slug(&Path::new(src).file_stem().unwrap_or_default().to_string_lossy());
        let stem: String = stem.chars().take(LONGEST).collect();
        let numbered = (2..).map(|number| format!("{stem}-{number}x"));
        let name = iter::once(stem.clone()).chain(numbered).find(|name| !self.0.contains(name)).unwrap_or_default();
        self.0.insert(name.clone());
        name
    }
}

/// Pictures that are made at once.
const AT_ONCE: usize = 16;

fn make(path: &Path, cache: Option<&Cache>) -> io::Result<Made> {
    let bytes = during(path, fs::read(path))?;
    let name = path.display().to_string();
    let broken = |problem: Problem| io::Error::other(problem.words(&name).1);
    match Kind::of(&name) {
        Some(Kind::Raster(format)) => match cache {
            Some(cache) => cache.renditions(&bytes, format),
            None => Renditions::of(&bytes, format),
        }
        .map(Made::Renditions)
        .map_err(broken),
        _ => drawing(&bytes).map(Made::Drawing).map_err(broken),
    }
}

fn put(name: &str, made: Made, places: &[&mut Picture], stage: &mut Stage) -> io::Result<Picture> {
    match made {
        Made::Drawing(text) => {
            let src = stage.add(name, "svg", text.as_bytes())?;
            let (width, height) = places.first().map_or((1, 1), |place| (place.width, place.height));
            Ok(Picture { src, width, height, ..Picture::default() })
        }
        Made::Renditions(made) => {
            let mut file = |file: &RenderedFile| {
                let src = stage.add(&format!("{name}-{}", file.width), file.format.ending(), &file.bytes)?;
                Ok(Rendition { src, format: file.format, width: file.width })
            };
            let renditions: Vec<Rendition> = made.files.iter().map(&mut file).collect::<io::Result<_>>()?;
            let src = renditions.last().map(|last| last.src.clone()).unwrap_or_default();
            Ok(Picture {
                src,
                width: made.largest.width,
                height: made.largest.height,
                renditions,
                placeholder: made.placeholder,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pictures_of_an_edition_have_one_name() {
        let mut names = Names::default();
        let long = "a-photograph-of-the-first-snow-of-the-year.jpg";
        let all = ["images/急救.jpg", "images/雪.jpg", "01/street.jpg", "02/Street.png", "street-2x.jpg", long];
        let named: Vec<_> = all.iter().map(|src| names.of(src)).collect();
        assert_eq!(named, ["file", "file-2x", "street", "street-2x", "street-2x-2x", "a-photograph-of-the-firs"]);
        let file = crate::press::name::content_name(&format!("{}-1600", names.of(long)), "avif", b"");
        assert!(file.starts_with("a-photograph-of-the-firs-2x-1600."), "{file}");
    }
}
