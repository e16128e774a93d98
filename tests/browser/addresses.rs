//! Addresses: each is a file of the site and opens what it names.

use crate::harness::{Outcome, Screen, Site, browse};
use crate::paper::Published;
use crate::reading::sheet;

#[test]
fn every_address_of_the_demo_edition_opens_what_it_names() -> Outcome {
    let site = Site::built();
    let Published { path, edition, .. } = Published::newest(&site)?;
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/").await?;
        assert!(page.eval::<String>("document.title").await?.contains(&edition.paper.title));
        for number in edition.pages.iter().map(|page| &page.number) {
            page.open(&format!("/{path}/{number}/")).await?;
            assert_eq!(page.path().await?, format!("/{path}/{number}/"));
            let shown =
                page.eval::<String>("document.querySelector('[data-sheet]').getAttribute('aria-label')").await?;
            assert!(shown.contains(number.as_str()), "{shown}");
        }
        for head in &edition.articles {
            page.open(&format!("/{path}/a/{}/", head.id)).await?;
            let articles = sheet(page).await?.articles;
            assert!(articles.iter().any(|(id, _)| *id == head.id), "{}: {articles:?}", head.id);
        }
        Ok(())
    })
}

#[test]
fn an_address_without_its_slash_leads_to_the_page() -> Outcome {
    let site = Site::built();
    let path = Published::newest(&site)?.path;
    browse(Screen::DESKTOP, site, async |page| {
        page.open(&format!("/{path}")).await?;
        assert_eq!(page.path().await?, format!("/{path}/"));
        Ok(())
    })
}

#[test]
fn an_address_of_nothing_says_so() -> Outcome {
    browse(Screen::DESKTOP, Site::built(), async |page| {
        for path in ["/1999-01-01/", "/2024-12-06/no-such-page/", "/2024-12-06/a/no-such-article/", "/a/b/c/d/"] {
            page.tolerate("404");
            page.visit(path).await?;
            page.until("document.querySelector('[role=alert]')").await?;
            let told: String = page.eval("document.querySelector('[role=alert]').innerText").await?;
            assert!(told.len() > 20, "{path}: {told}");
        }
        Ok(())
    })
}
