//! A tab of the browser, with the few verbs that tests of a reader need.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::support::base64_decode;
use thirtyfour::{TypingData, WebDriver};

use super::site::Serving;
use super::{LIMIT, Outcome, Screen};

/// How long [`Page::until`] waits: far longer than a first sheet takes on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Steps of a swipe, a frame each.
const SWIPE_STEPS: i32 = 8;
/// Seconds of a frame.
const FRAME: f64 = 0.016;

/// A tab on a site.
pub(crate) struct Page {
    browser: WebDriver,
    site: RefCell<Serving>,
    tolerated: RefCell<Vec<String>>,
}

impl Page {
    pub(super) async fn new(browser: WebDriver, site: Serving, screen: Screen) -> Outcome<Self> {
        browser.set_script_timeout(LIMIT).await?;
        browser.set_page_load_timeout(LIMIT).await?;
        let page = Self { browser, site: RefCell::new(site), tolerated: RefCell::default() };
        page.resize(screen).await?;
        // The worker would hide what the network does; its own tests let it.
        page.bypass_worker(true).await?;
        Ok(page)
    }

    pub(super) async fn close(self) -> Outcome {
        Ok(self.browser.quit().await?)
    }

    /// Opens a path of the site, or any address, and waits for its load event.
    pub(crate) async fn visit(&self, path: &str) -> Outcome {
        let address = self.site.borrow().address(path)?;
        // The browser may answer before the next document is there.
        self.eval::<()>("void (window.left = true)").await?;
        self.browser.goto(address).await?;
        self.until("!window.left && document.readyState === 'complete'").await
    }

    /// Opens a path of the site and waits until its first sheet stands with its fonts.
    pub(crate) async fn open(&self, path: &str) -> Outcome {
        self.visit(path).await?;
        self.ready().await
    }

    /// Waits until the first sheet is laid out with its fonts.
    pub(crate) async fn ready(&self) -> Outcome {
        self.until("document.documentElement.hasAttribute('data-epaper-ready')").await
    }

    /// Waits until what comes soon after the first sheet is there, too.
    pub(crate) async fn settled(&self) -> Outcome {
        self.until("performance.getEntriesByName('epaper:soon').length").await
    }

    /// Waits until a JavaScript expression is true, or promises something that is. One that cannot be told yet, for what
    /// it asks is not there, is not.
    pub(crate) async fn until(&self, expression: &str) -> Outcome {
        let script = format!("return Promise.resolve({expression}).then(Boolean);");
        let end = Instant::now() + PATIENCE;
        loop {
            let why = match self.browser.execute(&script, vec![]).await {
                Ok(answer) if answer.convert::<bool>()? => return Ok(()),
                Ok(_) => String::new(),
                Err(error) if matches!(*error, WebDriverErrorInner::JavascriptError(_)) => format!(" ({error})"),
                Err(error) => return Err(error.into()),
            };
            if Instant::now() > end {
                return Err(format!("never true: {expression}{why}").into());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until the browser has drawn twice: what waited for a frame, and events of scrolling, are over.
    pub(crate) async fn drawn(&self) -> Outcome {
        let frames = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())));";
        self.call::<Value>(frames, vec![]).await.map(drop)
    }

