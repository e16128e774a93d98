//! One year's lists.

use std::io;

use super::json;
use crate::edition::SCHEMA;
use crate::search::{Folding, Grams, PageText, Volume, VolumeIssue, write_shards};

/// The file of a volume that says what is in it.
pub(super) const FILE: &str = "volume.json";

/// What a shard should hold, in bytes: little enough to wait for, enough that there are not
/// thousands of files.
const SHARD: usize = 16 << 10;
/// The most shards of a volume.
const MOST: usize = 4096;

/// A volume and its files.
pub struct VolumeFiles {
    /// What stands in its `volume.json`.
    pub volume: Volume,
    /// Names and contents, that file among them.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The volume of some editions, newest first, and of all their pages in the same order.
///
/// # Errors
/// None that a type allows; those of writing JSON.
pub fn volume(editions: Vec<VolumeIssue>, pages: &[PageText], folding: &Folding) -> io::Result<VolumeFiles> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (number, page) in (0..).zip(pages) {
        let mut grams = Grams::default();
        page.articles.iter().for_each(|article| article.add_grams(folding, &mut grams));
        pairs.extend(grams.finish().into_iter().map(|gram| (gram, number)));
    }
    pairs.sort_unstable();
    // A byte for each page of a list, and four for a list itself, are close enough.
    let lists = pairs.chunk_by(|a, b| a.0 == b.0).count();
    let shards = ((pairs.len() + 4 * lists) / SHARD).next_power_of_two().clamp(1, MOST) as u32;
    let volume = Volume { schema: SCHEMA, shards, editions };
    let mut files: Vec<(String, Vec<u8>)> = (0..)
        .zip(write_shards(&pairs, shards))
        .map(|(number, bytes): (u32, _)| (format!("{number}.bin"), bytes))
        .collect();
    files.push((FILE.to_owned(), json(&volume)?));
    Ok(VolumeFiles { volume, files })
}
