//! What goes wrong around a reader: storage, scripts, slow and unordered answers, a new
//! version while somebody reads. The paper stays readable, and says what happened.

use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::Published;
use crate::reading::{SHEET, sheet, turned};

/// Runs a script in every document before its own.
async fn before_all(page: &Page, script: &str) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    Ok(())
}

#[test]
fn a_paper_is_read_where_storage_is_forbidden_or_full() -> Outcome {
    for fault in [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ] {
        browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
            before_all(page, fault).await?;
            page.open("/").await?;
            let first = sheet(page).await?;
            let before: f64 =
                page.eval("parseFloat(getComputedStyle(document.querySelector('.sheet')).fontSize)").await?;
            page.click("[data-size=larger]").await?;
            page.until(&format!("parseFloat(getComputedStyle(document.querySelector('{SHEET}')).fontSize) > {before}"))
                .await?;
            assert_ne!(turned(page, async || page.press(Key::End).await).await?.text(), first.text());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn without_webassembly_the_text_stays_and_the_page_says_so() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.tolerate("WebAssembly");
        before_all(page, "delete globalThis.WebAssembly").await?;
        page.visit("/").await?;
        page.until("document.querySelector('[role=alert] button')").await?;
        let text: String = page.eval("document.querySelector('main').innerText").await?;
        assert!(text.contains("送报人"), "{text}");
        Ok(())
    })
}

#[test]
fn answers_out_of_order_show_the_page_that_was_asked_for_last() -> Outcome {
    let site = Published::of_three_pages().site()?;
    let site = site.slow("editions/2024-01-02/page-2.json", Duration::from_millis(1500));
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/2024-01-02/03/").await?;
        let third = sheet(page).await?;
        assert!(third.text().contains("送报人"));
        // The second page is on its way while the reader goes on to the first.
        page.press([Key::Left, Key::Home].iter().map(Key::value).collect::<String>()).await?;
        page.until("document.querySelector('[data-page=\"01\"][data-sheet]')").await?;
        tokio::time::sleep(Duration::from_millis(2000)).await;
        assert_eq!(page.path().await?, "/2024-01-02/01/");
        assert!(sheet(page).await?.articles.iter().any(|(id, _)| id == "p1-a1"));
        Ok(())
    })
}

#[test]
fn a_slow_page_is_announced_and_comes() -> Outcome {
    let site = Published::of_three_pages().site()?;
    let site = site.slow("editions/2024-01-02/page-3.json", Duration::from_millis(8000));
    browse(Screen::PHONE, site, async |page| {
        page.open("/").await?;
        page.press(Key::End).await?;
        page.until("document.querySelector('[data-state=loading]')").await?;
        page.until("document.querySelector('[data-page=\"03\"][data-sheet]')").await?;
        Ok(())
    })
}

#[test]
fn a_version_deployed_meanwhile_is_told_and_a_reload_opens_it() -> Outcome {
    // The edition that the reader holds names a file that the new version no longer has.
    let site = Published::of_three_pages().site()?.without("editions/2024-01-02/page-3.json");
    browse(Screen::DESKTOP, site, async |page| {
        page.tolerate("404");
        page.open("/").await?;
        let first = sheet(page).await?;
        page.press(Key::End).await?;
        page.until("document.querySelector('[role=alert] button')").await?;
        // What was open is still there.
        page.press(Key::Home).await?;
        page.until(&format!("document.querySelector('{SHEET}')")).await?;
        assert_eq!(sheet(page).await?.text(), first.text());
        Ok(())
    })
}

/// The edition of three pages, and itself with another text on one of them; files are named by
/// what they hold, as the press names them.
pub(crate) fn corrected(at: usize) -> (Published, Published) {
    let mut before = Published::of_three_pages();
    for (number, page) in (1..).zip(&mut before.edition.pages) {
        page.bodies = format!("page-{number}.0000000{number}.json");
    }
    let mut after = before.clone();
    after.edition.pages[at].bodies = "page.000000ff.json".into();
    let body = &mut after.bodies[at].articles[0];
    body.blocks = vec![epaper::edition::Block::Paragraph("这一段已经更正。".into())];
    (before, after)
}

