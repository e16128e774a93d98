//! A paper of very many pages costs a reader no more than one of few: only what is seen is
//! fetched, composed and in the document.

use thirtyfour::Key;

use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::Published;
use crate::reading::{sheet, turned};

fn edition(pages: usize) -> Published {
    let paragraph = "清晨的城门洞里，送报人把还带着油墨气味的报纸分成三摞。";
    let articles: &[(&str, &[&str])] = &[("城门洞里的早晨", &[paragraph, paragraph]), ("短讯", &[paragraph])];
    Published::made_up(&vec![articles; pages])
}

/// Files of editions that the document has fetched so far, by name.
async fn fetched(page: &Page) -> Outcome<Vec<String>> {
    page.eval(
        "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
            .filter(path => path.includes('/editions/')).map(path => path.split('/').pop())",
    )
    .await
}

async fn settled(page: &Page) -> Outcome<Vec<String>> {
    let mut now = fetched(page).await?;
    loop {
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        let next = fetched(page).await?;
        if next.len() == now.len() {
            return Ok(now);
        }
        now = next;
    }
}

#[test]
fn a_large_edition_opens_with_the_files_of_a_small_one() -> Outcome {
    let mut opened = vec![];
    for pages in [4, 160] {
        browse(Screen::DESKTOP, edition(pages).site()?, async |page| {
            page.open("/").await?;
            opened.push(settled(page).await?);
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
