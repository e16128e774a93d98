//! Turning: keys, buttons and fingers, and where it leaves the address bar.

use thirtyfour::Key;

use crate::harness::{Outcome, Screen, browse};
use crate::paper::Published;
use crate::reading::{SHEET, next, sheet, turned, walk};

#[test]
fn keys_turn_forth_and_back() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        let first = sheet(page).await?;
        for (forth, back) in [(Key::Right, Key::Left), (Key::PageDown, Key::PageUp)] {
            let second = turned(page, async || page.press(forth.clone()).await).await?;
            assert_ne!(second.text(), first.text());
            assert_eq!(turned(page, async || page.press(back.clone()).await).await?.text(), first.text());
        }
        turned(page, async || page.press(" ").await).await?;
        Ok(())
    })
}

#[test]
fn home_and_end_reach_the_ends_and_no_further() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        let first = sheet(page).await?;
        page.press(Key::Left).await?;
        assert_eq!(sheet(page).await?.text(), first.text());
        let last = turned(page, async || page.press(Key::End).await).await?;
        assert!(last.last);
        page.press(Key::Right).await?;
        assert_eq!(sheet(page).await?, last);
        assert_eq!(turned(page, async || page.press(Key::Home).await).await?.text(), first.text());
        Ok(())
    })
}

#[test]
fn buttons_turn() -> Outcome {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        browse(screen, Published::of_three_pages().site()?, async |page| {
            page.open("/").await?;
            let first = sheet(page).await?;
            turned(page, async || page.click("[data-turn=next]").await).await?;
            let back = turned(page, async || page.click("[data-turn=previous]").await).await?;
            assert_eq!(back.text(), first.text());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn what_the_next_page_brings_leads_there() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        turned(page, async || page.press(Key::End).await).await?;
        assert!(!page.eval::<bool>(&format!("!!document.querySelector('{SHEET} .teaser')")).await?);
        turned(page, async || page.press(Key::Left).await).await?;
        turned(page, async || page.click(".teaser-name").await).await?;
        page.until(&format!("document.querySelector('{SHEET}[data-page=\"03\"]')")).await?;
        turned(page, async || page.press(Key::Left).await).await?;
        let id: String = page.eval("document.querySelector('.teased').dataset.opens").await?;
        page.click(".teased").await?;
        page.until(&format!("document.querySelector('[data-reading=\"{id}\"]')")).await
    })
}

#[test]
fn a_swipe_turns_and_a_scroll_does_not() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        let first = sheet(page).await?;
        let second = turned(page, async || page.swipe((320, 400), (80, 410)).await).await?;
        for (from, to) in [((200, 600), (190, 200)), ((200, 200), (230, 600))] {
            page.swipe(from, to).await?;
            assert_eq!(sheet(page).await?, second, "{from:?} to {to:?}");
        }
        assert_eq!(turned(page, async || page.swipe((80, 400), (320, 410)).await).await?.text(), first.text());
        Ok(())
    })
}

#[test]
fn the_address_follows_and_history_leads_back() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/").await?;
        let sheets = walk(page).await?;
        assert!(sheets.len() > 2, "{} sheets", sheets.len());
        assert_eq!(page.path().await?, "/2024-01-02/03/");
        assert!(page.eval::<String>("document.title").await?.contains("第3叠"));
        let back = turned(page, async || page.back().await).await?;
        assert!(back.place.contains("/2024-01-02/02/"), "{}", back.place);
        Ok(())
    })
}

#[test]
fn a_resize_keeps_the_text_in_view() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        for _ in 0..4 {
            next(page).await?;
        }
        let before = sheet(page).await?;
        let opening: String = before.text().chars().take(12).collect();
        for screen in [Screen::TABLET, Screen::WIDE, Screen::DESKTOP, Screen::PHONE] {
            page.resize(screen).await?;
            let fits =
                "Math.abs(document.querySelector('[data-sheet]').getBoundingClientRect().right - innerWidth) < 200";
            page.until(fits).await?;
            let now = sheet(page).await?;
            assert!(now.text().contains(&opening), "{} on {}: {}", opening, screen.name, now.text());
        }
        assert_eq!(sheet(page).await?.text(), before.text());
        Ok(())
    })
}

#[test]
fn a_step_back_comes_to_the_sheet_that_was_left() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/2024-01-02/01/").await?;
        next(page).await?;
        let left = next(page).await?;
        page.click("[data-open=contents]").await?;
        page.click(".panel [data-page='2']").await?;
        page.until("document.querySelector('[data-page=\"03\"][data-sheet]')").await?;
        page.back().await?;
        page.until("document.querySelector('[data-page=\"01\"][data-sheet]')").await?;
        assert_eq!(sheet(page).await?, left);
        Ok(())
    })
}
