//! Nearer and farther: the whole page, the sheet, the article.

use serde_json::json;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::{SHEET, sheet};

const FAR: &str = "document.querySelector('[data-sheet][data-distance=far]')";

async fn wheel(page: &Page, selector: &str, delta: i32) -> Outcome {
    page.eval::<()>(&format!(
        "(element => {{
            const box = element.getBoundingClientRect();
            const [clientX, clientY] = [box.left + box.width / 2, box.top + box.height / 2];
            element.dispatchEvent(new WheelEvent('wheel',
                {{ deltaY: {delta}, ctrlKey: true, bubbles: true, cancelable: true, clientX, clientY }}));
        }})(document.querySelector(`{selector}`))"
    ))
    .await
}

/// Two fingers on the middle of the screen, from one distance to another.
async fn pinch(page: &Page, from: i32, to: i32) -> Outcome {
    let (x, y) = (195, 400);
    let fingers = |apart: i32| json!([{ "x": x - apart, "y": y, "id": 0 }, { "x": x + apart, "y": y, "id": 1 }]);
    let touch = async |kind: &str, points| {
        page.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await.map(drop)
    };
    touch("touchStart", fingers(from)).await?;
    for step in 1..=8 {
        touch("touchMove", fingers(from + (to - from) * step / 8)).await?;
    }
    touch("touchEnd", json!([])).await
}

#[test]
fn the_whole_page_stands_on_one_sheet_with_every_article_once() -> Outcome {
    let published = Published::newest(&Site::built())?;
    for screen in [Screen::DESKTOP, Screen::TABLET, Screen::PHONE] {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            page.click("[data-action=distance]").await?;
            page.until(FAR).await?;
            let far = sheet(page).await?;
            let texts = published.texts();
            let ids: Vec<&String> = far.articles.iter().map(|(id, _)| id).collect();
            assert_eq!(ids, published.edition.pages[0].articles.iter().collect::<Vec<_>>());
            for (id, text) in &far.articles {
                assert_eq!(text, texts.get(id).map_or("", String::as_str), "{id}");
            }
            let outside: bool = page
                .eval(
                    "(([sheet, stage]) => sheet.right > stage.right + 1 || sheet.bottom > stage.bottom + 1)
                    (['[data-sheet]', '.stage'].map(part => document.querySelector(part).getBoundingClientRect()))",
                )
                .await?;
            assert!(!outside, "the page does not fit");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_click_on_the_whole_page_leads_to_the_sheet_with_that_place() -> Outcome {
    let published = Published::newest(&Site::built())?;
    let last = published.edition.pages[0].articles.last().ok_or("no article")?.clone();
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            page.press("-").await?;
            page.until(FAR).await?;
            page.click(&format!("{SHEET} [data-article='{last}'] .legs")).await?;
            page.until(&format!("!{FAR}")).await?;
            assert!(sheet(page).await?.articles.iter().any(|(id, _)| *id == last));
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_wheel_goes_through_all_distances_at_its_point() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.settled().await?;
        wheel(page, &format!("{SHEET} [data-article='p1-a1'] .legs"), -200).await?;
        page.until("document.querySelector('[data-reading=\"p1-a1\"]')").await?;
        wheel(page, "[data-reading] .legs", 200).await?;
        page.until("!document.querySelector('[data-reading]')").await?;
        assert!(sheet(page).await?.articles.iter().any(|(id, _)| id == "p1-a1"));
        wheel(page, &format!("{SHEET} .legs"), 200).await?;
        page.until(FAR).await?;
        wheel(page, &format!("{SHEET} .legs"), -200).await?;
        page.until(&format!("!{FAR}")).await
    })
}

#[test]
fn two_fingers_bring_the_paper_nearer_and_farther() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.settled().await?;
        pinch(page, 140, 60).await?;
        page.until(FAR).await?;
        pinch(page, 60, 140).await?;
        page.until(&format!("!{FAR}")).await?;
        pinch(page, 60, 140).await?;
        page.until("document.querySelector('[data-reading]')").await
    })
}

#[test]
fn turning_the_whole_page_leads_to_the_next_page() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.press("-").await?;
        page.until(FAR).await?;
        page.click("[data-turn=next]").await?;
        page.until("document.querySelector('[data-distance=far][data-page=\"02\"]')").await?;
        assert!(page.path().await?.ends_with("/02/"));
        Ok(())
    })
}

#[test]
fn two_taps_on_an_article_bring_it_nearer_and_leave_it_there() -> Outcome {
    browse(Screen::PHONE, Site::built(), async |page| {
        page.open("/").await?;
        let begin = Page::now()?;
        for at in [begin, begin + 0.1] {
            page.touch("touchStart", at, json!([{ "x": 195, "y": 400 }])).await?;
            page.touch("touchEnd", at + 0.05, json!([])).await?;
        }
        page.until("document.querySelector('[data-reading] [data-line]')").await?;
        tokio::time::sleep(std::time::Duration::from_millis(800)).await;
        assert!(page.eval::<bool>("!!document.querySelector('[data-reading]')").await?, "it was folded up again");
        Ok(())
    })
}
