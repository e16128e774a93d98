//! What hosts that read their settings from the site itself find there: `_headers`
//! (Netlify, Cloudflare Pages) and `.nojekyll` (GitHub Pages).

use std::fs;
use std::path::Path;

use super::{SiteError, save};
use crate::press::headers;
use crate::press::name::is_content_name;

/// What is named by its content in every edition, share picture and index: the kinds of files
/// that have no other names.
const NAMED: [&str; 12] = [
    "editions/:edition/fonts/*.woff2",
    "editions/:edition/page-*.json",
    "editions/:edition/*.avif",
    "editions/:edition/*.webp",
    "editions/:edition/*.jpg",
    "editions/:edition/*.png",
    "editions/:edition/*.svg",
    "editions/:edition/*.css",
    "editions/index-*.json",
    "editions/search/folding.*.json",
    "editions/search/:volume/*",
    ":edition/share.*.png",
];

/// Writes the settings for a site that is served under `base`.
pub(super) fn write(site: &Path, base: &str) -> Result<(), SiteError> {
    let failed = |error| SiteError::File(site.to_owned(), error);
    let mut kept: Vec<String> = fs::read_dir(site)
        .map_err(failed)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_content_name(name))
        .collect();
    kept.sort();
    // These hosts join the values of all rules that fit a file, so each file has one rule
    // for its cache; for what has none they ask whether it has changed, as is right. They
    // count rules, so those of editions are for all of them.
    kept.extend(NAMED.map(str::to_owned));
    let mut text = format!("{base}*\n  Content-Security-Policy: {}\n", headers::POLICY);
    for (name, value) in headers::ALWAYS {
        text += &format!("  {name}: {value}\n");
    }
    for file in kept {
        text += &format!("{base}{file}\n  Cache-Control: {}\n", headers::FOR_EVER);
    }
    save(&site.join("_headers"), text.as_bytes())?;
    save(&site.join(".nojekyll"), b"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_files_are_kept_and_pages_have_a_policy() {
        let site = tempfile::tempdir().expect("a folder");
        for file in ["index.html", "reader.0a1b2c3d.wasm", "reader.0a1b2c3d.wasm.br"] {
            save(&site.path().join(file), b"x").expect("a file");
        }
        write(site.path(), "/paper/").expect("written");
        let text = fs::read_to_string(site.path().join("_headers")).expect("a file");
        assert!(text.starts_with("/paper/*\n  Content-Security-Policy: default-src 'self'"), "{text}");
        assert!(text.contains("\n/paper/reader.0a1b2c3d.wasm\n  Cache-Control: public, max-age=31536000"), "{text}");
        assert!(text.contains("\n/paper/editions/:edition/*.avif\n  Cache-Control: public"), "{text}");
        // Some of these hosts take a hundred rules, and one asterisk in each.
        let rules: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert!(rules.iter().all(|rule| rule.matches('*').count() <= 1), "{text}");
        assert!(!text.contains("index.html") && !text.contains(".br"), "{text}");
    }
}
