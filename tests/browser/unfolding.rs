//! The reading view: unfolding an article, reading it whole, and folding it up again.

use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::{Published, solid};
use crate::reading::{LINE, SHEET, sheet, turned};

/// The text of the article that is unfolded.
async fn unfolded(page: &Page, id: &str) -> Outcome<String> {
    page.until(&format!("document.querySelector('[data-reading=\"{id}\"] [data-line]')")).await?;
    let script =
        format!("[...document.querySelectorAll('[data-reading] {LINE}')].map(line => line.textContent).join('')");
    Ok(solid(&page.eval::<String>(&script).await?))
}

async fn folded(page: &Page) -> Outcome {
    page.until("!document.querySelector('[data-reading]')").await
}

#[test]
fn a_click_unfolds_the_whole_article_and_escape_returns_to_the_same_sheet() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let published = Published::newest(&Site::built())?;
        browse(screen, Site::built(), async |page| {
            page.open("/").await?;
            let before = turned(page, async || page.click("[data-turn=next]").await).await?;
            let id = before.articles[0].0.clone();
            page.click(&format!("{SHEET} [data-article='{id}'] .legs")).await?;
            assert_eq!(unfolded(page, &id).await?, published.texts()[&id]);
            assert!(page.path().await?.ends_with(&format!("/a/{id}/")), "{}", page.path().await?);
            page.press(Key::Escape).await?;
            folded(page).await?;
            assert_eq!(sheet(page).await?.text(), before.text());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn every_article_has_an_address_that_unfolds_it() -> Outcome {
    let published = Published::newest(&Site::built())?;
    browse(Screen::PHONE, Site::built(), async |page| {
        for (id, text) in published.texts() {
            page.open(&format!("/{}/a/{id}/", published.path)).await?;
            assert_eq!(unfolded(page, &id).await?, text, "{id}");
        }
        Ok(())
    })
}

#[test]
fn the_next_article_follows_in_editorial_order_and_back_goes_to_the_page() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.click(&format!("{SHEET} [data-article='p1-a1'] .legs")).await?;
        unfolded(page, "p1-a1").await?;
        page.click("[data-action=next]").await?;
        unfolded(page, "p1-a2").await?;
        page.press(Key::Left).await?;
        unfolded(page, "p1-a1").await?;
        // Reading on is no new entry of the history: one step back leads out.
        page.back().await?;
        folded(page).await
    })
}

#[test]
fn the_keyboard_reaches_each_article_and_enter_unfolds_it() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.eval::<()>("document.querySelector('[data-article=\"p1-a1\"] .unfold').focus()").await?;
        page.press(Key::Enter).await?;
        unfolded(page, "p1-a1").await?;
        let focused: bool = page.eval("!!document.activeElement.closest('[data-reading]')").await?;
        assert!(focused, "the focus stayed on the page below");
        Ok(())
    })
}

#[test]
fn nothing_of_an_unfolded_article_is_wider_than_a_phone() -> Outcome {
    let published = Published::newest(&Site::built())?;
    browse(Screen::PHONE, Site::built(), async |page| {
        for id in published.texts().keys() {
            page.open(&format!("/{}/a/{id}/", published.path)).await?;
            unfolded(page, id).await?;
            let wide: bool = page
                .eval("(view => view.scrollWidth > view.clientWidth)(document.querySelector('[data-reading]'))")
                .await?;
            assert!(!wide, "{id} scrolls sideways");
        }
        Ok(())
    })
}
