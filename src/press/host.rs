//! A static host for trying a built site: files, packed where the browser takes them so, the
//! `index.html` of a folder, `404.html`, and the headers of [`headers`](super::headers).

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::headers;

/// A folder served under a base path.
#[derive(Clone, Debug)]
pub struct Host {
    root: PathBuf,
    base: String,
}

/// What a browser asks for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// A path as the browser sends it, and perhaps a query.
    pub target: &'a str,
    /// Its `Accept-Encoding`.
    pub encodings: &'a str,
}

/// What goes back to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A file.
    File {
        /// Media type with its character set.
        mime: &'static str,
        /// How long it may be kept.
        cache: &'static str,
        /// Whether it is a page of the paper, which has a policy; a page of somebody else's that
        /// stands beside it has none.
        page: bool,
        /// How its bytes are packed, if they are.
        encoding: Option<&'static str>,
        /// Its bytes.
        body: Vec<u8>,
    },
    /// No such file; the bytes of `404.html`, or none.
    Missing(Vec<u8>),
    /// A folder asked for without its slash.
    Moved(String),
}

impl Host {
    /// Serves `root` under `base`, a path that begins and ends with a slash.
    pub fn new(root: impl Into<PathBuf>, base: &str) -> Self {
        Self { root: root.into(), base: base.to_owned() }
    }

    /// The reply to a request.
    pub fn reply(&self, request: Request) -> Reply {
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        let below = path.strip_prefix(&self.base).and_then(decoded);
        let inside = below
            .as_deref()
            .map(Path::new)
            .filter(|below| below.components().all(|part| matches!(part, Component::Normal(_))));
        let Some(inside) = inside else { return self.missing() };
        let mut file = self.root.join(inside);
        if file.is_dir() {
            if !path.ends_with('/') {
                return Reply::Moved(format!("{path}/"));
            }
            file.push("index.html");
        }
        let name = file.to_string_lossy().into_owned();
        let packed = PACKINGS
            .into_iter()
            .filter(|(encoding, _)| accepts(request.encodings, encoding))
            .find_map(|(encoding, ending)| Some((fs::read(format!("{name}{ending}")).ok()?, Some(encoding))));
        match packed.or_else(|| Some((fs::read(&file).ok()?, None))) {
            Some((body, encoding)) => Reply::new(&file, encoding, body),
            None => self.missing(),
        }
    }

    fn missing(&self) -> Reply {
        Reply::Missing(fs::read(self.root.join("404.html")).unwrap_or_default())
    }
}

impl Reply {
    /// The reply that a host gives for a file of this name and content.
    pub fn file(path: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::new(Path::new(path), None, body.into())
    }

    fn new(file: &Path, encoding: Option<&'static str>, body: Vec<u8>) -> Self {
        let page = file.file_name().is_some_and(|name| name == "index.html");
        Self::File { mime: mime(file), cache: headers::cache(&file.to_string_lossy()), page, encoding, body }
    }

    /// Status line, header and body of the reply.
    pub(super) fn into_parts(self) -> (&'static str, String, Vec<u8>) {
        let mut fields: Vec<(&str, String)> =
            headers::ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let (status, body) = match self {
            Self::File { mime, cache, page, encoding, body } => {
                fields.extend([("Content-Type", mime.to_owned()), ("Cache-Control", cache.to_owned())]);
                fields.push(("Vary", "Accept-Encoding".to_owned()));
                fields.extend(encoding.map(|encoding| ("Content-Encoding", encoding.to_owned())));
                if page {
                    fields.push(("Content-Security-Policy", headers::POLICY.to_owned()));
                }
                ("200 OK", body)
            }
            Self::Missing(page) => {
                fields.extend([("Content-Type", HTML.to_owned()), ("Cache-Control", headers::ASK.to_owned())]);
                fields.push(("Content-Security-Policy", headers::POLICY.to_owned()));
                ("404 Not Found", page)
            }
            Self::Moved(to) => {
                fields.push(("Location", to.chars().filter(|character| !character.is_control()).collect()));
                ("301 Moved Permanently", vec![])
            }
        };
        let lines: Vec<String> = fields.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        (status, lines.join("\r\n"), body)
    }
}

