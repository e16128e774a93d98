//! Unfolding from a place and folding back into it: what grows, for whom nothing moves, and that
//! nobody waits for it.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::Published;

/// Notes in `grew` what grows into what: articles on the page by id, the reading view as such.
const WATCH: &str = "window.grew = [];
    const named = () => [...document.querySelectorAll('[data-article], [data-reading]')]
        .filter(element => /folding/.test(element.style.viewTransitionName))
        .map(element => element.matches('[data-reading]') ? 'reading' : element.dataset.article).join();
    const start = Document.prototype.startViewTransition;
    Document.prototype.startViewTransition = function (change) {
        const from = named();
        return start.call(this, () => change().then(() => grew.push(`${from} to ${named()}`)));
    };";

async fn watched(page: &Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    page.open("/2024-01-02/").await?;
    page.settled().await
}

const READING: &str = "document.querySelector('[data-reading] [data-line]')";
const FOLDED: &str = "!document.querySelector('[data-reading]')";

fn published() -> Published {
    Published::made_up(&[&[("头条", &["头一条的全文。"]), ("次条", &["第二条的全文。"])]])
}

#[test]
fn the_article_that_was_pressed_grows_and_shrinks_back() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, published().site()?, async |page| {
            watched(page).await?;
            page.click("[data-sheet] [data-article=p1-a2] .legs").await?;
            page.until(READING).await?;
            page.click("[data-action=fold]").await?;
            page.until(FOLDED).await?;
            page.until("grew.length === 2").await?;
            // The focus comes back to the article a frame later.
            page.until("document.activeElement.closest('[data-article=\"p1-a2\"]')").await?;
            page.eval::<()>("document.querySelector('[data-article=\"p1-a1\"] .unfold').focus()").await?;
            page.press(Key::Enter).await?;
            page.until(READING).await?;
            page.back().await?;
            page.until(FOLDED).await?;
            page.until("grew.length === 4").await?;
            let grew: Vec<String> = page.eval("grew").await?;
            assert_eq!(grew, ["p1-a2 to reading", "reading to p1-a2", "p1-a1 to reading", "reading to p1-a1"]);
            // The name goes with the movement: two of it would stop the next.
            page.until("!document.querySelector('[style*=\"folding\"]')").await
        })?;
    }
    Ok(())
}

#[test]
fn nothing_moves_where_motion_is_not_wanted() -> Outcome {
    browse(Screen::DESKTOP, published().site()?, async |page| {
        page.media(&[("prefers-reduced-motion", "reduce")]).await?;
        watched(page).await?;
        page.click("[data-sheet] [data-article=p1-a2] .legs").await?;
        page.until(READING).await?;
        page.press(Key::Escape).await?;
        page.until(FOLDED).await?;
        assert_eq!(page.eval::<usize>("grew.length").await?, 0);
        Ok(())
    })
}

#[test]
fn keys_and_clicks_do_not_wait_for_a_movement() -> Outcome {
    browse(Screen::DESKTOP, published().site()?, async |page| {
        watched(page).await?;
        // All in one task, before the browser has drawn anything.
        let keys = "(keys => keys.forEach(key => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))))";
        page.eval::<()>(&format!(
            "(() => {{ document.querySelector('[data-article=\"p1-a2\"] .unfold').click(); {keys}(['Escape']) }})()"
        ))
        .await?;
        page.until("grew.length === 2").await?;
        assert!(page.eval::<bool>(FOLDED).await?, "Escape was lost");
        assert!(!page.path().await?.contains("/a/"));
        // While something moves, the rest can be pressed, and any press ends the movement.
        page.eval::<()>(
            "(style => { style.replaceSync('::view-transition-group(*) { animation-duration: 90s !important }');
                document.adoptedStyleSheets.push(style) })(new CSSStyleSheet())",
        )
        .await?;
        page.eval::<()>("document.querySelector('[data-article=\"p1-a1\"] .unfold').click()").await?;
        page.until(READING).await?;
        page.until("document.getAnimations().length > 0").await?;
        let on = |point: &str, selector: &str| format!("!!document.elementFromPoint({point}).closest('{selector}')");
        assert!(page.eval::<bool>(&on("innerWidth / 2, innerHeight - 9", ".bar")).await?, "the bar cannot be pressed");
        page.click("[data-open=contents]").await?;
        page.until("document.querySelector('.panel[open]')").await?;
        page.press(Key::Escape).await?;
        page.until(&on("innerWidth / 2, innerHeight / 2", "[data-reading]")).await
    })
}
