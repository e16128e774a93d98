//! The built site on a host of its own, with a test's replies in the place of some files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use std::{env, fs};

use epaper::press::host::{Host, Reply, Request};
use epaper::press::serve::{self, serve};

use super::Outcome;

/// A site to open pages of.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    host: Host,
    base: String,
    index: PathBuf,
    replies: Replies,
    delays: HashMap<String, Duration>,
}

/// A test's replies by path; what is changed while a site is served is seen at once.
type Replies = Arc<Mutex<HashMap<String, Reply>>>;

impl Site {
    /// The site that `make build` left: `$EPAPER_DIST`, else `dist`, under `$EPAPER_BASE`, else `/`.
    pub(crate) fn built() -> Self {
        let dist = env::var("EPAPER_DIST").unwrap_or_else(|_| "dist".to_owned());
        let base = env::var("EPAPER_BASE").unwrap_or_else(|_| "/".to_owned());
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(dist);
        Self {
            host: Host::new(&root, &base),
            base,
            index: root.join("index.html"),
            replies: Replies::default(),
            delays: HashMap::new(),
        }
    }

    /// The same under another path, which begins and ends with a slash.
    #[must_use]
    pub(crate) fn under(mut self, base: &str) -> Self {
        let moved = |path: &str| format!("{base}{}", path.strip_prefix(&self.base).unwrap_or(path));
        let replies =
            self.replies.lock().expect("no panic").drain().map(|(path, reply)| (moved(&path), reply)).collect();
        let delays = self.delays.drain().map(|(path, delay)| (moved(&path), delay)).collect();
        let host = Host::new(self.index.parent().unwrap_or(&self.index), base);
        Self { host, base: base.to_owned(), index: self.index, replies: Arc::new(Mutex::new(replies)), delays }
    }

    /// The same with `body` as the file at `path` (from the base, without a leading slash).
    #[must_use]
    pub(crate) fn with(self, path: &str, body: impl Into<Vec<u8>>) -> Self {
        self.replies.lock().expect("no panic").insert(format!("{}{path}", self.base), Reply::file(path, body));
        self
    }

    /// The same without the file at `path`.
    #[must_use]
    pub(crate) fn without(self, path: &str) -> Self {
        self.replies.lock().expect("no panic").insert(format!("{}{path}", self.base), Reply::Missing(vec![]));
        self
    }

    /// The same with the file at `path` coming so much later.
    #[must_use]
    pub(crate) fn slow(mut self, path: &str, delay: Duration) -> Self {
        self.delays.insert(format!("{}{path}", self.base), delay);
        self
    }

    /// The same with replies of its own: what is deployed on one is not on the other.
    pub(crate) fn fresh(&self) -> Self {
        let replies = self.replies.lock().expect("no panic").clone();
        Self { replies: Arc::new(Mutex::new(replies)), ..self.clone() }
    }

    /// Reads a file of the site as it will be served.
    pub(crate) fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        match self.reply(Request { target: &format!("{}{path}", self.base), encodings: "" }) {
            Reply::File { body, .. } => Ok(body),
            other => Err(format!("{path}: {other:?}").into()),
        }
    }

    /// The file beside its index that begins and ends so, if there is one.
    pub(crate) fn file(&self, beginning: &str, ending: &str) -> Option<String> {
        let names =
            fs::read_dir(self.index.parent()?).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.into_iter().find(|name| name.starts_with(beginning) && name.ends_with(ending))
    }

    /// Bytes of a file as a good host packs it.
    pub(crate) fn packed(&self, path: &str) -> Outcome<usize> {
        match self.reply(Request { target: &format!("{}{path}", self.base), encodings: "br" }) {
            Reply::File { body, .. } => Ok(body.len()),
            other => Err(format!("{path}: {other:?}").into()),
        }
    }

    /// Serves it on a free port until the result is dropped.
    pub(crate) fn serve(self) -> Outcome<Serving> {
        let (base, index, replies) = (self.base.clone(), self.index.clone(), Arc::clone(&self.replies));
        let serving = serve(0, move |request| {
            std::thread::sleep(self.delays.get(request.target).copied().unwrap_or_default());
            self.reply(request)
        })?;
        let origin = serving.url(base.trim_end_matches('/'));
        Ok(Serving { serving: Some(serving), origin, index, base, replies })
    }

    fn reply(&self, request: Request) -> Reply {
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        let index = format!("{path}index.html");
        let replies = self.replies.lock().expect("no panic");
        let own = replies.get(if path.ends_with('/') { index.as_str() } else { path }).cloned();
        drop(replies);
        own.unwrap_or_else(|| self.host.reply(request))
    }
}

/// A site being served.
pub(crate) struct Serving {
    serving: Option<serve::Serving>,
    /// `http://HOST:PORT/BASE` without a slash at the end.
    pub(crate) origin: String,
    index: PathBuf,
    base: String,
    replies: Replies,
}

impl Serving {
    /// Ends the host: a network that is gone, for the page and for its worker.
    pub(crate) fn end(&mut self) {
        self.serving = None;
    }

    /// Puts another file in the place of one, or takes it away.
    pub(crate) fn deploy(&self, path: &str, body: Option<Vec<u8>>) {
        let reply = body.map_or(Reply::Missing(vec![]), |body| Reply::file(path, body));
        self.replies.lock().expect("no panic").insert(format!("{}{path}", self.base), reply);
    }

    /// The address of a path of the site (`/2024-12-06/`); a whole address stays as it is.
    pub(crate) fn address(&self, path: &str) -> Outcome<String> {
        match path.strip_prefix('/') {
            None => Ok(path.to_owned()),
            Some(_) if self.index.is_file() => Ok(format!("{}{path}", self.origin)),
            Some(_) => Err(format!("{} is missing: run `make build` first", self.index.display()).into()),
        }
    }
}
