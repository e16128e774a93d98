//! Names of files that follow their content: a new content is a new file, so that servers
//! and browsers may keep each for ever.

use sha2::{Digest as _, Sha256};

/// A name like `page-01.3f9a1c2b.json`, after the first four bytes of a content's SHA-256.
pub fn content_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    format!("{}.{:02x}{:02x}{:02x}{:02x}.{extension}", slug(stem), hash[0], hash[1], hash[2], hash[3])
}

/// A name that is safe in URLs and on every file system.
fn slug(stem: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = stem.chars().map(kept).take(40).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "file".to_owned() } else { slug.to_owned() }
}
