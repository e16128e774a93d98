//! `press watch`: builds when a source changes, and reloads the pages that show the site.
//!
//! The site on disk is the one that `press build` makes. Only this server adds a script to
//! its pages, which asks it again and again whether there is something new, and shows what is wrong with
//! the sources: the site is then as it was.

mod live;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{io, thread};

use super::build::{self, Built, Options};
use super::diagnostic::draw;
use super::host::{Host, Request};
use super::serve::{Serving, serve};
use live::Live;

/// Between two looks at the sources. Looking is what works on every system and network drive,
/// and costs nothing for the few files of an edition.
const PAUSE: Duration = Duration::from_millis(300);

/// A site that follows its sources.
pub struct Watch {
    dirs: Vec<PathBuf>,
    options: Options,
    live: Live,
    serving: Serving,
    seen: Vec<Option<String>>,
}

impl Watch {
    /// Serves the site of some sources on a port of this machine; 0 takes a free one. The
    /// first [`Watch::turn`] builds it.
    ///
    /// # Errors
    /// If the port cannot be had.
    pub fn new(dirs: Vec<PathBuf>, options: Options, port: u16) -> io::Result<Self> {
        let (live, host) = (Live::default(), Host::new(&options.out, &options.place.base));
        let (asked, base) = (live.clone(), options.place.base.clone());
        let serving =
            serve(port, move |request| asked.reply(request.target, &base, |target| host.reply(unpacked(target))))?;
        Ok(Self { dirs, options, live, serving, seen: vec![] })
    }

    /// The URL of the site.
    pub fn url(&self) -> String {
        self.serving.url(&self.options.place.base)
    }

    /// Builds if a source has changed since the last time, and tells the pages in view if
    /// anything of the site did.
    pub fn turn(&mut self) -> Option<Built> {
        let seen: Vec<Option<String>> = self.dirs.iter().map(|dir| look(dir)).collect();
        if seen == self.seen {
            return None;
        }
        self.seen = seen;
        let built = build::build_with(&self.dirs, &self.options, &|_| ());
        let problems = if built.diagnostics.has_errors() { draw(&built.diagnostics, false) } else { String::new() };
        if !built.made.is_empty() || problems != self.live.problems() {
            self.live.tell(problems);
        }
        Some(built)
    }

    /// Follows the sources for ever, and says what was built.
    ///
    /// # Errors
    /// Those of saying it.
    pub fn follow(mut self, mut say: impl FnMut(&Built) -> io::Result<()>) -> io::Result<()> {
        loop {
            if let Some(built) = self.turn() {
                say(&built)?;
            }
            // A program that saves many files is let finish.
            while self.dirs.iter().map(|dir| look(dir)).ne(self.seen.iter().cloned()) {
                self.wait_for_rest();
                if let Some(built) = self.turn() {
                    say(&built)?;
                }
            }
            thread::sleep(PAUSE);
        }
    }

    /// Waits until no source changes any more.
    fn wait_for_rest(&self) {
        let all = || self.dirs.iter().map(|dir| look(dir)).collect::<Vec<_>>();
        let mut before = all();
        loop {
            thread::sleep(PAUSE);
            let now = all();
            if now == before {
                return;
            }
            before = now;
        }
    }
}

/// What a source looks like from outside; none while it cannot be read.
fn look(dir: &Path) -> Option<String> {
    build::seen(dir).ok().map(|(seen, _)| seen)
}

/// A script is added to pages, so they come as they are.
fn unpacked(target: &str) -> Request<'_> {
    Request { target, encodings: "" }
}
