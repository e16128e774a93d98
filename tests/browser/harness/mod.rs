//! The browser harness: a real headless Chromium, a static server of the built site, and
//! one call that brings both to a test.
//!
//! ```ignore
//! #[test]
//! fn an_arrow_key_turns_the_sheet() -> Outcome {
//!     browse(Screen::DESKTOP, Site::built(), async |page| {
//!         page.open("/").await?;
//!         page.press("ArrowRight").await?;
//!         page.until("document.querySelector('[data-sheet=\"2\"][aria-current]')").await
//!     })
//! }
//! ```
//!
//! A test fails on any console error or uncaught exception that it did not announce with
//! [`Page::tolerate`], and leaves a screenshot in `target/screenshots`.

mod driver;
mod page;
mod screen;
mod site;
mod unsteady;

use std::env;
use std::error::Error;
use std::io::{Write, stderr};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use driver::Driver;
pub(crate) use page::Page;
pub(crate) use screen::Screen;
pub(crate) use site::Site;
use thirtyfour::WebDriver;

/// What a browser test returns: any error fails it.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Browsers running at once: each takes a core and some 300 MB.
const BROWSERS: usize = 2;

/// How often a browser is started before its test fails.
const STARTS: usize = 3;

/// No test of one reader takes longer, even on a slow machine: it is there against hanging.
pub(crate) const LIMIT: Duration = Duration::from_secs(600);

/// Runs `test` on a fresh browser profile with `screen`, over `site`; once more when it fails, for a browser on a busy
/// machine fails at times where the reader does not. Whatever failed is listed with its reason at the end of
/// `make test`, passed the second try or not; `EPAPER_TRIES=1` gives no second.
///
/// # Errors
/// The test's own, a console error that it did not tolerate, or a browser that does not start.
///
/// # Panics
/// When `test` does; the browser is closed first.
pub(crate) fn browse(screen: Screen, site: Site, test: impl AsyncFnMut(&Page) -> Outcome) -> Outcome {
    browse_for(LIMIT, screen, site, test)
}

/// As [`browse`], for a test that may take longer than others.
///
/// # Errors
/// As `browse`.
pub(crate) fn browse_for(
    limit: Duration,
    screen: Screen,
    site: Site,
    mut test: impl AsyncFnMut(&Page) -> Outcome,
) -> Outcome {
    let tries = env::var("EPAPER_TRIES").ok().and_then(|tries| tries.parse().ok()).unwrap_or(2);
    let mut number = 1;
    loop {
        // What a test deploys is gone at the next try.
        let tried = catch_unwind(AssertUnwindSafe(|| browse_once(limit, screen, site.fresh(), &mut test)));
        if let Some(reason) = unsteady::reason(&tried) {
            unsteady::list(number, &reason)?;
        }
        match tried {
            Ok(Err(_)) | Err(_) if number < tries => number += 1,
            Ok(outcome) => return outcome,
            Err(panic) => resume_unwind(panic),
        }
    }
}

/// One try of a test.
///
/// # Errors
/// As [`browse`].
pub(crate) fn browse_once(
    limit: Duration,
    screen: Screen,
    site: Site,
    mut test: impl AsyncFnMut(&Page) -> Outcome,
) -> Outcome {
    let _slot = Slot::take();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (_driver, browser) = runtime.block_on(start())?;
    let page = runtime.block_on(Page::new(browser, site.serve()?, screen))?;
    let timed = async { tokio::time::timeout(limit, test(&page)).await.unwrap_or_else(|late| Err(late.into())) };
    let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(timed)));
    let errors = runtime.block_on(page.console_errors());
    if !matches!((&ended, &errors), (Ok(Ok(())), Ok(errors)) if errors.is_empty()) {
        runtime.block_on(picture_of_failure(&page));
    }
    // A browser that does not end says nothing of the reader; its driver is ended in any case.
    drop(runtime.block_on(page.close()));
    ended.unwrap_or_else(|panic| resume_unwind(panic))?;
    match errors?.as_slice() {
        [] => Ok(()),
        errors => Err(format!("errors on the console:\n  {}", errors.join("\n  ")).into()),
    }
}

/// A browser and what drives it. On a busy machine one now and then does not start: that says
/// nothing of the reader.
async fn start() -> Outcome<(Driver, WebDriver)> {
    let mut tries = 0;
    loop {
        tries += 1;
        let started = async {
            let driver = Driver::start()?;
            let browser = driver.browser().await?;
            Ok((driver, browser))
        };
        match started.await {
            Ok(started) => return Ok(started),
            Err(error) if tries == STARTS => return Err(error),
            // Past what the test runner holds back.
            Err(error) => drop(writeln!(stderr(), "no browser at try {tries}: {error}")),
        }
    }
}

/// Leaves what the browser showed in `target/screenshots/TEST.png`.
async fn picture_of_failure(page: &Page) {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("browser").replace("::", "-");
    let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots")).join(format!("{name}.png"));
    match page.screenshot(&file, false).await {
        Ok(()) => eprintln!("screenshot: {}", file.display()),
        Err(error) => eprintln!("no screenshot: {error}"),
    }
}

/// One of the [`BROWSERS`] that may run at once; given back on drop.
struct Slot;

static FREE: Mutex<usize> = Mutex::new(BROWSERS);
static FREED: Condvar = Condvar::new();

impl Slot {
    fn take() -> Self {
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = FREED.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Self
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        *FREE.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        FREED.notify_one();
    }
}
