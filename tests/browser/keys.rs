//! The keyboard: shortcuts, the sheet that lists them, and where the focus goes.

use thirtyfour::Key;

use crate::harness::{Outcome, Screen, browse};
use crate::paper::Published;
use crate::reading::{sheet, turned};

const PANEL: &str = "document.querySelector('.panel[open]')";

#[test]
fn the_sheet_of_shortcuts_opens_and_its_switch_turns_single_keys_off() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        for (key, panel) in [("?", "keys"), ("c", "contents"), ("s", "settings")] {
            page.press(key).await?;
            page.until(&format!("{PANEL}?.dataset.panel === '{panel}'")).await?;
            page.press(Key::Escape).await?;
            page.until(&format!("!{PANEL}")).await?;
        }
        page.press("?").await?;
        page.until(PANEL).await?;
        page.click(".panel [name=keys]").await?;
        page.press(Key::Escape).await?;
        page.until(&format!("!{PANEL}")).await?;
        let before = sheet(page).await?;
        for key in ["]", "-", "?", "c"] {
            page.press(key).await?;
        }
        assert!(!page.eval::<bool>(&format!("!!{PANEL}")).await?);
        assert_eq!(sheet(page).await?, before);
        // Keys that are no characters turn as ever, and the sheet still has its button.
        turned(page, async || page.press(Key::Right).await).await?;
        page.click("[data-open=keys]").await?;
        page.until(PANEL).await
    })
}

#[test]
fn a_phone_finds_the_gestures_in_the_settings() -> Outcome {
    browse(Screen::PHONE, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.click("[data-open=settings]").await?;
        page.until(&format!("{PANEL}?.dataset.panel === 'settings'")).await?;
        page.click(".panel [data-open=keys]").await?;
        page.until(&format!("{PANEL}?.dataset.panel === 'keys'")).await
    })
}

#[test]
fn a_turned_page_is_announced_and_takes_the_focus_that_would_be_lost() -> Outcome {
    browse(Screen::DESKTOP, Published::of_three_pages().site()?, async |page| {
        page.open("/").await?;
        page.eval::<()>("document.querySelector('[data-article=\"p1-a1\"] a').focus()").await?;
        let said = "document.querySelector('[role=status]').textContent";
        let before: String = page.eval(said).await?;
        turned(page, async || page.press("]").await).await?;
        page.until("document.activeElement.matches('[data-sheet]')").await?;
        let after: String = page.eval(said).await?;
        assert!(after != before && after.contains("第2叠"), "{after}");
        // The button that turns keeps it.
        page.eval::<()>("document.querySelector('[data-turn=next]').focus()").await?;
        turned(page, async || page.press(Key::Enter).await).await?;
        page.until("document.activeElement.dataset.turn === 'next'").await
    })
}
