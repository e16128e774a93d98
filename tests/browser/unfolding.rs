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
        page.press(Key::Escape).await?;
        page.until("document.activeElement.matches('[data-sheet] [data-article=\"p1-a1\"] .unfold')").await?;
        Ok(())
    })
}

#[test]
fn what_is_read_stays_where_it_stands_when_the_text_grows() -> Outcome {
    let at_top = format!(
        "[...document.querySelectorAll('[data-reading] {LINE}')].filter(line => {{
            const box = line.getBoundingClientRect(); return box.bottom > 60 && box.top < 160; }})
        .map(line => line.closest('[data-block]').dataset.block)"
    );
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Published::of_three_pages().site()?, async |page| {
            page.open("/2024-01-02/a/p1-a1/").await?;
            unfolded(page, "p1-a1").await?;
            page.eval::<f64>("document.querySelector('[data-reading]').scrollTop = 1600").await?;
            page.drawn().await?;
            let before: Vec<String> = page.eval(&at_top).await?;
            page.press(">>>").await?;
            page.until("JSON.parse(localStorage.getItem('epaper:preferences') ?? '{}').text_size === 140").await?;
            page.drawn().await?;
            let after: Vec<String> = page.eval(&at_top).await?;
            assert!(after.iter().any(|block| before.contains(block)), "{before:?} became {after:?}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_wide_screen_reads_a_long_article_in_two_columns_of_its_height() -> Outcome {
    let columns = "new Set([...document.querySelectorAll('[data-reading] [data-line]')].map(line => Math.round(line.closest('.text').getClientRects()[0].left / 40))).size";
    for (screen, id, wide) in
        [(Screen::DESKTOP, "p1-a1", true), (Screen::DESKTOP, "p1-a2", false), (Screen::PHONE, "p1-a1", false)]
    {
        browse(screen, Published::of_three_pages().site()?, async |page| {
            page.open(&format!("/2024-01-02/a/{id}/")).await?;
            unfolded(page, id).await?;
            assert_eq!(page.eval::<usize>(columns).await? > 1, wide, "{id} on {}", screen.name);
            let high: bool = page
                .eval("[...document.querySelectorAll('[data-reading] .legs')].every(legs => legs.clientHeight < innerHeight)")
                .await?;
            assert!(high || !wide, "an opening is higher than the window");
            Ok(())
        })?;
    }
    Ok(())
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

#[test]
fn keys_scroll_an_article_that_was_opened_by_its_address() -> Outcome {
    const TOP: &str = "document.querySelector('[data-reading]').scrollTop";
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/a/p1-a1/").await?;
        unfolded(page, "p1-a1").await?;
        page.press(Key::PageDown).await?;
        page.until(&format!("{TOP} > 200")).await?;
        page.press(Key::Home).await?;
        page.until(&format!("{TOP} === 0")).await?;
        page.press(Key::Down).await?;
        page.until(&format!("{TOP} > 0")).await
    })
}

#[test]
fn folding_an_article_goes_back_to_where_it_was_unfolded() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/01/").await?;
        let entries: u32 = page.eval("history.length").await?;
        page.click(&format!("{SHEET} [data-article='p1-a1'] .legs")).await?;
        unfolded(page, "p1-a1").await?;
        // Reading on as far as the next page.
        page.press(Key::Right).await?;
        unfolded(page, "p1-a2").await?;
        page.press(Key::Right).await?;
        unfolded(page, "p2-a1").await?;
        page.press(Key::Escape).await?;
        folded(page).await?;
        page.until("location.pathname.endsWith('/2024-01-02/02/')").await?;
        page.until(&format!("document.querySelector(\"{SHEET} [data-article='p2-a1']\")")).await?;
        assert_eq!(page.eval::<u32>("history.length").await?, entries + 1);
        Ok(())
    })
}

#[test]
fn an_article_opened_by_its_address_makes_way_for_its_page() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/a/p2-a1/").await?;
        unfolded(page, "p2-a1").await?;
        let entries: u32 = page.eval("history.length").await?;
        page.press(Key::Escape).await?;
        folded(page).await?;
        page.until("location.pathname.endsWith('/2024-01-02/02/')").await?;
        assert_eq!(page.eval::<u32>("history.length").await?, entries);
        Ok(())
    })
}

#[test]
fn a_step_back_out_of_an_article_needs_no_network() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.tolerate("ERR_INTERNET_DISCONNECTED");
        page.open("/").await?;
        page.settled().await?;
        page.click(&format!("{SHEET} [data-article='p1-a1'] .legs")).await?;
        unfolded(page, "p1-a1").await?;
        page.offline(true).await?;
        page.back().await?;
        folded(page).await?;
        assert!(!page.eval::<bool>("!!document.querySelector('[role=alert]')").await?);
        Ok(())
    })
}
