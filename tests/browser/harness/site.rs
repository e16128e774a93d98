//! The built site on a host of its own, with a test's replies in the place of some files.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use epaper::press::host::{Host, Reply};
use epaper::press::serve::{self, serve};

use super::Outcome;

/// A site to open pages of.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    host: Host,
    base: String,
    index: PathBuf,
    replies: HashMap<String, Reply>,
    delays: HashMap<String, Duration>,
}

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
            replies: HashMap::new(),
            delays: HashMap::new(),
        }
    }

    /// The same with `body` as the file at `path` (from the base, without a leading slash).
    #[must_use]
    pub(crate) fn with(mut self, path: &str, body: impl Into<Vec<u8>>) -> Self {
        self.replies.insert(format!("{}{path}", self.base), Reply::file(path, body));
        self
    }

    /// The same without the file at `path`.
    #[must_use]
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.replies.insert(format!("{}{path}", self.base), Reply::Missing(vec![]));
        self
    }

    /// The same with the file at `path` coming so much later.
    #[must_use]
    pub(crate) fn slow(mut self, path: &str, delay: Duration) -> Self {
        self.delays.insert(format!("{}{path}", self.base), delay);
        self
    }

    /// Reads a file of the site as it will be served.
    pub(crate) fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        match self.reply(&format!("{}{path}", self.base)) {
            Reply::File { body, .. } => Ok(body),
            other => Err(format!("{path}: {other:?}").into()),
        }
    }

    /// Serves it on a free port until the result is dropped.
    pub(crate) fn serve(self) -> Outcome<Serving> {
        let (base, index) = (self.base.clone(), self.index.clone());
        let serving = serve(0, move |target| {
            std::thread::sleep(self.delays.get(target).copied().unwrap_or_default());
            self.reply(target)
        })?;
        let origin = serving.url(base.trim_end_matches('/'));
        Ok(Serving { _serving: serving, origin, index })
    }

    fn reply(&self, target: &str) -> Reply {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let index = format!("{path}index.html");
        let own = self.replies.get(if path.ends_with('/') { index.as_str() } else { path });
        own.cloned().unwrap_or_else(|| self.host.reply(target))
    }
}

/// A site being served.
pub(crate) struct Serving {
    _serving: serve::Serving,
    /// `http://HOST:PORT/BASE` without a slash at the end.
    pub(crate) origin: String,
    index: PathBuf,
}

impl Serving {
    /// The address of a path of the site (`/2024-12-06/`); a whole address stays as it is.
    pub(crate) fn address(&self, path: &str) -> Outcome<String> {
        match path.strip_prefix('/') {
            None => Ok(path.to_owned()),
            Some(_) if self.index.is_file() => Ok(format!("{}{path}", self.origin)),
            Some(_) => Err(format!("{} is missing: run `make build` first", self.index.display()).into()),
        }
    }
}
