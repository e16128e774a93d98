//! What a host says with each file: how long it may be kept, and what a page may do.
//! `press serve` says it, `_headers` and the snippets in `docs/hosting/` ask others to.

use super::name::is_content_name;

/// The Content Security Policy of every page: nothing from elsewhere, no script or style
/// inside the page. WebAssembly may be compiled; `data:` pictures are placeholders.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                          img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'";

/// What goes with every file. Another site's page may embed the paper and fetch its files,
/// for all of them are public.
pub const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// For a file that is named by its content: keep it for a year, the longest that caches take.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For every other file: ask whether it has changed before it is used.
pub const ASK: &str = "no-cache";

/// Value of `Cache-Control` for a file.
pub fn cache(file: &str) -> &'static str {
    if is_content_name(file) || is_in_content_folder(file) { FOR_EVER } else { ASK }
}

/// Whether a file is one of the search index, whose folders are named by what is in them.
fn is_in_content_folder(file: &str) -> bool {
    let mut parts = file.rsplit(['/', '\\']);
    let (name, folder, above) = (parts.next(), parts.next(), parts.next());
    above == Some("search")
        && folder
            .zip(name)
            .is_some_and(|(folder, name)| !name.is_empty() && is_content_name(&format!("{folder}.folder")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_by_content_is_kept_and_the_rest_asked_for() {
        for (file, expect) in [
            ("editions/2024-12-01/page-01.6febffb5.json", FOR_EVER),
            ("editions/2024-12-01/fonts/body.aafe116af608.woff2", FOR_EVER),
            ("editions/search/2024.649d13ca/0.bin", FOR_EVER),
            ("editions/search/2024-12-01.8cf7e680/1.json", FOR_EVER),
            ("editions/search/folding.1ae5ed58.json", FOR_EVER),
            ("editions/search/index.json", ASK),
            ("site.649d13ca/index.html", ASK),
            ("editions/2024-12-01/edition.json", ASK),
            ("e-paper.js", ASK),
        ] {
            assert_eq!(cache(file), expect, "{file}");
        }
    }
}
