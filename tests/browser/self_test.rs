//! The harness itself: it sees console errors, waits, swipes and cuts the network.

use std::time::Duration;

use serde_json::Value;

use crate::harness::{LIMIT, Outcome, Page, Screen, Site, browse, browse_once};

/// A page that records what is done to it.
const RECORDER: &str = r#"<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>recorder</title>
<meta name="viewport" content="width=device-width"><script>
  window.seen = [];
  for (const kind of ["keydown", "touchstart", "touchend"]) addEventListener(kind, e => seen.push(e.key ?? kind));
  addEventListener("resize", () => seen.push(`wide ${innerWidth}`));
  setTimeout(() => document.documentElement.dataset.epaperReady = "", 50);
</script><body style="block-size: 100vh">"#;

fn site() -> Site {
    Site::built().with("recorder.html", RECORDER)
}

fn recorder(screen: Screen, test: impl AsyncFnMut(&Page) -> Outcome) -> Outcome {
    browse(screen, site(), test)
}

#[test]
fn keys_touches_and_resizes_reach_the_page() -> Outcome {
    recorder(Screen::PHONE, async |page| {
        page.open("/recorder.html").await?;
        page.press("j").await?;
        page.swipe((300, 400), (80, 400)).await?;
        assert_eq!(
            page.eval::<(u32, bool)>("[innerWidth, matchMedia('(pointer: coarse)').matches]").await?,
            (390, true)
        );
        page.resize(Screen::DESKTOP).await?;
        page.until("seen.includes('wide 1440')").await?;
        let seen: Vec<String> = page.eval("seen.filter(event => !event.startsWith('wide'))").await?;
        assert_eq!(seen, ["j", "touchstart", "touchend"]);
        assert_eq!(
            page.eval::<(u32, bool)>("[innerWidth, matchMedia('(pointer: coarse)').matches]").await?,
            (1440, false)
        );
        Ok(())
    })
}

#[test]
fn media_features_and_the_network_can_be_changed() -> Outcome {
    recorder(Screen::DESKTOP, async |page| {
        page.open("/recorder.html").await?;
        page.media(&[("prefers-color-scheme", "dark")]).await?;
        assert!(page.eval::<bool>("matchMedia('(prefers-color-scheme: dark)').matches").await?);
        page.tolerate("ERR_INTERNET_DISCONNECTED");
        page.offline(true).await?;
        let fetched = "fetch('recorder.html', { cache: 'reload' }).then(() => true, () => false)";
        assert!(!page.eval::<bool>(fetched).await?);
        page.offline(false).await?;
        assert!(page.eval::<bool>(fetched).await?);
        assert!(page.pdf().await?.starts_with(b"%PDF"));
        Ok(())
    })
}

#[test]
fn a_console_error_fails_a_test_that_did_not_tolerate_it() -> Outcome {
    for (script, part) in [
        ("console.error('misprint')", "misprint"),
        (
            "return new Promise(done => setTimeout(() => { setTimeout(done); throw new Error('torn sheet') }))",
            "torn sheet",
        ),
        ("return fetch('no-such-file').then(() => null)", "404"),
    ] {
        let provoke = async |page: &Page| {
            page.open("/recorder.html").await?;
            page.call::<Value>(&format!("{script};"), vec![]).await?;
            tokio::time::sleep(Duration::from_millis(300)).await;
            Ok(())
        };
        let failure = browse_once(LIMIT, Screen::DESKTOP, site(), provoke).expect_err(script).to_string();
        assert!(failure.contains(part), "{failure}");
        recorder(Screen::DESKTOP, async |page| {
            page.tolerate(part);
            provoke(page).await
        })?;
    }
    Ok(())
}