    /// The value of a JavaScript expression; a promise is awaited.
    pub(crate) async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        self.call(&format!("return ({expression});"), vec![]).await
    }

    /// What the body of a JavaScript function returns for these `arguments`.
    pub(crate) async fn call<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> Outcome<T> {
        Ok(self.browser.execute(body, arguments).await?.convert()?)
    }

    /// Path, query and fragment of the tab's address, without the site's base.
    pub(crate) async fn path(&self) -> Outcome<String> {
        let address: String = self.eval("location.href").await?;
        Ok(address.strip_prefix(&self.site.borrow().origin).unwrap_or(&address).to_owned())
    }

    /// Presses keys on whatever has the focus.
    pub(crate) async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.browser.action_chain().send_keys(keys).perform().await?)
    }

    /// Clicks the middle of the first element that a selector finds, with a real pointer; waits
    /// for it, for panels come when they are first opened, and once more if it was written anew
    /// between being found and being clicked.
    pub(crate) async fn click(&self, selector: &str) -> Outcome {
        for last in [false, true] {
            self.until(&format!("document.querySelector({})", json!(selector))).await?;
            let element = self.browser.find(thirtyfour::By::Css(selector)).await?;
            match element.click().await {
                Err(error) if !last && matches!(*error, WebDriverErrorInner::StaleElementReference(_)) => {}
                clicked => return Ok(clicked?),
            }
        }
        Ok(())
    }

    /// One step back in the history.
    pub(crate) async fn back(&self) -> Outcome {
        Ok(self.browser.back().await?)
    }

    /// Draws one finger from `from` to `to`, in CSS pixels of the viewport.
    pub(crate) async fn swipe(&self, from: (i32, i32), to: (i32, i32)) -> Outcome {
        let begin = Self::now()?;
        self.touch("touchStart", begin, json!([{ "x": from.0, "y": from.1 }])).await?;
        for step in 1..=SWIPE_STEPS {
            let along = |from: i32, to: i32| from + (to - from) * step / SWIPE_STEPS;
            let point = json!([{ "x": along(from.0, to.0), "y": along(from.1, to.1) }]);
            self.touch("touchMove", begin + FRAME * f64::from(step), point).await?;
            tokio::time::sleep(Duration::from_secs_f64(FRAME)).await;
        }
        self.touch("touchEnd", begin + FRAME * f64::from(SWIPE_STEPS + 1), json!([])).await
    }

    /// An event of fingers that says when it was, in seconds as [`Page::now`] has them: a gesture is as brisk as it is meant,
    /// however slow the machine.
    pub(crate) async fn touch(&self, kind: &str, at: f64, points: Value) -> Outcome {
        let event = json!({ "type": kind, "timestamp": at, "touchPoints": points });
        self.cdp("Input.dispatchTouchEvent", event).await.map(drop)
    }

    /// The present time in seconds since 1970, as events have it.
    pub(crate) fn now() -> Outcome<f64> {
        Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64())
    }

    /// Types a text at once, as one pastes it.
    pub(crate) async fn insert(&self, text: &str) -> Outcome {
        self.cdp("Input.insertText", json!({ "text": text })).await.map(drop)
    }

    /// Changes the viewport; the page sees a resize as when a window is drawn or a device turned.
    pub(crate) async fn resize(&self, screen: Screen) -> Outcome {
        let Screen { width, height, density, touch, .. } = screen;
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": touch }),
        )
        .await?;
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch, "maxTouchPoints": 5 })).await?;
        Ok(())
    }

    /// Sets media features such as `("prefers-color-scheme", "dark")`.
    pub(crate) async fn media(&self, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// Cuts the network, or joins it again.
    pub(crate) async fn offline(&self, offline: bool) -> Outcome {
        self.cdp("Network.enable", json!({})).await?;
        self.cdp(
            "Network.emulateNetworkConditions",
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        )
        .await?;
        Ok(())
    }

    /// Whether requests go past the worker.
    pub(crate) async fn bypass_worker(&self, bypass: bool) -> Outcome {
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.setBypassServiceWorker", json!({ "bypass": bypass })).await?;
        Ok(())
    }

    /// Ends the host: unlike [`Page::offline`], for the page's worker too.
    pub(crate) fn end_host(&self) {
        self.site.borrow_mut().end();
    }

    /// Puts another file in the place of one on the host, or takes it away.
    pub(crate) fn deploy(&self, path: &str, body: Option<Vec<u8>>) {
        self.site.borrow().deploy(path, body);
    }

    /// The page as printed: a PDF with the style sheet's own page size.
    pub(crate) async fn pdf(&self) -> Outcome<Vec<u8>> {
        let options = json!({ "preferCSSPageSize": true, "printBackground": true });
        let printed = self.cdp("Page.printToPDF", options).await?;
        Ok(base64_decode(printed["data"].as_str().ok_or("no PDF")?)?)
    }

    /// Writes a PNG of the viewport, or of the `whole` document, and makes its folder.
    pub(crate) async fn screenshot(&self, file: &Path, whole: bool) -> Outcome {
        let shot = self.cdp("Page.captureScreenshot", json!({ "captureBeyondViewport": whole })).await?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, base64_decode(shot["data"].as_str().ok_or("no picture")?)?)?)
    }

    /// One command of the Chrome DevTools Protocol.
    pub(crate) async fn cdp(&self, method: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.browser.cdp().send_raw(method, parameters).await?)
    }

    /// Expects console errors that contain `part`, as a browser logs for every missing file.
    pub(crate) fn tolerate(&self, part: &str) {
        self.tolerated.borrow_mut().push(part.to_owned());
    }

    /// The errors and uncaught exceptions since the last call, but those tolerated.
    pub(crate) async fn console_errors(&self) -> Outcome<Vec<String>> {
        let entries = self.browser.browser_log().await?;
        let tolerated = self.tolerated.borrow();
        Ok(entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message)
            .filter(|message| !tolerated.iter().any(|part| message.contains(part)))
            .collect())
    }
}
