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
    if is_content_name(file) { FOR_EVER } else { ASK }
}