/// Packings that a built site has its files in, with the endings of their names; the
/// smaller first.
const PACKINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Whether an `Accept-Encoding` allows an encoding.
fn accepts(encodings: &str, encoding: &str) -> bool {
    encodings.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        named && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// A path without its percent signs, or `None` if it is not UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        bytes.push(match byte {
            b'%' => u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?,
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok()
}

const HTML: &str = "text/html; charset=utf-8";

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => HTML,
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(base: &str) -> (tempfile::TempDir, Host) {
        let root = tempfile::tempdir().expect("a folder");
        for (file, text) in
            [("index.html", "front"), ("第1版/index.html", "page"), ("a.json", "{}"), ("404.html", "none")]
        {
            let file = root.path().join(file);
            fs::create_dir_all(file.parent().expect("inside")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        let host = Host::new(root.path(), base);
        (root, host)
    }

    #[test]
    fn files_and_folders_are_served_below_the_base() {
        let (_root, host) = host("/epaper/");
        let missing = Reply::Missing(b"none".to_vec());
        for (target, expect) in [
            ("/epaper/", Reply::file("index.html", "front")),
            ("/epaper/a.json?v=1", Reply::file("a.json", "{}")),
            ("/epaper/%E7%AC%AC1%E7%89%88/", Reply::file("index.html", "page")),
            ("/epaper/%E7%AC%AC1%E7%89%88", Reply::Moved("/epaper/%E7%AC%AC1%E7%89%88/".into())),
            ("/epaper/b.json", missing.clone()),
            ("/a.json", missing.clone()),
            ("/epaper", missing),
        ] {
            assert_eq!(host.reply(Request { target, encodings: "" }), expect, "{target}");
        }
    }

    #[test]
    fn a_packed_file_goes_to_those_who_take_it() {
        let (root, host) = host("/");
        fs::write(root.path().join("a.json.br"), "br").expect("a file");
        fs::write(root.path().join("a.json.gz"), "gz").expect("a file");
        for (encodings, expect) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip", "gz"),
            ("GZIP;q=0.5", "gz"),
            ("br;q=0, gzip", "gz"),
            ("", "{}"),
            ("brotli", "{}"),
        ] {
            let reply = host.reply(Request { target: "/a.json", encodings });
            let Reply::File { body, mime, .. } = &reply else { panic!("{reply:?}") };
            assert_eq!(body, expect.as_bytes(), "{encodings}");
            assert!(mime.starts_with("application/json"));
            let packed = reply.into_parts().1.contains("Content-Encoding: ");
            assert_eq!(packed, expect != "{}", "{encodings}");
        }
    }

    #[test]
    fn pages_have_a_policy_and_named_files_are_kept() {
        let fields = |file: &str| Reply::file(file, "x").into_parts().1;
        assert!(fields("a/index.html").contains("script-src 'self' 'wasm-unsafe-eval'"));
        assert!(fields("a/index.html").contains("Cache-Control: no-cache"));
        assert!(fields("reader.0a1b2c3d.wasm").contains("immutable"));
        assert!(Reply::Missing(vec![]).into_parts().1.contains("Content-Security-Policy"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (root, host) = host("/");
        let inside = root.path().join("site");
        fs::create_dir(&inside).expect("a folder");
        let host = Host { root: inside, ..host };
        for target in ["/../a.json", "/%2e%2e/a.json", "/..%2fa.json", "//etc/hostname", "/%00", "/%ff", "/%4", ""] {
            assert_eq!(host.reply(Request { target, encodings: "" }), Reply::Missing(vec![]), "{target}");
        }
    }
}
