//! The replies of a watched site: those of its host, and whether there is something new.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::press::host::Reply;

/// Below the base; no edition, page or file of a site begins with a dot.
const SCRIPT: &str = ".watch/reload.js";
const NEWS: &str = ".watch/news";
const PROBLEMS: &str = ".watch/problems";
/// How long an answer may wait for news: shorter than proxies and browsers wait.
const PATIENCE: Duration = Duration::from_secs(20);

/// The state of a site, which pages in view wait upon.
#[derive(Clone)]
pub(super) struct Live(Arc<(Mutex<State>, Condvar)>);

struct State {
    number: u64,
    /// Why the sources cannot be built as they are.
    problems: String,
}

impl Default for Live {
    /// Begins at the time of day: pages notice that another server answers.
    fn default() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Self(Arc::new((Mutex::new(State { number: now, problems: String::new() }), Condvar::new())))
    }
}

impl Live {
    /// Tells every page that waits that the site has changed, or its problems have.
    pub(super) fn tell(&self, problems: String) {
        let (state, news) = &*self.0;
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        *state = State { number: state.number + 1, problems };
        news.notify_all();
    }

    /// The problems that were told last.
    pub(super) fn problems(&self) -> String {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).problems.clone()
    }

    /// The reply to a target: the script, news, or what the host replies, its pages with the
    /// script.
    pub(super) fn reply(&self, target: &str, base: &str, host: impl FnOnce(&str) -> Reply) -> Reply {
        let below = target.strip_prefix(base).unwrap_or_default();
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        match path {
            SCRIPT => Reply::file(SCRIPT, include_bytes!("reload.js")),
            NEWS => Reply::file("news.txt", self.after(query).to_string()),
            PROBLEMS => Reply::file("problems.txt", self.problems()),
            _ => match host(target) {
                Reply::File { mime, cache, page, encoding, body } if mime.starts_with("text/html") => {
                    Reply::File { mime, cache, page, encoding, body: with_script(body, base) }
                }
                Reply::Missing(body) => Reply::Missing(with_script(body, base)),
                other => other,
            },
        }
    }

    /// The state once it is another than the one that a page knows, or patience ends.
    fn after(&self, known: &str) -> u64 {
        let (state, news) = &*self.0;
        let state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let is_known = |state: &mut State| known == state.number.to_string();
        news.wait_timeout_while(state, PATIENCE, is_known).unwrap_or_else(PoisonError::into_inner).0.number
    }
}

fn with_script(page: Vec<u8>, base: &str) -> Vec<u8> {
    let tag = format!("<script src=\"{base}{SCRIPT}\" defer></script></head>");
    match String::from_utf8(page) {
        Ok(page) => page.replacen("</head>", &tag, 1).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(_: &str) -> Reply {
        Reply::file("index.html", "<html><head></head><body></body></html>")
    }

    #[test]
    fn pages_get_the_script_and_other_files_stay_as_they_are() {
        let live = Live::default();
        let Reply::File { body, .. } = live.reply("/paper/", "/paper/", host) else { panic!("no page") };
        let page = String::from_utf8(body).expect("text");
        assert!(page.contains("<script src=\"/paper/.watch/reload.js\" defer></script></head>"), "{page}");
        let json = Reply::file("a.json", "</head>");
        assert_eq!(live.reply("/paper/a.json", "/paper/", |_| json.clone()), json);
        let Reply::File { mime, .. } = live.reply("/paper/.watch/reload.js", "/paper/", host) else { panic!("none") };
        assert!(mime.starts_with("text/javascript"));
    }

    #[test]
    fn news_wait_for_a_change_and_no_longer() {
        let live = Live::default();
        let known = live.after("").to_string();
        let teller = live.clone();
        let telling = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(30));
            teller.tell("a.md:1:1: error".to_owned());
        });
        assert_ne!(live.after(&known).to_string(), known);
        telling.join().expect("told");
        let problems = live.reply("/.watch/problems", "/", host);
        assert_eq!(problems, Reply::file("problems.txt", "a.md:1:1: error"));
    }
}
