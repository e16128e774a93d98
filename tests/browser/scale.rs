//! A paper of very many pages costs a reader no more than one of few: only what is seen is
//! fetched, composed and in the document.

use epaper::edition::Date;
use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::Published;
use crate::parts;
use crate::reading::{sheet, turned};

fn edition(pages: usize) -> Published {
    let paragraph = "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞。";
    let articles: &[(&str, &[&str])] = &[("城门洞里的早晨", &[paragraph, paragraph]), ("短讯", &[paragraph])];
    Published::made_up(&vec![articles; pages])
}

/// Files of editions that the document has fetched so far, by name, in order of their names: those asked for at once
/// come in any order.
async fn fetched(page: &Page) -> Outcome<Vec<String>> {
    page.eval(
        "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
            .filter(path => path.includes('/editions/')).map(path => path.split('/').pop()).sort()",
    )
    .await
}

/// The same once nothing has come for a while: idle time is scarce on a busy machine.
async fn settled(page: &Page) -> Outcome<Vec<String>> {
    let mut now = fetched(page).await?;
    let mut quiet = 0;
    while quiet < 4 {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let next = fetched(page).await?;
        quiet = if next.len() == now.len() { quiet + 1 } else { 0 };
        now = next;
    }
    Ok(now)
}

#[test]
fn a_large_edition_opens_with_the_files_of_a_small_one() -> Outcome {
    let mut opened = [vec![], vec![]];
    for (opened, pages) in opened.iter_mut().zip([4, 160]) {
        browse(Screen::DESKTOP, edition(pages).site()?, async |page| {
            page.open("/").await?;
            // The neighbour's texts come when the browser is idle, whenever that is.
            page.until(&parts::fetched("page-2.json")).await?;
            *opened = settled(page).await?;
            Ok(())
        })?;
    }
    assert_eq!(opened[0], opened[1]);
    Ok(())
}

#[test]
fn paging_through_a_large_edition_leaves_nothing_behind() -> Outcome {
    browse(Screen::PHONE, edition(160).site()?, async |page| {
        page.open("/").await?;
        let nodes = "document.querySelectorAll('*').length";
        let mut most = 0_usize;
        let first: usize = page.eval(nodes).await?;
        for _ in 0..60 {
            turned(page, async || page.press(Key::PageDown).await).await?;
            most = most.max(page.eval(nodes).await?);
        }
        // Sheets differ by a few elements, never by a sheet.
        assert!(most < first + first / 3, "{first} elements at first, {most} later");
        // What lies far behind was let go: it is fetched again.
        let before = settled(page).await?;
        turned(page, async || page.press(Key::Home).await).await?;
        assert!(sheet(page).await?.text().contains("送报人"));
        let again = settled(page).await?.iter().filter(|file| *file == "page-1.json").count();
        assert_eq!(before.iter().filter(|file| *file == "page-1.json").count() + 1, again);
        Ok(())
    })
}

/// A daily of so many days up to the last of 2024, the newest first; each has its day in its text.
fn daily(days: i32) -> Vec<Published> {
    let last = Date { year: 2024, month: 12, day: 31 };
    let edition = |ago: i32| {
        let date = last.plus_days(-ago);
        let text = format!("{}的城门洞里，送报人来了。", date.in_words("zh-Hans"));
        let mut edition = Published::made_up(&[&[("头条", &[text.as_str()])]]);
        edition.path = date.to_string();
        edition.edition.edition.date = date;
        edition
    };
    (0..days).map(edition).collect()
}

#[test]
fn ten_years_of_editions_open_and_are_searched_without_loading_them() -> Outcome {
    // The list of editions, which the calendar asks for anew, and the newest edition.
    let files = ["edition.json", "index.json", "index.json", "page-1.json"];
    let mut searched = [0, 0];
    for (searched, days) in searched.iter_mut().zip([10, 3650]) {
        let editions = daily(days);
        let oldest = editions.last().expect("an edition").path.clone();
        browse(Screen::DESKTOP, Published::bundles(&editions)?, async |page| {
            page.open("/").await?;
            page.settled().await?;
            page.press("e").await?;
            page.until("document.querySelector('[data-panel=editions] [role=grid]')").await?;
            while fetched(page).await?.len() < files.len() {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            assert_eq!(settled(page).await?, files);
            if days > 366 {
                page.eval::<()>(
                    "(select => { select.value = '2015'; select.dispatchEvent(new Event('change', { bubbles: true })) })
                        (document.querySelector('[data-panel=editions] select[name=year]'))",
                )
                .await?;
                page.until("document.querySelector('[data-day=\"2015-12-31\"]')").await?;
                // The list of that year, and the miniatures of its days have no files here.
                let years = settled(page).await?.iter().filter(|file| file.starts_with("index-")).count();
                assert_eq!(years, 1);
            }
            page.press(Key::Escape).await?;
            page.press("/").await?;
            page.until("document.activeElement.matches('[data-search=list] input')").await?;
            let day = Date::in_words(oldest.parse()?, "zh-Hans");
            page.insert(&day).await?;
            page.click("[data-search=list] [role=group] button:last-child").await?;
            page.until(&format!("document.querySelector('.search-found a').href.includes('{oldest}')")).await?;
            *searched = settled(page).await?.len();
            Ok(())
        })?;
    }
    // Of each of eleven years the volume and a shard or two, and the list of 2015.
    assert!(searched[1] <= searched[0] + 40, "{} files for 10 editions, {} for 3,650", searched[0], searched[1]);
    Ok(())
}
