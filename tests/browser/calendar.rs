//! The calendar of editions: days, keys, years in files of their own.

use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, Site, browse};
use crate::paper::Published;

const DAY: &str = "document.activeElement.dataset.day";

const SHEET: &str = "document.querySelector('[data-sheet] [data-article]')?.closest('[data-sheet]')";

/// Editions of some days, newest first, each with the day as its headline.
fn archive(days: &[(u16, u8, u8)]) -> Outcome<Site> {
    let editions: Vec<Published> = days
        .iter()
        .map(|(year, month, day)| {
            let mut edition = Published::made_up(&[&[("头条", &["正文。"])]]);
            edition.edition.edition.date = epaper::edition::Date { year: *year, month: *month, day: *day };
            edition.path = edition.edition.edition.date.to_string();
            edition
        })
        .collect();
    Published::archive(&editions)
}

async fn open_calendar(page: &Page) -> Outcome {
    page.open("/").await?;
    page.press("e").await?;
    page.until(&format!("document.querySelector('dialog[open][data-panel=editions] [role=grid]') && {DAY}")).await
}

/// The days with an edition in the month in view.
async fn days(page: &Page) -> Outcome<Vec<String>> {
    page.eval("[...document.querySelectorAll('.calendar a')].map(day => day.dataset.day)").await
}

#[test]
fn arrows_go_through_days_and_enter_opens_an_edition() -> Outcome {
    let site = archive(&[(2024, 3, 1), (2024, 2, 29), (2024, 2, 1), (2023, 12, 31)])?;
    browse(Screen::DESKTOP, site, async |page| {
        open_calendar(page).await?;
        assert_eq!(days(page).await?, ["2024-03-01"]);
        for (key, expect) in [
            (Key::Left, "2024-02-29"),
            (Key::Up, "2024-02-22"),
            (Key::Home, "2024-02-19"),
            (Key::End, "2024-02-25"),
            (Key::PageUp, "2024-01-25"),
            (Key::PageDown, "2024-02-25"),
            (Key::Down, "2024-03-03"),
            (Key::Left, "2024-03-02"),
            (Key::Left, "2024-03-01"),
            (Key::Left, "2024-02-29"),
        ] {
            page.press(key).await?;
            page.until(&format!("{DAY} === '{expect}'")).await?;
        }
        assert_eq!(days(page).await?, ["2024-02-01", "2024-02-29"]);
        page.press(Key::Enter).await?;
        page.until("!document.querySelector('dialog[open]') && location.pathname.endsWith('/2024-02-29/')").await?;
        page.until("document.title.includes('2024年2月29日')").await?;
        page.until(&format!("{SHEET}?.textContent.includes('2024年2月29日')")).await?;
        page.back().await?;
        page.until("document.title.includes('2024年3月1日')").await?;
        page.until(&format!("{SHEET}?.textContent.includes('2024年3月1日')")).await
    })
}

#[test]
fn a_finger_goes_through_months_and_opens_an_edition() -> Outcome {
    let site = archive(&[(2024, 3, 1), (2024, 2, 29), (2022, 5, 4)])?;
    browse(Screen::PHONE, site, async |page| {
        page.open("/").await?;
        page.click("[data-open=contents]").await?;
        page.click("[data-panel=contents] [data-open=editions]").await?;
        page.until("document.querySelector('[data-panel=editions] [role=grid]')").await?;
        page.click("[data-month=before]").await?;
        page.until("document.querySelector('[data-day=\"2024-02-29\"]')").await?;
        let wide: bool = page.eval("document.querySelector('dialog').scrollWidth > innerWidth").await?;
        assert!(!wide, "the calendar is wider than the screen");
        page.eval::<()>(
            "(select => { select.value = '2022'; select.dispatchEvent(new Event('change', { bubbles: true })); })
            (document.querySelector('[name=year]'))",
        )
        .await?;
        page.until("document.querySelector('[name=month]').value === '2'").await?;
        page.eval::<()>(
            "(select => { select.value = '5'; select.dispatchEvent(new Event('change', { bubbles: true })); })
            (document.querySelector('[name=month]'))",
        )
        .await?;
        page.click("[data-day='2022-05-04']").await?;
        page.until("location.pathname.endsWith('/2022-05-04/') && document.title.includes('2022年5月4日')").await
    })
}

#[test]
fn a_year_in_a_file_of_its_own_is_fetched_when_it_is_looked_at() -> Outcome {
    let year = r#"{"schema":1,"editions":[{"path":"2015-06-07","date":"2015-06-07","title":"测试日报","language":"zh-Hans","pages":1}]}"#;
    let index = r#"{"schema":1,"editions":[{"path":"2024-01-02","date":"2024-01-02","title":"测试日报","language":"zh-Hans","pages":1}],
        "years":[{"year":2015,"editions":1,"file":"years/2015.json"}]}"#;
    let site = Published::made_up(&[&[("头条", &["正文。"])]]).site()?;
    let site = site.with("editions/index.json", index).with("editions/years/2015.json", year);
    browse(Screen::DESKTOP, site, async |page| {
        open_calendar(page).await?;
        let fetched = "performance.getEntriesByName(new URL('editions/years/2015.json', document.baseURI).href).length";
        assert_eq!(page.eval::<u32>(fetched).await?, 0);
        for _ in 0..103 {
            page.click("[data-month=before]").await?;
        }
        page.until("document.querySelector('a[data-day=\"2015-06-07\"]')").await
    })
}

#[test]
fn every_day_says_what_it_is() -> Outcome {
    let site = archive(&[(2024, 3, 1), (2024, 2, 29)])?;
    browse(Screen::DESKTOP, site, async |page| {
        open_calendar(page).await?;
        let unnamed: u32 = page
            .eval("[...document.querySelectorAll('[data-day]')].filter(day => !day.getAttribute('aria-label')).length")
            .await?;
        let stops: u32 = page.eval("document.querySelectorAll('[data-day][tabindex=\"0\"]').length").await?;
        let current: String = page.eval("document.querySelector('[data-day][aria-current=date]').dataset.day").await?;
        assert_eq!((unnamed, stops, current.as_str()), (0, 1, "2024-03-01"));
        Ok(())
    })
}
