//! The same lines in Firefox, where it is installed: `$FIREFOX`, `firefox-esr` or `firefox`.
//!
//! No driver is needed for that: the page measures itself and asks the server for addresses
//! that hold what it found.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use epaper::press::host::Reply;
use epaper::press::serve::serve;

use crate::harness::Outcome;
use crate::lines::{Drawn, MEASURE, Sample, check, document};

const PARAGRAPHS: usize = 400;
const PATIENCE: Duration = Duration::from_secs(100);

/// A headless Firefox with a profile of its own.
struct Firefox {
    process: Child,
    _profile: tempfile::TempDir,
}

impl Firefox {
    /// None if there is no Firefox; one that was asked for by name must be there.
    fn start(url: &str) -> Outcome<Option<Self>> {
        let wished = env::var("FIREFOX").ok();
        let profile = tempfile::tempdir()?;
        let quiet = "user_pref('browser.shell.checkDefaultBrowser', false); user_pref('app.update.enabled', false);";
        fs::write(profile.path().join("user.js"), quiet)?;
        for program in wished.as_deref().map_or(vec!["firefox-esr", "firefox"], |program| vec![program]) {
            let mut command = Command::new(program);
            command.args(["--headless", "--no-remote", "--profile"]).arg(profile.path()).arg(url);
            match command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() {
                Ok(process) => return Ok(Some(Self { process, _profile: profile })),
                Err(error) if wished.is_some() => return Err(format!("{program}: {error}").into()),
                Err(_) => {}
            }
        }
        Ok(None)
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn firefox_draws_the_lines_that_layout_set() -> Outcome {
    let Sample { sets, font, .. } = Sample::dealt(PARAGRAPHS)?;
    let script = format!(
        "<script>document.fonts.load('16px baked', '的').then(async () => {{
            const drawn = (() => {{ {MEASURE} }})();
            for (const [index, one] of drawn.entries())
                await fetch('found?' + index + '&' + encodeURIComponent(JSON.stringify(one)));
        }})</script>"
    );
    let html = format!("{}{script}", document(&sets));
    let found = Arc::new(Mutex::new(BTreeMap::new()));
    let seen = Arc::clone(&found);
    let serving = serve(0, move |request| match request.target.split_once('?') {
        Some(("/found", one)) => {
            if let Ok(mut seen) = seen.lock() {
                seen.extend(parsed(one));
            }
            Reply::file("found.txt", "")
        }
        _ if request.target == "/body.woff2" => Reply::file("body.woff2", font.clone()),
        _ if request.target == "/lines.html" => Reply::file("lines.html", html.clone()),
        _ => Reply::Missing(vec![]),
    })?;
    let Some(_firefox) = Firefox::start(&serving.url("/lines.html"))? else {
        println!("no Firefox here: not looked at");
        return Ok(());
    };
    let start = Instant::now();
    while found.lock().map_or(0, |found| found.len()) < sets.len() {
        assert!(start.elapsed() < PATIENCE, "Firefox did not measure the lines in time");
        std::thread::sleep(Duration::from_millis(100));
    }
    let found = std::mem::take(&mut *found.lock().map_err(|_| "the server failed")?);
    check(&sets, &found.into_values().collect::<Vec<_>>());
    Ok(())
}

/// `INDEX&JSON` of one paragraph.
fn parsed(query: &str) -> Option<(usize, Drawn)> {
    let (index, json) = query.split_once('&')?;
    Some((index.parse().ok()?, serde_json::from_slice(&unescaped(json)).ok()?))
}

/// The bytes of a text with `%` escapes.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let code = |digit: Option<u8>| digit.and_then(|digit| char::from(digit).to_digit(16));
        bytes.push(match byte {
            b'%' => (code(rest.next()).unwrap_or(0) * 16 + code(rest.next()).unwrap_or(0)) as u8,
            byte => byte,
        });
    }
    bytes
}
