//! A ChromeDriver of its own for each test, ended with it.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

use super::Outcome;

/// Runs headless as any user, and calls nobody.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars=false",
    "--lang=en",
];

/// A running ChromeDriver. It gives each session a fresh profile and deletes it afterwards.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts `$CHROMEDRIVER`, else the one on the path, on a free port.
    pub(crate) fn start() -> Outcome<Self> {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{program}: {error}; `make setup-test` installs a browser"))?;
        let output = process.stdout.take().ok_or("ChromeDriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| port_of(&line));
        // What it says later would fill the pipe and stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { process, port: port.ok_or("ChromeDriver ended before it listened")? })
    }

    /// Opens a browser; `$CHROME` names another than ChromeDriver finds itself.
    pub(crate) async fn browser(&self) -> Outcome<WebDriver> {
        let mut capabilities = ChromeCapabilities::new();
        for flag in FLAGS {
            capabilities.add_arg(flag)?;
        }
        if let Ok(chrome) = env::var("CHROME") {
            capabilities.set_binary(&chrome)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        Ok(WebDriver::new(format!("http://127.0.0.1:{}", self.port), capabilities).await?)
    }
}

/// The port in `ChromeDriver was started successfully on port 37013.`
fn port_of(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
