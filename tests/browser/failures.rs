//! What a reader sees when the paper does not come: words, and a way on.

use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{SHEET, sheet, turned};

/// The failure in view, by its name.
async fn told(page: &Page, state: &str) -> Outcome<String> {
    page.until(&format!("document.querySelector('[role=alert][data-state={state}]')")).await?;
    page.eval("document.querySelector('[role=alert]').innerText").await
}

fn check(site: Site, path: &str, state: &str, words: &[&str]) -> Outcome {
    browse(Screen::PHONE, site, async |page| {
        page.tolerate("404");
        page.visit(path).await?;
        let told = told(page, state).await?;
        for word in words {
            assert!(told.contains(word), "{state} does not say {word}: {told}");
        }
        let wide: bool = page.eval("document.scrollingElement.scrollWidth > innerWidth").await?;
        assert!(!wide, "{state} scrolls sideways");
        Ok(())
    })
}

#[test]
fn a_missing_list_of_editions_is_told() -> Outcome {
    check(Site::built().without("editions/index.json"), "/", "missing", &["editions/index.json"])
}

#[test]
fn a_missing_edition_is_told() -> Outcome {
    let (site, path) = newest()?;
    check(site.without(&format!("editions/{path}/edition.json")), &format!("/{path}/"), "missing", &["edition.json"])
}

#[test]
fn a_missing_page_is_told() -> Outcome {
    let site = Published::of_three_pages().site()?;
    check(site.without("editions/2024-01-02/page-1.json"), "/", "missing", &["page-1.json"])
}

#[test]
fn broken_json_is_told_with_its_place() -> Outcome {
    let (site, path) = newest()?;
    let file = format!("editions/{path}/edition.json");
    let mut cut = site.read(&file)?;
    cut.truncate(cut.len() / 2);
    check(site.with(&file, cut), &format!("/{path}/"), "broken", &["edition.json", "column"])
}

#[test]
fn a_page_of_html_in_the_place_of_json_is_told() -> Outcome {
    let site = Site::built().with("editions/index.json", "<!doctype html><title>Sign in to the network</title>");
    check(site, "/", "broken", &["editions/index.json"])
}

#[test]
fn a_newer_bundle_is_told_from_a_broken_one() -> Outcome {
    let site = Site::built().with("editions/index.json", r#"{"schema": 99, "volumes": []}"#);
    check(site, "/", "broken", &["99", "newer"])
}

#[test]
fn a_number_that_is_not_whole_is_as_good_as_none() -> Outcome {
    let published = Published::of_three_pages();
    let mut edition = serde_json::to_value(&published.edition)?;
    edition["later"] = 0.25.into();
    edition["articles"][0]["hints"] = serde_json::json!({ "columns": 1.5, "boxed": false });
    let site = published.site()?.with("editions/2024-01-02/edition.json", edition.to_string());
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/2024-01-02/").await?;
        assert!(page.eval::<bool>("document.querySelector('[data-sheet]').innerText.includes('城门洞')").await?);
        Ok(())
    })
}

#[test]
fn an_empty_list_is_no_error_of_the_server() -> Outcome {
    check(Site::built().with("editions/index.json", r#"{"schema": 1, "editions": []}"#), "/", "empty", &[])
}

#[test]
fn words_are_chinese_for_a_chinese_reader() -> Outcome {
    browse(Screen::PHONE, Site::built().without("editions/index.json"), async |page| {
        page.tolerate("404");
        let chinese = "Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' })";
        page.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": chinese })).await?;
        page.visit("/").await?;
        let told = told(page, "missing").await?;
        assert!(told.contains("重试"), "{told}");
        Ok(())
    })
}

#[test]
fn a_reader_who_goes_offline_is_told_and_can_try_again() -> Outcome {
    // A reader fetches the next page ahead, but not the one after it.
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.tolerate("ERR_INTERNET_DISCONNECTED");
        page.open("/").await?;
        // What comes soon after the first sheet is no longer on its way.
        page.settled().await?;
        page.offline(true).await?;
        page.press(Key::End).await?;
        let told = told(page, "offline").await?;
        assert!(told.contains("offline"), "{told}");
        page.offline(false).await?;
        page.click("[role=alert] button").await?;
        page.until(&format!("document.querySelector('{SHEET}')")).await?;
        assert!(sheet(page).await?.text().contains("送报人"));
        turned(page, async || page.press(Key::Home).await).await?;
        Ok(())
    })
}

fn newest() -> Outcome<(Site, String)> {
    let site = Site::built();
    let path = Published::newest(&site)?.path;
    Ok((site, path))
}