/// Puts a corrected edition on the host, where the old page is gone.
pub(crate) fn correct(page: &Page, at: usize, before: &Published, after: &Published) -> Outcome {
    let file = |published: &Published| format!("editions/2024-01-02/{}", published.edition.pages[at].bodies);
    page.deploy(&file(before), None);
    page.deploy(&file(after), Some(serde_json::to_vec(&after.bodies[at])?));
    page.deploy("editions/2024-01-02/edition.json", Some(serde_json::to_vec(&after.edition)?));
    Ok(())
}

#[test]
fn a_page_corrected_meanwhile_is_turned_to() -> Outcome {
    let (before, after) = corrected(2);
    browse(Screen::DESKTOP, before.site()?, async |page| {
        page.tolerate("404");
        page.open("/").await?;
        correct(page, 2, &before, &after)?;
        page.press(Key::End).await?;
        page.until("document.querySelector('[data-page=\"03\"][data-sheet]')?.textContent.includes('已经更正')")
            .await?;
        assert!(!page.eval::<bool>("!!document.querySelector('[role=alert]')").await?);
        Ok(())
    })
}

#[test]
fn a_neighbour_corrected_meanwhile_leaves_the_page_in_view_alone() -> Outcome {
    let (before, after) = corrected(1);
    // The neighbour is on its way while the correction is published.
    let site = before.site()?.slow("editions/2024-01-02/page-2.00000002.json", Duration::from_millis(8000));
    browse(Screen::DESKTOP, site, async |page| {
        page.tolerate("404");
        page.open("/").await?;
        let first = sheet(page).await?;
        correct(page, 1, &before, &after)?;
        let asked = |file: &str| {
            format!("performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('{file}')).length")
        };
        page.until(&format!("{} > 1", asked("edition.json"))).await?;
        page.until(&format!("document.querySelector('{SHEET}')")).await?;
        assert_eq!(sheet(page).await?.text(), first.text());
        page.press(Key::End).await?;
        page.until("document.querySelector('[data-page=\"03\"][data-sheet]')").await?;
        page.press(Key::Left).await?;
        page.until("document.querySelector('[data-page=\"02\"][data-sheet]')?.textContent.includes('已经更正')")
            .await?;
        assert_eq!(page.eval::<u32>(&asked("page-1.00000001.json")).await?, 1, "fetched again for nothing");
        Ok(())
    })
}

#[test]
fn coming_back_from_another_page_finds_the_place() -> Outcome {
    browse(
        Screen::DESKTOP,
        Published::of_three_pages().site()?.with("else.html", "<title>else</title>"),
        async |page| {
            page.open("/").await?;
            // The other page has no icon.
            page.tolerate("favicon.ico");
            let second = turned(page, async || page.press(Key::PageDown).await).await?;
            let second = turned(page, async || page.press(Key::End).await).await.unwrap_or(second);
            let path = page.path().await?;
            page.visit("/else.html").await?;
            page.back().await?;
            page.ready().await?;
            page.until(&format!("document.querySelector('{SHEET}')")).await?;
            assert_eq!(page.path().await?, path);
            assert_eq!(sheet(page).await?.text(), second.text());
            Ok(())
        },
    )
}

#[test]
fn a_clock_that_is_wrong_changes_nothing() -> Outcome {
    for year in [1970, 2099] {
        browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
            let script = format!("Date.now = () => {year} * 31557600000 - 62167219200000");
            before_all(page, &script).await?;
            page.open("/").await?;
            turned(page, async || page.press(Key::End).await).await?;
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn of_two_editions_asked_for_the_last_is_opened() -> Outcome {
    let site = Published::archive(&[Published::of_three_pages(), Published::of_the_year_before()])?
        .slow("editions/2023-01-02/edition.json", Duration::from_millis(2000));
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/2024-01-02/").await?;
        for path in ["/2023-01-02/", "/2024-01-02/02/"] {
            let go = format!("history.pushState(null, '', '{path}'); dispatchEvent(new PopStateEvent('popstate'));");
            page.call::<serde_json::Value>(&go, vec![]).await?;
            page.drawn().await?;
        }
        page.until("document.querySelector('[data-page=\"02\"][data-sheet]')").await?;
        page.until(
            "performance.getEntriesByType('resource').some(entry => entry.name.includes('2023-01-02/edition.json'))",
        )
        .await?;
        page.drawn().await?;
        assert!(page.eval::<bool>("!!document.querySelector('[data-page=\"02\"][data-sheet]')").await?);
        Ok(())
    })
}
