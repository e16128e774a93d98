//! Search: what is found, where it leads, how it is lit, by keys and by finger.

use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::sheet;

const LIST: &str = "document.querySelector('[data-search=list]')";
const STRIP: &str = "document.querySelector('[data-search=strip]')";
/// The words that are lit under a name, as they stand in the document.
const LIT: &str = "(name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString()))";

/// Two editions, the newer one with three pages.
fn archive() -> Outcome<Site> {
    let line = "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞。";
    let long = line.repeat(3);
    let mut filled = vec![long.as_str(); 40];
    filled.push("傍晚，送报人骑着Bicycle回家。");
    let newer = Published::made_up(&[
        &[("城門洞里的早晨", &filled), ("短讯", &["煤矿职工医院今日开诊。"])],
        &[("第二版的头条", &["煤矿的早晨，送报人不来。", line])],
        &[("第三版的头条", &[line])],
    ]);
    let mut older = Published::made_up(&[&[("旧闻", &["一年以前的送报人。"])]]);
    older.path = "2023-01-02".into();
    older.edition.edition.date.year = 2023;
    Published::archive(&[newer, older])
}

async fn look_for(page: &Page, words: &str) -> Outcome {
    page.press("/").await?;
    page.until(&format!("{LIST} && document.activeElement.matches('[data-search=list] input')")).await?;
    page.press(words).await?;
    page.until("/[0-9]|Nothing|没有/.test(document.querySelector('[data-search=list] [role=status]').textContent)")
        .await
}

async fn titles(page: &Page) -> Outcome<Vec<String>> {
    page.eval("[...document.querySelectorAll('.found-title')].map(a => a.lastChild.textContent)").await
}

#[test]
fn any_piece_of_text_is_found_whatever_its_case_and_script() -> Outcome {
    for (words, expect) in [
        ("送报人", &["城門洞里的早晨", "第二版的头条", "第三版的头条"][..]),
        ("送報人", &["城門洞里的早晨", "第二版的头条", "第三版的头条"]),
        ("ｂｉｃｙｃｌｅ", &["城門洞里的早晨"]),
        ("城门洞里的早晨", &["城門洞里的早晨"]),
        ("煤矿 早晨", &["第二版的头条"]),
        ("矿职", &["短讯"]),
        ("铁路", &[]),
    ] {
        browse(Screen::DESKTOP, archive()?, async |page| {
            page.open("/2024-01-02/").await?;
            look_for(page, words).await?;
            assert_eq!(titles(page).await?, expect, "{words}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn keys_lead_from_hit_to_hit_lit_on_the_page() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, archive()?, async |page| {
            page.open("/2024-01-02/").await?;
            look_for(page, "煤矿").await?;
            page.press(Key::Enter).await?;
            page.until(STRIP).await?;
            page.until(&format!("{LIT}('at')[0] === '煤矿'")).await?;
            assert!(sheet(page).await?.articles.iter().any(|(id, _)| id == "p1-a2"));
            page.press("n").await?;
            page.until("document.querySelector('[data-sheet][data-page=\"02\"]')").await?;
            page.until(&format!("{LIT}('at')[0] === '煤矿'")).await?;
            assert!(page.path().await?.contains("/02/?q="));
            page.press("p").await?;
            page.until("document.querySelector('[data-sheet][data-page=\"01\"]')").await?;
            page.click("[data-hit-step=next]").await?;
            page.until("document.querySelector('[data-sheet][data-page=\"02\"]')").await?;
            page.click("[data-action=close-search]").await?;
            page.until(&format!("!{STRIP} && {LIT}('found').length === 0")).await?;
            assert!(!page.path().await?.contains("q="));
            Ok(())
        })?;
    }
    Ok(())
}
