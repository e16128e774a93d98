//! A static host of the built site, as dumb as the dumbest: files, `index.html` of folders,
//! and `404.html`. A test may put other replies in the place of files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs, thread};

use tiny_http::{Header, Request, Response, Server};

use super::Outcome;

/// A reply to one path.
#[derive(Clone, Debug)]
struct Reply {
    status: u16,
    mime: &'static str,
    body: Vec<u8>,
}

impl Reply {
    /// The file is there and holds this.
    fn of(path: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, mime: mime(Path::new(path)), body: body.into() }
    }

    /// There is no such file.
    fn missing() -> Self {
        Self { status: 404, mime: "text/plain; charset=utf-8", body: b"not found".to_vec() }
    }
}

/// A folder of files under a base path, with replies of the test's own.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    root: PathBuf,
    base: String,
    replies: HashMap<String, Reply>,
}

impl Site {
    /// The site that `make build` left: `$EPAPER_DIST`, else `dist`, under `$EPAPER_BASE`, else `/`.
    pub(crate) fn built() -> Self {
        let root = env::var("EPAPER_DIST").unwrap_or_else(|_| "dist".to_owned());
        let base = env::var("EPAPER_BASE").unwrap_or_else(|_| "/".to_owned());
        Self { root: Path::new(env!("CARGO_MANIFEST_DIR")).join(root), base, replies: HashMap::new() }
    }

    /// Nothing of our own: the page is opened elsewhere.
    pub(crate) fn elsewhere() -> Self {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR")));
        Self { root, base: "/".to_owned(), replies: HashMap::new() }
    }

    /// The same with `body` as the file at `path` (from the base, without a leading slash).
    #[must_use]
    pub(crate) fn with(self, path: &str, body: impl Into<Vec<u8>>) -> Self {
        let reply = Reply::of(path, body);
        self.replying(path, reply)
    }

    /// The same without the file at `path`.
    #[must_use]
    pub(crate) fn without(self, path: &str) -> Self {
        self.replying(path, Reply::missing())
    }

    fn replying(mut self, path: &str, reply: Reply) -> Self {
        self.replies.insert(path.to_owned(), reply);
        self
    }

    /// Reads a file of the site as it will be served.
    pub(crate) fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        match self.reply(path) {
            Reply { status: 200, body, .. } => Ok(body),
            Reply { status, .. } => Err(format!("{path}: status {status}").into()),
        }
    }

    /// Serves it on a free port until the result is dropped.
    pub(crate) fn serve(self) -> Outcome<Serving> {
        if !self.root.join("index.html").is_file() {
            return Err(format!("no site in {}: run `make build` first", self.root.display()).into());
        }
        let server = Arc::new(Server::http("127.0.0.1:0").map_err(|error| error.to_string())?);
        let address = server.server_addr().to_ip().ok_or("no address")?;
        let origin = format!("http://{address}{}", self.base.trim_end_matches('/'));
        let running = Arc::clone(&server);
        thread::spawn(move || {
            for request in running.incoming_requests() {
                // A browser that has gone does not want its reply.
                let _ = self.answer(request);
            }
        });
        Ok(Serving { server, origin })
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let reply = match path.strip_prefix(&self.base) {
            Some(path) => self.reply(path),
            None => Reply::missing(),
        };
        let mut response = Response::from_data(reply.body).with_status_code(reply.status);
        if let Ok(header) = Header::from_bytes("Content-Type", reply.mime) {
            response.add_header(header);
        }
        request.respond(response)
    }

    fn reply(&self, path: &str) -> Reply {
        if let Some(reply) = self.replies.get(path) {
            return reply.clone();
        }
        let mut file = self.root.join(path);
        if file.is_dir() {
            file.push("index.html");
        }
        if let Ok(body) = fs::read(&file) {
            return Reply { status: 200, mime: mime(&file), body };
        }
        match fs::read(self.root.join("404.html")) {
            Ok(body) => Reply { status: 404, mime: "text/html; charset=utf-8", body },
            Err(_) => Reply::missing(),
        }
    }
}

/// A site being served.
pub(crate) struct Serving {
    server: Arc<Server>,
    /// `http://HOST:PORT/BASE` without a slash at the end.
    pub(crate) origin: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "webmanifest") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml; charset=utf-8",
        _ => "application/octet-stream",
    }
}
