//! Names of files that follow their content: a new content is a new file, so that servers
//! and browsers may keep each for ever.

use sha2::{Digest as _, Sha256};

/// A name like `page-01.3f9a1c2b.json`, after the first four bytes of a content's SHA-256.
pub fn content_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    format!("{}.{:02x}{:02x}{:02x}{:02x}.{extension}", slug(stem), hash[0], hash[1], hash[2], hash[3])
}

/// Whether a file is named by its content.
pub fn is_content_name(file: &str) -> bool {
    let mut parts = file.rsplit('.');
    let (ending, hash, stem) = (parts.next(), parts.next(), parts.next());
    // Fonts are named after six bytes.
    let is_hash =
        |part: &str| matches!(part.len(), 8 | 12) && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    ending.is_some() && stem.is_some() && hash.is_some_and(is_hash)
}

/// The file that a packed one (`.br`, `.gz`) stands beside; any other is itself.
pub fn packed_of(file: &str) -> &str {
    file.strip_suffix(".br").or_else(|| file.strip_suffix(".gz")).unwrap_or(file)
}

/// A name that is safe in URLs and on every file system, of at most 40 characters.
pub fn slug(stem: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = stem.chars().map(kept).take(40).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "file".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_names_are_told_from_others() {
        for (file, expect) in [
            (content_name("急救", "webp", b""), true),
            (content_name("page-01", "json", b"{}"), true),
            ("body.aafe116af608.woff2".into(), true),
            ("edition.json".into(), false),
            ("index.html".into(), false),
            ("a.2024-12-.json".into(), false),
            ("00000000.json".into(), false),
        ] {
            assert_eq!(is_content_name(&file), expect, "{file}");
        }
    }
}
