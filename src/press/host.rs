//! A static host for trying a built site: files, the `index.html` of a folder, `404.html`,
//! and nothing that the dumbest real host would not do.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// A folder served under a base path.
#[derive(Clone, Debug)]
pub struct Host {
    root: PathBuf,
    base: String,
}

/// What goes back to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A file.
    File {
        /// Media type with its character set.
        mime: &'static str,
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

    /// The reply to a request's target: a path as the browser sends it, and perhaps a query.
    pub fn reply(&self, target: &str) -> Reply {
        let path = target.split(['?', '#']).next().unwrap_or_default();
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
        fs::read(&file).map_or_else(|_| self.missing(), |body| Reply::File { mime: mime(&file), body })
    }

    fn missing(&self) -> Reply {
        Reply::Missing(fs::read(self.root.join("404.html")).unwrap_or_default())
    }
}

impl Reply {
    /// The reply that a host gives for a file of this name and content.
    pub fn file(path: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::File { mime: mime(Path::new(path)), body: body.into() }
    }

    /// Status line, header and body of the reply.
    pub(super) fn into_parts(self) -> (&'static str, String, Vec<u8>) {
        match self {
            Self::File { mime, body } => ("200 OK", format!("Content-Type: {mime}"), body),
            Self::Missing(page) => ("404 Not Found", "Content-Type: text/html; charset=utf-8".to_owned(), page),
            Self::Moved(to) => {
                let to: String = to.chars().filter(|character| !character.is_control()).collect();
                ("301 Moved Permanently", format!("Location: {to}"), vec![])
            }
        }
    }
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

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
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
            assert_eq!(host.reply(target), expect, "{target}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (root, host) = host("/");
        let inside = root.path().join("site");
        fs::create_dir(&inside).expect("a folder");
        let host = Host { root: inside, ..host };
        for target in ["/../a.json", "/%2e%2e/a.json", "/..%2fa.json", "//etc/hostname", "/%00", "/%ff", "/%4", ""] {
            assert_eq!(host.reply(target), Reply::Missing(vec![]), "{target}");
        }
    }
}
