//! Packed copies of every file that shrinks, made once so that no host packs at each
//! request: Brotli at its strongest, and gzip for hosts and browsers without it.

use std::cmp::Reverse;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::press::build::work;
use crate::press::name::packed_of;
use crate::press::replace::{WAITING, replace};

/// Endings of files that are text, or nearly; pictures and fonts are packed already.
const TEXT: [&str; 9] = ["html", "css", "js", "json", "svg", "xml", "txt", "wasm", "webmanifest"];

/// Smaller files fit one packet as they are.
const SMALLEST: u64 = 1024;

/// Larger ones are packed less hard: a second for each megabyte is too long to wait.
const LARGE: usize = 4 << 20;

/// Packs what has changed below a folder, and removes what belongs to no file any more.
///
/// # Errors
/// The first of the file system, with its path.
pub(super) fn all(folder: &Path) -> Result<(), (PathBuf, io::Error)> {
    let mut files = Vec::new();
    walk(folder, &mut files).map_err(|error| (folder.to_owned(), error))?;
    // The largest first, for no core is to begin it when the others are done.
    files.sort_unstable_by_key(|(_, length)| Reverse(*length));
    work::each(&files, |_, (file, length)| pack(file, *length).map_err(|error| (file.clone(), error)))
        .into_iter()
        .collect()
}

/// The files below a folder that are to be packed, with their lengths.
fn walk(folder: &Path, files: &mut Vec<(PathBuf, u64)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = path.to_string_lossy();
        // What is hidden is the press's own, and nobody fetches it.
        let own = entry.file_name();
        let own = own.to_string_lossy();
        let is_hidden = own.starts_with('.');
        if path.is_dir() {
            walk(&path, files)?;
        } else if own.starts_with(WAITING) {
            fs::remove_file(&path)?;
        } else if packed_of(&name) != name {
            if is_hidden || !Path::new(packed_of(&name)).exists() {
                fs::remove_file(&path)?;
            }
        } else if !is_hidden && path.extension().is_some_and(|ending| TEXT.iter().any(|text| *text == ending)) {
            files.push((path, entry.metadata()?.len()));
        }
    }
    Ok(())
}

/// Packs bytes.
type Packing = fn(&[u8]) -> io::Result<Vec<u8>>;

/// Makes the packed copies of a file unless they are newer than it.
fn pack(file: &Path, length: u64) -> io::Result<()> {
    let of = fs::metadata(file)?;
    let large = length >= SMALLEST;
    for (ending, packing) in [("br", brotli_of as Packing), ("gz", gzip_of)] {
        let copy = PathBuf::from(format!("{}.{ending}", file.display()));
        match fs::metadata(&copy) {
            Ok(data) if large && data.modified()? >= of.modified()? => {}
            Err(_) if !large => {}
            _ if large => replace(&copy, &packing(&fs::read(file)?)?)?,
            _ => fs::remove_file(&copy)?,
        }
    }
    Ok(())
}

fn brotli_of(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let quality = if bytes.len() > LARGE { 5 } else { 11 };
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip_of(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // No time and no name: two builds give the same bytes.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn copies_unpack_to_their_file_and_go_with_it() {
        let site = tempfile::tempdir().expect("a folder");
        let page = site.path().join("a/index.html");
        fs::create_dir(site.path().join("a")).expect("a folder");
        let text = "雪落了一夜。".repeat(500);
        fs::write(&page, &text).expect("a file");
        fs::write(site.path().join("small.txt"), "雪").expect("a file");
        fs::write(site.path().join("font.woff2"), &text).expect("a file");
        fs::write(site.path().join(".press.json"), &text).expect("a file");
        all(site.path()).expect("packed");
        let (brotli, gzip) = (site.path().join("a/index.html.br"), site.path().join("a/index.html.gz"));
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*fs::read(&brotli).expect("a copy"), &mut unpacked).expect("Brotli");
        assert_eq!(unpacked, text.as_bytes());
        let mut unpacked = String::new();
        let bytes = fs::read(&gzip).expect("a copy");
        flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, text);
        for other in ["small.txt.br", "small.txt.gz", "font.woff2.br", ".press.json.br"] {
            assert!(!site.path().join(other).exists(), "{other}");
        }
        fs::remove_file(page).expect("removed");
        all(site.path()).expect("packed");
        assert!(!brotli.exists() && !gzip.exists());
    }
}
